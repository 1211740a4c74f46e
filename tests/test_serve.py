"""`interviewkit init`, `serve` and `worker` as an operator meets them."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from interviewkit.cli import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

COMMAND = (sys.executable, "-m", "interviewkit")
PATIENCE = 60


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An instance folder of its own, which is not there yet, and a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    own = {"INSTANCE": str(tmp_path / "instance"), "PORT": port, "WORKERS": "2"}
    mine = {f"INTERVIEWKIT_{name}": value for name, value in own.items()}
    return {**os.environ, **mine, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def run(environ: dict[str, str]) -> Run:
    """Runs a command to its end, with what it reads from standard input."""

    def ran(*arguments: str, read: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([*COMMAND, *arguments], env=environ, input=read, capture_output=True, text=True)

    return ran


def test_init_makes_a_private_database_and_says_how_to_go_on(run: Run, tmp_path: Path) -> None:
    ran = run("init")
    assert ran.returncode == 0
    assert "interviewkit init --login" in ran.stdout
    assert stat.S_IMODE((tmp_path / "instance").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "instance" / "interviewkit.db").stat().st_mode) == 0o600


def test_init_adds_an_administrator_once(run: Run) -> None:
    admin = ("init", "--login", "boss", "--name", "王敏", "--password-stdin")
    assert "boss" in run(*admin, read="a long enough password\n").stdout
    again = run(*admin, read="a long enough password\n")
    assert again.returncode == 1
    assert "that login already" in again.stderr


def test_init_names_every_fault_of_a_new_account(run: Run) -> None:
    ran = run("init", "--login", "B!", "--name", "王敏", "--password-stdin", read="short\n")
    assert ran.returncode == 2
    assert [line.split(":")[0] for line in ran.stderr.splitlines()] == ["login", "password"]


def test_a_login_alone_is_not_enough(run: Run, tmp_path: Path) -> None:
    assert "--password-stdin" in run("init", "--login", "boss").stderr
    assert not (tmp_path / "instance").exists()


def test_demo_data_never_joins_real_accounts(run: Run, tmp_path: Path) -> None:
    run("init", "--login", "boss", "--name", "王敏", "--password-stdin", read="a long enough password\n")
    assert "no demo data was put in" in run("init", "--demo").stdout
    assert not (tmp_path / "instance" / "demo").exists()


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_without_a_database_they_say_how_to_make_one(run: Run, command: str) -> None:
    ran = run(command)
    assert ran.returncode == 1
    assert "interviewkit init" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", ["init", "serve", "worker"])
def test_an_unreachable_database_is_named_without_its_password(run: Run, environ: dict[str, str], command: str) -> None:
    environ["INTERVIEWKIT_DATABASE_URL"] = "postgresql://hr:s3cret@127.0.0.1:1/interviews"
    ran = run(command)
    assert ran.returncode == 1
    assert "INTERVIEWKIT_DATABASE_URL" in ran.stderr
    assert "s3cret" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_senseless_variable_is_named(run: Run, environ: dict[str, str]) -> None:
    environ["INTERVIEWKIT_PORT"] = "http"
    ran = run("serve")
    assert ran.returncode == 2
    assert ran.stderr.startswith("INTERVIEWKIT_PORT: found http")


def test_a_port_in_use_is_said_in_a_sentence(run: Run, environ: dict[str, str]) -> None:
    run("init")
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(environ["INTERVIEWKIT_PORT"])))
        other.listen()
        ran = run("serve")
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert environ["INTERVIEWKIT_PORT"] in ran.stderr


def test_an_address_of_another_machine_is_said_in_a_sentence(run: Run) -> None:
    run("init")
    ran = run("serve", "--host", "192.0.2.1")
    assert ran.returncode == 1
    assert "192.0.2.1" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.fixture
def server(run: Run, environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The demonstration, served in a process group of its own as a terminal would; its first line has been read."""
    run("init", "--demo")
    with subprocess.Popen(
        [*COMMAND, "serve"], env=environ, stdout=subprocess.PIPE, text=True, process_group=0
    ) as process:
        try:
            assert process.stdout
            assert address(environ) in process.stdout.readline()
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def to_server(process: subprocess.Popen[str], number: signal.Signals) -> None:
    process.send_signal(number)


def to_all(process: subprocess.Popen[str], number: signal.Signals) -> None:
    os.killpg(process.pid, number)


@pytest.mark.parametrize(
    ("send", "number"),
    [(to_server, signal.SIGTERM), (to_server, signal.SIGINT), (to_all, signal.SIGINT), (to_all, signal.SIGTERM)],
    ids=["kill", "interrupt", "Ctrl-C", "kill-all"],
)
def test_serves_the_demo_until_told_to_stop(
    server: subprocess.Popen[str],
    environ: dict[str, str],
    send: Callable[[subprocess.Popen[str], signal.Signals], None],
    number: signal.Signals,
) -> None:
    assert answer(server, address(environ)) == 200
    send(server, number)
    # The pipe ends when the last process that inherited it has: web processes and document worker are gone.
    said, _ = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert "Demo accounts" in said
    assert "unexpectedly" not in said


def test_no_process_outlives_a_killed_group(server: subprocess.Popen[str], environ: dict[str, str]) -> None:
    assert answer(server, address(environ)) == 200
    os.killpg(server.pid, signal.SIGKILL)
    server.communicate(timeout=PATIENCE)
    assert server.returncode == -signal.SIGKILL


def address(environ: dict[str, str]) -> str:
    return f"http://127.0.0.1:{environ['INTERVIEWKIT_PORT']}"


def answer(server: subprocess.Popen[str], address: str) -> int:
    """The status of the first answer; the server may still be binding the port when it announces it."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:
                return int(page.status)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
    raise AssertionError(f"the server ended with {server.returncode}")


def test_the_worker_ends_when_nothing_waits(run: Run) -> None:
    run("init")
    ran = run("worker", "--once")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_document_worker_that_breaks_down_is_started_again(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: Queue[dict[str, int]] = Queue()
    monkeypatch.setattr(serve, "say", lambda _, **figures: said.put(figures))
    monkeypatch.setattr(serve, "RESTART_SECONDS", 0)
    monkeypatch.setenv("INTERVIEWKIT_INSTANCE", environ["INTERVIEWKIT_INSTANCE"])  # no database there: it ends with 1
    worker = serve.DocumentWorker()
    worker.start()
    try:
        assert [said.get(timeout=PATIENCE) for _ in range(2)] == [{"code": 1}, {"code": 1}]
    finally:
        worker.stop()
