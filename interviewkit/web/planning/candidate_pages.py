"""Candidates: adding one, and the page of one with notes and interviews."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.services import candidates as service
from interviewkit.services import positions

from ..database import database
from ..signin import person
from .forms import CandidateForm


def candidate_new(position_id: str) -> Any:
    """Add a candidate to a position; `then=plan` goes on to the interview."""
    page = positions.read_position(database(), person(), position_id)
    form = CandidateForm()
    if not form.validate_on_submit():
        return render_template("planning/candidate_new.html", page=page, form=form), 400 if form.errors else 200
    added = service.add_candidate(database(), person(), position_id, form.name.data, _notes(form))
    flash(_("%(name)s is added as %(code)s.", name=added.name, code=added.code))
    if request.form.get("then") == "plan":
        return redirect(url_for(".interview_new", candidate=added.id))
    return redirect(url_for(".position", position_id=position_id))


def candidate(candidate_id: str) -> Any:
    """A candidate: interviews, and the notes to be read and changed."""
    page = service.read_candidate(database(), person(), candidate_id)
    form = CandidateForm(obj=page.candidate)
    if form.validate_on_submit():
        service.change_candidate(database(), person(), candidate_id, form.name.data, _notes(form))
        flash(_("Saved."))
        return redirect(url_for(".candidate", candidate_id=candidate_id))
    shown = render_template("planning/candidate.html", page=page, form=form, me=person())
    return shown, 400 if form.errors else 200


def _notes(form: CandidateForm) -> service.Notes:
    return service.Notes(form.verify.data, form.gaps.data, form.growth.data)
