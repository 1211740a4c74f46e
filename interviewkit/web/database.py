"""The records as the web uses them: one database a process, opened at the first request after the fork; its index."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from flask import current_app

from interviewkit.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from interviewkit.store.engine import Database

INDEX_FILE: Final = "bank.db"
"""In the instance folder; derived from the content, so that it may be deleted at any time."""


class Records:
    """Opens the database when it is first asked for."""

    def __init__(self, url: str) -> None:
        self.url = url

    @cached_property
    def database(self) -> Database:
        """The open database."""
        from interviewkit.store.engine import Database  # SQLAlchemy: loaded with the first page that needs records

        return Database(self.url)


def database() -> Database:
    """The database of the running application."""
    records: Records = current_app.extensions["records"]
    return records.database


def index_file() -> Path:
    """Where the search index of the running application lies."""
    return config().instance / INDEX_FILE


def config() -> Config:
    """The configuration of the running application."""
    configured: Config = current_app.extensions["interviewkit"]
    return configured
