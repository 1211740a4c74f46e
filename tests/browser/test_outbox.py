"""The outbox in a real browser: what a device kept is never lost on the way, however the page is left."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from playwright.sync_api import Route, expect

from interviewkit.domain.people import Person
from interviewkit.services import submission
from interviewkit.store import events

from .conftest import SAMPLE, Desk, Served, wait_saved
from .test_room import NEED, kinds, note, notes, stored

LONG = "顾客" * 4500
"""A note of 27,000 bytes: three of them are more than the requests that outlive a page may carry."""


def test_long_chinese_notes_arrive_after_a_time_offline(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    desk.context.set_offline(True)
    for _ in range(3):
        page.locator(f"{NEED} .note.blank textarea").fill(LONG)
        page.locator(f"{NEED} .note.blank textarea").focus()
    expect(page.locator("#state")).to_contain_text("3")
    desk.context.set_offline(False)
    wait_saved(page)
    assert kinds(served, interview) == ["evidence_noted"] * 3


def test_what_was_typed_while_a_request_was_under_way_goes_along_when_the_page_is_left(
    desk: Desk, served: Served
) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    under_way: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if under_way:
            route.continue_()
        else:
            under_way.append(route)

    page.route("**/events", hold_the_first)
    page.click("#clock-main")
    note(page, "离开之前的一句")
    expect(page.locator("#state")).to_have_attribute("data-state", "saving")
    with page.expect_response(lambda response: response.url.endswith("/events")) as second:
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert second.value.json()["saved"] == [stored(served, interview)[0].id]
    assert kinds(served, interview) == ["evidence_noted"]
    under_way[0].continue_()
    wait_saved(page)
    assert kinds(served, interview) == ["evidence_noted", "started"]


def test_looking_over_first_sends_what_the_device_kept(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    desk.context.set_offline(True)
    note(page, "断网时记下、还没送到的一句")
    expect(page.locator("#state")).to_have_attribute("data-state", "offline")
    page.close()
    desk.context.set_offline(False)
    page = desk.context.new_page()
    page.goto(f"{served.url}/interviews/{interview}/review")
    expect(page.locator(".stands-notes li span").first).to_have_text("断网时记下、还没送到的一句")
    assert kinds(served, interview) == ["evidence_noted"]


def test_what_came_too_late_for_the_evaluation_is_shown_and_stays_on_the_device(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    sample = json.loads(SAMPLE.read_text())
    with served.database.writing() as connection:
        batch = [(e["id"], e["at"], e["kind"], e["data"]) for e in sample["events"][:-1]]
        events.append(connection, interview, batch)
    page = desk.open_room(interview)
    desk.context.set_offline(True)
    note(page, "别的设备提交之后才送到的一句")
    expect(page.locator("#state")).to_have_attribute("data-state", "offline")
    interviewer = Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))
    submission.submit(served.database, interviewer, interview, datetime.now(UTC), "Asia/Shanghai")
    page.close()
    desk.context.set_offline(False)
    page = desk.context.new_page()
    for _ in range(2):
        page.goto(f"{served.url}/interviews/{interview}/evaluation")
        expect(page.locator("#late li")).to_have_text(["别的设备提交之后才送到的一句"])


def test_pasted_control_characters_do_not_keep_a_note_from_the_server(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.locator(f"{NEED} .note.blank textarea").fill("第一行\x0b第二行\x02")
    page.keyboard.press("Enter")
    wait_saved(page)
    assert notes(page) == ["第一行 第二行 "]
    assert stored(served, interview)[0].data["text"] == "第一行 第二行 "


def test_an_action_before_the_device_opened_its_store_is_saved(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.page
    page.add_init_script(
        """const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...asked) {
            const opening = open.apply(this, asked);
            let ready;
            Object.defineProperty(opening, 'onsuccess', { set: (done) => { ready = done; } });
            opening.addEventListener('success', (event) => { window.letOpen = () => ready(event); });
            return opening;
        };"""
    )
    page.goto(f"{served.url}/interviews/{interview}/room")
    page.wait_for_function("() => window.letOpen")
    page.click("#clock-main")
    wait_saved(page)
    assert kinds(served, interview) == ["started"]
    page.evaluate("window.letOpen()")
    page.wait_for_function("async () => (await (await window.room.outbox.store).all()).length === 1")


def test_a_note_that_is_removed_elsewhere_while_it_is_being_typed_keeps_what_was_typed(
    desk: Desk, served: Served
) -> None:
    interview = desk.planned()
    laptop = desk.open_room(interview)
    note(laptop, "先记的一句")
    wait_saved(laptop)
    tablet = desk.open_room(interview, desk.context.new_page())
    tablet.locator(f"{NEED} .note-remove").first.click()
    wait_saved(tablet)
    laptop.bring_to_front()
    laptop.evaluate("window.setTimeout = () => 0")  # whoever types on and on: the pause that saves never comes
    laptop.locator(f"{NEED} .note-text").first.press_sequentially("，还在补充")
    laptop.evaluate("window.room.lookAgain()")
    laptop.wait_for_function("() => window.room.cursor === 2")
    laptop.locator(f"{NEED} .note-text").first.blur()
    wait_saved(laptop)
    assert notes(laptop) == ["先记的一句，还在补充"]
    laptop.reload()
    laptop.wait_for_selector("#state[data-state=saved]")
    assert notes(laptop) == ["先记的一句，还在补充"]


def test_an_address_with_a_broken_place_still_opens_the_room(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    desk.page.goto(f"{served.url}/interviews/{interview}/room#%E0%A4")
    desk.page.click("#clock-main")
    wait_saved(desk.page)
    assert kinds(served, interview) == ["started"]
