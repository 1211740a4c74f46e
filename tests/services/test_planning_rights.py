"""Interviewers plan for themselves; coordinators see and assign everything; nobody else is let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.people import Person
from interviewkit.services import candidates, interviews, kits, positions
from interviewkit.services.candidates import Notes
from interviewkit.services.interviews import SUGGESTED, Plan
from interviewkit.store import users
from interviewkit.store.engine import Database

WHEN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@dataclass
class Office:
    """Two interviewers, a coordinator and a learner; a candidate of Ann's with an interview."""

    database: Database
    ann: Person
    ben: Person
    carol: Person
    learner: Person
    position_id: str
    candidate_id: str
    interview_id: str


def plan(**changed: object) -> Plan:
    values = {
        "kit_id": SUGGESTED,
        "interviewer_id": None,
        "scheduled_at": WHEN,
        "lang": "en",
        "planned_minutes": 60,
        "entry": "live",
    }
    return Plan(**(values | changed))  # type: ignore[arg-type]


def hire(database: Database, name: str, role: str) -> Person:
    with database.writing() as connection:
        user = users.add(connection, login=name, name=name, password_hash="", roles=[role])
    return Person(user.id, user.name, frozenset(user.roles))


@pytest.fixture
def office(database: Database) -> Office:
    ann, ben = hire(database, "Ann", "interviewer"), hire(database, "Ben", "interviewer")
    carol, learner = hire(database, "Carol", "coordinator"), hire(database, "Lou", "learner")
    position = positions.add_position(database, ann, "Adviser", "phone_sales", "", "")
    candidate = candidates.add_candidate(database, ann, position.id, "Li Na", Notes(verify="Two years at Orange?"))
    interview = interviews.plan_interview(database, ann, candidate.id, plan())
    return Office(database, ann, ben, carol, learner, position.id, candidate.id, interview.id)


def seen(office: Office, person: Person) -> list[str]:
    return [row.candidate.id for row in positions.read_position(office.database, person, office.position_id).candidates]


def test_another_interviewer_sees_position_and_kits_but_not_the_people(office: Office) -> None:
    page = positions.read_position(office.database, office.ben, office.position_id)
    assert len(page.kits) == 1
    assert page.candidates == ()
    assert not page.mine
    with pytest.raises(NotFound):
        candidates.read_candidate(office.database, office.ben, office.candidate_id)
    with pytest.raises(NotFound):
        candidates.change_candidate(office.database, office.ben, office.candidate_id, "X", Notes())
    with pytest.raises(NotFound):
        interviews.get_interview(office.database, office.ben, office.interview_id)
    with pytest.raises(NotFound):
        interviews.plan_interview(office.database, office.ben, office.candidate_id, plan())
    assert interviews.upcoming(office.database, office.ben) == []


def test_the_counts_of_the_list_keep_to_what_the_person_may_see(office: Office) -> None:
    for person, people in ((office.ann, 1), (office.ben, 0), (office.carol, 1)):
        (row,) = positions.list_positions(office.database, person)
        assert (row.tally.candidates, row.tally.open, row.tally.kits) == (people, people, 1)


def test_who_is_given_an_interview_sees_its_candidate(office: Office) -> None:
    planned = interviews.plan_interview(
        office.database, office.carol, office.candidate_id, plan(interviewer_id=office.ben.id)
    )
    assert planned.interviewer_id == office.ben.id
    assert seen(office, office.ben) == [office.candidate_id]
    page = candidates.read_candidate(office.database, office.ben, office.candidate_id)
    assert [row.id for row in page.interviews] == [planned.id], "Ann's interview is not Ben's to see"
    assert [row.id for row in interviews.upcoming(office.database, office.ben)] == [planned.id]


def test_a_coordinator_sees_and_changes_everything(office: Office) -> None:
    assert seen(office, office.carol) == [office.candidate_id]
    assert interviews.get_interview(office.database, office.carol, office.interview_id).interviewer_id == office.ann.id
    assert [row.id for row in interviews.upcoming(office.database, office.carol)] == [office.interview_id]
    changed = positions.change_position(
        office.database, office.carol, office.position_id, "Adviser 2", "graduate", "", ""
    )
    assert (changed.title, changed.pack) == ("Adviser 2", "graduate")


def test_only_a_coordinator_gives_an_interview_to_somebody_else(office: Office) -> None:
    with pytest.raises(Forbidden):
        interviews.plan_interview(office.database, office.ann, office.candidate_id, plan(interviewer_id=office.ben.id))
    with pytest.raises(Forbidden):
        interviews.replan_interview(
            office.database, office.ann, office.interview_id, plan(interviewer_id=office.ben.id)
        )
    assert [u.name for u in interviews.open_plan(office.database, office.ann, office.candidate_id).interviewers] == [
        "Ann"
    ]
    assert [u.name for u in interviews.open_plan(office.database, office.carol, office.candidate_id).interviewers] == [
        "Carol",
        "Ann",
        "Ben",
    ], "oneself first, and nobody who holds no interviews"


def test_only_its_maker_or_a_coordinator_changes_or_puts_away_a_position(office: Office) -> None:
    with pytest.raises(Forbidden):
        positions.change_position(office.database, office.ben, office.position_id, "Mine", "phone_sales", "", "")
    with pytest.raises(Forbidden):
        positions.archive_position(office.database, office.ben, office.position_id, away=True)
    positions.archive_position(office.database, office.ann, office.position_id, away=True)
    assert positions.list_positions(office.database, office.ann) == []
    assert len(positions.list_positions(office.database, office.ben, archived=True)) == 1
    assert positions.archive_position(office.database, office.carol, office.position_id, away=False).archived_at is None


def test_a_learner_is_not_let_in(office: Office) -> None:
    who, database = office.learner, office.database
    for asked in (
        lambda: positions.list_positions(database, who),
        lambda: positions.read_position(database, who, office.position_id),
        lambda: candidates.read_candidate(database, who, office.candidate_id),
        lambda: kits.add_kit(database, who, office.position_id, "Kit", 60),
        lambda: interviews.get_interview(database, who, office.interview_id),
        lambda: interviews.upcoming(database, who),
        lambda: interviews.history(database, who),
    ):
        with pytest.raises(Forbidden):
            asked()


def test_what_is_not_there_is_not_found(office: Office) -> None:
    who, database = office.carol, office.database
    for asked in (
        lambda: positions.read_position(database, who, "nothing"),
        lambda: candidates.add_candidate(database, who, "nothing", "Li Na", Notes()),
        lambda: candidates.read_candidate(database, who, "nothing"),
        lambda: kits.read_kit(database, who, "nothing"),
        lambda: interviews.open_plan(database, who, "nothing"),
        lambda: interviews.open_replan(database, who, "nothing"),
    ):
        with pytest.raises(NotFound):
            asked()
