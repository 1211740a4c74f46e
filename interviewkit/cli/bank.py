"""`interviewkit bank`: the content files of the question bank."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interviewkit.cli.bank_import import import_questions
from interviewkit.cli.files import write_whole
from interviewkit.cli.records import require_current
from interviewkit.cli.speech import say, terminal_language
from interviewkit.config import Config
from interviewkit.domain.question import LANGS
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.library.lexicon import LEXICON, load_lexicon
from interviewkit.library.loader import cached_bank, load_bank

if TYPE_CHECKING:
    from interviewkit.domain.question import Bank, Lang
    from interviewkit.services.exports import Which
    from interviewkit.store.engine import Database


@click.group()
def bank() -> None:
    """Check, count, export and import the question bank."""


bank.add_command(import_questions)


@bank.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Read every content file in FOLDER, by default those that came with the product.

    A folder may lack a lexicon; the linter then reads with the words that came with the product.
    Prints what it holds. Exits 2 when anything breaks the format, with one fault a line on standard error.
    """
    loaded = load_bank(folder)
    if folder is None or (folder / LEXICON).exists():
        load_lexicon(folder)
    say(
        "bank_well",
        packs=len(loaded.packs),
        competencies=sum(len(pack.own()) for pack in loaded.packs),
        questions=sum(1 for _ in loaded.questions()),
        techniques=len(loaded.techniques),
        pitfalls=len(loaded.pitfalls),
    )


@bank.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def stats(as_json: bool) -> None:
    """Count the questions of each competency by technique, each where it lives."""
    counted = _counted(cached_bank())
    if as_json:
        click.echo(json.dumps(counted))
        return
    lang, held = terminal_language(), cached_bank()
    for pack in held.packs:
        click.echo(f"{pack.name[lang]} ({pack.key})")
        for competency in pack.own():
            row = "  ".join(f"{t.mark[lang]} {len(competency.by_technique(t.key))}" for t in held.techniques)
            click.echo(f"  {row}  {competency.name[lang]} ({competency.key})")
    say("bank_questions", questions=counted["questions"])


def _counted(held: Bank) -> dict[str, Any]:
    return {
        "questions": sum(1 for _ in held.questions()),
        "packs": {
            pack.key: {
                "competencies": {c.key: {t: len(c.by_technique(t)) for t in TECHNIQUES} for c in pack.own()},
            }
            for pack in held.packs
        },
    }


@bank.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Only that language; default: both.")
@click.option("--own", "which", flag_value="own", help="The questions that the users wrote.")
@click.option("--all", "which", flag_value="both", help="Those and the ones that came with the product.")
def export(file: Path, lang: Lang | None, which: Which | None) -> None:
    """Write the questions that came with the product to FILE, whose ending says how: .csv, .xlsx, .json or .db."""
    from interviewkit.services import exports

    database = _records() if which else None
    made = exports.questions_file(database, which or "shipped", str(file), lang)
    write_whole(file, made.content)
    say("bank_exported", questions=made.questions, file=file)


def _records() -> Database:
    from interviewkit.store.engine import Database

    config = Config.from_environment()
    require_current(config)
    return Database(config.database_url)
