"""`interviewkit replay` and `report` as a script meets them: exit codes, where lines go, and nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

SAMPLE = Path(__file__).parents[1] / "data" / "session-zh.json"


def run(folder: Path, *arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "interviewkit", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=os.environ | environ, capture_output=True)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    log = json.loads(SAMPLE.read_text())
    log["events"][7]["data"]["value"] = 6
    log["extra"] = 1
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(log))
    return file


def test_the_sample_replays_without_a_finding(tmp_path: Path) -> None:
    done = run(tmp_path, "replay", SAMPLE, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    printed = json.loads(done.stdout)
    assert printed["findings"] == []
    assert printed["scorecard"]["weighted"] == 3.88
    assert printed["scorecard"]["ratings"]["adaptability"] == 2
    assert list(tmp_path.iterdir()) == []


def test_findings_are_printed_in_both_languages_and_change_no_exit_code(tmp_path: Path) -> None:
    log = json.loads(SAMPLE.read_text())
    log["events"] = [event for event in log["events"] if event["kind"] != "evidence_noted"]
    file = tmp_path / "log.json"
    file.write_text(json.dumps(log))
    done = run(tmp_path, "replay", file, "--json")
    assert done.returncode == 0
    found = {(f["rule"], f["subject"]): f for f in json.loads(done.stdout)["findings"]}
    premature = found["premature_judgement", "need_finding"]
    assert premature["severity"] == "warn"
    assert premature["at"] == "2026-11-23T09:07:30.000+08:00"
    assert "“需求挖掘”还没有任何记录就打了 4 分。" in premature["zh"]
    assert "“Need finding” was rated 4 before there was any evidence on it." in premature["en"]


def test_a_broken_log_is_refused_with_a_fault_a_line(tmp_path: Path, broken: Path) -> None:
    done = run(tmp_path, "replay", broken, "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "extra: found an unknown key, expected one of format, session, kit, events",
        "events[7].data.value: found 6, expected a whole number from 1 to 5 or null",
    ]


@pytest.mark.parametrize("content", [b"", b"[1, 2", b"\xff\xfe", b"[]", b"null", b'{"format": NaN}'])
def test_what_is_no_log_gives_no_traceback(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "no.json"
    file.write_bytes(content)
    for command in (["replay", file], ["report", file, "-o", "x.pdf"]):
        done = run(tmp_path, *command)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr
        assert b"Traceback" not in done.stderr
        assert all(b"found" in line and b"expected" in line for line in done.stderr.splitlines())
    assert [path.name for path in tmp_path.iterdir()] == ["no.json"]


def test_a_report_that_cannot_be_read_or_written_leaves_no_file(tmp_path: Path, broken: Path) -> None:
    assert run(tmp_path, "report", broken, "--lang", "zh", "-o", "x.pdf").returncode == 2
    assert run(tmp_path, "report", "missing.json", "--lang", "zh", "-o", "x.pdf").returncode == 2
    nowhere = run(tmp_path, "report", SAMPLE, "--lang", "zh", "-o", "no/such/folder/x.pdf")
    assert (nowhere.returncode, nowhere.stdout) == (2, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["broken.json"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "需求挖掘"), ("en", "Need finding")])
def test_a_report_is_printed_in_the_language_that_was_asked_for(tmp_path: Path, lang: str, said: str) -> None:
    done = run(tmp_path, "report", SAMPLE, "--lang", lang, "-o", "x.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert said in "".join(page.extract_text() for page in PdfReader(tmp_path / "x.pdf").pages)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_chinese_is_printed_whatever_the_locale(tmp_path: Path) -> None:
    done = run(tmp_path, "replay", SAMPLE, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "需求挖掘" in done.stdout.decode()
