"""The kit's builder and the house: its questions are offered and found, and the linter advises on one's own."""

from __future__ import annotations

import html
import re

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.services import house_questions
from interviewkit.services.kit_offer import MOST_OFFERED
from interviewkit.store import users
from interviewkit.store.house_questions import StoredQuestion

from .conftest import SignIn
from .test_planning_builder import Bench, bench, own

__all__ = ["bench"]

CHINESE = HouseQuestion(
    "phone_sales", "drive", "open", "entry", 3, "为什么来这家店？", None, listen_for_zh="自己的理由"
)
ENGLISH = HouseQuestion("phone_sales", "drive", "open", "entry", 3, None, "Why this shop?")
BAD = "If a customer shouted at you, what would you do?"


@pytest.fixture
def trainer(bench: Bench) -> Person:
    with bench.database.writing() as connection:
        user = users.add(connection, login="tess", name="Tess", password_hash="", roles=["trainer"])
    return Person(user.id, user.name, frozenset(user.roles))


def write(bench: Bench, trainer: Person, content: HouseQuestion) -> StoredQuestion:
    return house_questions.add_question(bench.database, trainer, content)


def asks(page: str, question: StoredQuestion) -> str:
    """The part of the builder that offers a question."""
    found = re.search(
        rf'<div class="ask">(?:(?!<div class="ask">).)*?{question.id}.*?(?=<div class="ask"|</fieldset>)', page, re.S
    )
    assert found is not None
    return found[0]


def ticked(bench: Bench, question: StoredQuestion) -> None:
    form = bench.form(question=[*(q.id for q in bench.kit.questions), question.id])
    assert bench.browser.post(bench.address, data=form).status_code == 302


def test_a_house_question_is_offered_marked_in_the_language_that_it_has(bench: Bench, trainer: Person) -> None:
    question = write(bench, trainer, CHINESE)
    part = asks(bench.browser.get(bench.address).text, question)
    assert '<span lang="zh-Hans">为什么来这家店？</span>' in part
    assert '<p lang="zh-Hans">自己的理由</p>' in part
    assert "Ours" in part
    assert "not in English yet" in part
    assert "no longer in the bank" not in part
    assert "not in" not in asks(bench.browser.get(f"{bench.address}?show=zh").text, question)
    ticked(bench, question)
    assert question.id in {q.id for q in bench.kit.questions}


def test_an_edited_question_is_marked_until_the_kit_is_saved(bench: Bench, trainer: Person) -> None:
    question = write(bench, trainer, ENGLISH)
    ticked(bench, question)
    assert "has changed in the bank" not in bench.browser.get(bench.address).text
    house_questions.edit_question(bench.database, trainer, question.id, 1, CHINESE)
    page = bench.browser.get(bench.address).text
    assert "1 of these questions has changed in the bank since this kit was saved" in page
    assert "changed since" in asks(page, question)
    bench.browser.post(bench.address, data=bench.form())
    assert "changed since" not in bench.browser.get(bench.address).text


def test_an_archived_question_is_said_to_be_archived(bench: Bench, trainer: Person) -> None:
    question = write(bench, trainer, ENGLISH)
    ticked(bench, question)
    house_questions.archive_question(bench.database, trainer, question.id, away=True)
    part = asks(bench.browser.get(bench.address).text, question)
    assert "Archived" in part
    assert "no longer in the bank" not in part
    assert " checked>" in part


@pytest.fixture
def hidden(bench: Bench, trainer: Person) -> StoredQuestion:
    """A question that is older than those that a builder lists."""
    question = write(bench, trainer, ENGLISH)
    for number in range(MOST_OFFERED):
        write(bench, trainer, HouseQuestion("phone_sales", "drive", "lead", "entry", 3, f"第 {number} 件事？", None))
    return question


def test_what_is_not_listed_is_found_by_its_words_and_nothing_typed_is_lost(
    bench: Bench, hidden: StoredQuestion
) -> None:
    page = bench.browser.get(bench.address).text
    assert hidden.id not in page
    assert "1 more isn’t listed here." in page
    assert page.count('class="find"') == 1
    search = {"act": "find:drive", "find.drive": "this shop", "name": "Half typed", **own("drive", "Why Saturdays?")}
    found = bench.browser.post(bench.address, data=bench.form(**search)).text
    assert "1 found" in found
    assert found.count(f'value="{hidden.id}"') == 1
    assert "Why this shop?" in asks(found, hidden)
    assert "Half typed" in found
    assert "Why Saturdays?" in found
    assert bench.page.stored.version == 1
    questions = [*(q.id for q in bench.kit.questions), hidden.id]
    again = bench.form(question=questions, **{"act": "find:drive", "find.drive": "nothing of that kind"})
    page = bench.browser.post(bench.address, data=again).text
    assert "None of ours has these words." in page
    assert " checked>" in asks(page, hidden), "what is ticked stays in sight"
    part = bench.browser.post(f"{bench.address}/check", data=again).text
    assert "56 of 60 min" in part
    ticked(bench, hidden)
    assert hidden.id in {q.id for q in bench.kit.questions}


def test_the_linter_advises_on_own_questions_and_never_keeps_one_back(bench: Bench) -> None:
    assert bench.browser.post(bench.address, data=bench.form(**own("drive", BAD, "direct"))).status_code == 302
    page = bench.browser.get(bench.address).text
    assert page.count('data-fault="hypothetical"') == 1
    assert "Hypothetical" in page
    bench.browser.post(bench.address, data=bench.form(**own("drive", "如果顾客发火，您会怎么处理？")))
    assert "<mark>您会怎么处理</mark>" in bench.browser.get(bench.address).text, (
        "heard in the language that it is written in"
    )


def test_the_linter_hears_a_text_in_whichever_language_it_is(bench: Bench) -> None:
    for text, lang in ((BAD, "en"), ("如果顾客发火，您会怎么处理？", "zh")):
        heard = bench.browser.post("/bank/lint", json={"text": text, "lang": "either"}, headers={"Accept": "*/*"}).json
        assert heard is not None
        assert heard["lang"] == lang
        assert [fault["key"] for fault in heard["faults"]] == ["hypothetical"]


def test_who_may_write_for_the_bank_can_keep_an_own_question_there(bench: Bench, sign_in: SignIn) -> None:
    typed = own("drive", "什么让您周末也愿意上班 & 加班？", "open")
    assert bench.browser.post(bench.address, data=bench.form(**typed)).status_code == 302
    assert "Keep it in the question bank" not in bench.browser.get(bench.address).text
    coordinator = sign_in("coordinator")
    page = coordinator.get(bench.address).text
    links = re.findall(r'href="(/bank/own/new[^"]*)"', page)
    assert len(links) == 1
    form = coordinator.get(html.unescape(links[0])).text
    assert re.search(r'<textarea[^>]*id="text_zh"[^>]*>\s*什么让您周末也愿意上班 &amp; 加班？</textarea>', form)
    assert re.search(r'<option selected value="phone_sales/drive">', form)
    assert re.search(r'<input [^>]*checked[^>]* value="open">', form)
