"""Who may do what."""

from __future__ import annotations

import pytest

from interviewkit.domain.errors import Forbidden
from interviewkit.domain.people import (
    ASSIGN,
    EDIT_BANK,
    MANAGE_PEOPLE,
    PLAN,
    READ_BANK,
    RIGHTS,
    ROLES,
    SEE_ALL,
    TEND_SHARED,
    Person,
    may,
)

EXPECTED = {
    "admin": {READ_BANK, EDIT_BANK, TEND_SHARED, PLAN, ASSIGN, SEE_ALL, MANAGE_PEOPLE},
    "coordinator": {READ_BANK, EDIT_BANK, PLAN, ASSIGN, SEE_ALL},
    "interviewer": {READ_BANK, PLAN},
    "trainer": {READ_BANK, EDIT_BANK},
    "learner": {READ_BANK},
}


def person(*roles: str) -> Person:
    return Person("p1", "王敏", frozenset(roles))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("right", RIGHTS)
def test_a_role_carries_its_rights_and_no_others(role: str, right: str) -> None:
    allowed = right in EXPECTED[role]
    assert person(role).may(right) == may([role], right) == allowed


def test_roles_add_up() -> None:
    assert person("learner", "coordinator").may(SEE_ALL)
    assert not person("learner", "interviewer").may(SEE_ALL)


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert not any(person().may(right) for right in RIGHTS)


def test_requiring_a_right_refuses_whoever_lacks_it() -> None:
    with pytest.raises(Forbidden, match=MANAGE_PEOPLE):
        person("interviewer").require(MANAGE_PEOPLE)
    person("admin").require(MANAGE_PEOPLE)
