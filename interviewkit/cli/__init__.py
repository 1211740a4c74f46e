"""The `interviewkit` command: a table of commands, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import click

from interviewkit import __version__
from interviewkit.domain.errors import InterviewkitError, Invalid

COMMANDS: Final = {
    "serve": ("serve", "Serve the product in the browser, with a document worker beside it."),
    "worker": ("serve", "Make documents in the background."),
    "init": ("init", "Make the instance folder, the database and the first administrator."),
    "doctor": ("doctor", "Check that everything the product needs is there."),
    "bank": ("bank", "Check, count, export and import the question bank."),
    "lint": ("lint", "Say which technique each question of a file uses, and what is wrong with it."),
    "replay": ("replay", "Print record, scorecard and findings of a session log."),
    "report": ("replay", "Print the evaluation of a session log as PDF."),
}
"""Command -> (file of this package that defines a click command of that name, one line of help)."""


class Commands(click.Group):
    """Lists commands without importing them, and turns domain errors into plain sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None if the table has none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{COMMANDS[cmd_name][0]}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes the table itself, so that help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Input that breaks rules exits 2 with a fault a line, any other domain error exits 1."""
        try:
            return super().invoke(ctx)
        except Invalid as error:
            for fault in error.faults:
                click.echo(str(fault), err=True)
            ctx.exit(2)
        except InterviewkitError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="interviewkit")
def main() -> None:
    """Structured behavioural interviews, and the training of the people who hold them."""
