"""The kinds of field that forms of every room are made of, each with its own words for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation

from interviewkit.domain.shape import storable

NOT_LISTED: Final = _l("Choose one from the list.")
UNSTORABLE: Final = _l("This holds a character that can't be kept. Type it again by hand.")


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


def written(label: Any, longest: int, *checks: Any, **more: Any) -> TextAreaField:
    """A field for a longer text; `checks` come before its own."""
    too_long = _l("Keep it to %(max)d characters.", max=longest)
    return TextAreaField(label, [*checks, Length(max=longest, message=too_long), plain], filters=[strip], **more)


def choice(label: Any, **more: Any) -> SelectField:
    """A field for one of several, as a list that opens; what is in it is set when the form is made."""
    return SelectField(label, invalid_choice_message=NOT_LISTED, **more)


def radio(label: Any, choices: Mapping[str, Any], missing: Any = NOT_LISTED) -> RadioField:
    """A field for one of few, all in sight."""
    checks = [InputRequired(missing)]
    return RadioField(label, checks, choices=listed(choices.items()), invalid_choice_message=missing)


def listed(choices: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Values and what people read for them, as a field of choices takes them."""
    return [SelectChoice(value, text) for value, text in choices]
