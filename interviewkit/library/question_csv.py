"""Questions as a CSV file that spreadsheet programs open: UTF-8 with a byte order mark, no cell a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from interviewkit.domain.question import STAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interviewkit.domain.question import Competency, Lang, Probe, Question, RolePack

COLUMNS: Final = ("id", "pack", "competency", "technique", "text", "lang", "level", "minutes", "listen_for", "probes")
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet program may run (OWASP, CSV injection); some fold full-width forms."""
HARMLESS: Final = "'"
"""Put before such a cell, it makes it text."""


def question_csv(questions: Iterable[tuple[RolePack, Competency, Question]], lang: Lang) -> bytes:
    """The questions in one language, a row each, in the order in which they come; probes as lines `S: …`."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(*place, lang)] for place in questions)
    return table.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula, whatever blanks stand before it."""
    return HARMLESS + cell if cell.lstrip().startswith(FORMULA) else cell


def _cells(pack: RolePack, competency: Competency, question: Question, lang: Lang) -> Iterator[str]:
    yield from (question.id, pack.key, competency.key, question.technique, question.text[lang], lang)
    yield from (question.level, str(question.minutes), question.listen_for[lang])
    yield "\n".join(_line(probe, lang) for probe in sorted(question.probes, key=lambda each: STAR.index(each.part)))


def _line(probe: Probe, lang: Lang) -> str:
    return f"{probe.part}: {probe.text[lang]}"
