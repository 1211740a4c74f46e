"""Documents are handed out by lease, tried again, and given up in the end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from interviewkit.domain.errors import NotFound
from interviewkit.store import documents
from interviewkit.store.documents import DONE, FAILED, LEASED, MOST_TRIES, PENDING, Document
from interviewkit.store.engine import Database

from .conftest import MONDAY

LEASE = 60.0


def order(database: Database, key: str = "key", minute: int = 0) -> Document:
    with database.writing() as connection:
        at = MONDAY + timedelta(minutes=minute)
        return documents.enqueue(connection, "evaluation", "interview", "zh", key, created_at=at)


def claim(database: Database, now: datetime = MONDAY) -> Document | None:
    with database.writing() as connection:
        return documents.claim(connection, now, LEASE)


def found(database: Database, document_id: str) -> Document:
    with database.reading() as connection:
        return documents.get(connection, document_id)


def test_the_same_content_is_ordered_once(database: Database) -> None:
    first = order(database)
    assert (first.status, first.tries, first.created_at) == (PENDING, 0, MONDAY)
    assert order(database, minute=5) == first
    with database.reading() as connection:
        assert documents.by_key(connection, "key") == first
        assert documents.of_subject(connection, "interview") == [first]
        with pytest.raises(NotFound):
            documents.by_key(connection, "another")
        with pytest.raises(NotFound):
            documents.get(connection, "nothing")


def test_documents_of_a_subject_last_ordered_first(database: Database) -> None:
    first, second = order(database, "1"), order(database, "2", minute=1)
    with database.reading() as connection:
        assert documents.of_subject(connection, "interview") == [second, first]
        assert documents.of_subject(connection, "another") == []


def test_whoever_waited_longest_comes_first_and_nobody_twice(database: Database) -> None:
    later, earlier = order(database, "later", minute=1), order(database, "earlier")
    leased = claim(database)
    assert leased is not None
    assert (leased.id, leased.status, leased.tries) == (earlier.id, LEASED, 1)
    assert leased.leased_until == MONDAY + timedelta(seconds=LEASE)
    assert leased == found(database, earlier.id)
    second = claim(database)
    assert second is not None
    assert second.id == later.id
    assert claim(database) is None


def test_a_finished_document_is_done(database: Database) -> None:
    document = order(database)
    claim(database)
    with database.writing() as connection:
        done = documents.finish(connection, document.id, MONDAY)
    assert (done.status, done.leased_until, done.done_at) == (DONE, None, MONDAY)
    assert found(database, document.id) == done
    assert claim(database, MONDAY + timedelta(days=1)) is None
    assert order(database) == done


def test_a_failed_try_is_made_again_until_the_last(database: Database) -> None:
    document = order(database)
    for number in range(1, MOST_TRIES + 1):
        leased = claim(database)
        assert leased is not None
        assert leased.tries == number
        with database.writing() as connection:
            after = documents.fail(connection, document.id, f"fault {number}")
        assert (after.status, after.error) == (FAILED if number == MOST_TRIES else PENDING, f"fault {number}")
    assert claim(database) is None


def test_a_lease_that_ran_out_goes_to_the_next_worker(database: Database) -> None:
    document = order(database)
    claim(database)
    end = MONDAY + timedelta(seconds=LEASE)
    assert claim(database, end - timedelta(microseconds=1)) is None
    again = claim(database, end)
    assert again is not None
    assert (again.id, again.tries, again.leased_until) == (document.id, 2, end + timedelta(seconds=LEASE))


def test_a_document_that_loses_every_worker_is_given_up(database: Database) -> None:
    document = order(database)
    now = MONDAY
    for _ in range(MOST_TRIES):
        assert claim(database, now) is not None
        now += timedelta(seconds=LEASE)
    assert claim(database, now) is None
    given_up = found(database, document.id)
    assert (given_up.status, given_up.leased_until) == (FAILED, None)
    assert given_up.error


def test_a_worker_that_comes_late_undoes_nothing(database: Database) -> None:
    document = order(database)
    claim(database)
    claim(database, MONDAY + timedelta(seconds=LEASE))
    with database.writing() as connection:
        done = documents.finish(connection, document.id, MONDAY)
        assert documents.fail(connection, document.id, "too late") == done
    assert found(database, document.id) == done


def test_what_was_given_up_can_be_tried_anew(database: Database) -> None:
    document = order(database)
    for _ in range(MOST_TRIES):
        claim(database)
        with database.writing() as connection:
            documents.fail(connection, document.id, "no font")
    with database.writing() as connection:
        assert documents.retry(connection, document.id) == document
    assert claim(database) is not None


def test_nothing_cannot_be_finished(database: Database) -> None:
    with database.writing() as connection:
        for change in (
            lambda: documents.finish(connection, "nothing", MONDAY),
            lambda: documents.fail(connection, "nothing", "-"),
            lambda: documents.retry(connection, "nothing"),
        ):
            with pytest.raises(NotFound):
                change()
