"""`interviewkit lint`: which technique each question of a file uses, and which faults it has."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from interviewkit.cli.speech import text as said
from interviewkit.cli.speech import use_utf8
from interviewkit.domain.errors import Fault, Invalid
from interviewkit.domain.linting import linted_to_json
from interviewkit.domain.question import LANGS, Lang
from interviewkit.domain.shape import show
from interviewkit.library.lexicon import cached_linter
from interviewkit.library.loader import cached_bank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviewkit.domain.linting import Linted

STANDARD_INPUT: Final = "-"
COLUMNS: Final = ("text", "lang")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a question.")
def lint(file: Path, as_json: bool) -> None:
    """Say what is wrong with the questions in FILE, a CSV file with columns text and lang; - reads standard input.

    Exits 0 whatever it finds, and 2 for input that it can't read, with one fault a line on standard error.
    """
    use_utf8()
    questions = _questions(file)
    linter = cached_linter()
    for words, lang in questions:
        linted = linter.lint(words, lang)
        click.echo(json.dumps(linted_to_json(linted), ensure_ascii=False) if as_json else _as_text(linted))


def _as_text(linted: Linted) -> str:
    lang = linted.lang
    names = {technique.key: technique.name[lang] for technique in cached_bank().techniques}
    lines = [linted.text, "  " + names.get(linted.technique.key or "", said("lint_no_question", lang))]
    for finding in linted.findings:
        name = cached_linter().fault_text(finding.fault).name[lang]
        lines.append("  " + said("lint_finding", lang, name=name, span=finding.span, why=finding.why[lang]))
        lines.append("  " + said("lint_rewording", lang, rewording=finding.rewording))
    return "\n".join(lines)


def _questions(file: Path) -> list[tuple[str, Lang]]:
    """Every question of the file in order, with its language. Raises Invalid with all faults."""
    faults: list[Fault] = []
    rows = list(_rows(str(file), _content(file), faults))
    if faults:
        raise Invalid(faults)
    return rows


def _content(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == STANDARD_INPUT else file.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise Invalid([Fault(str(file), error.strerror or "an error", "a CSV file that can be read")]) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Invalid([Fault(f"{file}:{line}", f"byte 0x{raw[error.start]:02x}", "UTF-8 text")]) from None


def _rows(name: str, content: str, faults: list[Fault]) -> Iterator[tuple[str, Lang]]:
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        lacking = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if lacking:
            faults += [
                Fault(f"{name}:1", f"no column {column}", f"the columns {', '.join(COLUMNS)}") for column in lacking
            ]
            return
        for row in reader:
            yield from _row(f"{name}:{reader.line_num}", row, faults)
    except csv.Error as error:
        faults.append(Fault(f"{name}:{reader.reader.line_num}", str(error), "CSV, with straight quotation marks"))


def _row(place: str, row: dict[str, str | None], faults: list[Fault]) -> Iterator[tuple[str, Lang]]:
    words, lang = row["text"], row["lang"]
    if words is None or lang is None or None in row:
        faults.append(Fault(place, "a row of another length", "as many fields as there are columns"))
        return
    if lang not in LANGS:
        faults.append(Fault(f"{place}: lang", show(lang), f"one of {', '.join(LANGS)}"))
        return
    yield words, "zh" if lang == "zh" else "en"
