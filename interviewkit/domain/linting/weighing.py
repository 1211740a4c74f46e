"""What the signs of a text say for each answer, by weights that were learnt from labelled questions.

A sign is anything that can be seen in a text: some of its words, the form of its clauses, a phrase of a word list. Each
speaks for or against every fault and every technique; the sum decides (logistic regression), and the words whose signs
spoke loudest are what gave a fault away. `scripts/train_linter.py` learns the weights; docs/linter.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp
from typing import Final

from interviewkit.domain.technique import CLOSED, DISCRIMINATORY, FAULTS, LEADING, SUMMARIZE, TECHNIQUES

NO_QUESTION: Final = "none"
"""The answer for a text that asks nothing of a candidate."""
ANSWERS: Final = (*FAULTS, *TECHNIQUES, NO_QUESTION)
"""What is weighed: whether each fault is there, and which of the techniques it is, if any."""
_TECHNIQUES: Final = range(len(FAULTS), len(ANSWERS))
OF_CANDIDATE: Final = "#of the candidate"
"""The sign of a protected matter that is the candidate's own, so far as rules can tell."""
WORDS_LOUDNESS: Final = 6.0
"""How loud all words of a text are together, whatever its length; found by trying on labelled questions."""
FORM_LOUDNESS: Final = 0.5
LIST_LOUDNESS: Final = 1.0
"""How loud a form and a phrase of a list are; found by trying on labelled questions."""
ASKING: Final = "RWYSFQp"
"""How a part of a text asks: R request, W question word, Y yes or no, S surely, F fragment, Q its mark alone, p not."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something seen in a text: its name, where it stands, and how loud it is."""

    name: str
    start: int
    end: int
    loudness: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt of one language.

    `bias` is what speaks for each of `ANSWERS` before anything is seen; `threshold` the odds (as a logarithm) from
    which on a fault is told; `signs` what a sign says for answers, by their places in `ANSWERS`.
    """

    bias: Sequence[float]
    threshold: Sequence[float]
    signs: Mapping[str, Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What all signs of a text say together."""

    signs: Sequence[Sign]
    scores: Sequence[float]
    weights: Weights

    def faults(self) -> list[str]:
        """The faults whose odds reach their thresholds, in the order of `FAULTS`.

        What asks nothing has none, and a neutral read-back is not closed, although a yes answers it.
        """
        odds = zip(FAULTS, self.scores, self.weights.threshold, strict=False)
        found = [fault for fault, score, threshold in odds if score >= threshold]
        technique, _ = self.technique()
        if technique is None:
            return []
        neutral = technique == SUMMARIZE and LEADING not in found
        return [fault for fault in found if not (neutral and fault == CLOSED)]

    def technique(self) -> tuple[str | None, float]:
        """The likeliest technique, or None for no question; and how likely it is, 0 to 1."""
        best = max(_TECHNIQUES, key=self.scores.__getitem__)
        likely = 1 / sum(exp(self.scores[each] - self.scores[best]) for each in _TECHNIQUES)
        return (None if ANSWERS[best] == NO_QUESTION else ANSWERS[best]), likely

    def loudest(self, answer: str, length: int) -> tuple[int, int]:
        """The stretch of a text of that length whose signs together speak most for an answer."""
        steps = [0.0] * (length + 1)
        for sign in self.signs:
            share = self._said(answer, sign) / max(sign.end - sign.start, 1)
            steps[min(sign.start, length)] += share
            steps[min(sign.end, length)] -= share
        said = [*accumulate(steps[:-1])]
        quiet = _QUIET * max(said, default=0.0)
        return _best_stretch([each - quiet for each in said])

    def matter(self) -> str | None:
        """The protected matter whose words speak loudest for one, where a list has them; None otherwise."""
        said = {sign.name[1:-1]: self._said(DISCRIMINATORY, sign) for sign in self.signs if is_of_matter(sign.name)}
        best = max(said, key=said.__getitem__, default=None)
        return best if best and said[best] > 0 else None

    def _said(self, answer: str, sign: Sign) -> float:
        wanted = ANSWERS.index(answer)
        for place, weight in self.weights.signs[sign.name]:
            if place == wanted:
                return sign.loudness * weight
        return 0.0


def of_matter(key: str) -> str:
    """The name of the list of a protected matter's words."""
    return f"{key}?"


def is_of_matter(sign: str) -> bool:
    """Whether a sign is that a text has words of a protected matter."""
    return sign.startswith("#") and sign.endswith("?")


_QUIET: Final = 0.3
"""What a character must say to belong to a stretch, as a share of what the loudest one says; house default."""


def weigh(signs: Iterable[Sign], weights: Weights) -> Weighed:
    """Add up what the signs say."""
    known = [sign for sign in signs if sign.name in weights.signs]
    scores = [*weights.bias]
    for sign in known:
        for place, weight in weights.signs[sign.name]:
            scores[place] += weight * sign.loudness
    return Weighed(known, scores, weights)


def in_words(spans: Mapping[str, tuple[int, int]]) -> Iterable[Sign]:
    """Signs made of words, each name once: the longer the text, the less each says."""
    loudness = WORDS_LOUDNESS / max(len(spans), 1) ** 0.5
    return (Sign(name, start, end, loudness) for name, (start, end) in spans.items())


def in_forms(kinds: Sequence[str], length: int) -> Iterator[Sign]:
    """Signs made of how the parts of a text ask, a letter for each and its mark: the row, its groups, their numbers."""
    row = ["^", *kinds, "$"]
    names = {f"form: {' '.join(row)}"}
    for size in (1, 2, 3):
        names |= {f"forms: {' '.join(row[at : at + size])}" for at in range(len(row) - size + 1)}
    first = [kind[0] for kind in kinds]
    names |= {f"{kind} = {min(first.count(kind), 3)}" for kind in ASKING}
    return (Sign(name, 0, length, FORM_LOUDNESS) for name in sorted(names))


def in_gaps(text: str) -> Iterator[Sign]:
    """The sign that a text has gaps for the interviewer to fill: “So you first …, then …, have I got that right?”."""
    gaps = min(len(_GAP.findall(text)), 3)
    if gaps:
        yield Sign(f"gaps = {gaps}", 0, len(text), LIST_LOUDNESS)


def in_lists(found: Mapping[str, tuple[int, int]]) -> Iterator[Sign]:
    """Signs made of the word lists that a text has phrases of, and where these stand."""
    return (Sign(f"#{name}", start, end, LIST_LOUDNESS) for name, (start, end) in found.items())


_GAP: Final = re.compile(r"…+|\.{3,}")


def _best_stretch(said: Sequence[float]) -> tuple[int, int]:
    """Where the sum is greatest (Kadane's algorithm); the whole where nothing speaks for it."""
    best, best_start, best_end = 0.0, 0, len(said)
    total, start = 0.0, 0
    for end, each in enumerate(said, 1):
        if total <= 0:
            total, start = 0.0, end - 1
        total += each
        if total > best:
            best, best_start, best_end = total, start, end
    return best_start, best_end
