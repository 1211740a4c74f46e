"""More ways to ask, each read as its row of phrasings.csv says: technique and every fault, no more and no less."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.library.loader import load_bank

with Path(__file__).with_name("phrasings.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [(row["text"], row["technique"], row["faults"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "technique", "faults"), ROWS)
def test_read_as_labelled(english: English, text: str, technique: str, faults: str) -> None:
    reading = english.read(text)
    assert (reading.technique.key or "") == technique
    assert {clue.fault for clue in reading.clues} == set(faults.split())


def test_no_question_of_the_bank_is_faulty_and_most_techniques_are_told(english: English) -> None:
    told = []
    for _, _, question in load_bank().questions():
        reading = english.read(question.text.en)
        assert not reading.clues, question.id
        told.append(reading.technique.key == question.technique)
    assert sum(told) / len(told) >= 0.9
