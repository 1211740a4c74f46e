"""What holds for every address of the product: none breaks for anybody, none takes a form without its token."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import ROLES
from interviewkit.services import demo, passwords
from interviewkit.store import candidates, collections, house_questions, imports, interviews, kits, positions, users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition
from interviewkit.store.schema import imports as imports_table

from .conftest import Client, SignIn, browser

SANE = {200, 202, 302, 403, 404, 409}
"""202 while a document is being made, 409 for what no longer fits, such as a new plan for a talk that has begun."""
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
TEXTS = {
    "pack_key": "phone_sales",
    "competency_key": "need_finding",
    "scenario_key": "group_of_four",
    "question_id": "phone_sales.need_finding.lead.1",
    "lang": "zh",
    "filename": "css/theme.css",
}
FILE = '{"columns": ["id", "pack", "competency", "technique", "text"], "ignored": [], "rows": []}'


@pytest.fixture
def filled(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)
    demo.fill(database, "Asia/Shanghai")
    with database.writing() as connection:
        own = HouseQuestion("phone_sales", "drive", "lead", "entry", 3, None, "Why this shop?")
        anybody = users.all_users(connection)[0].id
        (added,) = house_questions.add(connection, [Addition(own)], anybody)
        imports.add(connection, "bank.csv", FILE, anybody)
        shared = collections.add(connection, name="First round", created_by=anybody, shared=True)
        collections.set_questions(connection, shared.id, [TEXTS["question_id"], added.id, "nothing.any.more"])
    return database


def ids(database: Database) -> dict[str, list[str]]:
    """Values for the variable parts of addresses: what is there, of every kind."""
    with database.reading() as connection:
        posts = [position.id for position in positions.listing(connection)]
        return {
            "user_id": [user.id for user in users.all_users(connection)],
            "position_id": posts,
            "candidate_id": [c.id for post in posts for c in candidates.of_position(connection, post)],
            "kit_id": [kit.id for post in posts for kit in kits.of_position(connection, post)],
            "collection_id": [row.id for row in collections.seen_by(connection, "nobody")],
            "interview_id": [row.id for row in interviews.listing(connection)],
            **{name: [value] for name, value in TEXTS.items()},
            "import_id": [*connection.scalars(select(imports_table.c.id))],
            "question_id": [TEXTS["question_id"], *(q.id for q in house_questions.listing(connection))],
        }


def addresses(app: Flask, known: dict[str, list[str]], methods: set[str]) -> Iterator[tuple[Rule, str]]:
    """Each address that takes one of the methods, with everything that is there and with something that is not."""
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if not methods & (rule.methods or set()):
                continue
            unknown = rule.arguments - known.keys()
            assert not unknown, f"{rule} has a part that this test knows no value for: {unknown}"
            most = max((len(known[name]) for name in rule.arguments), default=1)
            for index in range(most):
                values = {name: known[name][index % len(known[name])] for name in rule.arguments}
                yield rule, adapter.build(rule.endpoint, values)
            if rule.arguments:
                yield rule, adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, "nothing-of-that-kind"))


@pytest.mark.parametrize("role", [*ROLES, None])
def test_no_page_breaks_for_anybody(app: Flask, filled: Database, sign_in: SignIn, role: str | None) -> None:
    client = sign_in(role) if role else browser(app)
    seen = {address: client.get(address).status_code for _, address in addresses(app, ids(filled), {"GET"})}
    assert len(seen) > 20
    assert {address: status for address, status in seen.items() if status not in SANE} == {}


def test_a_script_gets_no_page_that_breaks_either(app: Flask, filled: Database, sign_in: SignIn) -> None:
    client = sign_in("admin")
    client.environ_base["HTTP_ACCEPT"] = "application/json"
    seen = {address: client.get(address).status_code for _, address in addresses(app, ids(filled), {"GET"})}
    assert {address: status for address, status in seen.items() if status not in SANE} == {}


def test_who_is_not_signed_in_sees_nothing_of_people(app: Flask, filled: Database) -> None:
    client = browser(app)
    open_to_all = {"account.sign_in", "account.session_state", "static", "bootstrap.static"}
    for rule, address in addresses(app, ids(filled), {"GET"}):
        if rule.endpoint not in open_to_all:
            answer = client.get(address)
            assert answer.status_code == 302, address
            assert answer.location.startswith("/sign-in"), address


@pytest.fixture
def guarded(app: Flask) -> Iterator[Flask]:
    app.config["WTF_CSRF_ENABLED"] = True
    yield app
    app.config["WTF_CSRF_ENABLED"] = False


def forged(client: Client, rule: Rule, address: str) -> dict[str, int]:
    """The answers to requests that another site could make somebody's browser send."""
    return {
        method: client.open(
            address, method=method, data={"lang": "en"}, headers={"Accept": "application/json"}
        ).status_code
        for method in WRITING & (rule.methods or set())
    }


def test_no_address_takes_a_form_without_its_token(guarded: Flask, filled: Database, sign_in: SignIn) -> None:
    client = sign_in("admin")
    known = ids(filled)
    tried = {address: forged(client, rule, address) for rule, address in addresses(guarded, known, WRITING)}
    assert len(tried) > 10
    assert {address: answers for address, answers in tried.items() if set(answers.values()) != {400}} == {}
    assert ids(filled) == known


def test_nobody_can_be_signed_in_from_elsewhere(guarded: Flask, filled: Database) -> None:
    client = browser(guarded)
    login, password, _ = demo.ACCOUNTS[0]
    client.post("/sign-in", data={"login": login, "password": password})
    assert client.get("/session").json["signed_in"] is False


@pytest.mark.parametrize("role", [*ROLES, None])
def test_an_empty_form_breaks_nothing(app: Flask, filled: Database, sign_in: SignIn, role: str | None) -> None:
    client = sign_in(role) if role else browser(app)
    known = ids(filled)
    seen = {}
    for rule, address in addresses(app, known, {"POST"}):
        if rule.endpoint != "account.sign_out":
            seen[address] = client.post(address).status_code
            seen[f"{address} {{}}"] = client.post(address, json={}).status_code
    assert {address: status for address, status in seen.items() if status >= 500} == {}


def test_whoever_is_signed_out_in_mid_form_comes_back_to_a_page(guarded: Flask, filled: Database) -> None:
    client = browser(guarded)
    client.environ_base["HTTP_ACCEPT"] = "text/html"
    nowhere = {
        "account.sign_in",
        "account.sign_out",
        "language.change",
        "planning.kit_check",
        "live.save_events",
        "house.lint",
    }
    opened = guarded.url_map.bind("localhost")
    for rule, address in addresses(guarded, ids(filled), {"POST"}):
        if rule.endpoint not in nowhere:
            answer = client.post(address, data={"name": "x"})
            assert answer.status_code == 302, address
            back = parse_qs(urlsplit(answer.location).query)["next"][0]
            assert opened.test(back, "GET"), address


def test_the_language_can_be_switched_on_a_page_that_tells_what_is_wrong(filled: Database, sign_in: SignIn) -> None:
    client = sign_in("admin")
    page = client.post("/account/password", data={"old": "", "new": "", "again": ""})
    assert page.status_code == 400
    back = re.search(r'name="next" value="([^"]*)"', page.text)
    assert back is not None
    switched = client.post("/language", data={"lang": "zh", "next": back[1]}, follow_redirects=True)
    assert switched.status_code == 200
    assert switched.request.path == "/account"
