"""Favourites: the page of them, and the star that makes a question one."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urldefrag

from flask import jsonify, redirect, render_template, request, url_for

from interviewkit.services import bank
from interviewkit.services import collections as service

from ..database import database
from ..next_page import HOME, local_path
from ..signin import person
from ..wants import wants_json


def favourites() -> str:
    """The questions that the reader keeps, the last kept first."""
    kept = service.read_favourites(database(), person())
    return render_template("collections/favourites.html", bank=bank.read_bank(person()), kept=kept)


def keep(question_id: str) -> Any:
    """Keep a question, or keep it no more, and go back to where its star stood. Read, it is the question's page."""
    if request.method == "GET":
        return redirect(url_for("bank.question", question_id=question_id))
    kept = request.form.get("kept") == "1"
    service.set_favourite(database(), person(), question_id, kept)
    if wants_json():
        return jsonify(kept=kept)
    back = local_path(request.form.get("back"))
    if back == HOME:
        return redirect(url_for(".favourites"))
    return redirect(f"{urldefrag(back).url}#{quote(question_id)}")
