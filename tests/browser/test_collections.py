"""Keeping questions with a star, and putting ticked ones together, moving them, and printing them in their order."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from .conftest import Desk

PLACE = "/bank/packs/phone_sales/price_talk"


def at(desk: Desk, path: str) -> Page:
    desk.page.goto(f"{desk.served.url}{path}")
    return desk.page


def ids(cards: Locator) -> list[str]:
    return [card.get_attribute("id") or "" for card in cards.all()]


def collected(desk: Desk, count: int = 3, name: str = "校招一面") -> list[str]:
    """The ids of the first questions of a competency, ticked and put into a new collection, whose page is open."""
    page = at(desk, PLACE)
    cards = page.locator(".question")
    for index in range(count):
        cards.nth(index).locator("[name=q]").check()
    chosen = ids(cards)[:count]
    page.click(".tick-bar [formaction]")
    page.fill("[name=name]", name)
    page.click("main form [type=submit]")
    expect(page.locator("h1")).to_have_text(name)
    return chosen


def test_a_star_is_pressed_by_keyboard_and_turns_in_place(desk: Desk) -> None:
    page = at(desk, PLACE)
    page.evaluate("window.same = true")
    card = page.locator(".question").nth(2)
    star = card.locator(".fav")
    name = card.get_attribute("id")
    expect(star).to_have_attribute("aria-pressed", "false")
    star.focus()
    with page.expect_response(re.compile("/bank/favourites/")) as answer:
        page.keyboard.press("Space")
    assert answer.value.ok
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    assert page.evaluate("window.same")
    at(desk, "/bank/favourites")
    assert ids(page.locator(".question")) == [name]
    with page.expect_response(re.compile("/bank/favourites/")):
        page.locator(".fav").press("Enter")
    expect(page.locator(".fav")).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(page.locator(".question")).to_have_count(0)
    expect(page.locator(".empty")).to_be_visible()


def test_what_a_search_brings_has_stars_too(desk: Desk) -> None:
    page = at(desk, "/bank/search")
    page.fill("#q", "价格")
    expect(page.locator("#results mark").first).to_have_text("价格")
    star = page.locator("#results .fav").first
    with page.expect_response(re.compile("/bank/favourites/")):
        star.click()
    expect(star).to_have_attribute("aria-pressed", "true")


def test_a_star_that_cannot_be_kept_turns_back_and_says_so(desk: Desk) -> None:
    page = at(desk, PLACE)
    card = page.locator(".question").first
    desk.context.set_offline(True)
    card.locator(".fav").click()
    expect(card.get_by_role("alert")).to_have_count(1)
    expect(card.locator(".fav")).to_have_attribute("aria-pressed", "false")
    desk.context.set_offline(False)
    card.locator(".fav").click()
    expect(card.locator(".fav")).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_role("alert")).to_have_count(0)


def test_without_javascript_a_star_comes_back_to_its_card(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk(java_script_enabled=False)
    page = at(desk, PLACE)
    name = page.locator(".question").nth(4).get_attribute("id")
    page.locator(".question").nth(4).locator(".fav").click()
    expect(page).to_have_url(f"{desk.served.url}{PLACE}#{name}")
    star = page.locator(".question").nth(4).locator(".fav")
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_in_viewport()
    star.click()
    expect(star).to_have_attribute("aria-pressed", "false")


def test_ticked_questions_become_a_collection_and_print_in_its_order(desk: Desk) -> None:
    one, two, three = collected(desk)
    page = desk.page
    cards = page.locator(".in-order .question")
    assert ids(cards) == [one, two, three]
    cards.nth(2).locator("[value^=up]").press("Enter")
    expect(cards.nth(1)).to_have_attribute("id", three)
    expect(cards.nth(1).locator("[value^=up]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards.nth(0)).to_have_attribute("id", three)
    expect(cards.nth(0).locator("[value^=up]")).to_be_disabled()
    expect(cards.nth(0).locator("[value^=down]")).to_be_focused()
    assert ids(cards) == [three, one, two]
    texts = page.locator(".in-order .asked").all_inner_texts()
    page.click(".tend a.btn-primary")
    expect(page).to_have_url(re.compile(r"/bank/collections/[^/]+/print$"))
    assert page.locator(".takings .asked").all_inner_texts() == texts


def test_what_went_into_a_collection_is_ticked_no_more(desk: Desk) -> None:
    collected(desk, 2)
    page = desk.page
    expect(page.locator(".in-order .question")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/bank/collections/[^/?]+$"))
    assert page.locator("[name=q]:checked").count() == 0
    page.locator("[name=q]").first.check()
    page.reload()
    assert page.locator("[name=q]:checked").count() == 1
    at(desk, "/bank/search")
    expect(page.locator("#tick-sum")).to_contain_text("1")


def test_without_javascript_ticked_questions_become_a_collection(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk(java_script_enabled=False)
    one, two = collected(desk, 2)
    cards = desk.page.locator(".in-order .question")
    cards.first.locator("[value^=down]").click()
    expect(cards.first).to_have_attribute("id", two)
    assert ids(cards) == [two, one]
    cards.first.locator("[name=take_out]").click()
    expect(cards).to_have_count(1)
    assert ids(cards) == [one]


def test_a_question_is_added_from_its_own_page(desk: Desk) -> None:
    collected(desk, 1)
    page = desk.page
    address = page.url
    at(desk, PLACE)
    last = page.locator(".question").last
    name = last.get_attribute("id")
    last.locator(".asked a").click()
    page.click(".keep summary")
    page.click(".add-to [type=submit]")
    expect(page).to_have_url(re.compile(rf"/bank/questions/{name}$"))
    expect(page.locator(".said")).to_contain_text("校招一面")
    page.goto(address)
    assert ids(page.locator(".question"))[1:] == [name]


def test_a_shared_collection_reaches_somebody_else(new_desk: Callable[..., Desk]) -> None:
    mine, theirs = new_desk(), new_desk()
    collected(mine, 2, "给新同事")
    address = mine.page.url
    answer = theirs.page.goto(address)
    assert answer is not None
    assert answer.status == 404
    mine.page.click("[name=shared]")
    at(theirs, "/bank/collections")
    theirs.page.get_by_role("link", name="给新同事").click()
    expect(theirs.page.locator(".question")).to_have_count(2)
    expect(theirs.page.locator("[name=move]")).to_have_count(0)
