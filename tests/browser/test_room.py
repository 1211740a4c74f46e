"""The live room in a real browser: nothing is lost, and the screen tells the truth."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from interviewkit.domain.fold import fold
from interviewkit.domain.logfile import read_log
from interviewkit.services.replay import record_json
from interviewkit.store import events, interviews

from .conftest import SAMPLE, Desk, Served, wait_saved

NEED = "[data-panel=need_finding]"


def stored(served: Served, interview_id: str) -> list[events.StoredEvent]:
    with served.database.reading() as connection:
        return events.of_interview(connection, interview_id)


def kinds(served: Served, interview_id: str) -> list[str]:
    return [event.kind for event in stored(served, interview_id)]


def note(page: Page, text: str, panel: str = NEED) -> None:
    page.locator(f"{panel} .note.blank textarea").click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def notes(page: Page, panel: str = NEED) -> list[str]:
    return [field.input_value() for field in page.locator(f"{panel} .note-text").all() if field.input_value()]


def test_every_change_is_saved_without_a_button_and_a_reload_shows_it_all(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.click("#clock-main")
    page.click(f"{NEED} [data-ask=q1]")
    note(page, "周末一位老人来买手机。")
    page.locator(f"{NEED} .note .note-mark").first.click()
    page.click("[data-rate=need_finding][value='4']")
    page.fill("#observation", "听问题时会停两秒再答")
    page.press("#observation", "Enter")
    page.click("[data-go='*wrap']")
    page.click("[name=recommendation][value=yes]")
    page.fill("#recommend-reason", "挖需求有一段完整经历")
    page.locator("#recommend-reason").blur()
    wait_saved(page)

    page.reload()
    page.wait_for_selector("#state[data-state=saved]")
    expect(page.locator("[name=recommendation][value=yes]")).to_be_checked()
    expect(page.locator("#recommend-reason")).to_have_value("挖需求有一段完整经历")
    expect(page.locator("#observations li")).to_have_text(["听问题时会停两秒再答"])
    page.click("[data-go=need_finding]")
    assert notes(page) == ["周末一位老人来买手机。"]
    expect(page.locator(f"{NEED} .note .note-mark").first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-rate=need_finding][value='4']")).to_be_checked()
    expect(page.locator(f"{NEED} [data-question=q1]")).to_have_class("question asked")
    ids = [event.id for event in stored(served, interview)]
    assert len(ids) == len(set(ids))


def test_it_says_saved_only_after_the_server_has_it(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    held_back: list[Route] = []
    page.route("**/events", lambda route: held_back.append(route))
    page.click("#clock-main")
    expect(page.locator("#state")).to_have_attribute("data-state", "saving")
    page.wait_for_function("() => performance.now() > 0")
    assert stored(served, interview) == []
    expect(page.locator("#state")).to_have_attribute("data-state", "saving")
    held_back[0].continue_()
    wait_saved(page)
    assert kinds(served, interview) == ["started"]


def test_offline_it_goes_on_and_everything_arrives_once_afterwards(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.click("#clock-main")
    wait_saved(page)
    desk.context.set_offline(True)
    page.click(f"{NEED} [data-ask=q1]")
    note(page, "断网时记下的一句")
    page.click("[data-rate=need_finding][value='3']")
    expect(page.locator("#state")).to_have_attribute("data-state", "offline")
    expect(page.locator("#state")).to_contain_text("3")
    desk.context.set_offline(False)
    wait_saved(page)
    assert kinds(served, interview) == ["started", "question_asked", "evidence_noted", "rating_set"]


def test_a_tab_that_closes_offline_sends_what_it_kept_when_the_room_is_opened_again(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    desk.context.set_offline(True)
    note(page, "关掉页面之前的一句")
    expect(page.locator("#state")).to_have_attribute("data-state", "offline")
    page.close()
    desk.context.set_offline(False)
    assert stored(served, interview) == []
    again = desk.open_room(interview, desk.context.new_page())
    wait_saved(again)
    assert notes(again) == ["关掉页面之前的一句"]
    assert kinds(served, interview) == ["evidence_noted"]


def test_a_killed_server_loses_nothing(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.click("#clock-main")
    wait_saved(page)
    served.stop()
    try:
        note(page, "服务器断电时的一句")
        expect(page.locator("#state")).to_have_attribute("data-state", "offline")
    finally:
        served.start()
    wait_saved(page)
    assert kinds(served, interview) == ["started", "evidence_noted"]


def test_an_expired_session_leads_to_sign_in_and_back_with_nothing_lost(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    desk.context.clear_cookies()
    note(page, "登录过期之后的一句")
    expect(page.locator("#state")).to_have_attribute("data-state", "signed_out")
    assert stored(served, interview) == []
    page.click("#state a")
    desk.sign_in()
    page.wait_for_url(f"**/interviews/{interview}/room**")
    wait_saved(page)
    assert notes(page) == ["登录过期之后的一句"]
    assert kinds(served, interview) == ["evidence_noted"]


def test_signing_in_again_in_another_tab_is_enough(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    desk.context.clear_cookies()
    note(page, "第二个标签页里重新登录")
    expect(page.locator("#state")).to_have_attribute("data-state", "signed_out")
    other = desk.context.new_page()
    other.goto(f"{served.url}/sign-in")
    desk.sign_in(other)
    other.wait_for_url(f"{served.url}/")
    page.bring_to_front()
    wait_saved(page)
    assert kinds(served, interview) == ["evidence_noted"]


def test_two_devices_on_one_interview_see_each_other(desk: Desk, new_desk: Any) -> None:
    interview = desk.planned()
    laptop = desk.open_room(interview)
    tablet = desk.open_room(interview, desk.context.new_page())
    note(laptop, "笔记本上记的")
    wait_saved(laptop)
    tablet.evaluate("window.room.lookAgain()")
    expect(tablet.locator(f"{NEED} .note-text").first).to_have_value("笔记本上记的")


def test_enter_while_chinese_is_being_composed_does_not_end_the_note(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    page.locator(f"{NEED} .note.blank textarea").click()
    session = desk.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "gu ke", "selectionStart": 5, "selectionEnd": 5})
    page.locator(f"{NEED} .note textarea").first.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.wait_for_timeout(900)  # longer than the pause after which typing is saved
    assert stored(served, interview) == []
    session.send("Input.insertText", {"text": "顾客"})
    page.keyboard.press("Enter")
    wait_saved(page)
    assert notes(page) == ["顾客"]


def test_a_note_can_be_edited_moved_through_star_removed_and_brought_back(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    page = desk.open_room(interview)
    note(page, "先记这么多")
    first = page.locator(f"{NEED} .note-text").first
    first.fill("先记这么多，再补一句")
    first.blur()
    page.locator(f"{NEED} .note .note-mark").nth(3).click()
    page.locator(f"{NEED} .note-remove").first.click()
    assert notes(page) == []
    page.click(f"{NEED} [data-undo] button")
    wait_saved(page)
    assert notes(page) == ["先记这么多，再补一句"]
    expect(page.locator(f"{NEED} .note .note-mark").nth(3)).to_have_attribute("aria-pressed", "true")
    assert kinds(served, interview).count("evidence_noted") == 2
    assert "evidence_removed" in kinds(served, interview)


def test_read_back_branches(desk: Desk) -> None:
    page = desk.open_room(desk.planned())
    note(page, "先问了用途。")
    page.click(f"{NEED} .readback summary")
    page.click(f"{NEED} [data-fill-readback]")
    expect(page.locator(f"{NEED} [data-readback]")).to_have_value("先问了用途")
    page.click(f"{NEED} [data-outcome=corrected]")
    expect(page.locator(f"{NEED} [data-branch]")).to_have_attribute("data-outcome", "corrected")
    expect(page.locator("#findings .finding-name").first).to_have_text("错误理解应聘者回答")
    note(page, "是先试再问的用途")
    page.click(f"{NEED} [data-outcome=confirmed]")
    expect(page.locator(f"{NEED} [data-branch]")).to_contain_text("请讲一次您帮顾客弄清楚自己到底需要什么的经历。")
    expect(page.locator("#findings .finding")).to_have_count(0)


def test_a_finding_comes_at_once_offers_a_question_and_goes_when_it_is_mended(desk: Desk) -> None:
    page = desk.open_room(desk.planned())
    page.click("#clock-main")
    page.click("[data-go=service]")
    page.click("[data-rate=service][value='2']")
    finding = page.locator("#findings .finding").first
    expect(finding).to_contain_text("草率判断")
    expect(finding).to_contain_text("“售后服务意识”还没有任何记录就打了 2 分。")
    expect(finding.locator(".finding-ask")).to_have_text("卖出去以后，您通常怎样跟顾客保持联系？")
    finding.locator(".mini.strong").click()
    note(page, "第七天打一次电话", "[data-panel=service]")
    page.click("[data-rate=service][value='3']")
    expect(page.locator("#findings .finding")).to_have_count(0)


def test_the_browser_folds_events_as_the_server_does(desk: Desk) -> None:
    page = desk.open_room(desk.planned())
    sample = json.loads(SAMPLE.read_text())
    log = read_log(SAMPLE.read_bytes())
    record = fold(log.kit, log.events)
    shuffled = [*reversed(sample["events"]), *sample["events"][::3]]
    seen = page.evaluate(
        """async ([events, kit, address]) => {
            const { fold, seconds, notesOn, techniques } = await import(address);
            const r = fold(events, kit);
            return {
                seconds: seconds(r, r.last),
                asked: r.asked.map((a) => [a.event, a.competency, a.technique]),
                notes: [...r.notes.values()].map((n) => [n.id, n.text, n.star]),
                ratings: Object.fromEntries(r.ratings),
                readbacks: r.readbacks.map((b) => b.outcome),
                recommendation: r.recommendation,
                summarized: techniques(r, "price_talk").has("summarize"),
            };
        }""",
        [
            shuffled,
            sample["kit"],
            page.evaluate("document.querySelector('script[src$=\"room.js\"]').src.replace('room.js', 'record.js')"),
        ],
    )
    server = record_json(record)
    assert seen["seconds"] == server["clock"]["seconds"]
    assert seen["asked"] == [[a["event"], a["competency"], a["technique"]] for a in server["asked"]]
    assert seen["notes"] == [[n["note"], n["text"], n["star"]] for n in server["notes"]]
    assert seen["ratings"] == {key: history[-1]["value"] for key, history in server["ratings"].items()}
    assert seen["readbacks"] == [r["outcome"] for r in server["readbacks"]]
    assert seen["recommendation"]["value"] == server["recommendations"][-1]["value"]
    assert seen["summarized"]


def test_the_submitted_room_leads_to_its_evaluation(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    sample = json.loads(SAMPLE.read_text())
    with served.database.writing() as connection:
        batch = [(e["id"], e["at"], e["kind"], e["data"]) for e in sample["events"][:-1]]
        events.append(connection, interview, batch)
    page = desk.open_room(interview)
    page.click("[data-go='*wrap']")
    page.click("#to-review")
    page.click("#submit [type=submit]")
    page.wait_for_url("**/evaluation")
    kept = page.evaluate("indexedDB.databases().then((all) => all.map((db) => db.name))")
    assert kept == ["interviewkit"]
    page.goto(f"{served.url}/interviews/{interview}/room")
    page.wait_for_url("**/evaluation")


def test_an_interview_typed_in_afterwards_has_no_clock(desk: Desk, served: Served) -> None:
    interview = desk.planned()
    with served.database.writing() as connection:
        interviews.update_plan(connection, interview, entry="afterwards")
    page = desk.open_room(interview)
    expect(page.locator("#clock-main")).to_be_hidden()
    note(page, "照着纸上的记录补录")
    page.click("[data-rate=need_finding][value='3']")
    wait_saved(page)
    expect(page.locator("#findings .finding")).to_have_count(0)
