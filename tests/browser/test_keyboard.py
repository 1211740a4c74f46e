"""Working by keyboard, and slips of the hand: what is focused shows, a menu closes, an end is meant."""

from __future__ import annotations

from playwright.sync_api import expect

from interviewkit.store import events

from .conftest import Desk, Served, wait_saved

NEED = "[data-panel=need_finding]"
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"


def data_of(served: Served, interview_id: str, kind: str) -> list[object]:
    with served.database.reading() as connection:
        return [event.data for event in events.of_interview(connection, interview_id) if event.kind == kind]


def test_arrows_look_at_the_anchors_and_only_space_rates(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.locator("[data-rate=need_finding]").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "Space"):
        page.keyboard.press(key)
    expect(page.locator("[data-rate=need_finding][value='3']")).to_be_checked()
    wait_saved(page)
    assert data_of(served, interview, "rating_set") == [{"competency": "need_finding", "value": 3}]


def test_a_focused_button_shows_it(desk: Desk) -> None:
    page = desk.open_room(desk.planned())
    page.locator(".room-leave").focus()
    for name in ("clock-main", None):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.id") == (name or "")
        assert page.evaluate(OUTLINE) == "solid"


def test_escape_and_a_click_elsewhere_close_the_menu_of_reasons(desk: Desk) -> None:
    page = desk.open_room(desk.planned())
    summary = page.locator(f"{NEED} .skip-menu summary").first
    opened = page.locator(".skip-menu[open]")
    summary.press("Enter")
    expect(opened).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(summary).to_be_focused()
    summary.press("Enter")
    page.click("#observation")
    expect(opened).to_have_count(0)


def test_a_talk_is_not_ended_by_one_slip(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.click("#clock-main")
    asked = page.locator("#clock-end")
    before = asked.inner_text()
    asked.click()
    expect(asked).not_to_have_text(before)
    wait_saved(page)
    assert data_of(served, interview, "ended") == []
    asked.click()
    expect(asked).to_be_hidden()
    wait_saved(page)
    assert data_of(served, interview, "ended") == [{}]
