"""import_vs_bare_insert: 10,000 questions imported from CSV, against `sqlite-utils insert` of the same file."""

from __future__ import annotations

import io
import tempfile
import time
from contextlib import closing, redirect_stdout
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

from sqlite_utils import Database as BareDatabase
from sqlite_utils import cli as sqlite_utils_command

from interviewkit.domain.people import Person
from interviewkit.library import exchange
from interviewkit.library.loader import cached_bank
from interviewkit.services import imports, weighing
from interviewkit.store import house_questions, users
from interviewkit.store.engine import Database
from interviewkit.store.migrate import migrate

from .figure import Figure

QUESTIONS: Final = 10_000
ROUNDS: Final = 7
MEMORY: Final = Path("/dev/shm")
"""Where there is one, so that neither waits for a disk; sqlite-utils, committing every 100 rows, would wait longer."""


def measure() -> float:
    """The quotient of the medians: a file read, weighed and written to the records, and the same file inserted."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        file = folder / "questions.csv"
        file.write_bytes(exchange.write(file.name, _questions()))
        rounds = [(_ours(folder / f"ours{n}.db", file), _bare(folder / f"bare{n}.db", file)) for n in range(ROUNDS)]
    ours, bare = zip(*rounds[1:], strict=True)
    return median(ours) / median(bare)


def _questions() -> list[dict[str, str]]:
    """The shipped questions over and over, in both languages, each with a text and an id of its own."""
    held = islice(zip(cycle(exchange.bank_rows(cached_bank())), count()), QUESTIONS)
    return [
        {**row, "id": f"house.{n:08x}-0000-7000-8000-000000000000", "text": f"{row['text']}（{n}）"} for row, n in held
    ]


def _ours(records: Path, file: Path) -> float:
    """Seconds of an import into empty records. Raises RuntimeError if not every question arrives."""
    migrate(f"sqlite:///{records}")
    database = Database(f"sqlite:///{records}")
    with database.writing() as connection:
        user = users.add(connection, login="editor", name="Editor", password_hash="", roles=["trainer"])
    person = Person(user.id, user.name, frozenset(user.roles))
    begun = time.perf_counter()
    imports.apply_plan(database, person, weighing.weigh(database, person, exchange.read(file, file.name)))
    seconds = time.perf_counter() - begun
    with database.reading() as connection:
        arrived = len(house_questions.listing(connection))
    database.dispose()
    if arrived != QUESTIONS:
        raise RuntimeError(f"{arrived} of {QUESTIONS} questions arrived")
    return seconds


def _bare(target: Path, file: Path) -> float:
    """Seconds of `sqlite-utils insert TARGET questions FILE --csv --pk id`, called within this process.

    With its defaults, so that it finds out the types of the columns, which takes most of that time.
    """
    command = ["insert", str(target), "questions", str(file), "--csv", "--pk", "id"]
    begun = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        sqlite_utils_command.cli.main(command, standalone_mode=False)
    seconds = time.perf_counter() - begun
    with closing(BareDatabase(target)) as inserted:
        if inserted["questions"].count != QUESTIONS:  # type: ignore[union-attr]
            raise RuntimeError("sqlite-utils inserted something else")
    return seconds


FIGURE: Final = Figure(
    name="import_vs_bare_insert",
    unit="ratio",
    against="sqlite-utils insert of the same CSV, types detected",
    better="lower",
    goal=3,
    measure=measure,
)
