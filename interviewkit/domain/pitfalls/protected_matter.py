"""Protected matter (涉及受保护事项): a note about the candidate, or a question to the candidate, touches one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..record import Asked, Note
from ..technique import DISCRIMINATORY
from ._core import AFTER, LIVE, WARN, Finding, Situation, rule

if TYPE_CHECKING:
    from ..linting import TextReader  # the linter loads when there is something to read

KEY: Final = "protected_matter"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="妇女权益保障法 43; 就业促进法; EEOC guidance; Equality Act 2010 s.13, s.39, s.60",
    words={"note": ("words", "matter", "risk"), "question": ("words", "matter", "risk", "rewording")},
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A note that tells of a protected matter of the candidate; an ad-hoc question that asks about one."""
    if situation.reader is None:
        return
    for note in situation.record.notes:
        yield from _note(situation, note, situation.reader())
    for asked in situation.record.asked:
        if asked.question is None:
            yield from _question(situation, asked, situation.reader())


def _note(situation: Situation, note: Note, reader: TextReader) -> Iterator[Finding]:
    touched = reader.matter(note.text, situation.lang_of(note.text))
    if touched:
        figures = {"words": note.text[touched.start : touched.end], **_told(reader, touched.matter)}
        yield Finding(KEY, note.id, WARN, note.at, "note", figures, note.competency)


def _question(situation: Situation, asked: Asked, reader: TextReader) -> Iterator[Finding]:
    spoken = asked.text.zh  # an ad-hoc question has one text, whatever its language
    for fault in reader.question(spoken, situation.lang_of(spoken)).findings:
        if fault.fault == DISCRIMINATORY:
            figures = {"words": fault.span, "rewording": fault.rewording, **_told(reader, fault.matter)}
            yield Finding(KEY, asked.event, WARN, asked.at, "question", figures, asked.competency)


def _told(reader: TextReader, matter: str | None) -> dict[str, Any]:
    """The matter and its risk; what all matters have in common where none of them is sure."""
    if matter is None:
        common = reader.lexicon.faults[DISCRIMINATORY]
        return {"matter": common.name, "risk": common.why}
    about = reader.about(matter)
    return {"matter": about.name, "risk": about.risk}
