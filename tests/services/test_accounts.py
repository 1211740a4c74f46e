"""Who may sign in, and who may change that."""

import pytest
from argon2 import PasswordHasher

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.domain.people import Person
from interviewkit.services import accounts, passwords
from interviewkit.store import users
from interviewkit.store.engine import Database

PASSWORD = "four words make one"
OTHER = "another long password"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here does not depend on how dear a guess is."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


def as_person(user: users.User) -> Person:
    return Person(user.id, user.name, frozenset(user.roles))


@pytest.fixture
def admin(database: Database) -> Person:
    return as_person(accounts.create_admin(database, "admin", "管理员", PASSWORD))


@pytest.fixture
def li(database: Database, admin: Person) -> Person:
    return as_person(accounts.add_person(database, admin, "li.na", "李娜", ["interviewer"], PASSWORD))


def test_an_account_opens_with_its_password_alone(database: Database, li: Person) -> None:
    signed_in = accounts.sign_in(database, "li.na", PASSWORD)
    assert signed_in is not None
    assert (signed_in.id, signed_in.roles) == (li.id, ("interviewer",))
    assert accounts.sign_in(database, "li.na", OTHER) is None
    assert accounts.sign_in(database, "nobody", PASSWORD) is None
    assert accounts.sign_in(database, "", "") is None


@pytest.mark.parametrize("login", ["  LI.NA ", "ｌｉ．ｎａ"])
def test_a_login_is_the_same_in_capitals_and_full_width(database: Database, li: Person, login: str) -> None:
    signed_in = accounts.sign_in(database, login, PASSWORD)
    assert signed_in is not None
    assert signed_in.id == li.id


def test_a_password_typed_full_width_is_the_same(database: Database, li: Person) -> None:
    assert accounts.sign_in(database, "li.na", "ｆｏｕｒ　ｗｏｒｄｓ　ｍａｋｅ　ｏｎｅ") is not None


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "x" * 100_000])
def test_what_no_account_can_have_is_refused_without_breaking(database: Database, li: Person, odd: str) -> None:
    assert accounts.sign_in(database, odd, PASSWORD) is None
    assert accounts.sign_in(database, "li.na", odd) is None


def test_a_login_that_nobody_has_costs_a_hash_too(monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    hashed = []
    monkeypatch.setattr(passwords, "hash_password", hashed.append)
    accounts.sign_in(database, "nobody", PASSWORD)
    assert hashed == [PASSWORD]


def test_a_hash_of_outdated_cost_is_renewed_when_its_owner_signs_in(
    database: Database, li: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: dearer)
    assert accounts.sign_in(database, "li.na", OTHER) is None
    renewed = accounts.sign_in(database, "li.na", PASSWORD)
    assert renewed is not None
    assert not dearer.check_needs_rehash(renewed.password_hash)
    assert accounts.sign_in(database, "li.na", PASSWORD) == renewed


def test_an_account_that_is_switched_off_stays_shut(database: Database, admin: Person, li: Person) -> None:
    accounts.change_person(database, admin, li.id, "李娜", ["interviewer"], active=False)
    assert accounts.sign_in(database, "li.na", PASSWORD) is None
    accounts.change_person(database, admin, li.id, "李娜", ["interviewer"], active=True)
    assert accounts.sign_in(database, "li.na", PASSWORD) is not None


@pytest.mark.parametrize(
    ("login", "name", "roles", "password", "path"),
    [
        ("x", "李娜", ["learner"], PASSWORD, "login"),
        ("two words", "李娜", ["learner"], PASSWORD, "login"),
        ("x" * 81, "李娜", ["learner"], PASSWORD, "login"),
        ("li", " ", ["learner"], PASSWORD, "name"),
        ("li", "李\n娜", ["learner"], PASSWORD, "name"),
        ("li", "李" * 81, ["learner"], PASSWORD, "name"),
        ("li", "李娜", [], PASSWORD, "roles"),
        ("li", "李娜", ["king"], PASSWORD, "roles"),
        ("li", "李娜", ["learner"], "too short", "password"),
        ("li", "李娜", ["learner"], "x" * 201, "password"),
    ],
)
def test_each_rule_of_a_new_account_is_named_when_it_is_broken(
    database: Database, admin: Person, login: str, name: str, roles: list[str], password: str, path: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        accounts.add_person(database, admin, login, name, roles, password)
    assert [fault.path for fault in refusal.value.faults] == [path]
    assert len(accounts.list_people(database, admin)) == 1


def test_a_refusal_never_shows_the_password(database: Database, admin: Person) -> None:
    with pytest.raises(Invalid) as refusal:
        accounts.add_person(database, admin, "li", "李娜", ["learner"], "geheim")
    assert "geheim" not in str(refusal.value)


def test_a_login_belongs_to_one_person(database: Database, admin: Person, li: Person) -> None:
    with pytest.raises(Conflict) as refusal:
        accounts.add_person(database, admin, "Li.Na", "李楠", ["learner"], PASSWORD)
    assert refusal.value.reason == "login_taken"


def test_only_administrators_manage_people(database: Database, admin: Person, li: Person) -> None:
    with pytest.raises(Forbidden):
        accounts.list_people(database, li)
    with pytest.raises(Forbidden):
        accounts.find_person(database, li, admin.id)
    with pytest.raises(Forbidden):
        accounts.add_person(database, li, "new", "New", ["admin"], PASSWORD)
    with pytest.raises(Forbidden):
        accounts.change_person(database, li, li.id, "李娜", ["admin"], active=True)
    with pytest.raises(Forbidden):
        accounts.set_password(database, li, admin.id, OTHER)
    assert accounts.find_person(database, li, li.id).roles == ("interviewer",)


def test_people_in_use_come_first(database: Database, admin: Person, li: Person) -> None:
    accounts.add_person(database, admin, "zoe", "Zoë", ["trainer", "learner"], PASSWORD)
    accounts.change_person(database, admin, li.id, "Aaron", ["interviewer"], active=False)
    assert [user.name for user in accounts.list_people(database, admin)] == ["Zoë", "管理员", "Aaron"]


@pytest.mark.parametrize(("roles", "active"), [(["interviewer"], True), (["admin"], False)])
def test_the_last_administrator_stays(database: Database, admin: Person, roles: list[str], active: bool) -> None:
    with pytest.raises(Conflict) as refusal:
        accounts.change_person(database, admin, admin.id, "管理员", roles, active=active)
    assert refusal.value.reason == "last_admin"
    kept = accounts.find_person(database, admin, admin.id)
    assert (kept.roles, kept.active) == (("admin",), True)


def test_a_switched_off_administrator_does_not_count(database: Database, admin: Person) -> None:
    second = as_person(accounts.create_admin(database, "second", "Second", PASSWORD))
    accounts.change_person(database, second, admin.id, "管理员", ["admin"], active=False)
    with pytest.raises(Conflict):
        accounts.change_person(database, second, second.id, "Second", ["trainer"], active=True)


def test_one_sets_ones_own_password_with_the_old_one(database: Database, li: Person) -> None:
    for old in (None, "", OTHER):
        with pytest.raises(Conflict) as refusal:
            accounts.set_password(database, li, li.id, OTHER, old)
        assert refusal.value.reason == "wrong_password"
    accounts.set_password(database, li, li.id, OTHER, PASSWORD)
    assert accounts.sign_in(database, "li.na", PASSWORD) is None
    assert accounts.sign_in(database, "li.na", OTHER) is not None


def test_an_administrator_sets_anothers_password_but_not_ones_own_without_the_old(
    database: Database, admin: Person, li: Person
) -> None:
    accounts.set_password(database, admin, li.id, OTHER)
    assert accounts.sign_in(database, "li.na", OTHER) is not None
    with pytest.raises(Conflict):
        accounts.set_password(database, admin, admin.id, OTHER)
    with pytest.raises(Invalid):
        accounts.set_password(database, admin, li.id, "short")
    with pytest.raises(NotFound):
        accounts.set_password(database, admin, "nobody", OTHER)


def test_a_language_is_kept_with_the_account(database: Database, li: Person) -> None:
    for lang in ("zh", "en", None):
        accounts.set_language(database, li, lang)
        assert accounts.find_person(database, li, li.id).lang == lang
    with pytest.raises(Invalid):
        accounts.set_language(database, li, "fr")
