"""What stands in the search index: a row a question, shipped or of the house, and what all of it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.house import content_from_json, content_to_json, home_pack
from interviewkit.domain.question import LANGS

from .terms import bigrams, fold, words

if TYPE_CHECKING:
    from sqlite_utils import Database

    from interviewkit.domain.house import HouseQuestion
    from interviewkit.domain.question import Bank, Competency, Question, RolePack

PLACE: Final = ("pack", "competency", "technique", "level")
"""Where a question belongs."""
FORMAT: Final = 2
"""Raised whenever the index's tables or the way texts are taken apart change."""
WEIGHTS: Final = {"text_words": 10, "text_bigrams": 10, "rest_words": 1, "rest_bigrams": 1}
"""The searched columns; what is asked weighs more than what stands around it. House default."""
COLUMNS: Final = ("id", *PLACE, *LANGS, "house", "folded_text", "folded_rest", *WEIGHTS)
"""`house` is what was written of a house question, as JSON; null for a shipped one."""
TOKENIZER: Final = "porter unicode61 remove_diacritics 2"


@dataclass(frozen=True, slots=True)
class HouseState:
    """The house questions that an index holds: the name of their records, and the revision of their last write."""

    name: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class HouseEntry:
    """A house question as it stands; one that is put away leaves the index."""

    id: str
    version: int
    content: HouseQuestion
    away: bool = False


def build(database: Database, bank: Bank) -> None:
    """Make the tables, with the questions of the bank and none of the house."""
    with database.atomic():
        table = database.create_table("questions", dict.fromkeys(COLUMNS, str), pk="id")
        table.insert_all(_shipped_row(*place) for place in bank.questions())
        table.enable_fts(list(WEIGHTS), tokenize=TOKENIZER, create_triggers=True)
        table.optimize()
        _stamp(database, bank, HouseState())


def bring_up(database: Database, bank: Bank, entries: Iterable[HouseEntry], state: HouseState, anew: bool) -> None:
    """Put house questions into their rows and take out those that are put away; `anew` takes out all others first."""
    there = {entry.id: entry for entry in entries}
    gone = json.dumps([entry.id for entry in there.values() if entry.away])
    with database.atomic():
        table = database.table("questions")
        if anew:
            table.delete_where("house IS NOT NULL")
        table.delete_where("id IN (SELECT value FROM json_each(?))", [gone])
        table.upsert_all((_house_row(bank, entry) for entry in there.values() if not entry.away), pk="id")
        _stamp(database, bank, state)


def read_state(database: Database, bank: Bank) -> HouseState | None:
    """The state of the house questions of an index; None where it was made from another bank or in another way."""
    for row in database.query("SELECT * FROM built_from"):
        if _source(bank).items() <= row.items():
            return HouseState(row["name"], row["revision"])
    return None


def house_version(value: str) -> tuple[int, HouseQuestion]:
    """The version and the content in a row's `house`."""
    kept = json.loads(value)
    return kept["version"], content_from_json(kept["content"])


def _stamp(database: Database, bank: Bank, state: HouseState) -> None:
    table = database.table("built_from")
    if table.exists():
        table.delete_where()
    table.insert({**_source(bank), "name": state.name, "revision": state.revision})


def _source(bank: Bank) -> dict[str, Any]:
    return {"format": FORMAT, "content_hash": bank.content_hash}


def _shipped_row(pack: RolePack, competency: Competency, question: Question) -> dict[str, Any]:
    around = [competency.name, question.listen_for, *(probe.text for probe in question.probes)]
    return {
        "id": question.id,
        "pack": pack.key,
        "competency": competency.key,
        "technique": question.technique,
        "level": question.level,
        **{lang: question.text[lang] for lang in LANGS},
        "house": None,
        **_searched((question.text[lang] for lang in LANGS), (each[lang] for each in around for lang in LANGS)),
    }


def _house_row(bank: Bank, entry: HouseEntry) -> dict[str, Any]:
    content = entry.content
    pack = bank.pack(home_pack(bank, content.pack, content.competency))
    competency = pack.competency(content.competency) if pack else None
    names = [competency.name[lang] for lang in LANGS] if competency else []
    probes = [text for probe in content.probes for text in (probe.zh, probe.en)]
    text = content.as_question(entry.id, entry.version).text
    return {
        "id": entry.id,
        "pack": pack.key if pack else content.pack,
        "competency": content.competency,
        "technique": content.technique,
        "level": content.level,
        **{lang: text[lang] for lang in LANGS},
        "house": json.dumps({"version": entry.version, "content": content_to_json(content)}, ensure_ascii=False),
        **_searched(
            (content.text_zh or "", content.text_en or ""),
            (*names, content.listen_for_zh, content.listen_for_en, *probes),
        ),
    }


def _searched(asked: Iterable[str], around: Iterable[str]) -> dict[str, str]:
    text, rest = fold("\n".join(asked)), fold("\n".join(around))
    return {
        "folded_text": text,
        "folded_rest": rest,
        "text_words": words(text),
        "text_bigrams": bigrams(text),
        "rest_words": words(rest),
        "rest_bigrams": bigrams(rest),
    }
