"""Adding questions to a collection: one from its own page, or those that were ticked."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from interviewkit.services import collections as service
from interviewkit.services import house_questions, question_sheet

from ..database import database
from ..next_page import HOME, local_path
from ..signin import person
from .forms import AddForm
from .kept import form_to_add


def add() -> Any:
    """Choose or name a collection for the questions `q`, at most as many as a sheet holds; put them there."""
    wanted = [*dict.fromkeys(request.values.getlist("q"))]
    questions = [*house_questions.find_questions(database(), person(), wanted).values()]
    most = question_sheet.MOST_QUESTIONS
    ids = [each.question.id for each in questions[:most]]
    form = form_to_add()
    if ids and form.validate_on_submit():
        return _added(form, ids)
    page = render_template(
        "collections/add.html",
        form=form,
        questions=questions[:most],
        beyond=len(questions) - len(ids),
        back=local_path(request.form.get("back")),
    )
    return page, 400 if form.errors else 200


def _added(form: AddForm, ids: list[str]) -> Any:
    new = form.name.data
    chosen = service.add_collection(database(), person(), new).id if new else form.collection.data
    collection = service.add_to_collection(database(), person(), chosen, ids)
    said = ngettext(
        "%(num)d question is in “%(name)s” now.",
        "%(num)d questions are in “%(name)s” now.",
        len(ids),
        name=collection.name,
    )
    flash(said)
    back = local_path(request.form.get("back"))
    # Without a way back they had been ticked: the collection's page takes the ticks off.
    return redirect(url_for(".show", collection_id=chosen, added=1) if back == HOME else back)
