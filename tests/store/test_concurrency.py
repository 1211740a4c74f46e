"""Many writers at once, in threads and in processes, lose nothing; nor does a process that is killed."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection as Pipe
from typing import TypeVar

from interviewkit.store import candidates, documents, events, users
from interviewkit.store.engine import Database
from interviewkit.store.identity import new_id

from .conftest import MONDAY, Plan

T = TypeVar("T")
THREADS, PROCESSES, TIMES = 8, 4, 25
spawn = multiprocessing.get_context("spawn")  # as if started on its own: nothing is shared


def count_on(database: Database, user_id: str, times: int) -> None:
    """Read a number, then write the next one, again and again."""
    for _ in range(times):
        with database.writing() as connection:
            number = int(users.get(connection, user_id).name)
            users.update(connection, user_id, name=str(number + 1))


def count_on_in_a_process(url: str, user_id: str, times: int) -> None:
    database = Database(url)
    count_on(database, user_id, times)
    database.dispose()


def counter(database: Database) -> str:
    with database.writing() as connection:
        return users.add(connection, login="counter", name="0", password_hash="-", roles=[]).id


def name_of(database: Database, user_id: str) -> str:
    with database.reading() as connection:
        return users.get(connection, user_id).name


def together(work: Callable[[int], T], how_many: int) -> list[T]:
    """Run the work in so many threads that begin at the same moment."""
    gate = threading.Barrier(how_many)

    def one(number: int) -> T:
        gate.wait(timeout=30)
        return work(number)

    with ThreadPoolExecutor(how_many) as pool:
        return list(pool.map(one, range(how_many)))


def test_threads_that_read_and_then_write_lose_nothing(database: Database) -> None:
    user_id = counter(database)
    together(lambda _: count_on(database, user_id, TIMES), THREADS)
    assert name_of(database, user_id) == str(THREADS * TIMES)


def test_processes_that_read_and_then_write_lose_nothing(database: Database, database_url: str) -> None:
    user_id = counter(database)
    started = [
        spawn.Process(target=count_on_in_a_process, args=(database_url, user_id, TIMES)) for _ in range(PROCESSES)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join(timeout=60)
    assert [process.exitcode for process in started] == [0] * PROCESSES
    assert name_of(database, user_id) == str(PROCESSES * TIMES)


def test_candidates_that_are_added_at_the_same_time_get_codes_of_their_own(database: Database, plan: Plan) -> None:
    def add(number: int) -> str:
        with database.writing() as connection:
            return candidates.add(
                connection,
                position_id=plan.position.id,
                name=f"No. {number}",
                verify="",
                gaps="",
                growth="",
                created_by=plan.user.id,
            ).code

    codes = together(add, THREADS)
    assert sorted(codes) == [f"C-{number}" for number in range(1002, 1002 + THREADS)]


def test_events_from_several_devices_are_numbered_without_a_gap(database: Database, plan: Plan) -> None:
    def save(device: int) -> None:
        for number in range(TIMES):
            with database.writing() as connection:
                event = (f"{device}-{number}", MONDAY.isoformat(), "observation_noted", {"text": f"{number}"})
                events.append(connection, plan.interview.id, [event])

    together(save, 4)
    with database.reading() as connection:
        stored = events.of_interview(connection, plan.interview.id)
    assert [event.seq for event in stored] == list(range(1, 4 * TIMES + 1))
    assert {event.id for event in stored} == {f"{device}-{number}" for device in range(4) for number in range(TIMES)}


def test_each_document_is_handed_to_one_worker_alone(database: Database) -> None:
    with database.writing() as connection:
        ordered = {documents.enqueue(connection, "evaluation", "s", "zh", f"key {n}").id for n in range(40)}

    def work(_: int) -> list[str]:
        mine = []
        while True:
            with database.writing() as connection:
                document = documents.claim(connection, MONDAY, lease_seconds=60)
            if document is None:
                return mine
            mine.append(document.id)

    claimed = [document_id for mine in together(work, THREADS) for document_id in mine]
    assert len(claimed) == len(ordered)
    assert set(claimed) == ordered


def save_for_ever(url: str, interview_id: str, acknowledge: Pipe) -> None:
    database = Database(url)
    while True:
        event_id = new_id()
        with database.writing() as connection:
            events.append(connection, interview_id, [(event_id, MONDAY.isoformat(), "started", {})])
        acknowledge.send(event_id)


def test_a_killed_process_loses_no_acknowledged_event(database: Database, database_url: str, plan: Plan) -> None:
    here, there = spawn.Pipe(duplex=False)
    process = spawn.Process(target=save_for_ever, args=(database_url, plan.interview.id, there))
    process.start()
    there.close()
    acknowledged = [here.recv() for _ in range(50)]
    process.kill()
    process.join(timeout=30)
    acknowledged += drained(here)
    with database.writing() as connection:  # its turn went with it
        stored = events.of_interview(connection, plan.interview.id)
    assert {event.id for event in stored} >= set(acknowledged)
    assert [event.seq for event in stored] == list(range(1, len(stored) + 1))


def drained(pipe: Pipe) -> list[str]:
    """What a process that is gone had still sent."""
    rest: list[str] = []
    try:
        while pipe.poll():
            rest.append(pipe.recv())
    except EOFError:
        pass
    return rest
