"""The search index over all questions, shipped and of the house: derived from them, and made anew where they differ."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from .index_file import CANT_WRITE, MEMORY, Fill, Opened, copy, in_memory, read, written
from .index_rows import PLACE, WEIGHTS, HouseEntry, HouseState, bring_up, build, house_version
from .loader import cached_bank
from .terms import either, terms

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType
    from typing import Self

    from sqlite_utils import Database

    from interviewkit.domain.house import HouseQuestion
    from interviewkit.domain.question import Bank, Lang

    from .terms import Terms

__all__ = ["MEMORY", "Hit", "House", "HouseEntry", "HouseState", "Index", "cached_index", "open_index"]

log = logging.getLogger(__name__)


class House(Protocol):
    """The records of house questions, as an index asks for them."""

    def state(self) -> HouseState:
        """Where the records stand now."""

    def since(self, revision: int) -> tuple[HouseState, Sequence[HouseEntry]]:
        """Where they stand now, and all that was written after a revision, as one state of the records has it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found: its id, where it belongs, and its text in the language that was asked for.

    Of a house question there are its version and its content, as they were when the index was brought up.
    """

    id: str
    pack: str
    competency: str
    technique: str
    level: str
    text: str
    version: int | None = None
    content: HouseQuestion | None = None


class Index:
    """An open index; threads may share it."""

    def __init__(self, bank: Bank, file: Path | None) -> None:
        """In: `file`, None to keep it in memory."""
        self._bank = bank
        self._file = file
        self._lock = threading.Lock()
        self._opened = (read(file, bank) if file else None) or self._made(lambda database: build(database, bank))

    def follow(self, house: House) -> None:
        """Bring the index up to the house questions: whatever was written before this call is found after it.

        A search sees all of one write or nothing of it, also where other processes share the file.
        """
        with self._lock:
            state = house.state()
            if state != self._opened.state:
                before = self._opened
                # Another process may have brought it up already.
                theirs = read(self._file, self._bank, state) if self._file else None
                self._opened = theirs or self._brought_up(before, house)
                before.database.close()

    def _brought_up(self, before: Opened, house: House) -> Opened:
        here = before.state
        state, entries = house.since(here.revision)
        # Read after the index was: records that are behind it have been put back to an earlier day.
        anew = bool(here.name) and (state.name != here.name or state.revision < here.revision)
        if anew:
            state, entries = house.since(0)

        def fill(database: Database) -> None:
            copy(before.database, database)
            bring_up(database, self._bank, entries, state, anew)

        return self._made(fill)

    def _made(self, fill: Fill) -> Opened:
        if self._file:
            try:
                return written(self._file, self._bank, fill)
            except CANT_WRITE as error:
                log.warning("The search index %s can't be written (%s); it is kept in memory.", self._file, error)
                self._file = None
        return in_memory(self._bank, fill)

    def search(
        self,
        query: str,
        *,
        lang: Lang,
        homes: Collection[tuple[str, str]] | None = None,
        technique: str | None = None,
        level: str | None = None,
        partly: bool = False,
        limit: int = 50,
    ) -> list[Hit]:
        """The questions that hold every term of the query, in whichever language it is typed, most relevant first.

        Searched are a question's text, what to listen for, its probes and the name of its competency. `lang` is the
        language of the hits' texts. The other arguments narrow the search, `homes` to the competencies that live at
        one of these places (pack, competency); a blank query gives all that they leave, in the order of the bank.
        `partly` is content with one piece of the query, and gives nothing where it has none. No query is an error.
        """
        wanted = either(query) if partly else terms(query)
        if partly and wanted.is_blank:
            return []
        narrowed = {"technique": technique, "level": level}
        sql, values = _select(wanted, {name: value for name, value in narrowed.items() if value}, homes)
        with self._lock:
            rows = list(self._opened.database.query(sql, {**values, "limit": max(limit, 0)}))
        return [_hit(row, lang) for row in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._opened.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@cache
def cached_index(path: Path) -> Index:
    """The index over `cached_bank()` in that file, opened once a process."""
    return open_index(path, cached_bank())


def open_index(path: Path | str, bank: Bank) -> Index:
    """The index of a bank in a file, built now if the file is missing, damaged or of other content.

    Other processes may build or read it meanwhile: a file is complete or not there. Where it can't be written the
    index is kept in memory, as with `:memory:`.
    """
    return Index(bank, None if path == MEMORY else Path(path).absolute())


def _select(
    wanted: Terms, filters: dict[str, str], homes: Collection[tuple[str, str]] | None
) -> tuple[str, dict[str, Any]]:
    """The SQL that finds terms, and its values: names of columns come from this module, all else is bound."""
    values: dict[str, Any] = dict(filters)
    where = [f"q.{name} = :{name}" for name in filters]
    order = []
    if homes is not None:
        values["homes"] = json.dumps(list(homes))
        at_home = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:homes)"
        where.append(f"(q.pack, q.competency) IN ({at_home})")
    for number, literal in enumerate(wanted.literals):
        values[f"literal{number}"] = literal
        where.append(f"(instr(q.folded_text, :literal{number}) OR instr(q.folded_rest, :literal{number}))")
        order.append(f"instr(q.folded_text, :literal{number}) = 0")
    alone = wanted.match and not where
    source = "questions AS q"
    if wanted.match:
        values["match"] = wanted.match
        where.append("questions_fts MATCH :match")
        order.insert(0, f"bm25(questions_fts, {', '.join(map(str, WEIGHTS.values()))})")
        source = "questions_fts" if alone else f"{source} JOIN questions_fts ON questions_fts.rowid = q.rowid"
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    ranks = [*order, "questions_fts.rowid" if alone else "q.rowid"]
    named = ", ".join(f"{rank} AS rank{number}" for number, rank in enumerate(ranks))
    by_rank = ", ".join(f"rank{number}" for number in range(len(ranks)))
    # Found and ranked by row number first: what is not shown is never read whole.
    found = f"SELECT {named} FROM {source} {condition} ORDER BY {by_rank} LIMIT :limit"  # noqa: S608  see above
    row = f"q.rowid = found.rank{len(ranks) - 1}"
    return f"SELECT q.* FROM ({found}) AS found JOIN questions AS q ON {row} ORDER BY {by_rank}", values  # noqa: S608


def _hit(row: dict[str, Any], lang: str) -> Hit:
    version, content = house_version(row["house"]) if row["house"] else (None, None)
    return Hit(**{name: row[name] for name in ("id", *PLACE)}, text=row[lang], version=version, content=content)
