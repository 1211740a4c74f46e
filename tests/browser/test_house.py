"""Writing a house question in a real browser: the linter speaks while it is typed, and whoever types decides."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.services import house_questions
from interviewkit.store.house_questions import StoredQuestion

from .conftest import Desk

BAD = "如果顾客发火，您会怎么处理？"
GOOD = "请讲一次您主动留下来加班的经历。"
SAVED = re.compile(r"/bank/questions/house\.")
NEW = "/bank/own/new?pack=phone_sales&competency=drive&technique=lead"


@pytest.fixture
def writer(new_desk: Any) -> Desk:
    made: Desk = new_desk(lang="en", roles=("coordinator",))
    return made


def person(desk: Desk) -> Person:
    return Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))


def added(desk: Desk) -> StoredQuestion:
    content = HouseQuestion("phone_sales", "drive", "lead", "entry", 3, GOOD, None)
    return house_questions.add_question(desk.served.database, person(desk), content)


def kept(desk: Desk, question_id: str) -> StoredQuestion:
    return house_questions.read_question(desk.served.database, person(desk), question_id).question


def saved_id(page: Page) -> str:
    page.wait_for_url(SAVED)
    return page.url.rpartition("/")[2].partition("?")[0]


def lints(page: Page) -> list[str]:
    """The texts that the page has asked about, as they come."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.post_data_json["text"]) if r.url.endswith("/bank/lint") else None)  # type: ignore[index]
    return asked


def test_a_bad_question_is_mended_saved_and_edited(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    page.locator("#text_zh").press_sequentially(BAD)
    said = page.locator("#lint-zh")
    expect(said.locator("[data-fault=hypothetical]")).to_contain_text("Hypothetical")
    expect(said.locator("mark")).to_have_text("您会怎么处理")
    better = said.locator(".better").inner_text()
    said.get_by_role("button", name="Use this wording").click()
    expect(page.locator("#text_zh")).to_have_value(better)
    expect(page.locator("#text_zh")).to_be_focused()
    expect(said.locator("[data-fault]")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    question = saved_id(page)
    assert kept(writer, question).content.text_zh == better

    page.goto(f"{writer.served.url}/bank/own/{question}/edit")
    page.locator("#text_zh").press("End")
    page.keyboard.type("请慢慢说。")
    page.keyboard.press("Control+Enter")
    saved_id(page)
    page.goto(f"{writer.served.url}/bank/own/{question}/versions")
    expect(page.locator(".versions > li")).to_have_count(2)
    expect(page.locator(".versions ins").first).to_contain_text("请慢慢说。")
    expect(page.locator(".versions > li").last).to_contain_text(better)


def test_ones_own_wording_comes_back(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    field = page.locator("#text_zh")
    field.fill(BAD)
    use = page.get_by_role("button", name="Use this wording")
    use.click()
    expect(field).not_to_have_value(BAD)
    page.keyboard.press("Control+z")
    expect(field).to_have_value(BAD)
    expect(page.get_by_role("button", name="Back to my wording")).to_be_hidden()
    use.click()
    page.get_by_role("button", name="Back to my wording").click()
    expect(field).to_have_value(BAD)
    expect(use).to_be_visible()


def test_the_technique_that_it_reads_as_is_taken_with_one_press(writer: Desk) -> None:
    page = writer.page
    page.goto(f"{writer.served.url}{NEW.replace('=lead', '=probe')}")
    page.fill("#text_en", "Tell me about a time when you calmed an angry customer.")
    said = page.locator("#lint-en")
    expect(said).to_contain_text("not as Probe, which is chosen")
    said.get_by_role("button", name="Choose Lead").click()
    expect(page.locator("[name=technique][value=lead]")).to_be_checked()
    expect(said).to_contain_text("nothing to mend")
    expect(said.locator("[data-take]")).to_have_count(0)
    page.check("[name=technique][value=open]")
    expect(said).to_contain_text("not as Open")


def test_nothing_is_asked_while_characters_are_composed(writer: Desk) -> None:
    page = writer.page
    page.clock.install()
    page.goto(writer.served.url + NEW)
    asked = lints(page)
    session = writer.context.new_cdp_session(page)
    page.focus("#text_zh")
    session.send("Input.imeSetComposition", {"text": "ru guo", "selectionStart": 6, "selectionEnd": 6})
    expect(page.locator("#text_zh")).to_have_value("ru guo")
    page.clock.run_for(5000)
    assert asked == []
    session.send("Input.insertText", {"text": "如果"})
    page.keyboard.insert_text("顾客发火，您会怎么处理？")
    page.clock.run_for(1000)
    expect(page.locator("[data-fault=hypothetical]")).to_be_visible()
    assert asked == [BAD]


def test_the_last_answer_wins(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    held: list[Route] = []

    def answer(route: Route) -> None:
        if BAD in route.request.post_data_json["text"]:  # type: ignore[index]
            held.append(route)
        else:
            route.continue_()

    page.route("**/bank/lint", answer)
    with page.expect_request("**/bank/lint"):
        page.fill("#text_zh", BAD)
    page.fill("#text_zh", GOOD)
    expect(page.locator("#lint-zh .reads")).to_contain_text("Lead")
    page.evaluate("window.said = document.getElementById('lint-zh').innerHTML")
    held[0].fulfill(status=200, content_type="text/html", body="<p>too late</p>")
    page.fill("#text_en", "Tell me about a time when you calmed an angry customer.")
    expect(page.locator("#lint-en .reads")).to_contain_text("Lead")
    assert page.evaluate("window.said === document.getElementById('lint-zh').innerHTML")


def test_away_from_the_network_it_only_says_that_it_cannot_check(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    writer.context.set_offline(True)
    page.fill("#text_zh", BAD)
    expect(page.locator("#lint-zh")).to_contain_text("Can’t check the wording now")
    writer.context.set_offline(False)
    expect(page.locator("[data-fault=hypothetical]")).to_be_visible()


def test_two_editors_see_both_wordings(writer: Desk) -> None:
    question, page = added(writer), writer.page
    address = f"{writer.served.url}/bank/own/{question.id}/edit"
    page.goto(address)
    page.fill("#text_zh", "请讲一次您替同事顶班的经历。")
    other = writer.context.new_page()
    other.goto(address)
    other.fill("#text_zh", "请讲一次您替别人解围的经历。")
    other.keyboard.press("Control+Enter")
    saved_id(other)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".changed")).to_contain_text("请讲一次您替别人解围的经历。")
    expect(page.locator("#text_zh")).to_have_value("请讲一次您替同事顶班的经历。")
    page.get_by_role("button", name="Save over it").click()
    saved_id(page)
    assert (kept(writer, question.id).version, kept(writer, question.id).content.text_zh) == (
        3,
        "请讲一次您替同事顶班的经历。",
    )


def test_rows_for_probes_appear_as_they_are_needed(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    page.fill("#text_zh", GOOD)
    page.locator("#probes > summary").press("Enter")
    expect(page.locator(".probe:visible")).to_have_count(1)
    page.fill("[name=probes-0-zh]", "后来呢？")
    page.get_by_role("button", name="Add a probe").press("Enter")
    expect(page.locator("[name=probes-2-part]")).to_be_focused()
    page.select_option("[name=probes-2-part]", "R")
    page.fill("[name=probes-2-zh]", "结果怎样？")
    page.keyboard.press("Control+Enter")
    probes = kept(writer, saved_id(page)).content.probes
    assert [(probe.part, probe.zh) for probe in probes] == [("S", "后来呢？"), ("R", "结果怎样？")]


def test_without_scripts_all_of_it_can_be_typed_and_faults_are_shown_when_editing(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en", roles=("coordinator",), java_script_enabled=False)
    page = desk.page
    page.goto(desk.served.url + NEW)
    page.fill("#text_zh", BAD)
    page.locator("#probes > summary").click()
    expect(page.locator(".probe:visible")).to_have_count(8)
    page.fill("[name=probes-7-en]", "And then?")
    page.get_by_role("button", name="Save", exact=True).click()
    question = saved_id(page)
    assert [probe.en for probe in kept(desk, question).content.probes] == ["And then?"]
    page.goto(f"{desk.served.url}/bank/own/{question}/edit")
    expect(page.locator("[data-fault=hypothetical]")).to_be_visible()
    expect(page.get_by_role("button", name="Use this wording")).to_be_hidden()


def test_what_was_typed_outlives_the_session(writer: Desk) -> None:
    page = writer.page
    page.goto(writer.served.url + NEW)
    page.fill("#text_zh", BAD)
    page.locator("#probes > summary").click()
    page.fill("[name=probes-0-zh]", "后来呢？")
    writer.context.clear_cookies()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/sign-in**")
    writer.sign_in()
    page.wait_for_url("**/bank/own/new**")
    expect(page.locator("#text_zh")).to_have_value(BAD)
    expect(page.locator("[name=probes-0-zh]")).to_have_value("后来呢？")
    expect(page.locator("[name=probes-0-zh]")).to_be_visible()
    expect(page.locator("[data-fault=hypothetical]")).to_be_visible()
