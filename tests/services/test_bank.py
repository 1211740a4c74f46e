"""Reading the bank: what came with it, and the house questions that stand beside."""

from dataclasses import replace

import pytest

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import ROLES, Person
from interviewkit.services import bank, house_questions, question_sheet
from interviewkit.store import house_questions as store
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition

from .house import someone

READER = Person("1", "读者", frozenset({"learner"}))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_reads_the_bank(role: str) -> None:
    assert bank.read_bank(Person("1", "读者", frozenset({role}))).packs


def test_nobody_reads_it_without_a_role(database: Database) -> None:
    outsider = Person("2", "外人", frozenset())
    with pytest.raises(Forbidden):
        bank.read_bank(outsider)
    with pytest.raises(Forbidden):
        bank.find_competency(database, outsider, "phone_sales", "price_talk")


def test_a_competency_knows_its_neighbours(database: Database) -> None:
    pack = bank.find_pack(READER, "phone_sales")
    keys = [competency.key for competency in pack.competencies]
    walked, here = [], bank.find_competency(database, READER, "phone_sales", keys[0])
    assert here.before is None
    while here.after:
        walked.append(here.competency.key)
        here = bank.find_competency(database, READER, "phone_sales", here.after.key)
    assert [*walked, here.competency.key] == keys


def test_what_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        bank.find_pack(READER, "nothing")
    with pytest.raises(NotFound):
        bank.find_competency(database, READER, "phone_sales", "nothing")


@pytest.fixture
def trainer(database: Database) -> Person:
    return someone(database, "trainer", "陈立")


CONTENT = HouseQuestion("phone_sales", "price_talk", "lead", "entry", 4, "请讲一次砍价砍到凌晨的经历。", None)


def test_house_questions_stand_behind_the_shipped_ones_of_their_technique(database: Database, trainer: Person) -> None:
    added = [house_questions.add_question(database, trainer, CONTENT).id for _ in range(2)]
    away = house_questions.add_question(database, trainer, CONTENT).id
    house_questions.archive_question(database, trainer, away, True)
    place = bank.find_competency(database, READER, "phone_sales", "price_talk")
    shipped = [question.id for question in place.competency.by_technique("lead")]
    assert [each.question.id for each in place.by_technique("lead")] == [*shipped, *added]
    assert [each.question for each in place.by_technique("open")] == [*place.competency.by_technique("open")]
    assert place.own == 2


def test_a_borrowed_competency_has_the_same_house_questions_everywhere(database: Database, trainer: Person) -> None:
    packs = bank.read_bank(READER).packs
    borrower, lent = next((pack, each) for pack in packs for each in pack.competencies if each.pack != pack.key)
    content = replace(CONTENT, pack=borrower.key, competency=lent.key)
    added = house_questions.add_question(database, trainer, content)
    lenders = [pack for pack in packs if lent in pack.competencies]
    assert len(lenders) > 1
    for pack in lenders:
        assert bank.find_competency(database, READER, pack.key, lent.key).questions[-1].question == added.as_question()
    place = bank.find_question(database, READER, added.id)
    assert (place.pack and place.pack.key, place.packs) == (lent.pack, tuple(lenders))


def test_a_competency_shows_so_many_house_questions_and_counts_the_others(
    database: Database, trainer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bank, "MOST_OWN", 2)
    for _ in range(3):
        house_questions.add_question(database, trainer, CONTENT)
    place = bank.find_competency(database, READER, "phone_sales", "price_talk")
    assert (len(place.questions), place.own) == (len(place.competency.questions) + 2, 3)


def test_counts_hold_house_questions_that_are_in_use(database: Database, trainer: Person) -> None:
    before = {volume.pack.key: volume.questions for volume in bank.read_shelf(database, READER)}
    added = house_questions.add_question(database, trainer, CONTENT)
    house_questions.add_question(database, trainer, CONTENT)
    house_questions.archive_question(database, trainer, added.id, True)
    after = {volume.pack.key: volume.questions for volume in bank.read_shelf(database, READER)}
    assert after == {**before, "phone_sales": before["phone_sales"] + 1}
    competency = bank.find_pack(READER, "phone_sales").competency("price_talk")
    assert competency is not None
    counts = bank.count_questions(database, READER)
    assert counts["phone_sales", "price_talk"] == len(competency.questions) + 1


def test_a_house_question_has_neighbours_as_long_as_it_is_in_use(database: Database, trainer: Person) -> None:
    one, two = (house_questions.add_question(database, trainer, CONTENT).id for _ in range(2))
    place = bank.find_question(database, READER, one)
    assert place.competency is not None
    assert place.before is not None
    assert place.before.question == place.competency.questions[-1]
    assert place.after is not None
    assert place.after.question.id == two
    house_questions.archive_question(database, trainer, one, True)
    place = bank.find_question(database, READER, one)
    assert (place.entry.archived, place.before, place.after) == (True, None, None)
    behind = bank.find_question(database, READER, two).before
    assert behind is not None
    assert behind.question == place.competency.questions[-1]  # type: ignore[union-attr]


def test_a_copy_knows_its_original(database: Database, trainer: Person) -> None:
    original = bank.find_pack(READER, "phone_sales").competencies[0].questions[0]
    copied = house_questions.copy_question(database, trainer, original.id)
    place = bank.find_question(database, READER, copied.id)
    assert place.original is not None
    assert place.original.question == original
    assert bank.find_question(database, READER, original.id).original is None


def test_a_question_whose_competency_is_gone_is_still_there(database: Database, trainer: Person) -> None:
    with database.writing() as connection:
        orphan = Addition(replace(CONTENT, pack="gone", competency="gone_too"))
        added = store.add(connection, [orphan], trainer.id)[0]
    place = bank.find_question(database, READER, added.id)
    assert (place.pack, place.competency, place.packs) == (None, None, ())
    sheet = question_sheet.make_sheet(database, READER, [added.id])
    assert (sheet.count, sheet.parts[0].competency) == (1, None)


def test_a_sheet_holds_questions_of_either_kind(database: Database, trainer: Person) -> None:
    shipped = bank.find_pack(READER, "phone_sales").competency("price_talk").questions[0]  # type: ignore[union-attr]
    added = house_questions.add_question(database, trainer, CONTENT)
    house_questions.archive_question(database, trainer, added.id, True)
    sheet = question_sheet.make_sheet(database, READER, [added.id, "house.nothing", shipped.id])
    (part,) = sheet.parts
    assert [each.question.id for each in part.questions] == [added.id, shipped.id]
    assert (sheet.minutes, sheet.unknown) == (4 + shipped.minutes, ("house.nothing",))
