"""`interviewkit bank check` says whether content files are fit for use, and where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from interviewkit.cli import main
from tests.library.bankfolder import NEEDS, write_bank


def test_a_good_bank_is_one_line_of_counts(tmp_path: Path) -> None:
    write_bank(tmp_path)
    result = CliRunner().invoke(main, ["bank", "check", str(tmp_path)], env={"LC_ALL": "C.UTF-8"})
    assert result.exit_code == 0
    assert result.stdout == "1 packs, 6 competencies, 60 questions, 5 techniques, 1 pitfalls\n"
    assert result.stderr == ""


def test_the_counts_come_in_chinese_too(tmp_path: Path) -> None:
    write_bank(tmp_path)
    result = CliRunner().invoke(main, ["bank", "check", str(tmp_path)], env={"LC_ALL": "zh_CN.UTF-8"})
    assert result.stdout == "题库正常：1 个岗位、6 项胜任力、60 个问题、5 种技巧、1 个误区\n"


def test_without_a_folder_it_checks_what_came_with_the_product() -> None:
    result = CliRunner().invoke(main, ["bank", "check"], env={"LC_ALL": "C.UTF-8"})
    assert result.exit_code == 0
    assert int(result.stdout.split()[0]) >= 2


def test_a_broken_bank_is_a_fault_a_line(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    bank.change(NEEDS, "minutes = 5", "minutes = 0")
    bank.change(NEEDS, 'kind = "skill"', 'kind = "a\\nb"')
    result = CliRunner().invoke(main, ["bank", "check", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stdout == ""
    line = bank.line(NEEDS, "minutes = 0")
    assert result.stderr.splitlines() == [
        f'{NEEDS}:1: kind: found "a\\nb", expected one of skill, motivation, adaptability, potential',
        f"{NEEDS}:{line}: questions[0].minutes: found 0, expected a whole number from 1 to 15",
    ]


@pytest.mark.parametrize("folder", ["missing", ""])
def test_a_folder_without_a_bank_is_refused_without_a_traceback(tmp_path: Path, folder: str) -> None:
    result = CliRunner().invoke(main, ["bank", "check", str(tmp_path / folder)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected a folder that can be read" in result.stderr
    assert isinstance(result.exception, SystemExit)
