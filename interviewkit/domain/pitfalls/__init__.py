"""The pitfalls that are looked for, in the order in which their findings are told: one rule a file."""

from . import premature_judgement, misread_answer, missed_information, motivation_fit_ignored  # noqa: I001 - the order counts
from ._core import INFO, RULES, WARN, Finding, Rule, Situation, Suggestion, findings

__all__ = [
    "INFO",
    "RULES",
    "WARN",
    "Finding",
    "Rule",
    "Situation",
    "Suggestion",
    "findings",
    "misread_answer",
    "missed_information",
    "motivation_fit_ignored",
    "premature_judgement",
]
