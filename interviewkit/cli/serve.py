"""`interviewkit serve`: the web server with a document worker beside it; `interviewkit worker`: that worker alone."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from interviewkit.cli.records import keep_private, require_current
from interviewkit.cli.speech import refusal, say
from interviewkit.cli.web_process import application
from interviewkit.config import Config
from interviewkit.doctor import port_is_free

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

RESTART_SECONDS: Final = 5.0
"""Between two starts of a document worker that breaks down; house default."""
LOOK_SECONDS: Final = 0.5
"""Between two looks at the document worker; house default."""
FAREWELL_SECONDS: Final = 20
"""What a process gets to end what it is at; a request or a document takes well under a second. House default."""
TOLD_TO_END: Final = (0, -signal.SIGTERM)
"""How a document worker ends that somebody ended: in order, or before it had begun."""
LOOPBACK: Final = ("127.", "::1")


@click.command()
@click.option("--host", help="Address to listen on; default: INTERVIEWKIT_HOST or 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port; default: INTERVIEWKIT_PORT or 8000.")
@click.option("--workers", type=click.IntRange(1), help="Web processes; default: INTERVIEWKIT_WORKERS or one a core.")
@click.option("--no-documents", is_flag=True, help="Start no document worker; `interviewkit worker` runs elsewhere.")
def serve(no_documents: bool, **given: Any) -> None:
    """Serve the product in the browser until Ctrl-C or SIGTERM, with a document worker beside it."""
    config = replace(Config.from_environment(), **{name: value for name, value in given.items() if value})
    address = _address(config)
    require_current(config)
    keep_private()
    documents = DocumentWorker()
    server = _server(config, address)
    server.on_startup(lambda: _announce(config))
    if not no_documents:
        server.on_startup(documents.start)
    try:
        server.serve(target_loader=application)
    finally:
        documents.stop()


@click.command()
@click.option("--once", is_flag=True, help="Make the documents that wait, then end.")
def worker(once: bool) -> None:
    """Make documents in the background until Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        config = Config.from_environment()
        require_current(config)
        keep_private()
        from interviewkit.services import printing

        printing.work(config, once=once)


def _address(config: Config) -> str:
    """The host as a number, which is what the server wants; refuses one that is not ours or a port in use."""
    try:
        if port_is_free(config.host, config.port):
            return str(socket.getaddrinfo(config.host, config.port, type=socket.SOCK_STREAM)[0][4][0])
    except OSError as error:
        raise refusal("host_unknown", host=config.host, reason=error.strerror) from error
    other = config.port + 1 if config.port < 65535 else 8000
    raise refusal("port_taken", host=config.host, port=config.port, other=other)


def _server(config: Config, address: str) -> AbstractServer[Any]:
    """One blocking thread a process: measured the lowest waiting time under load."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    return Granian(
        "interviewkit",
        address=address,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=config.workers,
        blocking_threads=1,
        websockets=False,
        workers_kill_timeout=FAREWELL_SECONDS,
        log_level=LogLevels.warning,
    )


def _announce(config: Config) -> None:
    host = f"[{config.host}]" if ":" in config.host else config.host
    say("serving", url=f"http://{host}:{config.port}")
    if not config.demo:
        return
    from interviewkit.services.demo import ACCOUNTS

    say("demo_accounts")
    for login, password, role in ACCOUNTS:
        say("demo_account", login=login, password=password, role=role)
    if not config.host.startswith(LOOPBACK) and config.host != "localhost":
        say("demo_exposed", host=config.host)


class DocumentWorker:
    """Keeps one `interviewkit worker` process going, from `start` to `stop`."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the process, and start it again whenever it breaks down."""
        self._keeper.start()

    def stop(self) -> None:
        """End the process and wait until it has ended; harmless if it never started."""
        self._stopping.set()
        if self._keeper.ident is not None:
            self._keeper.join()

    def _keep(self) -> None:
        # Ctrl-C goes to every process of a terminal; the worker inherits this thread's deafness and is told by `stop`.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        command = [sys.executable, "-m", "interviewkit", "worker"]
        while not self._stopping.is_set():
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  our own words alone
            while process.poll() is None and not self._stopping.wait(LOOK_SECONDS):
                pass
            if self._stopping.is_set():
                _end(process)
            elif process.returncode in TOLD_TO_END:
                return
            else:
                say("worker_restarts", code=process.returncode)
                self._stopping.wait(RESTART_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(FAREWELL_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
