"""What commands say to an operator: texts.toml in the language of the terminal."""

from __future__ import annotations

import os
import sys
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviewkit.domain.question import Lang

LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX lets them win."""


def terminal_language(environ: Mapping[str, str] = os.environ) -> Lang:
    """The language that the locale asks for: Chinese where it does, else English."""
    locale = next((environ[name] for name in LOCALE_VARIABLES if environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def text(key: str, lang: str | None = None, **figures: Any) -> str:
    """The text of that key with its {figures} filled in, in the terminal's language unless told; KeyError if none."""
    return str(_texts()[key][lang or terminal_language()]).format(**figures)


def say(key: str, **figures: Any) -> None:
    """Print a text."""
    click.echo(text(key, **figures))


def refusal(key: str, **figures: Any) -> click.ClickException:
    """An operator's mistake in a sentence: raise it, and the command ends with exit code 1 and no traceback."""
    return click.ClickException(text(key, **figures))


def use_utf8() -> None:
    """Print UTF-8 whatever the locale says, as what is printed is read by programs too."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))
