"""The newest house questions of many competencies at once, and how many each has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, tuple_

from . import lookup
from .schema import house_questions


@dataclass(frozen=True, slots=True)
class Newest:
    """The ids of a competency's newest questions, the oldest of these first, and how many it has in use."""

    ids: tuple[str, ...]
    count: int


def newest(connection: Connection, homes: Collection[tuple[str, str]], most: int) -> dict[tuple[str, str], Newest]:
    """At most so many questions in use of each competency, by the keys of its pack and its own.

    A competency without any is left out.
    """
    c = house_questions.c
    place = [c.pack, c.competency]
    ranked = (
        select(
            *place,
            c.id,
            func.count().over(partition_by=place).label("count"),
            func.row_number().over(partition_by=place, order_by=[c.created_at.desc(), c.id.desc()]).label("rank"),
        )
        .where(tuple_(c.pack, c.competency).in_(list(homes)), c.archived_at.is_(None))
        .subquery()
    )
    statement = select(ranked).where(ranked.c.rank <= most).order_by(ranked.c.rank.desc())
    found: dict[tuple[str, str], Newest] = {}
    for row in lookup.every(connection, statement):
        home = (row["pack"], row["competency"])
        before = found[home].ids if home in found else ()
        found[home] = Newest((*before, row["id"]), row["count"])
    return found
