"""Tallies: how much each position holds, counted in one go for a list of positions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select, true

from .schema import candidates, interviews, kits


@dataclass(frozen=True, slots=True)
class Tally:
    """What a position holds: `waiting` candidates have no interview, `open` interviews are not submitted."""

    candidates: int = 0
    waiting: int = 0
    kits: int = 0
    open: int = 0
    submitted: int = 0


NOTHING: Final = Tally()
_COUNTS: Final = frozenset(field.name for field in fields(Tally))


def of_positions(connection: Connection, user_id: str | None = None) -> dict[str, Tally]:
    """The tally of each position that holds anything, by its id.

    With `user_id`, only candidates whom that person added or interviews, and interviews that he or she holds.
    """
    found: dict[str, dict[str, int]] = {}
    for counted in (_candidates(user_id), _kits(), _interviews(user_id)):
        for row in connection.execute(counted).mappings():
            found.setdefault(row["position_id"], {}).update({key: row[key] for key in _COUNTS & row.keys()})
    return {position_id: Tally(**counts) for position_id, counts in found.items()}


def _candidates(user_id: str | None) -> Select[Any]:
    c = candidates.c
    planned = exists().where(interviews.c.candidate_id == c.id)
    statement = select(
        c.position_id, func.count().label("candidates"), func.count().filter(~planned).label("waiting")
    ).group_by(c.position_id)
    return statement if user_id is None else statement.where(_seen(user_id))


def _seen(user_id: str) -> ColumnElement[bool]:
    held = exists().where(interviews.c.candidate_id == candidates.c.id, interviews.c.interviewer_id == user_id)
    return or_(candidates.c.created_by == user_id, held)


def _kits() -> Select[Any]:
    return select(kits.c.position_id, func.count().label("kits")).group_by(kits.c.position_id)


def _interviews(user_id: str | None) -> Select[Any]:
    i = interviews.c
    which = true() if user_id is None else i.interviewer_id == user_id
    done = func.count(i.submitted_at)
    return (
        select(i.position_id, (func.count() - done).label("open"), done.label("submitted"))
        .where(which)
        .group_by(i.position_id)
    )
