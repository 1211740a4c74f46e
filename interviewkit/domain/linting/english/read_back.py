"""Read-backs: what was heard is played back, and it is asked whether it is right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asks import REQUEST, TAG, WH, YES_NO, Sentence
from .question import Spoken
from .signs import PLAYED
from .words import alternatives, listed

CHECKED: Final = re.compile(r"(?:have|did|do|am) i (?!ask|tell)")
STANDS: Final = re.compile(
    r"(?:is|are|do|does|was|were) (?:that|this|those|these|it|they|my|the|your) (?!why|because|something"
    r"|still|a problem|ok)"
)


class ReadBack:
    """Finds where something is played back or checked."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        checks = alternatives(words["checks"])
        self._summaries = listed(words["summaries"])
        self._checks = re.compile(rf"^{checks}|{checks}[?.! ]*$|, {checks}")
        self._confirms = re.compile(rf"(?:^|,? ){alternatives(words['confirms'])}[?!.]*$")

    def find(self, spoken: Spoken) -> tuple[int, int] | None:
        """Where a read-back begins or is checked, or None."""
        last = spoken.last
        if last is None:
            return None
        text = spoken.text
        first = spoken.sentences[0]
        if self._repeats(spoken, last):
            return last.begin, last.end
        opened = self._summaries.search(text) or (self._checks.match(text) if ":" in text[:40] else None)
        check = self._checks.search(last.text)
        story = any(ask.form == REQUEST and not self._summaries.match(ask.text) for ask in spoken.asks)
        if opened and opened.start() <= first.begin + 45 and not story and self._only_checks(spoken):
            return opened.start(), opened.end()
        if check and not story:
            before = text[: last.begin + check.start()]
            if len(before) > 12 and self._only_checks(spoken):
                return last.begin + check.start(), last.begin + check.end()
        return self._confirmed(spoken)

    @staticmethod
    def _repeats(spoken: Spoken, last: Sentence) -> bool:
        """A story played back, then a short question whether it stands: "…. Have I kept the two apart?"."""
        before = spoken.text[: last.start]
        if "?" in before or len(before.split()) < 7 or len(last.text.split()) > 10:
            return False
        if CHECKED.match(last.text):
            return True
        return (
            bool(STANDS.match(last.text))
            and bool(PLAYED.search(before))
            and bool(re.search(r"(?<![\w'])you(?![\w])|\.\.|\. ?,", before))
        )

    def _only_checks(self, spoken: Spoken) -> bool:
        """Whether nothing is asked but whether it is right."""
        return all(
            ask.form == YES_NO
            or (ask.form == WH and not spoken.sentences[ask.sentence].asked)
            or self._summaries.search(ask.text)
            or self._checks.search(ask.text)
            for ask in spoken.asks
        )

    def _confirmed(self, spoken: Spoken) -> tuple[int, int] | None:
        """ "So you told them yourself, right?": a past played back, with one word to check it."""
        last = spoken.last
        if last is None or spoken.asks or not PLAYED.search(spoken.text):
            return None
        found = self._confirms.search(last.text)
        alone = len(spoken.sentences) > 1 and self._confirms.fullmatch(last.text)
        if (
            found
            and (found.start() > 0 or alone)
            and (
                re.search(r"(?<![\w])so(?![\w])|basically", spoken.sentences[0].lead)
                or spoken.text.count(",") >= 2
                or alone
            )
        ):
            return last.begin + found.start(), last.end
        if (
            last.asked
            and "so" in spoken.sentences[0].lead.split(",")[0].split()
            and not TAG.search(last.text)
            and re.match(r"(?:you|it|he|she|they|the|in)", last.text)
        ):
            return last.begin, last.end
        return None
