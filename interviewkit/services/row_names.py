"""Names in place of keys: whoever fills in a row writes what the pages say, in Chinese or in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from interviewkit.domain.question import LANGS
from interviewkit.library.loader import cached_bank

if TYPE_CHECKING:
    from interviewkit.domain.house import HouseQuestion
    from interviewkit.domain.question import Text

Keys = Mapping[str, str]
"""Keys by name, folded."""


def with_keys(content: HouseQuestion) -> HouseQuestion:
    """A question whose pack, competency and technique may be named, with their keys; what is no name stays."""
    pack = _key(_packs(), content.pack)
    competency = _key(_competencies().get(pack, {}), content.competency)
    technique = _key(_techniques(), content.technique)
    if (pack, competency, technique) == (content.pack, content.competency, content.technique):
        return content
    return replace(content, pack=pack, competency=competency, technique=technique)


def _key(keys: Keys, text: str) -> str:
    return text if text in keys.values() else keys.get(_fold(text), text)


def _fold(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _named(key: str, name: Text) -> dict[str, str]:
    return {_fold(name[lang]): key for lang in LANGS}


@cache
def _packs() -> Keys:
    return {name: key for pack in cached_bank().packs for name, key in _named(pack.key, pack.name).items()}


@cache
def _competencies() -> Mapping[str, Keys]:
    """By the key of a pack that lists them."""
    return {
        pack.key: {name: key for each in pack.competencies for name, key in _named(each.key, each.name).items()}
        for pack in cached_bank().packs
    }


@cache
def _techniques() -> Keys:
    return {name: key for each in cached_bank().techniques for name, key in _named(each.key, each.name).items()}
