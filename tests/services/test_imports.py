"""Files of questions against the bank: what each row would do, and that it is done whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.domain.house import HouseProbe, HouseQuestion, settled
from interviewkit.domain.people import Person
from interviewkit.library import exchange
from interviewkit.library.exchange.table import COLUMNS, ONE_LANGUAGE, REQUIRED
from interviewkit.library.loader import cached_bank
from interviewkit.services import exports, house_questions, imports, weighing
from interviewkit.services.weighing import Plan, Weighed
from interviewkit.store import house_questions as store
from interviewkit.store import imports as staged
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.schema import imports as table_of_imports

CONTENT = HouseQuestion(
    "phone_sales",
    "drive",
    "lead",
    "entry",
    4,
    "为什么选这家店？",
    "Why this shop?",
    "理由",
    "reasons",
    (HouseProbe("S", "何时？", "When?"), HouseProbe("R", "结果呢？", "")),
)
ELSEWHERE = "house.01234567-89ab-7cde-8f01-23456789abcd"


@dataclass
class House:
    """A trainer who brings files, and a learner who may not."""

    database: Database
    trainer: Person
    learner: Person

    def add(self, **changed: Any) -> store.StoredQuestion:
        return house_questions.add_question(self.database, self.trainer, replace(CONTENT, **changed))

    def weigh(self, rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> Plan:
        return weighing.weigh(self.database, self.trainer, table(rows, columns))

    def one(self, row: dict[str, str], columns: Iterable[str] = COLUMNS) -> Weighed:
        (weighed,) = self.weigh([row], columns).rows
        return weighed

    def apply(self, plan: Plan, **more: Any) -> imports.Outcome:
        return imports.apply_plan(self.database, self.trainer, plan, **more)

    def stage(self, content: bytes, name: str = "bank.csv") -> str:
        return imports.stage_file(self.database, self.trainer, content, name)

    def questions(self) -> dict[str, HouseQuestion]:
        found = house_questions.list_questions(self.database, self.trainer)
        return {question.id: question.content for question in found}


@pytest.fixture
def house(database: Database) -> House:
    people = []
    with database.writing() as connection:
        for role in ("trainer", "learner"):
            user = users.add(connection, login=role, name=role.title(), password_hash="", roles=[role])
            people.append(Person(user.id, user.name, frozenset(user.roles)))
    return House(database, *people)


def table(rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> exchange.Table:
    kept = tuple(columns)
    found = [{name: row.get(name, "") for name in kept} for row in rows]
    return exchange.Table(kept, tuple(exchange.Row(f"bank.csv:{n}", row) for n, row in enumerate(found, 2)), ())


def row(content: HouseQuestion = CONTENT, question_id: str = "", **changed: str) -> dict[str, str]:
    return {**exchange.house_row(question_id, content), **changed}


def reasons(weighed: Weighed) -> list[str]:
    return [str(fault) for fault in weighed.faults]


def test_a_row_without_an_id_is_new(house: House) -> None:
    plan = house.weigh([row()])
    assert (plan.counts["new"], plan.rows[0].content) == (1, CONTENT)
    outcome = house.apply(plan)
    assert house.questions() == {outcome.added[0]: CONTENT}


def test_weighing_keeps_nothing(house: House) -> None:
    house.weigh([row()])
    assert house.questions() == {}


def test_a_changed_cell_changes_that_alone(house: House) -> None:
    kept, other = house.add(), house.add(text_zh="那么这家呢？")
    plan = house.weigh([row(kept.content, kept.id, text_en="Why us?"), row(other.content, other.id)])
    assert [weighed.status for weighed in plan.rows] == ["changed", "same"]
    assert (plan.rows[0].before, plan.rows[0].content) == (CONTENT, replace(CONTENT, text_en="Why us?"))
    outcome = house.apply(plan)
    assert outcome == imports.Outcome((), (kept.id,), 1)
    page = house_questions.read_question(house.database, house.learner, kept.id)
    assert [(v.version, v.content.text_en) for v in page.versions] == [(2, "Why us?"), (1, "Why this shop?")]


def test_columns_that_a_file_lacks_leave_what_is_there(house: House) -> None:
    kept = house.add()
    weighed = house.one(row(kept.content, kept.id, text="为什么来？"), REQUIRED)
    assert weighed.content == replace(CONTENT, text_zh="为什么来？")


def test_a_blank_cell_takes_away_what_may_lack(house: House) -> None:
    kept = house.add()
    weighed = house.one(row(kept.content, kept.id, text_en="", listen_for="", probes_en="", level="", minutes=""))
    bare = tuple(replace(probe, en="") for probe in CONTENT.probes)
    assert weighed.content == replace(CONTENT, text_en=None, listen_for_zh="", probes=bare)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_of_one_language_leaves_the_other(house: House, lang: str) -> None:
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


def test_a_new_question_of_five_columns_gets_the_usual_rest(house: House) -> None:
    weighed = house.one({**row(text="你好吗？"), "id": ""}, REQUIRED)
    assert weighed.status == "new"
    assert (weighed.content.level, weighed.content.minutes, weighed.content.text_en) == ("entry", 3, None)


def test_every_reason_is_told_at_its_column(house: House) -> None:
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


def test_english_twice_is_refused(house: House) -> None:
    assert reasons(house.one(row(lang="en"))) == [
        "bank.csv:2: lang: found en beside a text in text_en, expected zh where other columns hold the English"
    ]


def test_one_refused_row_holds_back_the_whole_file(house: House) -> None:
    plan = house.weigh([row(), row(technique="guess")])
    assert plan.counts == {"new": 1, "changed": 0, "same": 0, "refused": 1}
    with pytest.raises(Invalid, match=r"bank.csv:3: technique"):
        house.apply(plan)
    assert house.questions() == {}


def test_a_shipped_question_is_the_same_or_refused(house: House) -> None:
    shipped = next(exchange.bank_rows(cached_bank()))
    plan = house.weigh([shipped, {**shipped, "text": "别的"}])
    assert [each.status for each in plan.rows] == ["refused", "refused"]  # the id stands there twice
    assert house.one(shipped).status == "same"
    changed = house.one({**shipped, "text": "别的"})
    assert "no id to add a copy" in reasons(changed)[0]
    assert house.one({**shipped, "text": "别的", "id": ""}).status == "new"


def test_all_questions_that_came_with_the_product_come_back_the_same(house: House) -> None:
    content = exports.export_questions(house.database, house.learner, "both", "a.csv").content
    plan = weighing.weigh(house.database, house.trainer, exchange.read(content, "a.csv"))
    assert plan.counts["same"] == len(plan.rows) > 500


def test_an_id_that_stands_twice_is_refused_in_both_rows(house: House) -> None:
    kept = house.add()
    plan = house.weigh([row(kept.content, kept.id), row(kept.content, kept.id, text_en="x"), row(), row()])
    assert [each.status for each in plan.rows] == ["refused", "refused", "new", "new"]


def test_an_unknown_id_is_refused_unless_this_product_gave_it(house: House) -> None:
    assert [each.status for each in house.weigh([row(question_id="Q12"), row(question_id="house.x")]).rows] == [
        "refused",
        "refused",
    ]
    outcome = house.apply(house.weigh([row(question_id=ELSEWHERE)]))
    assert outcome.added == (ELSEWHERE,)
    again = house.weigh([row(question_id=ELSEWHERE)])
    assert again.counts["same"] == 1


def test_who_asks_the_same_is_named_not_refused(house: House) -> None:
    kept = house.add()
    plan = house.weigh([row(text_en="WHY  this ｓｈｏｐ?", text="别的"), row(text="又一题", text_en="Why this shop ?")])
    assert [(each.status, each.twin) for each in plan.rows] == [("new", kept.id), ("new", kept.id)]
    fresh = house.weigh([row(text="甲？", text_en=""), row(text="甲？", text_en=""), row(competency="price_talk")])
    assert [each.twin for each in fresh.rows] == ["", "bank.csv:2", ""]
    assert house.one(row(kept.content, kept.id, minutes="9")).twin == ""


def test_a_question_put_away_is_weighed_and_stays_away(house: House) -> None:
    kept = house.add()
    house_questions.archive_question(house.database, house.trainer, kept.id, True)
    weighed = house.one(row(kept.content, kept.id, minutes="9"))
    assert (weighed.status, weighed.archived) == ("changed", True)
    house.apply(house.weigh([row(kept.content, kept.id, minutes="9")]))
    page = house_questions.read_question(house.database, house.learner, kept.id)
    assert page.question.archived_at is not None
    assert page.question.content.minutes == 9


def test_what_changed_since_the_plan_was_made_stops_it(house: House) -> None:
    kept = house.add()
    plan = house.weigh([row(kept.content, kept.id, minutes="9"), row()])
    house_questions.edit_question(house.database, house.trainer, kept.id, 1, replace(CONTENT, minutes=8))
    with pytest.raises(Conflict, match="question_changed"):
        house.apply(plan)
    assert house.questions() == {kept.id: replace(CONTENT, minutes=8)}


def test_a_plan_that_nobody_has_seen_is_not_carried_out(house: House) -> None:
    seen = imports.token(house.weigh([row()]).state)
    house.add()
    with pytest.raises(Conflict, match="question_changed"):
        house.apply(house.weigh([row()]), seen=seen)


@pytest.mark.parametrize("step", ["add", "edit"])
def test_a_failure_half_way_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    kept = house.add()
    import_id = house.stage(exchange.write("bank.csv", [row(kept.content, kept.id, minutes="9"), row()]))
    plan = imports.open_import(house.database, house.trainer, import_id).plan()
    real = getattr(store, step)

    def fails(*given: Any) -> None:
        real(*given)
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(store, step, fails)
    with pytest.raises(RuntimeError, match="power"):
        house.apply(plan, import_id=import_id)
    monkeypatch.undo()
    assert house.questions() == {kept.id: CONTENT}
    assert imports.find_import(house.database, house.trainer, import_id).outcome is None
    assert len(house.apply(plan, import_id=import_id).added) == 1


def test_a_file_waits_for_who_brought_it_and_is_imported_once(house: House) -> None:
    import_id = house.stage(exchange.write("bank.xlsx", [row(), row(text="又一题")]), "C:\\files\\bank.xlsx")
    waiting = imports.find_import(house.database, house.trainer, import_id)
    assert (waiting.name, waiting.outcome) == ("bank.xlsx", None)
    other = replace(house.trainer, id=house.learner.id)
    with pytest.raises(NotFound):
        imports.find_import(house.database, other, import_id)
    plan = imports.open_import(house.database, house.trainer, import_id).plan()
    outcome = house.apply(plan, import_id=import_id)
    assert imports.find_import(house.database, house.trainer, import_id).outcome == outcome
    with pytest.raises(Conflict, match="imported"):
        imports.open_import(house.database, house.trainer, import_id)
    with pytest.raises(Conflict):
        house.apply(plan, import_id=import_id)
    assert len(house.questions()) == 2


def test_nothing_is_kept_of_a_file_with_faults_of_form(house: House) -> None:
    with pytest.raises(Invalid, match="no column text"):
        house.stage(b"id,pack,competency,technique\n")
    with house.database.reading() as connection:
        assert connection.execute(select(table_of_imports)).all() == []


def test_files_that_nobody_imports_are_forgotten(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    content = exchange.write("bank.csv", [row()])
    old = house.stage(content)
    monkeypatch.setattr(staged, "KEPT", timedelta(0))
    house.stage(content)
    with pytest.raises(NotFound):
        imports.find_import(house.database, house.trainer, old)


def test_who_may_not_edit_may_not_import(house: House) -> None:
    plan = house.weigh([row()])
    with pytest.raises(Forbidden):
        weighing.weigh(house.database, house.learner, table([row()]))
    with pytest.raises(Forbidden):
        imports.stage_file(house.database, house.learner, b"", "a.csv")
    with pytest.raises(Forbidden):
        imports.apply_plan(house.database, house.learner, plan)
    nobody = replace(house.learner, roles=frozenset())
    with pytest.raises(Forbidden):
        exports.export_questions(house.database, nobody, "own", "a.csv")


@pytest.mark.parametrize("name", ["", "x" * 500 + ".csv", "a\0b.csv", "../../etc/问题.csv", "\ud800.csv"])
def test_any_name_of_a_file_can_be_kept(name: str) -> None:
    short = imports.short_name(name)
    assert 0 < len(short) <= imports.LONGEST_NAME
    assert "/" not in short
    assert short.endswith(".csv") == name.endswith(".csv")


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t\r"), max_size=20)
PROBES = st.builds(HouseProbe, st.sampled_from("STAR"), WORDS, WORDS)
CONTENTS = st.builds(
    HouseQuestion,
    pack=st.just("phone_sales"),
    competency=st.sampled_from(["drive", "price_talk"]),
    technique=st.sampled_from(["lead", "open"]),
    level=st.sampled_from(["entry", "lead"]),
    minutes=st.integers(1, 15),
    text_zh=WORDS,
    text_en=WORDS.map(lambda text: f"Why {text}"),
    listen_for_zh=WORDS,
    listen_for_en=WORDS,
    probes=st.lists(PROBES, max_size=4).map(tuple),
)


@pytest.mark.parametrize("ending", exchange.ENDINGS)
@pytest.mark.parametrize("lang", [None, "zh", "en"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(CONTENTS, min_size=1, max_size=3), one_tongue=st.booleans())
def test_what_goes_out_comes_back_the_same(
    house: House, ending: str, lang: Any, contents: list[HouseQuestion], one_tongue: bool
) -> None:
    given = [
        replace(content, text_en="") if one_tongue and content.text_zh.strip() else content for content in contents
    ]
    with house.database.writing() as connection:
        house_questions.write_many(connection, house.trainer, [store.Addition(content) for content in given], [])
    exported = exports.export_questions(house.database, house.trainer, "own", f"a{ending}", lang)
    plan = weighing.weigh(house.database, house.trainer, exchange.read(exported.content, f"a{ending}"))
    assert [weighed.status for weighed in plan.rows] == ["same"] * exported.questions


@given(contents=CONTENTS)
def test_what_a_row_means_is_settled(contents: HouseQuestion) -> None:
    cells = exchange.house_row("", contents)
    content, _ = exchange.row_content(exchange.Row("bank.csv:2", cells))
    assert settled(content, cached_bank()) == content
