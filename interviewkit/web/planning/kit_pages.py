"""Kits: making one of the pack's suggestion, and the builder."""

from __future__ import annotations

from itertools import chain
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.domain.errors import Conflict
from interviewkit.domain.kitchoice import WEIGHTS, choice_faults
from interviewkit.domain.limits import LONGEST_TALK, SHORTEST_TALK
from interviewkit.services import kit_offer, linting, positions
from interviewkit.services import kits as service

from ..bank.shown import TAGS, shown
from ..database import database, index_file
from ..house.linted import linted
from ..signin import person
from .builder import Found, OwnRow, Row, chosen, move, put_faults, rows_of_form, rows_of_kit, words_of_form
from .forms import BuilderForm, KitForm


def kit_new(position_id: str) -> Any:
    """Make a kit: a name and the length of the talk, the rest is the pack's suggestion."""
    page = positions.read_position(database(), person(), position_id)
    usual = service.starting_minutes(database(), person(), position_id)
    form = KitForm(data={"name": page.position.title, "planned_minutes": usual})
    if form.validate_on_submit():
        made = service.add_kit(database(), person(), position_id, form.name.data, form.planned_minutes.data)
        flash(_("The kit is ready to use. Change whatever you like."))
        return redirect(url_for(".kit", kit_id=made.id))
    html = render_template("planning/kit_new.html", page=page, form=form, usual=usual)
    return html, 400 if form.errors else 200


def kit(kit_id: str) -> Any:
    """The builder. `act` moves a competency, finds questions or switches the language unsaved; otherwise it saves."""
    page, found = _read(kit_id)
    form = _form(page)
    if request.method == "GET":
        return _builder(page, form, rows_of_kit(page.offered, page.kit))
    rows = rows_of_form(page.offered, request.form, found)
    act = request.form.get("act", "")
    if act:
        move(rows, act)
        return _builder(page, form, rows)
    put_faults(rows, choice_faults(chosen(rows)))
    if not form.validate() or any(row.errors for row in rows):
        return _builder(page, form, rows, status=400)
    return _save(page, form, rows)


def _read(kit_id: str) -> tuple[service.KitPage, Found]:
    """The kit with all that was ticked and found, whether or not that is listed."""
    ticked, words = request.form.getlist("question"), words_of_form(request.form)
    page = service.read_kit(database(), person(), kit_id, ticked)
    found = kit_offer.find_for_kit(database(), person(), index_file(), page.pack, words, shown())
    if not any(found.values()):
        return page, found
    return service.read_kit(database(), person(), kit_id, chain(ticked, *found.values())), found


def _form(page: service.KitPage) -> BuilderForm:
    kept = page.stored
    return BuilderForm(data={"name": kept.name, "planned_minutes": int(kept.planned_minutes), "version": kept.version})


def _save(page: service.KitPage, form: BuilderForm, rows: list[Row]) -> Any:
    kit_id, minutes = page.stored.id, form.planned_minutes.data
    try:
        service.save_kit(database(), person(), kit_id, form.opened_at, form.name.data, minutes, chosen(rows))
    except Conflict:
        kept, found = _read(kit_id)
        # Saving once more is then a decision, not a race.
        form.version.data = form.version.raw_data = None
        form.version.process(None, kept.stored.version)
        return _builder(kept, form, rows_of_form(kept.offered, request.form, found), status=409)
    flash(_("Saved."))
    return redirect(url_for(".kit", kit_id=kit_id, show=request.args.get("show")))


def _builder(page: service.KitPage, form: BuilderForm, rows: list[Row], status: int = 200) -> tuple[str, int]:
    here = shown()
    html = render_template(
        "planning/kit.html",
        page=page,
        form=form,
        rows=rows,
        preview=_preview(page, form, rows),
        changed=status == 409,
        unsaved=request.method == "POST",
        weights=WEIGHTS,
        blank=OwnRow(),
        shown=here,
        shown_tag=TAGS[here],
        tags=TAGS,
        linted=lambda text: linted(text, linting.EITHER),
    )
    return html, status


def _preview(page: service.KitPage, form: BuilderForm, rows: list[Row]) -> service.Preview:
    typed = form.planned_minutes.data
    fits = typed is not None and SHORTEST_TALK <= typed <= LONGEST_TALK
    return service.preview(page, chosen(rows), typed if fits else page.stored.planned_minutes)


def kit_check(kit_id: str) -> str:
    """What the kit would lack if it were saved as it stands in the builder: a part of the page, for its script."""
    page = service.read_kit(database(), person(), kit_id, request.form.getlist("question"))
    form = _form(page)
    preview = _preview(page, form, rows_of_form(page.offered, request.form, {}))
    return render_template("planning/_lacks.html", preview=preview, shown=shown())
