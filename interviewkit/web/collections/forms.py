"""The forms of collections: a name, and where questions are to be added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import Length, StopValidation

from interviewkit.domain.limits import LONGEST_TITLE

from ..fields import choice, line, listed, one_line, plain, strip

if TYPE_CHECKING:
    from interviewkit.services.collections import CollectionRow

NAME: Final = _l("Name of the collection")
MISSING: Final = _l("Give the collection a name.")
TOO_LONG: Final = _l("Keep it to %(max)d characters.", max=LONGEST_TITLE)


class NameForm(FlaskForm):  # type: ignore[misc]
    """What a collection is called."""

    name = line(NAME, MISSING, LONGEST_TITLE)


class AddForm(FlaskForm):  # type: ignore[misc]
    """One of the own collections; a name that is typed makes a new one instead."""

    collection = choice(_l("Collection"))
    name = StringField(
        _l("New collection instead"),
        [Length(max=LONGEST_TITLE, message=TOO_LONG), plain, one_line],
        filters=[strip],
        render_kw={"autocomplete": "off", "maxlength": LONGEST_TITLE},
    )

    def validate_name(self, field: Field) -> None:
        """There has to be a name where there is no collection to choose."""
        if not field.data and "collection" not in self:
            raise StopValidation(MISSING)


def add_form(own: Iterable[CollectionRow]) -> AddForm:
    """The form for somebody with these collections; the one changed last is chosen."""
    rows = list(own)
    last = max(rows, key=lambda row: row.updated_at).id if rows else None
    form = AddForm(data={"collection": last})
    if rows:
        form.collection.choices = listed((row.id, row.name) for row in rows)
    else:
        del form.collection
        form.name.label.text = NAME
        form.name.flags.required = True
    return form
