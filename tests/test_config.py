"""What an operator relies on when setting INTERVIEWKIT_* variables."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from interviewkit.config import Config, unknown_variables
from interviewkit.domain.errors import Invalid

if TYPE_CHECKING:
    from pathlib import Path


def test_defaults_live_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = Config.from_environment({})
    assert config.instance == tmp_path / "instance"
    assert config.database_url == f"sqlite:///{tmp_path}/instance/interviewkit.db"
    assert config.documents == tmp_path / "instance" / "documents"
    assert (config.host, config.port, config.workers) == ("127.0.0.1", 8000, os.cpu_count())
    assert not config.demo


def test_reading_the_environment_makes_nothing(tmp_path: Path) -> None:
    Config.from_environment({"INTERVIEWKIT_INSTANCE": str(tmp_path / "new")})
    assert list(tmp_path.iterdir()) == []


def test_the_environment_wins_over_every_default(tmp_path: Path) -> None:
    config = Config.from_environment(
        {
            "INTERVIEWKIT_INSTANCE": str(tmp_path),
            "INTERVIEWKIT_DATABASE_URL": "postgresql+psycopg://hr:s3cret@db/interviews",
            "INTERVIEWKIT_SECRET_KEY": "k",
            "INTERVIEWKIT_DOCUMENTS": str(tmp_path / "pdf"),
            "INTERVIEWKIT_HOST": "0.0.0.0",
            "INTERVIEWKIT_PORT": "8080",
            "INTERVIEWKIT_WORKERS": "3",
            "INTERVIEWKIT_TIMEZONE": "Asia/Shanghai",
            "INTERVIEWKIT_DEMO": "yes",
        }
    )
    assert config.database_url == "postgresql+psycopg://hr:s3cret@db/interviews"
    assert config.secret_key == "k"
    assert config.documents == tmp_path / "pdf"
    assert (config.host, config.port, config.workers, config.demo) == ("0.0.0.0", 8080, 3, True)
    assert config.timezone == "Asia/Shanghai"
    assert not (tmp_path / "secret_key").exists()


def test_no_password_or_key_shows_when_a_configuration_is_printed() -> None:
    config = Config.from_environment(
        {"INTERVIEWKIT_DATABASE_URL": "postgresql://hr:s3cret@db/x", "INTERVIEWKIT_SECRET_KEY": "k3y"}
    )
    assert "s3cret" not in repr(config)
    assert "k3y" not in repr(config)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Config.from_environment({"INTERVIEWKIT_PORT": " "}).port == 8000


def test_every_senseless_variable_is_named_at_once() -> None:
    environ = {
        "INTERVIEWKIT_PORT": "80800",
        "INTERVIEWKIT_WORKERS": "two",
        "INTERVIEWKIT_TIMEZONE": "Shanghai",
        "INTERVIEWKIT_DEMO": "maybe",
    }
    with pytest.raises(Invalid) as caught:
        Config.from_environment(environ)
    assert [(fault.path, fault.found) for fault in caught.value.faults] == list(environ.items())


@pytest.mark.parametrize(
    ("zone", "expected"), [("Asia/Tokyo", "Asia/Tokyo"), (":Asia/Tokyo", "Asia/Tokyo"), ("?", "UTC")]
)
def test_the_machine_says_where_people_work(zone: str, expected: str) -> None:
    assert Config.from_environment({"TZ": zone}).timezone == expected


def test_a_misspelt_variable_is_found() -> None:
    environ = {"INTERVIEWKIT_DATABASE": "x", "INTERVIEWKIT_PORT": "1", "INTERVIEWKIT_TEST_POSTGRES_URL": "", "PATH": ""}
    assert unknown_variables(environ) == ("INTERVIEWKIT_DATABASE",)


def test_the_secret_key_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    config = Config.from_environment({"INTERVIEWKIT_INSTANCE": str(tmp_path / "instance")})
    key = config.secret_key
    assert len(key) >= 32
    assert Config.from_environment({"INTERVIEWKIT_INSTANCE": str(tmp_path / "instance")}).secret_key == key
    assert stat.S_IMODE((tmp_path / "instance" / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "instance").iterdir()] == ["secret_key"]


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    ask = "from interviewkit.config import Config; print(Config.from_environment().secret_key)"
    environ = {**os.environ, "INTERVIEWKIT_INSTANCE": str(tmp_path / "instance"), "INTERVIEWKIT_SECRET_KEY": ""}
    together = [
        subprocess.Popen([sys.executable, "-c", ask], env=environ, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    assert len({process.communicate()[0] for process in together}) == 1


def test_an_instance_with_demo_data_says_so(tmp_path: Path) -> None:
    environ = {"INTERVIEWKIT_INSTANCE": str(tmp_path)}
    Config.from_environment(environ).mark_demo()
    assert Config.from_environment(environ).demo
    assert not Config.from_environment({**environ, "INTERVIEWKIT_DEMO": "0"}).demo
