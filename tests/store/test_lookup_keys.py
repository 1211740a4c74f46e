"""Keys that nobody can have are not found, rather than breaking the database."""

import pytest

from interviewkit.domain.errors import NotFound
from interviewkit.store import candidates, interviews, positions, users
from interviewkit.store.engine import Database


@pytest.mark.parametrize("noun", [users, positions, candidates, interviews])
@pytest.mark.parametrize("key", ["", "nobody", "a\0b", "'; DROP TABLE users; --", "x" * 10_000])
def test_a_key_that_nobody_has_is_not_found(database: Database, noun: object, key: str) -> None:
    with database.reading() as connection, pytest.raises(NotFound):
        noun.get(connection, key)  # type: ignore[attr-defined]
