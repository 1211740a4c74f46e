"""The page that says what went wrong, and where it leads."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from .conftest import SignIn


def way_on(browser: FlaskClient) -> tuple[str, str]:
    answer = browser.get("/no/such/page")
    assert answer.status_code == 404
    found = re.search(r'<a class="btn btn-primary" href="([^"]+)">([^<]+)</a>', answer.text)
    assert found is not None
    return found[1], found[2]


@pytest.mark.parametrize(
    ("role", "way"),
    [
        ("interviewer", ("/", "Back to my interviews")),
        ("trainer", ("/bank", "Question bank")),
        ("learner", ("/bank", "Question bank")),
    ],
)
def test_it_leads_to_the_first_room_that_somebody_may_enter(sign_in: SignIn, role: str, way: tuple[str, str]) -> None:
    browser = sign_in(role)
    assert way_on(browser) == way
    assert browser.get(way[0]).status_code == 200


def test_it_offers_to_sign_in_to_who_has_not(client: FlaskClient) -> None:
    assert way_on(client) == ("/", "Sign in")
