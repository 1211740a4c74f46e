"""The kit's builder in a real browser: the panel follows, competencies move, and it works without scripts too."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.domain.people import Person
from interviewkit.services import kits, positions
from interviewkit.services.kit_offer import MOST_OFFERED
from interviewkit.store import house_questions
from interviewkit.store import kits as kit_store
from interviewkit.store.house_questions import Addition

from .conftest import Desk


def builder(desk: Desk) -> str:
    """The address of a builder with the suggested kit."""
    person = Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))
    database = desk.served.database
    position = positions.add_position(database, person, "Adviser", "phone_sales", "", "")
    kit = kits.add_kit(database, person, position.id, "Ours", 60)
    return f"{desk.served.url}/kits/{kit.id}"


def kept(desk: Desk, address: str) -> kit_store.StoredKit:
    with desk.served.database.reading() as connection:
        return kit_store.get(connection, address.rpartition("/")[2])


def order(page: Page) -> list[str]:
    return [str(box.get_attribute("value")) for box in page.locator("[name=competency]").all()]


def test_the_panel_follows_every_change_and_saving_keeps_it(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en")
    page, address = desk.page, builder(desk)
    page.goto(address)
    expect(page.locator("#lacks-sum")).to_have_text("Nothing lacking · 53 of 60 min")
    page.fill("[name=planned_minutes]", "50")
    expect(page.locator("#lacks")).to_contain_text("The questions need 53 minutes, 3 more than planned.")

    service = page.locator("#c-service")
    service.locator("[name=competency]").uncheck()
    expect(page.locator("#lacks-sum")).to_have_text("Nothing lacking · 47 of 50 min")
    service.locator(".pick-questions > summary").click()
    service.locator("textarea").first.fill("Whom did you call back last?")
    expect(service.locator("[name=competency]")).to_be_checked()
    expect(service.locator("textarea")).to_have_count(2)
    expect(service.locator(".count")).to_have_text("3 of 12 questions · 9 min")

    before = order(page)
    page.click("#c-price_talk .move[value^=up]")
    assert order(page) == [before[0], before[2], before[1], *before[3:]]
    page.click(".page-head [type=submit]")
    expect(page.locator(".said")).to_have_text("Saved.")
    kit = kit_from_json(kept(desk, address).content)
    assert [c.key for c in kit.competencies][:2] == ["need_finding", "price_talk"]
    assert "Whom did you call back last?" in [q.text.en for q in kit.planned("service")]


@pytest.mark.parametrize("size", [(390, 844), (820, 1180)], ids=["phone", "tablet"])
def test_on_a_small_screen_the_panel_is_a_sheet_at_the_thumb(new_desk: Any, size: tuple[int, int]) -> None:
    desk: Desk = new_desk(lang="zh", size=size)
    page = desk.page
    page.goto(builder(desk))
    panel = page.locator(".kit-panel")
    expect(page.locator("#lacks")).to_be_hidden()
    page.locator("#c-service").scroll_into_view_if_needed()
    box = panel.bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == size[1]
    panel.locator("summary").click()
    expect(page.locator("#lacks")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_without_scripts_everything_can_be_typed_moved_and_saved(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en", java_script_enabled=False)
    page, address = desk.page, builder(desk)
    page.goto(address)
    page.fill("[name=name]", "Half typed")
    before = order(page)
    page.click("#c-value_talk .move[value^=up]")
    assert order(page)[:2] == [before[1], before[0]]
    page.click("#c-service .pick-questions > summary")
    page.fill("#c-service textarea", "Whom did you call back last?")
    page.click(".show [lang=zh]")
    expect(page.locator("#c-drive strong")).to_have_text("岗位动机")
    assert kept(desk, address).version == 1
    page.press("[name=name]", "Enter")
    expect(page.locator(".said")).to_have_text("Saved.")
    saved = kept(desk, address)
    assert (saved.name, saved.version) == ("Half typed", 2)
    kit = kit_from_json(saved.content)
    assert [c.key for c in kit.competencies][:2] == [before[1], before[0]]
    assert kit.planned("service")[1].text.en == "Whom did you call back last?"


def test_the_window_of_the_second_person_shows_what_was_saved_meanwhile(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en")
    page, address = desk.page, builder(desk)
    page.goto(address)
    page.uncheck("#c-drive [name=competency]")
    other = desk.context.new_page()
    other.goto(address)
    other.uncheck("#c-service [name=competency]")
    other.click(".page-head [type=submit]")
    expect(other.locator(".said")).to_have_text("Saved.")
    page.click(".page-head [type=submit]")
    expect(page.locator(".changed")).to_contain_text("Drive for the job")
    expect(page.locator("#c-drive [name=competency]")).not_to_be_checked()
    expect(page.locator("#c-service [name=competency]")).to_be_checked()
    page.click(".page-head [type=submit]")
    expect(page.locator(".said")).to_have_text("Saved.")
    keys = [c.key for c in kit_from_json(kept(desk, address).content).competencies]
    assert "service" in keys
    assert "drive" not in keys


BAD = "如果顾客发火，您会怎么处理？"


def with_many_of_ours(desk: Desk) -> list[str]:
    """The ids of house questions of one competency, three more than a builder lists."""
    contents = [
        HouseQuestion("graduate", "learning", "lead", "entry", 3, f"请讲一次第 {number} 周学东西的经历。", None)
        for number in range(MOST_OFFERED + 3)
    ]
    with desk.served.database.writing() as connection:
        return [q.id for q in house_questions.add(connection, [Addition(each) for each in contents], desk.user.id)]


def test_a_house_question_is_found_ticked_and_kept_without_a_reload(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en")
    page, database = desk.page, desk.served.database
    ids = with_many_of_ours(desk)
    person = Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))
    position = positions.add_position(database, person, "Trainee", "graduate", "", "")
    address = f"{desk.served.url}/kits/{kits.add_kit(database, person, position.id, 'First', 60).id}"
    page.goto(address)
    page.fill("[name=name]", "Half typed")
    pick = page.locator("#c-learning")
    pick.locator(".pick-questions > summary").click()
    expect(pick.locator(f'[value="{ids[0]}"]')).to_have_count(0)
    pick.locator("textarea").first.fill(BAD)
    pick.locator("[type=search]").fill("第 0 周")
    pick.locator("[type=search]").press("Enter")
    box = pick.locator(f'.find [value="{ids[0]}"]')
    expect(pick.locator(".find .ask span[lang=zh-Hans]")).to_have_text(["请讲一次第 0 周学东西的经历。"])
    expect(pick.locator(".find .tag")).to_have_text("Ours")
    before = pick.locator(".count").inner_text()
    box.check()
    expect(pick.locator(".count")).not_to_have_text(before)
    expect(pick.locator("textarea")).to_have_count(2)
    expect(pick.locator(".lint [data-fault=hypothetical]")).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("Half typed")
    assert kept(desk, address).version == 1
    page.click(".page-head [type=submit]")
    expect(page.locator(".said")).to_have_text("Saved.")
    kit = kit_from_json(kept(desk, address).content)
    assert ids[0] in {q.id for q in kit.planned("learning")}
    assert BAD in {q.text.zh for q in kit.planned("learning")}


def test_without_scripts_a_house_question_is_found_too(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="zh", java_script_enabled=False)
    page, database = desk.page, desk.served.database
    ids = with_many_of_ours(desk)
    person = Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))
    position = positions.add_position(database, person, "管培生", "graduate", "", "")
    address = f"{desk.served.url}/kits/{kits.add_kit(database, person, position.id, '初面', 60).id}"
    page.goto(address)
    page.click("#c-learning .pick-questions > summary")
    page.fill("#c-learning [type=search]", "第 1 周")
    page.click("#find-learning button")
    page.check(f'#find-learning [value="{ids[1]}"]')
    page.click(".page-head [type=submit]")
    assert ids[1] in {q.id for q in kit_from_json(kept(desk, address).content).planned("learning")}


def test_the_linter_speaks_beneath_own_questions_and_whoever_types_decides(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en")
    page, address = desk.page, builder(desk)
    page.goto(address)
    pick = page.locator("#c-service")
    pick.locator(".pick-questions > summary").click()
    first, second = pick.locator(".own").nth(0), pick.locator(".own").nth(1)
    first.locator("textarea").press_sequentially(BAD)
    expect(first.locator("mark")).to_have_text("您会怎么处理")
    second.locator("textarea").fill("Do you like working with customers?")
    expect(second.locator("[data-fault]")).to_contain_text("Closed")
    expect(pick.locator(".own").nth(2).locator(".lint")).to_be_empty()

    better = first.locator(".better").inner_text()
    first.get_by_role("button", name="Use this wording").click()
    expect(first.locator("textarea")).to_have_value(better)
    expect(first.locator("[data-fault]")).to_have_count(0)
    expect(pick.locator(".own")).to_have_count(3)
    first.get_by_role("button", name="Back to my wording").click()
    expect(first.locator("textarea")).to_have_value(BAD)
    expect(second.locator("textarea")).to_have_value("Do you like working with customers?")

    first.locator("select").select_option("direct")
    first.get_by_role("button", name="Choose Open").click()
    expect(first.locator("select")).to_have_value("open")
    page.click(".page-head [type=submit]")
    expect(page.locator(".said")).to_have_text("Saved.")
    kit = kit_from_json(kept(desk, address).content)
    assert {q.text.en: q.technique for q in kit.planned("service")}[BAD] == "open"


def test_an_own_question_goes_to_the_bank_as_it_stands_in_its_field(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en", roles=("coordinator",))
    page = desk.page
    page.goto(builder(desk))
    service = page.locator("#c-service")
    service.locator(".pick-questions > summary").click()
    service.locator("textarea").first.fill("Whom did you call back last?")
    page.click(".page-head [type=submit]")
    expect(page.locator(".said")).to_have_text("Saved.")
    service.locator(".pick-questions > summary").click()
    service.locator("textarea").first.fill("Whom did you call back last week & why?")
    service.locator("select[name$=technique]").first.select_option("direct")
    with page.expect_popup() as opened:
        service.get_by_role("link", name="Keep it in the question bank").click()
    form = opened.value
    expect(form.locator("#text_en")).to_have_value("Whom did you call back last week & why?")
    expect(form.locator("[name=technique][value=direct]")).to_be_checked()
    expect(form.locator("[name=competency]")).to_have_value("phone_sales/service")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.locator(".said")).to_have_text("Added to the question bank.")
