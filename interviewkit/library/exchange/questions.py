"""From questions to rows of a table, and from a row to the question that somebody means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Told
from interviewkit.domain.house import HouseProbe, HouseQuestion, from_question
from interviewkit.domain.question import LANGS, STAR
from interviewkit.domain.said import spoken_in
from interviewkit.domain.shape import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviewkit.domain.question import Bank, Lang

    from .table import Row

USUAL: Final = HouseQuestion("", "", "", level="entry", minutes=3, text_zh=None, text_en=None)
"""What a new question is where its row doesn't say; house default."""
BESIDE: Final = ("text_en", "listen_for_en", "probes_en")
"""What holds the English beside the Chinese."""
_PROBE: Final = re.compile(rf"\s*([{''.join(STAR)}])\s*[:：]\s*(.*)", re.DOTALL)
_WHOLE: Final = re.compile("[0-9]{1,4}")

Said = list[tuple[str, str]]
"""The probes of a question in one language: part and words of each."""


def bank_rows(bank: Bank, lang: Lang | None = None) -> Iterator[dict[str, str]]:
    """Every question once, in its home pack: in one language, or with the Chinese first and the English beside it."""
    for pack, _, question in bank.questions():
        yield house_row(question.id, from_question(question, pack.key), lang)


def house_row(question_id: str, content: HouseQuestion, lang: Lang | None = None) -> dict[str, str]:
    """The row of one question: in both languages, or in one; in the other if it isn't said in that one."""
    spoken = lang or "zh"
    if lang and not _text(content, lang):
        spoken = "en" if lang == "zh" else "zh"
    return {
        "id": question_id,
        "pack": content.pack,
        "competency": content.competency,
        "technique": content.technique,
        "lang": spoken,
        "level": content.level,
        "minutes": str(content.minutes or ""),
        **_words(content, spoken),
        **({} if lang else {f"{column}_en": words for column, words in _words(content, "en").items()}),
    }


def _words(content: HouseQuestion, lang: Lang) -> dict[str, str]:
    probes = "\n".join(f"{part}: {words}".rstrip() for part, words in _said(content.probes, lang))
    return {"text": _text(content, lang), "listen_for": _listen_for(content, lang), "probes": probes}


def _text(content: HouseQuestion, lang: Lang) -> str:
    return (content.text_zh if lang == "zh" else content.text_en) or ""


def _listen_for(content: HouseQuestion, lang: Lang) -> str:
    return content.listen_for_zh if lang == "zh" else content.listen_for_en


def _said(probes: Sequence[HouseProbe], lang: Lang) -> Said:
    """Every probe on one line, so that both languages pair again; nothing where that language says none of them."""
    said = [(probe.part, " ".join((probe.zh if lang == "zh" else probe.en).split())) for probe in probes]
    return said if any(words for _, words in said) else []


def row_content(row: Row, stored: HouseQuestion | None = None) -> tuple[HouseQuestion, list[Told]]:
    """The question that a row means, settled but for its pack; and what has no meaning: its language, lines of probes.

    What the row doesn't speak of stays as it is in `stored`, the question of that id: columns that its file lacks,
    the other language where the file holds one, and level and minutes that are left blank. Without a language,
    columns of English or else Chinese characters tell it. Minutes that are no whole number are None. Whether pack,
    competency, technique and lengths are right is for `domain.house.faults`, which knows the bank.
    """
    before = stored or USUAL
    lang = _lang(row)
    zh, en = ("", "_en") if lang == "zh" else (None, "")
    content = HouseQuestion(
        pack=row["pack"].strip(),
        competency=row["competency"].strip(),
        technique=row["technique"].strip(),
        level=row["level"].strip() or before.level,
        minutes=_minutes(row["minutes"].strip(), before.minutes),
        text_zh=_cell(row, "text", zh, before.text_zh) or None,
        text_en=_cell(row, "text", en, before.text_en) or None,
        listen_for_zh=_cell(row, "listen_for", zh, before.listen_for_zh),
        listen_for_en=_cell(row, "listen_for", en, before.listen_for_en),
        probes=_all_probes(row, zh, en, before.probes),
    )
    return content, list(_faults(row, lang))


def column_of(row: Row, path: str) -> str:
    """The column of a row that a fault of `domain.house.faults` is about, by its path."""
    name = next((name for name in ("text", "listen_for", "probes") if path.startswith(name)), path)
    return f"{name}_en" if path.endswith("en") and _lang(row) == "zh" else name


def _faults(row: Row, lang: str) -> Iterator[Told]:
    if lang not in LANGS:
        yield Told(row.at("lang"), show(row["lang"]), f"one of {', '.join(LANGS)}", "lang")
    elif lang == "en" and (beside := [name for name in BESIDE if row[name].strip()]):
        found, expected = f"en beside a text in {beside[0]}", "zh where other columns hold the English"
        yield Told(row.at("lang"), found, expected, "lang_beside", {"name": beside[0]})
    for column in ("probes", "probes_en"):
        first = row[column].strip().partition("\n")[0]
        if first and not _PROBE.fullmatch(first):
            expected = f"lines that begin with one of {', '.join(STAR)} and a colon"
            yield Told(row.at(column), show(first), expected, "probe_lines", {"found": show(first)})


def _lang(row: Row) -> str:
    if lang := row["lang"].strip():
        return lang
    beside = any(row[name].strip() for name in BESIDE)
    return "zh" if beside else spoken_in(row["text"])


def _minutes(cell: str, before: int | None) -> int | None:
    if not cell:
        return before
    return int(cell) if _WHOLE.fullmatch(cell) else None


def _cell(row: Row, column: str, ending: str | None, before: str | None) -> str:
    """What a column says in the language of that ending; what was there before where it says nothing else."""
    kept = before or ""
    if ending is None or column + ending not in row.values:
        return kept
    said = row[column + ending].strip()
    return kept if said == kept.replace("\r\n", "\n").replace("\r", "\n") else said


def _all_probes(row: Row, zh: str | None, en: str | None, before: Sequence[HouseProbe]) -> tuple[HouseProbe, ...]:
    said: dict[Lang, Said] = {"zh": _said(before, "zh"), "en": _said(before, "en")}
    there = dict(said)
    for lang, ending in (("zh", zh), ("en", en)):
        if ending is not None and f"probes{ending}" in row.values:
            said["zh" if lang == "zh" else "en"] = _probes(row[f"probes{ending}"])
    return tuple(before) if said == there else _paired(said["zh"], said["en"])


def _probes(lines: str) -> Said:
    """Part and words of each probe; a line that begins with no part goes on with the probe before it."""
    found: Said = []
    for line in lines.strip().splitlines():
        if probe := _PROBE.fullmatch(line):
            found.append((probe[1], probe[2].strip()))
        elif found:
            part, words = found[-1]
            found[-1] = part, f"{words} {line.strip()}".strip()
    return found


def _paired(zh: Said, en: Said) -> tuple[HouseProbe, ...]:
    """Probes of both languages as one each: for each part the first with the first, and so on."""
    rest = list(en)
    paired = []
    for part, words in zh:
        at = next((index for index, (other, _) in enumerate(rest) if other == part), None)
        paired.append(HouseProbe(part, words, "" if at is None else rest.pop(at)[1]))
    paired += [HouseProbe(part, "", words) for part, words in rest]
    return tuple([probe for probe in paired if probe.zh or probe.en])
