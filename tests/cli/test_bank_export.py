"""`interviewkit bank export` and `stats` as a script meets them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviewkit.domain.house import from_question
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.library import exchange
from interviewkit.library.loader import cached_bank

HELD = list(cached_bank().questions())


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "interviewkit", *map(str, arguments)], capture_output=True)


def exported(file: Path) -> list[dict[str, str]]:
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_is_a_row(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "bank.csv"
    assert run("bank", "export", file, "--lang", lang).returncode == 0
    rows = exported(file)
    assert list(rows[0])[:5] == ["id", "pack", "competency", "technique", "text"]
    assert [(row["id"], row["text"], row["lang"]) for row in rows] == [(q.id, q.text[lang], lang) for _, _, q in HELD]
    assert [(row["pack"], row["competency"]) for row in rows] == [(pack.key, c.key) for pack, c, _ in HELD]
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_exported_can_be_linted(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    run("bank", "export", file, "--lang", "en")
    done = run("lint", file, "--json")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, len(HELD))


@pytest.mark.parametrize("ending", exchange.ENDINGS)
def test_an_export_of_both_languages_is_the_whole_bank_again(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"bank{ending}"
    assert run("bank", "export", file).returncode == 0
    rows = exchange.read(file, file.name).rows
    assert [dict(row.values) for row in rows] == list(exchange.bank_rows(cached_bank()))
    contents = [exchange.row_content(row) for row in rows]
    assert [faults for _, faults in contents if faults] == []
    assert [content for content, _ in contents] == [from_question(q, pack.key) for pack, _, q in HELD]


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    done = run("bank", "export", tmp_path / "none" / "bank.csv")
    assert done.returncode == 2
    assert b"a place where a file can be written" in done.stderr


def test_another_ending_is_refused(tmp_path: Path) -> None:
    done = run("bank", "export", tmp_path / "bank.doc")
    assert done.returncode == 2
    assert b"a name that ends in one of .csv, .xlsx, .json, .db" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_questions_are_counted_once_where_they_live() -> None:
    counted = json.loads(run("bank", "stats", "--json").stdout)
    assert counted["questions"] == len(HELD)
    by_technique = [
        n for pack in counted["packs"].values() for each in pack["competencies"].values() for n in each.values()
    ]
    assert sum(by_technique) == len(HELD)
    assert min(by_technique) >= 2
    assert list(counted["packs"]["general"]["competencies"]["communication"]) == list(TECHNIQUES)
    assert "drive" not in counted["packs"]["collections"]["competencies"]


def test_people_can_read_the_count() -> None:
    assert f"{len(HELD)} questions" in run("bank", "stats").stdout.decode()
