"""The home page: the interviews of the person who is signed in, the next one first."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from interviewkit.domain.people import PLAN
from interviewkit.services import interviews
from interviewkit.web.database import database
from interviewkit.web.signin import person, signed_in

room = Blueprint("home", __name__)


@room.get("/")
@signed_in
def index() -> Any:
    """What is to be held, to be submitted and done; people who hold no interviews start in the bank."""
    who = person()
    if not who.may(PLAN):
        return redirect(url_for("bank.index"))
    upcoming = interviews.upcoming(database(), who)
    return render_template("home/index.html", upcoming=upcoming, history=interviews.history(database(), who), me=who)
