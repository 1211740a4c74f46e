"""The web application on an empty SQLite database, and clients that are signed in. CSRF is off unless a test asks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interviewkit import create_app
from interviewkit.config import Config
from interviewkit.domain.people import Person
from interviewkit.services import accounts
from interviewkit.store import users
from interviewkit.store.engine import Database


class Client(FlaskClient):
    """A browser, and who is signed in with it."""

    person: Person


SignIn = Callable[..., Client]


@pytest.fixture
def app(tmp_path: Path, sqlite_template: Path) -> Iterator[Flask]:
    """The application with an instance folder of its own."""
    environ = {"INSTANCE": str(tmp_path), "SECRET_KEY": "for tests", "TIMEZONE": "Asia/Shanghai"}
    config = Config.from_environment({f"INTERVIEWKIT_{name}": value for name, value in environ.items()})
    shutil.copy(sqlite_template, tmp_path / "interviewkit.db")
    made = create_app(config)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    made.test_client_class = Client
    yield made
    made.extensions["records"].database.dispose()


@pytest.fixture
def database(app: Flask) -> Database:
    """The database that the application works with."""
    opened: Database = app.extensions["records"].database
    return opened


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in; it asks for English."""
    return browser(app)


@pytest.fixture
def sign_in(app: Flask, database: Database) -> SignIn:
    """`sign_in("interviewer")`: a browser in which a new account with these roles is signed in, as `client.person`."""
    count = 0

    def signed_in(*roles: str) -> Client:
        nonlocal count
        count += 1
        with database.writing() as connection:
            user = users.add(connection, login=f"person{count}", name=f"Person {count}", password_hash="", roles=roles)
        opened = browser(app)
        opened.person = Person(user.id, user.name, frozenset(user.roles))
        with opened.session_transaction() as session:
            session["_user_id"] = accounts.session_key(user)
        return opened

    return signed_in


def browser(app: Flask) -> Client:
    """A browser that asks for English pages."""
    opened = app.test_client()
    assert isinstance(opened, Client)
    opened.environ_base.update(HTTP_ACCEPT_LANGUAGE="en", HTTP_ACCEPT="text/html")
    return opened
