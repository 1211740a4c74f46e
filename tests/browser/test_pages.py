"""Every page on laptop, tablet and phone, in both languages: it fits its window and keeps to its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from interviewkit.domain.kitchoice import is_own
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.services import demo
from interviewkit.store import candidates, evaluations, house_questions, interviews, kits, positions, users

from .conftest import Desk, Served

SIZES = {"laptop": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}
FIXED = (
    "/",
    "/account",
    "/positions",
    "/positions/new",
    "/people",
    "/people/new",
    "/bank",
    "/bank/techniques",
    "/bank/pitfalls",
    "/bank/packs/phone_sales",
    "/bank/packs/graduate/learning",
    "/bank/packs/phone_sales/scenarios/group_of_four",
    "/bank/questions/phone_sales.need_finding.lead.1",
    "/bank/print?q=phone_sales.need_finding.lead.1&q=graduate.learning.open.1",
    "/bank/search?q=price",
    "/no/such/page",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("main button, main summary, main .btn, main input")]
    .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest("label, .visually-hidden"))
    .map((e) => [e.getBoundingClientRect(), e])
    .filter(([box]) => box.width > 0 && box.height < 31.5)
    .map(([box, e]) => `${e.tagName} ${e.className} ${Math.round(box.height)}`)"""


def pages(served: Served) -> list[str]:
    """The fixed addresses, and one of each kind about the demo's people."""
    with served.database.reading() as connection:
        row = interviews.listing(connection, submitted=False)[0]
        done = interviews.listing(connection, submitted=True)[0]
        kit = kits.listing(connection)[0]
        position = positions.listing(connection)[0]
        someone = users.all_users(connection)[0]
    return [
        *FIXED,
        f"/people/{someone.id}",
        f"/positions/{position.id}",
        f"/positions/{position.id}/edit",
        f"/positions/{position.id}/kits/new",
        f"/candidates/{row.candidate_id}",
        f"/kits/{kit.id}",
        f"/interviews/new?candidate={row.candidate_id}",
        f"/interviews/{row.id}/plan",
        f"/interviews/{done.id}/evaluation",
    ]


def enter_as(page: Page, served: Served, login: str) -> None:
    password = next(password for name, password, _role in demo.ACCOUNTS if name == login)
    page.context.clear_cookies()
    page.goto(f"{served.url}/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.locator("main form").filter(has=page.locator("[name=password]")).locator("[type=submit]").click()
    page.wait_for_url(f"{served.url}/")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_fit_their_window(new_desk: Any, served: Served, size: str, lang: str) -> None:
    desk: Desk = new_desk(lang=lang, size=SIZES[size])
    enter_as(desk.page, served, "admin")
    wide, small = {}, {}
    for address in pages(served):
        desk.page.goto(served.url + address)
        if over := desk.page.evaluate(WIDER):
            wide[address] = over
        if targets := desk.page.evaluate(SMALL_TARGETS):
            small[address] = targets
    assert wide == {}
    assert small == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_room_and_the_review_fit_their_window(new_desk: Any, size: str) -> None:
    desk: Desk = new_desk(size=SIZES[size])
    interview = desk.planned()
    desk.open_room(interview)
    assert desk.page.evaluate(WIDER) == 0
    desk.page.goto(f"{desk.served.url}/interviews/{interview}/review")
    assert desk.page.evaluate(WIDER) == 0


def names(served: Served) -> list[str]:
    """What people typed, the longest first: it stays as it is in every language."""
    with served.database.reading() as connection:
        rows = interviews.listing(connection)
        found = {row.candidate_name for row in rows} | {kit.name for kit in kits.listing(connection)}
        for position in positions.listing(connection, include_archived=True):
            found |= {position.title, position.requirements, position.features}
            for candidate in candidates.of_position(connection, position.id):
                found |= {candidate.name, candidate.verify, candidate.gaps, candidate.growth}
        for kit in kits.listing(connection):
            found |= {question.text.en for question in kit_from_json(kit.content).questions if is_own(question)}
        found |= {question.content.text_en or "" for question in house_questions.listing(connection)}
        for user in users.all_users(connection):
            found |= {user.name, user.login}
        for row in rows:
            if row.submitted_at:
                found |= set(written(json.loads(evaluations.get(connection, row.id).log)))
    return sorted(found - {""}, key=len, reverse=True)


def written(log: dict[str, Any]) -> Iterator[str]:
    """What was asked and noted in a submitted interview, in the language of the talk."""
    yield from (question["text"] for question in log["kit"]["questions"])
    for event in log["events"]:
        yield from (event["data"][name] for name in ("text", "reason") if name in event["data"])


def test_chinese_pages_say_nothing_in_english(new_desk: Any, served: Served) -> None:
    desk: Desk = new_desk(lang="zh")
    enter_as(desk.page, served, "admin")
    researchers = "Campion|Frieder|Gino|Simonsohn|Thorndike"
    known = re.compile(rf"interviewkit|English|PDF|{researchers}|Etc/UTC|Asia/Shanghai|\b[0-9a-f]{{64}}\b")
    typed, strange = names(served), {}
    for address in pages(served):
        desk.page.goto(served.url + address.replace("price", "顾客"))
        said = known.sub("", desk.page.locator("body").inner_text())
        for name in typed:
            said = said.replace(name, "")
        if words := re.findall(r"[A-Za-z]{3,}", said):
            strange[address] = words
    assert strange == {}
