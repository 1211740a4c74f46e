"""The linter's words as content: what the readers look for is there, and nothing else."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from interviewkit.cli import main
from interviewkit.domain.errors import Invalid
from interviewkit.library.lexicon import LISTS, PHRASES, load_lexicon

from .bankfolder import BankFolder, write_bank


@pytest.fixture
def bank(tmp_path: Path) -> BankFolder:
    """A small bank with the words that came with the product."""
    shutil.copytree(str(files("interviewkit.question_bank") / "lexicon"), tmp_path / "lexicon")
    return write_bank(tmp_path)


def faults(bank: BankFolder) -> list[str]:
    with pytest.raises(Invalid) as caught:
        load_lexicon(bank.root)
    return [str(fault) for fault in caught.value.faults]


def test_it_loads_whole(bank: BankFolder) -> None:
    lexicon = load_lexicon(bank.root)
    assert lexicon == load_lexicon()
    for lang in ("zh", "en"):
        assert set(lexicon.words[lang]) == set(LISTS[lang])
        assert set(lexicon.phrases[lang]) == set(PHRASES[lang])
        assert all(matter.words[lang] for matter in lexicon.matters.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("en", "polite = ", "polight = ", "lists.polight: found what nothing reads"),
        ("en", "polite = ", "polight = ", "lists: found no polite"),
        ("zh", "[phrases]", '[phrases]\nmore = "话"', "phrases.more: found what nothing reads"),
        ("en", 'lang = "en"', 'lang = "zh"', 'lang: found "zh"'),
        ("zh", "遇到{what}", "遇到{what!r}", "braces around a plain name only"),
        ("faults", 'key = "hypothetical"', 'key = "closed"', 'faults: found no "hypothetical"'),
        ("faults", 'key = "hypothetical"', 'key = "closed"', "a second time"),
        ("matters", 'key = "age"', 'key = "years"', "words.age: found what nothing reads"),
        ("matters", "instead", "rather", "an unknown key"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(bank: BankFolder, name: str, old: str, new: str, told: str) -> None:
    bank.change(f"lexicon/{name}.toml", old, new)
    found = faults(bank)
    assert any(told in fault for fault in found), found
    assert all(fault.startswith("lexicon/") for fault in found)


def test_a_missing_file_and_one_that_nothing_reads_are_refused(bank: BankFolder) -> None:
    (bank.root / "lexicon" / "zh.toml").rename(bank.root / "lexicon" / "fr.toml")
    found = faults(bank)
    assert any(fault.startswith("lexicon/fr.toml: found a file that nothing reads") for fault in found)
    assert any(fault.startswith("lexicon/zh.toml: found nothing") for fault in found)


def test_the_bank_is_checked_with_its_lexicon(bank: BankFolder) -> None:
    assert CliRunner().invoke(main, ["bank", "check", str(bank.root)]).exit_code == 0
    bank.change("lexicon/en.toml", "polite = ", "polight = ")
    result = CliRunner().invoke(main, ["bank", "check", str(bank.root)])
    assert result.exit_code == 2
    assert "lexicon/en.toml:" in result.stderr
