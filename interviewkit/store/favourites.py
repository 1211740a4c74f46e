"""Favourites: the questions that a person keeps at hand, of the house or of the shipped bank."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from . import lookup
from .identity import now
from .schema import favourites


def add(connection: Connection, user_id: str, question_id: str, at: datetime | None = None) -> None:
    """Keep a question at hand; one that is there already stays as it is. Raises NotFound for an unknown user."""
    if question_id in of_user(connection, user_id):
        return
    try:
        connection.execute(
            favourites.insert(), {"user_id": user_id, "question_id": question_id, "created_at": at or now()}
        )
    except IntegrityError as error:
        raise lookup.refusal(error, "exists") from error


def remove(connection: Connection, user_id: str, question_id: str) -> None:
    """Keep a question at hand no more; nothing happens where it was not."""
    if "\0" in question_id:  # PostgreSQL would not even compare with such an id
        return
    f = favourites.c
    connection.execute(favourites.delete().where((f.user_id == user_id) & (f.question_id == question_id)))


def of_user(connection: Connection, user_id: str) -> list[str]:
    """The ids of a person's favourite questions, the last added first."""
    f = favourites.c
    statement = select(f.question_id).where(f.user_id == user_id).order_by(f.created_at.desc(), f.question_id)
    return [*connection.scalars(statement)]
