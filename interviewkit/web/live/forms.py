"""The forms of the review page."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from interviewkit.domain.session import RECOMMENDATIONS
from interviewkit.domain.shape import storable
from interviewkit.web.pages import RECOMMENDATION_NAMES

LONGEST_REASON = 2000


def _storable(_form: FlaskForm, field: StringField) -> None:
    if not storable(field.data or ""):
        raise ValidationError(_l("This holds characters that cannot be stored. Please type it again."))


def _strip(value: str | None) -> str:
    return (value or "").strip()


class RecommendationForm(FlaskForm):  # type: ignore[misc]
    """What the interviewer recommends, and why."""

    value = RadioField(
        _l("Recommendation"),
        choices=[(key, RECOMMENDATION_NAMES[key]) for key in RECOMMENDATIONS],
        validators=[InputRequired(_l("Choose one of the four."))],
    )
    reason = TextAreaField(
        _l("Reason"),
        filters=[_strip],
        validators=[
            InputRequired(_l("Give the reason in a sentence or two, with the evidence it rests on.")),
            Length(max=LONGEST_REASON, message=_l("Keep it under %(max)d characters.")),
            _storable,
        ],
    )


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """Why the interviewer keeps a flagged choice: a ready reason, or one in his or her own words."""

    rule = HiddenField(validators=[InputRequired()])
    subject = HiddenField()
    ready = StringField(filters=[_strip], validators=[_storable])
    reason = StringField(
        _l("Your reason"),
        filters=[_strip],
        validators=[Length(max=LONGEST_REASON, message=_l("Keep it under %(max)d characters.")), _storable],
    )

    @property
    def chosen_reason(self) -> str:
        """The person's own words where there are any, else the ready reason."""
        return str(self.reason.data or self.ready.data)

    def validate_reason(self, _field: StringField) -> None:
        """One of the two is needed."""
        if not self.chosen_reason:
            raise ValidationError(_l("Choose a reason or write your own."))
