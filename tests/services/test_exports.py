"""What goes out as a file comes back the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewkit.domain.house import HouseProbe, HouseQuestion, settled
from interviewkit.library import exchange
from interviewkit.library.loader import cached_bank
from interviewkit.services import exports, house_questions, weighing
from interviewkit.store import house_questions as store
from interviewkit.store.engine import Database

from .importing import Importing, open_house


@pytest.fixture
def house(database: Database) -> Importing:
    return open_house(database)


def test_all_questions_that_came_with_the_product_come_back_the_same(house: Importing) -> None:
    content = exports.export_questions(house.database, house.learner, "both", "a.csv").content
    plan = weighing.weigh(house.database, house.trainer, exchange.read(content, "a.csv"))
    assert plan.counts["same"] == len(plan.rows) > 500


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
    house: Importing, ending: str, lang: Any, contents: list[HouseQuestion], one_tongue: bool
) -> None:
    given = [
        replace(content, text_en="") if one_tongue and content.text_zh.strip() else content for content in contents
    ]
    with house.database.writing() as connection:
        additions = [store.Addition(settled(content, cached_bank())) for content in given]
        house_questions.write_many(connection, house.trainer, additions, [])
    exported = exports.export_questions(house.database, house.trainer, "own", f"a{ending}", lang)
    plan = weighing.weigh(house.database, house.trainer, exchange.read(exported.content, f"a{ending}"))
    assert [weighed.status for weighed in plan.rows] == ["same"] * exported.questions


@given(contents=CONTENTS)
def test_what_a_row_means_is_settled(contents: HouseQuestion) -> None:
    cells = exchange.house_row("", contents)
    content, _ = exchange.row_content(exchange.Row("bank.csv:2", cells))
    assert settled(content, cached_bank()) == content
