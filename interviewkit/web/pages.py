"""What every page has: the way through the product, the techniques' marks, the form macros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from interviewkit.domain.people import MANAGE_PEOPLE, PLAN, READ_BANK
from interviewkit.domain.question import LANGS, RED_LINES, VERDICTS
from interviewkit.domain.session import RECOMMENDATIONS
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.services.teaching import technique_texts

from .database import config
from .language import interface_language
from .next_page import this_page

LANGUAGE_NAMES: Final = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Room:
    """An entry of the navigation: where it leads, whom it is for, which paths belong to it."""

    endpoint: str
    label: Any
    right: str
    paths: tuple[str, ...]

    @property
    def here(self) -> bool:
        """Whether the page that is being made belongs to this room."""
        return request.endpoint == self.endpoint or request.path.startswith(self.paths)


ROOMS: Final = (
    Room("home.index", _l("Interviews"), PLAN, ("/interviews",)),
    Room("planning.positions", _l("Positions"), PLAN, ("/positions", "/candidates", "/kits")),
    Room("bank.index", _l("Question bank"), READ_BANK, ("/bank",)),
    Room("admin.people", _l("People"), MANAGE_PEOPLE, ("/people",)),
)

RECOMMENDATION_NAMES: Final = {
    "strong_no": _l("Strong no"),
    "no": _l("No"),
    "yes": _l("Yes"),
    "strong_yes": _l("Strong yes"),
}
STAR_NAMES: Final = {"S": _l("Situation"), "T": _l("Task"), "A": _l("Action"), "R": _l("Result")}
KIND_NAMES: Final = {
    "skill": _l("Skill"),
    "motivation": _l("Motivation"),
    "adaptability": _l("Adaptability"),
    "potential": _l("Potential"),
}
LEVEL_NAMES: Final = {"entry": _l("Entry"), "experienced": _l("Experienced"), "lead": _l("Team lead")}
VERDICT_NAMES: Final = {"good": _l("Sound"), "weak": _l("Weak"), "fail": _l("Not acceptable")}
RED_LINE_NAMES: Final = {
    "pressure": _l("Undue pressure"),
    "threat": _l("Threat"),
    "insult": _l("Insult"),
    "defamation": _l("Defamation"),
    "detention": _l("Keeping somebody from leaving"),
    "force": _l("Physical force"),
    "trespass": _l("Entering without leave"),
    "cash": _l("Taking cash"),
    "seizure": _l("Seizing property"),
    "false_identity": _l("False identity"),
    "night_call": _l("Calling at night"),
    "disclosure": _l("Disclosure to others"),
    "deceit": _l("Deceit"),
    "discrimination": _l("Discrimination"),
}
ROLE_NAMES: Final = {
    "admin": _l("Administrator"),
    "coordinator": _l("Coordinator"),
    "interviewer": _l("Interviewer"),
    "trainer": _l("Trainer"),
    "learner": _l("Learner"),
}

assert set(RECOMMENDATION_NAMES) == set(RECOMMENDATIONS)  # noqa: S101 - a name for each, or the page lies
assert set(VERDICT_NAMES) == set(VERDICTS)  # noqa: S101
assert set(RED_LINE_NAMES) == set(RED_LINES)  # noqa: S101


def init_app(app: Flask) -> None:
    """Hand the pages what they share. What depends on nobody is global, so that macros see it too."""
    app.jinja_env.globals.update(
        techniques=TECHNIQUES,
        technique_name=technique_name,
        technique_mark=technique_mark,
        recommendation_names=RECOMMENDATION_NAMES,
        star_names=STAR_NAMES,
        kind_names=KIND_NAMES,
        level_names=LEVEL_NAMES,
        role_names=ROLE_NAMES,
        verdict_names=VERDICT_NAMES,
        red_line_names=RED_LINE_NAMES,
    )
    app.context_processor(_shared)


def _shared() -> dict[str, Any]:
    signed_in = current_user.is_authenticated
    return {
        "rooms": [room for room in ROOMS if signed_in and current_user.may(room.right)],
        "languages": [(lang, LANGUAGE_NAMES[lang]) for lang in LANGS],
        "demo": config().demo,
        "this_page": this_page(),
    }


def technique_name(key: str) -> str:
    """The technique's name in the page's language."""
    return technique_texts()[key].name[interface_language()]


def technique_mark(key: str) -> str:
    """The character or letter that always goes with the technique's colour."""
    return technique_texts()[key].mark[interface_language()]
