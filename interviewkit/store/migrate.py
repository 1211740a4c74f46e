"""Bring the layout of a database up to date; the only place that loads Alembic, which the web never does."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from interviewkit.domain.errors import Conflict

from .engine import Database, sqlite_file
from .schema import HEAD, schema_version

SCRIPTS: Final = Path(__file__).with_name("migrations")


def migrate(url: str) -> None:
    """Make the tables, or change them into what this program works with: all in one transaction, or not at all.

    On SQLite the file and its folder are made where they are missing; foreign keys are off meanwhile, because
    rebuilding a table would delete what refers to it, and are checked before the transaction ends.
    Raises Invalid for a URL of another kind, Conflict("newer_schema") for records of a later version of this
    program, Conflict("broken_references") if rows would name others that are not there.
    """
    file = sqlite_file(url)
    if file:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(url, foreign_keys=False)
    try:
        with database.writing(durable=True) as connection:
            _upgrade(connection)
            if file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Conflict("broken_references")
    finally:
        database.dispose()


def pending(url: str) -> bool:
    """Whether `migrate` has something to do. Makes no file. Raises Invalid for a URL of another kind."""
    file = sqlite_file(url)
    if file and not file.exists():
        return True
    database = Database(url)
    try:
        with database.reading() as connection:
            return schema_version(connection) != HEAD
    finally:
        database.dispose()


def _upgrade(connection: Connection) -> None:
    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if schema_version(connection) not in {None, *known}:
        raise Conflict("newer_schema")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
