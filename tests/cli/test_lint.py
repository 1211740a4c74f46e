"""`interviewkit lint` as a script meets it: one answer a row in order, exit codes, and faults that name their line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "text,lang\n"
HYPOTHETICAL = "如果顾客当场发火，您会怎么处理？"


def lint(source: str | bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    content = source.encode() if isinstance(source, str) else source
    command = [sys.executable, "-m", "interviewkit", "lint", "-", *arguments]
    return subprocess.run(command, input=content, env=os.environ | {"LC_ALL": "C"}, capture_output=True)


def test_each_row_is_answered_in_order_duplicates_kept() -> None:
    done = lint(f"{HEAD}{HYPOTHETICAL},zh\nDo you like working in teams?,en\n{HYPOTHETICAL},zh\n", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    first, second, third = map(json.loads, done.stdout.decode().splitlines())
    assert first == third
    assert (first["text"], first["lang"]) == (HYPOTHETICAL, "zh")
    assert (second["text"], second["lang"]) == ("Do you like working in teams?", "en")
    assert [fault["key"] for fault in first["faults"]] == ["hypothetical"]
    assert [fault["key"] for fault in second["faults"]] == ["closed"]


def test_a_finding_explains_itself() -> None:
    (line,) = lint(f"{HEAD}How do you manage with your kids when you work late?,en\n", "--json").stdout.splitlines()
    linted = json.loads(line)
    assert set(linted) == {"text", "lang", "technique", "faults"}
    assert set(linted["technique"]) == {"key", "confidence"}
    assert 0 <= linted["technique"]["confidence"] <= 1
    (fault,) = linted["faults"]
    assert (fault["key"], fault["matter"]) == ("discriminatory", "children")
    assert "kids" in fault["span"]
    assert "Equality Act" in fault["why"]
    assert fault["rewording"]


def test_what_is_no_question_has_no_technique() -> None:
    (line,) = lint(f"{HEAD}Please take a seat.,en\n", "--json").stdout.splitlines()
    assert json.loads(line)["technique"]["key"] is None


def test_people_can_read_it_too() -> None:
    printed = lint(f"{HEAD}{HYPOTHETICAL},zh\n").stdout.decode()
    assert "假设式" in printed
    assert "可以这样问：" in printed


def test_more_columns_and_a_byte_order_mark_do_no_harm() -> None:
    content = b"\xef\xbb\xbf" + "id,text,lang,note\r\n1,您平时怎样安排一天的工作？,zh,\r\n".encode()
    done = lint(content, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["technique"]["key"] == "open"


def test_no_rows_are_no_fault() -> None:
    done = lint(HEAD, "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"lang\nen\n", "-:1: found no column text, expected the columns text, lang"),
        (b"text\nHow?\n", "-:1: found no column lang"),
        (b"text,lang\nHow do you work?,fr\n", '-:2: lang: found "fr", expected one of zh, en'),
        (b"text,lang\nHow do you work?\n", "-:2: found a row of another length"),
        (b"text,lang\nHow,do,you\n", "-:2: found a row of another length"),
        (b'text,lang\n"How,en\n', "-:2: found"),
        ("text,lang\n您好,zh\n".encode("gbk"), "-:2: found byte 0x"),
    ],
)
def test_what_can_not_be_read_is_refused_whole(content: bytes, told: str) -> None:
    done = lint(content, "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(told)


def test_every_fault_is_told_and_nothing_is_printed() -> None:
    done = lint("text,lang\nHow?,en\nWhy?,xx\nWhat?,yy\n", "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert [line.split(":")[1] for line in done.stderr.decode().splitlines()] == ["3", "4"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    done = subprocess.run([sys.executable, "-m", "interviewkit", "lint", str(file)], capture_output=True)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{file}: found")
