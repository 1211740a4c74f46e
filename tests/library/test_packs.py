"""Packs that lend competencies to each other, what a first kit takes, and role plays with their answer keys."""

from __future__ import annotations

import pytest

from interviewkit.domain.question import Names

from .bankfolder import KINDS, PACK, BankFolder, pack_file, scenario_file

PLAY = "packs/shop/scenarios/queue.toml"
DESK = "packs/desk/pack.toml"


@pytest.fixture
def desk(bank: BankFolder) -> BankFolder:
    """A second pack, whose competencies all live in the first one."""
    bank.write(DESK, pack_file("desk", [f"shop/{key}" for key in KINDS]).replace("{ shop/needs =", "{ needs ="))
    return bank


def test_a_pack_may_point_to_the_competencies_of_another(desk: BankFolder) -> None:
    bank = desk.load()
    lent, home = bank.pack("desk"), bank.pack("shop")
    assert lent
    assert home
    assert lent.competencies == home.competencies
    assert lent.own() == ()


def test_questions_count_once_where_they_live(desk: BankFolder) -> None:
    placed = [(pack.key, question.id) for pack, _, question in desk.load().questions()]
    assert len(placed) == len(set(placed)) == len(KINDS) * 10
    assert {pack for pack, _ in placed} == {"shop"}


@pytest.mark.parametrize("reference", ["shop/nothing", "nowhere/needs", "shop/pack"])
def test_a_pointer_needs_its_target(desk: BankFolder, reference: str) -> None:
    desk.change(DESK, "shop/needs", reference)
    assert any(reference in fault and "in the pack before the /" in fault for fault in desk.faults())


def test_a_competency_stands_once_in_a_pack(desk: BankFolder) -> None:
    desk.change(PACK, '"needs"', '"needs", "shop/needs"')
    assert any("a second time" in fault for fault in desk.faults())


def test_a_first_kit_takes_what_is_suggested(bank: BankFolder) -> None:
    bank.change(PACK, "weights", 'suggested = ["drive", "needs"]\nweights')
    assert bank.load().packs[0].suggested == ("drive", "needs")


def test_only_what_the_pack_lists_can_be_suggested(bank: BankFolder) -> None:
    bank.change(PACK, "weights", 'suggested = ["flying"]\nweights')
    (fault,) = bank.faults()
    assert "suggested[0]" in fault


def called(zh: str, en: str) -> str:
    return f"also_called = {{ zh = [{zh}], en = [{en}] }}\nweights"


def test_a_pack_may_go_by_the_names_of_jobs(bank: BankFolder) -> None:
    assert bank.load().packs[0].also_called == Names()
    bank.change(PACK, "weights", called('"店员", "导购"', '"shop assistant"'))
    assert bank.load().packs[0].also_called == Names(("店员", "导购"), ("shop assistant",))


@pytest.mark.parametrize(
    ("zh", "en", "place", "told"),
    [
        ('"店员", " "', '"clerk"', "also_called.zh[1]", "not blank"),
        ("", '"clerk"', "also_called.zh", "a list of at least 1"),
        ('"店员"', '"Clerk", "seller", "clerk "', "also_called.en[2]", "a second time"),
        ('"店员"', '"Shop Name"', "also_called.en[0]", "a second time"),
        ('"店员"', "1", "also_called.en[0]", "a text"),
    ],
)
def test_a_name_of_a_job_stands_once_and_says_something(
    bank: BankFolder, zh: str, en: str, place: str, told: str
) -> None:
    bank.change(PACK, "weights", called(zh, en))
    (fault,) = bank.faults()
    assert place in fault
    assert told in fault


def test_the_names_of_jobs_are_told_in_both_languages(bank: BankFolder) -> None:
    bank.change(PACK, "weights", 'also_called = { zh = ["店员"] }\nweights')
    (fault,) = bank.faults()
    assert "also_called.en" in fault


def test_a_role_play_has_briefs_and_an_answer_key(bank: BankFolder) -> None:
    bank.write(PLAY, scenario_file("queue", ["service"]))
    (scenario,) = bank.load().packs[0].scenarios
    assert (scenario.key, scenario.minutes, scenario.competencies) == ("queue", 8, ("service",))
    assert [answer.verdict for answer in scenario.answers] == ["good", "good", "weak", "fail"]
    assert scenario.answers[-1].red_line == "threat"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('verdict = "fail"', 'verdict = "weak"', "crosses a red line"),
        ('"fail"', '"weak"', "none with verdict fail"),
        ('["service"]', '["flying"]', "no competency of this pack"),
        ('"threat"', '"boredom"', "one of pressure"),
        ("minutes = 8", "minutes = 90", "from 3 to 20"),
    ],
)
def test_a_broken_role_play_is_refused(bank: BankFolder, old: str, new: str, told: str) -> None:
    bank.write(PLAY, scenario_file("queue", ["service"]))
    bank.change(PLAY, old, new)
    assert any(told in fault and fault.startswith(f"{PLAY}:") for fault in bank.faults())
