"""Searching the bank: shipped questions and the house's own, as people look for them."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from interviewkit.domain.errors import Forbidden
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kitchoice import suggest
from interviewkit.domain.people import Person
from interviewkit.domain.question import LANGS, Lang
from interviewkit.services import bank, bank_search, house_questions
from interviewkit.services.bank_search import Found
from interviewkit.services.marks import holds
from interviewkit.store.engine import Database

from .house import someone

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
    assert search("草率", "zh").named.pitfalls == ("premature_judgement",)
    assert search("SUMMARIZE", "en").named.techniques == ("summarize",)
    competencies = search("价格沟通", "zh").named.competencies
    assert [competency.key for _, competency in competencies] == ["price_talk"]
    assert search("", "zh").named.competencies == ()


def test_where_nothing_holds_it_all_come_those_that_hold_a_part(search: Search) -> None:
    assert search("怎么处理顾客投诉", "zh").hits == ()
    found = search("怎么处理顾客投诉", "zh", or_part=True)
    assert found.partly
    assert 0 < len(found.hits) <= bank_search.MOST_PARTLY
    assert ("投诉", True) in [piece for hit in found.hits[:3] for piece in hit.text.marked]
    assert all(holds(hit.text.marked) or hit.passage for hit in found.hits)
    narrowed = search("怎么处理顾客投诉", "zh", pack="graduate", or_part=True)
    assert {hit.pack.key for hit in narrowed.hits} <= {"graduate", "general"}
    assert not search("投诉", "zh", or_part=True).partly


@pytest.mark.parametrize("query", ["zzzzzz", "鬣狗", "鑫", "?!"])
def test_what_no_question_holds_even_in_part_finds_none(search: Search, query: str) -> None:
    found = search(query, "zh", or_part=True)
    assert (found.hits, found.more, found.partly) == ((), False, False)


def test_the_name_of_a_pack_leads_there(search: Search) -> None:
    assert [pack.key for pack in search("门店销售", "zh").named.packs] == ["phone_sales"]
    assert [pack.key for pack in search("graduate", "zh").named.packs] == ["graduate"]
    assert search("", "zh").named.packs == ()


@pytest.mark.parametrize(
    ("pack", "names"),
    [
        ("phone_sales", ["导购", "店员", "营业员", "售货员", "销售员", "Shop Assistant", "retail assistant", "sales"]),
        ("bank_trainee", ["柜员", "大堂经理", "银行柜员面试题", "bank teller", "Ｂａｎｋ  tellers"]),
        ("collections", ["催收员", "外访", "debt collector", "questions for debt collectors"]),
        ("graduate", ["应届生", "校招", "graduate", "university graduates"]),
        ("trainer", ["培训讲师", "内训师", "trainer"]),
        ("interviewer", ["面试官", "interviewer"]),
        ("phone_sales", ["导购面试题", "十个导购的好问题", "Interview questions for a shop assistant"]),
    ],
)
def test_the_name_of_a_job_leads_to_its_pack(search: Search, pack: str, names: list[str]) -> None:
    for name in names:
        assert [each.key for each in search(name, "zh", or_part=True).named.packs] == [pack], name


@pytest.mark.parametrize("query", ["storyteller", "internal", "an", "客户"])
def test_a_part_of_a_word_names_no_job(search: Search, query: str) -> None:
    assert search(query, "zh").named.packs == ()


@pytest.mark.parametrize("query", ["导购", "导购面试题", "ten good questions for a shop assistant?"])
def test_a_job_that_no_question_names_gets_the_questions_to_begin_with(search: Search, query: str) -> None:
    assert search(query, "zh").hits == ()
    found = search(query, "zh", or_part=True)
    pack = bank.find_pack(READER, "phone_sales")
    assert (found.begun, found.partly, found.more) == (pack, False, False)
    assert [hit.question.id for hit in found.hits] == [question.id for question in suggest(pack).questions]
    assert {hit.question.competency for hit in found.hits} == {each.key for each in pack.competencies}
    assert search(query, "zh", or_part=True, level="lead").begun is None


def test_what_is_asked_beside_a_job_counts_more_than_its_pack(search: Search) -> None:
    found = search("导购怎么处理投诉", "zh", or_part=True)
    assert [pack.key for pack in found.named.packs] == ["phone_sales"]
    assert (found.begun, found.partly) == (None, True)


def test_a_pack_narrows_the_competencies_that_a_query_names(search: Search) -> None:
    lent = search("岗位动机", "zh", pack="trainer").named.competencies
    assert [(pack.key, each.pack, each.key) for pack, each in lent] == [("trainer", "general", "drive")]
    assert len(search("岗位动机", "zh").named.competencies) > 1


@pytest.fixture
def trainer(database: Database) -> Person:
    return someone(database, "trainer", "陈立")


CONTENT = HouseQuestion("phone_sales", "price_talk", "lead", "entry", 4, "请讲一次砍价砍到凌晨的经历。", None)


def test_a_house_question_is_found_at_once_and_as_it_stands(
    database: Database, trainer: Person, search: Search
) -> None:
    assert search("凌晨", "zh").hits == ()
    added = house_questions.add_question(database, trainer, CONTENT)
    (hit,) = search("凌晨", "zh").hits
    assert (hit.question, hit.entry.content) == (added.as_question(), added.content)
    assert (hit.pack.key, hit.competency.key) == ("phone_sales", "price_talk")  # type: ignore[union-attr]
    house_questions.edit_question(database, trainer, added.id, 1, replace(CONTENT, text_zh="请讲一次退货。"))
    assert search("凌晨", "zh").hits == ()
    assert [hit.question.id for hit in search("讲一次退货", "zh").hits] == [added.id]
    house_questions.archive_question(database, trainer, added.id, True)
    assert search("讲一次退货", "zh").hits == ()


def test_a_house_question_shows_the_language_that_it_has(database: Database, trainer: Person, search: Search) -> None:
    house_questions.add_question(database, trainer, replace(CONTENT, listen_for_en="Names the wholesaler."))
    (hit,) = search("凌晨", "en").hits
    assert (hit.text.lang, holds(hit.text.marked), hit.passage) == ("zh", True, None)
    (hit,) = search("wholesaler", "zh").hits
    assert hit.passage is not None
    assert (hit.text.lang, hit.passage.lang, holds(hit.passage.marked)) == ("zh", "en", True)


def test_a_house_question_of_a_borrowed_competency_is_found_in_every_pack_that_lists_it(
    database: Database, trainer: Person, search: Search
) -> None:
    packs = bank.read_bank(READER).packs
    borrower, lent = next((pack, each) for pack in packs for each in pack.competencies if each.pack != pack.key)
    content = replace(CONTENT, pack=borrower.key, competency=lent.key)
    added = house_questions.add_question(database, trainer, content)
    for pack in packs:
        ids = [hit.question.id for hit in search("凌晨", "zh", pack=pack.key).hits]
        assert ids == [added.id] * (lent in pack.competencies)
    assert search("凌晨", "zh", competency=bank.home(lent), technique="lead", level="entry").hits
    assert search("凌晨", "zh", competency=bank.home(lent), technique="open").hits == ()


@pytest.mark.parametrize("query", ['"', "AND", "a* OR b", "砍", "';--", "\x00", "\ud800", "é" * 500, "%_\\"])
def test_no_query_is_an_error_with_house_questions(
    database: Database, trainer: Person, search: Search, query: str
) -> None:
    house_questions.add_question(database, trainer, replace(CONTENT, text_en="'; DROP TABLE questions; -- \" AND %_\\"))
    assert search(query, "en").more in (True, False)
    assert len(search("凌晨", "en").hits) == 1


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.services import bank_search, house_questions
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition

url, file, writer, rounds = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
database, person = Database(url), Person(writer, "", frozenset({"trainer"}))
content = HouseQuestion("phone_sales", "price_talk", "lead", "entry", 4, "请讲一次砍价砍到凌晨的经历。", None)
seen = written = 0
for number in range(rounds):
    if writer != "reader":
        with database.writing() as connection:
            house_questions.write_many(connection, person, [Addition(content)] * 2, [])
        written += 2
    count = len(bank_search.search(database, person, file, "凌晨", "zh").hits)
    assert count % 2 == 0 and count >= max(seen, written), (count, seen, written)
    seen = count
    if number % 3 == 2:
        file.unlink(missing_ok=True)
"""


def test_processes_that_write_and_search_at_once_find_all_that_is_written(
    database: Database, database_url: str, trainer: Person, search: Search, tmp_path: Path
) -> None:
    def start(writer: str, rounds: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WRITER, database_url, str(tmp_path / "bank.db"), writer, str(rounds)]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    started = [start(trainer.id, 8), start(trainer.id, 8), start("reader", 40)]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    assert len(search("凌晨", "zh").hits) == 32
