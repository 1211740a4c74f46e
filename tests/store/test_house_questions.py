"""House questions: every version stays readable, nobody's edit is lost, and whoever follows along misses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.store import house_questions, users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, BankState, Edit, StoredQuestion

from .conftest import MONDAY

FIRST = HouseQuestion(
    pack="phone_sales",
    competency="drive",
    technique="lead",
    level="entry",
    minutes=4,
    text_zh="说说你上一次开门店早会。😀",
    text_en=None,
    listen_for_zh="“谁、什么时候、结果”",
    probes=(HouseProbe("S", "那天是星期几？", ""), HouseProbe("R", "", "What came of it?")),
)
SECOND = replace(FIRST, text_en="Tell me about the last shop meeting that you opened.", minutes=5)


@pytest.fixture
def user(database: Database) -> users.User:
    with database.writing() as connection:
        return users.add(connection, login="wang", name="王敏", password_hash="-", roles=["trainer"])


@pytest.fixture
def stored(database: Database, user: users.User) -> StoredQuestion:
    return add(database, user, FIRST)[0]


def add(database: Database, user: users.User, *contents: HouseQuestion) -> list[StoredQuestion]:
    with database.writing() as connection:
        return house_questions.add(connection, [Addition(content) for content in contents], user.id)


def edit(database: Database, user: users.User, *edits: Edit) -> list[StoredQuestion]:
    with database.writing() as connection:
        return house_questions.edit(connection, edits, user.id)


def test_what_was_added_comes_back(database: Database, stored: StoredQuestion) -> None:
    with database.reading() as connection:
        assert house_questions.get(connection, stored.id) == stored
    assert stored.id.startswith("house.")
    assert (stored.content, stored.version, stored.archived_at, stored.copied_from) == (FIRST, 1, None, None)


def test_an_edit_is_a_new_version_and_the_old_one_stays_readable(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    with database.writing() as connection:
        other = users.add(connection, login="li", name="李雷", password_hash="-", roles=["trainer"])
    (edited,) = edit(database, other, Edit(stored.id, 1, SECOND))
    with database.reading() as connection:
        assert house_questions.get(connection, stored.id) == edited
        versions = house_questions.versions(connection, stored.id)
    assert (edited.version, edited.content, edited.created_by, edited.updated_by) == (2, SECOND, user.id, other.id)
    assert [(v.version, v.content, v.editor) for v in versions] == [(2, SECOND, "李雷"), (1, FIRST, "王敏")]
    assert [v.at for v in versions] == [edited.updated_at, stored.updated_at]


def test_an_edit_moves_a_question_to_another_competency(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    (moved,) = edit(database, user, Edit(stored.id, 1, replace(FIRST, competency="service")))
    with database.reading() as connection:
        assert house_questions.of_competency(connection, "phone_sales", "service") == [moved]
        assert house_questions.of_competency(connection, "phone_sales", "drive") == []


def test_the_second_of_two_who_edit_is_told_and_nothing_of_it_is_kept(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    (untouched,) = add(database, user, FIRST)
    (edited,) = edit(database, user, Edit(stored.id, 1, SECOND))
    late = Edit(stored.id, 1, replace(FIRST, minutes=9))
    with pytest.raises(Conflict, match="question_changed"):
        edit(database, user, Edit(untouched.id, 1, SECOND), late)
    with pytest.raises(NotFound, match=r"house\.nobody"):
        edit(database, user, Edit(untouched.id, 1, SECOND), Edit("house.nobody", 1, SECOND))
    with pytest.raises(Conflict, match="question_changed"):
        edit(database, user, Edit(untouched.id, 1, SECOND), Edit(untouched.id, 1, FIRST))
    with database.reading() as connection:
        assert house_questions.listing(connection) == [edited, untouched]


def test_an_edit_that_changes_nothing_makes_no_version(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    assert edit(database, user, Edit(stored.id, 1, FIRST)) == [stored]
    with database.reading() as connection:
        assert len(house_questions.versions(connection, stored.id)) == 1
        assert house_questions.bank_state(connection).revision == stored.changed


def test_a_question_that_was_put_away_is_listed_only_on_demand(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    (newer,) = add(database, user, SECOND)
    with database.writing() as connection:
        away = house_questions.archive(connection, stored.id, MONDAY)
    with database.reading() as connection:
        assert house_questions.listing(connection) == [newer]
        assert house_questions.of_competency(connection, "phone_sales", "drive") == [newer]
        assert house_questions.of_competency(connection, "phone_sales", "drive", archived=True) == [away]
        assert house_questions.listing(connection, archived=True) == [away]
        assert house_questions.some(connection, [stored.id, newer.id, "a\0b", "x"]) == {
            stored.id: away,
            newer.id: newer,
        }
    with database.writing() as connection:
        back = house_questions.archive(connection, stored.id, None)
    assert replace(back, changed=stored.changed) == stored


def test_the_questions_in_use_of_a_competency_are_counted_and_stand_in_a_row(
    database: Database, user: users.User, stored: StoredQuestion
) -> None:
    second, away, third = add(database, user, SECOND, FIRST, FIRST)
    add(database, user, replace(FIRST, competency="service"))
    with database.writing() as connection:
        away = house_questions.archive(connection, away.id, MONDAY)
    with database.reading() as connection:
        assert house_questions.counts(connection) == {("phone_sales", "drive"): 3, ("phone_sales", "service"): 1}
        assert house_questions.of_competency(connection, "phone_sales", "drive", most=2) == [stored, second]
        assert house_questions.beside(connection, stored) == (None, second)
        assert house_questions.beside(connection, second) == (stored, third)
        assert house_questions.beside(connection, away) == (second, third)
        assert house_questions.beside(connection, third) == (second, None)


def test_whoever_follows_the_revision_misses_no_write(database: Database, user: users.User) -> None:
    with database.reading() as connection:
        assert house_questions.bank_state(connection) == BankState("", 0)
        assert house_questions.changed_since(connection, 0) == []
    one, other = add(database, user, FIRST, SECOND)
    with database.reading() as connection:
        begun = house_questions.bank_state(connection)
        assert house_questions.changed_since(connection, 0) == [one, other]
        assert house_questions.changed_since(connection, begun.revision) == []
    (edited,) = edit(database, user, Edit(one.id, 1, SECOND))
    with database.reading() as connection:
        assert house_questions.changed_since(connection, begun.revision) == [edited]
        middle = house_questions.bank_state(connection)
    with database.writing() as connection:
        away = house_questions.archive(connection, other.id, MONDAY)
    with database.reading() as connection:
        assert house_questions.changed_since(connection, middle.revision) == [away]
        ended = house_questions.bank_state(connection)
    assert begun.name == middle.name == ended.name != ""
    assert begun.revision < middle.revision < ended.revision


def test_a_write_that_fails_leaves_the_revision(database: Database, user: users.User, stored: StoredQuestion) -> None:
    with pytest.raises(NotFound), database.writing() as connection:
        house_questions.add(connection, [Addition(FIRST)], "nobody")
    with pytest.raises(NotFound), database.writing() as connection:
        house_questions.archive(connection, "house.nobody", MONDAY)
    with database.reading() as connection:
        assert house_questions.bank_state(connection).revision == stored.changed
        assert house_questions.listing(connection) == [stored]


def test_more_questions_than_a_statement_takes_are_found(database: Database, stored: StoredQuestion) -> None:
    ids = [*(f"house.{number}" for number in range(70_000)), stored.id]
    with database.reading() as connection:
        assert house_questions.some(connection, ids) == {stored.id: stored}
