"""The kinds of field that only the forms of planning have, each with its own words for what is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, Field, IntegerField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, StopValidation

from interviewkit.domain.limits import LONGEST_NOTE, LONGEST_TALK, SHORTEST_TALK

from ..fields import readable, written

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Interviews outside these are a slip of the finger; house default."""
MOMENT_FORMATS: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
TALK_MINUTES: Final = _l(
    "Give %(least)d to %(most)d minutes, as a whole number.", least=SHORTEST_TALK, most=LONGEST_TALK
)
MOMENT: Final = _l("Give a date and a time, such as 2026-11-23 09:30.")


def note(label: Any, **more: Any) -> TextAreaField:
    """A field for a longer text that may be left empty."""
    return written(label, LONGEST_NOTE, **more)


def talk_minutes(**more: Any) -> IntegerField:
    """A field for the length of a talk in minutes."""
    bounds = NumberRange(SHORTEST_TALK, LONGEST_TALK, TALK_MINUTES)
    return IntegerField(
        _l("Planned minutes"),
        [InputRequired(TALK_MINUTES), readable, bounds],
        invalid_value_message=TALK_MINUTES,
        render_kw={"inputmode": "numeric"},
        **more,
    )


def moment(label: Any, **more: Any) -> DateTimeLocalField:
    """A field for a date and a time, in the zone where people work."""
    checks = [InputRequired(MOMENT), readable, _near]
    return DateTimeLocalField(label, checks, format=MOMENT_FORMATS, invalid_value_message=MOMENT, **more)


def _near(_form: FlaskForm, field: Field) -> None:
    value: datetime = field.data
    if not FIRST_YEAR <= value.year < LAST_YEAR:
        raise StopValidation(_l("Give a year from %(first)d to %(last)d.", first=FIRST_YEAR, last=LAST_YEAR - 1))
