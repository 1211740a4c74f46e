"""A printed document fetches nothing: not from the network, not from the disk, whatever a field says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from evaluation_logs import STARTED, SUBMITTED, asked, made, noted, rated, recommended
from printing import read, squeezed, text

from interviewkit.domain.session import SessionLog

SECRET = "secret-of-this-machine"


class Listener:
    """A server on this machine that remembers who came."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.visits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            visitor.recv(1024)
            self.visits += 1
            visitor.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")
            visitor.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.socket.close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "passwd"
    file.write_text(SECRET)
    return file


ATTACKS = (
    "<img src='{http}/img.png'><img src='{file}'>",
    "<link rel=attachment href='{http}/a'><link rel=attachment href='{file}'>",
    "<a rel=attachment href='{file}'>x</a>",
    "<link rel=stylesheet href='{http}/a.css'>",
    "<style>@import '{http}/b.css'; p {{ background: url({http}/c.png) }}</style>",
    "<style>@font-face {{ font-family: x; src: url({http}/d.woff) }} p {{ font-family: x }}</style>",
    "<p style='background: url({http}/e.png); list-style-image: url({file})'>x</p>",
    "<object data='{http}/f'></object><embed src='{http}/g'><iframe src='{http}/h'></iframe>",
    "<svg><image href='{http}/i.png'/><use href='{http}/j.svg#a'/><style>@import '{http}/k.css';</style></svg>",
    "<base href='{http}/'><img src='relative.png'>",
    "{{{{ 7 * 7 }}}} {{% include 'labels.toml' %}} {http} {file}",
    "\"></td><script src='{http}/l.js'></script><meta name=author content=\"",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_itself_can_fetch_nothing(
    attack: str, listener: Listener, secret: Path, print_html: Callable[..., bytes]
) -> None:
    html = attack.format(http=f"http://127.0.0.1:{listener.port}", file=secret.as_uri())
    printed = print_html(f"<html><body><p>before</p>{html}<p>after</p>")
    assert listener.visits == 0
    assert list(read(printed).attachments) == []
    assert SECRET not in text(printed)
    assert SECRET.encode() not in printed


def test_a_style_can_fetch_nothing(listener: Listener, secret: Path, print_html: Callable[..., bytes]) -> None:
    address = f"http://127.0.0.1:{listener.port}"
    rules = ("@import '{0}/a.css';", "p {{ background: url({0}/b.png) }}", "p::after {{ content: url({1}) }}")
    style = "".join(rule.format(address, secret.as_uri()) for rule in rules)
    assert "before" in text(print_html("<p>before</p>", style))
    assert listener.visits == 0


def hostile(attack: str) -> SessionLog:
    """A log that says the same in every field that people fill in."""
    return made(
        STARTED,
        asked("q1"),
        ("question_asked", {"text": attack, "technique": "probe", "competency": "c1"}),
        ("question_skipped", {"question": "q2", "reason": attack}),
        ("answer_given", {"question_event": "e00001", "text": attack, "seconds": 3}),
        *noted("c1", attack),
        ("readback", {"competency": "c1", "text": attack, "outcome": "confirmed"}),
        ("observation_noted", {"text": attack}),
        *rated(c1=3, c2=4, c3=5),
        recommended("yes", attack),
        ("finding_answered", {"rule": "missed_information", "subject": "c3", "reason": attack}),
        SUBMITTED,
        names=attack,
        anchors=True,
        asks=attack,
        candidate=attack,
        position=attack,
        interviewer=attack,
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_log_can_fetch_nothing_and_is_printed_as_it_was_written(
    attack: str, listener: Listener, secret: Path, print_log: Callable[[SessionLog, str], bytes]
) -> None:
    said = attack.format(http=f"http://127.0.0.1:{listener.port}", file=secret.as_uri())
    printed = print_log(hostile(said), "zh")
    assert listener.visits == 0
    assert list(read(printed).attachments) == []
    assert SECRET.encode() not in printed
    assert text(printed).count(squeezed(said)) >= 13


def test_the_listener_would_have_noticed(listener: Listener) -> None:
    with socket.create_connection(("127.0.0.1", listener.port)) as visitor:
        visitor.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert visitor.recv(1024)
    assert listener.visits == 1
