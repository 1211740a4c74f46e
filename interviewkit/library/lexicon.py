"""The linter's words and weights out of question_bank/lexicon/: checked strictly, then built, or nothing is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.linting import TextReader, chinese, english, linter_of, notes
from interviewkit.domain.linting.lexicon import FaultText, Lexicon, Matter
from interviewkit.domain.linting.notes import NoteWords
from interviewkit.domain.question import LANGS
from interviewkit.domain.shape import NOTHING, at, show
from interviewkit.domain.technique import FAULTS

from . import shapes
from .build import texts
from .documents import Faults
from .folder import read_shelf
from .loader import SHIPPED
from .weights import read_weights, weights_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from interviewkit.domain.linting import Linter
    from interviewkit.domain.linting.weighing import Weights
    from interviewkit.domain.question import Lang
    from interviewkit.domain.shape import Check

    from .documents import Document

LEXICON: Final = "lexicon"
FAULT_FILE: Final = "faults"
MATTER_FILE: Final = "matters"
NOTE_FILE: Final = "notes"
LISTS: Final = {"zh": chinese.LISTS, "en": english.LISTS}
"""The word lists that each language's reader looks for."""
PHRASES: Final = {"zh": chinese.PHRASES, "en": english.PHRASES}
"""The phrases that each language's rewording puts together."""
SHAPES: Final[Mapping[str, Check]] = {
    FAULT_FILE: shapes.FAULT_TEXTS,
    MATTER_FILE: shapes.MATTERS,
    **dict.fromkeys(LANGS, shapes.WORD_LISTS),
    **{f"{MATTER_FILE}_{lang}": shapes.MATTER_WORDS for lang in LANGS},
    **{f"{NOTE_FILE}_{lang}": shapes.NOTE_WORDS for lang in LANGS},
}


@cache
def cached_linter() -> Linter:
    """The linter with the words that came with the product, built once a process. Raises as `load_lexicon` does."""
    return linter_of(_shipped())


@cache
def cached_reader() -> TextReader:
    """What reads the texts of interviews, with the same words. Raises as `load_lexicon` does."""
    return TextReader(_shipped(), cached_linter())


@cache
def _shipped() -> Lexicon:
    return load_lexicon()


def load_lexicon(folder: Path | Traversable | None = None) -> Lexicon:
    """The lexicon of a bank's folder, by default the one that came with the product.

    Raises Invalid with every fault, each at `file.toml:LINE: key.path`.
    """
    faults = Faults()
    root = files(SHIPPED) if folder is None else folder
    shelf = read_shelf(root / LEXICON, LEXICON, faults)
    for stem in shelf.keys() - SHAPES.keys():
        faults.file(f"{LEXICON}/{stem}.toml", "a file that nothing reads", f"{', '.join(SHAPES)} alone")
    for stem in SHAPES.keys() - shelf.keys():
        faults.file(f"{LEXICON}/{stem}.toml", NOTHING, "this file")
    documents = {stem: document for stem, document in shelf.items() if document and stem in SHAPES}
    for stem, document in documents.items():
        found: list[Fault] = []
        SHAPES[stem](document.value, "", found)
        faults.inside(document, found or _broken(stem, document, documents))
    weights = {lang: read_weights(root / LEXICON, lang, faults, f"{LEXICON}/{weights_file(lang)}") for lang in LANGS}
    faults.raise_if_any()
    learnt = {lang: each for lang, each in weights.items() if each}
    return _lexicon({stem: document.value for stem, document in documents.items()}, learnt)


def _broken(stem: str, document: Document, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """What breaks a rule in a document of the right shape."""
    value = document.value
    if stem == FAULT_FILE:
        yield from _keys("faults", value["faults"], FAULTS)
    elif stem == MATTER_FILE:
        yield from _keys("matters", value["matters"])
    elif stem in LISTS:
        if value["lang"] != stem:
            yield Fault("lang", show(value["lang"]), f"{show(stem)}, the file's name")
        yield from _names("lists", value["lists"], LISTS[stem])
        yield from _names("phrases", value["phrases"], PHRASES[stem])
    elif MATTER_FILE in documents:
        keys = [str(each.get("key")) for each in documents[MATTER_FILE].value.get("matters", ())]
        if stem.startswith(NOTE_FILE):
            yield from _names("lists", value["lists"], notes.LISTS)
            yield from _names("stated", value["stated"], keys)
        else:
            yield from _names("words", value["words"], keys)


def _keys(path: str, items: Sequence[Mapping[str, str]], wanted: Sequence[str] = ()) -> Iterator[Fault]:
    """Each item of a list has a key of its own, and every wanted one is there."""
    keys = [item["key"] for item in items]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield Fault(at(at(path, index), "key"), f"{show(key)} a second time", "a key of its own")
    for name in wanted:
        if name not in keys:
            yield Fault(path, f"no {show(name)}", f"each of {', '.join(wanted)}")


def _names(path: str, table: Mapping[str, object], wanted: Sequence[str]) -> Iterator[Fault]:
    """A table holds exactly the names that something looks for."""
    for name in table:
        if name not in wanted:
            yield Fault(at(path, name), "what nothing reads", f"one of {', '.join(wanted)}")
    for name in wanted:
        if name not in table:
            yield Fault(path, f"no {name}", f"each of {', '.join(wanted)}")


def _lexicon(values: Mapping[str, Mapping[str, Any]], weights: Mapping[Lang, Weights]) -> Lexicon:
    words = {lang: values[f"{MATTER_FILE}_{lang}"]["words"] for lang in LANGS}
    return Lexicon(
        words={lang: {name: tuple(each) for name, each in values[lang]["lists"].items()} for lang in LANGS},
        phrases={lang: dict(values[lang]["phrases"]) for lang in LANGS},
        faults={each["key"]: _fault(each) for each in values[FAULT_FILE]["faults"]},
        matters={
            each["key"]: Matter(
                each["key"],
                **texts(each, "name", "risk", "instead"),
                words={lang: tuple(words[lang][each["key"]]) for lang in LANGS},
            )
            for each in values[MATTER_FILE]["matters"]
        },
        weights=weights,
        notes={lang: _note_words(values[f"{NOTE_FILE}_{lang}"]) for lang in LANGS},
    )


def _note_words(value: Mapping[str, Any]) -> NoteWords:
    lists, stated = ({key: tuple(each) for key, each in value[name].items()} for name in ("lists", "stated"))
    return NoteWords(lists, stated)


def _fault(value: Mapping[str, Any]) -> FaultText:
    return FaultText(value["key"], **texts(value, "name", "what", "why", "how"))
