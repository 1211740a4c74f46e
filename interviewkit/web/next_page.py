"""Where to go after signing in or switching the language: a path of this site, never another one."""

from __future__ import annotations

from urllib.parse import urlsplit

HOME = "/"


def local_path(wish: str | None) -> str:
    """The wished path if it belongs to this site, else the home page."""
    if not wish or not wish.startswith("/") or wish.startswith(("//", "/\\")) or any(ch < " " for ch in wish):
        return HOME
    parts = urlsplit(wish)
    return HOME if parts.scheme or parts.netloc else wish
