"""From the folder question_bank/ to the bank: everything is read and checked, then built, or nothing is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from interviewkit.domain import technique
from interviewkit.domain.shape import NOTHING

from . import rules, shapes
from .build import to_bank
from .documents import Document, Faults
from .folder import ENDING, PACK, PACKS, TECHNIQUES, read_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from interviewkit.domain.errors import Fault
    from interviewkit.domain.question import Bank, Competency, Question, RolePack
    from interviewkit.domain.shape import Check

    from .folder import Folder, Shelf

SHIPPED: Final = "interviewkit.question_bank"


@cache
def cached_bank() -> Bank:
    """The bank that came with the product, read once a process. Raises as `load_bank` does."""
    return load_bank()


@cache
def cached_places() -> Mapping[str, tuple[RolePack, Competency, Question]]:
    """Every question of `cached_bank()` by its id, with the pack and the competency that it lives in."""
    return {place[-1].id: place for place in cached_bank().questions()}


def load_bank(folder: Path | Traversable | None = None) -> Bank:
    """The bank in a folder, by default the one that came with the product.

    Raises Invalid with every fault, each at `file.toml:LINE: key.path`; nothing of a faulty bank is loaded.
    """
    faults = Faults()
    content = read_folder(files(SHIPPED) if folder is None else folder, faults)
    _check(content, faults)
    faults.raise_if_any()
    return to_bank(content)


def _check(content: Folder, faults: Faults) -> None:
    for document in _readable(content.techniques):
        _judge(document, shapes.TECHNIQUE, faults, rules.own_key(document.value, document.stem, "file"))
    for document in _readable(content.pitfalls):
        own_key = rules.own_key(document.value, document.stem, "file")
        words = rules.finding_words(document.value)
        _judge(document, shapes.PITFALL, faults, own_key, rules.variants(document.value), words)
    for name in content.packs:
        _check_pack(name, content, faults)
    rules.unique_ids((document for shelf in content.packs.values() for document in _readable(shelf)), faults)
    _expect(content.techniques, technique.TECHNIQUES, TECHNIQUES, faults)


def _check_pack(name: str, content: Folder, faults: Faults) -> None:
    shelf = content.packs[name]
    for document in _readable(shelf):
        value = document.value
        if document.stem == PACK:
            own_key = rules.own_key(value, name, "folder")
            _judge(document, shapes.PACK, faults, own_key, rules.pack(value, name, content.packs))
        else:
            own_key = rules.own_key(value, document.stem, "file")
            _judge(document, shapes.COMPETENCY, faults, own_key, rules.competency(value, name, document.stem))
    _expect(shelf, (PACK,), f"{PACKS}/{name}", faults)
    _check_scenarios(content.scenarios[name], shelf.get(PACK), faults)


def _check_scenarios(shelf: Shelf, pack: Document | None, faults: Faults) -> None:
    """Judge role plays; where the pack can't say what it lists, its own fault is enough."""
    listed = pack.value.get("competencies") if pack else None
    keys = [rules.plain_key(key) for key in listed if isinstance(key, str)] if isinstance(listed, list) else None
    for document in _readable(shelf):
        own_key = rules.own_key(document.value, document.stem, "file")
        fits = () if keys is None else rules.scenario(document.value, keys)
        _judge(document, shapes.SCENARIO, faults, own_key, fits)


def _readable(shelf: Shelf) -> list[Document]:
    return [document for document in shelf.values() if document]


def _judge(document: Document, shape: Check, faults: Faults, *broken: Iterable[Fault]) -> None:
    """Report what breaks the shape of a document and the rules for it."""
    found: list[Fault] = []
    shape(document.value, "", found)
    for more in broken:
        found += more
    faults.inside(document, found)


def _expect(shelf: Shelf, stems: Iterable[str], folder: str, faults: Faults) -> None:
    """Files that a folder must hold; an empty one has its fault already."""
    for stem in stems if shelf else ():
        if stem not in shelf:
            faults.file(f"{folder}/{stem}{ENDING}", NOTHING, "this file")
