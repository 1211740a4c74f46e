"""Each rule finds what its examples say, and nothing else; each has examples for all that it can say."""

from __future__ import annotations

from collections import Counter

import pytest

from interviewkit.domain.logfile import canonical, read_log
from interviewkit.domain.pitfalls import RULES
from interviewkit.library.loader import cached_bank

from .examples import EXAMPLES, FOLDER, Example, examples_of


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_finds_what_it_says(example: Example) -> None:
    found = example.found()
    assert {f.subject: f.variant for f in found} == example.expect
    assert len(found) == len(example.expect)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_could_be_a_file(example: Example) -> None:
    assert read_log(canonical(example.log()).encode()) == example.log()


@pytest.mark.parametrize("rule", RULES)
class TestEveryRule:
    def test_it_has_an_example_that_fires_for_each_variant_it_has_words_for(self, rule: str) -> None:
        pitfall = cached_bank().pitfall(rule)
        assert pitfall
        fired = {variant for example in examples_of(rule) for variant in example.expect.values()}
        assert fired == {text.variant for text in pitfall.findings}

    def test_it_has_an_example_that_stays_silent(self, rule: str) -> None:
        assert any(not example.expect for example in examples_of(rule))

    def test_its_examples_differ(self, rule: str) -> None:
        says = Counter(example.says for example in examples_of(rule))
        assert [text for text, times in says.items() if times > 1] == []


def test_every_file_of_examples_belongs_to_a_rule() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(RULES)
