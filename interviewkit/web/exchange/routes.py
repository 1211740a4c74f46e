"""Questions as files: an export to download; an upload, the look at what it would do, and its import."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    stream_with_context,
    url_for,
)
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from interviewkit.domain.errors import Conflict, Invalid
from interviewkit.domain.limits import LARGEST_TABLE
from interviewkit.domain.people import EDIT_BANK, READ_BANK
from interviewkit.domain.question import LANGS
from interviewkit.services import exports, house_questions, imports

from ..bank.shown import show_content
from ..database import database
from ..signin import needs, person, signed_out
from ..wants import wants_json
from .plans import STATUS_NAMES, page_of
from .size import allow_a_file, read_off
from .wording import Said, said_of_file, too_large

if TYPE_CHECKING:
    from interviewkit.services.weighing import Weighing

room = Blueprint("exchange", __name__, url_prefix="/bank/exchange")
show_content(room)

TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "db": "application/vnd.sqlite3",
}
"""The media type of each format, the one that most people want first."""
LINES: Final = "application/x-ndjson"
STEPS: Final = 100
"""Into so many parts the progress of an import is told."""
MOST_NAMED: Final = 20
"""Questions that the page of a finished import names."""


@room.url_value_preprocessor
def _allow(endpoint: str | None, _values: object) -> None:
    if endpoint == "exchange.upload":
        allow_a_file()


@room.get("")
@needs(READ_BANK)
def index() -> Any:
    """Where questions are taken out and brought in."""
    return _index()


def _index(faults: list[Said] | None = None, status: int = 200) -> Any:
    if faults and wants_json():
        return jsonify(faults=[{"place": each.place, "said": each.sentence} for each in faults]), status
    html = render_template("exchange/index.html", faults=faults or [], formats=TYPES, most=LARGEST_TABLE)
    return html, status


@room.get("/file")
@needs(READ_BANK)
def download() -> Response:
    """The questions in a file: `which` of them, in which `format`, in which `lang`; both languages without one."""
    which, ending, lang = (request.args.get(key, "") for key in ("which", "format", "lang"))
    if which not in exports.WHICH or ending not in TYPES:
        abort(404)
    spoken = next((each for each in LANGS if each == lang), None)
    name = "-".join(filter(None, ["questions", which, spoken])) + f".{ending}"
    made = exports.export_questions(database(), person(), which, name, spoken)
    return send_file(BytesIO(made.content), mimetype=TYPES[ending], as_attachment=True, download_name=name)


@room.post("")
@needs(EDIT_BANK)
def upload() -> Any:
    """Read a file; what is wrong with its form is said at once, else on to what it would do."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _index([Said("", _("Choose a file first."))], 400)
    try:
        import_id = imports.stage_file(database(), person(), file.read(), file.filename)
    except Invalid as invalid:
        return _index(said_of_file(invalid.faults), 400)
    page = url_for(".plan", import_id=import_id)
    return jsonify(page=page) if wants_json() else redirect(page)


@room.errorhandler(RequestEntityTooLarge)
def _too_large(_error: RequestEntityTooLarge) -> Any:
    if not current_user.is_authenticated:
        return signed_out()
    read_off()
    person().require(EDIT_BANK)
    return _index([too_large()], 413)


@room.get("/imports/<import_id>")
@needs(EDIT_BANK)
def plan(import_id: str) -> Any:
    """What a file would do, row by row; or what it did."""
    waiting = imports.find_import(database(), person(), import_id)
    if waiting.outcome is not None:
        return _done(waiting.name, waiting.outcome)
    weighed = imports.open_import(database(), person(), waiting).plan()
    page = page_of(weighed, request.args.get("only", ""), request.args.get("p", 1, type=int))
    return render_template(
        "exchange/plan.html",
        waiting=waiting,
        plan=weighed,
        counts=weighed.counts,
        doing=weighed.counts["new"] + weighed.counts["changed"],
        page=page,
        seen=imports.token(weighed.state),
        moved="moved" in request.args,
        status_names=STATUS_NAMES,
    )


def _done(name: str, outcome: imports.Outcome) -> str:
    named = [*outcome.changed[:MOST_NAMED], *outcome.added[:MOST_NAMED]]
    found = house_questions.find_questions(database(), person(), named)
    changed, added = (
        [found[key] for key in ids[:MOST_NAMED] if key in found] for ids in (outcome.changed, outcome.added)
    )
    return render_template("exchange/done.html", name=name, outcome=outcome, changed=changed, added=added)


@room.post("/imports/<import_id>")
@needs(EDIT_BANK)
def carry_out(import_id: str) -> Any:
    """Carry a plan out; who asks for lines hears how far it is, others come to the page when it is done."""
    waiting = imports.find_import(database(), person(), import_id)
    if waiting.outcome is not None:  # its page says what it did
        steps: Iterator[dict[str, Any]] = iter([{"page": url_for(".plan", import_id=import_id)}])
    else:
        weighing = imports.open_import(database(), person(), waiting)
        steps = _steps(weighing, import_id, request.form.get("seen", ""))
    if request.accept_mimetypes.best == LINES:
        lines = (json.dumps(step) + "\n" for step in steps)
        return Response(stream_with_context(lines), mimetype=LINES, headers={"X-Accel-Buffering": "no"})
    return redirect([*steps][-1]["page"])


def _steps(weighing: Weighing, import_id: str, seen: str) -> Iterator[dict[str, Any]]:
    """How far the weighing is, and at last the page that comes after the import."""
    rows = []
    for number, row in enumerate(weighing.rows(), 1):
        rows.append(row)
        if number % max(1, weighing.total // STEPS) == 0:
            yield {"done": number, "total": weighing.total}
    try:
        imports.apply_plan(database(), person(), weighing.plan(tuple(rows)), seen=seen, import_id=import_id)
    except (Conflict, Invalid):  # the bank is not what it was when the plan was looked at
        yield {"page": url_for(".plan", import_id=import_id, moved=1)}
    else:
        yield {"page": url_for(".plan", import_id=import_id)}
