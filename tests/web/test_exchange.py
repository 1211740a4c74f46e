"""Questions as files in the browser: taken out, brought in after a look, and every fault said in the reader's words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.limits import LARGEST_TABLE
from interviewkit.library import exchange
from interviewkit.services import house_questions, imports
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion
from interviewkit.web.exchange.wording import SENTENCES

from ..bomb import bomb
from ..kept import kept_questions
from .conftest import Client, SignIn, browser

CONTENT = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, "为什么选这家店？", "Why this shop?")
HEAD = "id,pack,competency,technique,text"


@pytest.fixture
def trainer(sign_in: SignIn) -> Client:
    return sign_in("trainer")


def send(client: Client, content: bytes, name: str = "bank.csv", **more: Any) -> TestResponse:
    return client.post("/bank/exchange", data={"file": (io.BytesIO(content), name)}, **more)


def sheet(*rows: dict[str, str], name: str = "bank.csv") -> bytes:
    return exchange.write(name, rows)


def row(question_id: str = "", content: HouseQuestion = CONTENT, **changed: str) -> dict[str, str]:
    return {**exchange.house_row(question_id, content), **changed}


def staged(client: Client, *rows: dict[str, str]) -> str:
    answer = send(client, sheet(*rows))
    assert answer.status_code == 302, answer.text
    return answer.location


def seen(page: str) -> str:
    return page.partition('name="seen" value="')[2].partition('"')[0]


def add(database: Database, client: Client, **changed: Any) -> StoredQuestion:
    return house_questions.add_question(database, client.person, replace(CONTENT, **changed))


def own(database: Database) -> list[HouseQuestion]:
    return [question.content for question in kept_questions(database)]


@pytest.mark.parametrize("ending", exchange.ENDINGS)
def test_an_export_is_a_download_of_its_type(database: Database, trainer: Client, ending: str) -> None:
    add(database, trainer)
    answer = trainer.get(f"/bank/exchange/file?which=own&format={ending[1:]}&lang=")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=questions-own{ending}"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer.content_type
    (read,) = exchange.read(answer.data, f"a{ending}").rows
    assert (read["text"], read["text_en"]) == (CONTENT.text_zh, CONTENT.text_en)


def test_an_export_of_one_language_and_of_both_kinds(database: Database, sign_in: SignIn, trainer: Client) -> None:
    kept = add(database, trainer)
    answer = sign_in("learner").get("/bank/exchange/file?which=both&format=csv&lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert (rows[-1]["id"], rows[-1]["text"], "text_en" in rows[-1]) == (kept.id, CONTENT.text_en, False)
    assert len(rows) > 500


@pytest.mark.parametrize("asked", ["which=own&format=exe", "which=all&format=csv", ""])
def test_no_other_file_is_made(trainer: Client, asked: str) -> None:
    assert trainer.get(f"/bank/exchange/file?{asked}").status_code == 404


def test_who_only_reads_is_offered_no_import(sign_in: SignIn, trainer: Client) -> None:
    learner = sign_in("learner")
    page = learner.get("/bank/exchange")
    assert (page.status_code, 'type="file"' in page.text) == (200, False)
    assert send(learner, sheet(row())).status_code == 403
    assert learner.get(staged(trainer, row())).status_code == 403


def test_a_file_is_looked_at_before_anything_is_kept(database: Database, trainer: Client) -> None:
    kept = add(database, trainer)
    place = staged(trainer, row(kept.id, minutes="9", text_en="Why <b>that</b> shop?"), row(text="又一题"))
    page = trainer.get(place).text
    assert "Import all 2 questions" in page
    assert "<del>" in page
    assert "&lt;b&gt;" in page
    assert "<b>that" not in page
    assert "bank.csv:2" in page
    assert "bank.csv:3" in trainer.get(f"{place}?only=new").text
    assert own(database) == [CONTENT]


def test_importing_and_what_it_did(database: Database, trainer: Client) -> None:
    kept = add(database, trainer)
    place = staged(trainer, row(kept.id, minutes="9"), row(text="又一题"))
    done = trainer.post(place, data={"seen": seen(trainer.get(place).text)}, follow_redirects=True)
    assert "1 added, 1 changed, 0 the same" in done.text
    assert f"/bank/questions/{kept.id}" in done.text
    assert sorted(content.minutes or 0 for content in own(database)) == [4, 9]
    again = trainer.post(place, data={"seen": ""}, follow_redirects=True)
    assert "1 added, 1 changed, 0 the same" in again.text
    assert len(own(database)) == 2


def test_a_script_hears_how_far_it_is(database: Database, trainer: Client) -> None:
    place = staged(trainer, *(row(text=f"第{number}题？") for number in range(500)))
    answer = trainer.post(
        place, data={"seen": seen(trainer.get(place).text)}, headers={"Accept": "application/x-ndjson"}
    )
    *steps, last = map(json.loads, answer.text.splitlines())
    assert [step["done"] for step in steps] == list(range(5, 501, 5))
    assert last == {"page": place}
    assert len(own(database)) == 500


def test_what_somebody_else_did_meanwhile_stops_it(database: Database, trainer: Client) -> None:
    kept = add(database, trainer)
    place = staged(trainer, row(kept.id, minutes="9"))
    asked = seen(trainer.get(place).text)
    house_questions.edit_question(database, trainer.person, kept.id, 1, replace(CONTENT, minutes=8))
    page = trainer.post(place, data={"seen": asked}, follow_redirects=True).text
    assert "nothing was imported" in page
    assert [content.minutes for content in own(database)] == [8]
    assert "1 added" not in trainer.post(place, data={"seen": seen(page)}, follow_redirects=True).text
    assert [content.minutes for content in own(database)] == [9]


def test_refused_rows_say_why_and_hold_everything_back(database: Database, trainer: Client) -> None:
    place = staged(trainer, row(technique="guess"), row(text="又一题"))
    page = trainer.get(place).text
    assert "<code>bank.csv:2: technique</code>" in page
    assert "is no technique" in page
    assert "carry-out" not in page
    trainer.post(place, data={"seen": f"{seen(page)}"})
    assert own(database) == []


def test_a_long_plan_has_pages(trainer: Client) -> None:
    place = staged(trainer, *(row(text=f"第{number}题？") for number in range(250)))
    assert "bank.csv:101<" in trainer.get(place).text
    assert "bank.csv:251<" in trainer.get(f"{place}?only=new&p=3").text
    assert "bank.csv:251<" in trainer.get(f"{place}?only=new&p=99").text
    assert trainer.get(f"{place}?only=nothing&p=x").status_code == 200


def test_nobody_else_sees_the_file(sign_in: SignIn, trainer: Client) -> None:
    place = staged(trainer, row())
    other = sign_in("admin")
    assert other.get(place).status_code == 404
    assert other.post(place, data={"seen": ""}).status_code == 404


BAD = {
    "ending": ("bank.exe", b""),
    "empty": ("bank.csv", b""),
    "not_utf8": ("bank.csv", f"{HEAD}\n,客户".encode("gb18030")),
    "csv_broken": ("bank.csv", f'{HEAD}\n"a"b'.encode()),
    "no_column": ("bank.csv", b"id,pack,competency,technique\n"),
    "column_twice": ("bank.csv", f"{HEAD},id\n".encode()),
    "cells": ("bank.csv", f"{HEAD}\na,b\n".encode()),
    "control": ("bank.csv", f"{HEAD}\n,a,b,c,d\x01\n".encode()),
    "long_cell": ("bank.csv", f"{HEAD}\n,a,b,c,{'x' * 40000}\n".encode()),
    "too_many_rows": ("bank.csv", f"{HEAD}\n".encode() + b",a,b,c,d\n" * 20_001),
    "no_workbook": ("bank.xlsx", b"PK"),
    "workbook_locked": ("bank.xlsx", b"\xd0\xcf\x11\xe0"),
    "too_strong": ("bank.xlsx", bomb()),
    "json": ("bank.json", b"{"),
    "no_text": (
        "bank.json",
        (
            b'{"format": "interviewkit-questions", "version": 1, '
            b'"questions": [{"id": {}, "pack": "", "competency": "", "technique": "", "text": ""}]}'
        ),
    ),
    "no_database": ("bank.db", b"x"),
    "database_damaged": ("bank.db", b"SQLite format 3\0"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_that_cannot_be_read_says_why(
    app: Flask, database: Database, trainer: Client, kind: str, lang: str
) -> None:
    name, content = BAD[kind]
    trainer.environ_base["HTTP_ACCEPT_LANGUAGE"] = lang
    answer = send(trainer, content, name)
    assert answer.status_code == 400
    with app.test_request_context(headers={"Accept-Language": lang}):
        begin = str(SENTENCES[kind]).partition("%")[0].partition('"')[0].partition("'")[0]
    assert begin in answer.text
    as_json = send(trainer, content, name, headers={"Accept": "application/json"})
    assert as_json.status_code == 400
    assert begin in as_json.json["faults"][-1]["said"]
    assert "Found " not in answer.text


def test_of_very_many_faults_the_first_are_told_and_the_others_counted(trainer: Client) -> None:
    answer = send(trainer, f"{HEAD}\n".encode() + b"a,b\n" * 5_000)
    assert (answer.text.count("This line has 2 cells"), "… + 4900" in answer.text) == (100, True)


def test_every_reason_has_its_sentence(trainer: Client) -> None:
    twice = "house.01234567-89ab-7cde-8f01-23456789abcd"
    shipped = next(exchange.bank_rows(house_questions.cached_bank()))
    faulty = [
        row(twice),
        row(twice),
        row("Q12"),
        {**shipped, "text": "别的"},
        row(lang="fr"),
        row(lang="en"),
        row(probes="Why?"),
        row(pack="nothing"),
        row(competency="swimming"),
        row(technique="guess"),
        row(level="boss"),
        row(minutes="soon"),
        row(text="", text_en=""),
        row(text="x" * 501),
        row(probes="S: a\n" * 9),
    ]
    page = trainer.get(staged(trainer, *faulty)).text
    assert page.count('class="weighed refused"') == len(faulty)
    assert "Found " not in page


def test_a_file_that_is_too_large_gets_an_answer(database: Database, trainer: Client) -> None:
    for size in (LARGEST_TABLE + 1, 50_000_000):
        answer = send(trainer, b"x" * size)
        assert answer.status_code in (400, 413)
        assert "at most 16 MB" in answer.text
    as_json = send(trainer, b"x" * 50_000_000, headers={"Accept": "application/json"})
    assert (as_json.status_code, "16 MB" in as_json.json["faults"][0]["said"]) == (413, True)


def test_a_file_may_be_larger_than_any_other_request(trainer: Client) -> None:
    wide = [row(listen_for="x" * 900, text=f"{number}？") for number in range(6000)]
    content = sheet(*wide)
    assert len(content) > 5_000_000
    assert send(trainer, content).status_code == 302


def test_who_is_signed_out_is_sent_to_sign_in_whatever_the_size(app: Flask) -> None:
    for size in (10, 50_000_000):
        answer = send(browser(app), b"x" * size)
        assert answer.status_code == 302
        assert answer.location.startswith("/sign-in")


def test_no_file_chosen(trainer: Client) -> None:
    answer = trainer.post("/bank/exchange", data={})
    assert (answer.status_code, "Choose a file first" in answer.text) == (400, True)


def test_what_a_name_holds_is_text(trainer: Client) -> None:
    answer = send(trainer, sheet(row()), "<img src=x>.csv")
    assert "&lt;img" in trainer.get(answer.location).text


def test_a_failure_while_importing_leaves_nothing(
    database: Database, trainer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = staged(trainer, row(text="又一题"))
    asked = seen(trainer.get(place).text)

    def fails(*_given: Any) -> None:
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(imports.imports, "finish", fails)
    with pytest.raises(RuntimeError):
        trainer.post(place, data={"seen": asked})
    monkeypatch.undo()
    assert own(database) == []
    trainer.post(place, data={"seen": asked})
    assert len(own(database)) == 1
