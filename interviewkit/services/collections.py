"""Favourites and collections: the questions that a person keeps at hand, and those put together to share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.limits import LONGEST_TITLE
from interviewkit.domain.people import READ_BANK, TEND_SHARED, Person
from interviewkit.store import collections, favourites, users
from interviewkit.store.collections import Collection as Collection
from interviewkit.store.collections import CollectionRow as CollectionRow
from interviewkit.store.engine import Database

from .house_questions import AnyQuestion, known_questions, require_question
from .planning import line_fault, refuse

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Favourites:
    """The questions that a person keeps at hand, the last added first; `gone` are the ids of those the bank lost."""

    questions: tuple[AnyQuestion, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection with its questions in order; `mine` if the person may change it.

    `gone` are the ids of questions that the bank has no more. They keep their places in the order, so that `places`,
    those of `questions`, counted from 1, may leave some out.
    """

    collection: Collection
    owner: str
    questions: tuple[AnyQuestion, ...]
    places: tuple[int, ...]
    gone: tuple[str, ...]
    mine: bool


def favourite_ids(database: Database, person: Person) -> list[str]:
    """The ids of the person's favourite questions, the last added first. Raises Forbidden."""
    person.require(READ_BANK)
    with database.reading() as connection:
        return favourites.of_user(connection, person.id)


def read_favourites(database: Database, person: Person) -> Favourites:
    """The person's favourite questions. Raises Forbidden."""
    person.require(READ_BANK)
    with database.reading() as connection:
        ids = favourites.of_user(connection, person.id)
        known = known_questions(connection, ids)
    return Favourites(tuple(known.values()), tuple(each for each in ids if each not in known))


def set_favourite(database: Database, person: Person, question_id: str, kept: bool) -> None:
    """Make a question a favourite, or one no more. Raises Forbidden; NotFound when a question to keep is unknown."""
    person.require(READ_BANK)
    with database.writing() as connection:
        if kept:
            require_question(connection, question_id)
            favourites.add(connection, person.id, question_id)
        else:
            favourites.remove(connection, person.id, question_id)


def list_collections(database: Database, person: Person) -> list[CollectionRow]:
    """The person's own collections by name, then those that others share. Raises Forbidden."""
    person.require(READ_BANK)
    with database.reading() as connection:
        return collections.seen_by(connection, person.id)


def collections_holding(database: Database, person: Person, question_id: str) -> list[CollectionRow]:
    """The person's own collections that hold a question, by name. Raises Forbidden."""
    person.require(READ_BANK)
    with database.reading() as connection:
        rows = collections.seen_by(connection, person.id, holding=question_id)
    return [row for row in rows if row.created_by == person.id]


def read_collection(database: Database, person: Person, collection_id: str) -> CollectionPage:
    """A collection with its questions. Raises Forbidden, NotFound."""
    person.require(READ_BANK)
    with database.reading() as connection:
        collection = _seen(connection, person, collection_id)
        owner = users.get(connection, collection.created_by).name
        ids = collections.questions_of(connection, collection_id)
        known = known_questions(connection, ids)
    places = tuple(place for place, each in enumerate(ids, 1) if each in known)
    gone = tuple(each for each in ids if each not in known)
    return CollectionPage(collection, owner, tuple(known.values()), places, gone, _owns(person, collection))


def add_collection(database: Database, person: Person, name: str) -> Collection:
    """Make an empty collection that nobody else sees. Raises Forbidden, Invalid with the path `name`."""
    person.require(READ_BANK)
    refuse([line_fault("name", name, LONGEST_TITLE)])
    with database.writing() as connection:
        return collections.add(connection, name=name, created_by=person.id)


def rename_collection(database: Database, person: Person, collection_id: str, name: str) -> Collection:
    """Give a collection another name. Raises Forbidden, NotFound, Invalid with the path `name`."""
    person.require(READ_BANK)
    refuse([line_fault("name", name, LONGEST_TITLE)])
    with database.writing() as connection:
        _require_owner(connection, person, collection_id)
        return collections.update(connection, collection_id, name=name)


def share_collection(database: Database, person: Person, collection_id: str, shared: bool) -> Collection:
    """Let everybody read a collection, or nobody else any more. Raises Forbidden, NotFound."""
    person.require(READ_BANK)
    with database.writing() as connection:
        _require_owner(connection, person, collection_id)
        return collections.update(connection, collection_id, shared=shared)


def remove_collection(database: Database, person: Person, collection_id: str) -> None:
    """Delete a collection for good; its questions stay in the bank. Raises Forbidden, NotFound."""
    person.require(READ_BANK)
    with database.writing() as connection:
        _require_owner(connection, person, collection_id)
        collections.remove(connection, collection_id)


def add_to_collection(
    database: Database, person: Person, collection_id: str, question_ids: Iterable[str]
) -> Collection:
    """Put questions at the end of a collection; those that it holds stay where they are. Raises Forbidden, NotFound."""
    person.require(READ_BANK)
    with database.writing() as connection:
        _require_owner(connection, person, collection_id)
        wanted = [*dict.fromkeys(question_ids)]
        known = known_questions(connection, wanted)
        for unknown in (each for each in wanted if each not in known):
            raise NotFound(unknown)
        held = collections.questions_of(connection, collection_id)
        return collections.set_questions(connection, collection_id, [*dict.fromkeys([*held, *wanted])])


def take_from_collection(database: Database, person: Person, collection_id: str, question_id: str) -> Collection:
    """Take a question out of a collection. Raises Forbidden; NotFound, also when it doesn't hold the question."""
    person.require(READ_BANK)
    with database.writing() as connection:
        rest = _without(connection, person, collection_id, question_id)
        return collections.set_questions(connection, collection_id, rest)


def move_in_collection(
    database: Database, person: Person, collection_id: str, question_id: str, place: int
) -> Collection:
    """Put a question of a collection at another place, counted from 1; the nearest there is. Raises as taking does."""
    person.require(READ_BANK)
    with database.writing() as connection:
        moved = _without(connection, person, collection_id, question_id)
        moved.insert(max(place - 1, 0), question_id)
        return collections.set_questions(connection, collection_id, moved)


def _without(connection: Connection, person: Person, collection_id: str, question_id: str) -> list[str]:
    _require_owner(connection, person, collection_id)
    held = collections.questions_of(connection, collection_id)
    if question_id not in held:
        raise NotFound(question_id)
    return [each for each in held if each != question_id]


def _seen(connection: Connection, person: Person, collection_id: str) -> Collection:
    collection = collections.get(connection, collection_id)
    if collection.created_by != person.id and not collection.shared:
        raise NotFound(collection_id)
    return collection


def _owns(person: Person, collection: Collection) -> bool:
    return collection.created_by == person.id or person.may(TEND_SHARED)


def _require_owner(connection: Connection, person: Person, collection_id: str) -> None:
    if not _owns(person, _seen(connection, person, collection_id)):
        raise Forbidden("collection")
