"""What the live pages are given: the interview as JSON for the room's script, findings in words, the script's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from interviewkit.domain.kit import Kit
from interviewkit.domain.pitfalls import Finding, Suggestion
from interviewkit.domain.question import PitfallText, Text
from interviewkit.domain.said import language_of
from interviewkit.domain.technique import PROBE
from interviewkit.domain.wording import Wording, word
from interviewkit.services.teaching import pitfall_texts

from ..bank.shown import TAGS

if TYPE_CHECKING:
    from interviewkit.services.sessions import Held


def room_data(found: Held, now: datetime, lang: str) -> dict[str, Any]:
    """Everything that the room's script starts from."""
    session = found.log.session
    return {
        "interview": found.device_key,
        "lang": session.lang,
        "planned_minutes": session.planned_minutes,
        "competencies": [{"key": c.key, "kind": c.kind, "name": c.name[lang]} for c in found.kit.competencies],
        "questions": [
            {"id": q.id, "competency": q.competency, "technique": q.technique, "text": q.text[session.lang]}
            for q in found.kit.questions
        ],
        "events": [{"id": e.id, "at": e.stamp, "kind": e.kind, "data": e.data} for e in found.log.events],
        **room_state(found, now, lang),
    }


def tag_of(text: Text, lang: str) -> str:
    """What a page calls the language of a kit's text, read in `lang` where it has that."""
    return TAGS[language_of(text, lang)]


def event_json(event: Any) -> dict[str, Any]:
    """A stored event as the room's script takes it."""
    return {"id": event.id, "at": event.at, "kind": event.kind, "data": event.data}


def room_state(found: Held, now: datetime, lang: str) -> dict[str, Any]:
    """What changes with every event: the cursor and the findings."""
    texts = pitfall_texts()
    standing = found.findings(now, at_end=False)
    return {"cursor": found.cursor, "findings": [_finding_json(f, found, texts, lang) for f in standing]}


def _finding_json(finding: Finding, found: Held, texts: Mapping[str, PitfallText], lang: str) -> dict[str, Any]:
    wording = word(finding, found.kit, texts, lang)
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        "severity": finding.severity,
        "competency": finding.competency,
        "name": wording.name,
        "seen": wording.seen,
        "why": wording.why,
        "act": wording.act,
        "source": wording.source,
        "answered": finding.answered is not None,
        "deferred": finding.deferred,
        "ask": _suggestion_json(finding.suggestion, found.kit, found.log.session.lang),
    }


def _suggestion_json(suggestion: Suggestion | None, kit: Kit, lang: str) -> dict[str, Any] | None:
    if suggestion is None:
        return None
    if suggestion.question:
        question = kit.question(suggestion.question)
        if question is None:
            return None
        return {"question": question.id, "technique": question.technique, **_ask_json(question.text, lang)}
    competency = kit.competency(suggestion.competency)
    probes = [p for p in competency.probes if p.part == suggestion.part] if competency else []
    if not probes:
        return None
    return {"competency": suggestion.competency, "technique": PROBE, **_ask_json(probes[0].text, lang)}


def _ask_json(text: Text, lang: str) -> dict[str, str]:
    return {"text": text[lang], "lang": tag_of(text, lang)}


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule, each with its words, and the reasons that are ready for them."""

    rule: str
    name: str
    source: str
    reasons: tuple[str, ...]
    items: tuple[tuple[Finding, Wording], ...]

    @property
    def open_count(self) -> int:
        """How many of them still need a change or a reason."""
        return sum(finding.needs_answer for finding, _wording in self.items)


def finding_groups(findings: Iterable[Finding], kit: Kit, lang: str) -> list[FindingGroup]:
    """Findings by rule, in words."""
    texts = pitfall_texts()
    by_rule: dict[str, list[tuple[Finding, Wording]]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append((finding, word(finding, kit, texts, lang)))
    return [
        FindingGroup(
            rule,
            texts[rule].name[lang],
            texts[rule].source[lang],
            tuple(reason[lang] for reason in texts[rule].reasons),
            tuple(items),
        )
        for rule, items in by_rule.items()
    ]


def room_words() -> dict[str, Any]:
    """What the room's script says, in the interface's language."""
    return {
        "saved": _("Saved"),
        "saving": _("Saving…"),
        "waiting": _("Offline: {n} waiting on this device"),
        "signed_out": _("Signed out: {n} waiting on this device."),
        "sign_in": _("Sign in"),
        "submitted": _("This interview has been submitted. Its evaluation no longer changes."),
        "refused": _(
            "The server refused {n} entries; they are kept on this device. "
            "Reload the page, and tell an administrator if this stays."
        ),
        "late": _("{n} entries came too late for this evaluation. They are kept on this device:"),
        "no_store": _("This browser keeps nothing offline (private window?). Leave the page open until it says saved."),
        "asked_at": _("Asked {time}"),
        "ask": _("Mark asked"),
        "skipped": _("Skipped: {reason}"),
        "remove": _("Remove this note"),
        "removed": _("Note removed."),
        "undo": _("Undo"),
        "note_placeholder": _("What did they say or do? Enter starts the next note."),
        "note_label": _("Note"),
        "confirmed": _("Confirmed"),
        "corrected": _("Corrected"),
        "next_question": _("Confirmed. Next question:"),
        "rate_now": _("Confirmed. Every planned question here is settled: rate it against the anchors."),
        "explain_again": _("Corrected. Ask them to explain again, then note what was different:"),
        "not_rated": _("not rated"),
        "rated": _("rated {value}"),
        "start": _("Start"),
        "pause": _("Pause"),
        "resume": _("Resume"),
        "end": _("End interview"),
        "end_sure": _("End without their questions?"),
        "ended": _("Interview ended"),
        "paused": _("Paused"),
        "over": _("{n} min over"),
        "later": _("Later"),
        "why": _("Why"),
        "more": _("{n} more"),
        "no_findings": _("Nothing to fix right now."),
        "missing": _("Missing: {parts}"),
        "parts": {"S": _("Situation"), "T": _("Task"), "A": _("Action"), "R": _("Result")},
    }


def spoken_words() -> dict[str, str]:
    """What the interviewer may say aloud, in the language of the talk; call it under that locale."""
    return {"explain_again": _("I seem to have got that wrong. Could you take me through it once more?")}
