"""What can be seen in a Chinese text: its characters in groups, its clauses, and phrases of the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.phrases import Characters, Found, longest
from interviewkit.domain.linting.weighing import LIST_LOUDNESS, Sign, in_forms, in_lists, in_words, of_matter

from .asking import SURELY, WH, Asking
from .hearing import Clause, Heard

_LONGEST: Final = 4
"""Characters of the longest group; most Chinese words have two, set phrases four."""
_GAP: Final = 8
"""Characters that may stand for “…” in a phrase."""
_DIGITS: Final = re.compile("[0-9]")


class Signs:
    """Sees the signs of a text."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], matters: Mapping[str, Matter], asking: Asking) -> None:
        self._asking = asking
        of_matters = {of_matter(key): matter.words.get("zh", ()) for key, matter in matters.items()}
        self._phrases = Characters({**words, **of_matters}, _GAP)

    def of(self, heard: Heard) -> Iterator[Sign]:
        """All signs; positions are those of the text."""
        yield from in_words(_groups(heard))
        yield from in_forms([self._kind(each) + "." * each.stops for each in heard.clauses], len(heard.plain))
        yield from _of_lists(list(self._phrases.find(heard.plain)), len(heard.plain))

    def _kind(self, clause: Clause) -> str:
        """How a clause asks, as `weighing.ASKING` has it."""
        if self._asking.requests(clause.words):
            return "R"
        if self._asking.yes_or_no(clause):
            return "S" if SURELY.search(clause.words) else "Y"
        if WH.search(clause.words):
            return "W"
        return "Q" if "？" in clause.mark else "p"


def _groups(heard: Heard) -> dict[str, tuple[int, int]]:
    """Groups of one to four characters, pairs with one between, beginnings and ends of clauses; each once."""
    text = "^" + _DIGITS.sub("0", heard.plain).replace("你", "您") + "$"
    found: dict[str, tuple[int, int]] = {}
    for at in range(len(text)):
        for size in range(1, _LONGEST + 1):
            if at + size <= len(text):
                found.setdefault(text[at : at + size], (max(at - 1, 0), at + size - 1))
        if at + 2 < len(text):
            found.setdefault(f"{text[at]}~{text[at + 2]}", (max(at - 1, 0), at + 2))
    for clause in heard.clauses:
        words = text[clause.start + 1 : clause.end + 1]
        found.setdefault(f"begins:{words[:2]}", (clause.start, min(clause.start + 2, clause.end)))
        found.setdefault(f"ends:{words[-2:]}", (max(clause.end - 2, clause.start), clause.end))
        found.setdefault(f"ends:{words[-1]}", (clause.end - 1, clause.end))
    if heard.clauses:
        last = heard.clauses[-1]
        found.setdefault(f"last:{text[last.start + 1 : last.end + 1][-3:]}", (max(last.end - 3, last.start), last.end))
        found.setdefault(f"last begins:{text[last.start + 1 : last.start + 3]}", (last.start, last.end))
    found[f"marks:{min(text.count('？'), 3)}"] = (0, len(heard.plain))
    found[f"clauses:{min(len(heard.clauses), 6)}"] = (0, len(heard.plain))
    found[f"length:{min(len(text) // 8, 6)}"] = (0, len(heard.plain))
    return found


def _of_lists(found: list[Found], length: int) -> Iterator[Sign]:
    """Each list that the text has words of, and how many subjects of their own it names."""
    yield from in_lists({name: (each.start, each.end) for name, each in longest(found).items()})
    subjects = {each.line for each in found if each.name == "topics"}
    yield Sign(f"#topics={min(len(subjects), 3)}", 0, length, LIST_LOUDNESS)
