"""The forms of the account room."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, RadioField, StringField
from wtforms.validators import EqualTo, InputRequired, ValidationError

from interviewkit.services import passwords

from ..fields import listed
from ..pages import LANGUAGE_NAMES


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Login and password."""

    login = StringField(
        _l("Sign-in name"),
        [InputRequired(_l("Type your sign-in name."))],
        render_kw={
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "maxlength": 80,
            "autofocus": True,
        },
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Type your password."))],
        render_kw={"autocomplete": "current-password", "maxlength": passwords.LONGEST},
    )


def usable_password(_form: FlaskForm, field: PasswordField) -> None:
    """The rule of every new password."""
    if not passwords.usable(field.data or ""):
        raise ValidationError(
            _l(
                "A password has %(least)d to %(most)d characters. A short sentence works well.",
                least=passwords.SHORTEST,
                most=passwords.LONGEST,
            )
        )


def new_password(label: Any) -> PasswordField:
    """A field for a new password."""
    return PasswordField(
        label,
        [InputRequired(_l("Choose a password.")), usable_password],
        description=_l("At least %(least)d characters. A short sentence works well.", least=passwords.SHORTEST),
        render_kw={"autocomplete": "new-password", "maxlength": passwords.LONGEST},
    )


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """Change one's own password."""

    old = PasswordField(
        _l("Current password"),
        [InputRequired(_l("Type the password that you use now."))],
        render_kw={"autocomplete": "current-password", "maxlength": passwords.LONGEST},
    )
    new = new_password(_l("New password"))
    again = PasswordField(
        _l("New password once more"),
        [
            InputRequired(_l("Type the new password once more.")),
            EqualTo("new", _l("The two differ. Type the new password once more.")),
        ],
        render_kw={"autocomplete": "new-password", "maxlength": passwords.LONGEST},
    )


class LanguageForm(FlaskForm):  # type: ignore[misc]
    """The interface's language, kept with the account."""

    lang = RadioField(
        _l("Show the pages in"),
        choices=listed([*LANGUAGE_NAMES.items(), ("", _l("same as my browser"))]),
        description=_l("Applies wherever you sign in."),
        validate_choice=False,
    )

    def validate_lang(self, field: RadioField) -> None:
        """One of the choices."""
        if field.data not in {*LANGUAGE_NAMES, ""}:
            raise ValidationError(_l("Choose one of the three."))
