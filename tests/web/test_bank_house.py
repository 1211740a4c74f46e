"""House questions in the browser, beside the shipped ones: at their competency, on their page, found and on paper."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.library.loader import cached_bank
from interviewkit.services import house_questions
from interviewkit.store import house_questions as store
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, StoredQuestion
from interviewkit.store.uses import Use

from .conftest import Client, SignIn

ZH = HouseQuestion(
    "phone_sales",
    "price_talk",
    "lead",
    "entry",
    4,
    text_zh="请讲一次砍价砍到凌晨的经历。",
    text_en=None,
    listen_for_zh="说得出最后的数字。",
    probes=(HouseProbe("R", "最后呢？", ""),),
)
BOTH = replace(ZH, text_en="Tell me about haggling past midnight.", listen_for_en="Names the final figure.")
PLACE = "/bank/packs/phone_sales/price_talk"
Add = Callable[[HouseQuestion], StoredQuestion]


@pytest.fixture
def trainer(sign_in: SignIn) -> Client:
    return sign_in("trainer")


@pytest.fixture
def reader(sign_in: SignIn) -> Client:
    return sign_in("learner")


@pytest.fixture
def add(database: Database, trainer: Client) -> Add:
    return lambda content: house_questions.add_question(database, trainer.person, content)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def card(text: str, question_id: str) -> str:
    found = re.search(rf'<(article|li) class="question ticked" id="{question_id}">.*?</\1>', text, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_competency_shows_house_questions_with_their_mark(reader: Client, add: Add) -> None:
    added = add(BOTH)
    text = page(reader, PLACE)
    shown = card(text, added.id)
    assert '<p class="asked" id="text-of-' in shown
    for part in ("Tell me about haggling past midnight.", "Names the final figure.", "Ours", f'value="{added.id}"'):
        assert part in shown
    assert text.index('id="by-lead"') < text.index(f'id="{added.id}"') < text.index('id="by-probe"')
    competency = cached_bank().pack("phone_sales").competency("price_talk")  # type: ignore[union-attr]
    assert "Ours" not in card(text, competency.questions[0].id)  # type: ignore[union-attr]
    assert f'<td data-label="Questions" class="figure">{len(competency.questions) + 1}</td>' in page(  # type: ignore[union-attr]
        reader, "/bank/packs/phone_sales"
    )


@pytest.mark.parametrize("place", [PLACE, "/bank/search?q=凌晨", "/bank/questions/{id}", "/bank/print?q={id}"])
def test_what_lacks_the_language_shown_stands_in_its_own(reader: Client, add: Add, place: str) -> None:
    added = add(ZH)
    path = place.format(id=added.id)
    text = page(reader, path)
    asked = re.search(rf'<(p|h1) class="asked[^>]*lang="([^"]+)">(?:<a href="/bank/questions/{added.id}">)?请讲', text)
    assert asked is not None
    assert asked[2] == "zh-Hans"
    assert "not in English yet" in text
    other = "&" if "?" in path else "?"
    in_chinese = page(reader, f"{path}{other}show=zh")
    assert "not in English yet" not in in_chinese
    assert "not in Chinese yet" not in in_chinese


def test_a_house_question_has_a_page(reader: Client, add: Add, database: Database, trainer: Client) -> None:
    added = add(BOTH)
    house_questions.edit_question(database, trainer.person, added.id, 1, replace(BOTH, level="lead"))
    text = page(reader, f"/bank/questions/{added.id}")
    for part in ("Tell me about haggling past midnight.", "Names the final figure.", "最后呢？", "Price talk", "Ours"):
        assert part in text
    assert f'<a href="/bank/own/{added.id}/versions">version 2</a>' in text
    assert f"/bank/own/{added.id}/edit" not in text
    assert f"/bank/own/{added.id}/edit" in page(trainer, f"/bank/questions/{added.id}")
    before = cached_bank().pack("phone_sales").competency("price_talk").questions[-1]  # type: ignore[union-attr]
    assert f'rel="prev" href="/bank/questions/{before.id}"' in text
    assert f'rel="next" href="/bank/questions/{added.id}"' in page(reader, f"/bank/questions/{before.id}")


def test_a_question_that_is_put_away_says_so_on_its_page_alone(
    reader: Client, add: Add, database: Database, trainer: Client
) -> None:
    added = add(BOTH)
    house_questions.archive_question(database, trainer.person, added.id, True)
    text = page(reader, f"/bank/questions/{added.id}")
    assert "This question is archived" in text
    assert 'rel="prev"' not in text
    assert "Archived" in page(reader, f"/bank/print?q={added.id}")
    for place in (PLACE, "/bank/search?q=凌晨"):
        assert added.id not in page(reader, place)


def test_a_copy_links_to_its_original(reader: Client, database: Database, trainer: Client) -> None:
    original = cached_bank().packs[0].own()[0].questions[0]
    copied = house_questions.copy_question(database, trainer.person, original.id)
    again = house_questions.copy_question(database, trainer.person, copied.id)
    text = page(reader, f"/bank/questions/{copied.id}")
    assert f'Copied from <a href="/bank/questions/{original.id}"><span lang="en">{original.text.en}</span></a>' in text
    assert f'Copied from <a href="/bank/questions/{copied.id}">' in page(reader, f"/bank/questions/{again.id}")
    assert "Copied from" not in page(reader, f"/bank/questions/{original.id}")


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (Use(2, 5), "In 2 kits · asked in 5 interviews"),
        (Use(1, 1), "In 1 kit · asked in 1 interview<"),
        (Use(0, 3), "In 0 kits · asked in 3 interviews"),
        (Use(0, 0), "In no kit yet, and never asked"),
    ],
)
def test_a_question_says_how_much_it_is_used(
    reader: Client, add: Add, monkeypatch: pytest.MonkeyPatch, use: Use, said: str
) -> None:
    added = add(BOTH)
    monkeypatch.setattr("interviewkit.store.uses.of_question", lambda connection, question_id: use)
    for name in (added.id, cached_bank().packs[0].own()[0].questions[0].id):
        assert said in page(reader, f"/bank/questions/{name}")


def test_who_may_write_adds_a_question_from_its_competency(reader: Client, trainer: Client) -> None:
    link = 'href="/bank/own/new?pack=phone_sales&competency=price_talk"'
    assert link in page(trainer, PLACE)
    assert link not in page(reader, PLACE)


def test_a_competency_leads_to_the_house_questions_for_it(reader: Client, add: Add) -> None:
    assert "of our own" not in page(reader, PLACE)
    added = [add(BOTH), add(ZH)]
    link = re.search(r'href="(/bank/own[^"]*)">2 questions of our own<', page(reader, PLACE))
    assert link is not None
    listed = page(reader, link[1])
    assert all(each.id in listed for each in added)


def test_a_question_whose_competency_is_gone_has_a_page_and_is_found(
    reader: Client, database: Database, trainer: Client
) -> None:
    with database.writing() as connection:
        orphan = Addition(replace(BOTH, pack="gone", competency="gone_too"))
        added = store.add(connection, [orphan], trainer.person.id)[0]
    assert "no longer has the competency" in page(reader, f"/bank/questions/{added.id}")
    assert "gone_too" in page(reader, f"/bank/print?q={added.id}")
    assert "midnight" in card(page(reader, "/bank/search?q=midnight"), added.id)


def test_a_search_marks_house_questions_and_narrows_them(reader: Client, add: Add) -> None:
    added = add(BOTH)
    for query in ("q=haggling", "q=haggling&technique=lead&pack=phone_sales&level=entry"):
        found = card(page(reader, f"/bank/search?{query}"), added.id)
        assert "<mark>haggling</mark>" in found
        assert "Ours" in found
    for query in ("q=haggling&technique=open", "q=haggling&pack=graduate", "q=haggling&level=lead"):
        assert added.id not in page(reader, f"/bank/search?{query}")


def test_what_somebody_wrote_is_shown_as_text(reader: Client, add: Add) -> None:
    added = add(replace(BOTH, text_en="<script>x</script> midnight", listen_for_en="<b>y</b>"))
    for path in (PLACE, "/bank/search?q=midnight", f"/bank/questions/{added.id}", f"/bank/print?q={added.id}"):
        text = reader.get(path).text
        assert "<script>x" not in text
        assert "<b>y" not in text


def test_a_question_without_anything_around_it_has_no_empty_headings(reader: Client, add: Add) -> None:
    added = add(replace(ZH, listen_for_zh="", probes=()))
    for path in (f"/bank/questions/{added.id}?show=zh", f"/bank/print?q={added.id}&show=zh"):
        text = page(reader, path)
        assert "What to listen for" not in text
        assert "When the answer lacks a part" not in text
    assert "<details" not in card(page(reader, f"{PLACE}?show=zh"), added.id)
