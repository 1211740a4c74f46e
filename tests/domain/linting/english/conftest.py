"""The English reader with the words that come with the product."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.library.lexicon import load_lexicon


@pytest.fixture(scope="session")
def english() -> English:
    lexicon = load_lexicon()
    return English(lexicon.words["en"], lexicon.phrases["en"], lexicon.matters, lexicon.weights["en"])
