"""The house's questions on one shelf: in the order of the bank, with who edited each last."""

from __future__ import annotations

import pytest

from interviewkit.domain.errors import Forbidden
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.library.loader import cached_bank
from interviewkit.services import house_questions, house_shelf
from interviewkit.store import house_questions as store
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition

from ..kept import kept_questions

HOMES = [("phone_sales", "drive"), ("gone", "gone"), ("general", "teamwork"), ("phone_sales", "drive")]


def question(pack: str, competency: str) -> Addition:
    return Addition(HouseQuestion(pack, competency, "lead", "entry", 3, None, "Why?"))


@pytest.fixture
def trainer(database: Database) -> Person:
    """Somebody whose house has questions in three places, one of which the bank has no more."""
    with database.writing() as connection:
        user = users.add(connection, login="trainer", name="陈立", password_hash="", roles=["trainer"])
        store.add(connection, [question(*home) for home in HOMES], user.id)
    return Person(user.id, user.name, frozenset(user.roles))


def test_the_library_for_any_job_comes_first_and_what_is_gone_last(database: Database, trainer: Person) -> None:
    shelf = house_shelf.read_house_shelf(database, trainer)
    general = cached_bank().pack("general")
    assert general is not None
    assert [group.home for group in shelf.groups] == [HOMES[2], HOMES[0], HOMES[1]]
    assert [(group.count, len(group.rows)) for group in shelf.groups] == [(1, 1), (2, 2), (1, 1)]
    assert (shelf.groups[0].pack, shelf.groups[0].competency) == (general, general.competency("teamwork"))
    assert (shelf.groups[2].pack, shelf.groups[2].competency) == (None, None)
    assert {row.editor for group in shelf.groups for row in group.rows} == {"陈立"}
    assert (shelf.count, shelf.others) == (4, 0)


def test_what_is_put_away_lies_on_the_other_side(database: Database, trainer: Person) -> None:
    away = kept_questions(database)[0]
    house_questions.archive_question(database, trainer, away.id, away=True)
    here, there = (house_shelf.read_house_shelf(database, trainer, archived) for archived in (False, True))
    assert (here.count, here.others) == (3, 1)
    assert (there.count, there.others) == (1, 3)
    assert [row.question.id for group in there.groups for row in group.rows] == [away.id]


def test_a_full_shelf_shows_only_what_a_page_holds(database: Database, trainer: Person) -> None:
    with database.writing() as connection:
        many = [question("phone_sales", "drive")] * house_shelf.MOST_SHOWN
        store.add(connection, many, trainer.id)
    general, drive, gone = house_shelf.read_house_shelf(database, trainer).groups
    assert [len(group.rows) for group in (general, drive, gone)] == [1, 0, 0]
    assert drive.count == house_shelf.MOST_SHOWN + 2
    (alone,) = house_shelf.read_house_shelf(database, trainer, only="phone_sales/drive").groups
    assert len(alone.rows) == drive.count


def test_only_who_reads_the_bank_sees_it(database: Database) -> None:
    with pytest.raises(Forbidden):
        house_shelf.read_house_shelf(database, Person("1", "Nobody", frozenset()))
