"""An interview is held with the kit as it was when it was planned, and its plan stays once it has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interviewkit.domain.errors import Conflict, Invalid
from interviewkit.domain.kitchoice import Chosen
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.services import candidates, interviews, kits, positions
from interviewkit.services.candidates import Notes
from interviewkit.services.interviews import AS_PLANNED, SUGGESTED
from interviewkit.store import events
from interviewkit.store import interviews as interview_store
from interviewkit.store.engine import Database

from .test_planning_rights import WHEN, Office, hire, office, plan

__all__ = ["office"]


def only_drive(office: Office, kit_id: str) -> None:
    page = kits.read_kit(office.database, office.ann, kit_id)
    lead = next(o.question.id for o in offered(page, "drive").questions if o.question.technique == "lead")
    chosen = (Chosen("drive", 3, frozenset({lead})),)
    kits.save_kit(office.database, office.ann, kit_id, page.stored.version, "Drive alone", 30, chosen)


def offered(page: kits.KitPage, key: str) -> kits.Offered:
    return next(o for o in page.offered if o.competency.key == key)


def held(office: Office) -> interview_store.Interview:
    return interviews.get_interview(office.database, office.ann, office.interview_id)


def begin(office: Office) -> None:
    with office.database.writing() as connection:
        events.append(connection, office.interview_id, [("e1", WHEN.isoformat(), "started", {})])


def test_a_position_without_a_kit_gets_the_suggested_one_with_its_first_interview(office: Office) -> None:
    kit = kit_from_json(held(office).kit)
    assert len(kit.competencies) == 8
    assert all(c.anchors and c.definition for c in kit.competencies)
    assert kit.version == 1
    (row,) = positions.read_position(office.database, office.ann, office.position_id).kits
    assert (row.stored.name, row.lacks) == ("Adviser", ())
    assert held(office).kit_id == row.stored.id


def test_a_changed_kit_reaches_only_what_is_planned_afterwards(office: Office) -> None:
    kit_id = str(held(office).kit_id)
    before = held(office).kit
    only_drive(office, kit_id)
    assert held(office).kit == before
    again = interviews.replan_interview(office.database, office.ann, office.interview_id, plan(kit_id=kit_id))
    kit = kit_from_json(again.kit)
    assert [(c.key, c.weight) for c in kit.competencies] == [("drive", 3)]
    assert kit.version == 2


def test_replanning_changes_when_and_how(office: Office) -> None:
    later = WHEN + timedelta(days=1)
    changed = plan(
        kit_id=str(held(office).kit_id), scheduled_at=later, lang="zh", planned_minutes=45, entry="afterwards"
    )
    interviews.replan_interview(office.database, office.ann, office.interview_id, changed)
    now = held(office)
    assert (now.scheduled_at, now.lang, now.planned_minutes, now.entry) == (later, "zh", 45, "afterwards")
    assert now.interviewer_id == office.ann.id


def test_a_coordinator_replans_without_taking_the_interview_over(office: Office) -> None:
    page = interviews.open_replan(office.database, office.carol, office.interview_id)
    assert page.interview is not None
    interviews.replan_interview(office.database, office.carol, office.interview_id, plan(kit_id=page.kits[0].id))
    assert held(office).interviewer_id == office.ann.id
    moved = plan(kit_id=page.kits[0].id, interviewer_id=office.ben.id)
    interviews.replan_interview(office.database, office.carol, office.interview_id, moved)
    assert interviews.get_interview(office.database, office.ben, office.interview_id).interviewer_id == office.ben.id


def test_once_something_happened_the_plan_stays(office: Office) -> None:
    begin(office)
    for asked in (
        lambda: interviews.open_replan(office.database, office.ann, office.interview_id),
        lambda: interviews.replan_interview(office.database, office.ann, office.interview_id, plan()),
    ):
        with pytest.raises(Conflict) as refused:
            asked()
        assert refused.value.reason == "started"
    assert [row.started for row in interviews.upcoming(office.database, office.ann)] == [True]


def test_an_interview_without_a_kit_of_the_position_keeps_its_questions(office: Office) -> None:
    with office.database.writing() as connection:
        interview_store.update_plan(connection, office.interview_id, kit_id=None)
    before = held(office)
    changed = plan(kit_id=AS_PLANNED, planned_minutes=50)
    after = interviews.replan_interview(office.database, office.ann, office.interview_id, changed)
    assert after == replace(before, planned_minutes=50, lang="en")


def test_a_kit_without_competencies_is_kept_but_no_interview_is_planned_with_it(office: Office) -> None:
    kit_id = str(held(office).kit_id)
    kits.save_kit(office.database, office.ann, kit_id, 1, "Empty", 60, ())
    with pytest.raises(Invalid) as refused:
        interviews.plan_interview(office.database, office.ann, office.candidate_id, plan(kit_id=kit_id))
    assert [f.path for f in refused.value.faults] == ["kit_id"]
    assert len(interviews.upcoming(office.database, office.ann)) == 1


def test_a_kit_of_another_position_is_refused(office: Office) -> None:
    other = positions.add_position(office.database, office.ann, "Trainee", "graduate", "", "")
    candidate = candidates.add_candidate(office.database, office.ann, other.id, "Wu", Notes())
    for kit_id in (str(held(office).kit_id), "nothing", AS_PLANNED):
        with pytest.raises(Invalid) as refused:
            interviews.plan_interview(office.database, office.ann, candidate.id, plan(kit_id=kit_id))
        assert [f.path for f in refused.value.faults] == ["kit_id"]


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"planned_minutes": 0}, "planned_minutes"),
        ({"planned_minutes": 9999}, "planned_minutes"),
        ({"planned_minutes": float("nan")}, "planned_minutes"),
        ({"lang": "fr"}, "lang"),
        ({"entry": "yesterday"}, "entry"),
    ],
)
def test_a_senseless_plan_is_refused(office: Office, changed: dict[str, object], path: str) -> None:
    with pytest.raises(Invalid) as refused:
        interviews.plan_interview(office.database, office.ann, office.candidate_id, plan(**changed))
    assert [f.path for f in refused.value.faults] == [path]


def test_interviews_go_only_to_people_who_hold_any(office: Office) -> None:
    for interviewer_id in (office.learner.id, "nobody"):
        with pytest.raises(Invalid) as refused:
            interviews.plan_interview(
                office.database, office.carol, office.candidate_id, plan(interviewer_id=interviewer_id)
            )
        assert [f.path for f in refused.value.faults] == ["interviewer_id"]


def test_lists_begin_with_the_soonest_and_with_the_latest(office: Office) -> None:
    sooner = interviews.plan_interview(
        office.database, office.ann, office.candidate_id, plan(scheduled_at=WHEN - timedelta(days=1))
    )
    assert [row.id for row in interviews.upcoming(office.database, office.ann)] == [sooner.id, office.interview_id]
    with office.database.writing() as connection:
        for interview_id in (sooner.id, office.interview_id):
            interview_store.mark_submitted(connection, interview_id, datetime(2026, 11, 24, tzinfo=UTC))
    assert interviews.upcoming(office.database, office.ann) == []
    assert [row.id for row in interviews.history(office.database, office.ann)] == [office.interview_id, sooner.id]
    assert interviews.history(office.database, office.ben) == []


def test_the_suggestion_fits_the_minutes_that_were_planned(database: Database) -> None:
    ann = hire(database, "Ann", "interviewer")
    position = positions.add_position(database, ann, "Adviser", "phone_sales", "", "")
    candidate = candidates.add_candidate(database, ann, position.id, "Li Na", Notes())
    assert interviews.open_plan(database, ann, candidate.id).usual_minutes == 60
    planned = interviews.plan_interview(database, ann, candidate.id, plan(kit_id=SUGGESTED, planned_minutes=45))
    assert kit_from_json(planned.kit).minutes() <= 45
