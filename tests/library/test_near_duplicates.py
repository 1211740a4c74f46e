"""No two questions of the bank are nearly the same: measured over every pair, in both languages."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from interviewkit.domain.question import LANGS, Bank

NEAREST = 0.4
"""The share of neighbouring pairs (of Chinese characters, of English words) that two questions may have in common.

House default: two questions that say the same in other words share more; two that only share a frame, such as
"Tell me about a time when", share less.
"""


def pairs(text: str, lang: str) -> set[tuple[str, str]]:
    pieces = re.findall(r"[\u4e00-\u9fff]" if lang == "zh" else r"[a-z']+", text.lower())
    return set(pairwise(pieces))


def likeness(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    """Jaccard's index: what both hold, out of what either holds."""
    return len(one & other) / max(len(one | other), 1)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("zh", "请讲一次您帮顾客弄清需要的经历。", "请您讲一次帮顾客弄清楚需要的经历。"),
        (
            "en",
            "Tell me about a time when you calmed an angry customer.",
            "Tell me about a time you calmed an angry customer.",
        ),
    ],
)
def test_the_measure_tells_what_is_nearly_the_same(lang: str, one: str, other: str) -> None:
    assert likeness(pairs(one, lang), pairs(other, lang)) > NEAREST


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_questions_are_nearly_the_same(shipped: Bank, lang: str) -> None:
    texts = [(question.id, pairs(question.text[lang], lang)) for _, _, question in shipped.questions()]
    near = [
        f"{first} ~ {second}: {likeness(one, other):.2f}"
        for (first, one), (second, other) in combinations(texts, 2)
        if likeness(one, other) > NEAREST
    ]
    assert near == []
