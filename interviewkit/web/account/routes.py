"""Signing in and out, one's own settings, and whether this browser is still signed in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import refresh
from flask_login import current_user, login_user, logout_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from interviewkit.domain.errors import Conflict
from interviewkit.services import accounts

from ..database import config, database
from ..next_page import local_path
from ..signin import SignedIn, person, signed_in
from .forms import LanguageForm, PasswordForm, SignInForm

room = Blueprint("account", __name__)


@room.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Any:
    """Sign in, then on to the page that was asked for."""
    onward = local_path(request.values.get("next"))
    form = SignInForm()
    if request.method == "GET":
        return redirect(onward) if current_user.is_authenticated else _sign_in_page(form, onward)
    if not form.validate():
        return _sign_in_page(form, onward), 400
    user = accounts.sign_in(database(), form.login.data, form.password.data)
    if user is None:
        form.password.errors = [_("Name or password is wrong, or the account is switched off.")]
        return _sign_in_page(form, onward), 400
    _begin(SignedIn(user))
    return redirect(onward)


def _sign_in_page(form: SignInForm, onward: str) -> str:
    return render_template("account/sign_in.html", form=form, onward=onward, demo_accounts=_demo_accounts())


def _demo_accounts() -> tuple[tuple[str, str, str], ...]:
    """Who wants to look around need not look for a password in the terminal."""
    if not config().demo:
        return ()
    from interviewkit.services.demo import ACCOUNTS

    return ACCOUNTS


def _begin(account: SignedIn) -> None:
    """A session of its own for every sign-in: nothing that was planted in the old one lives on."""
    lang = session.get("lang")
    session.clear()
    if lang is not None:
        session["lang"] = lang
    session.permanent = True
    login_user(account)


@room.post("/sign-out")
def sign_out() -> Response:
    """End the session."""
    logout_user()
    session.clear()
    return redirect(url_for("account.sign_in"))


@room.get("/session")
def session_state() -> Response:
    """Whether this browser is signed in, and the token that its next requests need."""
    return jsonify(signed_in=current_user.is_authenticated, csrf=generate_csrf())


@room.get("/account")
@signed_in
def settings() -> str:
    """One's own language and password."""
    return _settings_page(_language_form(), PasswordForm(formdata=None))


@room.get("/account/language")
@room.get("/account/password")
@signed_in
def settings_again() -> Response:
    """Where the settings' forms go there is no page; who comes back to such an address finds the settings."""
    return redirect(url_for("account.settings"))


@room.post("/account/language")
@signed_in
def keep_language() -> Any:
    """Keep the language with the account; it takes over from what was pressed in this session."""
    form = LanguageForm()
    if not form.validate():
        return _settings_page(form, PasswordForm(formdata=None)), 400
    accounts.set_language(database(), person(), form.lang.data or None)
    session.pop("lang", None)
    current_user.lang = form.lang.data or None
    refresh()  # so that the confirmation speaks the new language already
    flash(_("Saved."))
    return redirect(url_for("account.settings"))


@room.post("/account/password")
@signed_in
def change_password() -> Any:
    """Change one's own password."""
    form = PasswordForm()
    if form.validate() and _changed(form):
        login_user(SignedIn(accounts.find_person(database(), person(), person().id)))  # other sessions end, not this
        flash(_("Saved. The new password counts from now on."))
        return redirect(url_for("account.settings"))
    return _settings_page(_language_form(), form), 400


def _changed(form: PasswordForm) -> bool:
    try:
        accounts.set_password(database(), person(), person().id, form.new.data, form.old.data)
    except Conflict:
        form.old.errors = [_("That is not your current password.")]
        return False
    return True


def _language_form() -> LanguageForm:
    return LanguageForm(formdata=None, lang=current_user.lang or "")


def _settings_page(language: LanguageForm, password: PasswordForm) -> str:
    user = accounts.find_person(database(), person(), person().id)
    return render_template("account/settings.html", login=user.login, language=language, password=password)
