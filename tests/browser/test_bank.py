"""Searching the bank while typing, and ticking questions across searches to print them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.services import house_questions

from .conftest import Desk

COMPOSE = """([kind, value]) => {
  const field = document.getElementById("q");
  field.value = value;
  if (kind === "compositionend") field.dispatchEvent(new CompositionEvent(kind, { bubbles: true }));
  else field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
}"""


def search(desk: Desk, query: str = "") -> Page:
    desk.page.goto(f"{desk.served.url}/bank/search{query}")
    return desk.page


def test_typing_finds_without_leaving_the_field(desk: Desk) -> None:
    page = search(desk)
    page.evaluate("window.same = true")
    page.locator("#q").press_sequentially("价格")
    expect(page.locator("#results mark").first).to_have_text("价格")
    expect(page).to_have_url(re.compile(r"/bank/search\?q=%E4%BB%B7%E6%A0%BC$"))
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#found")).to_have_text(f"{page.locator('#results .question').count()} 题")
    assert page.evaluate("window.same")
    page.reload()
    expect(page.locator("#q")).to_have_value("价格")


def test_a_question_that_a_colleague_has_just_added_is_found_as_one_types(desk: Desk) -> None:
    page = search(desk, "?q=凌晨")
    expect(page.locator("#results .question")).to_have_count(0)
    content = HouseQuestion("phone_sales", "price_talk", "lead", "entry", 4, "请讲一次凌晨三点半的盘点。", None)
    colleague = Person(desk.user.id, desk.user.name, frozenset({"trainer"}))
    added = house_questions.add_question(desk.served.database, colleague, content)
    page.press("#q", "End")
    page.locator("#q").press_sequentially("三点半的盘点")
    found = page.locator("#results .question")
    expect(found).to_have_count(1)
    expect(found.locator("mark")).to_have_text("凌晨三点半的盘点")
    found.locator("[name=q]").check()
    page.click(".tick-bar .btn-primary")
    expect(page.locator(".takings > li")).to_contain_text("请讲一次凌晨三点半的盘点。")
    house_questions.archive_question(desk.served.database, colleague, added.id, True)
    search(desk, "?q=凌晨")
    expect(page.locator("#results .question")).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bar_of_ticked_questions_is_one_line_of_a_phone(new_desk: type, lang: str) -> None:
    page = search(new_desk(lang=lang, size=(390, 844)), "?q=价格")
    for box in page.locator("#results [name=q]").all()[:12]:
        box.check()
    tops = page.locator(".tick-bar > *").evaluate_all("parts => parts.map((part) => part.getBoundingClientRect())")
    assert len({round(part["y"] + part["height"] / 2) for part in tops}) == 1
    assert max(part["right"] for part in tops) <= 390
    assert page.locator(".tick-bar").evaluate("bar => bar.offsetHeight") < 64


def test_a_pack_brings_its_competencies_to_choose_from(desk: Desk) -> None:
    page = search(desk)
    page.select_option("#pack", "bank_trainee")
    expect(page.locator("#competency optgroup")).to_have_count(0)
    lent = page.locator('#competency option[value^="general/"]').first
    name, value = lent.inner_text(), lent.get_attribute("value")
    assert value
    page.select_option("#competency", value)
    expect(page).to_have_url(re.compile("competency=general"))
    places = page.locator("#results .found-in a")
    expect(places.filter(has_not_text=name)).to_have_count(0)
    expect(places.first).to_have_text(name)
    page.select_option("#pack", "")
    expect(page.locator("#competency")).to_have_value(value)
    expect(page.locator("#competency optgroup")).not_to_have_count(0)


def test_nothing_is_looked_for_while_characters_are_composed(desk: Desk) -> None:
    desk.page.clock.install()
    page = search(desk)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/bank/" in request.url else None)
    page.evaluate(COMPOSE, ["input", "jiage"])
    page.clock.run_for(5000)
    page.evaluate(COMPOSE, ["compositionend", "价格"])
    page.clock.run_for(5000)
    expect(page.locator("#results mark").first).to_have_text("价格")
    assert len(asked) == 1


def test_away_from_the_network_the_list_stays_and_says_so(desk: Desk) -> None:
    page = search(desk, "?q=价格")
    before = page.locator("#results").inner_text()
    desk.context.set_offline(True)
    page.fill("#q", "顾客")
    expect(page.locator("#found")).to_contain_text("网络断了")
    assert page.locator("#results").inner_text() == before
    desk.context.set_offline(False)
    page.press("#q", "Enter")
    expect(page.locator("#results mark").first).to_have_text("顾客")


def test_ticks_are_kept_across_searches_and_printed_in_their_order(desk: Desk) -> None:
    page = search(desk, "?q=价格")
    expect(page.locator(".tick-bar")).to_be_hidden()
    first = page.locator("#results [name=q]").nth(2)
    name = first.get_attribute("value")
    first.check()
    page.fill("#q", "团队")
    expect(page.locator("#results mark").first).to_have_text("团队")
    second = page.locator("#results [name=q]").first
    other = second.get_attribute("value")
    second.check()
    minutes = [int(second.get_attribute("data-minutes") or 0)]
    page.goto(f"{desk.served.url}/bank/search?q=价格")
    box = page.locator(f'#results [value="{name}"]')
    expect(box).to_be_checked()
    minutes.append(int(box.get_attribute("data-minutes") or 0))
    expect(page.locator("#tick-sum")).to_have_text(f"已勾选 2 题 · {sum(minutes)} 分钟")
    page.click(".tick-bar [type=submit]")
    expect(page).to_have_url(re.compile(rf"/bank/print\?q={name}&q={other}$"))
    expect(page.locator(".takings > li")).to_have_count(2)
    page.go_back()
    page.click("#untick")
    expect(page.locator(".tick-bar")).to_be_hidden()
    expect(page.locator("#results [name=q]:checked")).to_have_count(0)


def test_without_javascript_the_form_prints_what_is_ticked(new_desk: type) -> None:
    desk: Desk = new_desk(java_script_enabled=False)
    page = search(desk, "?q=价格")
    page.locator("#results [name=q]").first.check()
    page.click(".tick-bar [type=submit]")
    expect(page.locator(".takings > li")).to_have_count(1)


def test_each_brief_of_a_role_play_has_a_sheet_to_itself(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.served.url}/bank/packs/phone_sales/scenarios/group_of_four")
    expect(page.locator(".answers")).to_be_hidden()
    page.emulate_media(media="print")
    for brief in page.locator(".brief").all():
        assert brief.evaluate("e => getComputedStyle(e).breakAfter") == "page"
        expect(brief.locator(".on-paper")).to_be_visible()
    expect(page.locator(".key")).to_be_hidden()
