"""Reading the bank in the browser: every text is there, in either language, and every link leads on."""

import re
from html import unescape

import pytest

from interviewkit.library.loader import cached_bank

from .conftest import Client, SignIn

BANK = cached_bank()
PLACES = [
    "/bank",
    "/bank/techniques",
    "/bank/pitfalls",
    "/bank/search",
    *(f"/bank/packs/{pack.key}" for pack in BANK.packs),
    *(f"/bank/packs/{pack.key}/{competency.key}" for pack in BANK.packs for competency in pack.competencies),
]


@pytest.fixture
def reader(sign_in: SignIn) -> Client:
    return sign_in("learner")


def page(reader: Client, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_techniques_are_taught_in_full(reader: Client, lang: str) -> None:
    text = page(reader, f"/bank/techniques?show={lang}")
    for technique in BANK.techniques:
        assert f'id="{technique.key}"' in text
        for part in (technique.what, technique.when, technique.how, technique.good, technique.bad, technique.why_bad):
            assert part[lang] in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pitfalls_are_taught_in_full(reader: Client, lang: str) -> None:
    text = page(reader, f"/bank/pitfalls?show={lang}")
    for pitfall in BANK.pitfalls:
        assert f'id="{pitfall.key}"' in text
        for part in (pitfall.what, pitfall.when, pitfall.how, pitfall.good, pitfall.bad, pitfall.source):
            assert part[lang] in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_competency_shows_scale_questions_and_probes(reader: Client, lang: str) -> None:
    competency = BANK.packs[0].competencies[0]
    text = page(reader, f"/bank/packs/{BANK.packs[0].key}/{competency.key}?show={lang}")
    assert competency.definition[lang] in text
    places = [text.index(anchor[lang]) for anchor in competency.anchors]
    assert places == sorted(places)
    assert all(probe.text[lang] in text for probe in competency.probes)
    for question in competency.questions:
        assert f'id="{question.id}"' in text
        assert question.text[lang] in text
        assert question.listen_for[lang] in text
        assert all(probe.text[lang] in text for probe in question.probes)


@pytest.mark.parametrize("place", PLACES)
def test_every_link_of_the_bank_leads_somewhere(reader: Client, place: str) -> None:
    links = {unescape(link) for link in re.findall(r'href="(/bank[^"]*)"', reader.get(place).text)}
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        text = page(reader, path)
        assert not anchor or f'id="{anchor}"' in text, link


def test_the_language_that_was_pressed_goes_along(reader: Client) -> None:
    first = reader.get("/bank?show=zh").text
    assert '<html lang="en">' in first
    assert "/bank/techniques?show=zh#lead" in first
    assert "/bank/packs/phone_sales?show=zh" in first
    assert 'hreflang="en"' in first
    assert '<input type="hidden" name="show" value="zh">' in first
    unknown = reader.get("/bank?show=fr").text
    assert 'name="show"' not in unknown
    assert "/bank/techniques#lead" in unknown


def test_other_parts_of_the_product_do_not_carry_it(reader: Client) -> None:
    assert "/bank?show" not in reader.get("/account?show=zh").text


def test_a_search_marks_what_it_found_and_keeps_what_was_asked(reader: Client) -> None:
    text = page(reader, "/bank/search?q=customers&technique=lead&pack=phone_sales")
    assert "<mark>customer</mark>" in text
    assert 'value="customers"' in text
    assert '<option value="lead" selected>' in text
    assert "tech-probe" not in text
    other = re.search(r'href="([^"]+)" hreflang="zh"', text)
    assert other is not None
    assert "<mark>customer</mark>" in page(reader, other[1])


def test_a_search_for_nothing_known_offers_everything(reader: Client) -> None:
    text = page(reader, "/bank/search?q=zzzzzz")
    assert "No question holds all of this." in text
    assert 'href="/bank/search"' in text


def test_what_was_typed_is_shown_as_text(reader: Client) -> None:
    assert "<script>x" not in reader.get("/bank/search?q=<script>x").text


@pytest.mark.parametrize(
    "query", ["technique=nothing", "_external=1&endpoint=x&_anchor=y&filename=z", "q=%00", "show=zh&show=en"]
)
def test_no_address_breaks_the_search(reader: Client, query: str) -> None:
    assert reader.get(f"/bank/search?{query}").status_code == 200


def test_what_is_not_there_is_not_found(reader: Client) -> None:
    for path in ("/bank/packs/nothing", "/bank/packs/phone_sales/nothing"):
        assert reader.get(path).status_code == 404
