"""The addresses of planning, for everybody who may plan; what stands behind each is beside this file."""

from __future__ import annotations

from flask import Blueprint

from interviewkit.domain.people import PLAN

from ..house.linted import context
from ..signin import needs
from . import candidate_pages, interview_pages, kit_pages, position_pages

GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")

room = Blueprint("planning", __name__)
room.before_request(needs(PLAN)(lambda: None))
room.context_processor(context)

for rule, endpoint, view, methods in (
    ("/positions", "positions", position_pages.positions, GET),
    ("/positions/new", "position_new", position_pages.position_new, BOTH),
    ("/positions/<position_id>", "position", position_pages.position, GET),
    ("/positions/<position_id>/edit", "position_edit", position_pages.position_edit, BOTH),
    ("/positions/<position_id>/archive", "position_archive", position_pages.position_archive, BOTH),
    ("/positions/<position_id>/candidates/new", "candidate_new", candidate_pages.candidate_new, BOTH),
    ("/candidates/<candidate_id>", "candidate", candidate_pages.candidate, BOTH),
    ("/positions/<position_id>/kits/new", "kit_new", kit_pages.kit_new, BOTH),
    ("/kits/<kit_id>", "kit", kit_pages.kit, BOTH),
    ("/kits/<kit_id>/check", "kit_check", kit_pages.kit_check, POST),
    ("/interviews/new", "interview_new", interview_pages.interview_new, BOTH),
    ("/interviews/<interview_id>/plan", "interview_plan", interview_pages.interview_plan, BOTH),
):
    room.add_url_rule(rule, endpoint, view, methods=methods)
