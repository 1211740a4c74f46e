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
    from interviewkit.domain.linting import Finding, Linted

AROUND: Final = 16
"""Characters before and after the words of a fault that are shown with them; house default."""


def beneath(content: HouseQuestion) -> dict[str, Linted | None]:
    """What the linter says of each text of a question; None where there is none, or none that can be read."""
    return {lang: _linted(getattr(content, f"text_{lang}"), lang) for lang in LANGS}


def _linted(text: str | None, lang: str) -> Linted | None:
    try:
        return linting.lint_question(person(), text, lang) if text else None
    except Invalid:
        return None  # the field itself says what is wrong with the text


def fragment(linted: Linted, technique: Any) -> str:
    """The part of the page that says it. In: the key of the technique that is chosen in the form, if any."""
    return render_template("house/_linted.html", said=linted, chosen=technique)


def prefers_page() -> bool:
    """Whether a script wants what it asked for as part of a page."""
    return request.accept_mimetypes.best_match(("application/json", "text/html")) == "text/html"


def by_rewording(linted: Linted) -> dict[str, list[Finding]]:
    """The faults of a text under the wording that mends them; one wording often mends several."""
    groups: dict[str, list[Finding]] = {}
    for finding in linted.findings:
        groups.setdefault(finding.rewording, []).append(finding)
    return groups


def excerpt(linted: Linted, finding: Finding) -> tuple[str, str, str]:
    """The words of a fault, with a little of what stands before and after them."""
    before, after = linted.text[: finding.start], linted.text[finding.end :]
    return (
        f"…{before[-AROUND:]}" if len(before) > AROUND + 1 else before,
        finding.span,
        f"{after[:AROUND]}…" if len(after) > AROUND + 1 else after,
    )
