"""Reading the bank."""

import pytest

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.people import ROLES, Person
from interviewkit.services import bank
from interviewkit.store.engine import Database

READER = Person("1", "读者", frozenset({"learner"}))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_reads_the_bank(role: str) -> None:
    assert bank.read_bank(Person("1", "读者", frozenset({role}))).packs


def test_nobody_reads_it_without_a_role(database: Database) -> None:
    outsider = Person("2", "外人", frozenset())
    with pytest.raises(Forbidden):
        bank.read_bank(outsider)
    with pytest.raises(Forbidden):
        bank.find_competency(database, outsider, "phone_sales", "price_talk")


def test_a_competency_knows_its_neighbours(database: Database) -> None:
    pack = bank.find_pack(READER, "phone_sales")
    keys = [competency.key for competency in pack.competencies]
    walked, here = [], bank.find_competency(database, READER, "phone_sales", keys[0])
    assert here.before is None
    while here.after:
        walked.append(here.competency.key)
        here = bank.find_competency(database, READER, "phone_sales", here.after.key)
    assert [*walked, here.competency.key] == keys


def test_what_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        bank.find_pack(READER, "nothing")
    with pytest.raises(NotFound):
        bank.find_competency(database, READER, "phone_sales", "nothing")
