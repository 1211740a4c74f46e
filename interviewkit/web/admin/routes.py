"""People administration: who has an account, and what each may do."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from interviewkit.domain.errors import Conflict
from interviewkit.domain.people import ADMIN, MANAGE_PEOPLE
from interviewkit.services import accounts

from ..database import database
from ..errors import CONFLICTS
from ..signin import needs, person
from .forms import NewPersonForm, PersonForm, ResetForm

room = Blueprint("admin", __name__)


@room.get("/people")
@needs(MANAGE_PEOPLE)
def people() -> str:
    """Everybody who has an account."""
    return render_template("admin/people.html", people=accounts.list_people(database(), person()))


@room.route("/people/new", methods=["GET", "POST"])
@needs(MANAGE_PEOPLE)
def new_person() -> Any:
    """Add somebody."""
    form = NewPersonForm()
    if form.validate_on_submit() and _added(form):
        flash(_("Added. Tell %(name)s the sign-in name and the first password.", name=form.name.data))
        return redirect(url_for("admin.people"))
    return render_template("admin/new_person.html", form=form), 400 if form.errors else 200


def _added(form: NewPersonForm) -> bool:
    try:
        accounts.add_person(database(), person(), form.login.data, form.name.data, form.roles.data, form.password.data)
    except Conflict as conflict:
        form.login.errors = [CONFLICTS[conflict.reason]]
        return False
    return True


@room.route("/people/<user_id>", methods=["GET", "POST"])
@needs(MANAGE_PEOPLE)
def one_person(user_id: str) -> Any:
    """One account: name, roles, whether it may sign in."""
    user = accounts.find_person(database(), person(), user_id)
    form = PersonForm(obj=user)
    if form.validate_on_submit() and _changed(form, user):
        flash(_("Saved."))
        handed_over = user.id == person().id and ADMIN not in form.roles.data
        return redirect(url_for("account.settings" if handed_over else "admin.people"))
    return _person_page(user, form, ResetForm(formdata=None))


def _changed(form: PersonForm, user: accounts.User) -> bool:
    try:
        accounts.change_person(database(), person(), user.id, form.name.data, form.roles.data, form.active.data)
    except Conflict as conflict:
        form.roles.errors = [CONFLICTS[conflict.reason]]
        return False
    return True


@room.get("/people/<user_id>/password")
@needs(MANAGE_PEOPLE)
def one_person_again(user_id: str) -> Any:
    """Where the form of a new password goes there is no page; who comes back to that address finds the person."""
    return redirect(url_for("admin.one_person", user_id=user_id))


@room.post("/people/<user_id>/password")
@needs(MANAGE_PEOPLE)
def reset_password(user_id: str) -> Any:
    """Give somebody a new password; one's own is changed under one's own account."""
    user = accounts.find_person(database(), person(), user_id)
    if user.id == person().id:
        return redirect(url_for("account.settings"))
    form = ResetForm()
    if not form.validate():
        return _person_page(user, PersonForm(formdata=None, obj=user), form)
    accounts.set_password(database(), person(), user.id, form.password.data)
    flash(_("Saved. Tell %(name)s the new password.", name=user.name))
    return redirect(url_for("admin.one_person", user_id=user.id))


def _person_page(user: accounts.User, form: PersonForm, reset: ResetForm) -> tuple[str, int]:
    page = render_template("admin/person.html", user=user, form=form, reset=reset)
    return page, 400 if form.errors or reset.errors else 200
