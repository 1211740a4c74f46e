"""The addresses of favourites and collections, for everybody who reads the bank; what stands behind is beside this."""

from __future__ import annotations

from flask import Blueprint

from interviewkit.domain.people import READ_BANK

from ..bank.shown import show_content
from ..signin import needs
from . import adding, collection_pages, favourites

GET, BOTH = ("GET",), ("GET", "POST")

room = Blueprint("collections", __name__)
show_content(room)
room.before_request(needs(READ_BANK)(lambda: None))

for rule, endpoint, view, methods in (
    ("/bank/favourites", "favourites", favourites.favourites, GET),
    ("/bank/favourites/<question_id>", "keep", favourites.keep, BOTH),
    ("/bank/collections", "index", collection_pages.index, BOTH),
    ("/bank/collections/add", "add", adding.add, BOTH),
    ("/bank/collections/<collection_id>", "show", collection_pages.show, BOTH),
    ("/bank/collections/<collection_id>/print", "sheet", collection_pages.sheet, GET),
    ("/bank/collections/<collection_id>/delete", "remove", collection_pages.remove, BOTH),
):
    room.add_url_rule(rule, endpoint, view, methods=methods)
