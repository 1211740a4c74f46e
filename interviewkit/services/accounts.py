"""Accounts: signing in, the people who may, and what each of them sets for himself or herself."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Conflict, Fault, Invalid, NotFound
from interviewkit.domain.limits import LONGEST_NAME
from interviewkit.domain.people import ADMIN, MANAGE_PEOPLE, ROLES, Person
from interviewkit.domain.question import LANGS
from interviewkit.domain.shape import show, storable
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.users import User as User

from . import passwords

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection

LOGIN: Final = re.compile(r"[a-z0-9._@-]{2,80}")
LOGIN_RULE: Final = "2 to 80 of a–z, 0–9, dot, underscore, hyphen and @"
NAME_RULE: Final = f"1 to {LONGEST_NAME} characters on one line"
PASSWORD_RULE: Final = f"{passwords.SHORTEST} to {passwords.LONGEST} characters"


def plain_login(login: str) -> str:
    """A login as it is kept: lower case, without blanks around it, full-width characters made plain."""
    return unicodedata.normalize("NFKC", login).strip().lower()


def sign_in(database: Database, login: str, password: str) -> User | None:
    """The account that a login and a password open; None if they open none, or it is switched off.

    A login that nobody has takes as long to refuse as a wrong password. A hash whose cost is out of date is renewed.
    """
    with database.reading() as connection:
        user = users.by_login(connection, plain_login(login)) if storable(login) else None
    check = passwords.check_password(password, user.password_hash if user else None)
    if user is None or not user.active or not check.right:
        return None
    if check.renewed:
        with database.writing(durable=True) as connection:
            return users.set_password(connection, user.id, check.renewed)
    return user


def create_admin(database: Database, login: str, name: str, password: str) -> User:
    """Add an administrator from the command line, where nobody is signed in yet.

    Raises Invalid with a fault for each of login, name and password; Conflict("login_taken").
    """
    return _add(database, login, name, (ADMIN,), password)


def add_person(database: Database, person: Person, login: str, name: str, roles: Iterable[str], password: str) -> User:
    """Add an account with a first password. Raises Forbidden, Invalid, Conflict("login_taken")."""
    person.require(MANAGE_PEOPLE)
    return _add(database, login, name, roles, password)


def _add(database: Database, login: str, name: str, roles: Iterable[str], password: str) -> User:
    login, name, roles = plain_login(login), name.strip(), tuple(roles)
    _refuse([*_login_faults(login), *_name_faults(name), *_role_faults(roles), *_password_faults(password)])
    password_hash = passwords.hash_password(password)  # before the transaction, which others wait for
    with database.writing(durable=True) as connection:
        return users.add(connection, login=login, name=name, password_hash=password_hash, roles=_in_order(roles))


def list_people(database: Database, person: Person) -> list[User]:
    """Every account, those in use first, then by name. Raises Forbidden."""
    person.require(MANAGE_PEOPLE)
    with database.reading() as connection:
        return sorted(users.all_users(connection), key=lambda user: (not user.active, user.name, user.login))


def session_key(user: User) -> str:
    """What a signed-in browser carries: it holds until the account's password changes."""
    return f"{user.id}.{hashlib.sha256(user.password_hash.encode()).hexdigest()[:16]}"


def of_session(database: Database, key: str) -> User | None:
    """The account that a session key stands for; None if it is gone, switched off or has another password now."""
    with database.reading() as connection, suppress(NotFound):
        user = users.get(connection, key.partition(".")[0])
        return user if user.active and hmac.compare_digest(session_key(user), key) else None
    return None


def find_person(database: Database, person: Person, user_id: str) -> User:
    """One account, for the administrator or for its owner. Raises Forbidden, NotFound."""
    if user_id != person.id:
        person.require(MANAGE_PEOPLE)
    with database.reading() as connection:
        return users.get(connection, user_id)


def change_person(
    database: Database, person: Person, user_id: str, name: str, roles: Iterable[str], active: bool
) -> User:
    """Change an account's name, roles and whether it may sign in.

    Raises Forbidden, NotFound, Invalid; Conflict("last_admin") if nobody would be left to manage people.
    """
    person.require(MANAGE_PEOPLE)
    name, roles = name.strip(), tuple(roles)
    _refuse([*_name_faults(name), *_role_faults(roles)])
    with database.writing(durable=True) as connection:
        changed = users.update(connection, user_id, name=name, roles=_in_order(roles), active=active)
        _require_admin(connection)
    return changed


def _require_admin(connection: Connection) -> None:
    if not any(user.active and ADMIN in user.roles for user in users.all_users(connection)):
        raise Conflict("last_admin")  # the transaction takes the change back


def set_password(database: Database, person: Person, user_id: str, new: str, old: str | None = None) -> None:
    """Set a password: one's own with the old one, another's as an administrator without.

    Raises Forbidden, NotFound, Invalid; Conflict("wrong_password") where the old one is wrong.
    """
    if user_id != person.id:
        person.require(MANAGE_PEOPLE)
    _refuse(_password_faults(new))
    with database.reading() as connection:
        user = users.get(connection, user_id)
    if user_id == person.id and not passwords.check_password(old or "", user.password_hash).right:
        raise Conflict("wrong_password")
    password_hash = passwords.hash_password(new)
    with database.writing(durable=True) as connection:
        users.set_password(connection, user_id, password_hash)


def set_language(database: Database, person: Person, lang: str | None) -> None:
    """Keep the interface's language with one's own account; None leaves it to the browser. Raises Invalid."""
    if lang is not None and lang not in LANGS:
        raise Invalid([Fault("lang", show(lang), f"one of {', '.join(LANGS)}")])
    with database.writing() as connection:
        users.update(connection, person.id, lang=lang)


def _in_order(roles: Collection[str]) -> list[str]:
    return [role for role in ROLES if role in roles]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Invalid(faults)


def _login_faults(login: str) -> list[Fault]:
    return [] if LOGIN.fullmatch(login) else [Fault("login", show(login), LOGIN_RULE)]


def _name_faults(name: str) -> list[Fault]:
    fits = 0 < len(name) <= LONGEST_NAME and storable(name) and len(name.splitlines()) == 1
    return [] if fits else [Fault("name", show(name), NAME_RULE)]


def _role_faults(roles: tuple[str, ...]) -> list[Fault]:
    fits = roles and set(roles) <= set(ROLES)
    return [] if fits else [Fault("roles", show(", ".join(roles)), f"one or more of {', '.join(ROLES)}")]


def _password_faults(password: str) -> list[Fault]:
    return [] if passwords.usable(password) else [Fault("password", f"{len(password)} characters", PASSWORD_RULE)]
