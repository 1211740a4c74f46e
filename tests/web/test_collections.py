"""Favourites and collections in the browser: kept, put in order, shared, and added to from wherever questions are."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.library.loader import cached_bank
from interviewkit.services import collections, house_questions
from interviewkit.store import collections as store
from interviewkit.store import favourites
from interviewkit.store.engine import Database

from .conftest import Client, SignIn

BANK = cached_bank()
IDS = [question.id for _, _, question in BANK.questions()]
FIRST, SECOND, THIRD = IDS[:3]
TEXT = {question.id: question.text.en for _, _, question in BANK.questions()}
CHINESE_ONLY = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, "请讲您为什么选这家店。", None)
AWAY = ["//elsewhere.example/", "https://elsewhere.example/", ""]


@pytest.fixture
def reader(sign_in: SignIn) -> Client:
    return sign_in("learner")


def page(reader: Client, path: str, status: int = 200) -> str:
    answer = reader.get(path)
    assert answer.status_code == status
    return unescape(answer.text)


def stars(text: str) -> dict[str, bool]:
    """Which questions of a page are kept, by their stars."""
    found = re.findall(r'formaction="/bank/favourites/([^"?]+)[^>]*aria-pressed="(true|false)"', text)
    return {name: pressed == "true" for name, pressed in found}


def keep(reader: Client, question: str, kept: str = "1", **more: str) -> str:
    answer = reader.post(f"/bank/favourites/{question}", data={"kept": kept, **more})
    assert answer.status_code == 302
    return answer.location


def made(reader: Client, database: Database, *questions: str, name: str = "Graduates") -> str:
    """The address of a collection of the reader's that holds these questions."""
    collection = collections.add_collection(database, reader.person, name)
    collections.add_to_collection(database, reader.person, collection.id, questions)
    return f"/bank/collections/{collection.id}"


def sheet(reader: Client, address: str) -> str:
    """What a collection's own page offers to print."""
    link = re.search(rf'href="({address}/print)"', page(reader, address))
    assert link is not None
    return page(reader, link[1])


def order(reader: Client, address: str) -> list[str]:
    return re.findall(r'<li class="question ticked" id="([^"]+)"', page(reader, address))


@pytest.mark.parametrize(
    "path", ["/bank/packs/{pack}/{competency}?show=zh", "/bank/search?q=the&level=entry", "/bank/questions/{id}"]
)
def test_a_star_keeps_a_question_and_comes_back_to_it(reader: Client, path: str) -> None:
    pack, competency, question = next((p, c, q) for p, c, q in BANK.questions() if q.level == "entry")
    path = path.format(pack=pack.key, competency=competency.key, id=question.id)
    shown = stars(page(reader, path))
    assert shown
    assert not any(shown.values())
    name = next(iter(shown))
    assert keep(reader, name, back=path) == f"{path}#{name}"
    assert stars(page(reader, path)) == {**shown, name: True}
    assert stars(page(reader, "/bank/favourites")) == {name: True}
    assert keep(reader, name, "0", back="/bank/favourites") == f"/bank/favourites#{name}"
    assert stars(page(reader, path)) == shown


def test_a_script_hears_whether_a_question_is_kept(reader: Client) -> None:
    script = {"Accept": "application/json"}
    for kept in (True, False):
        answer = reader.post(f"/bank/favourites/{FIRST}", data={"kept": str(int(kept))}, headers=script)
        assert answer.json == {"kept": kept}
    unknown = reader.post("/bank/favourites/nothing", data={"kept": "1"}, headers=script)
    assert unknown.status_code == 404
    assert unknown.json["message"]


@pytest.mark.parametrize("back", AWAY)
def test_a_star_leads_nowhere_else(reader: Client, back: str) -> None:
    assert keep(reader, FIRST, back=back) == "/bank/favourites"


def test_favourites_are_ones_own_and_the_last_kept_stands_first(reader: Client, sign_in: SignIn) -> None:
    for name in (FIRST, THIRD, SECOND):
        keep(reader, name)
    text = page(reader, "/bank/favourites")
    assert list(stars(text)) == [SECOND, THIRD, FIRST]
    assert all(TEXT[name] in text for name in (FIRST, SECOND, THIRD))
    assert set(re.findall(r'name="q" value="([^"]+)"', text)) == {FIRST, SECOND, THIRD}
    assert "Press the star beside a question" in page(sign_in("trainer"), "/bank/favourites")


def test_a_page_of_many_stars_asks_once_and_one_without_never(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    read = collections.favourite_ids
    monkeypatch.setattr(collections, "favourite_ids", lambda *who: asked.append(who) or read(*who))
    assert len(stars(page(reader, "/bank/search"))) == 50
    assert len(asked) == 1
    page(reader, "/bank/techniques")
    assert len(asked) == 1


def test_a_collection_is_made_by_its_name(reader: Client) -> None:
    text = page(reader, "/bank/collections")
    assert "New collection" in text
    answer = reader.post("/bank/collections", data={"name": "  校招 <Graduates> "})
    shown = page(reader, answer.location)
    assert "<h1>校招 <Graduates></h1>" in shown
    assert "Nothing in it yet" in shown
    assert "<script" not in shown[shown.index("<h1>") : shown.index("Nothing in it yet")]
    assert f'href="{answer.location}"' in page(reader, "/bank/collections")


@pytest.mark.parametrize(
    ("name", "said"), [("  ", "Give the collection a name."), ("x" * 121, "Keep it to 120"), ("a\0b", "can't be kept")]
)
def test_a_name_that_does_not_do_is_kept_and_told(reader: Client, database: Database, name: str, said: str) -> None:
    for path in ("/bank/collections", made(reader, database, FIRST)):
        answer = reader.post(path, data={"name": name})
        assert answer.status_code == 400
        assert said in unescape(answer.text)
    assert [row.name for row in collections.list_collections(database, reader.person)] == ["Graduates"]


def test_questions_move_and_are_taken_out(reader: Client, database: Database) -> None:
    address = made(reader, database, FIRST, SECOND, THIRD)
    text = page(reader, address)
    sent = re.findall(r'name="move" value="([^"]+)"[^>]*?(disabled)?>[↑↓]', text)
    moves = {value: not disabled for value, disabled in sent}
    assert [*moves.values()] == [False, True, True, True, True, False]
    up = next(value for value in moves if value.startswith("up:") and value.endswith(f":{THIRD}"))
    answer = reader.post(address, data={"move": up})
    assert order(reader, address) == [FIRST, THIRD, SECOND]
    focused = re.findall(r'value="([^"]+)"[^>]* autofocus', page(reader, answer.location))
    assert focused == [f"up:1:{THIRD}"]
    answer = reader.post(address, data={"move": focused[0]})
    assert order(reader, address) == [THIRD, FIRST, SECOND]
    assert re.findall(r'value="([^"]+)"[^>]* autofocus', page(reader, answer.location)) == [f"down:2:{THIRD}"]
    reader.post(address, data={"take_out": FIRST})
    assert order(reader, address) == [THIRD, SECOND]
    assert "2 questions" in page(reader, address)


def test_a_step_passes_what_the_bank_has_no_more(reader: Client, database: Database) -> None:
    address = made(reader, database)
    with database.writing() as connection:
        store.set_questions(connection, address.rpartition("/")[2], [FIRST, "once.1", SECOND])
    text = page(reader, address)
    assert "1 question that was put here is not in the bank any more" in text
    assert "<code" in text
    assert "once.1" in text
    down = re.search(rf'value="(down:\d+:{re.escape(FIRST)})"', text)
    assert down is not None
    reader.post(address, data={"move": down[1]})
    assert order(reader, address) == [SECOND, FIRST]
    reader.post(address, data={"take_out": "once.1"})
    assert "once.1" not in page(reader, address)


@pytest.mark.parametrize("move", ["", ":", "up", "up:x:{}", "up:99999999999:{}", "up:²:{}", "up:-1:{}", "up:1:nothing"])
def test_no_move_breaks_a_collection(reader: Client, database: Database, move: str) -> None:
    address = made(reader, database, FIRST, SECOND)
    assert reader.post(address, data={"move": move.format(SECOND)}).status_code in {302, 404}
    assert sorted(order(reader, address)) == sorted([FIRST, SECOND])


def test_all_of_a_collection_is_printed(reader: Client, database: Database) -> None:
    printed = sheet(reader, made(reader, database, SECOND, IDS[-1], FIRST, name="First <round>"))
    assert "<h1>First <round></h1>" in printed
    assert [printed.index(TEXT[each]) for each in (SECOND, IDS[-1], FIRST)] == sorted(
        printed.index(TEXT[each]) for each in (SECOND, IDS[-1], FIRST)
    )
    assert BANK.packs[0].own()[0].name.en in printed
    many = made(reader, database, *IDS[:101])
    assert "Print the first 100" in page(reader, many)
    assert TEXT[IDS[99]] in sheet(reader, many)
    assert TEXT[IDS[100]] not in sheet(reader, many)
    assert "1 more is left out" in sheet(reader, many)


def test_a_sheet_says_which_questions_of_its_collection_are_gone(reader: Client, database: Database) -> None:
    address = made(reader, database, FIRST)
    with database.writing() as connection:
        store.set_questions(connection, address.rpartition("/")[2], [FIRST, "nothing.any.more"])
    printed = sheet(reader, address)
    assert "1 question that was put here is not in the bank any more:" in printed
    assert "nothing.any.more" in printed


def test_a_shared_collection_is_read_by_others_and_changed_by_its_owner(
    reader: Client, sign_in: SignIn, database: Database
) -> None:
    address = made(reader, database, FIRST, SECOND)
    other = sign_in("trainer")
    for path in (address, f"{address}/delete"):
        assert other.get(path).status_code == 404
    reader.post(address, data={"shared": "1"})
    assert "shared with everybody" in page(reader, "/bank/collections")
    listed = page(other, "/bank/collections")
    assert reader.person.name in listed
    assert f'href="{address}"' in listed
    text = page(other, address)
    assert f"shared by {reader.person.name}" in text
    assert TEXT[FIRST] in text
    for control in ('name="move"', 'name="take_out"', 'name="shared"', 'name="name"', "/delete"):
        assert control not in text
        assert control in page(reader, address)
    for change in ({"shared": "0"}, {"move": f"up:1:{SECOND}"}, {"take_out": FIRST}, {"name": "Mine"}):
        assert other.post(address, data=change).status_code == 403
    for sent in (other.get, other.post):
        assert sent(f"{address}/delete").status_code == 403
    reader.post(address, data={"shared": "0"})
    assert other.get(address).status_code == 404


def test_an_administrator_tends_what_is_shared(reader: Client, sign_in: SignIn, database: Database) -> None:
    address = made(reader, database, FIRST)
    reader.post(address, data={"shared": "1"})
    admin = sign_in("admin")
    admin.post(address, data={"name": "Graduates, first round"})
    assert "<h1>Graduates, first round</h1>" in page(reader, address)
    assert f"shared by {reader.person.name}" in page(admin, address)
    private = made(reader, database, name="Mine")
    reader.post(private, data={"shared": "1"})
    answer = admin.post(private, data={"shared": "0"})
    assert "Only its owner sees this collection now." in page(admin, answer.location)
    assert page(reader, private)
    admin.post(f"{address}/delete")
    assert reader.get(address).status_code == 404


def test_a_collection_is_deleted_after_asking(reader: Client, database: Database) -> None:
    address = made(reader, database, FIRST)
    assert "The questions stay in the bank." in page(reader, f"{address}/delete")
    assert order(reader, address) == [FIRST]
    answer = reader.post(f"{address}/delete")
    assert answer.location == "/bank/collections"
    assert reader.get(address).status_code == 404


def test_ticked_questions_come_into_a_new_collection_or_an_own_one(
    reader: Client, sign_in: SignIn, database: Database
) -> None:
    query = urlencode({"q": [SECOND, FIRST, SECOND, "nothing"]}, doseq=True)
    text = page(reader, f"/bank/collections/add?{query}")
    assert re.findall(r'type="hidden" name="q" value="([^"]+)"', text) == [SECOND, FIRST]
    assert "<select" not in text
    answer = reader.post("/bank/collections/add", data={"q": [SECOND, FIRST], "name": ""})
    assert answer.status_code == 400
    assert "Give the collection a name." in answer.text
    assert re.findall(r'type="hidden" name="q" value="([^"]+)"', answer.text) == [SECOND, FIRST]
    answer = reader.post("/bank/collections/add", data={"q": [SECOND, FIRST], "name": "Graduates"})
    assert order(reader, answer.location) == [SECOND, FIRST]
    own = urlsplit(answer.location).path.rpartition("/")[2]
    assert f'<option selected value="{own}">Graduates' in page(reader, f"/bank/collections/add?{query}")
    again = reader.post("/bank/collections/add", data={"q": [FIRST, THIRD], "collection": own, "name": ""})
    assert order(reader, again.location) == [SECOND, FIRST, THIRD]
    theirs = made(sign_in("admin"), database).rpartition("/")[2]
    refused = reader.post("/bank/collections/add", data={"q": FIRST, "collection": theirs, "name": ""})
    assert refused.status_code == 400
    assert "Choose one from the list." in refused.text


def test_a_question_is_added_on_its_own_page(reader: Client, database: Database) -> None:
    address = made(reader, database)
    place = f"/bank/questions/{FIRST}"
    form = re.search(r'<form class="add-to".*?</form>', page(reader, place), re.DOTALL)
    assert form is not None
    assert 'action="/bank/collections/add"' in form[0]
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
    chosen = re.search(r'<option selected value="([^"]+)"', form[0])
    assert chosen is not None
    answer = reader.post("/bank/collections/add", data={**sent, "collection": chosen[1], "name": ""})
    assert answer.location == place
    assert "1 question is in “Graduates” now." in page(reader, place)
    assert order(reader, address) == [FIRST]


@pytest.mark.parametrize("back", AWAY)
def test_adding_leads_nowhere_else(reader: Client, back: str) -> None:
    answer = reader.post("/bank/collections/add", data={"q": FIRST, "name": "Mine", "back": back})
    assert answer.location.startswith("/bank/collections/")


def test_at_most_a_hundred_are_added_at_once(reader: Client) -> None:
    text = page(reader, "/bank/collections/add?" + urlencode({"q": IDS[:102]}, doseq=True))
    assert "At most 100 are added at once; the last 2 are left out." in text
    answer = reader.post("/bank/collections/add", data={"q": IDS[:102], "name": "Many"})
    assert order(reader, answer.location) == IDS[:100]


def test_nothing_ticked_says_how_to_tick(reader: Client) -> None:
    assert "Nothing is ticked yet." in page(reader, "/bank/collections/add?q=nothing")


def test_a_house_question_is_shown_in_the_language_that_it_has(
    reader: Client, sign_in: SignIn, database: Database
) -> None:
    trainer = sign_in("trainer").person
    own = house_questions.add_question(database, trainer, CHINESE_ONLY).id
    keep(reader, own)
    address = made(reader, database, own)
    shown = f'id="text-of-{own}" lang="zh-Hans"'
    for path in ("/bank/favourites", address):
        assert shown in page(reader, path)
        assert "请讲您为什么选这家店。" in page(reader, path)
        assert ">Archived<" not in page(reader, path)
    assert stars(page(reader, f"/bank/questions/{own}")) == {own: True}
    assert stars(page(reader, "/bank/packs/phone_sales/drive"))[own]
    assert "请讲您为什么选这家店。" in sheet(reader, address)
    assert '<li><span lang="zh-Hans">请讲' in page(reader, f"/bank/collections/add?q={own}")
    house_questions.archive_question(database, trainer, own, True)
    for path in ("/bank/favourites", address):
        assert ">Archived<" in page(reader, path)


def test_a_favourite_that_the_bank_lost_is_named_and_can_be_removed(reader: Client, database: Database) -> None:
    with database.writing() as connection:
        favourites.add(connection, reader.person.id, "nothing.any.more")
    keep(reader, FIRST)
    text = page(reader, "/bank/favourites")
    assert "1 question that you kept is not in the bank any more:" in text
    assert stars(text) == {FIRST: True}
    way = re.search(r'form="forget" formaction="([^"]+)"', text)
    assert way is not None
    reader.post(way[1], data={"kept": "0"})
    assert "nothing.any.more" not in page(reader, "/bank/favourites")


def test_a_question_says_which_of_ones_own_collections_hold_it(
    reader: Client, sign_in: SignIn, database: Database
) -> None:
    address, other = made(reader, database, SECOND, FIRST), made(reader, database, SECOND, name="Second round")
    own = page(reader, f"/bank/questions/{FIRST}")
    assert f'In your collection</span><a href="{address}">Graduates</a></p>' in own
    both = page(reader, f"/bank/questions/{SECOND}")
    assert all(f'<a href="{each}">' in both for each in (address, other))
    assert "In your collection" not in page(reader, f"/bank/questions/{THIRD}")
    assert "In your collection" not in page(sign_in("trainer"), f"/bank/questions/{FIRST}")


def test_cards_are_told_in_the_language_that_was_pressed(reader: Client, database: Database) -> None:
    address = made(reader, database, FIRST)
    keep(reader, FIRST)
    chinese = next(question.text.zh for *_, question in BANK.questions() if question.id == FIRST)
    for path in ("/bank/favourites", address):
        text = page(reader, f"{path}?show=zh")
        assert chinese in text
        assert f'id="text-of-{FIRST}" lang="zh-Hans"' in text
        assert TEXT[FIRST] not in text
