"""`python -m interviewkit` is the `interviewkit` command."""

from interviewkit.cli import main

main(prog_name="interviewkit")
