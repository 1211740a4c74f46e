"""Searching the bank: shipped questions and the house's own, as people look for them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from interviewkit.domain.errors import Forbidden
from interviewkit.domain.people import Person
from interviewkit.domain.question import LANGS, Lang
from interviewkit.services import bank, bank_search
from interviewkit.services.bank_search import Found
from interviewkit.services.marks import holds
from interviewkit.store.engine import Database

READER = Person("1", "读者", frozenset({"learner"}))
Search = Callable[..., Found]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index") / "bank.db"


@pytest.fixture
def search(database: Database, index: Path) -> Search:
    return partial(bank_search.search, database, READER, index)


def test_nobody_searches_without_a_role(database: Database, index: Path) -> None:
    with pytest.raises(Forbidden):
        bank_search.search(database, Person("2", "外人", frozenset()), index, "顾客", "zh")


@pytest.mark.parametrize("query", ["顾客", "总结", "customers", "learning"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_hit_shows_where_the_word_is(search: Search, query: str, lang: Lang) -> None:
    found = search(query, lang)
    assert found.hits
    assert all(holds(hit.text.marked) or hit.passage for hit in found.hits)


def test_a_word_of_the_other_language_shows_the_passage_in_it(search: Search) -> None:
    found = search("顾客", "en")
    assert {hit.passage.lang for hit in found.hits if hit.passage} == {"zh"}
    assert not any(holds(hit.text.marked) for hit in found.hits)


def test_filters_narrow_a_search_together(search: Search) -> None:
    found = search("", "zh", technique="summarize", pack="graduate", level="entry")
    assert found.hits
    for hit in found.hits:
        assert (hit.question.technique, hit.pack.key, hit.question.level) == ("summarize", "graduate", "entry")


def test_a_pack_finds_the_questions_of_competencies_that_live_in_another(search: Search) -> None:
    whole = bank.read_bank(READER)
    pack, lent = next((pack, each) for pack in whole.packs for each in pack.competencies if each.pack != pack.key)
    found = search("", "zh", pack=pack.key, competency=bank.home(lent))
    assert [hit.question for hit in found.hits] == list(lent.questions)
    assert {hit.pack.key for hit in found.hits} == {lent.pack}
    words = lent.questions[0].text.zh[:12]
    assert lent.questions[0] in [hit.question for hit in search(words, "zh", pack=pack.key).hits]
    assert search("", "zh", pack="nothing").hits == ()


def test_a_competency_that_the_pack_does_not_list_is_left_aside(search: Search) -> None:
    alone = search("", "zh", pack="phone_sales")
    assert search("", "zh", pack="phone_sales", competency="graduate/learning") == alone
    assert search("", "zh", competency="no/such") == search("", "zh")


def test_a_long_list_says_that_there_is_more(search: Search) -> None:
    found = search("", "zh")
    assert len(found.hits) == bank_search.MOST_HITS
    assert found.more


@pytest.mark.parametrize("query", ['"', "AND", "a* OR b", "顾", "';--", "\x00", "é" * 500])
def test_no_query_is_an_error(search: Search, query: str) -> None:
    assert search(query, "en").more in (True, False)


def test_a_name_of_something_taught_leads_there(search: Search) -> None:
    assert search("草率", "zh").pitfalls == ("premature_judgement",)
    assert search("SUMMARIZE", "en").techniques == ("summarize",)
    competencies = search("价格沟通", "zh").competencies
    assert [competency.key for _, competency in competencies] == ["price_talk"]
    assert search("", "zh").competencies == ()


def test_a_pack_narrows_the_competencies_that_a_query_names(search: Search) -> None:
    lent = search("岗位动机", "zh", pack="trainer").competencies
    assert [(pack.key, each.pack, each.key) for pack, each in lent] == [("trainer", "general", "drive")]
    assert len(search("岗位动机", "zh").competencies) > 1
