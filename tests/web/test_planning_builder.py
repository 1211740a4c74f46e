"""The kit's builder: what is ticked is kept, what is typed is never lost, and it says what the kit lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from werkzeug.datastructures import MultiDict

from interviewkit.domain.kit import Kit
from interviewkit.services import kits, positions
from interviewkit.store.engine import Database
from interviewkit.web.planning.forms import next_quarter

from .conftest import Client, SignIn


@dataclass
class Bench:
    """An interviewer at the builder of a kit as the pack suggests it."""

    browser: Client
    database: Database
    position_id: str
    kit_id: str

    @property
    def address(self) -> str:
        return f"/kits/{self.kit_id}"

    @property
    def page(self) -> kits.KitPage:
        return kits.read_kit(self.database, self.browser.person, self.kit_id)

    @property
    def kit(self) -> Kit:
        return self.page.kit

    def form(self, **changed: str | list[str]) -> MultiDict[str, str]:
        """The builder as a browser would send it unchanged, with some fields replaced."""
        page = self.page
        values: dict[str, str | list[str]] = {
            "version": str(page.stored.version),
            "name": page.stored.name,
            "planned_minutes": f"{page.stored.planned_minutes:g}",
            "order": [o.competency.key for o in page.offered],
            "competency": [c.key for c in page.kit.competencies],
            "question": [q.id for q in page.kit.questions],
        }
        values |= {f"weight.{o.competency.key}": f"{o.competency.weight:g}" for o in page.offered}
        return MultiDict(values | changed)


@pytest.fixture
def bench(sign_in: SignIn, database: Database) -> Bench:
    browser = sign_in("interviewer")
    position = positions.add_position(database, browser.person, "Adviser", "phone_sales", "", "")
    made = browser.post(f"/positions/{position.id}/kits/new", data={"name": "Ours", "planned_minutes": "60"})
    return Bench(browser, database, position.id, made.location.rpartition("/")[2])


def own(key: str, text: str, technique: str = "lead", minutes: str = "3") -> dict[str, str | list[str]]:
    return {f"own.{key}.text": text, f"own.{key}.technique": technique, f"own.{key}.minutes": minutes}


def test_a_new_kit_lacks_nothing(bench: Bench) -> None:
    page = bench.browser.get(bench.address).text
    assert "Nothing lacking" in page
    assert page.count('name="competency"') == 8
    assert page.count('name="question"') > 80
    assert page.count(" checked>") == 8 + 16


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Give the kit a name."),
        ({"name": "x" * 121}, "Keep it to 120 characters."),
        ({"planned_minutes": "0"}, "Give 5 to 240 minutes"),
        ({"planned_minutes": "9999"}, "Give 5 to 240 minutes"),
    ],
)
def test_a_kit_needs_a_name_and_a_length(bench: Bench, typed: dict[str, str], said: str) -> None:
    for address, form in (
        (f"/positions/{bench.position_id}/kits/new", {"name": "Ours", "planned_minutes": "60"} | typed),
        (bench.address, bench.form(**typed)),
    ):
        answer = bench.browser.post(address, data=form)
        assert answer.status_code == 400
        assert said in answer.text


def test_saving_unchanged_keeps_the_kit(bench: Bench) -> None:
    before = bench.kit
    saved = bench.browser.post(bench.address, data=bench.form())
    assert saved.location == bench.address
    assert bench.kit == before
    assert bench.page.stored.version == 2


def test_order_weights_and_ticks_are_kept(bench: Bench) -> None:
    keys = [o.competency.key for o in bench.page.offered]
    lead = next(q.id for q in bench.kit.planned("drive"))
    form = bench.form(
        order=["drive", *(key for key in keys if key != "drive")],
        competency=["need_finding", "drive"],
        question=[lead],
        **{"weight.drive": "5"},
    )
    bench.browser.post(bench.address, data=form)
    assert [(c.key, c.weight) for c in bench.kit.competencies] == [("drive", 5), ("need_finding", 2)]
    assert [q.id for q in bench.kit.questions] == [lead]


def test_an_own_question_is_asked_and_emptying_it_takes_it_out(bench: Bench) -> None:
    bench.browser.post(bench.address, data=bench.form(**own("drive", " 您为什么\r\n 周末也想上班? ", "open", "4")))
    question = bench.kit.planned("drive")[-1]
    assert (question.text.zh, question.text.en) == ("您为什么 周末也想上班?", "您为什么 周末也想上班?")
    assert (question.technique, question.minutes) == ("open", 4)
    page = bench.browser.get(bench.address).text
    assert page.count("您为什么 周末也想上班?") == 2, "in the summary and in its field"
    bench.browser.post(bench.address, data=bench.form(**own("drive", "")))
    assert question.id not in {q.id for q in bench.kit.questions}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"weight.drive": "0"}, "A weight is a whole number from 1 to 5."),
        ({"weight.drive": "lots"}, "A weight is a whole number from 1 to 5."),
        (own("drive", "Why?", minutes="999"), "Give a question 1 to 30 minutes"),
        (own("drive", "Why?", minutes="soon"), "Give a question 1 to 30 minutes"),
        (own("drive", "Why?", technique="trick"), "Choose one of the five techniques."),
        (own("drive", "Why? " * 200), "Keep it to 500 characters"),
        (own("drive", "Why\x00?"), "Keep it to 500 characters"),
    ],
)
def test_what_is_wrong_is_told_in_its_competency_and_kept(
    bench: Bench, typed: dict[str, str | list[str]], said: str
) -> None:
    answer = bench.browser.post(bench.address, data=bench.form(name="New name", **typed))
    assert answer.status_code == 400
    assert answer.text.count(said) == 1
    assert 'value="New name"' in answer.text
    assert bench.page.stored.version == 1


def test_moving_and_switching_the_language_save_nothing_and_lose_nothing(bench: Bench) -> None:
    typed = own("drive", "Why Saturdays?")
    keys = [o.competency.key for o in bench.page.offered]
    moved = bench.browser.post(bench.address, data=bench.form(act=f"up:{keys[1]}", name="Half typed", **typed))
    assert moved.status_code == 200
    assert moved.text.index(f'id="c-{keys[1]}"') < moved.text.index(f'id="c-{keys[0]}"')
    assert "Half typed" in moved.text
    assert "Why Saturdays?" in moved.text
    chinese = bench.browser.post(f"{bench.address}?show=zh", data=bench.form(act="show", **typed))
    assert bench.page.offered[0].competency.name.zh in chinese.text
    assert "Why Saturdays?" in chinese.text
    assert bench.page.stored.version == 1


@pytest.mark.parametrize("act", ["up:need_finding", "down:adaptability", "up:made_up", "sideways:drive"])
def test_a_move_that_leads_nowhere_changes_nothing(bench: Bench, act: str) -> None:
    moved = bench.browser.post(bench.address, data=bench.form(act=act)).text
    keys = [o.competency.key for o in bench.page.offered]
    assert sorted(keys, key=lambda key: moved.index(f'id="c-{key}"')) == keys


def test_the_check_says_what_the_kit_would_lack(bench: Bench) -> None:
    form = bench.form(competency=["need_finding", "service"], question=[], planned_minutes="5")
    part = bench.browser.post(f"{bench.address}/check", data=form)
    assert part.status_code == 200
    assert "<html" not in part.text
    assert part.text.count("has no question") == 2
    assert "motivation or adaptability" in part.text
    assert "3 things lacking · 0 of 5 min" in part.text
    long = bench.browser.post(f"{bench.address}/check", data=bench.form(planned_minutes="50")).text
    assert "The questions need 53 minutes, 3 more than planned." in long
    nothing = bench.browser.post(f"{bench.address}/check", data={}).text
    assert "No competency is chosen." in nothing
    assert bench.page.stored.version == 1


def test_the_check_bears_with_what_is_half_typed(bench: Bench) -> None:
    form = bench.form(planned_minutes="-", **{"weight.drive": "x"}, **own("drive", "Why?", "trick", "x"))
    part = bench.browser.post(f"{bench.address}/check", data=form)
    assert part.status_code == 200
    assert "of 60 min" in part.text


def test_a_kit_without_competencies_is_kept_and_the_panel_says_so(bench: Bench) -> None:
    bench.browser.post(bench.address, data=bench.form(competency=[], question=[]))
    assert bench.kit == Kit((), ())
    assert "No competency is chosen." in bench.browser.get(bench.address).text
    assert "1 thing lacking" in bench.browser.get(f"/positions/{bench.position_id}").text


def test_the_second_of_two_people_sees_what_happened_and_keeps_what_was_typed(bench: Bench, sign_in: SignIn) -> None:
    mine = bench.form(name="Mine", **own("drive", "Why Saturdays?"))
    other = sign_in("interviewer")
    taken_out = bench.kit.planned("service")[0]
    theirs = bench.form(question=[q.id for q in bench.kit.questions if q != taken_out])
    assert other.post(bench.address, data=theirs).status_code == 302
    told = bench.browser.post(bench.address, data=mine)
    assert told.status_code == 409
    alert = told.text[told.text.index("This kit was saved elsewhere") : told.text.index("Look at the saved kit")]
    assert "Why Saturdays?" in alert
    assert taken_out.text.en in alert
    assert 'value="Mine"' in told.text
    assert 'name="version" type="hidden" value="2"' in told.text
    mine["version"] = "2"
    assert bench.browser.post(bench.address, data=mine).status_code == 302
    assert (bench.page.stored.name, bench.page.stored.version) == ("Mine", 3)


@pytest.mark.parametrize("version", ["", "x", "9" * 40, "0"])
def test_a_version_that_cannot_be_read_overwrites_nothing(bench: Bench, version: str) -> None:
    assert bench.browser.post(bench.address, data=bench.form(version=version)).status_code == 409
    assert bench.page.stored.version == 1


def test_names_that_are_not_on_offer_are_ignored(bench: Bench) -> None:
    form = bench.form(competency=["drive", "made_up"], question=["made.up"], order=["made_up", "drive"])
    bench.browser.post(bench.address, data=form)
    assert [c.key for c in bench.kit.competencies] == ["drive"]
    assert bench.kit.questions == ()


@pytest.mark.parametrize(
    ("now", "then"),
    [("09:01", "09:15"), ("09:15", "09:15"), ("23:46", "00:00")],
)
def test_an_interview_is_proposed_for_the_next_quarter_of_an_hour(now: str, then: str) -> None:
    proposed = next_quarter(datetime.fromisoformat(f"2026-11-23T{now}:00+08:00"))
    assert f"{proposed:%H:%M}" == then
    assert proposed.day == (24 if then == "00:00" else 23)
    assert proposed.tzinfo is None, "the field shows the time on the wall"
