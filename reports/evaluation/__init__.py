"""The evaluation: what an interview came to, as a document to read, sign and keep."""

from __future__ import annotations

from collections.abc import Iterable

from interviewkit.domain.question import PitfallText, TechniqueText
from interviewkit.domain.session import SessionLog
from interviewkit.domain.wording import by_key

from ..charts import Axis, radar
from ..fonts import families
from ..page import page, stylesheet
from .context import EvaluationContext, context

__all__ = ["EvaluationContext", "context", "html", "render"]

REPORT = "evaluation"


def html(log: SessionLog, pitfalls: Iterable[PitfallText], techniques: Iterable[TechniqueText], lang: str) -> str:
    """The evaluation as the HTML page that is printed."""
    evaluation = context(log, by_key(pitfalls), lang)
    axes = [Axis(c.number, c.name, c.rating) for c in evaluation.competencies if c.rating is not None]
    return page(
        REPORT,
        lang,
        evaluation=evaluation,
        techniques={technique.key: technique for technique in techniques},
        chart=radar(axes, families()),
    )


def render(log: SessionLog, pitfalls: Iterable[PitfallText], techniques: Iterable[TechniqueText], lang: str) -> bytes:
    """The evaluation as a PDF; the same bytes for the same log, texts and language.

    In: the session log, the texts of pitfalls and techniques, `zh` or `en`. Must run in a process of its own, never
    beside threads that print too (see `render.pdf`).
    """
    from ..render import pdf  # WeasyPrint takes half a second to load, which reading a context need not wait for

    return pdf(html(log, pitfalls, techniques, lang), stylesheet(REPORT))
