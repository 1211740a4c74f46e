"""`interviewkit replay` and `report`: a session log as a file, without a database or an instance folder."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

import click

from interviewkit.domain.errors import Fault, Invalid
from interviewkit.domain.logfile import read_log
from interviewkit.domain.question import LANGS
from interviewkit.domain.session import SessionLog
from interviewkit.services.replay import Replay, replayed

LOG = click.argument("log", type=click.Path(path_type=Path))


@click.command()
@LOG
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Language of the summary; default: the session's.")
def replay(log: Path, as_json: bool, lang: str | None) -> None:
    """Print the record, the scorecard and the findings of a session LOG."""
    _use_utf8()
    result = replayed(_read(log))
    if as_json:
        click.echo(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    else:
        click.echo(_summary(result, lang or result.log.session.lang))


@click.command()
@LOG
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Language of the report; default: the session's.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The PDF file to write.")
def report(log: Path, lang: str | None, output: Path) -> None:
    """Print the evaluation of a session LOG as a PDF."""
    _use_utf8()
    session_log = _read(log)
    from interviewkit.library.loader import cached_bank
    from interviewkit.reports import evaluation  # WeasyPrint is slow to load; only this command needs it

    bank = cached_bank()
    pdf = evaluation.render(session_log, bank.pitfalls, bank.techniques, lang or session_log.session.lang)
    try:
        _write_whole(output, pdf)
    except OSError as error:
        found = error.strerror or "an error"
        raise Invalid([Fault(str(output), found, "a place where a file can be written")]) from None


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _read(path: Path) -> SessionLog:
    try:
        return read_log(path.read_bytes())
    except OSError as error:
        raise Invalid([Fault(str(path), error.strerror or "an error", "a session log that can be read")]) from None


def _write_whole(path: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this process takes from the rights of new files; a temporary file starts with none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _summary(result: Replay, lang: str) -> str:
    kit, card = result.log.kit, result.scorecard
    lines = [f"{result.log.session.position} · {result.log.session.candidate}"]
    for competency in kit.competencies:
        lines.append(f"  {competency.name[lang]}: {card.ratings.get(competency.key, '–')}")
    lines.append(f"  = {card.weighted if card.weighted is not None else '–'} · {card.recommendation or '–'}")
    for finding, text in result.worded:
        mark = "·" if finding.answered is not None else "▵"
        lines.append(f"{mark} {finding.rule} [{finding.subject}] {text[lang]}")
    return "\n".join(lines)
