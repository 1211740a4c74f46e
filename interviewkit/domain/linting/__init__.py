"""The question linter: which technique a question uses, which faults it has, which words gave them away.

`_core` is the engine; `english` and `chinese` each see the signs of a text in one language; `weighing` adds up what
they say, by weights learnt from labelled questions; `texts` reads what was written in an interview; `lexicon` holds the
types of the words. Words, weights and sentences are content (question_bank/lexicon/).
"""

from __future__ import annotations

from ._core import Clue, Finding, Guess, Linted, Linter, Reading, linted_to_json
from .chinese import Chinese
from .english import English
from .lexicon import FaultText, Lexicon, Matter
from .texts import TextReader

__all__ = [
    "Clue",
    "FaultText",
    "Finding",
    "Guess",
    "Lexicon",
    "Linted",
    "Linter",
    "Matter",
    "Reading",
    "TextReader",
    "linted_to_json",
    "linter_of",
]


def linter_of(lexicon: Lexicon) -> Linter:
    """The linter with the words of a lexicon; takes some milliseconds to build, so keep it."""
    words, phrases, matters = lexicon.words, lexicon.phrases, lexicon.matters
    return Linter(
        lexicon,
        {
            "zh": Chinese(words["zh"], phrases["zh"], matters, lexicon.weights["zh"]),
            "en": English(words["en"], phrases["en"], matters, lexicon.weights["en"]),
        },
    )
