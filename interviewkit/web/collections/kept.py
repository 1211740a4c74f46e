"""What the bank's pages know of what their reader keeps; asked for by the macros that show it, once a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g

from interviewkit.services import collections as service

from ..database import database
from ..signin import person
from .forms import AddForm, add_form

if TYPE_CHECKING:
    from interviewkit.services.collections import CollectionRow


def kept() -> dict[str, Any]:
    """What the macros of `collections/_keep.html` call."""
    return {"is_favourite": is_favourite, "form_to_add": form_to_add, "collections_holding": collections_holding}


def is_favourite(question_id: str) -> bool:
    """Whether the reader keeps a question at hand."""
    if "favourites" not in g:
        g.favourites = frozenset(service.favourite_ids(database(), person()))
    return question_id in g.favourites


def collections_holding(question_id: str) -> list[CollectionRow]:
    """The reader's own collections that hold a question."""
    return service.collections_holding(database(), person(), question_id)


def form_to_add() -> AddForm:
    """The form that adds to one of the reader's own collections, or to a new one."""
    me = person()
    return add_form(row for row in service.list_collections(database(), me) if row.created_by == me.id)
