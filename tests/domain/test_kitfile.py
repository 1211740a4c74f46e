"""A kit survives being stored: every field comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.kit import Kit, KitCompetency, KitQuestion
from interviewkit.domain.kitfile import kit_from_json, kit_to_json
from interviewkit.domain.question import KINDS, STAR, Probe, Text
from interviewkit.domain.technique import TECHNIQUES

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
texts = st.builds(Text, words, words)
probes = st.lists(st.builds(Probe, st.sampled_from(STAR), texts), max_size=3).map(tuple)
versions = st.none() | st.integers(0, 99) | words
minutes = st.none() | st.integers(1, 60) | st.floats(0.5, 60)
competencies = st.builds(
    KitCompetency,
    key=words,
    name=texts,
    weight=st.integers(1, 5) | st.floats(0.1, 5),
    kind=st.sampled_from(KINDS),
    anchors=st.just(()) | st.tuples(texts, texts, texts, texts, texts),
    version=versions,
    definition=st.none() | texts,
    probes=probes,
)
questions = st.builds(
    KitQuestion,
    id=words,
    competency=words,
    technique=st.sampled_from(TECHNIQUES),
    text=texts,
    minutes=minutes,
    version=versions,
    listen_for=st.none() | texts,
    probes=probes,
)
kits = st.builds(
    Kit,
    competencies=st.lists(competencies, max_size=4).map(tuple),
    questions=st.lists(questions, max_size=4).map(tuple),
    version=versions,
)


@given(kits)
def test_a_kit_comes_back_as_it_was(kit: Kit) -> None:
    assert kit_from_json(json.loads(json.dumps(kit_to_json(kit)))) == kit


def test_what_a_kit_does_not_hold_is_left_out() -> None:
    question = KitQuestion("q1", "drive", "lead", Text("请讲一次……", "Tell me about a time…"))
    assert kit_to_json(Kit((), (question,))) == {
        "competencies": [],
        "questions": [
            {
                "id": "q1",
                "competency": "drive",
                "technique": "lead",
                "text": {"zh": "请讲一次……", "en": "Tell me about a time…"},
            }
        ],
    }


def test_something_else_is_no_kit() -> None:
    with pytest.raises(KeyError):
        kit_from_json({"competencies": []})
