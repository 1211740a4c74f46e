"""The examples of the pitfall rules: files beside this one, named as the rule, in the notation of `notation.py`.

    kit = ["need: skill q1 q2"]          the kit of every example that brings none

    [[examples]]
    says = "rated before anything was noted"
    events = ["0:00 started", "6:00 rate need 4"]
    expect = { need = "no_evidence" }    variant by subject: all findings of the rule; {} where it is silent

An example may set `kit`, `entry`, `planned_minutes`, `previous_mean`, `settings` (thresholds of the rule) and `at`:
what the rule says at that moment of the talk; without it, what it says of the complete log.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from interviewkit.domain.fold import fold
from interviewkit.domain.kit import Kit
from interviewkit.domain.pitfalls import RULES, Finding, Situation, findings
from interviewkit.domain.session import SessionLog
from interviewkit.library.lexicon import cached_reader

from .. import notation

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """One example of a rule; an unknown key in its file is a TypeError."""

    rule: str
    says: str
    events: list[str]
    expect: Mapping[str, str]
    kit: list[str]
    entry: str = "live"
    planned_minutes: float = 45
    previous_mean: float | None = None
    at: str | None = None
    settings: Mapping[str, float] = field(default_factory=dict)

    def built_kit(self) -> Kit:
        return notation.kit(*self.kit)

    def log(self) -> SessionLog:
        session = notation.session(
            entry=self.entry, planned_minutes=self.planned_minutes, previous_mean=self.previous_mean
        )
        return SessionLog(session, self.built_kit(), notation.events(self.events))

    def found(self) -> tuple[Finding, ...]:
        """The findings of the rule."""
        log = self.log()
        record = fold(log.kit, log.events)
        now = notation.clock_time(self.at) if self.at else record.last
        assert now
        situation = Situation(log.session, log.kit, record, now, self.at is None, cached_reader)
        return tuple(f for f in findings(situation, {self.rule: self.settings}) if f.rule == self.rule)

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"


def examples_of(rule: str) -> Iterator[Example]:
    """The examples in the file of a rule; none if there is no file."""
    file = FOLDER / f"{rule}.toml"
    content = tomllib.loads(file.read_text("utf-8")) if file.exists() else {"examples": []}
    for example in content["examples"]:
        yield Example(rule=rule, **({"kit": content.get("kit")} | example))


EXAMPLES = [example for rule in RULES for example in examples_of(rule)]
