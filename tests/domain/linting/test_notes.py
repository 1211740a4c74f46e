"""Notes about the candidate and notes about others: the labelled ones are read as a person would read them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from interviewkit.domain.question import LANGS, Lang
from interviewkit.library.lexicon import cached_reader
from interviewkit.library.loader import cached_bank

LABELLED = Path(__file__).parent / "labelled"


def notes(lang: Lang) -> list[tuple[str, set[str]]]:
    """The labelled notes of a language, each with the matters that may be told; none where it is silent."""
    with (LABELLED / f"{lang}_notes.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], set(row["matters"].split())) for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("lang", "text", "matters"),
    [pytest.param(lang, text, matters, id=text) for lang in LANGS for text, matters in notes(lang)],
)
def test_a_matter_is_told_where_it_is_the_candidates_own(lang: Lang, text: str, matters: set[str]) -> None:
    touched = cached_reader().matter(text, lang)
    assert (touched.matter in matters) if touched else not matters


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_enough_of_both(lang: Lang) -> None:
    labelled = [matters for _, matters in notes(lang)]
    assert min(sum(map(bool, labelled)), sum(not matters for matters in labelled)) >= 30


@pytest.mark.parametrize("lang", LANGS)
def test_anchors_tell_what_was_done_and_touch_nothing(lang: Lang) -> None:
    anchors = [anchor[lang] for pack in cached_bank().packs for each in pack.competencies for anchor in each.anchors]
    assert anchors
    assert [text for text in anchors if cached_reader().matter(text, lang)] == []


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("业绩好。她怀孕四个月", "zh", "怀孕"),
        ("她說已經懷孕，預產期在六月", "zh", "懷孕"),
        ("Sold well, but is Married with two kids", "en", "is Married"),
    ],
)
def test_the_words_are_shown_as_they_were_written(text: str, lang: Lang, words: str) -> None:
    touched = cached_reader().matter(text, lang)
    assert touched
    assert text[touched.start : touched.end] == words


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", ["", " ", "。。。", "???", "5", "🙂", "a" * 20_000, "孩" * 20_000])
def test_any_text_will_do(text: str, lang: Lang) -> None:
    assert cached_reader().matter(text, lang) is None
