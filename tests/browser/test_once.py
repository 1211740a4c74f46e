"""A form that is sent twice in a hurry counts once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Request, Route, expect

from .conftest import Desk

TWICE = """
(button) => new Promise((done) => {
  button.click();
  setTimeout(() => { button.click(); setTimeout(done, 50); }, 50);
})
"""


def test_two_clicks_on_a_slow_line_add_one_candidate(new_desk: Any) -> None:
    desk: Desk = new_desk()
    page = desk.page
    page.goto(f"{desk.served.url}/positions/new")
    page.fill("[name=title]", "门店销售顾问")
    page.click("main [type=submit]")
    page.wait_for_url("**/positions/*-*")
    position = page.url
    page.goto(f"{position}/candidates/new")
    page.fill("[name=name]", "李娜")
    held: list[Route] = []
    posts: list[Request] = []
    page.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    page.route("**/candidates/new", lambda route: held.append(route))
    page.locator("main [type=submit]:not([name])").evaluate(TWICE)
    held[-1].continue_()
    page.wait_for_url(position)
    expect(page.locator("a[href*='/candidates/'].row-link")).to_have_count(1)
    assert len(posts) == 1
