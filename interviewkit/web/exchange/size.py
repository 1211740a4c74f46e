"""How much may be sent: a file of questions may be larger than any other request, and one too large gets an answer."""

from __future__ import annotations

from typing import Final

from flask import request
from flask_login import current_user

from interviewkit.domain.limits import LARGEST_TABLE

MOST_READ_OFF: Final = 128_000_000
"""Bytes of a file that is too large that are read and thrown away, so that the browser stays to hear why."""
FORM_AROUND: Final = 64_000
"""Bytes that a form takes around its file."""
_PIECE: Final = 1 << 16


def allow_a_file() -> None:
    """Let this request hold a file of questions; only for people who are signed in."""
    if current_user.is_authenticated:
        request.max_content_length = LARGEST_TABLE + FORM_AROUND


def read_off() -> None:
    """Take what is still on its way: a browser that is cut off in the middle shows no answer."""
    left = min(request.content_length or 0, MOST_READ_OFF)
    stream = request.environ["wsgi.input"]
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
