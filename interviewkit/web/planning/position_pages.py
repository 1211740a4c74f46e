"""Positions: the list, one with all that it holds, making, changing and putting away."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.services import bank
from interviewkit.services import positions as service

from ..database import database
from ..fields import listed
from ..language import interface_language
from ..signin import person
from .forms import PositionForm


def positions() -> str:
    """The open positions, or with `?archived=1` those put away."""
    archived = request.args.get("archived") == "1"
    rows = service.list_positions(database(), person(), archived)
    return render_template("planning/positions.html", rows=rows, archived=archived)


def position(position_id: str) -> str:
    """A position: its candidates with their interviews, its kits, and the next step."""
    page = service.read_position(database(), person(), position_id)
    return render_template("planning/position.html", page=page, to_hold=page.to_hold(person()), me=person())


def position_new() -> Any:
    """Make a position."""
    form = _form()
    if form.validate_on_submit():
        made = service.add_position(database(), person(), **_typed(form))
        flash(_("Position created. Add the first candidate."))
        return redirect(url_for(".position", position_id=made.id))
    return _form_page(form, None)


def position_edit(position_id: str) -> Any:
    """Change a position."""
    page = service.read_position(database(), person(), position_id, to_change=True)
    form = _form(obj=page.position)
    if form.validate_on_submit():
        service.change_position(database(), person(), position_id, **_typed(form))
        flash(_("Saved."))
        return redirect(url_for(".position", position_id=position_id))
    return _form_page(form, page)


def _form(**filled: Any) -> PositionForm:
    form = PositionForm(**filled)
    packs = bank.read_bank(person()).packs
    form.pack.choices = listed((pack.key, pack.name[interface_language()]) for pack in packs)
    return form


def _typed(form: PositionForm) -> dict[str, str]:
    return {name: form[name].data for name in ("title", "pack", "requirements", "features")}


def _form_page(form: PositionForm, page: service.PositionPage | None) -> tuple[str, int]:
    return render_template("planning/position_form.html", form=form, page=page), 400 if form.errors else 200


def position_archive(position_id: str) -> Any:
    """Ask before putting a position away; bring one back."""
    page = service.read_position(database(), person(), position_id, to_change=True)
    if request.method == "GET":
        return render_template("planning/archive.html", page=page)
    away = request.form.get("back") is None
    service.archive_position(database(), person(), position_id, away)
    flash(_("Archived.") if away else _("The position is open again."))
    return redirect(url_for(".positions") if away else url_for(".position", position_id=position_id))
