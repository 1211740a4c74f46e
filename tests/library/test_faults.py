"""Every fault of a bank is named with file, line and key, and nothing of a faulty bank is loaded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interviewkit.domain.errors import Invalid
from interviewkit.library.folder import LARGEST_FILE
from interviewkit.library.loader import load_bank

from .bankfolder import HASTE, LEAD, NEEDS, PACK, BankFolder, competency_file, question

SECOND = 'id = "shop.needs.lead.2"'
LISTED = '"drive", "change"]'

BROKEN = {
    "unknown key": (LEAD, "mark =", "marks =", "techniques/lead.toml:3: marks: found an unknown key, expected one of"),
    "missing key": (LEAD, "mark =", "marks =", "techniques/lead.toml:1: mark: found nothing, expected this key"),
    "wrong type": (NEEDS, "version = 1", 'version = "1"', 'version: found "1", expected a whole number from 1'),
    "a flag is no number": (
        NEEDS,
        "minutes = 5",
        "minutes = true",
        "questions[0].minutes: found true, expected a whole",
    ),
    "a date": (
        NEEDS,
        "minutes = 5",
        "minutes = 2026-01-01",
        'questions[0].minutes: found "2026-01-01", expected a whole',
    ),
    "too many minutes": (
        NEEDS,
        "minutes = 5",
        "minutes = 16",
        "questions[0].minutes: found 16, expected a whole number",
    ),
    "empty text": (NEEDS, 'en = "needs name"', 'en = " "', 'name.en: found " ", expected a text that is not blank'),
    "missing language": (NEEDS, ', en = "needs name"', "", "needs.toml:4: name.en: found nothing, expected this key"),
    "extra language": (NEEDS, ', en = "needs name"', ', en = "x", fr = "y"', "name.fr: found an unknown key"),
    "one text twice": (NEEDS, "中文：needs name", "needs name", "name: found the same words in both languages"),
    "text without languages": (NEEDS, "zh =", "zhs =", "name.zh: found nothing, expected this key"),
    "control character": (
        LEAD,
        "lead what",
        "lead\\u0007",
        'what.zh: found "中文：lead\\u0007", expected a text without control',
    ),
    "unseen character": (LEAD, "lead what", "lead\u200b what", "what.zh: found U+200B at character 8"),
    "bad technique": (
        NEEDS,
        'technique = "lead"',
        'technique = "led"',
        'questions[0].technique: found "led", expected',
    ),
    "bad level": (NEEDS, 'level = "entry"', 'level = "senior"', 'questions[0].level: found "senior", expected one of'),
    "bad kind": (NEEDS, 'kind = "skill"', 'kind = "will"', 'kind: found "will", expected one of skill, motivation'),
    "bad part": (NEEDS, 'part = "S"', 'part = "B"', 'probes[0].part: found "B", expected one of S, T, A, R'),
    "four anchors": (
        NEEDS,
        '  { zh = "中文：needs level 5", en = "needs level 5" },\n',
        "",
        "needs.toml:6: anchors: found a list of 4, expected a list of 5",
    ),
    "id of another technique": (
        NEEDS,
        SECOND,
        'id = "shop.needs.open.3"',
        'questions[1].id: found "shop.needs.open.3"',
    ),
    "id of another pack": (NEEDS, SECOND, 'id = "shops.needs.lead.2"', "expected shop.needs.lead.<number from 1>"),
    "id with a zero": (NEEDS, SECOND, 'id = "shop.needs.lead.02"', "expected shop.needs.lead.<number from 1>"),
    "id with a part too many": (
        NEEDS,
        SECOND,
        'id = "shop.needs.lead.x.2"',
        "expected shop.needs.lead.<number from 1>",
    ),
    "id twice": (NEEDS, SECOND, 'id = "shop.needs.lead.1"', 'found "shop.needs.lead.1", used by packs/shop/needs.toml'),
    "key of another file": (NEEDS, 'key = "needs"', 'key = "need"', 'key: found "need", expected "needs", the file'),
    "key of another folder": (PACK, 'key = "shop"', 'key = "shops"', 'key: found "shops", expected "shop", the folder'),
    "key in capitals": (HASTE, 'key = "haste"', 'key = "Haste"', "expected a key of lower-case letters, digits and _"),
    "one question for a technique": (
        NEEDS,
        question("shop", "needs", "open", 2),
        "",
        "questions: found 1 with technique open, expected at least 2 with each technique",
    ),
    "no probe for a part": (NEEDS, 'part = "T"', 'part = "S"', "probes: found no probe for T, expected at least one"),
    "one probe for a question": (
        NEEDS,
        '  { part = "R", zh = "请讲 R", en = "Ask for R" },\n]\n\n[[questions]]\n' + SECOND,
        "]\n\n[[questions]]\n" + SECOND,
        "questions[0].probes: found a list of 1, expected a list of at least 2",
    ),
    "file that is not listed": (
        PACK,
        LISTED,
        '"drive"]',
        'competencies: found no "change", expected every file beside',
    ),
    "listed without a file": (PACK, LISTED, LISTED[:-1] + ', "x"]', 'competencies[6]: found "x", expected the name of'),
    "listed twice": (
        PACK,
        LISTED,
        LISTED[:-1] + ', "needs"]',
        'competencies[6]: found "needs" a second time, expected',
    ),
    "weight of nobody": (PACK, "{ needs = 2 }", "{ need = 2 }", "weights.need: found no competency of this pack"),
    "weight of nothing": (PACK, "{ needs = 2 }", "{ needs = 0 }", "weights.needs: found 0, expected a whole number"),
    "weights in a list": (PACK, "{ needs = 2 }", "[2]", "weights: found a list of 1, expected an object"),
    "documented as a word": (HASTE, "= true", '= "yes"', 'documented: found "yes", expected true or false'),
    "no findings": (HASTE, "[[findings]]", "[[finding]]", "findings: found nothing, expected this key"),
    "placeholder in one language": (
        HASTE,
        "{value} on",
        "{values} on",
        "findings[0].seen: found {value}, {values} in one language alone",
    ),
    "brace left open": (
        HASTE,
        "{value} on",
        "{value on",
        'findings[0].seen.en: found "{value on {competency}", expected',
    ),
    "brace without a name": (HASTE, "{value} on", "{} on", "expected braces around a plain name only"),
    "brace with a format": (HASTE, "{value} on", "{value:>9} on", "expected braces around a plain name only"),
    "brace with an attribute": (HASTE, "{value} on", "{value.x} on", "expected braces around a plain name only"),
    "variant twice": (
        HASTE,
        "\n[[reasons]]",
        '\n[[findings]]\nvariant = "early"\n\n[[reasons]]',
        'findings[1].variant: found "early" a second time',
    ),
    "no motivation": ("packs/shop/drive.toml", '"motivation"', '"skill"', "found no competency of kind motivation"),
    "no adaptability": (
        "packs/shop/change.toml",
        '"adaptability"',
        '"skill"',
        "pack.toml:5: competencies: found no competency of kind adaptability or potential",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "fault"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_named(bank: BankFolder, name: str, old: str, new: str, fault: str) -> None:
    assert bank.faults() == []
    bank.change(name, old, new)
    assert [found for found in bank.faults() if fault in found], bank.faults()


def test_potential_stands_in_for_adaptability(bank: BankFolder) -> None:
    bank.change("packs/shop/change.toml", '"adaptability"', '"potential"')
    assert bank.faults() == []


def test_a_fault_says_file_line_and_key(bank: BankFolder) -> None:
    bank.change(NEEDS, 'en = "text of shop.needs.probe.2"', 'en = ""')
    line = bank.line(NEEDS, 'en = ""')
    assert bank.faults() == [f'{NEEDS}:{line}: questions[3].text.en: found "", expected a text that is not blank']


def test_all_faults_come_at_once_in_the_order_of_the_files(bank: BankFolder) -> None:
    bank.change(NEEDS, "minutes = 5", "minutes = 99")
    bank.change(NEEDS, "version = 1", "version = 0")
    bank.change(LEAD, ', en = "lead name"', "")
    bank.write(HASTE, "key =")
    places = [fault.split(": ")[0] for fault in bank.faults()]
    minutes = bank.line(NEEDS, "minutes = 99")
    assert places == [f"{NEEDS}:2", f"{NEEDS}:{minutes}", f"{HASTE}:1", f"{LEAD}:2"]


def test_one_slip_is_one_fault(bank: BankFolder) -> None:
    """What merely follows from another fault is not reported."""
    bank.change(NEEDS, 'technique = "probe"', 'technique = "prob"')
    bank.change(NEEDS, 'part = "S"', 'part = "s"')
    bank.write("packs/shop/drive.toml", "key")
    bank.change("packs/shop/price.toml", 'key = "price"', 'key = "prices"')
    found = [fault.split(": ")[1] for fault in bank.faults()][1:]
    assert found == ["probes[0].part", "questions[2].technique", "key"]


def test_an_id_is_used_once_in_the_whole_bank(bank: BankFolder) -> None:
    bank.write("packs/shop/price.toml", competency_file("shop", "needs").replace('key = "needs"', 'key = "price"'))
    twice = [fault for fault in bank.faults() if "used by packs/shop/needs.toml: questions[9].id" in fault]
    assert len(twice) == 1
    assert "packs/shop/price.toml" in twice[0]


def test_five_competencies_make_no_pack(bank: BankFolder) -> None:
    (bank.root / "packs/shop/service.toml").unlink()
    bank.change(PACK, '"service", ', "")
    assert bank.faults() == [f"{PACK}:5: competencies: found a pack of 5, expected at least 6 competencies"]


@pytest.mark.parametrize("technique", ["lead", "probe", "summarize", "direct", "open"])
def test_all_five_techniques_are_needed(bank: BankFolder, technique: str) -> None:
    (bank.root / f"techniques/{technique}.toml").unlink()
    assert bank.faults() == [f"techniques/{technique}.toml: found nothing, expected this file"]


def test_a_sixth_technique_is_refused(bank: BankFolder) -> None:
    bank.write("techniques/charm.toml", (bank.root / LEAD).read_text(encoding="utf-8").replace("lead", "charm"))
    assert bank.faults()[0].startswith('techniques/charm.toml:1: key: found "charm", expected one of lead, probe')


def test_a_pack_needs_its_description(bank: BankFolder) -> None:
    (bank.root / PACK).unlink()
    assert bank.faults() == [f"{PACK}: found nothing, expected this file"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "found an empty file, expected content"),
        (b"\n# nothing yet\n", "found an empty file, expected content"),
        (
            b'key = "haste"\nname = {\n',
            ":2: found “Invalid initial character for a key part” at column 9, expected valid",
        ),
        (b'key = "haste"\nkey = "haste"\n', ":2: found “Cannot overwrite a value” at column 14, expected valid TOML"),
        (b'key = "haste"\nname = """a\n\n', ":2: found “Unterminated string” at the end, expected valid TOML"),
        (b'key = "haste"\nname = "\xff\xfe"\n', ":2: found byte 0xff, expected UTF-8 text"),
        ('key = "急"'.encode("gb18030"), ":1: found byte 0xbc, expected UTF-8 text"),
        ('key = "haste"'.encode("utf-16"), ":1: found byte 0xff, expected UTF-8 text"),
        (b'key = "\0"', ":1: found “Illegal character '\\x00'” at column 8, expected valid TOML"),
        (b"x = " + b"[" * 5000, "found brackets nested too deeply, expected content"),
        (b"x = 1" + b"0" * 5000, "expected valid TOML"),
        (b"x = " + b"1" * LARGEST_FILE, f"found more than {LARGEST_FILE} bytes, expected at most {LARGEST_FILE}"),
    ],
    ids=[
        "empty",
        "comment",
        "syntax",
        "key twice",
        "open end",
        "bytes",
        "gb",
        "utf-16",
        "nul",
        "deep",
        "number",
        "huge",
    ],
)
def test_a_file_that_can_not_be_read_is_one_fault(bank: BankFolder, content: bytes, fault: str) -> None:
    (bank.root / HASTE).write_bytes(content)
    (found,) = bank.faults()
    assert found.startswith(HASTE)
    assert fault in found


def test_links_that_lead_nowhere_are_faults(bank: BankFolder) -> None:
    (bank.root / "pitfalls/loop.toml").symlink_to("loop.toml")
    (bank.root / "packs/loop").symlink_to("loop")
    assert bank.faults() == [
        "packs/loop: found no folder, expected a folder for each pack",
        "pitfalls/loop.toml: found no plain file, expected a file that can be read",
    ]


def test_a_pipe_is_not_waited_for(bank: BankFolder) -> None:
    os.mkfifo(bank.root / "pitfalls/pipe.toml")
    assert bank.faults() == ["pitfalls/pipe.toml: found no plain file, expected a file that can be read"]


def test_no_content_file_stays_unread(bank: BankFolder) -> None:
    for name in ("stray.toml", "packs/stray.toml", "packs/shop/more/stray.toml"):
        bank.write(name, "x = 1")
    assert [fault.split(":")[0] for fault in bank.faults()] == ["packs/shop/more", "packs/stray.toml", "stray.toml"]


def test_a_strange_file_name_still_makes_one_line(bank: BankFolder) -> None:
    bank.write("pitfalls/two\nlines.toml", "")
    assert bank.faults() == ["pitfalls/two\\nlines.toml: found an empty file, expected content"]


def test_empty_folders_are_faults(bank: BankFolder, tmp_path: Path) -> None:
    (bank.root / HASTE).unlink()
    (bank.root / "packs/empty").mkdir()
    assert bank.faults() == [
        "packs/empty: found nothing, expected at least one .toml file",
        "pitfalls: found nothing, expected at least one .toml file",
    ]
    (tmp_path / "new").mkdir()
    assert [fault.split(":")[0] for fault in BankFolder(tmp_path / "new").faults()] == [
        "packs",
        "pitfalls",
        "techniques",
    ]


@pytest.mark.parametrize("name", ["missing", "file", "loop", "n" * 300])
def test_a_folder_that_is_none_is_one_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(Invalid) as refused:
        load_bank(tmp_path / name)
    (fault,) = refused.value.faults
    assert fault.path == str(tmp_path / name)
    assert fault.expected == "a folder that can be read"
