"""The pitfalls that are looked for, in the order in which their findings are told: one rule a file."""

from . import (  # noqa: I001 - the order counts
    premature_judgement,
    misread_answer,
    missed_information,
    motivation_fit_ignored,
    halo,
    horn,
    central_tendency,
    rating_without_evidence,
    sequence_effect,
    first_impression,
)
from ._core import INFO, RULES, WARN, Finding, Rule, Situation, Suggestion, findings

__all__ = [
    "INFO",
    "RULES",
    "WARN",
    "Finding",
    "Rule",
    "Situation",
    "Suggestion",
    "central_tendency",
    "findings",
    "first_impression",
    "halo",
    "horn",
    "misread_answer",
    "missed_information",
    "motivation_fit_ignored",
    "premature_judgement",
    "rating_without_evidence",
    "sequence_effect",
]
