"""House questions as people use them: added, copied, edited, put away and written by the thousand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.domain.house import HouseQuestion, from_question
from interviewkit.domain.people import Person
from interviewkit.domain.question import Competency, Question
from interviewkit.library.loader import cached_bank
from interviewkit.services import bank, house_questions
from interviewkit.store import house_questions as store
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, Edit

from ..kept import kept_questions
from .house import House

CONTENT = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, None, "Why this shop, and not the one next door?")


@pytest.fixture
def house(database: Database) -> House:
    return House.open(database, CONTENT)


def shipped() -> tuple[Competency, Question]:
    _, competency, question = next(iter(cached_bank().questions()))
    return competency, question


def own(house: House, pack: str, competency: str) -> list[str]:
    """The ids of the house questions that stand at a competency."""
    place = bank.find_competency(house.database, house.learner, pack, competency)
    return [each.question.id for each in place.questions if each.content]


def test_a_question_is_kept_without_what_means_nothing(house: House) -> None:
    added = house.add(text_zh="  ", text_en=" Why us? ")
    page = house_questions.read_question(house.database, house.learner, added.id)
    assert (page.question.content.text_zh, page.question.content.text_en) == (None, "Why us?")
    assert [(v.version, v.editor) for v in page.versions] == [(1, "Trainer")]


def test_an_edit_leaves_the_version_before_it_readable(house: House) -> None:
    added = house.add()
    edited = house_questions.edit_question(
        house.database, house.trainer, added.id, 1, replace(CONTENT, text_zh="为什么选这家店？")
    )
    page = house_questions.read_question(house.database, house.learner, added.id)
    assert page.question == edited
    assert [(v.version, v.content.text_zh) for v in page.versions] == [(2, "为什么选这家店？"), (1, None)]
    with pytest.raises(Conflict, match="question_changed"):
        house_questions.edit_question(house.database, house.trainer, added.id, 1, replace(CONTENT, minutes=9))
    assert house_questions.edit_question(house.database, house.trainer, added.id, 2, edited.content) == edited


def test_a_faulty_question_is_refused(house: House) -> None:
    faulty = replace(CONTENT, competency="nothing", minutes=99, text_en="")
    with pytest.raises(Invalid) as refused:
        house_questions.add_question(house.database, house.trainer, faulty)
    assert [fault.path for fault in refused.value.faults] == ["competency", "minutes", "text_zh"]
    assert kept_questions(house.database) == []


def test_a_copy_says_the_same_and_knows_what_it_is_a_copy_of(house: House) -> None:
    competency, question = shipped()
    copied = house_questions.copy_question(house.database, house.trainer, question.id)
    again = house_questions.copy_question(house.database, house.trainer, copied.id)
    assert (copied.copied_from, again.copied_from) == (question.id, copied.id)
    assert copied.content == again.content == from_question(question, competency.pack)
    with pytest.raises(NotFound):
        house_questions.copy_question(house.database, house.trainer, "house.nobody")


def test_a_borrowed_competency_has_its_house_questions_in_every_pack(house: House) -> None:
    borrower, competency = next((p, c) for p in cached_bank().packs for c in p.competencies if c.pack != p.key)
    added = house.add(pack=borrower.key, competency=competency.key)
    assert added.content.pack == competency.pack
    for pack in (borrower.key, competency.pack):
        assert own(house, pack, competency.key) == [added.id]


def test_what_was_put_away_is_found_by_its_id_alone(house: House) -> None:
    added = house.add()
    away = house_questions.archive_question(house.database, house.trainer, added.id, away=True)
    assert own(house, "phone_sales", "drive") == []
    assert kept_questions(house.database, archived=True) == [away]
    assert house_questions.find_questions(house.database, house.learner, [added.id])[added.id].archived
    house_questions.archive_question(house.database, house.trainer, added.id, away=False)
    assert own(house, "phone_sales", "drive") == [added.id]


def test_questions_of_both_kinds_come_in_the_order_of_their_ids(house: House) -> None:
    competency, question = shipped()
    added = house.add()
    found = house_questions.find_questions(house.database, house.learner, [added.id, "nothing", question.id, added.id])
    assert [*found] == [added.id, question.id]
    assert (found[question.id].question, found[question.id].pack) == (question, competency.pack)
    assert found[question.id].content is None
    assert found[added.id].question.text.zh == CONTENT.text_en
    assert found[added.id].content == added.content


def test_only_some_write_and_all_read(house: House) -> None:
    added, (_, question) = house.add(), shipped()
    who, database = house.learner, house.database
    for asked in (
        lambda: house_questions.add_question(database, who, CONTENT),
        lambda: house_questions.copy_question(database, who, question.id),
        lambda: house_questions.edit_question(database, who, added.id, 1, CONTENT),
        lambda: house_questions.archive_question(database, who, added.id, away=True),
    ):
        with pytest.raises(Forbidden):
            asked()
    with pytest.raises(Forbidden), database.writing() as connection:
        house_questions.write_many(connection, who, [Addition(CONTENT)], [])
    nobody = Person(who.id, who.name, frozenset())
    for asked in (
        lambda: house_questions.read_question(database, nobody, added.id),
        lambda: house_questions.find_questions(database, nobody, [added.id]),
    ):
        with pytest.raises(Forbidden):
            asked()
    assert kept_questions(database) == [added]


def test_ten_thousand_rows_are_written_at_once(house: House) -> None:
    with house.database.writing() as connection:
        rows = [Addition(replace(CONTENT, text_en=f"Question {number}?"), "one.else") for number in range(5000)]
        first = house_questions.write_many(connection, house.trainer, rows, [])
    with house.database.writing() as connection:
        edits = [Edit(q.id, 1, replace(q.content, minutes=5)) for q in first.added]
        more = house_questions.write_many(connection, house.trainer, rows, edits)
    assert [q.content.text_en for q in more.edited] == [row.content.text_en for row in rows]
    with house.database.reading() as connection:
        assert store.changed_since(connection, first.added[0].changed) == [*more.edited, *more.added]
        assert [v.version for v in store.versions(connection, first.added[-1].id)] == [2, 1]


def test_one_edit_of_many_that_comes_too_late_stops_them_all(house: House) -> None:
    added = house.add()
    fine = Edit(added.id, 1, replace(CONTENT, minutes=9))
    for edit, error in ((replace(fine, version=2), Conflict), (Edit("house.nobody", 1, CONTENT), NotFound)):
        with pytest.raises(error), house.database.writing() as connection:
            house_questions.write_many(connection, house.trainer, [Addition(CONTENT)], [edit])
    with pytest.raises(Conflict), house.database.writing() as connection:
        house_questions.write_many(connection, house.trainer, [Addition(CONTENT)], [fine, fine])
    assert kept_questions(house.database) == [added]
