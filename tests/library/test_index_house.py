"""House questions are found as they stand, whoever wrote them and whatever becomes of the index file."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.domain.question import Bank
from interviewkit.library.index import MEMORY, HouseEntry, HouseState, Index, open_index

from .test_index import HOSTILE, ids

CONTENT = HouseQuestion("phone_sales", "price_talk", "lead", "entry", 4, "请讲一次砍价砍到凌晨的经历。", None)


@dataclass
class Records:
    """House questions as their records hold them: each write raises the revision."""

    name: str = "these"
    revision: int = 0
    written: dict[str, tuple[int, HouseEntry]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, *entries: HouseEntry) -> None:
        with self.lock:
            self.revision += 1
            self.written |= {entry.id: (self.revision, entry) for entry in entries}

    def put(self, own: str, content: HouseQuestion = CONTENT, *, version: int = 1, away: bool = False) -> None:
        self.write(HouseEntry(f"house.{own}", version, content, away))

    def _state(self) -> HouseState:
        return HouseState(self.name if self.revision else "", self.revision)

    def state(self) -> HouseState:
        with self.lock:
            return self._state()

    def since(self, revision: int) -> tuple[HouseState, Sequence[HouseEntry]]:
        with self.lock:
            return self._state(), [entry for at, entry in self.written.values() if at > revision]


@pytest.fixture(params=["file", "memory"])
def index(request: pytest.FixtureRequest, shipped: Bank, tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path / "bank.db" if request.param == "file" else MEMORY, shipped) as opened:
        yield opened


@pytest.fixture
def records() -> Records:
    return Records()


def found(index: Index, records: Records, query: str, **narrowed: str) -> set[str]:
    index.follow(records)
    return {name for name in ids(index, query, **narrowed) if name.startswith("house.")}


def test_a_question_is_found_by_all_its_words_once_it_is_written(index: Index, records: Records) -> None:
    before = ids(index, "")
    assert found(index, records, "凌晨") == set()
    probes = (HouseProbe("R", "", "What was the receipt total?"),)
    records.put("a", replace(CONTENT, listen_for_en="Names the wholesaler.", probes=probes))
    for query in ("凌晨", "砍价", "砍", "wholesalers", "receipt", "价格沟通", "price talk"):
        assert "house.a" in found(index, records, query)
    assert ids(index, "") == before | {"house.a"}


def test_what_is_edited_is_found_by_its_new_words_alone(index: Index, records: Records) -> None:
    records.put("a")
    assert found(index, records, "凌晨") == {"house.a"}
    records.put("a", replace(CONTENT, text_zh="请讲一次退货的经历。", text_en="A refund, please."), version=2)
    assert found(index, records, "凌晨") == set()
    assert found(index, records, "退货 refund") == {"house.a"}
    hit = next(hit for hit in index.search("refund", lang="en") if hit.id == "house.a")
    assert (hit.version, hit.text) == (2, "A refund, please.")
    assert hit.content == replace(CONTENT, text_zh="请讲一次退货的经历。", text_en="A refund, please.")


def test_what_is_put_away_is_not_found_until_it_is_brought_back(index: Index, records: Records) -> None:
    records.put("a")
    records.put("b")
    assert found(index, records, "凌晨") == {"house.a", "house.b"}
    records.put("a", away=True)
    assert found(index, records, "凌晨") == {"house.b"}
    records.put("a")
    assert found(index, records, "凌晨") == {"house.a", "house.b"}


def test_a_search_for_house_questions_can_be_narrowed(shipped: Bank, index: Index, records: Records) -> None:
    borrower, lent = next((pack, each) for pack in shipped.packs for each in pack.competencies if each.pack != pack.key)
    records.put("a", replace(CONTENT, technique="open", level="lead"))
    records.put("b", replace(CONTENT, pack=borrower.key, competency=lent.key))
    assert found(index, records, "凌晨", technique="open") == {"house.a"}
    assert found(index, records, "凌晨", level="entry") == {"house.b"}
    index.follow(records)
    assert ids(index, "凌晨", homes=[("phone_sales", "price_talk")]) == {"house.a"}
    assert ids(index, "凌晨", homes=[(lent.pack, lent.key)]) == {"house.b"}


def test_house_questions_stand_behind_the_shipped_ones_where_nothing_is_looked_for(
    shipped: Bank, index: Index, records: Records
) -> None:
    records.put("b")
    records.put("a")
    index.follow(records)
    everything = [question.id for _, _, question in shipped.questions()]
    assert [hit.id for hit in index.search("", lang="en", limit=10_000)] == [*everything, "house.b", "house.a"]


def test_a_competency_that_the_bank_has_no_more_costs_its_name_alone(index: Index, records: Records) -> None:
    records.put("a", replace(CONTENT, pack="gone", competency="gone_too"))
    assert found(index, records, "凌晨") == {"house.a"}
    assert found(index, records, "价格沟通") == set()


def test_other_records_bring_their_own_questions(index: Index, records: Records) -> None:
    records.put("a")
    records.put("b")
    assert found(index, records, "凌晨") == {"house.a", "house.b"}
    others = Records("others")
    others.put("c")
    assert found(index, others, "凌晨") == {"house.c"}
    assert found(index, Records(), "凌晨") == set()
    assert found(index, records, "凌晨") == {"house.a", "house.b"}


def test_records_that_went_back_in_time_are_followed(index: Index, records: Records) -> None:
    records.put("a")
    earlier = Records(records.name, records.revision, dict(records.written))
    records.put("b")
    records.put("a", away=True)
    assert found(index, records, "凌晨") == {"house.b"}
    assert found(index, earlier, "凌晨") == {"house.a"}


def test_another_index_of_the_file_sees_what_was_written_and_need_not_make_it(
    shipped: Bank, records: Records, tmp_path: Path
) -> None:
    file = tmp_path / "bank.db"
    with open_index(file, shipped) as one, open_index(file, shipped) as other:
        records.put("a")
        assert found(one, records, "凌晨") == {"house.a"}
        made = file.stat().st_ino
        assert found(other, records, "凌晨") == {"house.a"}
        assert file.stat().st_ino == made
        with open_index(file, shipped) as later:
            assert found(later, records, "凌晨") == {"house.a"}
        assert file.stat().st_ino == made
    assert list(tmp_path.iterdir()) == [file]


def test_an_older_index_in_the_place_of_the_file_takes_nothing_away(
    shipped: Bank, records: Records, tmp_path: Path
) -> None:
    file, kept = tmp_path / "bank.db", tmp_path / "kept.db"
    with open_index(file, shipped) as index:
        records.put("a")
        assert found(index, records, "凌晨") == {"house.a"}
        os.link(file, kept)
        records.put("b")
        assert found(index, records, "凌晨") == {"house.a", "house.b"}
        kept.replace(file)
        records.put("c")
        assert found(index, records, "凌晨") == {"house.a", "house.b", "house.c"}
    with open_index(file, shipped) as again:
        assert found(again, records, "凌晨") == {"house.a", "house.b", "house.c"}


def test_other_content_keeps_the_house_questions(shipped: Bank, records: Records, tmp_path: Path) -> None:
    file = tmp_path / "bank.db"
    records.put("a")
    with open_index(file, shipped) as old:
        assert found(old, records, "凌晨") == {"house.a"}
        with open_index(file, replace(shipped, content_hash="another")) as new:
            assert found(new, records, "凌晨") == {"house.a"}
            assert found(old, records, "凌晨") == {"house.a"}


@pytest.mark.parametrize("what", ["file", "folder"])
def test_the_file_may_be_deleted_at_any_time(shipped: Bank, records: Records, tmp_path: Path, what: str) -> None:
    file = tmp_path / "instance" / "bank.db"
    with open_index(file, shipped) as index:
        records.put("a")
        assert found(index, records, "凌晨") == {"house.a"}
        file.unlink()
        if what == "folder":
            file.parent.rmdir()
        assert found(index, records, "凌晨") == {"house.a"}
        records.put("b")
        assert found(index, records, "凌晨") == {"house.a", "house.b"}
    assert [each.name for each in file.parent.iterdir()] == ["bank.db"]


def test_a_place_that_can_be_written_no_more_costs_the_file_alone(
    shipped: Bank, records: Records, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "instance" / "bank.db"
    with open_index(file, shipped) as index:
        file.unlink()
        file.parent.rmdir()
        file.parent.write_text("no folder any more")
        for own in ("a", "b"):
            records.put(own)
            assert f"house.{own}" in found(index, records, "凌晨")
    assert [str(file) in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_no_query_is_an_error_with_house_questions(shipped: Bank, query: str) -> None:
    records = Records()
    text = f"{query[:400]} 凌晨".encode(errors="replace").decode()
    records.put("a", replace(CONTENT, text_zh=text))
    with open_index(MEMORY, shipped) as index:
        assert found(index, records, "凌晨") == {"house.a"}
        assert found(index, records, query) <= {"house.a"}
        records.put("a", version=2)
        assert found(index, records, "砍价") == {"house.a"}


def test_searches_see_each_write_whole_while_it_is_made(shipped: Bank, records: Records, tmp_path: Path) -> None:
    """Threads with an index of their own and threads that share one search while pairs are written."""
    file, done, wrong = tmp_path / "bank.db", threading.Event(), []
    shared = open_index(file, shipped)

    def look(index: Index) -> None:
        seen = 0
        while not done.is_set():
            count = len(found(index, records, "凌晨"))
            if count % 2 or count < seen:
                wrong.append((seen, count))
            seen = count

    indexes = [shared, shared, open_index(file, shipped)]
    threads = [threading.Thread(target=look, args=(index,)) for index in indexes]
    for thread in threads:
        thread.start()
    try:
        for number in range(20):
            records.write(*(HouseEntry(f"house.{number}{half}", 1, CONTENT) for half in "ab"))
            assert len(found(indexes[number % 3], records, "凌晨")) == 2 * (number + 1)
            file.unlink(missing_ok=number % 5 > 0)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    for index in {id(each): each for each in indexes}.values():
        index.close()
