"""The interface's language: the person's choice, else the browser's wish; and how dates and figures look in it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from flask import Blueprint, Flask, redirect, request, session
from flask_babel import Babel, format_datetime, get_locale
from flask_login import current_user
from werkzeug.wrappers import Response

from interviewkit.domain.question import LANGS

from .database import config
from .next_page import local_path

DATE_TIME: Final = {"zh": "y年M月d日 HH:mm", "en": "d MMM y, HH:mm"}
DATE: Final = {"zh": "y年M月d日", "en": "d MMM y"}

switch = Blueprint("language", __name__)


def init_app(app: Flask) -> None:
    """Teach the application its languages."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "en")
    Babel(app, locale_selector=choose, timezone_selector=timezone)
    app.register_blueprint(switch)
    app.context_processor(lambda: {"lang": interface_language()})
    app.add_template_filter(date_time)
    app.add_template_filter(date)


def choose() -> str:
    """`zh` or `en`: chosen in this session, else kept with the account, else what the browser asks for."""
    for wish in (session.get("lang"), getattr(current_user, "lang", None)):
        if wish in LANGS:
            return str(wish)
    return request.accept_languages.best_match(LANGS) or "en"


def interface_language() -> str:
    """The language of the page that is being made."""
    return "zh" if str(get_locale() or "en").startswith("zh") else "en"


def timezone() -> str:
    """The zone that times are shown and typed in."""
    return config().timezone


def date_time(moment: datetime | None) -> str:
    """Date and time as people write them in the page's language; empty for None."""
    return format_datetime(moment, DATE_TIME[interface_language()]) if moment else ""


def date(moment: datetime | None) -> str:
    """The date alone; empty for None."""
    return format_datetime(moment, DATE[interface_language()]) if moment else ""


@switch.post("/language")
def change() -> Response:
    """Switch the interface's language and come back to the same page."""
    wish = request.form.get("lang", "")
    if wish in LANGS:
        session["lang"] = wish
    return redirect(local_path(request.form.get("next")))
