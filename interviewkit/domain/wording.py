"""Findings in words: the one function that words a finding, for the room, the report and a replay alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .kit import Kit
from .pitfalls import Finding
from .question import LANGS, PitfallText, Text


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding in one language: the rule's name, what was seen, why it matters, what to do now, the rule's source."""

    name: str
    seen: str
    why: str
    act: str
    source: str

    @property
    def joined(self) -> str:
        """Seen, why and act as one paragraph."""
        return self.seen + self._gap + self.why + self._gap + self.act

    @property
    def _gap(self) -> str:
        return "" if self.seen.endswith(("。", "？", "！")) else " "


def word(finding: Finding, kit: Kit, pitfalls: Mapping[str, PitfallText], lang: str) -> Wording:
    """Word a finding in a language.

    Raises KeyError if the content lacks the rule or the variant: a fault of the content, which a test finds.
    """
    pitfall = pitfalls[finding.rule]
    text = pitfall.finding(finding.variant)
    competency = kit.competency(finding.competency) if finding.competency else None
    told = {name: each[lang] if isinstance(each, Text) else each for name, each in finding.figures.items()}
    figures = {**told, "competency": competency.name[lang] if competency else ""}
    seen, why, act = (part[lang].format_map(figures) for part in (text.seen, text.why, text.act))
    return Wording(pitfall.name[lang], seen, why, act, pitfall.source[lang])


def both(finding: Finding, kit: Kit, pitfalls: Mapping[str, PitfallText]) -> Text:
    """A finding as one paragraph in both languages."""
    zh, en = (word(finding, kit, pitfalls, lang).joined for lang in LANGS)
    return Text(zh, en)


def by_key(pitfalls: Iterable[PitfallText]) -> dict[str, PitfallText]:
    """Pitfall texts by their key, as `word` takes them."""
    return {pitfall.key: pitfall for pitfall in pitfalls}
