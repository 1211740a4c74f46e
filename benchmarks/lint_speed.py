"""lint_questions_per_ms: questions that the linter reads in a millisecond, against the millisecond of one question."""

from __future__ import annotations

import time
from statistics import median
from typing import Final

from interviewkit.domain.question import LANGS
from interviewkit.library.lexicon import cached_linter
from interviewkit.library.loader import cached_bank

from .figure import Figure

ROUNDS: Final = 5
FAULTY: Final = (
    ("zh", "如果顾客当场发火，您会怎么处理？"),
    ("zh", "您应该很能吃苦吧？家里老人和孩子谁来照顾？"),
    ("en", "You're a team player, aren't you?"),
    ("en", "What would you do if a customer shouted at you, and do you plan to have children?"),
)
"""Questions with faults, because a finding costs more than none; as many as there are shipped ones."""


def measure() -> float:
    """Median questions a millisecond over the whole bank in both languages and as many faulty questions."""
    linter = cached_linter()
    shipped = [(lang, question.text[lang]) for lang in LANGS for _, _, question in cached_bank().questions()]
    questions = [*shipped, *(FAULTY * (len(shipped) // len(FAULTY)))]
    rates = []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        for lang, text in questions:
            linter.lint(text, "zh" if lang == "zh" else "en")
        rates.append(len(questions) / (1000 * (time.perf_counter() - begun)))
    return median(rates[1:])


FIGURE: Final = Figure(
    name="lint_questions_per_ms",
    unit="questions",
    against="one millisecond",
    better="higher",
    goal=1,
    measure=measure,
)
