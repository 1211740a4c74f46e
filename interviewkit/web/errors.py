"""One table from domain errors to HTTP, and one error page."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound

from .signin import signed_out
from .wants import wants_json

STATUS: Final[dict[type[Exception], int]] = {Invalid: 400, Forbidden: 403, NotFound: 404, Conflict: 409}

CONFLICTS: Final = {
    "started": _l("This interview has begun. Its plan no longer changes."),
    "submitted": _l("This interview has been submitted. Its evaluation no longer changes."),
    "event_differs": _l("Another device saved something else under the same id. Reload the page to see it."),
    "kit_changed": _l(
        "Somebody else changed this kit while you were working on it. Load it again and repeat your change."
    ),
    "question_changed": _l(
        "Somebody else changed this question while you were working on it. Load it again and repeat your change."
    ),
    "login_taken": _l("Somebody has this sign-in name already."),
    "findings_open": _l("Some findings still need a change or a reason before you can submit."),
    "no_recommendation": _l("Choose a recommendation and give its reason before you submit."),
    "incomplete": _l(
        "Part of this interview has not reached the server yet. Open the room on the device that you used, then submit."
    ),
    "last_admin": _l("Somebody has to keep the administrator's role."),
}
"""What a Conflict says, by its reason."""

TITLES: Final = {
    400: _l("This request could not be read"),
    403: _l("This page is not for your role"),
    404: _l("There is nothing at this address"),
    405: _l("This address does not take that"),
    409: _l("This no longer fits"),
    413: _l("That is too large"),
    500: _l("Something broke on our side"),
}
HINTS: Final = {
    400: _l("Go back and try once more. What you typed is still in the form."),
    403: _l("Ask an administrator if you need it."),
    404: _l("It may have been moved, or the link is incomplete."),
    409: _l("Go back, reload the page and look at what has changed."),
    413: _l("A request may hold up to 4 MB."),
    500: _l("It has been logged. Try again in a moment; what was saved is safe."),
}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    for error in STATUS:
        app.register_error_handler(error, _domain_error)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http_error)


def _domain_error(error: Exception) -> Any:
    status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
    if isinstance(error, Conflict):
        return answer(status, str(CONFLICTS.get(error.reason, HINTS[409])), reason=error.reason)
    if isinstance(error, Invalid):
        faults = [{"path": f.path, "found": f.found, "expected": f.expected} for f in error.faults]
        return answer(status, str(HINTS[400]), faults=faults)
    return answer(status, str(HINTS[status]))


def _csrf(_error: CSRFError) -> Any:
    if not current_user.is_authenticated:
        if request.endpoint == "account.sign_in":
            flash(_("This page had waited too long. Please sign in once more."))
            return redirect(url_for("account.sign_in", next=request.form.get("next")))
        return signed_out()
    message = _("This page had been open since before you last signed in. Reload it and send the form again.")
    return answer(400, message, reason="csrf")


def _http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    return answer(error.code, str(HINTS.get(error.code, HINTS[404] if error.code < 500 else HINTS[500])))


def answer(status: int, message: str, **more: Any) -> Any:
    """An error as a page, or as JSON for a script."""
    if wants_json():
        return jsonify(error=more.pop("reason", str(status)), message=message, **more), status
    title = TITLES.get(status, TITLES[404] if status < 500 else TITLES[500])
    return render_template("error.html", status=status, title=title, message=message, **more), status
