"""Favourites and collections are a person's own, until shared; then others read them and only their owner changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from interviewkit.domain.errors import Forbidden, Invalid, NotFound
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.library.loader import cached_bank
from interviewkit.services import collections, house_questions
from interviewkit.store import collections as store
from interviewkit.store.engine import Database

from .test_planning_rights import hire

CONTENT = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, None, "Why this shop, and not the one next door?")


@dataclass
class Desk:
    """A collection of Ann's with three questions, the second of the house; Ben and an administrator beside her."""

    database: Database
    ann: Person
    ben: Person
    ada: Person
    questions: tuple[str, str, str]
    collection_id: str

    def order(self, person: Person) -> list[str]:
        page = collections.read_collection(self.database, person, self.collection_id)
        return [each.question.id for each in page.questions]

    def change(self, person: Person, change: Callable[..., Any], *how: Any) -> Any:
        return change(self.database, person, self.collection_id, *how)


@pytest.fixture
def desk(database: Database) -> Desk:
    ann, ben, ada = hire(database, "Ann", "trainer"), hire(database, "Ben", "learner"), hire(database, "Ada", "admin")
    own = house_questions.add_question(database, ann, CONTENT)
    first, last = [question.id for _, _, question in cached_bank().questions()][:2]
    made = collections.add_collection(database, ann, "校招 Graduates")
    questions = (first, own.id, last)
    collections.add_to_collection(database, ann, made.id, questions)
    return Desk(database, ann, ben, ada, questions, made.id)


CHANGES = [
    (collections.rename_collection, "Mine"),
    (collections.share_collection, True),
    (collections.add_to_collection, []),
    (collections.remove_collection,),
]


def test_favourites_are_of_both_kinds_and_nobody_elses(desk: Desk) -> None:
    for question in desk.questions:
        collections.set_favourite(desk.database, desk.ben, question, True)
    collections.set_favourite(desk.database, desk.ben, desk.questions[0], False)
    assert collections.favourite_ids(desk.database, desk.ben) == [desk.questions[2], desk.questions[1]]
    found = collections.read_favourites(desk.database, desk.ben)
    assert [each.question.id for each in found.questions] == [desk.questions[2], desk.questions[1]]
    assert collections.favourite_ids(desk.database, desk.ann) == []
    with pytest.raises(NotFound):
        collections.set_favourite(desk.database, desk.ben, "house.nobody", True)
    for strange in ("house.nobody", "a\0b"):
        collections.set_favourite(desk.database, desk.ben, strange, False)
    assert len(collections.favourite_ids(desk.database, desk.ben)) == 2


def test_questions_keep_their_order_and_move(desk: Desk) -> None:
    one, two, three = desk.questions
    assert desk.order(desk.ann) == [one, two, three]
    for place, order in (
        (1, [three, one, two]),
        (2, [one, three, two]),
        (99, [one, two, three]),
        (-5, [three, one, two]),
    ):
        desk.change(desk.ann, collections.move_in_collection, three, place)
        assert desk.order(desk.ann) == order
    desk.change(desk.ann, collections.take_from_collection, one)
    desk.change(desk.ann, collections.add_to_collection, [two, one, one])
    assert desk.order(desk.ann) == [three, two, one]
    for change in (collections.take_from_collection, collections.move_in_collection):
        with pytest.raises(NotFound):
            desk.change(desk.ann, change, "nothing", *([1] if change is collections.move_in_collection else []))
    with pytest.raises(NotFound):
        desk.change(desk.ann, collections.add_to_collection, ["nothing"])


def test_a_collection_is_private_until_it_is_shared(desk: Desk) -> None:
    for person in (desk.ben, desk.ada):
        assert collections.list_collections(desk.database, person) == []
        with pytest.raises(NotFound):
            desk.order(person)
        for change, *how in CHANGES:
            with pytest.raises(NotFound):
                desk.change(person, change, *how)
    desk.change(desk.ann, collections.share_collection, True)
    (row,) = collections.list_collections(desk.database, desk.ben)
    assert (row.name, row.owner, row.questions, row.shared) == ("校招 Graduates", "Ann", 3, True)
    page = collections.read_collection(desk.database, desk.ben, desk.collection_id)
    assert (page.owner, page.mine, page.gone) == ("Ann", False, ())
    desk.change(desk.ann, collections.share_collection, False)
    assert collections.list_collections(desk.database, desk.ben) == []
    assert len(collections.list_collections(desk.database, desk.ann)) == 1


def test_what_is_shared_is_changed_by_its_owner_or_an_administrator(desk: Desk) -> None:
    desk.change(desk.ann, collections.share_collection, True)
    for change, *how in CHANGES:
        with pytest.raises(Forbidden):
            desk.change(desk.ben, change, *how)
    for change, *how in CHANGES[:-1]:
        desk.change(desk.ada, change, *how)
    assert collections.read_collection(desk.database, desk.ann, desk.collection_id).collection.name == "Mine"
    desk.change(desk.ada, collections.remove_collection)
    with pytest.raises(NotFound):
        desk.order(desk.ann)
    assert house_questions.read_question(desk.database, desk.ann, desk.questions[1]).question.content == CONTENT


def test_a_question_that_the_bank_has_no_more_can_be_taken_out(desk: Desk) -> None:
    with desk.database.writing() as connection:
        store.set_questions(connection, desk.collection_id, ["once.1", desk.questions[1]])
    page = collections.read_collection(desk.database, desk.ann, desk.collection_id)
    assert ([each.question.id for each in page.questions], page.gone) == ([desk.questions[1]], ("once.1",))
    assert page.places == (2,)
    desk.change(desk.ann, collections.take_from_collection, "once.1")
    assert collections.read_collection(desk.database, desk.ann, desk.collection_id).gone == ()


@pytest.mark.parametrize("name", ["", "x" * 121, "two\nlines"])
def test_a_collection_has_a_name_of_one_line(desk: Desk, name: str) -> None:
    with pytest.raises(Invalid, match="name"):
        collections.add_collection(desk.database, desk.ann, name)
    with pytest.raises(Invalid, match="name"):
        desk.change(desk.ann, collections.rename_collection, name)


def test_somebody_without_a_role_keeps_nothing(desk: Desk) -> None:
    nobody = Person(desk.ben.id, "Ben", frozenset())
    for asked in (
        lambda: collections.favourite_ids(desk.database, nobody),
        lambda: collections.read_favourites(desk.database, nobody),
        lambda: collections.set_favourite(desk.database, nobody, desk.questions[0], True),
        lambda: collections.list_collections(desk.database, nobody),
        lambda: collections.add_collection(desk.database, nobody, "Mine"),
        lambda: desk.order(nobody),
        *(lambda c=change, h=how: desk.change(nobody, c, *h) for change, *how in CHANGES),
    ):
        with pytest.raises(Forbidden):
            asked()
