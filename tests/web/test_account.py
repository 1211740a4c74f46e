"""Signing in and out, and what people set for themselves."""

import re

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from interviewkit.services import accounts, passwords
from interviewkit.store import users
from interviewkit.store.engine import Database

from .conftest import SignIn, browser

PASSWORD = "four words make one"
OTHER = "another long password"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def admin(database: Database) -> users.User:
    return accounts.create_admin(database, "admin", "管理员", PASSWORD)


def enter(client: FlaskClient, path: str = "/sign-in", login: str = "admin", password: str = PASSWORD):
    return client.post(path, data={"login": login, "password": password})


def signed_in(client: FlaskClient) -> bool:
    return bool(client.get("/session").json["signed_in"])


def test_signing_in_leads_to_the_page_that_was_asked_for(client: FlaskClient, admin: users.User) -> None:
    asked = client.get("/people?x=1")
    assert asked.location == "/sign-in?next=/people?x%3D1"
    page = client.get(asked.location)
    action = re.search(r'<form class="sheet" method="post" action="([^"]+)"', page.text)
    assert action is not None
    assert enter(client, action[1]).location == "/people?x=1"
    assert client.get("/people").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x"])
def test_signing_in_never_leads_to_another_site(client: FlaskClient, admin: users.User, elsewhere: str) -> None:
    assert (
        client.post(
            "/sign-in", query_string={"next": elsewhere}, data={"login": "admin", "password": PASSWORD}
        ).location
        == "/"
    )


@pytest.mark.parametrize(("login", "password"), [("admin", OTHER), ("nobody", PASSWORD)])
def test_a_refusal_keeps_the_login_and_says_the_same_whatever_was_wrong(
    client: FlaskClient, admin: users.User, login: str, password: str
) -> None:
    refused = enter(client, login=login, password=password)
    assert refused.status_code == 400
    assert "Name or password is wrong" in refused.text
    assert f'value="{login}"' in refused.text
    assert password not in refused.text
    assert not signed_in(client)


def test_empty_fields_are_asked_for(client: FlaskClient) -> None:
    refused = enter(client, login="", password="")
    assert refused.status_code == 400
    assert "Type your sign-in name." in refused.text
    assert "Type your password." in refused.text


def test_a_session_planted_before_signing_in_does_not_live_on(client: FlaskClient, admin: users.User) -> None:
    with client.session_transaction() as session:
        session.update(planted="x", csrf_token="known", lang="zh")
    enter(client)
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != "known"
        assert session["lang"] == "zh"
        assert session.permanent


def test_signing_out_ends_the_session(client: FlaskClient, admin: users.User) -> None:
    enter(client)
    assert signed_in(client)
    assert client.post("/sign-out").location == "/sign-in"
    assert not signed_in(client)
    assert client.get("/account").location == "/sign-in?next=/account"


def test_who_is_signed_in_already_goes_straight_on(client: FlaskClient, admin: users.User) -> None:
    enter(client)
    assert client.get("/sign-in?next=/account").location == "/account"


def test_an_account_that_is_switched_off_is_signed_out_at_once(
    client: FlaskClient, admin: users.User, database: Database
) -> None:
    enter(client)
    with database.writing() as connection:
        users.update(connection, admin.id, active=False)
    assert not signed_in(client)
    assert enter(client).status_code == 400


def test_a_script_is_told_that_it_is_signed_out(client: FlaskClient) -> None:
    told = client.get("/account", headers={"Accept": "application/json"})
    assert told.status_code == 401
    assert told.json["error"] == "signed_out"
    assert told.json["sign_in"] == "/sign-in"


def test_the_token_told_by_the_session_is_one_that_counts(app: Flask, admin: users.User) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = browser(app)
    state = client.get("/session")
    assert state.json["signed_in"] is False
    token = {"X-CSRFToken": state.json["csrf"]}
    client.post("/sign-in", data={"login": "admin", "password": PASSWORD}, headers=token)
    state = client.get("/session")
    assert state.json["signed_in"] is True
    stale = client.post("/account/language", data={"lang": "zh"}, headers=token)
    assert stale.status_code == 400
    fresh = {"X-CSRFToken": state.json["csrf"]}
    assert client.post("/account/language", data={"lang": "zh"}, headers=fresh).location == "/account"


def test_a_language_kept_with_the_account_holds_in_every_browser(app: Flask, admin: users.User) -> None:
    here, there = browser(app), browser(app)
    enter(here)
    here.post("/language", data={"lang": "en", "next": "/account"})
    here.post("/account/language", data={"lang": "zh"})
    assert '<html lang="zh-Hans">' in here.get("/account").text
    enter(there)
    assert '<html lang="zh-Hans">' in there.get("/account").text
    there.post("/account/language", data={"lang": ""})
    assert '<html lang="en">' in there.get("/account").text


def test_a_language_that_is_not_offered_is_refused(sign_in: SignIn) -> None:
    refused = sign_in("learner").post("/account/language", data={"lang": "fr"})
    assert refused.status_code == 400
    assert "Choose one of the three." in refused.text


def test_ones_own_password_is_changed_with_the_old_one(client: FlaskClient, admin: users.User) -> None:
    enter(client)
    changed = {"old": PASSWORD, "new": OTHER, "again": OTHER}
    assert client.post("/account/password", data=changed).location == "/account"
    assert "The new password counts from now on." in client.get("/account").text
    client.post("/sign-out")
    assert enter(client).status_code == 400
    assert enter(client, password=OTHER).status_code == 302


def test_a_new_password_ends_every_other_session(app: Flask, client: FlaskClient, admin: users.User) -> None:
    elsewhere = app.test_client()
    for opened in (client, elsewhere):
        enter(opened)
        assert opened.get("/session").json["signed_in"]
    client.post("/account/password", data={"old": PASSWORD, "new": OTHER, "again": OTHER})
    assert client.get("/session").json["signed_in"]
    assert not elsewhere.get("/session").json["signed_in"]


@pytest.mark.parametrize(
    ("old", "new", "again", "message"),
    [
        (OTHER, OTHER, OTHER, "That is not your current password."),
        (PASSWORD, "short", "short", "A password has 10 to 200 characters."),
        (PASSWORD, "x" * 201, "x" * 201, "A password has 10 to 200 characters."),
        (PASSWORD, OTHER, OTHER + "!", "The two differ."),
        ("", OTHER, OTHER, "Type the password that you use now."),
    ],
)
def test_a_password_that_does_not_fit_is_explained_beside_its_field(
    client: FlaskClient, admin: users.User, old: str, new: str, again: str, message: str
) -> None:
    enter(client)
    refused = client.post("/account/password", data={"old": old, "new": new, "again": again})
    assert refused.status_code == 400
    assert message in refused.text
    assert OTHER not in refused.text
    client.post("/sign-out")
    assert enter(client).status_code == 302


def test_whoever_sends_a_form_from_an_expired_session_is_told_that_it_was_not_saved(client: FlaskClient) -> None:
    page = client.post("/positions/new", data={"title": "Shop adviser"}, follow_redirects=True)
    assert page.request.path == "/sign-in"
    assert "that was not saved" in page.text
    assert "that was not saved" not in client.post("/sign-out", follow_redirects=True).text
