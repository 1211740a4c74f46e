"""The fonts that are cut for print: what they hold, and what is printed with and without them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from evaluation_logs import sample
from fontTools.ttLib import TTFont
from interviewkit.reports import fonts
from printing import empty_boxes, print_log, text
from printing import fonts as embedded

KEPT = " 面试评估需求挖掘0123456789"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fonts.ready.cache_clear()
    yield tmp_path / "interviewkit"
    fonts.ready.cache_clear()


@pytest.fixture
def cut(cache: Path) -> Path:
    """The cache folder with fonts of a few characters."""
    assert fonts.cut(map(ord, KEPT))
    return cache


def test_nothing_is_there_before_it_is_cut(cache: Path) -> None:
    assert fonts.ready() == {}
    assert fonts.FAMILY not in fonts.families()


def test_both_weights_are_cut_down_to_what_is_kept(cut: Path) -> None:
    assert sorted(fonts.ready()) == [400, 700]
    for file in fonts.ready().values():
        font = TTFont(file)
        assert set(font.getBestCmap()) == set(map(ord, KEPT))
        assert "glyf" in font
        assert font["name"].getDebugName(1) == "Noto Sans CJK SC"


def test_outlines_keep_their_place(cut: Path) -> None:
    font = TTFont(fonts.ready()[400])
    glyph = font["glyf"][font.getBestCmap()[ord("面")]]
    assert font["hmtx"][font.getBestCmap()[ord("面")]] == (1000, glyph.xMin)
    assert 0 < glyph.xMin < glyph.xMax < 1000


def test_cutting_again_gives_the_same_bytes(cut: Path) -> None:
    before = {file.name: file.read_bytes() for file in cut.iterdir()}
    for file in cut.iterdir():
        file.unlink()
    assert fonts.cut(map(ord, KEPT))
    assert {file.name: file.read_bytes() for file in cut.iterdir()} == before


def test_what_is_there_is_not_cut_again(cut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_INSTALLED", ())
    assert fonts.cut()


def test_a_folder_that_cannot_be_made_is_no_fault(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert not fonts.cut(map(ord, KEPT))
    assert fonts.ready() == {}


def test_a_machine_without_the_font_is_no_fault(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_INSTALLED", (str(cache),))
    assert not fonts.cut()


def test_print_takes_the_cut_fonts_and_the_installed_ones_for_the_rest(cut: Path) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as printer:
        printed, again = (printer.submit(print_log, sample("zh"), "zh").result() for _ in range(2))
    names = {name.partition("+")[2] for name in embedded(printed)}
    family = {"Noto-Sans-CJK-SC-Print", "Noto-Sans-CJK-SC"}
    assert names == family | {f"{name}-Bold" for name in family}
    assert empty_boxes(printed) == 0
    assert "1需求挖掘4/5" in text(printed)
    assert printed == again
