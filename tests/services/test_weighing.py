"""What each row of a file would do to the bank, and why one can't."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewkit.library import exchange
from interviewkit.library.exchange.table import ONE_LANGUAGE, REQUIRED
from interviewkit.library.loader import cached_bank
from interviewkit.services import house_questions, imports
from interviewkit.store.engine import Database

from .importing import CONTENT, ELSEWHERE, Importing, open_house, reasons, row


@pytest.fixture
def house(database: Database) -> Importing:
    return open_house(database)


def test_a_row_without_an_id_is_new(house: Importing) -> None:
    plan = house.weigh([row()])
    assert (plan.counts["new"], plan.rows[0].content) == (1, CONTENT)
    outcome = house.apply(plan)
    assert house.questions() == {outcome.added[0]: CONTENT}


def test_weighing_keeps_nothing(house: Importing) -> None:
    house.weigh([row()])
    assert house.questions() == {}


def test_a_changed_cell_changes_that_alone(house: Importing) -> None:
    kept, other = house.add(), house.add(text_zh="那么这家呢？")
    plan = house.weigh([row(kept.content, kept.id, text_en="Why us?"), row(other.content, other.id)])
    assert [weighed.status for weighed in plan.rows] == ["changed", "same"]
    assert (plan.rows[0].before, plan.rows[0].content) == (CONTENT, replace(CONTENT, text_en="Why us?"))
    outcome = house.apply(plan)
    assert outcome == imports.Outcome((), (kept.id,), 1)
    page = house_questions.read_question(house.database, house.learner, kept.id)
    assert [(v.version, v.content.text_en) for v in page.versions] == [(2, "Why us?"), (1, "Why this shop?")]


def test_columns_that_a_file_lacks_leave_what_is_there(house: Importing) -> None:
    kept = house.add()
    weighed = house.one(row(kept.content, kept.id, text="为什么来？"), REQUIRED)
    assert weighed.content == replace(CONTENT, text_zh="为什么来？")


@pytest.mark.parametrize(
    ("pack", "competency", "technique"),
    [
        ("手机门店销售", "价格沟通", "直截了当"),
        ("Phone shop sales", " price  talk", "DIRECT"),
        ("phone_sales", "价格沟通", "Direct"),
    ],
)
def test_names_may_stand_for_keys(house: Importing, pack: str, competency: str, technique: str) -> None:
    weighed = house.one({**row(pack=pack, competency=competency, technique=technique), "id": ""})
    assert weighed.status == "new"
    found = weighed.content
    assert (found.pack, found.competency, found.technique) == ("phone_sales", "price_talk", "direct")
    assert house.one({**row(pack="手机门店", competency="价格沟通"), "id": ""}).status == "refused"
    assert house.one({**row(pack="graduate", competency="价格沟通"), "id": ""}).status == "refused"


def test_a_name_leads_to_where_a_borrowed_competency_lives(house: Importing) -> None:
    whole = cached_bank()
    pack, lent = next((pack, each) for pack in whole.packs for each in pack.competencies if each.pack != pack.key)
    weighed = house.one({**row(pack=pack.name.zh, competency=lent.name.zh), "id": ""})
    assert (weighed.content.pack, weighed.content.competency) == (lent.pack, lent.key)


def test_a_blank_cell_takes_away_what_may_lack(house: Importing) -> None:
    kept = house.add()
    weighed = house.one(row(kept.content, kept.id, text_en="", listen_for="", probes_en="", level="", minutes=""))
    bare = tuple(replace(probe, en="") for probe in CONTENT.probes)
    assert weighed.content == replace(CONTENT, text_en=None, listen_for_zh="", probes=bare)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_of_one_language_leaves_the_other(house: Importing, lang: str) -> None:
    kept = house.add()
    english = exchange.house_row(kept.id, kept.content, "en" if lang == "en" else "zh")
    weighed = house.one({**english, "text": "新的 new", "probes": "S: 新 new\nT: x"}, ONE_LANGUAGE)
    said = {"zh": ("新的 new", "Why this shop?"), "en": ("为什么选这家店？", "新的 new")}[lang]
    assert (weighed.content.text_zh, weighed.content.text_en) == said
    zh, en = {p.part: p.zh for p in weighed.content.probes}, {p.part: p.en for p in weighed.content.probes}
    kept_zh, kept_en = {"S": "何时？", "R": "结果呢？"}, {"S": "When?"}
    if lang == "zh":
        assert zh == {"S": "新 new", "T": "x"}
        assert {part: words for part, words in en.items() if words} == kept_en
    else:
        assert en == {"S": "新 new", "T": "x", "R": ""}
        assert {part: words for part, words in zh.items() if words} == kept_zh


def test_a_new_question_of_five_columns_gets_the_usual_rest(house: Importing) -> None:
    weighed = house.one({**row(text="你好吗？"), "id": ""}, REQUIRED)
    assert weighed.status == "new"
    assert (weighed.content.level, weighed.content.minutes, weighed.content.text_en) == ("entry", 3, None)


def test_every_reason_is_told_at_its_column(house: Importing) -> None:
    faulty = row(
        competency="swimming",
        technique="guess",
        level="boss",
        minutes="soon",
        text=" ",
        text_en="",
        lang="fr",
    )
    assert reasons(house.one(faulty)) == [
        'bank.csv:2: lang: found "fr", expected one of zh, en',
        'bank.csv:2: competency: found "swimming", expected the key of a competency of phone_sales',
        'bank.csv:2: technique: found "guess", expected one of lead, probe, summarize, direct, open',
        'bank.csv:2: level: found "boss", expected one of entry, experienced, lead',
        'bank.csv:2: minutes: found "soon", expected a whole number from 1 to 15',
        "bank.csv:2: text: found nothing, expected a text in at least one language",
    ]
    long = row(listen_for_en="x" * 1001, probes="S: " + "y" * 301, probes_en="")
    assert reasons(house.one(long)) == [
        "bank.csv:2: listen_for_en: found 1001 characters, expected at most 1000 characters",
        "bank.csv:2: probes: found 301 characters, expected at most 300 characters",
    ]


def test_english_twice_is_refused(house: Importing) -> None:
    assert reasons(house.one(row(lang="en"))) == [
        "bank.csv:2: lang: found en beside a text in text_en, expected zh where other columns hold the English"
    ]


def test_a_shipped_question_is_the_same_or_refused(house: Importing) -> None:
    shipped = next(exchange.bank_rows(cached_bank()))
    plan = house.weigh([shipped, {**shipped, "text": "别的"}])
    assert [each.status for each in plan.rows] == ["refused", "refused"]  # the id stands there twice
    assert house.one(shipped).status == "same"
    changed = house.one({**shipped, "text": "别的"})
    assert "no id to add a copy" in reasons(changed)[0]
    assert house.one({**shipped, "text": "别的", "id": ""}).status == "new"


def test_an_id_that_stands_twice_is_refused_in_both_rows(house: Importing) -> None:
    kept = house.add()
    plan = house.weigh([row(kept.content, kept.id), row(kept.content, kept.id, text_en="x"), row(), row()])
    assert [each.status for each in plan.rows] == ["refused", "refused", "new", "new"]


def test_an_unknown_id_is_refused_unless_this_product_gave_it(house: Importing) -> None:
    assert [each.status for each in house.weigh([row(question_id="Q12"), row(question_id="house.x")]).rows] == [
        "refused",
        "refused",
    ]
    outcome = house.apply(house.weigh([row(question_id=ELSEWHERE)]))
    assert outcome.added == (ELSEWHERE,)
    again = house.weigh([row(question_id=ELSEWHERE)])
    assert again.counts["same"] == 1


def test_who_asks_the_same_is_named_not_refused(house: Importing) -> None:
    kept = house.add()
    plan = house.weigh([row(text_en="WHY  this ｓｈｏｐ?", text="别的"), row(text="又一题", text_en="Why this shop ?")])
    assert [(each.status, each.twin) for each in plan.rows] == [("new", kept.id), ("new", kept.id)]
    fresh = house.weigh([row(text="甲？", text_en=""), row(text="甲？", text_en=""), row(competency="price_talk")])
    assert [each.twin for each in fresh.rows] == ["", "bank.csv:2", ""]
    assert house.one(row(kept.content, kept.id, minutes="9")).twin == ""
