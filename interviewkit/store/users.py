"""Users: people with an account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import Connection

from . import lookup
from .identity import new_id, now
from .schema import users

_BY_ID: Final = lookup.by(users.c.id)


@dataclass(frozen=True, slots=True)
class User:
    """An account. `lang` is None where the browser chooses the language."""

    id: str
    login: str
    name: str
    password_hash: str = field(repr=False)
    roles: tuple[str, ...]
    lang: str | None
    active: bool
    created_at: datetime


class Changes(TypedDict, total=False):
    """What can be changed of an account; what is left out stays."""

    name: str
    roles: Iterable[str]
    lang: str | None
    active: bool


def add(
    connection: Connection,
    *,
    login: str,
    name: str,
    password_hash: str,
    roles: Iterable[str],
    lang: str | None = None,
    active: bool = True,
    created_at: datetime | None = None,
) -> User:
    """Add an account; its login is kept in lower case. Raises Conflict("login_taken")."""
    user = User(new_id(), login.lower(), name, password_hash, tuple(roles), lang, active, created_at or now())
    lookup.insert(connection, users, user, taken="login_taken")
    return user


def get(connection: Connection, user_id: str) -> User:
    """The account with that id. Raises NotFound."""
    return _user(lookup.found(connection, _BY_ID, user_id))


def by_login(connection: Connection, login: str) -> User | None:
    """The account with that login, in whatever case; None if nobody has it."""
    row = lookup.first(connection, users.select().where(users.c.login == login.lower()))
    return None if row is None else _user(row)


def all_users(connection: Connection) -> list[User]:
    """Every account, by login."""
    return [_user(row) for row in lookup.every(connection, users.select().order_by(users.c.login))]


def update(connection: Connection, user_id: str, **changes: Unpack[Changes]) -> User:
    """Change name, roles, lang or active, and leave the rest. Raises NotFound."""
    values: dict[str, Any] = {**changes}
    if "roles" in changes:
        values["roles"] = [*changes["roles"]]
    return _set(connection, user_id, values)


def set_password(connection: Connection, user_id: str, password_hash: str) -> User:
    """Keep a new hash of the password. Raises NotFound."""
    return _set(connection, user_id, {"password_hash": password_hash})


def _set(connection: Connection, user_id: str, values: Mapping[str, Any]) -> User:
    statement = users.update().where(users.c.id == user_id).values(**values).returning(users)
    return _user(lookup.changed(connection, statement, user_id))


def _user(row: Mapping[str, Any]) -> User:
    return User(**{**row, "roles": tuple(row["roles"])})
