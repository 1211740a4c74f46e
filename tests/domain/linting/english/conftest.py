"""The English reader with the words that come with the product."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from interviewkit.domain.linting.english import English
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.question import Text

LEXICON = Path(__file__).parents[4] / "question_bank" / "lexicon"


@pytest.fixture(scope="session")
def english() -> English:
    lists = read_toml("en")["lists"]
    words = read_toml("matters_en")["words"]
    matters = {
        each["key"]: Matter(
            each["key"],
            Text(**each["name"]),
            Text(**each["risk"]),
            Text(**each["instead"]),
            {"en": tuple(words[each["key"]])},
        )
        for each in read_toml("matters")["matters"]
    }
    return English({name: tuple(each) for name, each in lists.items()}, matters)


def read_toml(stem: str) -> dict[str, Any]:
    return tomllib.loads((LEXICON / f"{stem}.toml").read_text(encoding="utf-8"))
