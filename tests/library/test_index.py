"""Whoever looks for a question finds it, in either language, whatever is typed."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewkit.domain.question import Bank, Competency, Question
from interviewkit.library.index import MEMORY, Index, open_index
from interviewkit.library.terms import fold

HAN = re.compile("[\u4e00-\u9fff]{2,}")


@pytest.fixture(scope="module")
def index(shipped: Bank) -> Iterator[Index]:
    with open_index(MEMORY, shipped) as opened:
        yield opened


def ids(index: Index, query: str, **narrowed: Any) -> set[str]:
    return {hit.id for hit in index.search(query, lang="zh", limit=100_000, **narrowed)}


def searched(competency: Competency, question: Question) -> str:
    """All the words by which a question is found."""
    texts = [question.text, competency.name, question.listen_for, *(probe.text for probe in question.probes)]
    return fold("\n".join(f"{text.zh}\n{text.en}" for text in texts))


def test_every_chinese_term_is_found_exactly(shipped: Bank, index: Index) -> None:
    """Recall and precision are 1 for each run of two to four characters of every tenth question's text."""
    texts = {question.id: searched(competency, question) for _, competency, question in shipped.questions()}
    sample = list(shipped.questions())[::10]
    runs = [run for *_, question in sample for run in HAN.findall(question.text.zh)]
    wanted = {run[start : start + size] for run in runs for size in (2, 3, 4) for start in range(len(run) - size + 1)}
    assert len(wanted) > 500
    for term in wanted:
        assert ids(index, term) == {name for name, text in texts.items() if term in text}, term


@pytest.mark.parametrize("term", ["客", "您", "%", "“", "？"])
def test_a_single_character_is_found_exactly(shipped: Bank, index: Index, term: str) -> None:
    holding = {q.id for _, competency, q in shipped.questions() if fold(term) in searched(competency, q)}
    assert ids(index, term) == holding


@pytest.mark.parametrize("query", ["customer", "Customers", "CUSTOMER", "custom", "ｃｕｓｔｏｍｅｒ"])
def test_an_english_word_is_found_in_its_forms(shipped: Bank, index: Index, query: str) -> None:
    holding = {q.id for _, competency, q in shipped.questions() if "customer" in searched(competency, q)}
    assert holding
    assert ids(index, query) >= holding


def test_all_terms_have_to_be_found(index: Index) -> None:
    assert ids(index, "顾客 手机") == ids(index, "顾客") & ids(index, "手机")
    assert ids(index, "customer 顾客") == ids(index, "customer") & ids(index, "顾客")
    assert ids(index, "顾客 zzz") == set()


@pytest.mark.parametrize("query", ["顾客", "customer", "客"])
def test_what_is_asked_comes_before_what_stands_around_it(index: Index, query: str) -> None:
    lang = "en" if query.isascii() else "zh"
    inside = [query in hit.text.lower() for hit in index.search(query, lang=lang, limit=1000)]
    assert True in inside
    assert False in inside
    assert inside == sorted(inside, reverse=True)


def test_hits_come_in_the_language_asked_for(shipped: Bank, index: Index) -> None:
    texts = {question.id: question.text for _, _, question in shipped.questions()}
    for lang in ("zh", "en"):
        hits = index.search("顾客", lang=lang)
        assert [hit.text for hit in hits] == [texts[hit.id][lang] for hit in hits]


@pytest.mark.parametrize("name", ["technique", "level"])
@pytest.mark.parametrize("query", ["", "顾客", "客"])
def test_a_search_can_be_narrowed(index: Index, query: str, name: str) -> None:
    whole = index.search(query, lang="zh", limit=1000)
    values = {getattr(hit, name) for hit in whole}
    parts = {value: ids(index, query, **{name: value}) for value in values}
    assert {hit.id: getattr(hit, name) for hit in whole} == {part: value for value in parts for part in parts[value]}
    assert ids(index, query, **{name: "none of them"}) == set()


@pytest.mark.parametrize("query", ["", "顾客", "客"])
def test_a_search_can_be_narrowed_to_the_homes_of_competencies(shipped: Bank, index: Index, query: str) -> None:
    whole = index.search(query, lang="zh", limit=1000)
    homes = {(hit.pack, hit.competency) for hit in whole}
    for home in homes:
        assert ids(index, query, homes=[home]) == {hit.id for hit in whole if (hit.pack, hit.competency) == home}
    assert ids(index, query, homes=homes) == {hit.id for hit in whole}
    some = sorted(homes)[:2]
    assert ids(index, query, homes=some) == {hit.id for hit in whole if (hit.pack, hit.competency) in some}
    assert ids(index, query, homes=[]) == ids(index, query, homes=[("none", "of them")]) == set()


def test_a_blank_query_lists_the_bank_in_its_order(shipped: Bank, index: Index) -> None:
    everything = [question.id for _, _, question in shipped.questions()]
    assert [hit.id for hit in index.search(" \n", lang="en", limit=1000)] == everything
    assert [hit.id for hit in index.search("", lang="en", limit=7)] == everything[:7]
    assert index.search("", lang="en", limit=-1) == []


HOSTILE = (
    *('"', "'", "''; DROP TABLE questions; --", "NEAR(a b, 2)", "a AND", "NOT", "text_words:x", "^x", "x*", "-x", "("),
    *("{a b}: c", "\0", "顾客\0", "\ud800", "%_\\", "🙂", "+", "x" + "\u0301" * 99),
    *("a" * 100_000, "价格" * 50_000, "? " * 10_000),
)


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_no_query_is_an_error(shipped: Bank, index: Index, query: str) -> None:
    assert ids(index, query) <= {question.id for _, _, question in shipped.questions()}
    assert ids(index, "顾客")


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_nothing_that_can_be_typed_is_an_error(index: Index, query: str) -> None:
    assert len(index.search(query, lang="zh", limit=5)) <= 5


def test_an_index_is_made_where_there_is_none_and_used_again(shipped: Bank, tmp_path: Path) -> None:
    file = tmp_path / "new" / "search ?#%.db"
    with open_index(file, shipped) as first:
        made, found = file.stat().st_ino, ids(first, "顾客")
    with open_index(file, shipped) as second:
        assert ids(second, "顾客") == found
    assert file.stat().st_ino == made
    assert list(file.parent.iterdir()) == [file]


def test_other_content_makes_another_index(shipped: Bank, tmp_path: Path) -> None:
    file = tmp_path / "search.db"
    with open_index(file, shipped) as old:
        smaller = replace(shipped, packs=shipped.packs[:1], content_hash="another")
        with open_index(file, smaller) as new:
            assert {hit.pack for hit in new.search("", lang="zh", limit=1000)} == {shipped.packs[0].key}
        assert len({hit.pack for hit in old.search("", lang="zh", limit=1000)}) == len(shipped.packs)


DAMAGE = {
    "empty": lambda content: b"",
    "rubbish": lambda content: b"no database at all" * 1000,
    "cut short": lambda content: content[: len(content) // 2],
    "a hole": lambda content: content[:40_960] + bytes(40_960) + content[81_920:],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_replaced(shipped: Bank, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "search.db"
    open_index(file, shipped).close()
    content = file.read_bytes()
    file.write_bytes(damage(content))
    with open_index(file, shipped) as mended:
        assert ids(mended, "顾客")
    assert file.read_bytes() == content


def test_a_place_that_can_not_be_written_costs_the_file_alone(
    shipped: Bank, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "search.db"):
        with open_index(place, shipped) as kept:
            assert ids(kept, "顾客")
        assert str(place) in caplog.records[-1].getMessage()
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_processes_that_start_together_all_find(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from interviewkit.library.index import cached_index
print(len(cached_index(Path(sys.argv[1])).search("顾客", lang="zh", limit=1000)))
"""
    command = [sys.executable, "-c", program, str(tmp_path / "search.db")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    counts = {process.communicate()[0] for process in started}
    assert len(counts) == 1
    assert int(counts.pop()) > 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["search.db"]


def test_threads_may_share_an_index(shipped: Bank, index: Index) -> None:
    expected, found = ids(index, "顾客"), []
    threads = [threading.Thread(target=lambda: found.append(ids(index, "顾客"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_a_bank_without_questions_has_an_index() -> None:
    with open_index(MEMORY, Bank((), (), (), "empty")) as empty:
        assert empty.search("顾客", lang="zh") == []
