"""`interviewkit bank`: the content files of the question bank."""

from __future__ import annotations

from pathlib import Path

import click

from interviewkit.cli.speech import say
from interviewkit.library.loader import load_bank


@click.group()
def bank() -> None:
    """Check the content files."""


@bank.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Read every content file in FOLDER, by default those that came with the product.

    Prints what it holds. Exits 2 when anything breaks the format, with one fault a line on standard error.
    """
    loaded = load_bank(folder)
    say(
        "bank_well",
        packs=len(loaded.packs),
        competencies=sum(len(pack.competencies) for pack in loaded.packs),
        questions=sum(1 for _ in loaded.questions()),
        techniques=len(loaded.techniques),
        pitfalls=len(loaded.pitfalls),
    )
