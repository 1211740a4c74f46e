"""Planning an interview, and planning it anew while nothing has happened in it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.domain.errors import Invalid
from interviewkit.services import interviews as service

from ..database import database
from ..language import interface_language, timezone
from ..signin import person
from .forms import PlanForm, plan_form, put_faults


def interview_new() -> Any:
    """Plan an interview with a candidate; `then=room` goes straight into it."""
    candidate_id = request.args.get("candidate")
    if not candidate_id:
        flash(_("Choose the candidate first."))
        return redirect(url_for(".positions"))
    page = service.open_plan(database(), person(), candidate_id)
    form = plan_form(page, timezone(), interface_language(), person().id)
    if form.validate_on_submit():
        try:
            return _planned(service.plan_interview(database(), person(), candidate_id, form.plan(timezone())))
        except Invalid as invalid:
            put_faults(form, invalid)
    return _form_page(page, form)


def interview_plan(interview_id: str) -> Any:
    """Change the plan of an interview that has not begun."""
    page = service.open_replan(database(), person(), interview_id)
    form = plan_form(page, timezone(), interface_language(), person().id)
    if form.validate_on_submit():
        try:
            return _planned(service.replan_interview(database(), person(), interview_id, form.plan(timezone())))
        except Invalid as invalid:
            put_faults(form, invalid)
    return _form_page(page, form)


def _form_page(page: service.PlanPage, form: PlanForm) -> tuple[str, int]:
    html = render_template("planning/plan.html", page=page, form=form, zone=timezone(), me=person())
    return html, 400 if form.errors else 200


def _planned(interview: service.Interview) -> Any:
    if request.form.get("then") == "room" and interview.interviewer_id == person().id:
        return redirect(url_for("live.room_page", interview_id=interview.id))
    flash(_("The interview is planned."))
    return redirect(url_for(".candidate", candidate_id=interview.candidate_id))
