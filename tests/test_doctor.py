"""What an operator relies on when asking `interviewkit doctor`."""

from __future__ import annotations

import json
import os
import socket
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import make_server

import pytest
from click.testing import CliRunner

from interviewkit import create_app, doctor
from interviewkit.cli import main
from interviewkit.config import Config
from interviewkit.doctor import CHECKS, Check, Found, examine, examine_one, has_wal_reset_bug, main_job_suffers
from interviewkit.domain.question import LANGS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """An instance folder that is not there yet, and a port that nobody uses."""
    monkeypatch.setenv("INTERVIEWKIT_INSTANCE", str(tmp_path / "instance"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("INTERVIEWKIT_PORT", str(probe.getsockname()[1]))
    return Config.from_environment()


def outcome(config: Config, key: str) -> doctor.Outcome:
    return examine_one(config, "en", key)


def test_this_machine_is_fit_for_the_main_job(config: Config) -> None:
    outcomes = examine(config, "en")
    assert [o.check.key for o in outcomes if o.found.state == "missing" and o.check.need == "main"] == []
    assert not main_job_suffers(outcomes)


def test_looking_makes_nothing(config: Config) -> None:
    examine(config, "en")
    assert not config.instance.exists()


@pytest.mark.parametrize("lang", LANGS)
def test_every_check_has_its_words_in_both_languages(lang: str) -> None:
    texts = doctor.load_texts()
    assert set(texts) == {check.key for check in CHECKS}
    for words in texts.values():
        assert {"name", "purpose", "get"} <= set(words)
        assert all(text[lang].strip() for text in words.values())


def test_only_what_the_main_job_needs_counts(config: Config) -> None:
    absent = lambda _: Found("missing", "x")  # noqa: E731
    assert main_job_suffers(examine(config, "en", [Check("pango", "main", absent)]))
    assert not main_job_suffers(examine(config, "en", [Check("chromium", "tests", absent)]))
    assert not main_job_suffers(examine(config, "en", [Check("port", "main", lambda _: Found("note", "x"))]))


def test_a_check_that_breaks_down_is_a_finding_of_its_own(config: Config) -> None:
    def broken(_: Config) -> Found:
        raise RuntimeError("no such thing\nand more")

    (only,) = examine(config, "en", [Check("bank", "main", broken)])
    assert only.found.state == "missing"
    assert "no such thing)" in only.advice


def test_a_missing_library_is_named_with_the_command_that_brings_it(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_loads", lambda name: "pango-1" not in name)
    pango = outcome(config, "pango")
    assert pango.found.state == "missing"
    assert "apt-get install libpango-1.0-0" in pango.advice
    assert "libpango-1.0.so.0" in pango.advice


def test_a_folder_that_cannot_be_written_is_named(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert str(config.instance) in outcome(config, "instance").advice


@pytest.mark.parametrize(
    ("version", "has_it"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 6), False),
        ((3, 46, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_sqlite_versions_with_the_wal_reset_bug(version: tuple[int, ...], has_it: bool) -> None:
    assert has_wal_reset_bug(version) is has_it


def test_an_sqlite_with_the_bug_is_refused(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "has_wal_reset_bug", lambda _: True)
    assert "pysqlite3" in outcome(config, "sqlite").advice


def test_a_port_that_another_program_uses_is_found(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ANSWER_SECONDS", 0.1)
    with socket.socket() as other:
        other.bind((config.host, config.port))
        other.listen()
        assert outcome(config, "port").found.state == "missing"
    assert outcome(config, "port").found.state == "ok"


def test_the_product_itself_on_the_port_is_no_fault(config: Config) -> None:
    with make_server(config.host, config.port, create_app(config)) as server:
        Thread(target=server.handle_request).start()
        assert outcome(config, "port").found.state == "note"


def test_a_misspelt_variable_is_worth_a_note(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWKIT_DATABASE", "x")
    assert outcome(config, "variables").found.state == "note"
    assert "INTERVIEWKIT_DATABASE" in outcome(config, "variables").advice


def test_a_full_disk_is_found(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "DISK_NEEDED", 1 << 60)
    assert outcome(config, "disk").found.state == "missing"


@pytest.mark.usefixtures("config")
@pytest.mark.parametrize(("lang", "name"), [("zh", "中文字体"), ("en", "Chinese font")])
def test_the_table_speaks_the_language_asked_for(lang: str, name: str) -> None:
    assert name in CliRunner().invoke(main, ["doctor", "--lang", lang]).output


@pytest.mark.usefixtures("config")
@pytest.mark.parametrize(
    ("locale", "name"), [("zh_CN.UTF-8", "中文字体"), ("en_GB.UTF-8", "Chinese font"), ("C", "Chinese font")]
)
def test_the_table_speaks_the_terminals_language(locale: str, name: str) -> None:
    assert name in CliRunner().invoke(main, ["doctor"], env={"LC_ALL": locale}).output


@pytest.mark.usefixtures("config")
def test_json_tells_all_and_the_exit_code_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = CliRunner().invoke(main, ["doctor", "--json"])
    told = json.loads(ran.output)
    assert (ran.exit_code, told["ok"]) == (0, True)
    assert [check["key"] for check in told["checks"]] == [check.key for check in CHECKS]
    monkeypatch.setattr(doctor, "_loads", lambda _: False)
    ran = CliRunner().invoke(main, ["doctor", "--json"])
    assert (ran.exit_code, json.loads(ran.output)["ok"]) == (1, False)
