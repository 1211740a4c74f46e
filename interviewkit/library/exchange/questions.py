"""From questions of the bank to rows of a table, and from a row to the question that somebody means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.domain.question import LANGS, STAR
from interviewkit.domain.shape import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviewkit.domain.question import Bank, Competency, Lang, Question, RolePack

    from .table import Row

_PROBE: Final = re.compile(rf"\s*([{''.join(STAR)}])\s*[:：]\s*(.*)", re.DOTALL)
_HAN: Final = re.compile("[\u3400-\u9fff]")


def bank_rows(bank: Bank, lang: Lang | None = None) -> Iterator[dict[str, str]]:
    """Every question once, in its home pack: in one language, or with the Chinese first and the English beside it."""
    for pack, competency, question in bank.questions():
        yield _row(pack, competency, question, lang)


def _row(pack: RolePack, competency: Competency, question: Question, lang: Lang | None) -> dict[str, str]:
    return {
        "id": question.id,
        "pack": pack.key,
        "competency": competency.key,
        "technique": question.technique,
        "lang": lang or "zh",
        "level": question.level,
        "minutes": str(question.minutes),
        **_words(question, lang or "zh"),
        **({} if lang else {f"{column}_en": words for column, words in _words(question, "en").items()}),
    }


def _words(question: Question, lang: Lang) -> dict[str, str]:
    probes = "\n".join(f"{probe.part}: {' '.join(probe.text[lang].split())}" for probe in question.probes)
    return {"text": question.text[lang], "listen_for": question.listen_for[lang], "probes": probes}


def row_content(row: Row) -> tuple[HouseQuestion, list[Fault]]:
    """The question that a row means, and what of the row has no meaning: its language and its lines of probes.

    Without a language, Chinese characters tell it. Minutes that are no whole number are None. Whether pack,
    competency, technique and lengths are right is for `domain.house.faults`, which knows the bank.
    """
    faults = list(_faults(row))
    lang = _lang(row)
    zh, en = ("", "_en") if lang == "zh" else (None, "")
    minutes = row["minutes"].strip()
    content = HouseQuestion(
        pack=row["pack"].strip(),
        competency=row["competency"].strip(),
        technique=row["technique"].strip(),
        level=row["level"].strip(),
        minutes=int(minutes) if re.fullmatch("[0-9]{1,4}", minutes) else None,
        text_zh=_said(row, "text", zh) or None,
        text_en=_said(row, "text", en) or None,
        listen_for_zh=_said(row, "listen_for", zh),
        listen_for_en=_said(row, "listen_for", en),
        probes=_paired(_probes(_said(row, "probes", zh)), _probes(_said(row, "probes", en))),
    )
    return content, faults


def _faults(row: Row) -> Iterator[Fault]:
    if row["lang"].strip() not in ("", *LANGS):
        yield Fault(row.at("lang"), show(row["lang"]), f"one of {', '.join(LANGS)}")
    for column in ("probes", "probes_en"):
        first = row[column].strip().partition("\n")[0]
        if first and not _PROBE.fullmatch(first):
            yield Fault(row.at(column), show(first), f"lines that begin with one of {', '.join(STAR)} and a colon")


def _lang(row: Row) -> str:
    return row["lang"].strip() or ("zh" if _HAN.search(row["text"]) else "en")


def _said(row: Row, column: str, ending: str | None) -> str:
    """What a column says in the language of that ending; nothing without one."""
    return "" if ending is None else row[column + ending].strip()


def _probes(lines: str) -> list[tuple[str, str]]:
    """Part and words of each probe; a line that begins with no part goes on with the probe before it."""
    found: list[tuple[str, str]] = []
    for line in lines.splitlines():
        if probe := _PROBE.fullmatch(line):
            found.append((probe[1], probe[2].strip()))
        elif found:
            part, words = found[-1]
            found[-1] = part, f"{words} {line.strip()}".strip()
    return found


def _paired(zh: list[tuple[str, str]], en: list[tuple[str, str]]) -> tuple[HouseProbe, ...]:
    """Probes of both languages as one each, where they ask for the same parts in the same order."""
    same = [part for part, _ in zh] == [part for part, _ in en]
    if same:
        return tuple(HouseProbe(part, words, other) for (part, words), (_, other) in zip(zh, en, strict=True))
    chinese = tuple(HouseProbe(part, words, "") for part, words in zh)
    return chinese + tuple(HouseProbe(part, "", words) for part, words in en)
