"""Of many competencies the newest house questions are found, each with how many there are."""

from __future__ import annotations

from dataclasses import replace

from interviewkit.domain.house import HouseQuestion
from interviewkit.store import house_questions, users
from interviewkit.store.engine import Database
from interviewkit.store.house_newest import Newest, newest
from interviewkit.store.house_questions import Addition

from .conftest import MONDAY

WHY = HouseQuestion("phone_sales", "drive", "lead", "entry", 3, None, "Why this shop?")


def test_the_newest_in_use_of_each_competency_are_found_and_all_are_counted(database: Database) -> None:
    with database.writing() as connection:
        by = users.add(connection, login="wang", name="王敏", password_hash="-", roles=["trainer"]).id
        ids = [house_questions.add(connection, [Addition(WHY)], by)[0].id for _ in range(5)]
        (elsewhere,) = house_questions.add(connection, [Addition(replace(WHY, competency="service"))], by)
        house_questions.archive(connection, ids[4], MONDAY)
    with database.reading() as connection:
        homes = [("phone_sales", "drive"), ("phone_sales", "service"), ("general", "drive")]
        assert newest(connection, homes, 2) == {
            ("phone_sales", "drive"): Newest((ids[2], ids[3]), 4),
            ("phone_sales", "service"): Newest((elsewhere.id,), 1),
        }
        assert newest(connection, homes[1:2], 2) == {("phone_sales", "service"): Newest((elsewhere.id,), 1)}
        assert newest(connection, [], 2) == {}
