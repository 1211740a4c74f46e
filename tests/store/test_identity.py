"""Ids are UUIDv7 and sort by the moment at which they were made."""

from __future__ import annotations

from datetime import timedelta
from uuid import RFC_4122, UUID

import pytest

from interviewkit.store import identity
from interviewkit.store.identity import new_id, now


def test_an_id_is_a_uuid_of_version_7_as_text() -> None:
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, RFC_4122)
    assert str(made) == str(made).lower()


def test_an_id_holds_the_milliseconds_of_its_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity.time, "time_ns", lambda: 0x0192_ABCD_EF01 * 1_000_000)
    assert new_id().startswith("0192abcd-ef01-7000-")


def test_ids_sort_by_their_moment_even_within_a_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(1_795_000_000_000_000_000, 1_795_000_000_010_000_000, 1_000))
    monkeypatch.setattr(identity.time, "time_ns", lambda: next(moments))
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)


def test_ids_of_the_same_moment_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity.time, "time_ns", lambda: 1_795_000_000_000_000_000)
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_now_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)
