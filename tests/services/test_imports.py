"""A file of questions is brought in whole or not at all, by who may, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.library import exchange
from interviewkit.services import exports, house_questions, imports, weighing
from interviewkit.store import house_questions as store
from interviewkit.store import imports as staged
from interviewkit.store.engine import Database
from interviewkit.store.schema import imports as table_of_imports

from .importing import CONTENT, Importing, open_house, row, table


@pytest.fixture
def house(database: Database) -> Importing:
    return open_house(database)


def test_one_refused_row_holds_back_the_whole_file(house: Importing) -> None:
    plan = house.weigh([row(), row(technique="guess")])
    assert plan.counts == {"new": 1, "changed": 0, "same": 0, "refused": 1}
    with pytest.raises(Invalid, match=r"bank.csv:3: technique"):
        house.apply(plan)
    assert house.questions() == {}


def test_a_question_put_away_is_weighed_and_stays_away(house: Importing) -> None:
    kept = house.add()
    house_questions.archive_question(house.database, house.trainer, kept.id, True)
    weighed = house.one(row(kept.content, kept.id, minutes="9"))
    assert (weighed.status, weighed.archived) == ("changed", True)
    house.apply(house.weigh([row(kept.content, kept.id, minutes="9")]))
    page = house_questions.read_question(house.database, house.learner, kept.id)
    assert page.question.archived_at is not None
    assert page.question.content.minutes == 9


def test_what_changed_since_the_plan_was_made_stops_it(house: Importing) -> None:
    kept = house.add()
    plan = house.weigh([row(kept.content, kept.id, minutes="9"), row()])
    house_questions.edit_question(house.database, house.trainer, kept.id, 1, replace(CONTENT, minutes=8))
    with pytest.raises(Conflict, match="question_changed"):
        house.apply(plan)
    assert house.questions() == {kept.id: replace(CONTENT, minutes=8)}


def test_a_plan_that_nobody_has_seen_is_not_carried_out(house: Importing) -> None:
    seen = imports.token(house.weigh([row()]).state)
    house.add()
    with pytest.raises(Conflict, match="question_changed"):
        house.apply(house.weigh([row()]), seen=seen)


@pytest.mark.parametrize("step", ["add", "edit"])
def test_a_failure_half_way_leaves_nothing(house: Importing, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    kept = house.add()
    import_id = house.stage(exchange.write("bank.csv", [row(kept.content, kept.id, minutes="9"), row()]))
    plan = house.plan(import_id)
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


def test_a_file_waits_for_who_brought_it_and_is_imported_once(house: Importing) -> None:
    import_id = house.stage(exchange.write("bank.xlsx", [row(), row(text="又一题")]), "C:\\files\\bank.xlsx")
    waiting = imports.find_import(house.database, house.trainer, import_id)
    assert (waiting.name, waiting.outcome) == ("bank.xlsx", None)
    other = replace(house.trainer, id=house.learner.id)
    with pytest.raises(NotFound):
        imports.find_import(house.database, other, import_id)
    plan = house.plan(import_id)
    outcome = house.apply(plan, import_id=import_id)
    assert imports.find_import(house.database, house.trainer, import_id).outcome == outcome
    with pytest.raises(Conflict, match="imported"):
        house.plan(import_id)
    with pytest.raises(Conflict):
        house.apply(plan, import_id=import_id)
    assert len(house.questions()) == 2


def test_nothing_is_kept_of_a_file_with_faults_of_form(house: Importing) -> None:
    with pytest.raises(Invalid, match="no column text"):
        house.stage(b"id,pack,competency,technique\n")
    with house.database.reading() as connection:
        assert connection.execute(select(table_of_imports)).all() == []


def test_files_that_nobody_imports_are_forgotten(house: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    content = exchange.write("bank.csv", [row()])
    old = house.stage(content)
    monkeypatch.setattr(staged, "KEPT", timedelta(0))
    with pytest.raises(NotFound):
        imports.find_import(house.database, house.trainer, old)
    new = house.stage(content)
    with house.database.reading() as connection:
        assert [*connection.scalars(select(table_of_imports.c.id))] == [new]


def test_only_so_many_files_of_one_person_wait_and_the_oldest_goes(house: Importing) -> None:
    content = exchange.write("bank.csv", [row()])
    done = house.stage(content)
    house.apply(house.plan(done), import_id=done)
    other = replace(house.trainer, id=house.learner.id)
    theirs = imports.stage_file(house.database, other, content, "theirs.csv")
    oldest, *kept = (house.stage(content) for _ in range(staged.MOST_WAITING + 1))
    with pytest.raises(NotFound):
        imports.find_import(house.database, house.trainer, oldest)
    for each in kept:
        assert imports.find_import(house.database, house.trainer, each).outcome is None
    assert imports.find_import(house.database, house.trainer, done).outcome is not None
    assert imports.find_import(house.database, other, theirs).name == "theirs.csv"


def test_who_may_not_edit_may_not_import(house: Importing) -> None:
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
