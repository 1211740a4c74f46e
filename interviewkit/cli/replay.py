"""`interviewkit replay` and `report`: a session log as a file, without a database or an instance folder."""

from __future__ import annotations

import json
from pathlib import Path

import click

from interviewkit.cli.files import write_whole
from interviewkit.cli.speech import use_utf8
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
    use_utf8()
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
    use_utf8()
    session_log = _read(log)
    from interviewkit.library.loader import cached_bank
    from interviewkit.reports import evaluation  # WeasyPrint is slow to load; only this command needs it

    bank = cached_bank()
    pdf = evaluation.render(session_log, bank.pitfalls, bank.techniques, lang or session_log.session.lang)
    write_whole(output, pdf)


def _read(path: Path) -> SessionLog:
    try:
        return read_log(path.read_bytes())
    except OSError as error:
        raise Invalid([Fault(str(path), error.strerror or "an error", "a session log that can be read")]) from None


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
