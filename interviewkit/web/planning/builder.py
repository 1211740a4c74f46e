"""What is ticked and typed in a kit's builder: read from the form or from the kit, shown again as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from interviewkit.domain.errors import Fault
from interviewkit.domain.kit import Kit, KitQuestion
from interviewkit.domain.kitchoice import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_OWN,
    Chosen,
    Offered,
    OfferedQuestion,
    OwnQuestion,
    is_own,
)
from interviewkit.domain.technique import LEAD, TECHNIQUES

UP, DOWN = "up", "down"
_FIND: Final = "find."
USUAL_MINUTES: Final = "3"
"""Minutes that a new own question starts with; house default."""
FAULTS: Final = {
    "weight": _l("A weight is a whole number from 1 to 5."),
    "text": _l("Keep it to %(max)d characters and to %(most)d own questions.", max=LONGEST_QUESTION, most=MOST_OWN),
    "minutes": _l("Give a question 1 to %(max)d minutes, as a whole number.", max=LONGEST_ANSWER),
    "technique": _l("Choose one of the five techniques."),
}
"""What is said about a fault, by the last part of its path, or by the first for a weight."""


@dataclass(slots=True)
class OwnRow:
    """An own question as it was typed."""

    technique: str = LEAD
    text: str = ""
    minutes: str = USUAL_MINUTES


@dataclass(slots=True)
class Row:
    """A competency of the builder: what is on offer, what is ticked, what was typed, and what is wrong with that.

    `words` are those that house questions were searched by, `found` the ids of those that have them.
    """

    offered: Offered
    ticked: bool
    weight: str
    questions: frozenset[str]
    own: list[OwnRow]
    words: str = ""
    found: tuple[str, ...] = ()
    errors: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The competency's key."""
        return self.offered.competency.key

    @property
    def by_technique(self) -> list[tuple[str, list[OfferedQuestion]]]:
        """The questions that are listed, technique by technique; techniques without one are left out."""
        listed = [o for o in self.offered.questions if o.question.id not in self.found]
        groups = [(t, [o for o in listed if o.question.technique == t]) for t in TECHNIQUES]
        return [(technique, questions) for technique, questions in groups if questions]

    @property
    def by_words(self) -> list[OfferedQuestion]:
        """The questions that a search found, best first."""
        offered = {o.question.id: o for o in self.offered.questions}
        return [offered[each] for each in self.found if each in offered]

    @property
    def renewed(self) -> int:
        """How many of the chosen questions are offered in another version than the kit holds."""
        return sum(o.renewed for o in self.offered.questions if o.question.id in self.questions)

    @property
    def total(self) -> int:
        """How many questions there are to choose from, listed or not."""
        return len(self.offered.questions) + self.offered.more + len(self.own)

    @property
    def count(self) -> int:
        """How many questions are chosen."""
        return len(self.questions) + len(self.own)

    @property
    def minutes(self) -> int:
        """The minutes of the chosen questions."""
        ticked = (o.question.minutes or 0 for o in self.offered.questions if o.question.id in self.questions)
        return int(sum(ticked)) + sum(_whole(own.minutes) or 0 for own in self.own)


def rows_of_kit(offered: Iterable[Offered], kit: Kit) -> list[Row]:
    """The builder as the kit has it."""
    return [_row_of_kit(o, kit, kit.planned(o.competency.key)) for o in offered]


def _row_of_kit(offered: Offered, kit: Kit, planned: Sequence[KitQuestion]) -> Row:
    own = [OwnRow(q.technique, q.text.zh, f"{q.minutes or 0:g}") for q in planned if is_own(q)]
    ticked = kit.competency(offered.competency.key) is not None
    asked = frozenset(q.id for q in planned if not is_own(q))
    return Row(offered, ticked, f"{offered.competency.weight:g}", asked, own)


Found = Mapping[str, tuple[str, ...]]
"""What a search found for each competency: ids of house questions, by the competency's key."""


def words_of_form(form: MultiDict[str, str]) -> dict[str, str]:
    """The words that house questions are searched by, by the key of the competency."""
    return {name.removeprefix(_FIND): text for name, text in form.items() if name.startswith(_FIND)}


def rows_of_form(offered: Sequence[Offered], form: MultiDict[str, str], found: Found) -> list[Row]:
    """The builder as it was sent, its competencies in the order that was sent."""
    order = {key: place for place, key in enumerate(form.getlist("order"))}
    in_order = sorted(offered, key=lambda o: order.get(o.competency.key, len(order)))
    return [_row_of_form(o, form, found) for o in in_order]


def _row_of_form(offered: Offered, form: MultiDict[str, str], found: Found) -> Row:
    key = offered.competency.key
    known = {o.question.id for o in offered.questions}
    return Row(
        offered,
        key in form.getlist("competency"),
        form.get(f"weight.{key}", f"{offered.competency.weight:g}"),
        frozenset(known.intersection(form.getlist("question"))),
        list(_own(key, form)),
        form.get(f"{_FIND}{key}", "").strip(),
        found.get(key, ()),
    )


def _own(key: str, form: MultiDict[str, str]) -> Iterator[OwnRow]:
    columns = (form.getlist(f"own.{key}.{name}") for name in ("technique", "text", "minutes"))
    for technique, text, minutes in zip(*columns, strict=False):
        said = " ".join(text.split())
        if said:
            yield OwnRow(technique, said, minutes.strip())


def chosen(rows: Iterable[Row]) -> tuple[Chosen, ...]:
    """What the ticked competencies hold."""
    return tuple(
        Chosen(row.key, _whole(row.weight), row.questions, tuple(_question(own) for own in row.own))
        for row in rows
        if row.ticked
    )


def _question(own: OwnRow) -> OwnQuestion:
    return OwnQuestion(own.technique, own.text, _whole(own.minutes))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def move(rows: list[Row], act: str) -> None:
    """Move a competency one place, in place. `act` is `up:KEY` or `down:KEY`; anything else moves nothing."""
    direction, _, key = act.partition(":")
    here = next((index for index, row in enumerate(rows) if row.key == key), None)
    if here is None or direction not in (UP, DOWN):
        return
    there = here - 1 if direction == UP else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]


def put_faults(rows: Iterable[Row], faults: Iterable[Fault]) -> None:
    """Say beside the competencies what is wrong with them; `errors` then has `weight`, `own.0.text` and the like."""
    by_key = {row.key: row for row in rows}
    for fault in faults:
        kind, _, rest = fault.path.partition(".")
        key, _, place = rest.partition(".")
        if kind == "weight":
            by_key[key].errors["weight"] = FAULTS["weight"]
        elif kind == "own":
            by_key[key].errors[f"own.{place}"] = FAULTS[place.rpartition(".")[2]]
