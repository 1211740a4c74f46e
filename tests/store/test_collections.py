"""Favourites and collections: kept in the order that their owner gave them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interviewkit.domain.errors import NotFound
from interviewkit.store import collections, favourites, users
from interviewkit.store.engine import Database

from .conftest import MONDAY


@pytest.fixture
def people(database: Database) -> tuple[users.User, users.User]:
    with database.writing() as connection:
        return (
            users.add(connection, login="wang", name="王敏", password_hash="-", roles=["trainer"]),
            users.add(connection, login="li", name="李雷", password_hash="-", roles=["learner"]),
        )


def test_favourites_are_a_persons_own_the_last_added_first(
    database: Database, people: tuple[users.User, users.User]
) -> None:
    one, other = people
    with database.writing() as connection:
        for day, question in enumerate(("drive.1", "house.0192", "drive.1")):
            favourites.add(connection, one.id, question, MONDAY + timedelta(days=day))
        favourites.add(connection, other.id, "drive.2", MONDAY)
        favourites.remove(connection, one.id, "drive.2")
    with database.reading() as connection:
        assert favourites.of_user(connection, one.id) == ["house.0192", "drive.1"]
    with database.writing() as connection:
        favourites.remove(connection, one.id, "house.0192")
    with database.reading() as connection:
        assert favourites.of_user(connection, one.id) == ["drive.1"]
        assert favourites.of_user(connection, other.id) == ["drive.2"]
    with pytest.raises(NotFound), database.writing() as connection:
        favourites.add(connection, "nobody", "drive.1")


def test_a_collection_keeps_the_order_of_its_questions(
    database: Database, people: tuple[users.User, users.User]
) -> None:
    with database.writing() as connection:
        made = collections.add(connection, name="校招面试", created_by=people[0].id)
        collections.set_questions(connection, made.id, ["drive.2", "house.0192", "drive.1"])
    with database.reading() as connection:
        assert collections.questions_of(connection, made.id) == ["drive.2", "house.0192", "drive.1"]
    with database.writing() as connection:
        kept = collections.set_questions(connection, made.id, ["drive.1", "drive.2"])
    with database.reading() as connection:
        assert collections.questions_of(connection, made.id) == ["drive.1", "drive.2"]
        assert collections.get(connection, made.id) == kept
    assert kept.updated_at > made.updated_at


def test_own_collections_come_first_and_those_of_others_only_when_shared(
    database: Database, people: tuple[users.User, users.User]
) -> None:
    one, other = people
    with database.writing() as connection:
        late = collections.add(connection, name="b", created_by=one.id)
        early = collections.add(connection, name="a", created_by=one.id)
        shared = collections.add(connection, name="0", created_by=other.id, shared=True)
        private = collections.add(connection, name="1", created_by=other.id)
        collections.set_questions(connection, shared.id, ["drive.1", "drive.2"])
    with database.reading() as connection:
        rows = collections.seen_by(connection, one.id)
    assert [row.id for row in rows] == [early.id, late.id, shared.id]
    assert [(row.owner, row.questions) for row in rows] == [("王敏", 0), ("王敏", 0), ("李雷", 2)]
    with database.writing() as connection:
        assert collections.update(connection, private.id, shared=True).name == "1"
        assert collections.update(connection, shared.id, shared=False, name="2").shared is False
    with database.reading() as connection:
        assert [row.name for row in collections.seen_by(connection, one.id)] == ["a", "b", "1"]


def test_a_deleted_collection_is_gone(database: Database, people: tuple[users.User, users.User]) -> None:
    with database.writing() as connection:
        made = collections.add(connection, name="a", created_by=people[0].id)
        collections.set_questions(connection, made.id, ["drive.1"])
        collections.remove(connection, made.id)
    with database.reading() as connection:
        assert collections.seen_by(connection, people[0].id) == []
        assert collections.questions_of(connection, made.id) == []
        with pytest.raises(NotFound):
            collections.get(connection, made.id)
    for change in (
        lambda connection: collections.remove(connection, made.id),
        lambda connection: collections.update(connection, made.id, name="b"),
        lambda connection: collections.set_questions(connection, made.id, ["drive.1"]),
    ):
        with pytest.raises(NotFound), database.writing() as connection:
            change(connection)
