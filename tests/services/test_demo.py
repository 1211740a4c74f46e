"""The demonstration: people can sign in, every stage of the work is there, and filling again changes nothing."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher

from interviewkit.domain.kit import lacks
from interviewkit.domain.people import ROLES, Person
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.services import accounts, demo, interviews, kits, passwords, positions, submission
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.schema import metadata

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 24, 14, 20, tzinfo=ZoneInfo(ZONE))


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def filled(database: Database) -> Database:
    demo.fill(database, ZONE, NOW)
    return database


def person(database: Database, login: str) -> Person:
    with database.reading() as connection:
        user = users.by_login(connection, login)
    assert user is not None
    return Person(user.id, user.name, frozenset(user.roles))


def rows(database: Database) -> dict[str, list[Any]]:
    with database.reading() as connection:
        return {t.name: [tuple(row) for row in connection.execute(t.select())] for t in metadata.sorted_tables}


def test_every_account_opens_with_its_password_and_every_role_is_there(filled: Database) -> None:
    opened = [accounts.sign_in(filled, login, password) for login, password, _ in demo.ACCOUNTS]
    assert all(opened)
    assert {role for user in opened if user for role in user.roles} == set(ROLES)


def test_names_of_accounts_say_that_they_are_a_demonstration(filled: Database) -> None:
    with filled.reading() as connection:
        assert all("演示" in user.name or "demo" in user.name for user in users.all_users(connection))


def test_filling_again_changes_nothing(filled: Database) -> None:
    before = rows(filled)
    demo.fill(filled, ZONE, NOW)
    assert rows(filled) == before


def test_the_work_is_under_way_in_several_stages(filled: Database) -> None:
    carol = person(filled, "carol")
    pages = [positions.read_position(filled, carol, row.position.id) for row in positions.list_positions(filled, carol)]
    assert {page.position.pack for page in pages} == {"phone_sales", "graduate"}
    assert sum(len(page.candidates) for page in pages) == 5
    assert any(not row.interviews for page in pages for row in page.candidates)
    to_come = [(row.lang, row.scheduled_at.astimezone(ZoneInfo(ZONE))) for row in interviews.upcoming(filled, carol)]
    assert to_come == [
        ("zh", datetime(2026, 11, 24, 14, 45, tzinfo=ZoneInfo(ZONE))),
        ("en", datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo(ZONE))),
    ]
    assert len(interviews.history(filled, carol)) == 1


def test_kits_lack_nothing_and_use_questions_that_the_bank_has(filled: Database) -> None:
    carol = person(filled, "carol")
    for row in positions.list_positions(filled, carol):
        for offered in positions.read_position(filled, carol, row.position.id).kits:
            page = kits.read_kit(filled, carol, offered.stored.id)
            assert lacks(page.kit, page.stored.planned_minutes) == ()
    wanted = {q for kit in demo.CONTENT["kits"] for of in kit.get("chosen", {}).values() for q in of["questions"]}
    with_chosen = next(k for k in demo.CONTENT["kits"] if "chosen" in k)
    kept = [
        r
        for p in positions.list_positions(filled, carol)
        for r in positions.read_position(filled, carol, p.position.id).kits
    ]
    assert {q.id for q in next(r for r in kept if r.stored.name == with_chosen["name"]).kit.questions} == wanted


def test_the_talk_that_was_held_shows_the_craft(filled: Database) -> None:
    wang = person(filled, "wangmin")
    (row,) = interviews.history(filled, wang)
    evaluation = submission.read_evaluation(filled, wang, row.id, ZONE)
    record = evaluation.held.record
    assert evaluation.scorecard.recommendation == "yes"
    assert set(evaluation.scorecard.ratings) == {c.key for c in evaluation.held.kit.competencies}
    assert record.skipped == ()
    assert {"lead", "probe", "open"} <= {asked.technique for asked in record.asked} <= set(TECHNIQUES)
    assert {readback.outcome for readback in record.readbacks} == {"confirmed", "corrected"}
    assert [finding.rule for finding in evaluation.findings if finding.answered] == ["missed_information"]
    assert not any(finding.needs_answer for finding in evaluation.findings)


@pytest.mark.parametrize("hour", [0, 8, 12, 23])
def test_at_any_hour_what_was_held_is_over_and_what_comes_is_today_and_tomorrow(database: Database, hour: int) -> None:
    now = datetime(2026, 11, 24, hour, 59, tzinfo=ZoneInfo(ZONE))
    demo.fill(database, ZONE, now)
    carol = person(database, "carol")
    (held,) = interviews.history(database, carol)
    assert held.submitted_at is not None
    assert held.scheduled_at < held.submitted_at <= now
    days = [row.scheduled_at.astimezone(ZoneInfo(ZONE)).day for row in interviews.upcoming(database, carol)]
    assert days == [24, 25]


def test_the_present_and_the_configured_zone_are_taken_where_none_is_given(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEWKIT_TIMEZONE", "Europe/London")
    demo.fill(database)
    carol = person(database, "carol")
    _, last = interviews.upcoming(database, carol)
    assert last.scheduled_at.astimezone(ZoneInfo("Europe/London")).hour == demo.MORNING
    assert last.scheduled_at > datetime.now(UTC)
