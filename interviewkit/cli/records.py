"""What a command asks before it touches the records: the doctor's checks and an account, as refusals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from interviewkit.cli.speech import refusal, terminal_language
from interviewkit.doctor import NOT_MADE, OUTDATED, examine_one

if TYPE_CHECKING:
    from interviewkit.config import Config
    from interviewkit.domain.people import Person
    from interviewkit.store.engine import Database

OTHERS: Final = 0o077
"""Every right of everybody but the owner."""


def keep_private() -> None:
    """Whatever this process writes from now on, records and documents about people, only its owner can read."""
    os.umask(OTHERS)


def require_current(config: Config) -> None:
    """Refuses in a sentence unless the database is there, in reach and of this version."""
    _require(config, "database")


def require_place(config: Config) -> None:
    """Refuses in a sentence unless the database can be made or brought up to date."""
    _require(config, "instance")
    _require(config, "database", but=(NOT_MADE, OUTDATED))


def _require(config: Config, key: str, but: tuple[str, ...] = ()) -> None:
    outcome = examine_one(config, terminal_language(), key)
    if outcome.advice and outcome.found.advice not in but:
        raise click.ClickException(f"{outcome.name}: {outcome.advice}")


def person_with_login(database: Database, login: str) -> Person:
    """The person whose account has that login and is in use; refuses in a sentence where there is none."""
    from interviewkit.domain.people import Person
    from interviewkit.services.accounts import plain_login
    from interviewkit.store import users

    with database.reading() as connection:
        user = users.by_login(connection, plain_login(login))
    if user is None or not user.active:
        raise refusal("login_unknown", login=login)
    return Person(user.id, user.name, frozenset(user.roles))
