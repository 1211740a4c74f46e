"""`interviewkit init`: the instance folder, the database and somebody who can sign in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from interviewkit.cli.records import keep_private, require_place
from interviewkit.cli.speech import refusal, say, text
from interviewkit.config import Config
from interviewkit.domain.errors import Conflict

if TYPE_CHECKING:
    from interviewkit.store.engine import Database


@click.command()
@click.option("--demo", is_flag=True, help="Fill an empty database with a demonstration, accounts included.")
@click.option("--login", help="Login of an administrator to add.")
@click.option("--name", help="The administrator's name.")
@click.option("--password-stdin", is_flag=True, help="Read the administrator's password from standard input.")
def init(demo: bool, login: str | None, name: str | None, password_stdin: bool) -> None:
    """Make the instance folder and the database, or bring them up to date; then make the first administrator.

    Nothing that is there is lost, so it may run as often as you like. Without --demo and --login it asks for the
    first administrator, if there is none and a person sits at the terminal.
    """
    if login and not (name and password_stdin):
        raise refusal("admin_unnamed")
    config = Config.from_environment()
    require_place(config)
    keep_private()
    try:
        _bring_up_to_date(config)
        _people(config, demo, login, name)
    except Conflict as conflict:
        raise refusal(f"conflict_{conflict.reason}") from conflict


def _bring_up_to_date(config: Config) -> None:
    from interviewkit.store.migrate import migrate, pending

    if pending(config.database_url):
        migrate(config.database_url)
        say("instance_ready", folder=config.instance)


def _people(config: Config, demo: bool, login: str | None, name: str | None) -> None:
    from interviewkit.store.engine import Database

    database = Database(config.database_url)
    if login and name:
        _add_admin(database, login, name, sys.stdin.readline().rstrip("\r\n"))
    elif _has_accounts(database):
        if demo and not config.demo:
            say("demo_skipped")
    elif demo:
        _fill(config, database)
    else:
        _first_admin(database)


def _has_accounts(database: Database) -> bool:
    from interviewkit.store import users

    with database.reading() as connection:
        return bool(users.all_users(connection))


def _fill(config: Config, database: Database) -> None:
    from interviewkit.services import demo

    config.mark_demo()
    demo.fill(database)
    say("demo_filled")


def _first_admin(database: Database) -> None:
    if not sys.stdin.isatty():
        say("admin_missing")
        return
    login, name = click.prompt(text("ask_login")), click.prompt(text("ask_name"))
    password = click.prompt(text("ask_password"), hide_input=True, confirmation_prompt=True)
    _add_admin(database, login, name, password)


def _add_admin(database: Database, login: str, name: str, password: str) -> None:
    from interviewkit.services.accounts import create_admin

    say("admin_made", login=create_admin(database, login, name, password).login)
