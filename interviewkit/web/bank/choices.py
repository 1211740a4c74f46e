"""The competencies that a search can be narrowed to, as the fields of its form offer them."""

from __future__ import annotations

from collections.abc import Sequence

from interviewkit.domain.question import Lang, RolePack
from interviewkit.services import bank

Choice = tuple[str, str]


def competency_choices(packs: Sequence[RolePack], pack_key: str, lang: Lang) -> list[tuple[str, list[Choice]]]:
    """Groups of choices: the competencies that one pack lists, without a heading; else each pack's own under its name.

    A choice is the competency's home, pack/key, and its name.
    """
    if pack_key:
        listed = [each for pack in packs if pack.key == pack_key for each in pack.competencies]
        return [("", [(bank.home(each), each.name[lang]) for each in listed])]
    return [(pack.name[lang], [(bank.home(each), each.name[lang]) for each in pack.own()]) for pack in packs]
