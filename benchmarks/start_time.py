"""start_time: how long until the product answers, against a bare Flask application on the same server."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median
from typing import Final

from .figure import Figure

ROUNDS: Final = 7
"""Starts of each, alternating; the first of each only warms the disk cache and the compiled modules."""
PATIENCE: Final = 30.0
BETWEEN_KNOCKS: Final = 0.002
"""Seconds between two tries to connect."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A WSGI application and the page that tells that it is there."""

    target: str
    page: str


PRODUCT: Final = Starter("interviewkit.web.wsgi:app", "/sign-in")
BARE: Final = Starter("benchmarks.bare_flask:app", "/")


def measure() -> float:
    """Median seconds from spawning the server to the product's first 200, divided by the bare application's."""
    with tempfile.TemporaryDirectory() as folder:
        # Compiled modules are kept, as on any machine: where they are not, Python compiles the product anew every time.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ = {**kept, "INTERVIEWKIT_INSTANCE": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        subprocess.run([sys.executable, "-m", "interviewkit", "init"], env=environ, check=True, capture_output=True)
        rounds = [(_seconds(PRODUCT, environ), _seconds(BARE, environ)) for _ in range(ROUNDS)][1:]
    return median(product for product, _ in rounds) / median(bare for _, bare in rounds)


def _seconds(starter: Starter, environ: dict[str, str]) -> float:
    port = _free_port()
    begun = time.perf_counter()
    server = subprocess.Popen([*_granian(port), starter.target], env=environ, process_group=0)
    try:
        _wait_for(port, starter.page, begun + PATIENCE)
        return time.perf_counter() - begun
    finally:
        os.killpg(server.pid, signal.SIGKILL)  # nothing to end in order, and granian can lose an early SIGTERM
        server.wait()


def _granian(port: int) -> list[str]:
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *options, "--port", str(port)]


def _wait_for(port: int, page: str, deadline: float) -> None:
    while not _answers(port, page):
        if time.perf_counter() > deadline:
            raise TimeoutError(f"{page} did not answer within {PATIENCE:g} s")
        time.sleep(BETWEEN_KNOCKS)


def _answers(port: int, page: str) -> bool:
    """False while nobody listens; RuntimeError for any answer but 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", page)
        status = connection.getresponse().status
    except ConnectionError:
        return False
    finally:
        connection.close()
    if status != http.client.OK:
        raise RuntimeError(f"{page} answered {status}")
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


FIGURE: Final = Figure(
    name="start_time",
    unit="ratio",
    against="a bare Flask application on the same server",
    better="lower",
    goal=2,
    measure=measure,
)
