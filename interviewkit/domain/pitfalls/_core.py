"""The engine behind the pitfall rules: what a rule is, how it registers, how all of them are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ..kit import Kit, KitCompetency
from ..question import Lang
from ..record import Record
from ..said import written_in
from ..session import AFTERWARDS, Session

if TYPE_CHECKING:
    from ..linting import TextReader  # the linter loads when there is something to read

INFO: Final = "info"
WARN: Final = "warn"

WRAP_UP_SHARE: Final = 0.75
"""Share of the planned minutes after which what is still missing is spoken of (house default)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a rule looks at. `at_end`: the log is complete, so that what is missing stays missing.

    `reader` gives what reads texts; it is called when there is one to read. Without it, rules about texts are silent.
    """

    session: Session
    kit: Kit
    record: Record
    now: datetime
    at_end: bool = True
    reader: Callable[[], TextReader] | None = None

    def lang_of(self, text: str) -> Lang:
        """The language that a text of this interview is read in."""
        return written_in(text, "zh" if self.session.lang == "zh" else "en")

    @property
    def in_order(self) -> bool:
        """Whether times and order mean anything: not in an interview that was typed in later."""
        return self.session.entry != AFTERWARDS

    @property
    def wrapping_up(self) -> bool:
        """Whether it is time to speak of what is missing: at the end, in the closing phase, or late in the talk."""
        clock = self.record.clock
        if self.at_end or clock.closing_at or clock.stopped_at:
            return True
        return clock.seconds(self.now) / 60 >= self.session.planned_minutes * WRAP_UP_SHARE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would mend a finding: a question to ask now, planned (`question`) or a ready probe for a part (`part`)."""

    competency: str
    question: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A prompt about one subject. `variant` picks the words, `figures` fill them; `answered` is the reason given."""

    rule: str
    subject: str
    severity: str
    at: datetime
    variant: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    competency: str | None = None
    suggestion: Suggestion | None = None
    answered: str | None = None
    deferred: bool = False

    @property
    def needs_answer(self) -> bool:
        """Whether it has to be mended or answered before submission."""
        return self.severity == WARN and self.answered is None


Check = Callable[[Situation, Mapping[str, float]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pitfall rule. `thresholds` are the defaults of its settings; `source` says where they come from.

    `words` names the figures that fill the words of each variant; the competency's name fills all of them.
    """

    key: str
    helps: tuple[str, ...]
    thresholds: Mapping[str, float]
    source: str
    check: Check
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


LIVE: Final = "live"
AFTER: Final = "after"

RULES: Final[dict[str, Rule]] = {}


def rule(
    key: str,
    *,
    helps: tuple[str, ...],
    thresholds: Mapping[str, float],
    source: str,
    words: Mapping[str, tuple[str, ...]] | None = None,
) -> Callable[[Check], Check]:
    """Register a check under its key; a key used twice is an error."""

    def register(check: Check) -> Check:
        if key in RULES:
            raise ValueError(f"two rules are called {key}")
        RULES[key] = Rule(key, helps, dict(thresholds), source, check, dict(words or {}))
        return check

    return register


def findings(situation: Situation, settings: Mapping[str, Mapping[str, float]] | None = None) -> tuple[Finding, ...]:
    """Run every rule.

    In: the situation, and thresholds by rule that replace defaults. Out: one finding per rule and subject, in the
    order of the rules and, within one, of the kit; those that were answered or put off say so.
    """
    found: dict[tuple[str, str], Finding] = {}
    for each in RULES.values():
        thresholds = {**each.thresholds, **(settings or {}).get(each.key, {})}
        for finding in each.check(situation, thresholds):
            found.setdefault((finding.rule, finding.subject), finding)
    return tuple(_with_replies(finding, situation.record) for finding in found.values())


def _with_replies(finding: Finding, record: Record) -> Finding:
    key = (finding.rule, finding.subject)
    return replace(finding, answered=record.answered.get(key), deferred=key in record.deferred)


def next_planned(situation: Situation, competency: KitCompetency) -> Suggestion | None:
    """The first planned question on a competency that is still open."""
    still_open = situation.record.open_questions(situation.kit, competency.key)
    return Suggestion(competency.key, question=still_open[0]) if still_open else None
