"""`interviewkit doctor`: what is there, what is missing, and how to get it."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final

import click

from interviewkit.cli.speech import terminal_language, text
from interviewkit.config import Config
from interviewkit.doctor import examine, main_job_suffers
from interviewkit.domain.question import LANGS

if TYPE_CHECKING:
    from interviewkit.doctor import Outcome

MARKS: Final = {"ok": ("✓", "green"), "note": ("·", "yellow"), "missing": ("✗", "red")}


@click.command()
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Language of the table; default: the terminal's.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def doctor(ctx: click.Context, lang: str | None, as_json: bool) -> None:
    """Check that everything the product needs is there.

    Exits 1 when something is missing without which interviews or their documents would fail.
    """
    lang = lang or terminal_language()
    outcomes = examine(Config.from_environment(), lang)
    suffers = main_job_suffers(outcomes)
    if as_json:
        checks = [outcome.as_json() for outcome in outcomes]
        click.echo(json.dumps({"ok": not suffers, "checks": checks}, ensure_ascii=False, indent=1))
    else:
        click.echo(_table(outcomes, lang))
        click.echo(text("doctor_suffers" if suffers else "doctor_well", lang))
    ctx.exit(1 if suffers else 0)


def _table(outcomes: tuple[Outcome, ...], lang: str) -> str:
    """Name, status, needed for and how to get it in columns, Chinese characters counted as two wide."""
    head = [text(f"doctor_{column}", lang) for column in ("name", "status", "needed_for", "get")]
    rows = [head, *(_row(outcome, lang) for outcome in outcomes)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    coloured = [
        click.style(line, fg=MARKS[outcome.found.state][1]) if outcome.found.state != "ok" else line
        for line, outcome in zip(lines[1:], outcomes, strict=True)
    ]
    return "\n".join([click.style(lines[0], bold=True), *coloured])


def _row(outcome: Outcome, lang: str) -> list[str]:
    state = outcome.found.state
    status = f"{MARKS[state][0]} {text(f'doctor_{state}', lang)}"
    if state == "ok" and outcome.found.detail:
        status += f" ({outcome.found.detail})"
    needed_for = f"{text(f'doctor_{outcome.check.need}', lang)}: {outcome.purpose}"
    return [outcome.name, status, needed_for, outcome.advice]


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))
