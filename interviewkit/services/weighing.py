"""Weigh a file of questions against the bank: what each row would add or change, or why it can't."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from interviewkit.domain.errors import Fault, Told
from interviewkit.domain.house import HouseQuestion, faults, from_question, is_whole_house_id, settled
from interviewkit.domain.people import EDIT_BANK, Person
from interviewkit.library.lexicon import cached_linter
from interviewkit.library.loader import cached_bank
from interviewkit.store import house_questions
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition, BankState, Edit, StoredQuestion

from . import row_faults
from .row_names import with_keys

if TYPE_CHECKING:
    from interviewkit.domain.question import Lang
    from interviewkit.library.exchange import Row, Table
    from interviewkit.store.engine import Connection

Status = Literal["new", "changed", "same", "refused"]
NEW, CHANGED, SAME, REFUSED = STATUSES = ("new", "changed", "same", "refused")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one row of a file would do.

    `place` is where it stands (`bank.csv:12`); `question_id` is blank for a question that gets a new one. `content` is
    what the row means, `before` what that question is now, at `version`. `twin` names a question of the same
    competency that asks the same: by its id, or by its place if it is a row of this file. Only a refused row has
    faults.
    """

    place: str
    status: Status
    question_id: str
    content: HouseQuestion
    before: HouseQuestion | None = None
    version: int = 0
    archived: bool = False
    twin: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do: a row each, as the records stood at `state`, and the columns that were passed over."""

    rows: tuple[Weighed, ...]
    state: BankState
    ignored: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows are new, changed, the same and refused."""
        found = Counter(row.status for row in self.rows)
        return {"new": found["new"], "changed": found["changed"], "same": found["same"], "refused": found["refused"]}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every reason why a row is refused, in the order of the file."""
        return tuple(fault for row in self.rows for fault in row.faults)

    def additions(self) -> list[Addition]:
        """The questions that would be added."""
        return [Addition(row.content, None, row.question_id or None) for row in self.rows if row.status == NEW]

    def edits(self) -> list[Edit]:
        """The questions that would be changed."""
        return [Edit(row.question_id, row.version, row.content) for row in self.rows if row.status == CHANGED]


class Weighing:
    """The weighing of one table; each row is weighed when it is asked for, so that progress can be shown."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self.total = len(table.rows)
        """How many rows there are."""
        self._table = table
        self._state = house_questions.bank_state(connection)
        self._times = Counter(filter(None, (row["id"].strip() for row in table.rows)))
        in_use = {question.id: question for question in house_questions.listing(connection)}
        away = house_questions.some(connection, self._times.keys() - in_use.keys())
        self._stored = in_use | away
        self._shipped = _shipped()
        self._asked = dict(_asked_by_shipped())
        for question in in_use.values():
            self._note(_wordings(question.content), question.id)

    def rows(self) -> Iterator[Weighed]:
        """Every row in the order of the file."""
        for row in self._table.rows:
            yield self._weigh(row)

    def plan(self, rows: tuple[Weighed, ...] | None = None) -> Plan:
        """The plan of all rows, weighed now unless they are given."""
        return Plan(tuple(self.rows()) if rows is None else rows, self._state, self._table.ignored)

    def _weigh(self, row: Row) -> Weighed:
        key = row["id"].strip()
        if key in self._shipped:
            return self._weigh_shipped(row, key)
        stored = self._stored.get(key)
        content, found = _meaning(row, stored.content if stored else None)
        if self._times[key] > 1:
            found.insert(0, row_faults.twice(row))
        if key and stored is None and not is_whole_house_id(key):
            found.insert(0, row_faults.unknown(row))
        return self._weigh_house(row, key, stored, content, found)

    def _weigh_shipped(self, row: Row, key: str) -> Weighed:
        before = self._shipped[key]
        content, found = _meaning(row, before)
        if self._times[key] > 1:
            found = [row_faults.twice(row)]
        elif found or content != before:
            found = [row_faults.shipped(row)]
        return Weighed(row.place, "refused" if found else "same", key, content, before, faults=tuple(found))

    def _weigh_house(
        self, row: Row, key: str, stored: StoredQuestion | None, content: HouseQuestion, found: list[Told]
    ) -> Weighed:
        if stored is None:
            found += row_faults.of_content(row, faults(content, cached_bank()))
            if found:
                return Weighed(row.place, "refused", key, content, faults=tuple(found))
            return Weighed(row.place, "new", key, content, twin=self._twin(content, key, row.place))
        same = not found and content in (stored.content, settled(stored.content, cached_bank()))
        if not same:
            found += row_faults.of_content(row, faults(content, cached_bank()))
        status: Status = "refused" if found else "same" if same else "changed"
        twin = self._twin(content, key, row.place) if status == CHANGED else ""
        archived = stored.archived_at is not None
        return Weighed(row.place, status, key, content, stored.content, stored.version, archived, twin, tuple(found))

    def _twin(self, content: HouseQuestion, key: str, place: str) -> str:
        """Who asks the same in that competency, this row's own question aside; the row is known from then on."""
        wordings = [*_wordings(content)]
        others = (other for wording in wordings for other in self._asked.get(wording, ()))
        twin = next((other for other in others if other != key), "")
        self._note(wordings, key or place)
        return twin

    def _note(self, wordings: Iterable[Wording], name: str) -> None:
        for wording in wordings:
            known = self._asked.get(wording, ())
            # Of two, one is somebody else than whoever asks for a twin; thousands of like rows need no longer list.
            if len(known) < 2 and name not in known:
                self._asked[wording] = (*known, name)


Wording = tuple[str, str, str]
"""A pack, a competency, and a text that is asked there, without blanks, case and full width."""


def _wordings(content: HouseQuestion) -> Iterator[Wording]:
    for text in (content.text_zh, content.text_en):
        if text:
            plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
            yield content.pack, content.competency, plain


def _meaning(row: Row, before: HouseQuestion | None) -> tuple[HouseQuestion, list[Told]]:
    from interviewkit.library.exchange import row_content  # openpyxl: loaded with the first file

    content, found = row_content(row, before)
    content = with_keys(content)
    home = _homes().get((content.pack, content.competency), content.pack)
    return (content if home == content.pack else replace(content, pack=home)), found


@cache
def _homes() -> Mapping[tuple[str, str], str]:
    """The pack that each competency of each pack lives in, as `home_pack` finds it."""
    return {(pack.key, each.key): each.pack for pack in cached_bank().packs for each in pack.competencies}


@cache
def _shipped() -> Mapping[str, HouseQuestion]:
    """The questions that came with the product, as rows are compared with them."""
    bank = cached_bank()
    return {
        question.id: settled(from_question(question, competency.pack), bank)
        for _, competency, question in bank.questions()
    }


@cache
def _asked_by_shipped() -> Mapping[Wording, tuple[str, ...]]:
    found: dict[Wording, tuple[str, ...]] = {}
    for key, content in _shipped().items():
        for wording in _wordings(content):
            found[wording] = (*found.get(wording, ()), key)
    return found


def advice(content: HouseQuestion) -> tuple[str, ...]:
    """The keys of the faults that the linter finds in a question's texts. It is advice: no row is refused for it."""
    texts: tuple[tuple[str | None, Lang], ...] = ((content.text_zh, "zh"), (content.text_en, "en"))
    linted = (cached_linter().lint(text, lang) for text, lang in texts if text)
    return tuple(dict.fromkeys(finding.fault for each in linted for finding in each.findings))


def open_weighing(database: Database, person: Person, table: Table) -> Weighing:
    """Make ready to weigh a table, against the records as they stand now. Raises Forbidden."""
    person.require(EDIT_BANK)
    with database.reading() as connection:
        return Weighing(connection, table)


def weigh(database: Database, person: Person, table: Table) -> Plan:
    """What a table would do to the bank; nothing is kept. Raises Forbidden."""
    return open_weighing(database, person, table).plan()
