"""The language that the bank's content is shown in: one can be pressed, and goes along from page to page."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, request, url_for

from interviewkit.domain.question import Lang
from interviewkit.services import question_sheet

from ..collections.kept import kept
from ..language import interface_language
from ..pages import LANGUAGE_NAMES

CARRIED: Final = ("q", "technique", "pack", "competency", "level")
"""What an address keeps when the other language is pressed: a search's words and filters, a sheet's several `q`."""
TAGS: Final = {"zh": "zh-Hans", "en": "en"}
"""What a page calls a language in its `lang`."""
_FAMILY: Final[set[str]] = set()


def shown() -> Lang:
    """The language of the content: the one pressed on this page, else the interface's."""
    return "zh" if (pressed() or interface_language()) == "zh" else "en"


def pressed() -> str | None:
    """The language that was pressed, if any."""
    wish = request.args.get("show")
    return wish if wish in LANGUAGE_NAMES else None


def show_content(room: Blueprint) -> None:
    """Make a blueprint one of the rooms whose pages show the bank: they share the pressed language and its names."""
    _FAMILY.add(room.name)
    room.url_defaults(_keep_pressed)
    room.context_processor(_context)


def _keep_pressed(endpoint: str, values: dict[str, Any]) -> None:  # noqa: ARG001  Flask's signature
    if request.blueprint in _FAMILY and pressed():
        values.setdefault("show", pressed())


def _context() -> dict[str, Any]:
    here = shown()
    other = "zh" if here == "en" else "en"
    asked = {key: request.args.getlist(key) for key in (*CARRIED, "most") if key in request.args}
    return {
        "shown": here,
        "pressed": pressed(),
        "shown_tag": TAGS[here],
        "interface_tag": TAGS["zh" if interface_language() == "zh" else "en"],
        "tags": TAGS,
        "most_printed": question_sheet.MOST_QUESTIONS,
        "other": other,
        "other_name": LANGUAGE_NAMES[other],
        "other_page": url_for(request.endpoint or "", **{**asked, **(request.view_args or {})}, show=other),
        **kept(),
    }
