"""What stands beneath the text of a question while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import render_template, request

from interviewkit.domain.errors import Invalid
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.question import LANGS
from interviewkit.services import linting

from ..signin import person

if TYPE_CHECKING:
    from interviewkit.domain.linting import FaultText, Finding, Linted

AROUND: Final = 16
"""Characters before and after the words of a fault that are shown with them; house default."""


def context() -> dict[str, Any]:
    """What the pages of a room need that show what the linter says: its context processor."""
    return {"fault_text": _fault_text, "excerpt": excerpt, "by_rewording": by_rewording}


def _fault_text(key: str) -> FaultText:
    return linting.fault_texts()[key]


def beneath(content: HouseQuestion) -> dict[str, Linted | None]:
    """What the linter says of each text of a question; None where there is none, or none that can be read."""
    return {lang: linted(getattr(content, f"text_{lang}"), lang) for lang in LANGS}


def linted(text: str | None, lang: str) -> Linted | None:
    """What the linter says of a text, in a language or in `linting.EITHER`; None where there is nothing to read."""
    try:
        return linting.lint_question(person(), text, lang) if text else None
    except Invalid:
        return None  # the field itself says what is wrong with the text


def fragment(said: Linted, technique: Any) -> str:
    """The part of the page that says it. In: the key of the technique that is chosen in the form, if any."""
    return render_template("house/_linted.html", said=said, chosen=technique)


def prefers_page() -> bool:
    """Whether a script wants what it asked for as part of a page."""
    return request.accept_mimetypes.best_match(("application/json", "text/html")) == "text/html"


def by_rewording(said: Linted) -> dict[str, list[Finding]]:
    """The faults of a text under the wording that mends them; one wording often mends several."""
    groups: dict[str, list[Finding]] = {}
    for finding in said.findings:
        groups.setdefault(finding.rewording, []).append(finding)
    return groups


def excerpt(said: Linted, finding: Finding) -> tuple[str, str, str]:
    """The words of a fault, with a little of what stands before and after them."""
    before, after = said.text[: finding.start], said.text[finding.end :]
    return (
        f"…{_whole_words(before[::-1])[::-1]}" if len(before) > AROUND + 1 else before,
        finding.span,
        f"{_whole_words(after)}…" if len(after) > AROUND + 1 else after,
    )


def _whole_words(text: str) -> str:
    """The beginning of a text, up to a space where there is one."""
    kept, space, _ = text[:AROUND].rpartition(" ")
    return kept + space if space and kept else text[:AROUND]
