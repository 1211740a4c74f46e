"""What the question bank holds: questions, anchored competencies, role packs, and the texts that teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")

SKILL: Final = "skill"
MOTIVATION: Final = "motivation"
ADAPTABILITY: Final = "adaptability"
POTENTIAL: Final = "potential"
KINDS: Final = (SKILL, MOTIVATION, ADAPTABILITY, POTENTIAL)

STAR: Final = ("S", "T", "A", "R")
LEVELS: Final = ("entry", "experienced", "lead")
GOOD: Final = "good"
FAIL: Final = "fail"
VERDICTS: Final = (GOOD, "weak", FAIL)
"""What a line of a role play is worth."""
RED_LINES: Final = (
    "pressure",
    "threat",
    "insult",
    "defamation",
    "detention",
    "force",
    "trespass",
    "cash",
    "seizure",
    "false_identity",
    "night_call",
    "disclosure",
    "deceit",
    "discrimination",
)
"""Lines that nobody may cross, whatever it would bring; an answer that crosses one always fails."""
SCALE: Final = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called in each language, beside its own name."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        return self.zh if lang == "zh" else self.en


Anchor = Text
"""What a person at one level of the scale did; a competency has five, level 1 first."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A ready question that asks for one part (S, T, A or R) that an answer lacks."""

    part: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank; `id` and `version` name it for good."""

    id: str
    version: int
    competency: str
    technique: str
    level: str
    minutes: int
    text: Text
    listen_for: Text
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Competency:
    """One thing to assess, with its five behavioural anchors and its questions; `pack` is the one that it lives in."""

    key: str
    pack: str
    kind: str
    version: int
    name: Text
    definition: Text
    anchors: tuple[Anchor, ...]
    probes: tuple[Probe, ...]
    questions: tuple[Question, ...]

    def by_technique(self, technique: str) -> tuple[Question, ...]:
        """The questions that use `technique`, in the order of the file."""
        return tuple(q for q in self.questions if q.technique == technique)


@dataclass(frozen=True, slots=True)
class Answer:
    """A line heard in a scenario, what it is worth and why; `red_line` names the line that it crosses, if any."""

    line: Text
    verdict: str
    why: Text
    red_line: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A role play: a brief for each part, and the answer key."""

    key: str
    version: int
    minutes: int
    competencies: tuple[str, ...]
    name: Text
    scene: Text
    candidate: Text
    interviewer: Text
    expect: tuple[Text, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class RolePack:
    """The competencies of one role, in the order of a sensible interview, with suggested weights.

    Some may live in another pack. `suggested` are the keys of those that a first kit takes; none means all.
    `also_called` are the names of jobs that people look for when they need this pack.
    """

    key: str
    version: int
    name: Text
    summary: Text
    competencies: tuple[Competency, ...]
    weights: Mapping[str, int] = field(default_factory=dict)
    suggested: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    also_called: Names = Names()

    def competency(self, key: str) -> Competency | None:
        """The competency with that key, or None."""
        return next((c for c in self.competencies if c.key == key), None)

    def own(self) -> tuple[Competency, ...]:
        """The competencies that live in this pack."""
        return tuple(c for c in self.competencies if c.pack == self.key)

    def scenario(self, key: str) -> Scenario | None:
        """The scenario with that key, or None."""
        return next((s for s in self.scenarios if s.key == key), None)


@dataclass(frozen=True, slots=True)
class TechniqueText:
    """How one technique is taught."""

    key: str
    name: Text
    mark: Text
    what: Text
    when: Text
    how: Text
    good: Text
    bad: Text
    why_bad: Text


@dataclass(frozen=True, slots=True)
class FindingText:
    """The words of one variant of a finding; each text holds {placeholders} that the rule fills."""

    variant: str
    seen: Text
    why: Text
    act: Text


@dataclass(frozen=True, slots=True)
class PitfallText:
    """How one pitfall is taught, and what its findings say."""

    key: str
    documented: bool
    name: Text
    what: Text
    when: Text
    how: Text
    good: Text
    bad: Text
    source: Text
    findings: tuple[FindingText, ...]
    reasons: tuple[Text, ...]

    def finding(self, variant: str) -> FindingText:
        """The words of `variant`; KeyError if the content has none."""
        for text in self.findings:
            if text.variant == variant:
                return text
        raise KeyError(f"{self.key}: {variant}")


@dataclass(frozen=True, slots=True)
class Bank:
    """All content that was loaded, and the hash of the files that it came from."""

    packs: tuple[RolePack, ...]
    techniques: tuple[TechniqueText, ...]
    pitfalls: tuple[PitfallText, ...]
    content_hash: str

    def pack(self, key: str) -> RolePack | None:
        """The pack with that key, or None."""
        return next((p for p in self.packs if p.key == key), None)

    def pitfall(self, key: str) -> PitfallText | None:
        """The pitfall with that key, or None."""
        return next((p for p in self.pitfalls if p.key == key), None)

    def questions(self) -> Iterator[tuple[RolePack, Competency, Question]]:
        """Every question once, with the pack and the competency that it lives in."""
        for pack in self.packs:
            for competency in pack.own():
                for question in competency.questions:
                    yield pack, competency, question
