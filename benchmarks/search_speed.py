"""search_vs_bare_fts and search_vs_like_scan: a search through 50,000 questions, against FTS5 alone and LIKE."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from sqlite_utils.utils import sqlite3  # the very library that the index is opened with

from interviewkit.domain.question import Text
from interviewkit.library.index import open_index
from interviewkit.library.loader import cached_bank
from interviewkit.library.terms import fold, terms

from .figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from interviewkit.domain.question import Bank, Question

QUESTIONS: Final = 50_000
QUERIES: Final = ("顾客", "计划", "投诉", "同事", "customer", "deadline", "complaint", "colleague")
"""Chinese words of two characters and English words, frequent and rare ones."""
SHOWN: Final = 50
ROUNDS: Final = 7
BARE: Final = "SELECT rowid FROM questions_fts WHERE questions_fts MATCH ? ORDER BY rank LIMIT ?"
SCAN: Final = "SELECT id FROM questions WHERE folded_text LIKE ?1 OR folded_rest LIKE ?1"


def _large_bank() -> Bank:
    """The shipped bank, each question many times over with a number of its own in its text."""
    bank = cached_bank()
    held = cycle(question for _, _, question in bank.questions())
    copies = [_copy(question, number) for number, question in enumerate(islice(held, QUESTIONS))]
    by_home: dict[str, list[Question]] = {}
    for copy in copies:
        by_home.setdefault(copy.id.rsplit(".", 2)[0], []).append(copy)  # the id begins with pack and competency
    return replace(
        bank,
        packs=tuple(
            replace(
                pack,
                competencies=tuple(replace(c, questions=tuple(by_home[f"{pack.key}.{c.key}"])) for c in pack.own()),
            )
            for pack in bank.packs
        ),
    )


def _copy(question: Question, number: int) -> Question:
    text = Text(f"{question.text.zh}（{number}）", f"{question.text.en} ({number})")
    return replace(question, id=f"{question.id}#{number}", text=text)


@cache
def _measured() -> tuple[float, float, float]:
    """Median seconds for all queries: our search, FTS5 alone, a LIKE scan. Raises RuntimeError if we find wrongly."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bank.db"
        with open_index(file, _large_bank()) as index, closing(sqlite3.connect(file)) as bare:
            for query in QUERIES[:4]:
                found = {hit.id for hit in index.search(query, lang="zh", limit=QUESTIONS)}
                if found != {row[0] for row in bare.execute(SCAN, [f"%{fold(query)}%"])}:
                    raise RuntimeError(f"the search for {query} differs from a plain scan")
            ways = (
                lambda query: index.search(query, lang="zh", limit=SHOWN),
                lambda query: bare.execute(BARE, [terms(query).match, SHOWN]).fetchall(),
                lambda query: bare.execute(SCAN, [f"%{fold(query)}%"]).fetchall(),
            )
            rounds = [[_seconds(way) for way in ways] for _ in range(ROUNDS)][1:]
    ours, fts, scan = (median(each) for each in zip(*rounds, strict=True))
    return ours, fts, scan


def _seconds(way: Callable[[str], object]) -> float:
    begun = time.perf_counter()
    for query in QUERIES:
        way(query)
    return time.perf_counter() - begun


def against_fts() -> float:
    """The product's search, divided by the same match and rank in FTS5 alone, which gives row numbers only."""
    ours, fts, _ = _measured()
    return ours / fts


def against_scan() -> float:
    """The product's search, divided by a LIKE scan of the same texts."""
    ours, _, scan = _measured()
    return ours / scan


FIGURES: Final = (
    Figure("search_vs_bare_fts", "ratio", "FTS5 alone: match, rank, row numbers", "lower", 2, against_fts),
    Figure("search_vs_like_scan", "ratio", "a LIKE scan of the same texts", "lower", 0.05, against_scan),
)
