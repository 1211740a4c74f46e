"""Accounts."""

from __future__ import annotations

import pytest

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.store import users
from interviewkit.store.engine import Database

from .conftest import MONDAY


def add(database: Database, login: str, **other: object) -> users.User:
    with database.writing() as connection:
        return users.add(connection, **{"login": login, "name": "王敏", "password_hash": "-", "roles": [], **other})


def test_an_account_comes_back_as_it_was_added(database: Database) -> None:
    added = add(database, "Wang", roles=("admin", "trainer"), lang="zh", active=False, created_at=MONDAY)
    assert (added.login, added.roles, added.created_at) == ("wang", ("admin", "trainer"), MONDAY)
    with database.reading() as connection:
        assert users.get(connection, added.id) == added
        with pytest.raises(NotFound):
            users.get(connection, "nobody")


def test_a_login_is_found_in_any_case(database: Database) -> None:
    added = add(database, "wang")
    with database.reading() as connection:
        assert users.by_login(connection, "WANG") == added
        assert users.by_login(connection, "wan") is None


def test_a_login_belongs_to_one_person(database: Database) -> None:
    add(database, "wang")
    with pytest.raises(Conflict, match="login_taken"):
        add(database, "WANG")


def test_all_users_are_listed_by_login(database: Database) -> None:
    for login in ("li", "wang", "chen"):
        add(database, login)
    with database.reading() as connection:
        assert [user.login for user in users.all_users(connection)] == ["chen", "li", "wang"]


def test_what_is_not_named_in_an_update_stays(database: Database) -> None:
    added = add(database, "wang", roles=["learner"], lang="zh")
    with database.writing() as connection:
        users.update(connection, added.id, roles=("admin",), active=False)
        changed = users.update(connection, added.id, lang=None)
    with database.reading() as connection:
        assert users.get(connection, added.id) == changed
    assert (changed.name, changed.roles, changed.lang, changed.active) == ("王敏", ("admin",), None, False)
    assert changed.password_hash == added.password_hash


def test_a_password_is_set_and_never_shown(database: Database) -> None:
    added = add(database, "wang", password_hash="old")
    with database.writing() as connection:
        users.set_password(connection, added.id, "$argon2id$new")
    with database.reading() as connection:
        found = users.get(connection, added.id)
    assert found.password_hash == "$argon2id$new"
    assert "argon2" not in repr(found)


def test_nobody_cannot_be_changed(database: Database) -> None:
    with database.writing() as connection:
        with pytest.raises(NotFound):
            users.update(connection, "nobody", name="-")
        with pytest.raises(NotFound):
            users.set_password(connection, "nobody", "-")
