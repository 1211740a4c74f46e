"""The application factory: extensions, rooms, headers."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Final

from flask import Flask, Response, request
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect

from interviewkit.config import Config

from . import errors, language, signin
from . import pages as shared_pages
from .database import Records

ROOMS: Final = ("home", "account", "admin", "bank", "house", "collections", "exchange", "planning", "live")
"""Folders of this package that hold a blueprint called `room`."""

CONTENT_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
A_YEAR: Final = 365 * 24 * 3600
A_DAY: Final = 24 * 3600


def create_app(config: Config | None = None) -> Flask:
    """The Flask application for a configuration (from the environment if None)."""
    config = config or Config.from_environment()
    static = Path(str(files("interviewkit"))) / "static"
    app = Flask(
        "interviewkit",
        template_folder=str(files("interviewkit.templates")),
        static_folder=str(static),
        # The folder's fingerprint is in the address, so that browsers may keep every file for good.
        static_url_path=f"/static/{fingerprint(static)}",
    )
    _configure(app, config)
    app.extensions["records"] = Records(config.database_url)
    app.extensions["interviewkit"] = config
    CSRFProtect(app)
    Bootstrap5(app)
    language.init_app(app)
    signin.init_app(app)
    errors.init_app(app)
    shared_pages.init_app(app)
    for name in ROOMS:
        app.register_blueprint(import_module(f"interviewkit.web.{name}.routes").room)
    app.after_request(_guard)
    return app


def _configure(app: Flask, config: Config) -> None:
    app.config.update(
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_NAME="interviewkit",
        REMEMBER_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=A_DAY,
        SEND_FILE_MAX_AGE_DEFAULT=A_YEAR,
        MAX_CONTENT_LENGTH=4 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        # A form lives as long as its session: nobody's notes are turned away because the talk took two hours.
        WTF_CSRF_TIME_LIMIT=None,
        BOOTSTRAP_SERVE_LOCAL=True,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.json.ensure_ascii = False  # type: ignore[attr-defined]


def fingerprint(folder: Path) -> str:
    """A short hash of the names and contents of all files in a folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _guard(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if not request.path.startswith("/static/") and request.endpoint != "bootstrap.static":
        # Pages about candidates stay out of shared caches and of the disk of a shared computer.
        response.headers.setdefault("Cache-Control", "no-store")
    return response
