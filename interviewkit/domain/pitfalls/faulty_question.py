"""Faulty question (提问方式有误): an ad-hoc question that is closed, suggestive, hypothetical or several in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ..record import Asked
from ..technique import CLOSED, HYPOTHETICAL, LEADING, MULTI_BARRELLED
from ._core import AFTER, LIVE, WARN, Finding, Situation, rule

if TYPE_CHECKING:
    from ..linting import TextReader  # the linter loads when there is something to read

KEY: Final = "faulty_question"

GRAVEST_FIRST: Final = (LEADING, HYPOTHETICAL, MULTI_BARRELLED, CLOSED)
"""Which fault is told of a question with several: a suggestion is mostly closed as well (house default)."""


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="Structured-interview practice: ask openly, for what was done, one thing at a time",
    words=dict.fromkeys(GRAVEST_FIRST, ("words", "rewording")),
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """An ad-hoc question with a fault of its form; one about a protected matter is told by `protected_matter`."""
    reader = situation.reader
    for asked in situation.record.asked:
        if reader and asked.question is None:
            yield from _fault(situation, asked, reader())


def _fault(situation: Situation, asked: Asked, reader: TextReader) -> Iterator[Finding]:
    """The gravest fault of a question, so that one question is told of once."""
    spoken = asked.text.zh  # an ad-hoc question has one text, whatever its language
    faults = {found.fault: found for found in reader.question(spoken, situation.lang_of(spoken)).findings}
    fault = next((faults[key] for key in GRAVEST_FIRST if key in faults), None)
    if fault:
        figures = {"words": fault.span, "rewording": fault.rewording}
        yield Finding(KEY, asked.event, WARN, asked.at, fault.fault, figures, asked.competency)
