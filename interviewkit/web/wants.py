"""Whether the other side is a script or a person."""

from __future__ import annotations

from flask import request


def wants_json() -> bool:
    """True if the request came with JSON, or asks for it rather than for a page."""
    accepts = request.accept_mimetypes
    return request.is_json or accepts.best_match(("text/html", "application/json")) == "application/json"
