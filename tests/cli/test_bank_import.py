"""`interviewkit bank import` as a script meets it, and the house's own questions in exports."""

from __future__ import annotations

import csv
import io
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.library import exchange
from interviewkit.services import house_questions
from interviewkit.store import users
from interviewkit.store.engine import Database

from ..kept import kept_questions

CONTENT = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, "请讲一次您主动找客户的经历。", None)
HEAD = "id,pack,competency,technique,text,lang,level,minutes\n"
RUN = [sys.executable, "-m", "interviewkit", "bank"]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path) -> Database:
    """The records of an instance with one trainer and one learner."""
    shutil.copy(sqlite_template, tmp_path / "interviewkit.db")
    opened = Database(f"sqlite:///{tmp_path / 'interviewkit.db'}")
    with opened.writing() as connection:
        for role in ("trainer", "learner"):
            users.add(connection, login=role, name=role, password_hash="", roles=[role])
    return opened


@pytest.fixture
def trainer(database: Database) -> Person:
    with database.reading() as connection:
        user = users.by_login(connection, "trainer")
    assert user is not None
    return Person(user.id, user.name, frozenset(user.roles))


def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"INTERVIEWKIT_INSTANCE": str(tmp_path), "LC_ALL": "C.UTF-8"}


@pytest.fixture
def run(tmp_path: Path, database: Database) -> Run:
    def runs(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [*RUN, *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment(tmp_path), cwd=tmp_path, check=False
        )

    return runs


def texts(database: Database) -> list[str | None]:
    return [question.content.text_zh for question in kept_questions(database)]


def test_a_plan_is_printed_and_nothing_written(tmp_path: Path, run: Run, database: Database, trainer: Person) -> None:
    kept = house_questions.add_question(database, trainer, CONTENT)
    row = exchange.house_row(kept.id, CONTENT)
    rows = [{**row, "minutes": "9"}, {**row, "id": "", "text": "如果客户发火，您会怎么办？"}, {**row, "id": ""}]
    (tmp_path / "bank.csv").write_bytes(exchange.write("bank.csv", rows))
    done = run("import", "bank.csv", "--as", "trainer")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "2 new, 1 changed, 0 the same, 0 refused"
    assert lines[1].startswith(f'bank.csv:2: changed: {kept.id} minutes "4" → "9"')
    assert lines[2].startswith('bank.csv:3: new: phone_sales/drive lead "如果客户发火，您会怎么办？" (wording: ')
    assert lines[3].endswith(f"(asks the same as {kept.id})")
    assert "--apply" in lines[4]
    assert texts(database) == [CONTENT.text_zh]


def test_applying_writes_the_plan(tmp_path: Path, run: Run, database: Database) -> None:
    (tmp_path / "bank.csv").write_text(HEAD + ",phone_sales,drive,lead,您好？,zh,,\n", encoding="utf-8")
    done = run("import", "bank.csv", "--as", "trainer", "--apply")
    assert done.stdout.splitlines() == ["1 new, 0 changed, 0 the same, 0 refused", "Written: 1 added, 0 changed"]
    assert texts(database) == ["您好？"]


def test_refused_rows_hold_everything_back(tmp_path: Path, run: Run, database: Database) -> None:
    rows = ",phone_sales,drive,lead,您好？,zh,,\n,phone_sales,drive,guess,您好吗？,zh,,99\n"
    (tmp_path / "bank.csv").write_text(HEAD + rows, encoding="utf-8")
    done = run("import", "bank.csv", "--as", "trainer", "--apply")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        'bank.csv:3: technique: found "guess", expected one of lead, probe, summarize, direct, open',
        'bank.csv:3: minutes: found "99", expected a whole number from 1 to 15',
    ]
    assert texts(database) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD.encode() + "x,客户".encode("gb18030"), "bank.csv:2: found byte 0x"),
        (b"id,pack,competency,technique\n", "bank.csv:1: found no column text"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, run: Run, content: bytes, said: str) -> None:
    (tmp_path / "bank.csv").write_bytes(content)
    done = run("import", "bank.csv", "--as", "trainer")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_an_account_that_may_not_and_one_that_is_not_there(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bank.csv").write_text(HEAD, encoding="utf-8")
    done = run("import", "bank.csv", "--as", "learner")
    assert (done.returncode, "may not write questions" in done.stderr) == (1, True)
    done = run("import", "bank.csv", "--as", "nobody")
    assert (done.returncode, "nobody" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_bar_moves_where_a_person_sits(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bank.csv").write_text(HEAD + ",phone_sales,drive,lead,您好？,zh,,\n", encoding="utf-8")
    seat, terminal = pty.openpty()
    command = [*RUN, "import", str(tmp_path / "bank.csv"), "--as", "trainer"]
    subprocess.run(command, env=environment(tmp_path), stderr=terminal, stdout=subprocess.DEVNULL, check=True)
    os.close(terminal)
    shown = os.read(seat, 10_000).decode()
    os.close(seat)
    assert "Weighing" in shown
    assert "100%" in shown


def test_the_houses_questions_are_exported_when_asked_for(
    tmp_path: Path, run: Run, database: Database, trainer: Person
) -> None:
    kept = house_questions.add_question(database, trainer, CONTENT)
    away = house_questions.add_question(database, trainer, CONTENT)
    house_questions.archive_question(database, trainer, away.id, True)
    counts = {}
    for option in ("--own", "--all", "--lang=zh"):
        assert run("export", "bank.csv", option).returncode == 0
        content = (tmp_path / "bank.csv").read_text(encoding="utf-8-sig")
        counts[option] = [row["id"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    assert counts["--own"] == [kept.id]
    assert counts["--all"] == [*counts["--lang=zh"], kept.id]


def test_an_export_comes_back_the_same(tmp_path: Path, run: Run, database: Database, trainer: Person) -> None:
    house_questions.add_question(database, trainer, CONTENT)
    run("export", "bank.xlsx", "--all")
    done = run("import", "bank.xlsx", "--as", "trainer")
    assert done.stdout.splitlines()[0].startswith("0 new, 0 changed,")
    assert done.stdout.splitlines()[1] == "There is nothing to write."
