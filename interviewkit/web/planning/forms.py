"""The forms of planning: position, candidate, kit, interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField

from interviewkit.domain.errors import Invalid
from interviewkit.domain.limits import LONGEST_NAME, LONGEST_TITLE
from interviewkit.domain.session import AFTERWARDS, LIVE
from interviewkit.services import interviews as service

from ..fields import NOT_LISTED, choice, line, listed, radio
from ..pages import LANGUAGE_NAMES
from .fields import moment, note, talk_minutes

QUARTER: Final = timedelta(minutes=15)
EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - wall-clock time, as the field shows it
FAULTS: Final = {
    "kit_id": _l("This kit has no competency yet. Choose another one, or give it some first."),
    "interviewer_id": NOT_LISTED,
}
"""What is said beside a field where the service refuses its value."""


class PositionForm(FlaskForm):  # type: ignore[misc]
    """A job to be filled."""

    title = line(_l("Title"), _l("Give the position a title."), LONGEST_TITLE)
    pack = choice(
        _l("Role pack"),
        description=_l("Competencies and questions for the kits come from this pack of the question bank."),
    )
    requirements = note(_l("Requirements"), description=_l("What the job demands: knowledge, experience, hours."))
    features = note(
        _l("What is particular about this job"),
        description=_l("The team, the customers, the hard days: whatever makes it differ from the same job elsewhere."),
    )


class CandidateForm(FlaskForm):  # type: ignore[misc]
    """Somebody who is to be interviewed, and what was read out of the résumé."""

    name = line(_l("Name"), _l("Type the candidate's name."), LONGEST_NAME)
    verify = note(_l("To verify"), description=_l("What the résumé claims and the talk should make certain."))
    gaps = note(_l("Gaps"), description=_l("Where the résumé falls short of the job, or leaves months out."))
    growth = note(_l("Growth"), description=_l("Where this person has moved on, and could move on from here."))


class KitForm(FlaskForm):  # type: ignore[misc]
    """A kit's name and the length of the talk."""

    name = line(_l("Name of the kit"), _l("Give the kit a name."), LONGEST_TITLE)
    planned_minutes = talk_minutes(description=_l("The whole talk, with welcome and farewell."))


class BuilderForm(KitForm):
    """The builder's fixed fields; what is ticked below them is read by `builder.py`."""

    version = HiddenField()

    @property
    def opened_at(self) -> int:
        """The kit's version when the builder was opened; 0, which none has, where that can't be read."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class PlanForm(FlaskForm):  # type: ignore[misc]
    """Who talks to whom, when, in which language, with which kit."""

    kit_id = choice(_l("Kit"))
    scheduled_at = moment(_l("Date and time"))
    planned_minutes = talk_minutes()
    lang = radio(_l("Language of the talk"), LANGUAGE_NAMES)
    interviewer_id = choice(_l("Interviewer"))
    entry = radio(
        _l("How it is entered"),
        {LIVE: _l("Live, in the room"), AFTERWARDS: _l("Typed in afterwards")},
    )

    def plan(self, zone: str) -> service.Plan:
        """The plan that was typed, its time told in `zone`."""
        return service.Plan(
            kit_id=self.kit_id.data,
            interviewer_id=self.interviewer_id.data if "interviewer_id" in self else None,
            scheduled_at=self.scheduled_at.data.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC),
            lang=self.lang.data,
            planned_minutes=self.planned_minutes.data,
            entry=self.entry.data,
        )


def plan_form(page: service.PlanPage, zone: str, lang: str, me: str) -> PlanForm:
    """The form of an interview's plan, filled with the plan that there is or with sensible values."""
    form = PlanForm(data=_planned(page.interview, zone) if page.interview else _usual(page, zone, lang, me))
    form.kit_id.choices = listed(_kits(page))
    form.interviewer_id.choices = listed((user.id, user.name) for user in page.interviewers)
    if not page.may_assign:
        del form.interviewer_id
    return form


def _kits(page: service.PlanPage) -> Iterator[tuple[str, Any]]:
    if page.interview and page.interview.kit_id is None:
        yield service.AS_PLANNED, _l("The questions that it was planned with")
    elif not page.kits:
        yield service.SUGGESTED, _l("A new kit, as the role pack suggests it")
    for kit in page.kits:
        yield kit.id, _l("%(minutes)d min · %(kit)s", minutes=kit.planned_minutes, kit=kit.name)


def _usual(page: service.PlanPage, zone: str, lang: str, me: str) -> dict[str, Any]:
    return {
        "kit_id": page.kits[0].id if page.kits else service.SUGGESTED,
        "scheduled_at": next_quarter(datetime.now(ZoneInfo(zone))),
        "planned_minutes": page.usual_minutes,
        "lang": lang,
        "interviewer_id": me,
        "entry": LIVE,
    }


def next_quarter(now: datetime) -> datetime:
    """The next full quarter of an hour on the clock that `now` shows, without its zone."""
    wall = now.replace(tzinfo=None)
    return EPOCH + QUARTER * -((EPOCH - wall) // QUARTER)


def _planned(interview: service.Interview, zone: str) -> dict[str, Any]:
    return {
        "kit_id": interview.kit_id or service.AS_PLANNED,
        "scheduled_at": interview.scheduled_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None),
        "planned_minutes": int(interview.planned_minutes),
        "lang": interview.lang,
        "interviewer_id": interview.interviewer_id,
        "entry": interview.entry,
    }


def put_faults(form: FlaskForm, invalid: Invalid) -> None:
    """Say beside the fields what a service refused; raises `invalid` again where a fault belongs to no field."""
    for fault in invalid.faults:
        if fault.path not in FAULTS:
            raise invalid
        form[fault.path].errors = [FAULTS[fault.path]]
