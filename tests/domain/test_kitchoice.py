"""Choosing a kit: the suggestion is fair, what was ticked is what is asked, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kit import Kit, lacks
from interviewkit.domain.kitchoice import (
    Chosen,
    HouseOffer,
    OfferedQuestion,
    OwnQuestion,
    choice_faults,
    compose,
    house_offer,
    is_own,
    offer,
    only_in,
    own_question,
    suggest,
    suggested_minutes,
)
from interviewkit.domain.question import Competency, Question, RolePack, Text
from interviewkit.domain.technique import TECHNIQUES

MINUTES = {"lead": 5, "probe": 2, "summarize": 1, "direct": 4, "open": 3}


def said(text: str) -> Text:
    return Text(f"{text}(中)", text)


def competency(key: str, kind: str) -> Competency:
    questions = tuple(
        Question(f"shop.{key}.{t}.{n}", 1, key, t, "entry", MINUTES[t], said(f"{key} {t} {n}"), said("listen"), ())
        for t in TECHNIQUES
        for n in (1, 2)
    )
    return Competency(key, "shop", kind, 1, said(key), said(f"what {key} is"), (said("level"),) * 5, (), questions)


PACK = RolePack(
    "shop",
    1,
    said("Shop"),
    said("summary"),
    (competency("needs", "skill"), competency("price", "skill"), competency("drive", "motivation")),
    {"needs": 2},
)


def ids(kit: Kit, key: str) -> list[str]:
    return [q.id.removeprefix(f"shop.{key}.") for q in kit.planned(key)]


def test_the_suggestion_lacks_nothing_within_the_minutes_that_it_asks_for() -> None:
    kit = suggest(PACK)
    assert lacks(kit, suggested_minutes(kit)) == ()
    assert [(c.key, c.weight) for c in kit.competencies] == [("needs", 2), ("price", 1), ("drive", 1)]


def test_a_skill_is_probed_and_motivation_gets_an_open_question() -> None:
    kit = suggest(PACK)
    assert ids(kit, "needs") == ["lead.1", "probe.1"]
    assert ids(kit, "drive") == ["lead.1", "open.1"]


def test_a_short_talk_keeps_the_second_questions_of_what_weighs_most() -> None:
    kit = suggest(PACK, planned_minutes=19)
    assert kit.minutes() <= 19
    assert [len(kit.planned(key)) for key in ("needs", "price", "drive")] == [2, 2, 1]
    kit = suggest(PACK, planned_minutes=1)
    assert [len(kit.planned(key)) for key in ("needs", "price", "drive")] == [1, 1, 1]


def test_the_length_of_the_talk_leaves_room_for_the_opening_and_ends_on_a_quarter() -> None:
    assert suggest(PACK).minutes() == 22
    assert suggested_minutes(suggest(PACK)) == 30
    assert suggested_minutes(Kit((), ())) == 15


def test_what_is_ticked_is_asked_in_the_order_of_the_competencies_and_by_technique() -> None:
    own = OwnQuestion("lead", "Tell me about a Monday.", 4)
    chosen = (
        Chosen("drive", 3, frozenset({"shop.drive.open.2", "shop.drive.lead.2"}), (own,)),
        Chosen("needs", 1, frozenset({"shop.needs.direct.1"})),
    )
    kit = compose(offer(PACK, Kit((), ())), chosen)
    assert [(c.key, c.weight) for c in kit.competencies] == [("drive", 3), ("needs", 1)]
    written = own_question("drive", own)
    assert [q.id for q in kit.questions] == [
        "shop.drive.lead.2",
        written.id,
        "shop.drive.open.2",
        "shop.needs.direct.1",
    ]
    assert kit.questions[0].listen_for == said("listen")


def test_names_that_are_not_on_offer_are_left_out() -> None:
    chosen = (Chosen("needs", 1, frozenset({"shop.drive.lead.1", "made.up"})), Chosen("made_up", 1))
    kit = compose(offer(PACK, Kit((), ())), chosen)
    assert [c.key for c in kit.competencies] == ["needs"]
    assert kit.questions == ()


def test_choosing_again_what_a_kit_holds_gives_the_same_kit() -> None:
    kit = suggest(PACK)
    chosen = tuple(Chosen(c.key, int(c.weight), frozenset(q.id for q in kit.questions)) for c in kit.competencies)
    assert compose(offer(PACK, kit), chosen) == kit


def test_an_own_question_stands_in_both_languages_and_keeps_its_name_while_its_words_stay() -> None:
    own = OwnQuestion("direct", "哪一次您自己先去找了顾客?", 3)
    question = own_question("needs", own)
    assert is_own(question)
    assert question.text == Text(own.text, own.text)
    assert own_question("needs", replace(own, minutes=9)).id == question.id
    assert own_question("needs", replace(own, text="换了一个问题")).id != question.id


def test_the_same_own_question_typed_twice_is_asked_once() -> None:
    own = OwnQuestion("lead", "Tell me about a Monday.", 4)
    kit = compose(offer(PACK, Kit((), ())), (Chosen("needs", 1, frozenset(), (own, own)),))
    assert len(kit.questions) == 1


def test_the_kit_s_competencies_come_first_on_offer_and_the_rest_of_the_pack_after_them() -> None:
    kit = compose(offer(PACK, Kit((), ())), (Chosen("price", 4),))
    assert [(o.competency.key, o.competency.weight) for o in offer(PACK, kit)] == [
        ("price", 4),
        ("needs", 2),
        ("drive", 1),
    ]


def test_what_the_bank_no_longer_has_stays_in_the_kit() -> None:
    kit = suggest(PACK)
    needs, price = PACK.competencies[0], PACK.competencies[1]
    smaller = replace(PACK, competencies=(replace(needs, questions=needs.questions[1:]), price))
    offered = {o.competency.key: o for o in offer(smaller, kit)}
    gone = [(o.question.id, o.level) for o in offered["needs"].questions if o.level is None]
    assert gone == [("shop.needs.lead.1", None)]
    assert offered["drive"].competency == kit.competency("drive")
    assert [o.question for o in offered["drive"].questions] == list(kit.planned("drive"))
    assert [o.competency for o in offer(None, kit)] == list(kit.competencies)


def test_the_bank_s_present_wording_is_on_offer() -> None:
    kit = suggest(PACK)
    needs = PACK.competencies[0]
    first = replace(needs.questions[0], version=2, text=said("better words"))
    renewed = replace(PACK, competencies=(replace(needs, questions=(first, *needs.questions[1:])),))
    question = offer(renewed, kit)[0].questions[0].question
    assert (question.version, question.text) == (2, said("better words"))


OURS = HouseQuestion("shop", "needs", "lead", "entry", 3, "请讲一次。", None)


def ours(content: HouseQuestion = OURS, version: int = 1, archived: bool = False) -> OfferedQuestion:
    return house_offer(content.as_question("house.1", version), content, archived)


def with_ours() -> Kit:
    chosen = (Chosen("needs", 2, frozenset({"house.1"})), Chosen("price", 1))
    return compose(offer(PACK, Kit((), ()), HouseOffer((ours(),))), chosen)


def test_a_house_question_follows_the_shipped_ones_of_its_competency_alone() -> None:
    offered = offer(PACK, Kit((), ()), HouseOffer((ours(),), {("shop", "needs"): 4}))
    assert [(o.competency.key, o.questions[-1].question.id, o.more) for o in offered] == [
        ("needs", "house.1", 3),
        ("price", "shop.price.open.2", 0),
        ("drive", "shop.drive.open.2", 0),
    ]
    text = offered[0].questions[-1].said("en").text
    assert (text.text, text.lang) == ("请讲一次。", "zh")
    assert [q.id for q in with_ours().questions] == ["house.1"]


def test_a_house_question_that_was_edited_is_offered_as_it_is_now() -> None:
    question = offer(PACK, with_ours(), HouseOffer((ours(replace(OURS, text_zh="请讲两次。"), 2),)))[0].questions[-1]
    assert (question.question.version, question.question.text.zh, question.renewed) == (2, "请讲两次。", True)
    assert not offer(PACK, with_ours(), HouseOffer((ours(),)))[0].questions[-1].renewed


def test_a_house_question_that_was_put_away_stays_and_is_not_counted_among_those_in_use() -> None:
    needs = offer(PACK, with_ours(), HouseOffer((ours(archived=True),), {("shop", "needs"): 2}))[0]
    assert (needs.questions[-1].level, needs.questions[-1].archived, needs.more) == ("entry", True, 2)


def test_a_house_question_that_moved_stays_where_the_kit_has_it_and_is_asked_once() -> None:
    moved = HouseOffer((ours(replace(OURS, competency="price"), 2),), {("shop", "price"): 1})
    offered = {o.competency.key: o for o in offer(PACK, with_ours(), moved)}
    held = offered["needs"].questions[-1].question
    assert (held.id, held.competency) == ("house.1", "needs")
    assert "house.1" not in {o.question.id for o in offered["price"].questions}
    without = replace(with_ours(), questions=())
    assert "house.1" in {o.question.id for o in offer(PACK, without, moved)[1].questions}


def test_the_wording_of_the_kit_stays_where_the_records_have_lost_a_house_question() -> None:
    question = offer(PACK, with_ours())[0].questions[-1]
    assert (question.question.id, question.level, question.content) == ("house.1", None, None)


@pytest.mark.parametrize("weight", [None, 0, 6, -1])
def test_a_weight_is_from_1_to_5(weight: int | None) -> None:
    assert [f.path for f in choice_faults((Chosen("needs", weight),))] == ["weight.needs"]


@pytest.mark.parametrize(
    ("own", "path"),
    [
        (OwnQuestion("lead", "x" * 501, 3), "own.needs.0.text"),
        (OwnQuestion("lead", "x\x00", 3), "own.needs.0.text"),
        (OwnQuestion("guess", "x", 3), "own.needs.0.technique"),
        (OwnQuestion("lead", "x", None), "own.needs.0.minutes"),
        (OwnQuestion("lead", "x", 0), "own.needs.0.minutes"),
        (OwnQuestion("lead", "x", 31), "own.needs.0.minutes"),
    ],
)
def test_an_own_question_is_short_plain_and_timed(own: OwnQuestion, path: str) -> None:
    assert [f.path for f in choice_faults((Chosen("needs", 1, own=(own,)),))] == [path]


def test_own_questions_have_an_end() -> None:
    own = tuple(OwnQuestion("lead", f"Question {n}", 3) for n in range(21))
    assert [f.path for f in choice_faults((Chosen("needs", 1, own=own),))] == ["own.needs.20.text"]
    assert choice_faults((Chosen("needs", 1, own=own[:20]),)) == []


def test_two_kits_are_told_apart() -> None:
    kit = suggest(PACK)
    heavier = replace(kit.competencies[0], weight=5)
    other = Kit((heavier, *kit.competencies[1:]), kit.questions[1:])
    assert only_in(kit, other).questions == kit.questions[:1]
    assert only_in(other, kit).competencies == (heavier,)
    assert not only_in(kit, kit)
