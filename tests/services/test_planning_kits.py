"""Positions, candidates and kits keep what was typed, refuse what cannot be, and two people's changes don't mix."""

from __future__ import annotations

import pytest

from interviewkit.domain.errors import Conflict, InterviewkitError, Invalid
from interviewkit.domain.kit import NO_COMPETENCY, NO_MOTIVATION, TOO_LONG, WITHOUT_QUESTION
from interviewkit.domain.kitchoice import Chosen, OwnQuestion
from interviewkit.services import candidates, kits, positions
from interviewkit.services.candidates import Notes
from interviewkit.services.kits import KitPage
from interviewkit.services.positions import ADD_CANDIDATE, HOLD_INTERVIEW, NOTHING, PLAN_INTERVIEW
from interviewkit.store import interviews as interview_store

from .test_planning_rights import WHEN, Office, office

__all__ = ["office"]

OWN = OwnQuestion("lead", "What was your longest Saturday?", 4)


@pytest.fixture
def page(office: Office) -> KitPage:
    made = kits.add_kit(office.database, office.ann, office.position_id, "Ours", 60)
    return kits.read_kit(office.database, office.ann, made.id)


def paths(refused: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [fault.path for fault in refused.value.faults]


def test_a_new_kit_is_fit_for_use(office: Office, page: KitPage) -> None:
    assert kits.starting_minutes(office.database, office.ann, office.position_id) == 60
    assert len(page.kit.competencies) == len(page.offered) == 8
    rows = positions.read_position(office.database, office.ann, office.position_id).kits
    assert [row.lacks for row in rows if row.stored.id == page.stored.id] == [()]


def test_what_was_chosen_is_kept(office: Office, page: KitPage) -> None:
    ticked = page.kit.planned("drive")[0].id
    chosen = (Chosen("drive", 4, frozenset({ticked}), (OWN,)), Chosen("service", 2))
    kits.save_kit(office.database, office.ben, page.stored.id, 1, "Short", 20, chosen)
    kept = kits.read_kit(office.database, office.ann, page.stored.id)
    assert (kept.stored.name, kept.stored.planned_minutes, kept.stored.version) == ("Short", 20, 2)
    assert [(c.key, c.weight) for c in kept.kit.competencies] == [("drive", 4), ("service", 2)]
    assert [q.text.en for q in kept.kit.planned("drive")][1] == OWN.text
    assert [o.competency.key for o in kept.offered][:2] == ["drive", "service"]
    assert len(kept.offered) == 8


def test_the_second_of_two_people_is_told(office: Office, page: KitPage) -> None:
    kits.save_kit(office.database, office.ben, page.stored.id, 1, "Ben's", 60, ())
    with pytest.raises(Conflict) as refused:
        kits.save_kit(office.database, office.ann, page.stored.id, 1, "Ann's", 60, (Chosen("drive", 1),))
    assert refused.value.reason == "kit_changed"
    assert kits.read_kit(office.database, office.ann, page.stored.id).stored.name == "Ben's"


def test_a_preview_says_what_is_lacking_and_what_differs(page: KitPage) -> None:
    seen = kits.preview(page, (Chosen("service", 1), Chosen("objections", 1, own=(OWN,))), 3)
    assert [lack.key for lack in seen.lacks] == [WITHOUT_QUESTION, NO_MOTIVATION, TOO_LONG]
    assert seen.uses("lead") == 1
    assert [q.text.en for q in seen.only_here.questions] == [OWN.text]
    assert len(seen.only_kept.competencies) == 6
    assert [lack.key for lack in kits.preview(page, (), 60).lacks] == [NO_COMPETENCY]


def test_a_faulty_kit_is_refused_whole(office: Office, page: KitPage) -> None:
    chosen = (Chosen("drive", 0, own=(OwnQuestion("lead", "x" * 600, 99),)),)
    with pytest.raises(Invalid) as refused:
        kits.save_kit(office.database, office.ann, page.stored.id, 1, "", 9999, chosen)
    assert paths(refused) == ["name", "planned_minutes", "weight.drive", "own.drive.0.text", "own.drive.0.minutes"]
    assert kits.read_kit(office.database, office.ann, page.stored.id).stored.version == 1


def test_a_position_is_checked(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        positions.add_position(office.database, office.ann, "x" * 121, "no_such_pack", "y" * 4001, "\x00")
    assert paths(refused) == ["title", "pack", "requirements", "features"]
    with pytest.raises(Invalid):
        positions.change_position(office.database, office.ann, office.position_id, "", "phone_sales", "", "")


def test_two_candidates_may_have_the_same_name(office: Office) -> None:
    notes = Notes("Claims a prize", "Nothing since May", "Leads a shift")
    first, second = (
        candidates.add_candidate(office.database, office.ann, office.position_id, "Li Na", notes) for _ in range(2)
    )
    assert first.code != second.code
    changed = candidates.change_candidate(office.database, office.ann, first.id, "Li Na (2)", Notes())
    assert (changed.name, changed.verify, changed.code) == ("Li Na (2)", "", first.code)
    assert candidates.read_candidate(office.database, office.ann, second.id).candidate.gaps == "Nothing since May"


@pytest.mark.parametrize("name", ["", "x" * 81, "two\nlines", "a\x07b"])
def test_a_candidate_has_a_name_of_one_line(office: Office, name: str) -> None:
    with pytest.raises(InterviewkitError) as refused:
        candidates.add_candidate(office.database, office.ann, office.position_id, name, Notes())
    assert isinstance(refused.value, Invalid)


def test_the_next_step_of_a_position_follows_what_it_holds(office: Office) -> None:
    def step(position_id: str) -> str:
        rows = positions.list_positions(office.database, office.ann)
        return next(row.next_step for row in rows if row.position.id == position_id)

    position = positions.add_position(office.database, office.ann, "Trainee", "graduate", "", "")
    assert step(position.id) == ADD_CANDIDATE
    candidate = candidates.add_candidate(office.database, office.ann, position.id, "Wu", Notes())
    assert step(position.id) == PLAN_INTERVIEW
    page = positions.read_position(office.database, office.ann, position.id)
    assert page.waiting == candidate
    assert step(office.position_id) == HOLD_INTERVIEW
    page = positions.read_position(office.database, office.ann, office.position_id)
    due = page.to_hold(office.ann)
    assert due is not None
    assert due.id == office.interview_id
    assert page.to_hold(office.carol) is None, "Ann holds it, not Carol"
    with office.database.writing() as connection:
        interview_store.mark_submitted(connection, office.interview_id, WHEN)
    assert step(office.position_id) == NOTHING
