"""Where to go after signing in or switching the language: a path of this site, never another one."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request
from flask.globals import request_ctx

HOME = "/"


def local_path(wish: str | None) -> str:
    """The wished path if it belongs to this site, else the home page."""
    if not wish or not wish.startswith("/") or wish.startswith(("//", "/\\")) or any(ch < " " for ch in wish):
        return HOME
    parts = urlsplit(wish)
    return HOME if parts.scheme or parts.netloc else wish


def this_page() -> str | None:
    """The address of this request for coming back to it; None where an address only takes forms."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    adapter = request_ctx.url_adapter
    return request.path if adapter and adapter.test(request.path, "GET") else None
