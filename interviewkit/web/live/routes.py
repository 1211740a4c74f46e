"""The live room, and what follows it: looking over, submitting, the evaluation and its PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from interviewkit.domain.errors import Conflict, Invalid
from interviewkit.domain.jsontext import read_json
from interviewkit.domain.question import LANGS
from interviewkit.services import conduct, documents, submission
from interviewkit.web.database import config, database
from interviewkit.web.errors import CONFLICTS
from interviewkit.web.language import interface_language, timezone
from interviewkit.web.signin import person, signed_in

from . import pages
from .forms import AnswerForm, RecommendationForm

room = Blueprint("live", __name__, url_prefix="/interviews")
room.context_processor(lambda: {"tag_of": pages.tag_of})


def _now() -> datetime:
    return datetime.now(UTC)


@room.get("/<interview_id>/room")
@signed_in
def room_page(interview_id: str) -> Any:
    """The room of an interview; a submitted one leads to its evaluation."""
    found = conduct.open_room(database(), person(), interview_id, timezone())
    if found.submitted:
        return redirect(url_for(".evaluation", interview_id=interview_id))
    with force_locale(found.log.session.lang):
        spoken = pages.spoken_words()
    return render_template(
        "live/room.html",
        held=found,
        kit=found.kit,
        talk_lang=found.log.session.lang,
        data=pages.room_data(found, _now(), interface_language()),
        words=pages.room_words(),
        spoken=spoken,
    )


@room.post("/<interview_id>/events")
@signed_in
def save_events(interview_id: str) -> Any:
    """Save events; answers with what is safe now and with the findings as they stand."""
    saved = conduct.save_events(database(), person(), interview_id, _events(request.get_data()), timezone())
    return jsonify(saved=saved.ids, **pages.room_state(saved.held, _now(), interface_language()))


def _events(content: bytes) -> Any:
    """The list in a request, read as strictly as a log's file."""
    payload, faults = read_json(content)
    if faults:
        raise Invalid(faults)
    return payload.get("events") if isinstance(payload, dict) else None


@room.get("/<interview_id>/events")
@signed_in
def events(interview_id: str) -> Any:
    """Events that arrived after a cursor (`after`), with the findings as they stand."""
    after = request.args.get("after", 0, type=int)
    arrived = conduct.events_since(database(), person(), interview_id, after, timezone())
    return jsonify(
        events=[pages.event_json(event) for event in arrived.events],
        submitted=arrived.held.submitted,
        **pages.room_state(arrived.held, _now(), interface_language()),
    )


@room.get("/<interview_id>/review")
@signed_in
def review(interview_id: str) -> Any:
    """Look the interview over, answer what is open, recommend, submit."""
    return _review(interview_id, RecommendationForm(formdata=None), {})


def _review(interview_id: str, form: RecommendationForm, answers: dict[tuple[str, str], Any], status: int = 200) -> Any:
    looked_over = submission.review(database(), person(), interview_id, _now(), timezone())
    if looked_over.held.submitted:
        return redirect(url_for(".evaluation", interview_id=interview_id))
    standing = looked_over.held.record.recommendation
    if standing and not form.is_submitted():
        form.value.data, form.reason.data = standing.value, standing.reason
    page = render_template(
        "live/review.html",
        review=looked_over,
        held=looked_over.held,
        kit=looked_over.held.kit,
        record=looked_over.held.record,
        groups=pages.finding_groups(looked_over.findings, looked_over.held.kit, interface_language()),
        form=form,
        answers=answers,
    )
    return page, status


@room.get("/<interview_id>/recommendation")
@room.get("/<interview_id>/answers")
@room.get("/<interview_id>/submit")
@signed_in
def review_again(interview_id: str) -> Response:
    """Where the review's forms go there is no page; who comes back to such an address finds the review."""
    return redirect(url_for(".review", interview_id=interview_id))


@room.post("/<interview_id>/recommendation")
@signed_in
def recommend(interview_id: str) -> Any:
    """Set the recommendation from the review page."""
    form = RecommendationForm()
    if not form.validate_on_submit():
        return _review(interview_id, form, {}, 400)
    submission.recommend(database(), person(), interview_id, form.value.data, form.reason.data, _now(), timezone())
    flash(_("Recommendation saved."))
    return redirect(url_for(".review", interview_id=interview_id))


@room.post("/<interview_id>/answers")
@signed_in
def answer(interview_id: str) -> Any:
    """Answer one finding, or all open ones of a rule, with a reason."""
    form = AnswerForm()
    subject = form.subject.data or None
    if not form.validate_on_submit():
        return _review(interview_id, RecommendationForm(formdata=None), {(form.rule.data, subject or ""): form}, 400)
    count = submission.answer_findings(
        database(), person(), interview_id, form.rule.data, subject, form.chosen_reason, _now(), timezone()
    )
    flash(_("Reason saved.") if count else _("There was nothing left to answer here."))
    return redirect(url_for(".review", interview_id=interview_id, _anchor="findings"))


@room.post("/<interview_id>/submit")
@signed_in
def submit(interview_id: str) -> Any:
    """Submit, and show the evaluation; or say what is still missing."""
    try:
        submission.submit(database(), person(), interview_id, _now(), timezone())
    except Conflict as conflict:
        if conflict.reason == "submitted":
            return redirect(url_for(".evaluation", interview_id=interview_id))
        flash(str(CONFLICTS[conflict.reason]))
        return redirect(url_for(".review", interview_id=interview_id))
    flash(_("Submitted. The evaluation no longer changes."))
    return redirect(url_for(".evaluation", interview_id=interview_id))


@room.get("/<interview_id>/evaluation")
@signed_in
def evaluation(interview_id: str) -> Any:
    """A submitted evaluation."""
    frozen = submission.read_evaluation(database(), person(), interview_id, timezone())
    return render_template(
        "live/evaluation.html",
        evaluation=frozen,
        held=frozen.held,
        kit=frozen.held.kit,
        record=frozen.held.record,
        groups=pages.finding_groups(frozen.findings, frozen.held.kit, interface_language()),
        late_words=pages.room_words()["late"],
    )


@room.get("/<interview_id>/evaluation.<lang>.pdf")
@signed_in
def evaluation_pdf(interview_id: str, lang: str) -> Any:
    """The evaluation as PDF; until it is made, a page that says so and looks again."""
    if lang not in LANGS:
        abort(404)
    document = documents.request(database(), config(), person(), interview_id, lang)
    path = documents.path_of(config(), document.content_key)
    if not path.is_file():
        return _being_made(interview_id, lang, document)
    if "waited" in request.args:
        return _made(interview_id, lang, document)
    return send_file(path, mimetype="application/pdf", as_attachment=True, download_name=_pdf_name(interview_id, lang))


@room.post("/<interview_id>/evaluation.<lang>.pdf")
@signed_in
def evaluation_pdf_again(interview_id: str, lang: str) -> Any:
    """Order a PDF again that could not be made."""
    if lang not in LANGS:
        abort(404)
    documents.try_again(database(), person(), interview_id, lang)
    return redirect(url_for(".evaluation_pdf", interview_id=interview_id, lang=lang))


def _being_made(interview_id: str, lang: str, document: Any) -> Any:
    page = render_template("live/being_made.html", document=document, interview_id=interview_id)
    if document.status == "failed":
        return page
    again = url_for(".evaluation_pdf", interview_id=interview_id, lang=lang, waited=1)
    return Response(page, 202, {"Refresh": f"1; url={again}"}, mimetype="text/html")


def _made(interview_id: str, lang: str, document: Any) -> Any:
    """A download leaves the page that started it on screen, so that page says what has happened."""
    file = url_for(".evaluation_pdf", interview_id=interview_id, lang=lang)
    page = render_template("live/being_made.html", document=document, interview_id=interview_id, file=file)
    return Response(page, 200, {"Refresh": f"0; url={file}"}, mimetype="text/html")


def _pdf_name(interview_id: str, lang: str) -> str:
    found = submission.read_evaluation(database(), person(), interview_id, timezone()).held
    with force_locale(lang):
        title = _("Evaluation")
    day = found.log.session.scheduled_at.strftime("%Y-%m-%d")
    return f"{title} {found.candidate.code} {found.candidate.name} {day}.pdf".replace("/", "-")
