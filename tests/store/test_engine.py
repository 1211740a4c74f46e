"""Transactions mean the same on both databases."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from interviewkit.domain.errors import Invalid
from interviewkit.store import users
from interviewkit.store.engine import Database, address, sqlite3, sqlite_file


def add_user(connection: Connection, login: str = "wang") -> users.User:
    return users.add(connection, login=login, name=login, password_hash="-", roles=[])


def logins(database: Database) -> list[str]:
    with database.reading() as connection:
        return [user.login for user in users.all_users(connection)]


def test_what_was_written_is_there_afterwards(database: Database) -> None:
    with database.writing() as connection:
        add_user(connection)
    with database.writing(durable=True) as connection:
        add_user(connection, "li")
    assert logins(database) == ["li", "wang"]


def test_an_exception_takes_everything_back(database: Database) -> None:
    with pytest.raises(KeyError), database.writing() as connection:  # noqa: PT012
        add_user(connection)
        raise KeyError
    assert logins(database) == []
    with database.writing() as connection:  # the turn was handed on
        add_user(connection)
    assert logins(database) == ["wang"]


def test_reading_can_change_nothing(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as connection:
        add_user(connection)
    with database.writing() as connection:  # and leaves nothing behind on the connection
        add_user(connection)
    assert logins(database) == ["wang"]


def test_reading_sees_one_state_throughout(database: Database) -> None:
    with database.reading() as before:
        assert users.all_users(before) == []
        with database.writing() as connection:  # readers and the writer do not wait for each other
            add_user(connection)
        assert users.all_users(before) == []
    assert logins(database) == ["wang"]


def test_a_writer_inside_a_writer_is_refused_instead_of_waiting_for_itself(database: Database) -> None:
    with database.writing() as connection:
        add_user(connection)
        with pytest.raises(RuntimeError), database.writing():
            pass
    assert logins(database) == ["wang"]


def test_a_writer_waits_for_the_one_before_and_sees_what_it_wrote(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    seen: list[str] = []

    def write() -> None:
        with second.writing() as connection:
            seen.extend(user.login for user in users.all_users(connection))

    other = threading.Thread(target=write)
    with first.writing() as connection:
        other.start()
        add_user(connection)
        assert seen == []
    other.join(timeout=30)
    assert seen == ["wang"]
    first.dispose()
    second.dispose()


def use_after_fork(database: Database, answers: multiprocessing.Queue[str]) -> None:
    for use in (database.reading, database.writing):
        try:
            with use():
                answers.put("opened")
        except RuntimeError:
            answers.put("refused")


def test_a_database_that_was_opened_before_the_fork_is_refused(database: Database) -> None:
    assert logins(database) == []
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = context.Queue()
    child = context.Process(target=use_after_fork, args=(database, answers))
    child.start()
    assert [answers.get(timeout=30), answers.get(timeout=30)] == ["refused", "refused"]
    child.join(timeout=30)
    assert logins(database) == []


def test_it_works_again_after_dispose(database: Database) -> None:
    with database.writing() as connection:
        add_user(connection)
    database.dispose()
    with database.writing() as connection:
        add_user(connection, "li")
    assert logins(database) == ["li", "wang"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_other_program_can_write_between_what_a_writer_reads_and_writes(
    database: Database, database_url: str
) -> None:
    other = sqlite3.connect(sqlite_file(database_url), timeout=0)
    with database.writing() as connection:
        assert users.all_users(connection) == []
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM users")
        add_user(connection)
    other.close()
    assert logins(database) == ["wang"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_on_sqlite_only_durable_transactions_wait_for_the_disk(database: Database) -> None:
    synchronous = []
    for durable in (False, True, False):
        with database.writing(durable=durable) as connection:
            synchronous.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
    normal, full = 1, 2
    assert synchronous == [normal, full, normal]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlite_keeps_a_write_ahead_log_checks_references_and_has_a_mended_library(database: Database) -> None:
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
        assert tuple(map(int, version.split("."))) > (3, 51, 2)  # up to 3.51.2 the log's restart may corrupt the file


def test_a_plain_postgresql_address_gets_our_driver() -> None:
    url = address("postgresql://hr:secret@db.example/records")
    assert url.render_as_string(hide_password=False) == "postgresql+psycopg://hr:secret@db.example/records"
    assert sqlite_file("postgresql://hr@db.example/records") is None


def test_an_sqlite_address_names_its_file() -> None:
    assert sqlite_file("sqlite:////srv/kit/records.db") == Path("/srv/kit/records.db")
    assert sqlite_file("sqlite:///records.db") == Path("records.db").absolute()


@pytest.mark.parametrize("url", ["mysql://hr:secret@db/records", "sqlite://", "sqlite:///:memory:", "records.db", ""])
def test_other_addresses_are_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        Database(url)
    assert len(refused.value.faults) == 1
    assert "secret" not in str(refused.value)
