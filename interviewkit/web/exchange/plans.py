"""The plan of an import for its page: one part of its rows, each with what people need to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from flask_babel import lazy_gettext as _l

from interviewkit.domain.house import is_house
from interviewkit.services import linting, weighing

from ..bank.shown import TAGS
from ..house.compared import ShownChange, compared, place_name
from .wording import Said, said

if TYPE_CHECKING:
    from interviewkit.domain.linting import FaultText
    from interviewkit.services.weighing import Plan, Weighed

A_PAGE: Final = 100
"""Rows on one page; house default."""
STATUS_NAMES: Final = {
    "refused": _l("Can't be imported"),
    "changed": _l("Changed"),
    "new": _l("New"),
    "same": _l("The same"),
}
"""In the order in which somebody wants to see them."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its texts with their language tags, what changes, why it can't be imported, and what is worth a look."""

    row: Weighed
    competency: str
    texts: tuple[tuple[str, str], ...]
    told: tuple[ShownChange, ...]
    reasons: list[Said]
    advice: tuple[FaultText, ...]

    @property
    def twin_is_question(self) -> bool:
        """Whether what asks the same is a question of the bank rather than a row of this file."""
        return bool(self.row.twin) and (is_house(self.row.twin) or ":" not in self.row.twin)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The rows of one status (or all) from `first` on; `last` is the number of the last page."""

    rows: list[ShownRow]
    only: str
    number: int
    last: int


def page_of(plan: Plan, only: str, number: int) -> PlanPage:
    """One page of a plan. Without a known status, the first that has rows; a number beyond the last is the last."""
    counts = plan.counts
    status = only if only in STATUS_NAMES else next((each for each in STATUS_NAMES if counts[each]), "new")
    rows = [row for row in plan.rows if row.status == status]
    last = max(1, -(-len(rows) // A_PAGE))
    at = min(max(number, 1), last)
    return PlanPage([_shown(row) for row in rows[(at - 1) * A_PAGE : at * A_PAGE]], status, at, last)


def _shown(row: Weighed) -> ShownRow:
    told = compared(row.before, row.content) if row.before and row.status == "changed" else ()
    keys = weighing.advice(row.content) if row.status in ("new", "changed") else ()
    home = place_name(f"{row.content.pack}/{row.content.competency}")
    return ShownRow(row, home, _texts(row), told, said(row.faults), tuple(_fault(key) for key in keys))


def _texts(row: Weighed) -> tuple[tuple[str, str], ...]:
    """The texts that no change shows already."""
    now, before = row.content, row.before if row.status == "changed" else None
    both = (("zh", now.text_zh, before and before.text_zh), ("en", now.text_en, before and before.text_en))
    return tuple((TAGS[lang], text) for lang, text, was in both if text and (before is None or text == was))


def _fault(key: str) -> Any:
    return linting.fault_texts()[key]
