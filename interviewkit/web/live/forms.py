"""The forms of the review page."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from interviewkit.web.fields import plain, radio, strip, written
from interviewkit.web.pages import RECOMMENDATION_NAMES

LONGEST_REASON: Final = 2000
NO_REASON: Final = _l("Give the reason in a sentence or two, with the evidence it rests on.")
NOT_TOO_LONG: Final = Length(max=LONGEST_REASON, message=_l("Keep it to %(max)d characters."))


class RecommendationForm(FlaskForm):  # type: ignore[misc]
    """What the interviewer recommends, and why."""

    value = radio(_l("Recommendation"), RECOMMENDATION_NAMES, _l("Choose one of the four."))
    reason = written(_l("Reason"), LONGEST_REASON, DataRequired(NO_REASON))


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """Why the interviewer keeps a flagged choice: a ready reason, or one in his or her own words."""

    rule = HiddenField(validators=[InputRequired()])
    subject = HiddenField()
    ready = StringField(filters=[strip], validators=[NOT_TOO_LONG, plain])
    reason = StringField(_l("Your reason"), filters=[strip], validators=[NOT_TOO_LONG, plain])

    @property
    def chosen_reason(self) -> str:
        """The person's own words where there are any, else the ready reason."""
        return str(self.reason.data or self.ready.data)

    def validate_reason(self, _field: StringField) -> None:
        """One of the two is needed."""
        if not self.chosen_reason:
            raise ValidationError(_l("Choose a reason or write your own."))
