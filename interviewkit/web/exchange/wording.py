"""What is wrong with a file or with one of its rows, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from interviewkit.domain.errors import Fault, Told
from interviewkit.domain.limits import LARGEST_TABLE

MOST_SAID: Final = 100
"""Faults of one file that a page names; house default: a separator that is wrong once is wrong in every line."""
SENTENCES: Final = {
    "ending": _l("This kind of file can't be read. Its name has to end in one of %(endings)s."),
    "too_large": _l("The file is too large: at most %(max)d MB can be imported. Divide it into several files."),
    "empty": _l("The file is empty. The first line has to name the columns, as an export does."),
    "not_utf8": _l(
        "The file isn't in UTF-8, so its characters can't be read. In Excel choose “Save as” and the type “CSV UTF-8”."
    ),
    "csv_broken": _l(
        'From here on the file is no CSV. A cell with a comma, a line break or a quotation mark needs “"” around it.'
    ),
    "no_column": _l("There is no column “%(name)s”."),
    "column_twice": _l("There are several columns “%(name)s”. Keep one."),
    "too_many_rows": _l("The file holds more than %(max)d rows. Divide it into several files."),
    "too_many_characters": _l("The file holds more than %(max)d characters. Divide it into several files."),
    "cells": _l(
        "This line has %(cells)d cells, but there are %(columns)d columns. A comma may be missing or too many."
    ),
    "no_text": _l("There is something else than text here. Type it in as text."),
    "formula": _l("There is a formula here. Type in the text itself."),
    "date": _l("There is a date or a time here. Type it in as text."),
    "error_value": _l("The spreadsheet shows an error here. Type in the text itself."),
    "long_cell": _l("This cell is too long: at most %(max)d characters."),
    "control": _l("This holds a character that can't be kept. Type it again by hand."),
    "workbook_damaged": _l("The workbook is damaged. Open it in a spreadsheet and save it again."),
    "workbook_locked": _l("The workbook has a password, or comes from an old Excel. Save it without one as “.xlsx”."),
    "no_workbook": _l("This is no Excel workbook, whatever its name says. Save it again as “.xlsx”."),
    "too_strong": _l("The workbook would unpack to far more than questions take, so it was not opened."),
    "json": _l("This is no JSON file of questions: it has to look as an export does."),
    "no_database": _l("This is no SQLite database, whatever its name says."),
    "database_damaged": _l("The database is damaged."),
    "no_table": _l("The database has no plain table “%(name)s”."),
    "twice": _l("Another row has the same id. Leave the id of one of them blank, and it is added as a new question."),
    "unknown_id": _l("The bank has no question with this id. Leave the id blank to add the row as a new question."),
    "shipped": _l("Questions that came with the product can't be changed. Leave the id blank to add this as your own."),
    "lang": _l("The language has to be “zh” or “en”."),
    "lang_beside": _l("Where “%(name)s” holds the English, the language of the row has to be “zh”."),
    "probe_lines": _l("Each probe begins with S, T, A or R and a colon, on a line of its own."),
    "pack": _l("There is no pack %(found)s in the bank."),
    "competency": _l("The pack “%(pack)s” has no competency %(found)s."),
    "technique": _l("%(found)s is no technique. It has to be one of: %(choices)s."),
    "level": _l("%(found)s is no level. It has to be one of: %(choices)s."),
    "minutes": _l("%(found)s can't be planned. It has to be a whole number from 1 to %(max)d."),
    "no_words": _l("The question has no text in either language."),
    "long": _l("This is too long: at most %(max)d characters."),
    "many_probes": _l("These are too many probes: at most %(max)d."),
}
"""By the kind of a fault; its figures fill them in."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where something is wrong (`bank.csv:12: technique`), and what."""

    place: str
    sentence: str


def said(faults: Sequence[Fault]) -> list[Said]:
    """Faults in the page's language."""
    return [Said(fault.path, _sentence(fault)) for fault in faults]


def said_of_file(faults: Sequence[Fault]) -> list[Said]:
    """The first faults of a file in the page's language, and how many more there are."""
    more = len(faults) - MOST_SAID
    return said(faults[:MOST_SAID]) + ([Said("", f"… + {more}")] if more > 0 else [])


def too_large() -> Said:
    """What is said of a file that was not even read."""
    return Said("", str(SENTENCES["too_large"]) % {"max": LARGEST_TABLE // 1_000_000})


def _sentence(fault: Fault) -> str:
    if isinstance(fault, Told) and fault.kind in SENTENCES:
        return str(SENTENCES[fault.kind]) % fault.figures
    return str(_("Found %(found)s, expected %(expected)s.", found=fault.found, expected=fault.expected))
