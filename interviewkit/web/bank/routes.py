"""Reading the bank: techniques, pitfalls, packs, competencies, questions, role plays; a search; a sheet to print."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, render_template, request, url_for

from interviewkit.domain.people import READ_BANK
from interviewkit.domain.question import TechniqueText
from interviewkit.services import bank, bank_search, question_sheet

from ..database import database, index_file
from ..signin import needs, person
from .choices import competency_choices
from .shown import CARRIED, show_content, shown

room = Blueprint("bank", __name__)
show_content(room)

STEP: Final = 100
"""Questions that a search shows beyond those that stand there, to who wants more; house default."""


@room.get("/bank")
@needs(READ_BANK)
def index() -> str:
    """The bank's contents."""
    return render_template(
        "bank/index.html", bank=bank.read_bank(person()), shelf=bank.read_shelf(database(), person())
    )


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
    """One role: its competencies and its role plays."""
    found = bank.find_pack(person(), pack_key)
    counts = bank.count_questions(database(), person())
    return render_template("bank/pack.html", bank=bank.read_bank(person()), pack=found, counts=counts)


@room.get("/bank/packs/<pack_key>/<competency_key>")
@needs(READ_BANK)
def competency(pack_key: str, competency_key: str) -> str:
    """One competency: its scale, its questions, the house's own among them, its probes."""
    place = bank.find_competency(database(), person(), pack_key, competency_key)
    return render_template("bank/competency.html", bank=bank.read_bank(person()), place=place)


@room.get("/bank/packs/<pack_key>/scenarios/<scenario_key>")
@needs(READ_BANK)
def scenario(pack_key: str, scenario_key: str) -> str:
    """One role play: the scene, a brief for each part, the key."""
    place = bank.find_scenario(person(), pack_key, scenario_key)
    return render_template("bank/scenario.html", place=place)


@room.get("/bank/questions/<question_id>")
@needs(READ_BANK)
def question(question_id: str) -> str:
    """One question, with all that helps to ask it and to rate the answer."""
    place = bank.find_question(database(), person(), question_id)
    return render_template("bank/question.html", place=place, technique=_techniques()[place.entry.question.technique])


@room.get("/bank/print")
@needs(READ_BANK)
def sheet() -> str:
    """The questions that were ticked, ready to be printed."""
    made = question_sheet.make_sheet(database(), person(), request.args.getlist("q"))
    return render_template("bank/sheet.html", sheet=made, technique_by_key=_techniques())


@room.get("/bank/search")
@needs(READ_BANK)
def search() -> str:
    """Questions by words, technique, pack, competency and level."""
    asked = {key: request.args.get(key, "").strip() for key in CARRIED}
    filters = {key: value for key, value in asked.items() if key != "q"}
    most = request.args.get("most", bank_search.MOST_HITS, type=int)
    found = bank_search.search(
        database(), person(), index_file(), asked["q"], shown(), or_part=True, most=most, **filters
    )
    packs = bank.list_packs(person())
    technique_by_key = _techniques()
    return render_template(
        "bank/search.html",
        bank=bank.read_bank(person()),
        asked=asked,
        found=found,
        more=_more(found, asked),
        technique_by_key=technique_by_key,
        technique_choices=[(key, technique.name[shown()]) for key, technique in technique_by_key.items()],
        pack_choices=[(pack.key, pack.name[shown()]) for pack in packs],
        competency_choices=competency_choices(packs, asked["pack"], shown()),
    )


def _more(found: bank_search.Found, asked: dict[str, str]) -> str | None:
    """Where the same search shows more, from the last question on; None where there is no more to show."""
    if not found.more or len(found.hits) >= bank_search.MOST_AT_ALL:
        return None
    kept: dict[str, Any] = {key: value for key, value in asked.items() if value}
    return url_for(".search", **kept, most=len(found.hits) + STEP, _anchor=found.hits[-1].question.id)


def _techniques() -> dict[str, TechniqueText]:
    return {technique.key: technique for technique in bank.read_bank(person()).techniques}
