"""A trainer who brings files of questions, and the rows of such files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.library import exchange
from interviewkit.library.exchange.table import COLUMNS
from interviewkit.services import imports, weighing
from interviewkit.services.weighing import Plan, Weighed
from interviewkit.store.engine import Database

from ..kept import kept_questions
from .house import House

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


class Importing(House):
    """The trainer brings files."""

    def weigh(self, rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> Plan:
        return weighing.weigh(self.database, self.trainer, table(rows, columns))

    def one(self, row: dict[str, str], columns: Iterable[str] = COLUMNS) -> Weighed:
        (weighed,) = self.weigh([row], columns).rows
        return weighed

    def apply(self, plan: Plan, **more: Any) -> imports.Outcome:
        return imports.apply_plan(self.database, self.trainer, plan, **more)

    def stage(self, content: bytes, name: str = "bank.csv") -> str:
        return imports.stage_file(self.database, self.trainer, content, name)

    def plan(self, import_id: str) -> Plan:
        waiting = imports.find_import(self.database, self.trainer, import_id)
        return imports.open_import(self.database, self.trainer, waiting).plan()

    def questions(self) -> dict[str, HouseQuestion]:
        found = kept_questions(self.database)
        return {question.id: question.content for question in found}


def open_house(database: Database) -> Importing:
    """A house with nothing in it."""
    return Importing.open(database, CONTENT)


def table(rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> exchange.Table:
    kept = tuple(columns)
    found = [{name: row.get(name, "") for name in kept} for row in rows]
    return exchange.Table(kept, tuple(exchange.Row(f"bank.csv:{n}", row) for n, row in enumerate(found, 2)), ())


def row(content: HouseQuestion = CONTENT, question_id: str = "", **changed: str) -> dict[str, str]:
    return {**exchange.house_row(question_id, content), **changed}


def reasons(weighed: Weighed) -> list[str]:
    return [str(fault) for fault in weighed.faults]
