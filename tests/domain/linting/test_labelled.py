"""The labelled questions: what the weights were learnt from, and how well the rest is judged."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from interviewkit.domain.linting import Linted
from interviewkit.domain.question import LANGS, Lang
from interviewkit.domain.technique import FAULTS, TECHNIQUES
from interviewkit.library.lexicon import cached_linter
from interviewkit.library.loader import SHIPPED
from interviewkit.library.weights import weights_file

LABELLED = Path(__file__).parent / "labelled"


def rows(lang: Lang, name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{lang}_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def judged(lang: Lang, name: str) -> list[tuple[dict[str, str], Linted]]:
    return [(row, cached_linter().lint(row["text"], lang)) for row in rows(lang, name)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_weights_were_learnt_from_the_labelled_questions_as_they_are(lang: Lang) -> None:
    weights = json.loads((files(SHIPPED) / "lexicon" / weights_file(lang)).read_text(encoding="utf-8"))
    assert weights["learnt_from"] == hashlib.sha256((LABELLED / f"{lang}_learn.csv").read_bytes()).hexdigest()


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_that_is_held_back_was_learnt_from(lang: Lang) -> None:
    def letters(row: dict[str, str]) -> str:
        return "".join(filter(str.isalnum, row["text"].lower()))

    assert not {letters(row) for row in rows(lang, "held")} & {letters(row) for row in rows(lang, "learn")}


@pytest.mark.parametrize("lang", LANGS)
def test_most_faults_and_techniques_of_what_is_held_back_are_told(lang: Lang) -> None:
    right, wrong, missed, techniques = Counter[str](), Counter[str](), Counter[str](), 0
    for row, linted in judged(lang, "held"):
        found, wanted = {finding.fault for finding in linted.findings}, set(row["faults"].split())
        right.update(found & wanted)
        wrong.update(found - wanted)
        missed.update(wanted - found)
        techniques += (linted.technique.key or "") == row["technique"]
    for fault in FAULTS:
        assert right[fault] / (right[fault] + wrong[fault]) >= 0.75, fault
        assert right[fault] / (right[fault] + missed[fault]) >= 0.75, fault
    assert techniques / len(judged(lang, "held")) >= 0.9


@pytest.mark.parametrize("lang", LANGS)
def test_a_better_wording_is_a_question_without_the_fault(lang: Lang) -> None:
    for row, linted in judged(lang, "learn"):
        for finding in linted.findings:
            assert finding.span.strip(), row["text"]
            again = cached_linter().lint(finding.rewording, lang)
            assert again.technique.key in TECHNIQUES, (row["text"], finding.rewording)
            assert finding.fault not in {each.fault for each in again.findings}, (row["text"], finding.rewording)
