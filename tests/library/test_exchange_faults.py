"""Files of questions as people and strangers send them: read where they are sound, refused with a place where not."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from interviewkit.domain.errors import Invalid
from interviewkit.library import exchange
from interviewkit.library.exchange.table import MOST_COLUMNS, MOST_ROWS, REQUIRED

HEAD = ",".join(REQUIRED)
GOOD = f"{HEAD}\r\n1,shop,needs,lead,讲一讲\r\n"
ROW = ("1", "shop", "needs", "lead", "讲一讲")


def read_csv(text: str | bytes) -> exchange.Table:
    return exchange.read(text if isinstance(text, bytes) else text.encode(), "a.csv")


def faults(content: bytes | Path, name: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        exchange.read(content, name)
    return [str(fault) for fault in caught.value.faults]


def one_fault(content: bytes | Path, name: str) -> str:
    (only,) = faults(content, name)
    return only


def workbook(*rows: tuple[Any, ...], title: str = "questions") -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def database(tmp_path: Path, script: str) -> bytes:
    file = tmp_path / "made.db"
    connection = sqlite3.connect(file)
    connection.executescript(script)
    connection.close()
    return file.read_bytes()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_as_spreadsheets_write_it(separator: str, mark: str) -> None:
    table = read_csv(mark + GOOD.replace(",", separator) + separator * 4 + "\n\n")
    assert [tuple(row.values.values()) for row in table.rows] == [ROW]
    assert table.rows[0].at("technique") == "a.csv:2: technique"


def test_a_separator_inside_a_name_or_text_misleads_nobody() -> None:
    table = read_csv(f'{HEAD},"a;b;c"\n1,shop,needs,lead,"x;y;z\tw",q\n')
    assert (table.rows[0]["text"], table.ignored) == ("x;y;z\tw", ("a;b;c",))


def test_columns_in_another_order_and_of_other_names() -> None:
    table = read_csv("mood,text, id ,technique,pack,competency,\nok,讲,1,lead,shop,needs,\n")
    assert table.columns == ("text", "id", "technique", "pack", "competency")
    assert table.ignored == ("mood",)
    assert table.rows[0].values == {"text": "讲", "id": "1", "technique": "lead", "pack": "shop", "competency": "needs"}


def test_the_line_of_a_row_is_where_it_begins() -> None:
    table = read_csv(f'{HEAD}\n1,shop,needs,lead,"a\r\nb"\n2,shop,needs,lead,c\n')
    assert [(row.place, row["text"]) for row in table.rows] == [("a.csv:2", "a\nb"), ("a.csv:4", "c")]


CSV = {
    "gbk": (GOOD.encode("gbk"), "a.csv:2: found byte 0xbd, expected UTF-8 text"),
    "utf-16": (GOOD.encode("utf-16"), "a.csv:1: found byte 0xff, expected UTF-8 text"),
    "nul": (GOOD.replace("讲", "\0").encode(), "a.csv:2: found a NUL character, expected UTF-8 text"),
    "a control character": (
        GOOD.replace("讲", "\x07").encode(),
        'a.csv:2: text: found "\\u0007',
    ),
    "empty": (b"", "a.csv: found nothing, expected a first line with the columns id"),
    "no column": (
        GOOD.replace("technique", "how").encode(),
        "a.csv:1: found no column technique, expected the columns",
    ),
    "a column twice": (GOOD.replace("\r\n", ",id\r\n").encode(), 'a.csv:1: found the column "id" more than once'),
    "too short": (f"{HEAD}\n1,shop,needs\n".encode(), "a.csv:2: found 3 cells, expected as many cells as columns, 5"),
    "too long": (f"{HEAD}\n1,shop,needs,lead,a,b\n".encode(), "a.csv:2: found 6 cells"),
    "an open quotation": (f'{HEAD}\n1,shop,needs,lead,"a\nb'.encode(), "a.csv:2: found “unexpected end of data”"),
    "too many rows": (
        (HEAD + "\n1,a,b,c,d" * (MOST_ROWS + 1)).encode(),
        f"a.csv:{MOST_ROWS + 2}: found more than {MOST_ROWS} rows",
    ),
    "a long cell": (f"{HEAD}\n1,a,b,c,{'x' * 40_000}".encode(), "a.csv:2: text: found 40000 characters"),
    "too large": (b"x" * (exchange.LARGEST_FILE + 1), "a.csv: found more than 16000000 bytes"),
}


@pytest.mark.parametrize("case", CSV)
def test_csv_that_is_refused(case: str) -> None:
    content, expected = CSV[case]
    assert one_fault(content, "a.csv").startswith(expected)


def test_every_fault_is_told() -> None:
    assert len(faults(f"{HEAD}\n1,a\n2,a,b,c,\x01\n".encode(), "a.csv")) == 2


def test_numbers_of_a_workbook_stay_what_was_typed() -> None:
    table = exchange.read(workbook(REQUIRED, (1, 2.0, 0.5, True, "'=x"), (None,) * 5, (7, "", "", "", "")), "a.xlsx")
    assert tuple(table.rows[0].values.values()) == ("1", "2", "0.5", "TRUE", "=x")
    assert [row.place for row in table.rows] == ["a.xlsx:2", "a.xlsx:4"]


def test_cells_of_a_workbook_that_are_no_texts() -> None:
    content = workbook((*REQUIRED, "when"), (date(2026, 1, 2), "=1+1", "#N/A", "lead", "x", date(2026, 1, 2)))
    assert faults(content, "a.xlsx") == [
        "a.xlsx:2: id: found a date or time, expected a text",
        "a.xlsx:2: pack: found a formula, expected a text",
        "a.xlsx:2: competency: found an error value, expected a text",
    ]


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one part."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    assert old in parts[part]
    return packed(**{**parts, part: parts[part].replace(old, new, 1)})


def test_a_bomb_is_not_unpacked() -> None:
    assert "parts that unpack to 50000000 bytes" in one_fault(packed(sheet=b"0" * 50_000_000), "a.xlsx")


def test_entities_of_a_workbook_are_not_expanded() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    content = with_part(workbook(REQUIRED, ROW), sheet, b"<worksheet", bomb)
    assert one_fault(content, "a.xlsx") == "a.xlsx: found a workbook that is damaged, expected an .xlsx workbook"


def test_a_line_far_below_ends_reading() -> None:
    content = with_part(workbook(REQUIRED, ROW), "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999999"')
    assert one_fault(content, "a.xlsx").startswith("a.xlsx:1048577: found a line, expected at most 1048576")


def test_a_workbook_is_read_no_further_than_the_most_rows() -> None:
    rows = b"<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c><c><v>5</v></c></row>" * MOST_ROWS
    sheet = "xl/worksheets/sheet1.xml"
    content = with_part(workbook(REQUIRED, ROW), sheet, b"</sheetData>", rows + b"<what comes after is broken")
    assert "found more than 20000 rows" in one_fault(content, "a.xlsx")


XLSX = {
    "no archive": (b"PK nothing", "found no workbook"),
    "another archive": (packed(a=b"b"), "found a workbook that is damaged"),
    "a password": (b"\xd0\xcf\x11\xe0" + bytes(600), "found a workbook of old Excel, or one with a password"),
    "an empty sheet": (workbook(), "found nothing, expected a first line"),
    "cut off": (workbook(REQUIRED, ROW)[:900], "found no workbook"),
}


@pytest.mark.parametrize("case", XLSX)
def test_workbooks_that_are_refused(case: str) -> None:
    content, expected = XLSX[case]
    assert one_fault(content, "a.xlsx").startswith(f"a.xlsx: {expected}")


def test_an_archive_with_a_password() -> None:
    content = bytearray(packed(a=b"b"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "a workbook with a password" in one_fault(bytes(content), "a.xlsx")


def test_a_workbook_without_a_sheet() -> None:
    content = with_part(workbook(REQUIRED), "xl/workbook.xml", b"<sheets>", b"<sheets/><ignored>")
    content = with_part(content, "xl/workbook.xml", b"</sheets>", b"</ignored>")
    assert "no sheet" in one_fault(content, "a.xlsx")


def as_json(*questions: Any) -> bytes:
    return json.dumps({"format": "interviewkit-questions", "version": 1, "questions": questions}).encode()


def test_json_with_keys_of_its_own_in_every_question() -> None:
    question = dict(zip(REQUIRED, ROW, strict=True))
    strange = ({f"mine{number}": 1} for number in range(2000))
    table = exchange.read(as_json(*strange, question), "a.json")
    assert set(REQUIRED) <= set(table.columns)
    assert table.rows[-1].values == question
    assert len(table.ignored) <= MOST_COLUMNS


def test_a_column_that_nothing_prints_is_named_by_what_does() -> None:
    question = dict(zip(REQUIRED, ROW, strict=True))
    table = exchange.read(as_json({**question, "a\ud800": 1, "b\nc": 2}), "a.json")
    assert table.ignored == (r'"a\ud800"', r'"b\nc"')


def test_json_may_hold_numbers_and_lists_of_lines() -> None:
    record = dict(zip(REQUIRED, ROW, strict=True)) | {"minutes": 5, "probes": ["S: a", "R: b"], "mood": {}}
    table = exchange.read(as_json(record), "a.json")
    assert (table.rows[0]["minutes"], table.rows[0]["probes"], table.ignored) == ("5", "S: a\nR: b", ("mood",))


GOOD_RECORD = dict(zip(REQUIRED, ROW, strict=True))
JSON = {
    "broken": (b'{\n "format": x', "a.json:2: found Expecting value at column 12, expected a JSON object"),
    "gbk": ('{\n"讲"'.encode("gbk"), "a.json:2: found byte 0xbd at offset 3, expected UTF-8 text"),
    "a list": (b"[]", "a.json: found a list of 0, expected an object"),
    "another format": (as_json().replace(b"-questions", b"-log"), 'a.json: format: found "interviewkit-log"'),
    "a later version": (as_json().replace(b" 1", b" 2"), "a.json: version: found 2, expected"),
    "too many": (as_json(*[1] * (MOST_ROWS + 1)), "a.json: found more than 20000 rows"),
    "no object": (as_json("x"), 'a.json: questions[0]: found "x", expected an object'),
    "no column": (
        as_json({"id": "1", "pack": "a", "competency": "b", "text": "c"}),
        "a.json: found no column technique",
    ),
    "an object for a text": (as_json(GOOD_RECORD | {"text": {}}), "a.json: questions[0]: text: found an object"),
    "a lone surrogate": (as_json(GOOD_RECORD | {"text": "\ud800"}), 'a.json: questions[0]: text: found "\\ud800"'),
    "a key twice": (as_json(GOOD_RECORD).replace(b'"pack"', b'"id"'), "a.json: questions[0].id: found this key more"),
}


@pytest.mark.parametrize("case", JSON)
def test_json_that_is_refused(case: str) -> None:
    content, expected = JSON[case]
    assert one_fault(content, "a.json").startswith(expected)


TABLE = f"CREATE TABLE questions ({', '.join(REQUIRED)}, minutes);"
FILL = "INSERT INTO questions VALUES (1, 'shop', 'needs', 'lead', '讲一讲', 5);"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    content = database(tmp_path, "PRAGMA journal_mode = WAL;" + TABLE + FILL + "CREATE TABLE other (a);")
    row = exchange.read(content, "a.db").rows[0]
    assert (row.place, row["id"], row["text"], row["minutes"]) == ("a.db:1", "1", "讲一讲", "5")


def test_of_very_many_columns_of_a_database_the_known_ones_are_read(tmp_path: Path) -> None:
    others = "".join(f"ALTER TABLE questions ADD COLUMN mine{number};" for number in range(500))
    content = database(tmp_path, TABLE + FILL + others + "ALTER TABLE questions ADD COLUMN level DEFAULT 'lead';")
    table = exchange.read(content, "a.db")
    assert (table.rows[0]["text"], table.rows[0]["level"]) == ("讲一讲", "lead")
    assert len(table.ignored) <= MOST_COLUMNS


DATABASES = {
    "a view": (TABLE.replace("questions", "q") + "CREATE VIEW questions AS SELECT * FROM q;", "no table questions"),
    "a virtual table": (f"CREATE VIRTUAL TABLE questions USING fts5({', '.join(REQUIRED)});", "no table questions"),
    "no table": ("CREATE TABLE other (a);", "no table questions"),
    "no column": (TABLE.replace("technique", "how"), "no column technique"),
    "bytes": (TABLE + FILL.replace("'lead'", "x'00ff'"), "2 bytes"),
}


@pytest.mark.parametrize("case", DATABASES)
def test_databases_that_are_refused(tmp_path: Path, case: str) -> None:
    script, expected = DATABASES[case]
    assert f"found {expected}, expected" in one_fault(database(tmp_path, script), "a.db")


def test_a_computed_column_is_not_computed(tmp_path: Path) -> None:
    computed = TABLE.replace("minutes", "minutes, listen_for AS (hex(zeroblob(100000)))")
    assert exchange.read(database(tmp_path, computed + FILL), "a.db").columns == (*REQUIRED, "minutes")


def test_what_is_no_database_or_a_damaged_one(tmp_path: Path) -> None:
    assert "found no SQLite database" in one_fault(b"id,pack", "a.db")
    whole = database(tmp_path, TABLE + FILL)
    assert "an SQLite database that is whole" in one_fault(whole[:100] + b"\xff" * (len(whole) - 100), "a.db")


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "No such file" in one_fault(tmp_path / "none.csv", "none.csv")
    assert "no plain file" in one_fault(tmp_path / "pipe.csv", "pipe.csv")
