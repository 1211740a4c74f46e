"""Collections: the list, one with its questions in order, on paper too, and what is asked before one is deleted."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.domain.errors import Forbidden
from interviewkit.services import bank, question_sheet
from interviewkit.services import collections as service

from ..database import database
from ..signin import person
from .forms import NameForm


def index() -> Any:
    """The own collections and those that others share; and a name to make one."""
    form = NameForm()
    if form.validate_on_submit():
        made = service.add_collection(database(), person(), form.name.data)
        return redirect(url_for(".show", collection_id=made.id))
    rows = service.list_collections(database(), person())
    own = [row for row in rows if row.created_by == person().id]
    shared = [row for row in rows if row.created_by != person().id]
    page = render_template("collections/index.html", own=own, shared=shared, form=form)
    return page, 400 if form.errors else 200


def show(collection_id: str) -> Any:
    """A collection; what is sent says by its name what to do: `move`, `take_out`, `shared`, or `name`."""
    sent = request.form
    if "move" in sent:
        return _move(collection_id, sent["move"])
    if "take_out" in sent:
        service.take_from_collection(database(), person(), collection_id, sent["take_out"])
        flash(_("Taken out of the collection. The question stays in the bank."))
        return redirect(url_for(".show", collection_id=collection_id))
    if "shared" in sent:
        return _share(collection_id, sent["shared"] == "1")
    return _page(collection_id)


def _move(collection_id: str, wish: str) -> Any:
    """In: such as `up:3:` and an id: to the third place, which was further up. The same arrow has the focus again."""
    way, _sep, rest = wish.partition(":")
    place, _sep, question_id = rest.partition(":")
    wanted = int(place) if place.isascii() and place.isdigit() and len(place) < 10 else 1
    service.move_in_collection(database(), person(), collection_id, question_id, wanted)
    return redirect(url_for(".show", collection_id=collection_id, moved=f"{way}:{question_id}"))


def _share(collection_id: str, shared: bool) -> Any:
    collection = service.share_collection(database(), person(), collection_id, shared)
    if not shared and collection.created_by != person().id:
        flash(_("Only its owner sees this collection now."))
        return redirect(url_for(".index"))
    flash(_("Everybody can read this collection now.") if shared else _("Only you see this collection now."))
    return redirect(url_for(".show", collection_id=collection_id))


def _page(collection_id: str) -> Any:
    page = service.read_collection(database(), person(), collection_id)
    form = NameForm(obj=page.collection)
    if form.validate_on_submit():
        service.rename_collection(database(), person(), collection_id, form.name.data)
        flash(_("Saved."))
        return redirect(url_for(".show", collection_id=collection_id))
    moved = request.args.get("moved", "")
    html = render_template("collections/show.html", bank=bank.read_bank(person()), page=page, form=form, moved=moved)
    return html, 400 if form.errors else 200


def sheet(collection_id: str) -> str:
    """A collection ready to be printed, in its own order."""
    me = person()
    made = question_sheet.collection_sheet(database(), me, collection_id)
    technique_by_key = {technique.key: technique for technique in bank.read_bank(me).techniques}
    return render_template("bank/sheet.html", sheet=made, technique_by_key=technique_by_key)


def remove(collection_id: str) -> Any:
    """Ask before a collection is deleted; delete it."""
    if request.method == "POST":
        service.remove_collection(database(), person(), collection_id)
        flash(_("The collection is deleted."))
        return redirect(url_for(".index"))
    page = service.read_collection(database(), person(), collection_id)
    if not page.mine:
        raise Forbidden("collection")
    return render_template("collections/remove.html", page=page)
