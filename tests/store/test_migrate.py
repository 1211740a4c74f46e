"""Migrations lead from nothing to the tables that the program works with."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.schema import CreateIndex, CreateTable

from interviewkit.domain.errors import Conflict
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.migrate import configuration, migrate, pending
from interviewkit.store.schema import HEAD, metadata, schema_version


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # the next test compares those on SQLite
def test_from_nothing_to_the_schema(blank_url: str) -> None:
    migrate(blank_url)
    database = Database(blank_url)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        assert schema_version(connection) == HEAD
    database.dispose()


def test_the_steps_make_what_the_schema_says_word_for_word(sqlite_template: Path) -> None:
    database = Database(f"sqlite:///{sqlite_template}")
    with database.reading() as connection:
        rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
        made = {plainly(sql) for sql in rows if "alembic_version" not in sql}
        dialect = connection.dialect
    database.dispose()
    wanted = {plainly(str(CreateTable(table).compile(dialect=dialect))) for table in metadata.sorted_tables}
    for table in metadata.sorted_tables:
        wanted |= {plainly(str(CreateIndex(index).compile(dialect=dialect))) for index in table.indexes}
    assert made == wanted


def plainly(sql: str) -> frozenset[str]:
    """A definition as the set of its lines: SQLite doesn't mind their order within a table."""
    return frozenset(line.strip().rstrip(",") for line in sql.strip().splitlines())


def test_the_version_that_the_web_checks_is_the_newest_step() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD


def test_pending_until_migrated(blank_url: str) -> None:
    assert pending(blank_url)
    migrate(blank_url)
    assert not pending(blank_url)


def test_records_without_tables_have_no_version(blank_url: str) -> None:
    database = Database(blank_url)
    with database.reading() as connection:
        assert schema_version(connection) is None
    database.dispose()
    assert pending(blank_url)


def test_asking_makes_no_file_and_migrating_makes_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "instance" / "records.db"
    assert pending(f"sqlite:///{file}")
    assert not file.parent.exists()
    migrate(f"sqlite:///{file}")
    assert file.is_file()
    assert file.parent.stat().st_mode & 0o077 == 0  # records of people are nobody else's business


def test_migrating_again_keeps_what_is_there(database: Database, database_url: str) -> None:
    with database.writing() as connection:
        user = users.add(connection, login="wang", name="王敏", password_hash="-", roles=["admin"])
    migrate(database_url)
    with database.reading() as connection:
        assert users.get(connection, user.id) == user


def test_two_that_migrate_at_once_both_succeed(blank_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(migrate, [blank_url, blank_url])) == [None, None]
    assert not pending(blank_url)


def test_records_of_a_later_program_are_left_alone(blank_url: str) -> None:
    migrate(blank_url)
    database = Database(blank_url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Conflict, match="newer_schema"):
        migrate(blank_url)
    with database.reading() as connection:
        assert schema_version(connection) == "9999"
    database.dispose()
    assert pending(blank_url)


def test_broken_references_stop_a_migration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'records.db'}"
    migrate(url)
    careless = Database(url, foreign_keys=False)
    with careless.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO evaluations (interview_id, log, content_hash, ratings, submitted_at)"
                " VALUES ('nobody', '', '', '{}', '2026-11-23 01:00:00.000000')"
            )
        )
    careless.dispose()
    with pytest.raises(Conflict, match="broken_references"):
        migrate(url)


def test_the_records_load_no_alembic() -> None:
    nouns = "users, positions, candidates, kits, interviews, events, evaluations, documents"
    program = f"import sys; from interviewkit.store import engine, schema, {nouns}; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
