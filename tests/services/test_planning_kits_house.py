"""A kit's builder offers the house's questions beside the shipped ones, whatever becomes of them and however many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kitchoice import Chosen, Offered, OfferedQuestion
from interviewkit.domain.people import Person
from interviewkit.services import bank, house_questions, kit_offer, kits
from interviewkit.services.kit_offer import MOST_OFFERED
from interviewkit.services.kits import KitPage
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, StoredQuestion

from .test_planning_rights import Office, hire, office

__all__ = ["office"]

WHY = HouseQuestion("phone_sales", "drive", "open", "entry", 3, None, "Why this shop, and not the one next door?")


@pytest.fixture
def trainer(database: Database) -> Person:
    return hire(database, "Tess", "trainer")


@pytest.fixture
def page(office: Office) -> KitPage:
    made = kits.add_kit(office.database, office.ann, office.position_id, "First round", 60)
    return kits.read_kit(office.database, office.ann, made.id)


@pytest.fixture
def reopen(office: Office, page: KitPage) -> Callable[..., KitPage]:
    return lambda *also: kits.read_kit(office.database, office.ann, page.stored.id, also)


def write(office: Office, trainer: Person, *contents: HouseQuestion) -> list[StoredQuestion]:
    with office.database.writing() as connection:
        return [*house_questions.write_many(connection, trainer, [Addition(each) for each in contents], []).added]


def many(count: int) -> list[HouseQuestion]:
    return [replace(WHY, text_en=f"What did you do on day {number} of your last job?") for number in range(count)]


def tick(office: Office, page: KitPage, *ids: str, competency: str = "drive") -> None:
    """Save the kit with these ticked beside what it holds."""
    held = {c.key: frozenset(q.id for q in page.kit.planned(c.key)) for c in page.kit.competencies}
    held[competency] |= set(ids)
    chosen = [Chosen(c.key, int(c.weight), held[c.key]) for c in page.kit.competencies]
    kits.save_kit(office.database, office.ann, page.stored.id, page.stored.version, "First round", 60, chosen)


def drive(page: KitPage) -> Offered:
    return next(o for o in page.offered if o.competency.key == "drive")


def ours(page: KitPage) -> list[OfferedQuestion]:
    return [o for o in drive(page).questions if o.content]


def offered(page: KitPage, question: StoredQuestion) -> OfferedQuestion:
    return next(o for o in ours(page) if o.question.id == question.id)


def test_a_house_question_can_be_ticked_and_is_kept(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    assert ours(page) == []
    (question,) = write(office, trainer, WHY)
    assert [o.question.id for o in ours(reopen())] == [question.id]
    tick(office, page, question.id)
    kept = reopen().kit.question(question.id)
    assert kept is not None
    assert (kept.competency, kept.version, kept.text.en) == ("drive", 1, WHY.text_en)
    assert bank.find_question(office.database, trainer, question.id).use.kits == 1


def test_a_new_kit_suggests_shipped_questions_alone(office: Office, trainer: Person) -> None:
    write(office, trainer, replace(WHY, technique="lead"), *many(5))
    made = kits.add_kit(office.database, office.ann, office.position_id, "Second round", 60)
    kit = kits.read_kit(office.database, office.ann, made.id).kit
    assert [q.id for q in kit.planned("drive")] == ["phone_sales.drive.lead.1", "phone_sales.drive.open.1"]


def test_an_edited_question_is_offered_as_it_is_now_and_saving_takes_it(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    (question,) = write(office, trainer, WHY)
    tick(office, page, question.id)
    better = replace(WHY, text_en="What drew you to this shop?")
    house_questions.edit_question(office.database, trainer, question.id, 1, better)
    opened = reopen()
    assert opened.kit.question(question.id).version == 1  # type: ignore[union-attr]
    assert (offered(opened, question).renewed, offered(opened, question).question.text.en) == (True, better.text_en)
    tick(office, opened)
    saved = reopen()
    assert saved.kit.question(question.id).text.en == better.text_en  # type: ignore[union-attr]
    assert not offered(saved, question).renewed


def test_an_archived_question_stays_in_the_kits_that_hold_it(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    (question,) = write(office, trainer, WHY)
    tick(office, page, question.id)
    house_questions.archive_question(office.database, trainer, question.id, away=True)
    opened = reopen()
    assert (offered(opened, question).archived, offered(opened, question).level) == (True, "entry")
    tick(office, opened)
    assert reopen().kit.question(question.id) is not None
    other = kits.add_kit(office.database, office.ann, office.position_id, "Second round", 60)
    assert ours(kits.read_kit(office.database, office.ann, other.id)) == []


def test_a_question_that_was_archived_after_it_was_ticked_is_kept(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    (question,) = write(office, trainer, WHY)
    house_questions.archive_question(office.database, trainer, question.id, away=True)
    assert ours(reopen()) == []
    assert offered(reopen(question.id), question).archived
    tick(office, page, question.id)
    assert reopen().kit.question(question.id) is not None


def test_a_question_of_another_competency_is_not_taken(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    (question,) = write(office, trainer, WHY)
    tick(office, page, question.id, competency="service")
    assert reopen().kit.question(question.id) is None


def test_of_very_many_the_newest_are_listed_and_the_others_are_found_by_their_words(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage], tmp_path: Path
) -> None:
    added = write(office, trainer, *many(MOST_OFFERED + 7))
    opened = reopen()
    assert [o.question.id for o in ours(opened)] == [each.id for each in added[7:]]
    assert drive(opened).more == 7
    words = {"drive": " day 3 ", "service": "day 3", "price_talk": " ", "no_such": "day"}
    found = kit_offer.find_for_kit(office.database, office.ann, tmp_path / "bank.db", opened.pack, words, "en")
    assert found == {"drive": (added[3].id,), "service": ()}
    with_found = reopen(*found["drive"])
    assert added[3].id in {o.question.id for o in ours(with_found)}
    assert drive(with_found).more == 6
    tick(office, page, added[3].id)
    saved = reopen()
    assert saved.kit.question(added[3].id) is not None
    assert (len(ours(saved)), drive(saved).more) == (MOST_OFFERED + 1, 6)


def test_a_builder_asks_the_records_as_often_for_many_questions_as_for_one(
    office: Office, page: KitPage, trainer: Person, reopen: Callable[..., KitPage]
) -> None:
    def asked() -> int:
        said: list[str] = []
        with office.database.reading() as connection:
            engine = connection.engine

        def hear(*call: object) -> None:
            said.append(str(call[2]))

        event.listen(engine, "before_cursor_execute", hear)
        reopen()
        event.remove(engine, "before_cursor_execute", hear)
        return len([each for each in said if "house_questions" in each])

    write(office, trainer, WHY)
    once = asked()
    write(office, trainer, *many(30), *(replace(each, competency="service") for each in many(30)))
    assert asked() == once == 2
