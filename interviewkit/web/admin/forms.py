"""The forms of people administration."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectMultipleField, StringField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from interviewkit.domain.limits import LONGEST_NAME
from interviewkit.domain.people import ROLES
from interviewkit.services import accounts

from ..account.forms import new_password
from ..fields import line, listed, strip

ROLE_CHOICES: Final = {
    "admin": _l("Administrator: everything, and who may do what"),
    "coordinator": _l("Coordinator: positions, candidates, kits, everybody's interviews"),
    "interviewer": _l("Interviewer: interviews of his or her own"),
    "trainer": _l("Trainer: the question bank"),
    "learner": _l("Learner: the question bank"),
}
assert tuple(ROLE_CHOICES) == ROLES  # noqa: S101 - a line for each, or a role cannot be given


def fitting_login(_form: FlaskForm, field: Field) -> None:
    """The rule of every login."""
    if not accounts.LOGIN.fullmatch(accounts.plain_login(field.data)):
        raise ValidationError(_l("Use 2 to 80 of these: letters a to z, figures, dot, hyphen, underscore, @."))


def fitting_roles(_form: FlaskForm, field: Field) -> None:
    """At least one of the roles that there are."""
    if not field.data or not set(field.data) <= set(ROLES):
        raise ValidationError(_l("Choose at least one role."))


def _name() -> StringField:
    return line(
        _l("Name"),
        _l("Type the person's name."),
        LONGEST_NAME,
        description=_l("As it is to stand on an evaluation."),
    )


def _roles() -> SelectMultipleField:
    return SelectMultipleField(
        _l("Roles"),
        [fitting_roles],
        choices=listed(ROLE_CHOICES.items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )


class NewPersonForm(FlaskForm):  # type: ignore[misc]
    """Add an account."""

    name = _name()
    login = StringField(
        _l("Sign-in name"),
        [InputRequired(_l("Choose a sign-in name.")), fitting_login],
        filters=[strip],
        description=_l("Letters a to z, figures, dot, hyphen, underscore, @. It can't be changed later."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "maxlength": 80},
    )
    roles = _roles()
    password = new_password(_l("First password"))


class PersonForm(FlaskForm):  # type: ignore[misc]
    """Change an account."""

    name = _name()
    roles = _roles()
    active = BooleanField(
        _l("May sign in"),
        description=_l("Switch it off when somebody leaves; what he or she wrote stays."),
    )


class ResetForm(FlaskForm):  # type: ignore[misc]
    """Give somebody a new password."""

    password = new_password(_l("New password"))
