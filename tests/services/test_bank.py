"""Reading the bank and searching it."""

from pathlib import Path

import pytest

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.people import ROLES, Person
from interviewkit.domain.question import LANGS, Lang
from interviewkit.services import bank
from interviewkit.services.marks import holds

READER = Person("1", "读者", frozenset({"learner"}))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index") / "bank.db"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_reads_the_bank(role: str) -> None:
    assert bank.read_bank(Person("1", "读者", frozenset({role}))).packs


def test_nobody_reads_it_without_a_role(index: Path) -> None:
    outsider = Person("2", "外人", frozenset())
    with pytest.raises(Forbidden):
        bank.read_bank(outsider)
    with pytest.raises(Forbidden):
        bank.find_competency(outsider, "phone_sales", "price_talk")
    with pytest.raises(Forbidden):
        bank.search(outsider, index, "顾客", "zh")


def test_a_competency_knows_its_neighbours() -> None:
    pack = bank.find_pack(READER, "phone_sales")
    keys = [competency.key for competency in pack.competencies]
    walked, here = [], bank.find_competency(READER, "phone_sales", keys[0])
    assert here.before is None
    while here.after:
        walked.append(here.competency.key)
        here = bank.find_competency(READER, "phone_sales", here.after.key)
    assert [*walked, here.competency.key] == keys


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        bank.find_pack(READER, "nothing")
    with pytest.raises(NotFound):
        bank.find_competency(READER, "phone_sales", "nothing")


@pytest.mark.parametrize("query", ["顾客", "总结", "customers", "learning"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_hit_shows_where_the_word_is(index: Path, query: str, lang: Lang) -> None:
    found = bank.search(READER, index, query, lang)
    assert found.hits
    assert all(holds(hit.marked) or hit.passage for hit in found.hits)


def test_a_word_of_the_other_language_shows_the_passage_in_it(index: Path) -> None:
    found = bank.search(READER, index, "顾客", "en")
    assert {hit.passage.lang for hit in found.hits if hit.passage} == {"zh"}
    assert not any(holds(hit.marked) for hit in found.hits)


def test_filters_narrow_a_search_together(index: Path) -> None:
    found = bank.search(READER, index, "", "zh", technique="summarize", pack="graduate", level="entry")
    assert found.hits
    for hit in found.hits:
        assert (hit.question.technique, hit.pack.key, hit.question.level) == ("summarize", "graduate", "entry")


def test_a_pack_finds_the_questions_of_competencies_that_live_in_another(index: Path) -> None:
    whole = bank.read_bank(READER)
    pack, lent = next((pack, each) for pack in whole.packs for each in pack.competencies if each.pack != pack.key)
    found = bank.search(READER, index, "", "zh", pack=pack.key, competency=bank.home(lent))
    assert [hit.question for hit in found.hits] == list(lent.questions)
    assert {hit.pack.key for hit in found.hits} == {lent.pack}
    words = lent.questions[0].text.zh[:12]
    assert lent.questions[0] in [hit.question for hit in bank.search(READER, index, words, "zh", pack=pack.key).hits]
    assert bank.search(READER, index, "", "zh", pack="nothing").hits == ()


def test_a_competency_that_the_pack_does_not_list_is_left_aside(index: Path) -> None:
    alone = bank.search(READER, index, "", "zh", pack="phone_sales")
    assert bank.search(READER, index, "", "zh", pack="phone_sales", competency="graduate/learning") == alone
    assert bank.search(READER, index, "", "zh", competency="no/such") == bank.search(READER, index, "", "zh")


def test_a_long_list_says_that_there_is_more(index: Path) -> None:
    found = bank.search(READER, index, "", "zh")
    assert len(found.hits) == bank.MOST_HITS
    assert found.more


@pytest.mark.parametrize("query", ['"', "AND", "a* OR b", "顾", "';--", "\x00", "é" * 500])
def test_no_query_is_an_error(index: Path, query: str) -> None:
    assert bank.search(READER, index, query, "en").more in (True, False)


def test_a_name_of_something_taught_leads_there(index: Path) -> None:
    assert bank.search(READER, index, "草率", "zh").pitfalls == ("premature_judgement",)
    assert bank.search(READER, index, "SUMMARIZE", "en").techniques == ("summarize",)
    competencies = bank.search(READER, index, "价格沟通", "zh").competencies
    assert [competency.key for _, competency in competencies] == ["price_talk"]
    assert bank.search(READER, index, "", "zh").competencies == ()


def test_a_pack_narrows_the_competencies_that_a_query_names(index: Path) -> None:
    lent = bank.search(READER, index, "岗位动机", "zh", pack="trainer").competencies
    assert [(pack.key, each.pack, each.key) for pack, each in lent] == [("trainer", "general", "drive")]
    assert len(bank.search(READER, index, "岗位动机", "zh").competencies) > 1
