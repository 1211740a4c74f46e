"""Files of questions as somebody at a laptop brings them in and takes them out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.library import exchange
from interviewkit.services import house_questions

from ..bomb import bomb
from ..kept import kept_questions
from .conftest import Desk, Served

CONTENT = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, "为什么选这家店？", "Why this shop?")
WATCH = """
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.tagName === "PROGRESS" && target.hasAttribute("value")) moved(target.value);
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["value"] });
"""


@pytest.fixture
def desk(new_desk: Any) -> Desk:
    made: Desk = new_desk(lang="en", roles=("coordinator",))
    return made


def person(desk: Desk) -> Person:
    return Person(desk.user.id, desk.user.name, frozenset(desk.user.roles))


def texts(served: Served, desk: Desk, begin: str) -> list[str]:
    found = kept_questions(served.database)
    said = (question.content.text_zh or "" for question in found)
    return [text for text in said if text.startswith(begin)]


def check(desk: Desk, file: Path) -> Page:
    page = desk.page
    page.goto(f"{desk.served.url}/bank/exchange")
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Check the file").click()
    return page


def test_a_cell_changed_in_a_spreadsheet_is_one_change(served: Served, desk: Desk, tmp_path: Path) -> None:
    house_questions.add_question(served.database, person(desk), replace(CONTENT, text_zh="表格里的题？"))
    page = desk.page
    page.goto(f"{served.url}/bank/exchange")
    page.get_by_label("Both").check()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download").click()
    file = tmp_path / begun.value.suggested_filename
    begun.value.save_as(file)
    assert file.name == "questions-both.xlsx"
    book = load_workbook(file)
    sheet = book["questions"]
    (cell,) = (row[4] for row in sheet.iter_rows(min_row=2) if row[4].value == "表格里的题？")
    cell.value = "表格里改过的题？"
    book.save(file)
    check(desk, file)
    expect(page.get_by_role("navigation", name="Rows by what they do")).to_contain_text("Changed 1")
    expect(page.locator(".weighed")).to_have_count(1)
    expect(page.locator(".weighed ins")).to_contain_text("改过")
    expect(page.get_by_role("link", name="New")).to_have_count(0)
    page.get_by_role("button", name="Import 1 question").click()
    expect(page.locator("main")).to_contain_text("0 added, 1 changed")
    assert texts(served, desk, "表格里") == ["表格里改过的题？"]


BAD = {
    "wrong encoding": ("bank.csv", "id,pack,competency,technique,text\n,,,,客户".encode("gb18030"), "isn't in UTF-8"),
    "a zip bomb": ("bank.xlsx", bomb(), "was not opened"),
    "50 MB": ("bank.csv", b"x" * 50_000_000, "at most 16 MB"),
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_said_and_changes_nothing(
    served: Served, new_desk: Any, tmp_path: Path, kind: str, script: bool
) -> None:
    desk: Desk = new_desk(lang="en", roles=("coordinator",), java_script_enabled=script)
    before = len(kept_questions(served.database))
    name, content, said = BAD[kind]
    file = tmp_path / name
    file.write_bytes(content)
    page = check(desk, file)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("button", name="Check the file")).to_be_enabled()
    assert len(kept_questions(served.database)) == before


def test_it_works_without_a_script(served: Served, new_desk: Any, tmp_path: Path) -> None:
    desk: Desk = new_desk(lang="en", roles=("coordinator",), java_script_enabled=False)
    file = tmp_path / "few.json"
    rows = [exchange.house_row("", replace(CONTENT, text_zh=f"无脚本{number}？")) for number in range(3)]
    file.write_bytes(exchange.write(file.name, rows))
    page = check(desk, file)
    page.get_by_role("button", name="Import all 3 questions").click()
    expect(page.locator("main")).to_contain_text("3 added")
    assert len(texts(served, desk, "无脚本")) == 3


def test_a_server_that_is_gone_is_said(served: Served, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_bytes(exchange.write(file.name, [exchange.house_row("", replace(CONTENT, text_zh="断网题？"))]))
    page = desk.page
    page.goto(f"{served.url}/bank/exchange")
    page.set_input_files("#file", file)
    desk.context.set_offline(True)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("can't be reached")
    desk.context.set_offline(False)
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_selector("#carry-out")
    desk.context.set_offline(True)
    page.get_by_role("button", name="Import 1 question").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was changed")
    desk.context.set_offline(False)
    page.get_by_role("button", name="Import 1 question").click()
    expect(page.locator("main")).to_contain_text("1 added")


def test_ten_thousand_questions_come_in_while_a_bar_moves(served: Served, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = [exchange.house_row("", replace(CONTENT, text_zh=f"万题之{number}？")) for number in range(10_000)]
    file.write_bytes(exchange.write(file.name, rows))
    moved: list[float] = []
    desk.page.expose_function("moved", lambda value: moved.append(value))
    desk.page.add_init_script(WATCH)
    page = check(desk, file)
    expect(page.get_by_role("navigation", name="Rows by what they do")).to_contain_text("New 10000")
    expect(page.locator(".weighed")).to_have_count(100)
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("many.csv:102", exact=True)).to_be_visible()
    assert texts(served, desk, "万题之") == []
    moved.clear()
    page.get_by_role("button", name="Import all 10000 questions").click()
    page.wait_for_selector("h1:text('Imported')")
    expect(page.locator("main")).to_contain_text("10000 added")
    assert moved == sorted(moved)
    assert len({value for value in moved if 0 < value < 1}) > 10
    assert len(texts(served, desk, "万题之")) == 10_000
