"""A real server with its document worker, and a real Chromium."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from interviewkit.config import Config
from interviewkit.domain.kitfile import kit_to_json
from interviewkit.domain.logfile import read_log
from interviewkit.services.passwords import hash_password
from interviewkit.store import candidates, interviews, positions, users
from interviewkit.store.engine import Database

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SAMPLE = Path(__file__).parents[1] / "data" / "session-zh.json"
PASSWORD = "ten-careful-words"
STARTS_WITHIN = 60


@dataclass
class Served:
    """A running server: where it is, and its instance."""

    url: str
    config: Config
    database: Database
    process: subprocess.Popen[bytes]
    command: list[str]
    environment: dict[str, str]

    def stop(self) -> None:
        """Kill the server as a power cut would, workers and all."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start(self) -> None:
        """Start it (again), and wait until it answers."""
        self.process = subprocess.Popen(self.command, env=self.environment, process_group=0)
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/sign-in", timeout=5):
                return
            time.sleep(0.1)
        raise TimeoutError("the server did not start")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product as `make run` serves it, with its demo data, on a free port."""
    instance = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "INTERVIEWKIT_INSTANCE": str(instance),
        "INTERVIEWKIT_PORT": str(port),
        "INTERVIEWKIT_WORKERS": "1",
        "INTERVIEWKIT_TIMEZONE": "Asia/Shanghai",
    }
    run = [sys.executable, "-m", "interviewkit"]
    subprocess.run([*run, "init", "--demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    config = Config.from_environment(environment)
    url = f"http://127.0.0.1:{port}"
    server = Served(url, config, Database(config.database_url), None, [*run, "serve"], environment)  # type: ignore[arg-type]
    server.start()
    yield server
    server.process.send_signal(signal.SIGTERM)
    try:
        server.process.wait(30)
    except subprocess.TimeoutExpired:
        server.stop()
    server.database.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Desk:
    """An interviewer at a laptop: a fresh account, a browser window, and the faults that its pages reported."""

    served: Served
    context: BrowserContext
    page: Page
    user: users.User
    faults: list[str]

    def sign_in(self, page: Page | None = None) -> None:
        """Sign in where the sign-in page is open."""
        page = page or self.page
        page.fill("[name=login]", self.user.login)
        page.fill("[name=password]", PASSWORD)
        page.click("main [type=submit]")

    def planned(self, lang: str = "zh") -> str:
        """The id of a fresh interview with the kit of the sample log."""
        kit = kit_to_json(read_log(SAMPLE.read_bytes()).kit)
        with self.served.database.writing() as connection:
            position = positions.add(
                connection,
                title="门店销售顾问",
                pack="phone_sales",
                requirements="",
                features="",
                created_by=self.user.id,
            )
            candidate = candidates.add(
                connection, position_id=position.id, name="李娜", verify="", gaps="", growth="", created_by=self.user.id
            )
            interview = interviews.add(
                connection,
                position_id=position.id,
                candidate_id=candidate.id,
                interviewer_id=self.user.id,
                kit_id=None,
                lang=lang,
                scheduled_at=datetime.now(UTC),
                planned_minutes=45,
                kit=kit,
                created_by=self.user.id,
            )
        return interview.id

    def open_room(self, interview_id: str, page: Page | None = None) -> Page:
        """The room of an interview, ready."""
        page = page or self.page
        page.goto(f"{self.served.url}/interviews/{interview_id}/room")
        page.wait_for_selector("#state[data-state]")
        return page


def wait_saved(page: Page) -> None:
    """Wait until the room says that the server has everything."""
    page.wait_for_selector("#state[data-state=saved]")


@pytest.fixture
def new_desk(served: Served, browser: Browser) -> Iterator[Any]:
    """Makes desks: `new_desk(lang="zh", size=(1366, 768), roles=("interviewer",), …)`."""
    desks: list[Desk] = []

    def make(
        lang: str = "zh", size: tuple[int, int] = (1366, 768), roles: tuple[str, ...] = ("interviewer",), **options: Any
    ) -> Desk:
        with served.database.writing() as connection:
            user = users.add(
                connection,
                login=f"desk-{time.monotonic_ns()}",
                name="王敏",
                password_hash=hash_password(PASSWORD),
                roles=roles,
            )
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"zh": "zh-CN", "en": "en-GB"}[lang],
            timezone_id="Asia/Shanghai",
            **options,
        )
        desk = Desk(served, context, context.new_page(), user, [])
        context.on("weberror", lambda error: desk.faults.append(str(error.error)))
        desk.page.goto(f"{served.url}/sign-in")
        desk.sign_in()
        desk.page.wait_for_url(f"{served.url}/")
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.context.close()
    assert [desk.faults for desk in desks] == [[]] * len(desks)


@pytest.fixture
def desk(new_desk: Any) -> Desk:
    """A signed-in interviewer with a Chinese browser on a laptop."""
    made: Desk = new_desk()
    return made
