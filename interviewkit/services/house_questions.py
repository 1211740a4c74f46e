"""House questions: what the users add to the bank, each edit a version of its own; and questions of either kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviewkit.domain.errors import NotFound
from interviewkit.domain.house import HouseQuestion, faults, from_question, is_house, settled
from interviewkit.domain.people import EDIT_BANK, READ_BANK, Person
from interviewkit.domain.question import Lang, Question
from interviewkit.domain.said import SaidQuestion, said
from interviewkit.library.loader import cached_bank, cached_places
from interviewkit.store import house_questions
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, Edit, StoredQuestion, Version
from interviewkit.store.identity import now

from .planning import refuse

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A house question with all its versions, the newest first."""

    question: StoredQuestion
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class AnyQuestion:
    """A question of the shipped bank or of the house, in the pack that its competency lives in.

    `content` is what was written of a house question, with the language that it lacks; None for a shipped one.
    `copied_from` is the id of the question that it began as.
    """

    pack: str
    question: Question
    content: HouseQuestion | None = None
    archived: bool = False
    copied_from: str | None = None

    def said(self, lang: Lang) -> SaidQuestion:
        """How it is read in a language, which a house question may lack."""
        return said(self.question, self.content, lang)


@dataclass(frozen=True, slots=True)
class Written:
    """What a bulk write left: the questions as they stand, each list in the order in which it came."""

    added: tuple[StoredQuestion, ...]
    edited: tuple[StoredQuestion, ...]


def add_question(database: Database, person: Person, content: HouseQuestion) -> StoredQuestion:
    """Add a question. Raises Forbidden, and Invalid with the paths of `domain.house.faults`."""
    person.require(EDIT_BANK)
    kept = _checked(content)
    with database.writing() as connection:
        return house_questions.add(connection, [Addition(kept)], person.id)[0]


def copy_question(
    database: Database, person: Person, question_id: str, content: HouseQuestion | None = None
) -> StoredQuestion:
    """Add a copy of a question, shipped or of the house: as it is, or with the content that it became.

    Raises Forbidden, NotFound, and Invalid as `add_question` does.
    """
    person.require(EDIT_BANK)
    kept = _checked(content) if content else None
    with database.writing() as connection:
        found = require_question(connection, question_id)
        return house_questions.add(connection, [Addition(kept or content_of(found), question_id)], person.id)[0]


def content_of(entry: AnyQuestion) -> HouseQuestion:
    """What a question holds, shipped or of the house, as a house question would have it."""
    return entry.content or from_question(entry.question, entry.pack)


def edit_question(
    database: Database, person: Person, question_id: str, version: int, content: HouseQuestion
) -> StoredQuestion:
    """Keep what a question, opened at `version`, became; what stays the same keeps its version.

    Raises Forbidden, NotFound, Invalid as `add_question` does, Conflict("question_changed").
    """
    person.require(EDIT_BANK)
    kept = _checked(content)
    with database.writing() as connection:
        return house_questions.edit(connection, [Edit(question_id, version, kept)], person.id)[0]


def archive_question(database: Database, person: Person, question_id: str, away: bool) -> StoredQuestion:
    """Put a question away, or bring it back; interviews keep what was asked. Raises Forbidden, NotFound."""
    person.require(EDIT_BANK)
    with database.writing() as connection:
        return house_questions.archive(connection, question_id, now() if away else None)


def write_many(connection: Connection, person: Person, additions: Sequence[Addition], edits: Sequence[Edit]) -> Written:
    """Add and edit many questions, all or none, in the transaction that is given.

    In: contents that `domain.house.faults` finds right, and settled; whoever calls has looked at each already.
    Raises Forbidden, NotFound, Conflict("question_changed").
    """
    person.require(EDIT_BANK)
    edited = house_questions.edit(connection, edits, person.id)
    return Written(tuple(house_questions.add(connection, additions, person.id)), tuple(edited))


def _checked(content: HouseQuestion) -> HouseQuestion:
    refuse(faults(content, cached_bank()))
    return settled(content, cached_bank())


def read_question(database: Database, person: Person, question_id: str) -> QuestionPage:
    """A house question, archived or not, with every version. Raises Forbidden, NotFound."""
    person.require(READ_BANK)
    with database.reading() as connection:
        question = house_questions.get(connection, question_id)
        return QuestionPage(question, tuple(house_questions.versions(connection, question_id)))


def find_questions(database: Database, person: Person, ids: Iterable[str]) -> dict[str, AnyQuestion]:
    """The questions with those ids, shipped or of the house, archived ones too, in the order of the ids.

    An id that no question has is left out. Raises Forbidden.
    """
    person.require(READ_BANK)
    with database.reading() as connection:
        return known_questions(connection, ids)


def known_questions(connection: Connection, ids: Iterable[str]) -> dict[str, AnyQuestion]:
    """What `find_questions` gives, within a transaction, for who has the right already."""
    wanted = [*dict.fromkeys(ids)]
    ours = house_questions.some(connection, [each for each in wanted if is_house(each)])
    shipped = cached_places()
    every = {each: AnyQuestion(shipped[each][1].pack, shipped[each][2]) for each in wanted if each in shipped}
    every |= {key: of_house(stored) for key, stored in ours.items()}
    return {each: every[each] for each in wanted if each in every}


def of_house(stored: StoredQuestion) -> AnyQuestion:
    """A house question, as one beside those of the shipped bank."""
    archived = stored.archived_at is not None
    return AnyQuestion(stored.content.pack, stored.as_question(), stored.content, archived, stored.copied_from)


def require_question(connection: Connection, question_id: str) -> AnyQuestion:
    """The question with that id, shipped or of the house. Raises NotFound."""
    found = known_questions(connection, [question_id]).get(question_id)
    if found is None:
        raise NotFound(question_id)
    return found
