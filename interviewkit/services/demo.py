"""The demonstration: accounts with known passwords, and work under way in several stages. Nobody in it is real."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any, Final
from zoneinfo import ZoneInfo

from interviewkit.config import Config
from interviewkit.domain.kitchoice import Chosen
from interviewkit.domain.people import ADMIN, Person
from interviewkit.domain.session import LIVE
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.identity import new_id
from interviewkit.store.kits import StoredKit

from . import accounts, candidates, conduct, interviews, kits, positions, submission
from .candidates import Notes
from .interviews import Plan

CONTENT: Final[dict[str, Any]] = tomllib.loads((files(__package__) / "demo.toml").read_text(encoding="utf-8"))
ACCOUNTS: Final = tuple((person["login"], CONTENT["password"], person["label"]) for person in CONTENT["accounts"])
"""Login, password and role of each account of the demonstration."""

HELD_BEFORE: Final = timedelta(minutes=75)
SUBMITTED_AFTER: Final = timedelta(minutes=52)
"""The interview that is over began so long before the filling, and was submitted so long after it began."""
SOON: Final = timedelta(minutes=30)
MORNING: Final = 10
QUARTER: Final = 15


def fill(database: Database, zone: str | None = None, now: datetime | None = None) -> None:
    """Fill a database with the demonstration; where it is already, nothing changes.

    In: the zone in which people work, by default the configured one, and the moment around which interviews are
    dated, by default the present.
    """
    if _is_filled(database):
        return
    zone = zone or Config.from_environment().timezone
    moment = (now or datetime.now(ZoneInfo(zone))).astimezone(ZoneInfo(zone))
    people = _people(database)
    Filling(database, people, zone, moment).run()


def _is_filled(database: Database) -> bool:
    with database.reading() as connection:
        return any(users.by_login(connection, login) for login, _, _ in ACCOUNTS)


def _people(database: Database) -> dict[str, Person]:
    """The accounts by login, the administrator's first: it adds the others."""
    people: dict[str, Person] = {}
    admin: Person | None = None
    for entry in sorted(CONTENT["accounts"], key=lambda entry: ADMIN not in entry["roles"]):
        login, name, password = entry["login"], entry["name"], CONTENT["password"]
        if admin is None:
            user = accounts.create_admin(database, login, name, password)
        else:
            user = accounts.add_person(database, admin, login, name, entry["roles"], password)
        people[login] = Person(user.id, user.name, frozenset(user.roles))
        admin = admin or people[login]
    return people


@dataclass(frozen=True)
class Filling:
    """One filling: the people in it by login, the zone and the moment that its dates go by."""

    database: Database
    people: dict[str, Person]
    zone: str
    now: datetime

    def run(self) -> None:
        """Everything but the accounts, as the coordinator would have set it up."""
        posts = {entry["key"]: self.position(entry) for entry in CONTENT["positions"]}
        plans = {entry["key"]: self.kit(posts[entry["position"]], entry) for entry in CONTENT["kits"]}
        applicants = {entry["key"]: self.candidate(posts[entry["position"]], entry) for entry in CONTENT["candidates"]}
        for entry in CONTENT["interviews"]:
            interview_id = self.interview(applicants[entry["candidate"]], plans[entry["kit"]], entry)
            if entry["when"] == "held":
                self.hold(self.people[entry["interviewer"]], interview_id)

    @property
    def coordinator(self) -> Person:
        """Who sets everything up."""
        return self.people["carol"]

    def position(self, entry: dict[str, Any]) -> str:
        """Adds a position; gives its id."""
        texts = (entry["title"], entry["pack"], entry["requirements"].strip(), entry["features"].strip())
        return positions.add_position(self.database, self.coordinator, *texts).id

    def candidate(self, position_id: str, entry: dict[str, Any]) -> str:
        """Adds a candidate; gives the id."""
        notes = Notes(entry["verify"], entry["gaps"], entry["growth"])
        return candidates.add_candidate(self.database, self.coordinator, position_id, entry["name"], notes).id

    def kit(self, position_id: str, entry: dict[str, Any]) -> StoredKit:
        """Adds a kit: the pack's suggestion, or what `chosen` ticks."""
        name, minutes = entry["name"], entry["minutes"]
        suggested = kits.add_kit(self.database, self.coordinator, position_id, name, minutes)
        if "chosen" not in entry:
            return suggested
        chosen = [Chosen(key, of["weight"], frozenset(of["questions"])) for key, of in entry["chosen"].items()]
        return kits.save_kit(self.database, self.coordinator, suggested.id, suggested.version, name, minutes, chosen)

    def interview(self, candidate_id: str, kit: StoredKit, entry: dict[str, Any]) -> str:
        """Plans an interview; gives its id."""
        interviewer = self.people[entry["interviewer"]]
        at = self.moment(entry["when"])
        plan = Plan(kit.id, interviewer.id, at, entry["lang"], kit.planned_minutes, LIVE)
        return interviews.plan_interview(self.database, self.coordinator, candidate_id, plan).id

    def moment(self, when: str) -> datetime:
        """When an interview begins, on a quarter of an hour."""
        if when == "held":
            return _quarter(self.now - HELD_BEFORE)
        if when == "today":
            last = self.now.replace(hour=23, minute=30)
            return _quarter(min(self.now + SOON, last))
        return _quarter((self.now + timedelta(days=1)).replace(hour=MORNING, minute=0))

    def hold(self, interviewer: Person, interview_id: str) -> None:
        """Plays the talk into an interview and submits it."""
        begin = self.moment("held")
        events = [_event(begin, entry) for entry in CONTENT["talk"]]
        conduct.save_events(self.database, interviewer, interview_id, events, self.zone)
        submission.submit(self.database, interviewer, interview_id, begin + SUBMITTED_AFTER, self.zone)


def _quarter(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // QUARTER * QUARTER, second=0, microsecond=0)


def _event(begin: datetime, entry: dict[str, Any]) -> dict[str, Any]:
    minute, _, second = entry["at"].partition(":")
    at = begin + timedelta(minutes=int(minute), seconds=int(second))
    data = {key: value for key, value in entry.items() if key not in ("at", "kind")}
    return {"id": new_id(), "at": at.isoformat(timespec="milliseconds"), "kind": entry["kind"], "data": data}
