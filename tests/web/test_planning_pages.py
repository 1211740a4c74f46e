"""From nothing to an interview on the pages of planning, and what they say where something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from interviewkit.domain.kitfile import kit_from_json
from interviewkit.domain.people import Person
from interviewkit.services import candidates, interviews, positions
from interviewkit.services.candidates import Notes
from interviewkit.services.interviews import SUGGESTED, Plan
from interviewkit.store import events
from interviewkit.store import kits as kit_store
from interviewkit.store.engine import Database

from .conftest import Client, SignIn

WHEN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TYPED = {
    "scheduled_at": "2026-11-23T09:30",
    "planned_minutes": "60",
    "lang": "zh",
    "entry": "live",
    "kit_id": SUGGESTED,
}


@dataclass
class Desk:
    """An interviewer at the browser, with a position and a candidate."""

    browser: Client
    position_id: str
    candidate_id: str


@pytest.fixture
def desk(sign_in: SignIn, database: Database) -> Desk:
    browser = sign_in("interviewer")
    position = positions.add_position(database, browser.person, "Adviser", "phone_sales", "Weekends", "")
    candidate = candidates.add_candidate(database, browser.person, position.id, "Li Na", Notes(verify="Two years?"))
    return Desk(browser, position.id, candidate.id)


def planned(database: Database, person: Person) -> list[interviews.InterviewRow]:
    return interviews.upcoming(database, person)


def plan_one(database: Database, desk: Desk) -> str:
    plan = Plan(SUGGESTED, None, WHEN, "en", 60, "live")
    return interviews.plan_interview(database, desk.browser.person, desk.candidate_id, plan).id


def test_from_nothing_to_the_room_in_four_forms(sign_in: SignIn, database: Database) -> None:
    browser = sign_in("interviewer")
    assert "New position" in browser.get("/positions").text
    made = browser.post("/positions/new", data={"title": " Adviser ", "pack": "phone_sales"})
    assert made.status_code == 302
    assert "Add a candidate" in browser.get(made.location).text
    added = browser.post(f"{made.location}/candidates/new", data={"name": "Li Na", "then": "plan"})
    form = browser.get(added.location)
    assert "C-1001" in form.text
    done = browser.post(added.location, data=TYPED | {"then": "room"})
    (row,) = planned(database, browser.person)
    assert done.location == f"/interviews/{row.id}/room"
    assert (row.position_title, row.candidate_name, row.lang) == ("Adviser", "Li Na", "zh")
    assert row.scheduled_at == datetime(2026, 11, 23, 1, 30, tzinfo=UTC), "09:30 in Shanghai"
    page = browser.get(made.location).text
    assert "Start the interview with Li Na" in page
    assert "nothing lacking" in page


def test_the_plan_s_form_begins_with_sensible_values(desk: Desk) -> None:
    form = desk.browser.get(f"/interviews/new?candidate={desk.candidate_id}").text
    assert 'value="60"' in form
    assert 'type="datetime-local"' in form
    assert 'id="interviewer_id"' not in form, "an interviewer plans for himself or herself"
    assert "Time zone: Asia/Shanghai" in form


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"scheduled_at": "next Monday at nine"}, "Give a date and a time"),
        ({"scheduled_at": ""}, "Give a date and a time"),
        ({"scheduled_at": "0001-01-01T00:00"}, "Give a year from 2000"),
        ({"scheduled_at": "9999-12-31T23:59"}, "Give a year from 2000"),
        ({"planned_minutes": "0"}, "Give 5 to 240 minutes"),
        ({"planned_minutes": "9999"}, "Give 5 to 240 minutes"),
        ({"planned_minutes": "an hour"}, "Give 5 to 240 minutes"),
        ({"planned_minutes": ""}, "Give 5 to 240 minutes"),
        ({"kit_id": "made-up"}, "Choose one from the list."),
        ({"lang": "fr"}, "Choose one from the list."),
        ({"entry": ""}, "Choose one from the list."),
    ],
)
def test_a_faulty_plan_is_told_beside_the_field_and_kept(
    desk: Desk, database: Database, typed: dict[str, str], said: str
) -> None:
    answer = desk.browser.post(f"/interviews/new?candidate={desk.candidate_id}", data=TYPED | typed)
    assert answer.status_code == 400
    assert answer.text.count('class="error"') == 1
    assert said in answer.text
    if "scheduled_at" in typed:
        assert f'value="{typed["scheduled_at"]}"' in answer.text
    assert planned(database, desk.browser.person) == []


def test_a_kit_without_competencies_is_refused_beside_the_field(desk: Desk, database: Database) -> None:
    with database.writing() as connection:
        empty = kit_store.add(
            connection,
            position_id=desk.position_id,
            name="Empty",
            pack="phone_sales",
            planned_minutes=45,
            content={"competencies": [], "questions": []},
            created_by=desk.browser.person.id,
        )
    answer = desk.browser.post(f"/interviews/new?candidate={desk.candidate_id}", data=TYPED | {"kit_id": empty.id})
    assert answer.status_code == 400
    assert "This kit has no competency yet." in answer.text


def test_replanning_fills_the_form_and_saves(desk: Desk, database: Database) -> None:
    address = f"/interviews/{plan_one(database, desk)}/plan"
    form = desk.browser.get(address).text
    assert 'value="2026-11-23T09:00"' in form, "01:00 UTC is 09:00 in Shanghai"
    (row,) = planned(database, desk.browser.person)
    changed = desk.browser.post(address, data=TYPED | {"kit_id": row.kit_id, "planned_minutes": "45"})
    assert changed.location == f"/candidates/{desk.candidate_id}"
    (row,) = planned(database, desk.browser.person)
    assert (row.planned_minutes, row.lang) == (45, "zh")


def test_the_plan_of_an_interview_that_has_begun_stays(desk: Desk, database: Database) -> None:
    interview_id = plan_one(database, desk)
    with database.writing() as connection:
        events.append(connection, interview_id, [("e1", WHEN.isoformat(), "started", {})])
    answer = desk.browser.get(f"/interviews/{interview_id}/plan")
    assert answer.status_code == 409
    assert "This interview has begun." in answer.text
    assert "Go on with Li Na" in desk.browser.get(f"/positions/{desk.position_id}").text


def test_a_coordinator_gives_the_interview_to_an_interviewer(desk: Desk, sign_in: SignIn, database: Database) -> None:
    coordinator = sign_in("coordinator")
    address = f"/interviews/new?candidate={desk.candidate_id}"
    assert desk.browser.person.name in coordinator.get(address).text
    done = coordinator.post(address, data=TYPED | {"interviewer_id": desk.browser.person.id, "then": "room"})
    assert done.location == f"/candidates/{desk.candidate_id}", "the room is not the coordinator's"
    (row,) = planned(database, desk.browser.person)
    assert row.interviewer_id == desk.browser.person.id
    assert "Start the interview" not in coordinator.get(done.location).text


def test_an_interviewer_cannot_smuggle_another_interviewer_in(desk: Desk, sign_in: SignIn, database: Database) -> None:
    other = sign_in("interviewer").person
    address = f"/interviews/new?candidate={desk.candidate_id}"
    desk.browser.post(address, data=TYPED | {"interviewer_id": other.id})
    assert planned(database, other) == []
    assert len(planned(database, desk.browser.person)) == 1


def test_other_people_s_candidates_and_interviews_are_not_there(
    desk: Desk, sign_in: SignIn, database: Database
) -> None:
    interview_id = plan_one(database, desk)
    other = sign_in("interviewer")
    page = other.get(f"/positions/{desk.position_id}")
    assert page.status_code == 200
    assert "Li Na" not in page.text
    for address in (
        f"/candidates/{desk.candidate_id}",
        f"/interviews/new?candidate={desk.candidate_id}",
        f"/interviews/{interview_id}/plan",
    ):
        assert other.get(address).status_code == 404
        assert other.post(address, data=TYPED | {"name": "X"}).status_code == 404
    for address in (f"/positions/{desk.position_id}/edit", f"/positions/{desk.position_id}/archive"):
        assert other.get(address).status_code == 403
        assert other.post(address, data={"title": "Mine", "pack": "phone_sales"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/positions/none", "/positions/none/edit", "/positions/none/archive", "/positions/none/candidates/new",
     "/positions/none/kits/new", "/candidates/none", "/kits/none", "/interviews/new?candidate=none",
     "/interviews/none/plan"],
)  # fmt: skip
def test_an_unknown_id_is_not_found(sign_in: SignIn, address: str) -> None:
    assert sign_in("coordinator").get(address).status_code == 404


def test_planning_is_for_those_who_hold_interviews(sign_in: SignIn, client: Client, desk: Desk) -> None:
    learner = sign_in("learner")
    for address in ("/positions", f"/positions/{desk.position_id}", "/interviews/new?candidate=x", "/kits/x"):
        assert learner.get(address).status_code == 403
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Give the position a title."),
        ({"title": "   "}, "Give the position a title."),
        ({"title": "x" * 121}, "Keep it to 120 characters."),
        ({"title": "a\x00b"}, "a character that can't be kept"),
        ({"pack": "made_up"}, "Choose one from the list."),
        ({"requirements": "x" * 4001}, "Keep it to 4000 characters."),
    ],
)
def test_a_faulty_position_is_told_beside_the_field_and_kept(sign_in: SignIn, typed: dict[str, str], said: str) -> None:
    browser = sign_in("interviewer")
    usual = {"title": "Adviser", "pack": "phone_sales", "features": "Hard days"}
    answer = browser.post("/positions/new", data=usual | typed)
    assert answer.status_code == 400
    assert said in answer.text
    assert answer.text.count('class="error"') == 1
    assert "Hard days" in answer.text


def test_a_position_is_changed_put_away_and_brought_back(desk: Desk) -> None:
    browser, address = desk.browser, f"/positions/{desk.position_id}"
    assert 'value="Adviser"' in browser.get(f"{address}/edit").text
    browser.post(f"{address}/edit", data={"title": "Senior adviser", "pack": "phone_sales", "requirements": "a\r\nb"})
    page = browser.get(address).text
    assert "Senior adviser" in page
    assert "a\nb" in page
    assert "Archive" in browser.get(f"{address}/archive").text
    browser.post(f"{address}/archive")
    assert "Senior adviser" not in browser.get("/positions").text
    assert "Senior adviser" in browser.get("/positions?archived=1").text
    assert "Bring it back" in browser.get(address).text
    browser.post(f"{address}/archive", data={"back": "1"})
    assert "Senior adviser" in browser.get("/positions").text


def test_a_candidate_s_notes_are_read_and_changed(desk: Desk) -> None:
    address = f"/candidates/{desk.candidate_id}"
    assert "Two years?" in desk.browser.get(address).text
    desk.browser.post(address, data={"name": "Li Na", "verify": "Confirmed", "gaps": "May to July"})
    page = desk.browser.get(address).text
    assert "Confirmed" in page
    assert "May to July" in page
    assert "Two years?" not in page
    refused = desk.browser.post(address, data={"name": "", "gaps": "still typed"})
    assert refused.status_code == 400
    assert "still typed" in refused.text


def test_without_a_candidate_there_is_nobody_to_plan_with(desk: Desk) -> None:
    sent = desk.browser.get("/interviews/new")
    assert sent.location == "/positions"
    assert "Choose the candidate first." in desk.browser.get("/positions").text


def test_a_position_of_a_pack_that_is_gone_can_still_be_read(desk: Desk, database: Database) -> None:
    interview_id = plan_one(database, desk)
    kit_id = planned(database, desk.browser.person)[0].kit_id
    with database.writing() as connection:
        positions.positions.update(connection, desk.position_id, pack="gone")
        kit_store.update(connection, str(kit_id), 1, pack="gone")
    assert desk.browser.get("/positions").status_code == 200
    assert desk.browser.get(f"/positions/{desk.position_id}").status_code == 200
    assert desk.browser.get(f"/kits/{kit_id}").status_code == 200
    assert desk.browser.get(f"/interviews/{interview_id}/plan").status_code == 200
    assert desk.browser.get(f"/positions/{desk.position_id}/kits/new").status_code == 404
    held = interviews.get_interview(database, desk.browser.person, interview_id)
    assert len(kit_from_json(held.kit).competencies) == 8
