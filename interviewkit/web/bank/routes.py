"""Reading the bank: techniques, pitfalls, packs and competencies, and a search through all of it."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, render_template, request, url_for

from interviewkit.domain.people import READ_BANK
from interviewkit.domain.question import Lang
from interviewkit.services import bank

from ..database import config
from ..language import interface_language
from ..pages import LANGUAGE_NAMES
from ..signin import needs, person

room = Blueprint("bank", __name__)

SEARCH: Final = ("q", "technique", "pack", "level")
"""What a search's address holds."""
LONGEST_QUERY: Final = 200
INDEX_FILE: Final = "bank.db"
"""In the instance folder; derived from the content, so that it may be deleted at any time."""


def shown() -> Lang:
    """The language of the content: the one pressed on this page, else the interface's."""
    return "zh" if (pressed() or interface_language()) == "zh" else "en"


def pressed() -> str | None:
    """The language that was pressed, if any."""
    wish = request.args.get("show")
    return wish if wish in LANGUAGE_NAMES else None


@room.url_defaults
def keep_shown(endpoint: str, values: dict[str, Any]) -> None:  # noqa: ARG001
    """The language that was pressed goes along from page to page of the bank."""
    if request.blueprint == room.name and pressed():
        values.setdefault("show", pressed())


@room.context_processor
def _shown() -> dict[str, Any]:
    here = shown()
    other = "zh" if here == "en" else "en"
    asked = {key: request.args[key] for key in SEARCH if key in request.args}
    return {
        "shown": here,
        "pressed": pressed(),
        "shown_tag": "zh-Hans" if here == "zh" else "en",
        "other": other,
        "other_name": LANGUAGE_NAMES[other],
        "other_page": url_for(request.endpoint or "", **{**asked, **(request.view_args or {})}, show=other),
    }


@room.get("/bank")
@needs(READ_BANK)
def index() -> str:
    """The bank's contents."""
    return render_template("bank/index.html", bank=bank.read_bank(person()))


@room.get("/bank/techniques")
@needs(READ_BANK)
def techniques() -> str:
    """How each of the five techniques is used."""
    return render_template("bank/techniques.html", bank=bank.read_bank(person()))


@room.get("/bank/pitfalls")
@needs(READ_BANK)
def pitfalls() -> str:
    """What goes wrong in interviews, and how to mend it."""
    return render_template("bank/pitfalls.html", bank=bank.read_bank(person()))


@room.get("/bank/packs/<pack_key>")
@needs(READ_BANK)
def pack(pack_key: str) -> str:
    """One role: its competencies."""
    return render_template("bank/pack.html", pack=bank.find_pack(person(), pack_key))


@room.get("/bank/packs/<pack_key>/<competency_key>")
@needs(READ_BANK)
def competency(pack_key: str, competency_key: str) -> str:
    """One competency: its scale, its questions, its probes."""
    place = bank.find_competency(person(), pack_key, competency_key)
    return render_template("bank/competency.html", bank=bank.read_bank(person()), place=place)


@room.get("/bank/search")
@needs(READ_BANK)
def search() -> str:
    """Questions by words, technique, pack and level."""
    asked = {key: request.args.get(key, "").strip() for key in SEARCH}
    filters = {key: value for key, value in asked.items() if key != "q"}
    found = bank.search(person(), config().instance / INDEX_FILE, asked["q"][:LONGEST_QUERY], shown(), **filters)
    whole = bank.read_bank(person())
    return render_template(
        "bank/search.html",
        bank=whole,
        asked=asked,
        found=found,
        technique_by_key={technique.key: technique for technique in whole.techniques},
        technique_choices=[(technique.key, technique.name[shown()]) for technique in whole.techniques],
        pack_choices=[(pack.key, pack.name[shown()]) for pack in whole.packs],
    )
