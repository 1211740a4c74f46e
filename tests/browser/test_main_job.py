"""The main job from end to end in a real browser: plan, hold, be warned, score, submit, and read the PDF back."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .conftest import Desk, wait_saved


@dataclass(frozen=True)
class Told:
    """What this test types, in one language, and a few words that it must read."""

    lang: str
    title: str
    name: str
    note: str
    result: str
    readback: str
    observation: str
    reason: str
    premature: str
    missed: str
    page: str
    not_scored: str


ZH = Told(
    lang="zh",
    title="门店销售顾问",
    name="李娜",
    note="顾客拿着网上低价截图来谈，她先讲清售后再分三次让价",
    result="当场成交并加购保护壳，一周后带朋友来买",
    readback="您先讲售后再分三次让价，最后成交，对吗？",
    observation="听问题时会停两秒再答",
    reason="两段经历完整，有结果有数字。",
    premature="草率判断",
    missed="遗漏重要信息",
    page="第 1 页",
    not_scored="不计分",
)
EN = Told(
    lang="en",
    title="Shop adviser",
    name="Hannah Cole",
    note="A customer came in with a cheaper quote; she explained the after-sale terms before conceding in three steps",
    result="Sold on the day with a case, and he brought a friend a week later",
    readback="So you explained the terms first and then conceded in three steps, is that right?",
    observation="Pauses for two seconds before answering",
    reason="Two complete stories with results and figures.",
    premature="Premature judgement",
    missed="Missed information",
    page="Page 1 of",
    not_scored="not scored",
)


@pytest.mark.parametrize("told", [ZH, EN], ids=["zh", "en"])
def test_plan_hold_score_submit_and_print(new_desk: Any, told: Told) -> None:
    desk: Desk = new_desk(lang=told.lang)
    page = desk.page
    plan(page, told)
    competencies = hold(page, told)
    look_over(page, told)
    pdf = download(page, told)
    text = "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())
    for said in (told.name, told.note, told.result, told.readback, told.observation, told.reason, told.page):
        assert "".join(said.split()) in text, said
    assert "".join(told.not_scored.split()) in text
    assert competencies == 8
    assert len(pdf.pages) >= 3


def plan(page: Page, told: Told) -> None:
    """From nothing to a planned interview: a position, a candidate, a kit that was looked at, a date."""
    page.click("nav.rooms a[href='/positions']")
    page.locator("a[href='/positions/new']").first.click()
    page.fill("[name=title]", told.title)
    page.select_option("[name=pack]", "phone_sales")
    page.click("main [type=submit]")
    page.wait_for_url("**/positions/*-*")
    position = page.url
    page.locator("a[href$='/candidates/new']").first.click()
    page.fill("[name=name]", told.name)
    page.fill("[name=gaps]", "2024")
    page.click("main [type=submit]")
    page.goto(position)
    page.locator("a[href$='/kits/new']").first.click()
    page.click("main [type=submit]")
    page.wait_for_url("**/kits/*")
    build_kit(page)
    page.goto(position)
    page.locator("a[href*='/interviews/new']").first.click()
    page.locator(f"main [name=lang][value={told.lang}]").check()
    page.click("[name=then][value=room]")
    page.wait_for_url("**/room**")


def build_kit(page: Page) -> None:
    """The kit says at once what it would lack without motivation and adaptability."""
    wanted = [page.locator(f"[name=competency][value={key}]") for key in ("drive", "adaptability")]
    expect(page.locator("#lacks .finding")).to_have_count(0)
    for box in wanted:
        box.uncheck()
    expect(page.locator("#lacks .finding")).to_have_count(1)
    for box in wanted:
        box.check()
    expect(page.locator("#lacks .finding")).to_have_count(0)
    page.locator("main [type=submit]").first.click()
    page.wait_for_load_state()


def hold(page: Page, told: Told) -> int:
    """Hold the talk: one rating is premature and is mended, one competency stays without its result."""
    page.clock.install()
    page.wait_for_selector("#state[data-state=saved]")
    page.click("#clock-main")
    keys = page.locator(".way [data-go]").evaluate_all("(all) => all.map((one) => one.dataset.go)")[:-1]
    page.click(f"[data-rate={keys[0]}][value='5']")
    expect(page.locator("#findings .finding-name").first).to_have_text(told.premature)
    page.clock.fast_forward("06:00")
    for key in keys:
        talk_about(page, key, told, with_result=key != keys[1])
    expect(page.locator("#findings .finding-name").filter(has_text=told.premature)).to_have_count(0)
    page.fill("#observation", told.observation)
    page.press("#observation", "Enter")
    page.click("#clock-closing")
    page.click("#clock-end")
    page.click("[name=recommendation][value=yes]")
    page.fill("#recommend-reason", told.reason)
    page.locator("#recommend-reason").blur()
    wait_saved(page)
    return len(keys)


def talk_about(page: Page, key: str, told: Told, with_result: bool) -> None:
    """Ask what is planned, note situation, action and result, read it back, rate it on the anchors."""
    page.click(f"[data-go={key}]")
    panel = page.locator(f"[data-panel={key}]")
    for button in panel.locator("[data-ask]").all():
        button.click()
    note(page, key, told.note, (0, 2))
    if with_result:
        note(page, key, told.result, (3,))
    panel.locator(".readback summary").click()
    panel.locator("[data-readback]").fill(told.readback)
    panel.locator("[data-outcome=confirmed]").click()
    page.click(f"[data-rate={key}][value='{4 if with_result else 3}']")


def note(page: Page, key: str, text: str, marks: tuple[int, ...]) -> None:
    page.locator(f"[data-panel={key}] .note.blank textarea").fill(text)
    row = page.locator(f"[data-panel={key}] .note:not(.blank)").last
    for mark in marks:
        row.locator(".note-mark").nth(mark).click()


def look_over(page: Page, told: Told) -> None:
    """The one thing that is missing is answered with a ready reason; then it can be submitted."""
    page.click("#to-review")
    expect(page.locator(".finding-group h3")).to_have_text([told.missed])
    expect(page.locator("#submit [type=submit]")).to_be_disabled()
    page.click(".finding-group > .reason summary")
    page.click(".finding-group > .reason [type=submit]")  # without a reason: refused, beside the field
    expect(page.locator(".reason [role=alert]")).to_be_visible()
    page.locator(".reason[open] [name=ready]").first.check()
    page.click(".reason[open] [type=submit]")
    expect(page.locator(".finding.settled .finding-reason")).to_have_count(1)
    page.click("#submit [type=submit]")
    page.wait_for_url("**/evaluation")


def download(page: Page, told: Told) -> PdfReader:
    """The PDF in the language of the interface, made by the document worker."""
    with page.expect_download(timeout=60_000) as waiting:
        page.click(f"a[href$='evaluation.{told.lang}.pdf']")
    assert told.name in waiting.value.suggested_filename
    return PdfReader(io.BytesIO(waiting.value.path().read_bytes()))
