"""Reading the bank in the browser: every text is there, in either language, and every link leads on."""

import re
from html import unescape

import pytest

from interviewkit.domain.question import RolePack
from interviewkit.library.loader import cached_bank

from .conftest import Client, SignIn

BANK = cached_bank()
IDS = {question.id: (pack, competency, question) for pack, competency, question in BANK.questions()}
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


@pytest.mark.parametrize("pack", BANK.packs, ids=lambda pack: pack.key)
def test_every_link_of_a_pack_leads_somewhere(reader: Client, pack: RolePack) -> None:
    seen: dict[str, str] = {}
    for place in PLACES:
        if "/packs/" not in place or place.startswith(f"/bank/packs/{pack.key}"):
            for link in links_of(page(reader, place)):
                leads_on(reader, link, seen)
    assert len(seen) > len(pack.competencies)


def links_of(text: str) -> set[str]:
    return set(re.findall(r'href="(/bank[^"]*)"', text))


def leads_on(reader: Client, link: str, seen: dict[str, str]) -> None:
    """The page is there, and so is the place on it. There are too many questions to open each."""
    path, _, anchor = link.partition("#")
    if name := re.match(r"/bank/questions/([^?]+)", path):
        assert name[1] in IDS, link
        return
    if path not in seen:
        seen[path] = page(reader, path)
    assert not anchor or f'id="{anchor}"' in seen[path], link


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(IDS)[::40])
def test_a_question_has_a_page_with_all_that_helps_to_ask_it(reader: Client, name: str, lang: str) -> None:
    home, competency, question = IDS[name]
    text = page(reader, f"/bank/questions/{name}?show={lang}")
    technique = next(each for each in BANK.techniques if each.key == question.technique)
    for part in (question.text, question.listen_for, technique.what, *competency.anchors, home.name):
        assert part[lang] in text
    for probe in (*question.probes, *competency.probes):
        assert probe.text[lang] in text
    for pack in BANK.packs:
        used = f'"/bank/packs/{pack.key}/{competency.key}?show={lang}"' in text
        assert used == (competency in pack.competencies)
    row = [each.id for each in competency.questions]
    place = row.index(name)
    for beside in row[max(place - 1, 0) : place] + row[place + 1 : place + 2]:
        assert f"/bank/questions/{beside}" in text


def test_a_competency_that_is_lent_says_where_it_lives(reader: Client) -> None:
    pack, lent = next((pack, each) for pack in BANK.packs for each in pack.competencies if each.pack != pack.key)
    home = BANK.pack(lent.pack)
    assert home is not None
    for path in (f"/bank/packs/{pack.key}", f"/bank/packs/{pack.key}/{lent.key}"):
        assert f'from <a href="/bank/packs/{home.key}" lang="en">{home.name.en}</a>' in page(reader, path)


def test_the_library_for_any_job_stands_first(reader: Client) -> None:
    listed = re.findall(r'<a href="/bank/packs/(\w+)">', page(reader, "/bank"))
    assert listed[0] == "general"
    assert sorted(listed) == sorted(pack.key for pack in BANK.packs)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("pack", BANK.packs, ids=lambda pack: pack.key)
def test_a_role_play_shows_scene_briefs_and_key(reader: Client, pack: RolePack, lang: str) -> None:
    listed = page(reader, f"/bank/packs/{pack.key}?show={lang}")
    assert pack.scenarios
    for scenario in pack.scenarios:
        path = f"/bank/packs/{pack.key}/scenarios/{scenario.key}?show={lang}"
        assert f'href="{path}"' in listed
        text = page(reader, path)
        for part in (scenario.name, scenario.scene, scenario.candidate, scenario.interviewer, *scenario.expect):
            assert part[lang] in text
        folded = text[text.index('<details class="more key"') :]
        for answer in scenario.answers:
            assert answer.line[lang] in folded
            assert answer.why[lang] in folded
        assert folded.count("Red line:") == sum(answer.red_line is not None for answer in scenario.answers)


def test_ticked_questions_come_on_one_sheet_by_competency(reader: Client) -> None:
    first, second = (pack.own()[0] for pack in BANK.packs[:2])
    asked = [first.questions[3], second.questions[0], first.questions[1]]
    query = "&".join(f"q={name}" for name in [*(each.id for each in asked), asked[0].id, "no.such.question"])
    text = page(reader, f"/bank/print?{query}")
    places = [text.index(question.text.en) for question in (asked[0], asked[2], asked[1])]
    assert places == sorted(places)
    assert text.count('class="asked"') == 3
    assert f"3 questions · {sum(question.minutes for question in asked)} minutes" in text
    assert "<code>no.such.question</code>" in text
    other = re.search(r'href="([^"]+)" hreflang="zh"', text)
    assert other is not None
    assert all(question.text.zh in page(reader, other[1]) for question in asked)


def test_a_sheet_holds_a_hundred_questions(reader: Client) -> None:
    text = page(reader, "/bank/print?" + "&".join(f"q={name}" for name in sorted(IDS)[:102]))
    assert text.count('class="asked"') == 100
    assert "2 more are left out" in text


def test_an_empty_sheet_says_how_to_fill_it(reader: Client) -> None:
    assert "Nothing is ticked yet." in page(reader, "/bank/print")


def test_questions_can_be_ticked_without_javascript(reader: Client) -> None:
    for path in ("/bank/search?show=zh", "/bank/packs/phone_sales/price_talk?show=zh"):
        form = re.search(r'<form class="ticks".*?</form>', page(reader, path), re.DOTALL)
        assert form is not None
        assert 'action="/bank/print"' in form[0]
        assert '<input type="hidden" name="show" value="zh">' in form[0]
        assert re.findall(r'type="checkbox" name="q" value="([^"]+)"', form[0])


def test_competencies_to_choose_from_depend_on_the_pack(reader: Client) -> None:
    def offered(query: str) -> list[str]:
        field = re.search(r'<select[^>]* name="competency">(.*?)</select>', page(reader, query), re.DOTALL)
        assert field is not None
        return re.findall(r'value="([^"]+)"|<optgroup label="([^"]+)"', field[1])

    for pack in BANK.packs:
        values = [value for value, _ in offered(f"/bank/search?pack={pack.key}")]
        assert values == [f"{each.pack}/{each.key}" for each in pack.competencies]
    everything = offered("/bank/search")
    assert sorted(group for _, group in everything if group) == sorted(pack.name.en for pack in BANK.packs)
    assert len({value for value, _ in everything if value}) == sum(len(pack.own()) for pack in BANK.packs)


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
    assert 'href="/bank/packs/phone_sales">Phone shop sales</a>' in text


def test_a_search_says_that_it_found_only_a_part(reader: Client) -> None:
    text = page(reader, "/bank/search?q=shop+complaints+zzzzzz")
    assert "No question holds all of this; these hold a part of it." in text
    assert "<mark>complaint</mark>" in text
    assert 'href="/bank/packs/phone_sales">Phone shop sales <span' in page(reader, "/bank/search?q=phone shop")


@pytest.mark.parametrize("query", ["导购", "shop assistant", "店员"])
def test_the_name_of_a_job_leads_to_its_questions(reader: Client, query: str) -> None:
    text = page(reader, f"/bank/search?q={query}")
    assert 'href="/bank/packs/phone_sales">Phone shop sales <span' in text
    link = re.search(r'<li><a id="pack-phone_sales".*?href="(/bank/search[^"]+)"[^>]*>All questions of this pack', text)
    assert link is not None
    assert len(BANK.pack("phone_sales").competencies) * 10 <= page(reader, link[1]).count('<li class="question')  # type: ignore[union-attr]


def test_a_job_that_no_question_names_has_questions_to_begin_with(reader: Client) -> None:
    text = page(reader, "/bank/search?q=导购")
    assert "Questions to begin with, from the pack for this job." in text
    assert text.count('<li class="question ticked"') >= 10
    assert text.count(">All questions of this pack</a>") == 2


def test_a_pack_leads_to_all_of_its_questions(reader: Client) -> None:
    text = page(reader, "/bank/packs/phone_sales")
    link = re.search(r'href="([^"]+)">All questions of this pack', text)
    assert link is not None
    everything = page(reader, link[1])
    count = sum(len(each.questions) for each in BANK.pack("phone_sales").competencies)  # type: ignore[union-attr]
    assert f"{count} questions" in everything
    assert everything.count('<li class="question') == count


def test_a_long_list_shows_more_when_asked(reader: Client) -> None:
    text = page(reader, "/bank/search?pack=general&q=")
    assert text.count('<li class="question') == 50
    link = re.search(r'href="([^"]+)">Show more', text)
    assert link is not None
    assert "pack=general" in link[1]
    more = page(reader, link[1].partition("#")[0])
    assert more.count('<li class="question') == 150
    assert f'id="{link[1].partition("#")[2]}"' in more
    assert "Show more" not in page(reader, "/bank/search?most=99999999")
    for odd in ("-1", "x", "9" * 30):
        assert reader.get(f"/bank/search?most={odd}").status_code == 200


def test_what_was_typed_is_shown_as_text(reader: Client) -> None:
    assert "<script>x" not in reader.get("/bank/search?q=<script>x").text


@pytest.mark.parametrize(
    "query", ["technique=nothing", "_external=1&endpoint=x&_anchor=y&filename=z", "q=%00", "show=zh&show=en"]
)
def test_no_address_breaks_the_search(reader: Client, query: str) -> None:
    assert reader.get(f"/bank/search?{query}").status_code == 200


def test_what_is_not_there_is_not_found(reader: Client) -> None:
    for path in (
        "/bank/packs/nothing",
        "/bank/packs/phone_sales/nothing",
        "/bank/packs/phone_sales/scenarios/nothing",
        "/bank/packs/nothing/scenarios/nothing",
        "/bank/questions/nothing",
    ):
        assert reader.get(path).status_code == 404
