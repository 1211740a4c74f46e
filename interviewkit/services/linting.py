"""What the linter says of a wording while somebody writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.house import LONGEST_TEXT
from interviewkit.domain.linting import FaultText, Linted, linted_to_json
from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import LANGS
from interviewkit.domain.said import spoken_in
from interviewkit.domain.shape import show, storable
from interviewkit.domain.technique import FAULTS
from interviewkit.library.lexicon import cached_linter

from .planning import refuse

__all__ = ["EITHER", "LONGEST_LINTED", "fault_texts", "lint_question", "linted_to_json"]

LONGEST_LINTED: Final = 4 * LONGEST_TEXT
"""Characters that are taken for a check: more than the linter reads, so that a text too long to keep is checked too."""

EITHER: Final = "either"
"""In place of a language: the one that the text is written in."""


def lint_question(person: Person, text: str, lang: str) -> Linted:
    """The technique and the faults of a wording in that language. It is advice: nothing is kept, nothing refused.

    `lang` may be `EITHER`. Raises Forbidden, and Invalid with the paths `text` and `lang` for what is no text or no
    language of the bank.
    """
    person.require(READ_BANK)
    refuse(_faults(text, lang))
    spoken = spoken_in(text) if lang == EITHER else lang
    return cached_linter().lint(text, "zh" if spoken == "zh" else "en")


def _faults(text: str, lang: str) -> list[Fault]:
    faults = []
    if not isinstance(text, str) or len(text) > LONGEST_LINTED or not storable(text):
        faults.append(Fault("text", show(text), f"a text of at most {LONGEST_LINTED} characters"))
    if lang not in (*LANGS, EITHER):
        faults.append(Fault("lang", show(lang), f"one of {', '.join((*LANGS, EITHER))}"))
    return faults


@cache
def fault_texts() -> Mapping[str, FaultText]:
    """How each fault is named and explained, by its key."""
    return {key: cached_linter().fault_text(key) for key in FAULTS}
