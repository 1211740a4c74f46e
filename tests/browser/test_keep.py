"""A form that an expired session turned away comes back as it was typed, for the same person alone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from .conftest import Desk


def test_what_was_typed_is_back_after_signing_in_again(new_desk: Any) -> None:
    desk: Desk = new_desk(lang="en")
    page = desk.page
    page.goto(f"{desk.served.url}/positions/new")
    page.fill("[name=title]", "Shop adviser")
    page.select_option("[name=pack]", "phone_sales")
    page.fill("[name=requirements]", "Weekend shifts\nand patience")
    desk.context.clear_cookies()
    page.click("main [type=submit]")
    page.wait_for_url("**/sign-in**")
    expect(page.locator(".said")).to_contain_text("not saved yet")
    desk.sign_in()
    page.wait_for_url("**/positions/new")
    expect(page.locator(".said")).to_contain_text("is back")
    expect(page.locator("[name=title]")).to_have_value("Shop adviser")
    expect(page.locator("[name=pack]")).to_have_value("phone_sales")
    expect(page.locator("[name=requirements]")).to_have_value("Weekend shifts\nand patience")
    page.click("main [type=submit]")
    page.wait_for_url("**/positions/*-*")
    page.goto(f"{desk.served.url}/positions/new")
    expect(page.locator("[name=title]")).to_have_value("")


def test_ticked_questions_of_a_kit_are_back(new_desk: Any) -> None:
    desk: Desk = new_desk()
    page = desk.page
    page.goto(f"{desk.served.url}/positions/new")
    page.fill("[name=title]", "门店销售顾问")
    page.select_option("[name=pack]", "phone_sales")
    page.click("main [type=submit]")
    page.wait_for_url("**/positions/*-*")
    page.goto(f"{page.url}/kits/new")
    page.click("main [type=submit]")
    page.wait_for_url("**/kits/*-*")
    page.locator("[name=competency][value=drive]").uncheck()
    page.select_option("[name='weight.service']", "5")
    desk.context.clear_cookies()
    page.locator("main [type=submit]:not([name])").first.click()
    page.wait_for_url("**/sign-in**")
    desk.sign_in()
    page.wait_for_url("**/kits/*-*")
    expect(page.locator("[name=competency][value=drive]")).not_to_be_checked()
    expect(page.locator("[name=competency][value=service]")).to_be_checked()
    expect(page.locator("[name='weight.service']")).to_have_value("5")


def test_another_person_on_the_device_does_not_see_it(new_desk: Any) -> None:
    desk, other = new_desk(), new_desk()
    page = desk.page
    page.goto(f"{desk.served.url}/positions/new")
    page.fill("[name=title]", "只给自己看的")
    desk.context.clear_cookies()
    page.click("main [type=submit]")
    page.wait_for_url("**/sign-in**")
    other.sign_in(page)
    page.wait_for_url("**/positions/new")
    expect(page.locator("[name=title]")).to_have_value("")
