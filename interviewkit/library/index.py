"""The search index over all questions of a bank: derived from it, rebuilt whenever its content is another."""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the very library that Database opens files with

from interviewkit.domain.question import LANGS

from .loader import cached_bank
from .terms import bigrams, fold, terms, words

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType
    from typing import Self

    from interviewkit.domain.question import Bank, Competency, Lang, Question, RolePack

    from .terms import Terms

MEMORY: Final = ":memory:"
PLACE: Final = ("pack", "competency", "technique", "level")
"""Where a question belongs."""
FORMAT: Final = 1
"""Raised whenever the index's tables or the way texts are taken apart change."""
WEIGHTS: Final = {"text_words": 10, "text_bigrams": 10, "rest_words": 1, "rest_bigrams": 1}
"""The searched columns; what is asked weighs more than what stands around it. House default."""
COLUMNS: Final = ("id", *PLACE, *LANGS, "folded_text", "folded_rest", *WEIGHTS)
TOKENIZER: Final = "porter unicode61 remove_diacritics 2"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found: its id, where it belongs, and its text in the language that was asked for."""

    id: str
    pack: str
    competency: str
    technique: str
    level: str
    text: str


class Index:
    """An open index; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()

    def search(
        self,
        query: str,
        *,
        lang: Lang,
        homes: Collection[tuple[str, str]] | None = None,
        technique: str | None = None,
        level: str | None = None,
        limit: int = 50,
    ) -> list[Hit]:
        """The questions that hold every term of the query, in whichever language it is typed, most relevant first.

        Searched are a question's text, what to listen for, its probes and the name of its competency. `lang` is the
        language of the hits' texts. The other arguments narrow the search, `homes` to the competencies that live at
        one of these places (pack, competency); a blank query gives all that they leave, in the order of the bank. No
        query is an error.
        """
        narrowed = {"technique": technique, "level": level}
        sql, values = _select(terms(query), {name: value for name, value in narrowed.items() if value}, homes)
        with self._lock:
            rows = list(self._database.query(sql, {**values, "limit": max(limit, 0)}))
        return [_hit(row, lang) for row in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

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
    if path == MEMORY:
        return Index(_in_memory(bank))
    file = Path(path).absolute()
    try:
        return Index(_current(file, bank) or _rebuilt(file, bank))
    except (OSError, sqlite3.Error) as error:
        log.warning("The search index %s can't be written (%s); it is kept in memory.", file, error)
        return Index(_in_memory(bank))


def _in_memory(bank: Bank) -> Database:
    database = _database(MEMORY)
    _build(database, bank)
    return database


def _current(file: Path, bank: Bank) -> Database | None:
    """The index in a file if it is whole and made from this very content."""
    try:
        database = _open(file)
    except sqlite3.Error:
        return None
    try:
        whole = list(database.query("PRAGMA quick_check")) == [{"quick_check": "ok"}]
        if whole and list(database.query("SELECT * FROM built_from")) == [_stamp(bank)]:
            return database
    except sqlite3.Error:
        pass
    database.close()
    return None


def _open(file: Path) -> Database:
    # Immutable: a finished index is only ever replaced as a whole, so that reading needs no locks.
    return _database(f"{file.as_uri()}?mode=ro&immutable=1")


def _database(address: str) -> Database:
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    return Database(connection, execute_plugins=False)


def _rebuilt(file: Path, bank: Bank) -> Database:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        with closing(_database(draft.as_uri())) as database:
            _build(database, bank)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return _open(file)


def _build(database: Database, bank: Bank) -> None:
    with database.atomic():
        table = database.create_table("questions", dict.fromkeys(COLUMNS, str), pk="id")
        table.insert_all(_row(*place) for place in bank.questions())
        table.enable_fts(list(WEIGHTS), tokenize=TOKENIZER)
        table.optimize()
        database.table("built_from").insert(_stamp(bank))


def _stamp(bank: Bank) -> dict[str, Any]:
    return {"format": FORMAT, "content_hash": bank.content_hash}


def _row(pack: RolePack, competency: Competency, question: Question) -> dict[str, Any]:
    around = [competency.name, question.listen_for, *(probe.text for probe in question.probes)]
    text = fold("\n".join(question.text[lang] for lang in LANGS))
    rest = fold("\n".join(each[lang] for each in around for lang in LANGS))
    return {
        "id": question.id,
        "pack": pack.key,
        "competency": competency.key,
        "technique": question.technique,
        "level": question.level,
        **{lang: question.text[lang] for lang in LANGS},
        "folded_text": text,
        "folded_rest": rest,
        "text_words": words(text),
        "text_bigrams": bigrams(text),
        "rest_words": words(rest),
        "rest_bigrams": bigrams(rest),
    }


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
    return Hit(**{name: row[name] for name in ("id", *PLACE)}, text=row[lang])
