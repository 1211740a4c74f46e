"""House questions through the forms: written, mended, edited, copied, compared and put away."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from interviewkit.domain.house import MOST_PROBES, HouseProbe, HouseQuestion
from interviewkit.domain.linting import linted_to_json
from interviewkit.library.loader import cached_bank
from interviewkit.services import house_questions, house_shelf, linting
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, StoredQuestion

from ..kept import kept_questions
from .conftest import Client, SignIn

BAD = "如果顾客发火，您会怎么处理？"
FORM = {
    "competency": "phone_sales/drive",
    "text_zh": "请讲一次您主动留下来加班的经历。",
    "technique": "lead",
    "level": "entry",
    "minutes": "3",
    "probes-0-part": "S",
    "probes-0-zh": "当时是什么情形？",
}
CONTENT = HouseQuestion(
    "phone_sales",
    "drive",
    "lead",
    "entry",
    3,
    "请讲一次您主动留下来加班的经历。",
    None,
    probes=(HouseProbe("S", "当时是什么情形？", ""),),
)


@pytest.fixture
def writer(sign_in: SignIn) -> Client:
    return sign_in("trainer")


def add(database: Database, writer: Client, **changed: Any) -> StoredQuestion:
    return house_questions.add_question(database, writer.person, replace(CONTENT, **changed))


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def only(database: Database) -> StoredQuestion:
    (question,) = kept_questions(database)
    return question


def edit_path(question: StoredQuestion) -> str:
    return f"/bank/own/{question.id}/edit"


def test_a_question_is_written_and_stands_on_the_shelf(database: Database, writer: Client) -> None:
    assert "Questions in your own words" in page(writer, "/bank/own")
    answer = writer.post("/bank/own/new", data=FORM)
    question = only(database)
    assert question.content == CONTENT
    assert (answer.status_code, answer.location) == (302, f"/bank/questions/{question.id}")
    text = page(writer, "/bank/own")
    assert FORM["text_zh"] in text
    assert "Person 1" in text
    assert "version 1" in text


def test_a_form_for_a_competency_begins_there_and_goes_on_there(writer: Client) -> None:
    text = page(writer, "/bank/own/new?pack=phone_sales&competency=adaptability&technique=probe")
    competency = cached_bank().pack("phone_sales").competency("adaptability")  # type: ignore[union-attr]
    assert f'selected value="{competency.pack}/{competency.key}"' in text  # type: ignore[union-attr]
    assert re.search(r'<input[^>]* checked[^>]*name="technique"[^>]*value="probe"', text)
    answer = writer.post("/bank/own/new", data=FORM | {"then": "another"})
    assert answer.location == "/bank/own/new?pack=phone_sales&competency=drive&technique=lead"


def test_competencies_are_offered_by_pack_those_for_any_job_first(writer: Client) -> None:
    text = page(writer, "/bank/own/new")
    groups = re.findall(r'<optgroup label="([^"]*)"', text)
    names = [pack.name.en for pack in cached_bank().packs]
    assert groups[:2] == ["", cached_bank().pack("general").name.en]  # type: ignore[union-attr]
    assert sorted(groups[1:]) == sorted(names)
    labels = re.findall(r"<option[^>]*>([^<]*)", text.partition("</select>")[0])
    assert len(labels) == len(set(labels))


def test_everything_typed_stays_where_something_is_wrong(database: Database, writer: Client) -> None:
    typed = FORM | {"text_zh": "", "minutes": "many", "technique": "", "level": "none", "probes-2-part": "X"}
    typed |= {"probes-2-en": "w" * 301, "listen_for_en": "<b>listen</b>", "competency": "phone_sales/nothing"}
    answer = writer.post("/bank/own/new", data=typed)
    text = unescape(answer.text)
    assert answer.status_code == 400
    assert kept_questions(database) == []
    for said in (
        "Write the question in one language at least.",
        "Give a question 1 to 15 minutes, as a whole number.",
        "Choose one of the five techniques.",
        "Choose one from the list.",
        "Keep it to 300 characters.",
    ):
        assert said in text
    assert 'value="many"' in text
    assert "w" * 301 in text
    assert "当时是什么情形？" in text
    assert "&lt;b&gt;listen" in answer.text
    assert 'id="probes-2-en-error"' in text


@pytest.mark.parametrize(("field", "longest"), [("text_zh", 500), ("text_en", 500), ("listen_for_zh", 1000)])
def test_a_text_is_refused_beside_its_field(writer: Client, field: str, longest: int) -> None:
    for text, said in (("长" * (longest + 1), f"Keep it to {longest} characters."), ("a\x01b", "can't be kept")):
        answer = writer.post("/bank/own/new", data=FORM | {field: text})
        assert answer.status_code == 400
        beside = unescape(answer.text).partition(f'id="{field}-error"')[2].partition("</p>")[0]
        assert said in beside


def test_all_rows_for_probes_are_there_without_scripts(database: Database, writer: Client) -> None:
    text = page(writer, "/bank/own/new")
    assert len(re.findall(r'name="probes-\d-zh"', text)) == MOST_PROBES
    full = {f"probes-{row}-{name}": value for row in range(MOST_PROBES) for name, value in (("part", "A"), ("en", "?"))}
    writer.post("/bank/own/new", data=FORM | full)
    assert len(only(database).content.probes) == MOST_PROBES


def test_an_edit_is_a_new_version(database: Database, writer: Client) -> None:
    question = add(database, writer)
    text = page(writer, edit_path(question))
    assert CONTENT.text_zh in text  # type: ignore[operator]
    form = FORM | {"version": "1", "text_zh": "请讲一次您主动留下来帮忙的经历。", "minutes": "5"}
    answer = writer.post(edit_path(question), data=form)
    assert answer.location == f"/bank/questions/{question.id}"
    assert (only(database).version, only(database).content.minutes) == (2, 5)
    text = page(writer, f"/bank/own/{question.id}/versions")
    assert text.index("Version 2") < text.index("Version 1")
    assert re.search(r"<del>(<[^>]*>[^<]*</span>)?加班</del>", text)
    assert re.search(r"<ins>(<[^>]*>[^<]*</span>)?帮忙</ins>", text)
    assert text.count("Person 1") >= 2


def test_the_same_once_more_makes_no_version(database: Database, writer: Client) -> None:
    question = add(database, writer)
    writer.post(edit_path(question), data=FORM | {"version": "1"})
    assert only(database) == question


def test_the_second_of_two_editors_sees_both_and_decides(database: Database, writer: Client, sign_in: SignIn) -> None:
    question = add(database, writer)
    other = sign_in("coordinator")
    other.post(edit_path(question), data=FORM | {"version": "1", "text_zh": "请讲一次您替别人解围的经历。"})
    mine = FORM | {"version": "1", "text_zh": "请讲一次您替同事顶班的经历。"}
    answer = writer.post(edit_path(question), data=mine)
    text = unescape(answer.text)
    assert answer.status_code == 409
    assert "Person 2 saved version 2 while you were writing." in text
    assert "别人解围" in text
    assert mine["text_zh"] in text
    assert only(database).version == 2
    (version,) = re.findall(r'name="version"[^>]*value="(\d+)"', text)
    writer.post(edit_path(question), data=mine | {"version": version})
    assert (only(database).version, only(database).content.text_zh) == (3, mine["text_zh"])


def test_a_copy_is_written_from_its_origin_and_knows_it(database: Database, writer: Client) -> None:
    shipped = next(question for _, _, question in cached_bank().questions())
    way = f"/bank/questions/{shipped.id}/copy"
    assert f'href="{way}"' in page(writer, f"/bank/questions/{shipped.id}")
    text = page(writer, way)
    assert shipped.text.zh in text
    assert all(probe.text.en in text for probe in shipped.probes)
    assert f'href="/bank/questions/{shipped.id}"' in text
    assert kept_questions(database) == []
    answer = writer.post(way, data=FORM)
    copied = only(database)
    assert answer.location == f"/bank/questions/{copied.id}"
    assert (copied.copied_from, copied.content.text_zh) == (shipped.id, FORM["text_zh"])
    assert f'href="/bank/questions/{shipped.id}"' in page(writer, f"/bank/own/{copied.id}/versions")
    assert f'href="/bank/questions/{shipped.id}"' in page(writer, edit_path(copied))


def test_what_is_wrong_with_a_copy_is_said_and_nothing_is_kept(database: Database, writer: Client) -> None:
    shipped = next(question for _, _, question in cached_bank().questions())
    answer = writer.post(f"/bank/questions/{shipped.id}/copy", data={**FORM, "text_zh": "", "text_en": ""})
    assert answer.status_code == 400
    assert "Write the question in one language at least." in answer.text
    assert kept_questions(database) == []
    assert writer.get("/bank/questions/nothing/copy").status_code == 404
    assert writer.post("/bank/questions/nothing/copy", data=FORM).status_code == 404


def test_what_is_archived_can_be_brought_back(database: Database, writer: Client) -> None:
    question = add(database, writer)
    assert "Archive this question?" in page(writer, f"/bank/own/{question.id}/archive")
    assert only(database) == question
    writer.post(f"/bank/own/{question.id}/archive")
    assert CONTENT.text_zh not in page(writer, "/bank/own")  # type: ignore[operator]
    assert CONTENT.text_zh in page(writer, "/bank/own?archived=1")  # type: ignore[operator]
    writer.post(f"/bank/own/{question.id}/restore")
    assert only(database).archived_at is None


def test_the_linter_answers_a_script_as_the_command_does(writer: Client) -> None:
    answer = writer.post("/bank/lint", json={"text": BAD, "lang": "zh"}, headers={"Accept": "*/*"})
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json == linted_to_json(linting.lint_question(writer.person, BAD, "zh"))
    assert [fault["key"] for fault in answer.json["faults"]] == ["hypothetical"]
    for broken in ({}, {"text": BAD}, {"text": BAD, "lang": "fr"}, {"text": [BAD], "lang": "zh"}, [BAD], BAD):
        assert writer.post("/bank/lint", json=broken).status_code == 400


@pytest.mark.parametrize(
    ("reader", "name", "why"), [("zh", "假设式", "听到的是"), ("en", "Hypothetical", "It brings out")]
)
def test_the_form_hears_it_in_the_readers_language(writer: Client, reader: str, name: str, why: str) -> None:
    with writer.session_transaction() as session:
        session["lang"] = reader
    asked = {"text": BAD, "lang": "zh", "technique": "lead"}
    text = unescape(writer.post("/bank/lint", json=asked, headers={"Accept": "text/html"}).text)
    assert name in text
    assert why in text
    assert "<mark>您会怎么处理</mark>" in text
    assert re.search(r'data-use="[^"]*顾客发火', text)


def test_nothing_typed_becomes_a_part_of_the_page(writer: Client) -> None:
    asked = {"text": '如果<img src="x">发火，您会怎么处理"？', "lang": "zh", "technique": "<img>"}
    text = writer.post("/bank/lint", json=asked, headers={"Accept": "text/html"}).text
    assert "&lt;img" in text
    assert "<img" not in text


def test_faults_never_keep_a_question_from_being_saved(database: Database, writer: Client) -> None:
    assert writer.post("/bank/own/new", data=FORM | {"text_zh": BAD}).status_code == 302
    question = only(database)
    shelf = page(writer, "/bank/own")
    assert BAD in shelf
    assert "Hypothetical" not in shelf
    assert "Hypothetical" in page(writer, edit_path(question))


def test_readers_see_versions_and_cannot_write(database: Database, writer: Client, sign_in: SignIn) -> None:
    question, reader = add(database, writer), sign_in("interviewer")
    assert CONTENT.text_zh in page(reader, "/bank/own")  # type: ignore[operator]
    for path in ("/bank/own", f"/bank/own/{question.id}/versions"):
        assert "/edit" not in page(reader, path)
    for path in ("new", f"{question.id}/edit", f"{question.id}/archive", f"{question.id}/restore"):
        assert reader.get(f"/bank/own/{path}").status_code == 403
        assert reader.post(f"/bank/own/{path}", data=FORM).status_code == 403
    assert reader.post(f"/bank/questions/{question.id}/copy").status_code == 403
    assert only(database) == question


def test_a_shelf_of_thousands_shows_one_competency_at_a_time(database: Database, writer: Client) -> None:
    rows = [Addition(replace(CONTENT, text_zh=f"第{n}个问题？")) for n in range(house_shelf.MOST_SHOWN + 1)]
    rows.append(Addition(replace(CONTENT, competency="service")))
    with database.writing() as connection:
        house_questions.write_many(connection, writer.person, rows, [])
    text = page(writer, "/bank/own")
    assert "第7个问题？" not in text
    assert "/bank/own?only=phone_sales/drive" in text
    assert "第7个问题？" in page(writer, "/bank/own?only=phone_sales/drive")
