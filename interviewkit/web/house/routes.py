"""The house's own questions: the shelf, writing with the linter beside it, copies, versions, the archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from interviewkit.domain.errors import Conflict, Invalid, NotFound
from interviewkit.domain.house import settled
from interviewkit.domain.people import EDIT_BANK, READ_BANK
from interviewkit.domain.said import spoken_in
from interviewkit.services import bank, house_questions, house_shelf, linting

from ..bank.choices import competency_choices
from ..bank.shown import show_content, shown
from ..database import database
from ..fields import strip
from ..signin import needs, person
from .compared import compared, named
from .forms import USUAL, QuestionForm, blank_rows, filled_from, put_faults, question_form, row_errors, row_said, typed
from .linted import beneath, context, fragment, prefers_page

room = Blueprint("house", __name__)
show_content(room)
room.context_processor(context)


@room.get("/bank/own")
@needs(READ_BANK)
def index() -> str:
    """The house's questions that are in use, or with `?archived=1` those put away."""
    archived, only = request.args.get("archived") == "1", request.args.get("only", "")
    shelf = house_shelf.read_house_shelf(database(), person(), archived, only)
    return render_template("house/index.html", shelf=shelf, archived=archived, only=only)


@room.route("/bank/own/new", methods=["GET", "POST"])
@needs(EDIT_BANK)
def new() -> Any:
    """Write a question; `?pack=&competency=&technique=` say what for, `text` what somebody has already."""
    asked = {"competency": _asked_for(), "technique": request.args.get("technique"), **_begun()}
    form = _form({**USUAL, **asked, "probes": blank_rows()})
    if request.method == "GET":
        return _page(form)
    try:
        added = house_questions.add_question(database(), person(), typed(form))
    except Invalid as invalid:
        put_faults(form, invalid.faults)
        return _page(form, status=400)
    flash(_("Added to the question bank."))
    if request.form.get("then") == "another":
        where = added.content
        return redirect(url_for(".new", pack=where.pack, competency=where.competency, technique=where.technique))
    return redirect(url_for("bank.question", question_id=added.id))


@room.route("/bank/own/<question_id>/edit", methods=["GET", "POST"])
@needs(EDIT_BANK)
def edit(question_id: str) -> Any:
    """Change a question: what is saved becomes its next version."""
    page = house_questions.read_question(database(), person(), question_id)
    form = _form(filled_from(page.question.content, page.question.version) if request.method == "GET" else {})
    if request.method == "GET":
        return _page(form, page)
    try:
        saved = house_questions.edit_question(database(), person(), question_id, form.opened_at, typed(form))
    except Invalid as invalid:
        put_faults(form, invalid.faults)
        return _page(form, page, status=400)
    except Conflict:
        page = house_questions.read_question(database(), person(), question_id)
        form.open_at(page.question.version)  # saving once more is then a decision, not a race
        return _page(form, page, status=409)
    flash(
        _("Nothing had changed.") if saved == page.question else _("Saved as version %(number)s.", number=saved.version)
    )
    return redirect(url_for("bank.question", question_id=question_id))


@room.route("/bank/questions/<question_id>/copy", methods=["GET", "POST"])
@needs(EDIT_BANK)
def copy(question_id: str) -> Any:
    """Write a question that begins as another, shipped or of the house; there is no copy until it is saved."""
    original = house_questions.find_questions(database(), person(), [question_id]).get(question_id)
    if original is None:
        raise NotFound(question_id)
    form = _form(filled_from(house_questions.content_of(original), 0) if request.method == "GET" else {})
    if request.method == "GET":
        return _page(form, original=question_id)
    try:
        copied = house_questions.copy_question(database(), person(), question_id, typed(form))
    except Invalid as invalid:
        put_faults(form, invalid.faults)
        return _page(form, status=400, original=question_id)
    flash(_("Added to the question bank."))
    return redirect(url_for("bank.question", question_id=copied.id))


@room.route("/bank/own/<question_id>/archive", methods=["GET", "POST"])
@needs(EDIT_BANK)
def archive(question_id: str) -> Any:
    """Ask before a question is put away, and put it away."""
    return _put(question_id, away=True)


@room.route("/bank/own/<question_id>/restore", methods=["GET", "POST"])
@needs(EDIT_BANK)
def restore(question_id: str) -> Any:
    """Ask before a question is brought back, and bring it back."""
    return _put(question_id, away=False)


def _put(question_id: str, away: bool) -> Any:
    if request.method == "GET":
        page = house_questions.read_question(database(), person(), question_id)
        return render_template("house/archive.html", question=page.question, away=away)
    house_questions.archive_question(database(), person(), question_id, away)
    flash(_("Archived.") if away else _("The question is in use again."))
    return redirect(url_for(".index") if away else url_for("bank.question", question_id=question_id))


@room.get("/bank/own/<question_id>/versions")
@needs(READ_BANK)
def versions(question_id: str) -> str:
    """Every version, the newest first, with what each changed."""
    page = house_questions.read_question(database(), person(), question_id)
    before = [*page.versions[1:], None]
    rows = [
        (version, compared(old.content, version.content) if old else None, named(version.content))
        for version, old in zip(page.versions, before, strict=True)
    ]
    return render_template("house/versions.html", question=page.question, rows=rows)


@room.post("/bank/lint")
@needs(READ_BANK)
def lint() -> Any:
    """What the linter says of `text` in `lang`: as JSON, or as the part of the page for who asks for HTML."""
    asked = request.get_json(silent=True) if request.is_json else request.form
    asked = asked if isinstance(asked, Mapping) else {}
    linted = linting.lint_question(person(), asked.get("text"), asked.get("lang"))  # type: ignore[arg-type]
    if prefers_page():
        return fragment(linted, asked.get("technique"))
    return jsonify(linting.linted_to_json(linted))


def _asked_for() -> str:
    """Where the competency lives that the address names; blank where it names none of the bank."""
    pack = bank.read_bank(person()).pack(request.args.get("pack", ""))
    found = pack.competency(request.args.get("competency", "")) if pack else None
    return bank.home(found) if found else ""


def _begun() -> dict[str, str]:
    text = strip(request.args.get("text"))
    return {f"text_{spoken_in(text)}": text}


def _form(filled: Mapping[str, Any]) -> QuestionForm:
    packs = bank.list_packs(person())
    return question_form(competency_choices(packs, "", shown()), filled)


def _page(
    form: QuestionForm, page: house_questions.QuestionPage | None = None, status: int = 200, original: str = ""
) -> tuple[str, int]:
    theirs = page.versions[0] if page and status == 409 else None
    now = typed(form)
    html = render_template(
        "house/form.html",
        form=form,
        page=page,
        original=original,
        theirs=theirs,
        against=compared(theirs.content, settled(now, bank.read_bank(person()))) if theirs else (),
        linted=beneath(now),
        row_said=row_said,
        probes_open=any(row_said(row) or row_errors(row) for row in form.probes),
        technique_texts={technique.key: technique for technique in bank.read_bank(person()).techniques},
        unsaved=request.method == "POST",
    )
    return html, status
