"""People administration: adding people, changing what they may do, giving passwords."""

from html import unescape

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from interviewkit.services import accounts, passwords
from interviewkit.store import users
from interviewkit.store.engine import Database

from .conftest import Client, SignIn, browser

PASSWORD = "four words make one"
NEW = {"name": "李娜", "login": "Li.Na", "roles": ["interviewer", "trainer"], "password": PASSWORD}


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def admin(sign_in: SignIn) -> Client:
    return sign_in("admin")


@pytest.fixture
def li(admin: Client, database: Database) -> users.User:
    admin.post("/people/new", data=NEW)
    return account(database, "li.na")


def account(database: Database, login: str) -> users.User:
    with database.reading() as connection:
        found = users.by_login(connection, login)
    assert found is not None
    return found


def test_a_person_who_was_added_is_in_the_list_and_can_sign_in(admin: Client, app: Flask) -> None:
    assert admin.post("/people/new", data=NEW).location == "/people"
    page = admin.get("/people").text
    assert "Added. Tell 李娜 the sign-in name and the first password." in page
    assert "<code>li.na</code>" in page
    assert "Interviewer · Trainer" in page
    assert browser(app).post("/sign-in", data={"login": "li.na", "password": PASSWORD}).location == "/"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "  "}, "Type the person's name."),
        ({"name": "x" * 81}, "Keep it to 80 characters."),
        ({"name": "a\x00b"}, "This holds a character that can't be kept."),
        ({"login": "two words"}, "Use 2 to 80 of these"),
        ({"roles": []}, "Choose at least one role."),
        ({"roles": ["king"]}, "Choose at least one role."),
        ({"password": "short"}, "A password has 10 to 200 characters."),
    ],
)
def test_what_does_not_fit_is_explained_and_nothing_is_lost(
    admin: Client, database: Database, change: dict[str, object], message: str
) -> None:
    refused = admin.post("/people/new", data={**NEW, "name": "留着", **change})
    assert refused.status_code == 400
    assert message in unescape(refused.text)
    assert ("留着" in refused.text) == ("name" not in change)
    assert PASSWORD not in refused.text
    with database.reading() as connection:
        assert len(users.all_users(connection)) == 1


def test_a_login_that_somebody_has_is_refused_beside_its_field(admin: Client, li: users.User) -> None:
    refused = admin.post("/people/new", data={**NEW, "login": "LI.NA"})
    assert refused.status_code == 400
    assert 'id="login-error" role="alert">Somebody has this sign-in name already.' in refused.text


def test_name_roles_and_access_are_changed(admin: Client, li: users.User, database: Database) -> None:
    assert admin.get(f"/people/{li.id}").text.count(" checked") == 3
    changed = admin.post(f"/people/{li.id}", data={"name": "李 娜", "roles": ["coordinator"]})
    assert changed.location == "/people"
    now = account(database, "li.na")
    assert (now.name, now.roles, now.active) == ("李 娜", ("coordinator",), False)
    assert "switched off" in admin.get("/people").text


def test_the_last_administrator_is_told_why_not(admin: Client) -> None:
    refused = admin.post(f"/people/{admin.person.id}", data={"name": "Me", "roles": ["trainer"], "active": "y"})
    assert refused.status_code == 400
    assert "Somebody has to keep the administrator's role." in unescape(refused.text)
    assert admin.get("/people").status_code == 200


def test_an_administrator_who_hands_over_lands_on_a_page_that_opens(admin: Client, sign_in: SignIn) -> None:
    sign_in("admin")
    handed_over = admin.post(f"/people/{admin.person.id}", data={"name": "Me", "roles": ["trainer"], "active": "y"})
    assert handed_over.location == "/account"
    assert admin.get("/account").status_code == 200
    assert admin.get("/people").status_code == 403


def test_an_administrator_gives_a_new_password(admin: Client, li: users.User, database: Database) -> None:
    short = admin.post(f"/people/{li.id}/password", data={"password": "short"})
    assert short.status_code == 400
    assert "A password has 10 to 200 characters." in short.text
    assert "李娜" in short.text
    assert admin.post(f"/people/{li.id}/password", data={"password": "quite another one"}).status_code == 302
    assert accounts.sign_in(database, "li.na", "quite another one") is not None
    assert accounts.sign_in(database, "li.na", PASSWORD) is None


def test_ones_own_password_is_not_given_here(admin: Client) -> None:
    away = admin.post(f"/people/{admin.person.id}/password", data={"password": "quite another one"})
    assert away.location == "/account"


@pytest.mark.parametrize("role", ["coordinator", "interviewer", "trainer", "learner"])
def test_nobody_else_gets_in(sign_in: SignIn, li: users.User, role: str) -> None:
    other = sign_in(role)
    assert other.get("/people").status_code == 403
    assert other.get(f"/people/{li.id}").status_code == 403
    assert other.post("/people/new", data={**NEW, "login": "me2"}).status_code == 403
    assert other.post(f"/people/{other.person.id}", data={"name": "x", "roles": ["admin"]}).status_code == 403
    assert other.post(f"/people/{li.id}/password", data={"password": PASSWORD}).status_code == 403


def test_somebody_who_is_not_there_is_not_found(admin: Client, client: FlaskClient) -> None:
    assert admin.get("/people/nobody").status_code == 404
    assert client.get("/people/nobody").status_code == 302
