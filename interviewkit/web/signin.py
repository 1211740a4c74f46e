"""Who is signed in, and what happens where nobody is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, flash, jsonify, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import LoginManager, UserMixin, current_user, login_required

from interviewkit.domain.people import Person
from interviewkit.services import accounts

from .database import database
from .next_page import this_page
from .wants import wants_json

Route = TypeVar("Route", bound=Callable[..., Any])

login = LoginManager()


class SignedIn(UserMixin):  # type: ignore[misc]
    """The signed-in account, as Flask-Login wants it."""

    def __init__(self, user: accounts.User) -> None:
        self.id = accounts.session_key(user)
        self.name = user.name
        self.lang = user.lang
        self.person = Person(user.id, user.name, frozenset(user.roles))

    def may(self, right: str) -> bool:
        """Whether this person has the right."""
        return self.person.may(right)


def init_app(app: Flask) -> None:
    """Bring Flask-Login in."""
    login.init_app(app)
    login.session_protection = None  # a laptop that changes networks in mid-interview stays signed in


@login.user_loader  # type: ignore[untyped-decorator]
def load(key: str) -> SignedIn | None:
    """The account behind a session; None if it is gone, switched off or has another password now."""
    user = accounts.of_session(database(), key)
    return SignedIn(user) if user else None


@login.unauthorized_handler  # type: ignore[untyped-decorator]
def signed_out() -> Any:
    """To the sign-in page and back again; or, for a script, 401."""
    if wants_json():
        message = _("You are signed out. Sign in again; what you typed is kept on this device.")
        return jsonify(error="signed_out", message=message, sign_in=url_for("account.sign_in")), 401
    if request.method == "POST" and request.endpoint != "account.sign_out":
        flash(_("You had been signed out, so that was not saved yet. Sign in, then save it once more."))
    return redirect(url_for("account.sign_in", next=this_page()))


def person() -> Person:
    """The person who is signed in; only inside a route that needs one."""
    signed_in: Person = current_user.person
    return signed_in


def signed_in(route: Route) -> Route:
    """Only for people who are signed in: others are sent to sign in, and come back."""
    return login_required(route)  # type: ignore[no-any-return]


def needs(right: str) -> Callable[[Route], Route]:
    """Only for people who have the right: others are sent to sign in, or get 403."""

    def decorate(route: Route) -> Route:
        @wraps(route)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            person().require(right)
            return route(*args, **kwargs)

        return signed_in(cast("Route", guarded))

    return decorate
