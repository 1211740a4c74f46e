"""Questions as a file to take along: those that came with the product, the house's own, or both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from interviewkit.domain.people import READ_BANK, Person
from interviewkit.library.loader import cached_bank
from interviewkit.store import house_questions

if TYPE_CHECKING:
    from interviewkit.domain.question import Lang
    from interviewkit.store.engine import Database

Which = Literal["shipped", "own", "both"]
WHICH: Final[tuple[Which, ...]] = ("shipped", "own", "both")


@dataclass(frozen=True, slots=True)
class Export:
    """The bytes of a file, and how many questions it holds."""

    content: bytes
    questions: int


def export_questions(database: Database, person: Person, which: Which, name: str, lang: Lang | None = None) -> Export:
    """The file that `questions_file` makes. Raises Forbidden, Invalid."""
    person.require(READ_BANK)
    return questions_file(database, which, name, lang)


def questions_file(database: Database | None, which: Which, name: str, lang: Lang | None = None) -> Export:
    """A file of questions whose name says its format; in one language, or without `lang` in both.

    House questions are those in use, oldest first, after the shipped ones, which need no database.
    Raises Invalid for another ending and for texts that the format can't hold.
    """
    from interviewkit.library import exchange  # openpyxl: loaded with the first file

    rows = [*_rows(database, which, lang)]
    return Export(exchange.write(name, rows, lang), len(rows))


def _rows(database: Database | None, which: Which, lang: Lang | None) -> Iterator[dict[str, str]]:
    from interviewkit.library import exchange

    if which != "own":
        yield from exchange.bank_rows(cached_bank(), lang)
    if which != "shipped" and database is not None:
        with database.reading() as connection:
            own = house_questions.listing(connection)
        for question in own:
            yield exchange.house_row(question.id, question.content, lang)
