"""What a command asks before it touches the records: the doctor's checks, as refusals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from interviewkit.cli.speech import terminal_language
from interviewkit.doctor import NOT_MADE, OUTDATED, examine_one

if TYPE_CHECKING:
    from interviewkit.config import Config

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
