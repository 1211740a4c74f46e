"""The kinds of field that the forms of planning are made of, each with its own words for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, Field, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, StopValidation

from interviewkit.domain.shape import storable
from interviewkit.services.planning import LONGEST_NOTE, LONGEST_TALK, SHORTEST_TALK

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Interviews outside these are a slip of the finger; house default."""
MOMENT_FORMATS: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
NOT_LISTED: Final = _l("Choose one from the list.")
UNSTORABLE: Final = _l("This holds a character that can't be kept. Type it again by hand.")
TALK_MINUTES: Final = _l(
    "Give %(least)d to %(most)d minutes, as a whole number.", least=SHORTEST_TALK, most=LONGEST_TALK
)
MOMENT: Final = _l("Give a date and a time, such as 2026-11-23 09:30.")


def strip(text: str | None) -> str:
    """A text without blanks around it, its line ends as everywhere else."""
    return (text or "").replace("\r\n", "\n").strip()


def plain(_form: FlaskForm, field: Field) -> None:
    """Refuses what no database or document can hold."""
    if not storable(field.data or ""):
        raise StopValidation(UNSTORABLE)


def one_line(_form: FlaskForm, field: Field) -> None:
    """Refuses line breaks."""
    if len((field.data or "").splitlines()) > 1:
        raise StopValidation(UNSTORABLE)


def readable(_form: FlaskForm, field: Field) -> None:
    """Leaves it at one complaint where the value could not be read at all."""
    if field.errors:
        raise StopValidation


def line(label: Any, missing: Any, longest: int, **more: Any) -> StringField:
    """A field for one line that has to be there."""
    too_long = _l("Keep it to %(max)d characters.", max=longest)
    checks = [InputRequired(missing), _there(missing), Length(max=longest, message=too_long), plain, one_line]
    more.setdefault("render_kw", {"autocomplete": "off", "maxlength": longest})
    return StringField(label, checks, filters=[strip], **more)


def _there(missing: Any) -> Any:
    def there(_form: FlaskForm, field: Field) -> None:
        if not field.data:
            raise StopValidation(missing)

    return there


def note(label: Any, **more: Any) -> TextAreaField:
    """A field for a longer text that may be left empty."""
    too_long = _l("Keep it to %(max)d characters.", max=LONGEST_NOTE)
    return TextAreaField(label, [Length(max=LONGEST_NOTE, message=too_long), plain], filters=[strip], **more)


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


def choice(label: Any, **more: Any) -> SelectField:
    """A field for one of several, as a list that opens; what is in it is set when the form is made."""
    return SelectField(label, invalid_choice_message=NOT_LISTED, **more)


def radio(label: Any, choices: Mapping[str, Any]) -> RadioField:
    """A field for one of few, all in sight."""
    checks = [InputRequired(NOT_LISTED)]
    return RadioField(label, checks, choices=listed(choices.items()), invalid_choice_message=NOT_LISTED)


def listed(choices: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Values and what people read for them, as a field of choices takes them."""
    return [SelectChoice(value, text) for value, text in choices]
