"""`interviewkit bank import`: what a file of questions would do to the bank, and doing it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewkit.cli.records import keep_private, person_with_login, require_current
from interviewkit.cli.speech import refusal, say, terminal_language, text, use_utf8
from interviewkit.config import Config
from interviewkit.domain.errors import Conflict, Invalid
from interviewkit.domain.people import EDIT_BANK
from interviewkit.domain.shape import show

if TYPE_CHECKING:
    from interviewkit.domain.changes import Change
    from interviewkit.services.weighing import Plan, Weighed, Weighing


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "login", required=True, help="Login of the account that brings the questions in.")
@click.option("--apply", "applies", is_flag=True, help="Write what the plan says, all of it or nothing.")
def import_questions(file: Path, login: str, applies: bool) -> None:
    """Print what the questions in FILE (.csv, .xlsx, .json or .db) would add and change; with --apply, do it.

    Exits 2 for a file that can't be read and for rows that are refused, with one fault a line on standard error;
    then nothing is written.
    """
    use_utf8()
    config = Config.from_environment()
    require_current(config)
    keep_private()
    from interviewkit.library import exchange
    from interviewkit.services import imports
    from interviewkit.services.weighing import open_weighing
    from interviewkit.store.engine import Database

    database = Database(config.database_url)
    person = person_with_login(database, login)
    if not person.may(EDIT_BANK):
        raise refusal("import_forbidden", login=login)
    plan = _weighed(open_weighing(database, person, exchange.read(file, str(file))), told=not applies)
    if plan.faults:
        raise Invalid(plan.faults)
    if not applies:
        say("import_how" if plan.counts["new"] or plan.counts["changed"] else "import_none")
        return
    try:
        done = imports.apply_plan(database, person, plan)
    except Conflict as conflict:
        raise refusal(f"conflict_{conflict.reason}") from conflict
    say("import_done", added=len(done.added), changed=len(done.changed))


def _weighed(weighing: Weighing, told: bool) -> Plan:
    """Weigh every row and print the counts, and each row that does something where that is told."""
    lines, rows = [], []
    with _progress(weighing) as each:
        for row in each:
            rows.append(row)
            if told and row.status in ("new", "changed"):
                lines.append(_line(row))
    plan = weighing.plan(tuple(rows))
    say("import_counts", **plan.counts)
    if plan.ignored:
        say("import_ignored", columns=", ".join(plan.ignored))
    for line in lines:
        click.echo(line)
    return plan


@contextmanager
def _progress(weighing: Weighing) -> Iterator[Iterator[Weighed]]:
    """The rows, with a bar on standard error where a person sits there."""
    if not sys.stderr.isatty():
        yield weighing.rows()
        return
    label = text("import_reading")
    with click.progressbar(weighing.rows(), length=weighing.total, label=label, file=sys.stderr) as bar:
        yield iter(bar)


def _line(row: Weighed) -> str:
    content = row.content
    if row.before is None:
        home, said = f"{content.pack}/{content.competency}", show(content.text_zh or content.text_en)
        figures = {"home": home, "technique": content.technique, "text": said}
        return text("import_new", place=row.place, notes=_notes(row), **figures)
    from interviewkit.domain.changes import changes

    told = "; ".join(_change(each) for each in changes(row.before, content))
    return text("import_changed", place=row.place, id=row.question_id, changes=told, notes=_notes(row))


def _change(change: Change) -> str:
    before, after = (
        "".join(piece.text for piece in change.pieces if piece.kind in kinds)
        for kinds in (("same", "gone"), ("same", "new"))
    )
    name = f"{change.field} {change.part}" if change.part else change.field
    return f"{name} {show(before)} → {show(after)}"


def _notes(row: Weighed) -> str:
    from interviewkit.library.lexicon import cached_linter
    from interviewkit.services.weighing import advice

    lang = terminal_language()
    faults = ", ".join(cached_linter().fault_text(key).name[lang] for key in advice(row.content))
    twin = text("import_twin", twin=row.twin) if row.twin else ""
    return twin + (text("import_advice", faults=faults) if faults else "")
