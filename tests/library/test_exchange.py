"""Questions written to a file and read back are the same questions, in each of the four formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlite_utils import Database

from interviewkit.domain.errors import Invalid
from interviewkit.domain.house import HouseProbe
from interviewkit.library import exchange
from interviewkit.library.exchange.harmless import as_meant, harmless
from interviewkit.library.exchange.table import COLUMNS, LONGEST_CELL, ONE_LANGUAGE, REQUIRED, Row

from .bankfolder import write_bank

RISKY = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    " =1",
    "\t=1",
    "\u3000＝1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
    "''-",
    "'a",
    "#N/A",
    "\ufeff=1",
)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t")) | st.sampled_from(
    RISKY
)
IDS = st.text(st.sampled_from("abc.19=_"), min_size=1, max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, str]]:
    ids = draw(st.lists(IDS, unique=True, max_size=4))
    minutes = st.integers(1, 15).map(str) | st.just("")
    return [{**{name: draw(TEXTS) for name in COLUMNS}, "id": each, "minutes": draw(minutes)} for each in ids]


@pytest.mark.parametrize("ending", exchange.ENDINGS)
@settings(max_examples=60, deadline=None)
@given(rows=tables())
def test_what_is_written_is_read_back(ending: str, rows: list[dict[str, str]]) -> None:
    table = exchange.read(exchange.write(f"a{ending}", rows), f"a{ending}")
    assert [dict(row.values) for row in table.rows] == rows
    assert table.ignored == ()


@given(TEXTS)
def test_a_text_made_harmless_comes_back(text: str) -> None:
    assert as_meant(harmless(text)) == text


@pytest.mark.parametrize("text", RISKY[:10])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_no_cell_begins_as_a_formula(ending: str, text: str) -> None:
    content = exchange.write(f"a{ending}", [{**dict.fromkeys(COLUMNS, "x"), "text": text}])
    if ending == ".csv":
        cell = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))["text"]
    else:
        sheet = load_workbook(io.BytesIO(content))["questions"]
        assert {cell.data_type for cell in sheet[2]} == {"s"}
        cell = sheet.cell(2, 5).value
    assert cell == f"'{text}"


def test_the_files_are_what_other_programs_expect(tmp_path: Path) -> None:
    rows = list(exchange.bank_rows(write_bank(tmp_path / "bank").load(), "en"))
    lines = exchange.write("a.csv", rows, "en")
    assert lines.startswith(b"\xef\xbb\xbfid,pack,competency,technique,text,lang,level,minutes,listen_for,probes\r\n")
    value = json.loads(exchange.write("a.json", rows, "en"))
    assert (value["format"], value["version"], len(value["questions"])) == ("interviewkit-questions", 1, 60)
    assert list(value["questions"][0]) == list(ONE_LANGUAGE)
    file = tmp_path / "a.db"
    file.write_bytes(exchange.write("a.db", rows, "en"))
    database = Database(file)
    assert database.table_names() == ["questions"]
    assert database["questions"].pks == ["id"]
    assert [row["text"] for row in database["questions"].rows] == [row["text"] for row in rows]


def test_a_row_of_the_bank(tmp_path: Path) -> None:
    bank = write_bank(tmp_path).load()
    both, english = next(exchange.bank_rows(bank)), next(exchange.bank_rows(bank, "en"))
    assert (both["text"], both["text_en"]) == ("中文：text of shop.needs.lead.1", "text of shop.needs.lead.1")
    assert (english["lang"], english["probes"]) == ("en", "A: Ask for A\nR: Ask for R")
    assert (english["pack"], english["competency"], english["minutes"]) == ("shop", "needs", "5")


@pytest.mark.parametrize("name", ["a.xls", "a", "csv"])
def test_another_ending_names_the_four(name: str) -> None:
    with pytest.raises(Invalid, match=r"one of \.csv, \.xlsx, \.json, \.db"):
        exchange.write(name, [])
    with pytest.raises(Invalid, match=r"one of \.csv, \.xlsx, \.json, \.db"):
        exchange.read(b"", name)


@pytest.mark.parametrize("ending", exchange.ENDINGS)
def test_what_would_not_come_back_is_not_written(ending: str) -> None:
    with pytest.raises(Invalid, match="x: text: found"):
        exchange.write(f"a{ending}", [{**dict.fromkeys(COLUMNS, "x"), "text": "a\0b"}])


def test_a_cell_that_no_workbook_holds() -> None:
    with pytest.raises(Invalid, match="x: text: found 32768 characters"):
        exchange.write("a.xlsx", [{**dict.fromkeys(COLUMNS, "x"), "text": "a" * (LONGEST_CELL + 1)}])


def test_a_row_means_a_question() -> None:
    cells = ("", "shop", " needs ", "lead", "Tell me more", "", "entry", "5", "facts", "s： one\nA: two\nmore\n")
    values = {**dict(zip(ONE_LANGUAGE, cells, strict=True)), "probes": "S： one\nA: two\nmore\n"}
    content, faults = exchange.row_content(Row("a.csv:2", values))
    assert faults == []
    assert (content.text_zh, content.text_en, content.minutes, content.competency) == (None, "Tell me more", 5, "needs")
    assert content.probes == (HouseProbe("S", "", "one"), HouseProbe("A", "", "two more"))


def test_a_row_without_meaning() -> None:
    values = {**dict.fromkeys(REQUIRED, "x"), "lang": "fr", "probes": "Why?", "minutes": "five"}
    content, faults = exchange.row_content(Row("a.csv:2", values))
    assert content.minutes is None
    assert [str(fault) for fault in faults] == [
        'a.csv:2: lang: found "fr", expected one of zh, en',
        'a.csv:2: probes: found "Why?", expected lines that begin with one of S, T, A, R and a colon',
    ]


def test_a_workbook_opens_with_whole_questions_to_read() -> None:
    content = exchange.write("a.xlsx", [dict.fromkeys(COLUMNS, "x")])
    sheet = load_workbook(io.BytesIO(content)).active
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["text"] == widths["text_en"] > 2 * widths["pack"]
    assert all(cell.alignment.wrap_text for cell in sheet[2])
