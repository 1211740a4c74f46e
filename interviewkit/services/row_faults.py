"""Why a row of a file is refused, each reason at its place (`bank.csv:12: technique`) and ready to be told in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault, Told
from interviewkit.domain.house import LONGEST_ANSWER, LONGEST_LISTEN_FOR, LONGEST_PROBE, LONGEST_TEXT, MOST_PROBES
from interviewkit.domain.question import LEVELS
from interviewkit.domain.shape import NOTHING, show
from interviewkit.domain.technique import TECHNIQUES

if TYPE_CHECKING:
    from interviewkit.library.exchange import Row

CHOICES: Final = {"technique": TECHNIQUES, "level": LEVELS}
LONGEST: Final = {"text": LONGEST_TEXT, "listen_for": LONGEST_LISTEN_FOR, "probes": LONGEST_PROBE}


def twice(row: Row) -> Told:
    """The id stands in another row too."""
    return _told(row, "id", "an id that another row has too", "each id once", "twice")


def unknown(row: Row) -> Told:
    """The id is neither in the bank nor one that this product gives."""
    return _told(row, "id", show(row["id"]), "an id of the bank, or none for a new question", "unknown_id")


def shipped(row: Row) -> Told:
    """The row would change a question that came with the product."""
    found = "another wording of a question that came with the product"
    return _told(row, "id", found, "the question as it is, or no id to add a copy", "shipped")


def of_content(row: Row, faults: Iterable[Fault]) -> Iterator[Told]:
    """Faults of `domain.house.faults`, told of the row that the question stands in."""
    from interviewkit.library.exchange import column_of

    for fault in faults:
        column = column_of(row, fault.path)
        name = column.removesuffix("_en")
        found = fault.found if name in LONGEST or fault.path == "probes" else show(row[column].strip())
        yield _told(row, column, found, fault.expected, _kind(name, fault))


def _kind(name: str, fault: Fault) -> str:
    if fault.path == "probes":
        return "many_probes"
    if fault.found == NOTHING:
        return "no_words"
    return "long" if name in LONGEST else name


def _told(row: Row, column: str, found: str, expected: str, kind: str) -> Told:
    name = column.removesuffix("_en")
    figures: dict[str, str | int] = {
        "found": found,
        "pack": row["pack"].strip(),
        "choices": ", ".join(CHOICES.get(name, ())),
        "max": {"many_probes": MOST_PROBES, "minutes": LONGEST_ANSWER}.get(kind, LONGEST.get(name, 0)),
    }
    return Told(row.at(column), found, expected, kind, figures)
