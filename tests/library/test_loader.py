"""A valid bank is read whole: from a folder, from an archive, and the one that comes with the product."""

from __future__ import annotations

import shutil
import time
import zipfile
from pathlib import Path

from interviewkit.domain.question import Bank, Probe, Text
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.library.loader import cached_bank, load_bank

from .bankfolder import HASTE, KINDS, NEEDS, PACK, BankFolder, pitfall_file


def test_a_pack_holds_its_competencies_in_the_order_of_its_list(bank: BankFolder) -> None:
    bank.change(PACK, '"needs", "price"', '"price", "needs"')
    (pack,) = bank.load().packs
    assert [competency.key for competency in pack.competencies][:2] == ["price", "needs"]
    assert {competency.key: competency.kind for competency in pack.competencies} == KINDS
    assert pack.weights == {"needs": 2}
    assert pack.name == Text("中文：shop name", "shop name")


def test_a_question_comes_with_all_that_belongs_to_it(bank: BankFolder) -> None:
    competency = bank.load().packs[0].competencies[0]
    assert [anchor.en for anchor in competency.anchors] == [f"needs level {level}" for level in range(1, 6)]
    assert [probe.part for probe in competency.probes] == ["S", "T", "A", "R"]
    assert len(competency.questions) == 10
    question = competency.by_technique("probe")[1]
    assert (question.id, question.competency, question.minutes) == ("shop.needs.probe.2", "needs", 5)
    assert question.text == Text("中文：text of shop.needs.probe.2", "text of shop.needs.probe.2")
    assert question.probes[0] == Probe("A", Text("请讲 A", "Ask for A"))


def test_weights_may_be_left_out(bank: BankFolder) -> None:
    bank.change(PACK, "weights = { needs = 2 }\n", "")
    assert bank.load().packs[0].weights == {}


def test_techniques_come_as_they_are_taught_and_documented_pitfalls_first(bank: BankFolder) -> None:
    bank.write("pitfalls/a_later_one.toml", pitfall_file("a_later_one").replace("true", "false"))
    loaded = bank.load()
    assert tuple(text.key for text in loaded.techniques) == TECHNIQUES
    assert [text.key for text in loaded.pitfalls] == ["haste", "a_later_one"]
    assert loaded.pitfalls[0].finding("early").seen.en == "{value} on {competency}"
    assert loaded.pitfalls[0].reasons == (Text("已核对", "Checked"),)


def test_texts_may_have_lines_byte_order_marks_and_windows_line_ends(bank: BankFolder) -> None:
    text = (bank.root / HASTE).read_text(encoding="utf-8")
    text = text.replace('en = "haste how"', 'en = """First\nSecond"""')
    bank.write(HASTE, "\ufeff" + text.replace("\n", "\r\n"))
    assert bank.load().pitfalls[0].how.en == "First\nSecond"


def test_what_is_no_content_is_left_alone(bank: BankFolder) -> None:
    before = bank.load()
    for name in ("__init__.py", "__pycache__/x.pyc", ".git/config.toml", "packs/README.md", "packs/shop/.needs.toml"):
        bank.write(name, "not content")
    assert bank.load() == before


def test_the_hash_tells_one_content_from_another(bank: BankFolder, tmp_path: Path) -> None:
    first = bank.load().content_hash
    copy = BankFolder(Path(shutil.copytree(bank.root, tmp_path / "copy")))
    assert copy.load().content_hash == first
    copy.write(NEEDS, (copy.root / NEEDS).read_text(encoding="utf-8") + "# a comment\n")
    assert copy.load().content_hash != first
    (bank.root / HASTE).rename(bank.root / "pitfalls/hurry.toml")
    bank.change("pitfalls/hurry.toml", 'key = "haste"', 'key = "hurry"')
    assert bank.load().content_hash != first


def test_a_bank_is_read_from_an_archive_too(bank: BankFolder, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "wheel.whl", "w") as archive:
        for file in bank.root.rglob("*.toml"):
            archive.write(file, Path("question_bank") / file.relative_to(bank.root))
    assert load_bank(zipfile.Path(tmp_path / "wheel.whl", "question_bank/")) == bank.load()


def test_services_share_one_bank(shipped: Bank) -> None:
    assert cached_bank() == shipped
    assert cached_bank() is cached_bank()


def test_loading_is_fast_enough_for_the_start_of_a_process(shipped: Bank) -> None:
    """The goal is 100 ms for 200 questions; twice that keeps a busy machine from failing the test."""
    runs = []
    for _ in range(3):
        begun = time.process_time()
        load_bank()
        runs.append(time.process_time() - begun)
    assert min(runs) < 0.2 * max(1, sum(1 for _ in shipped.questions()) / 200)
