"""Texts that a spreadsheet would take for a formula, made harmless and taken back."""

from __future__ import annotations

import re
from typing import Final

MARK: Final = "'"
"""Put before a text, it tells a spreadsheet that this is a text."""
_RISKY: Final = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r]")
"""After any marks and blanks: what begins a formula, or a break that a spreadsheet drops before one.

Source: OWASP on CSV injection. Marks count, so that a text with one of its own comes back with it.
"""


def harmless(text: str) -> str:
    """The text with a mark before it where it needs one; `as_meant` gives the text back."""
    return MARK + text if _RISKY.match(text) else text


def as_meant(text: str) -> str:
    """The text without the mark that `harmless` put there; any other text as it is."""
    return text[1:] if text.startswith(MARK) and _RISKY.match(text, 1) else text
