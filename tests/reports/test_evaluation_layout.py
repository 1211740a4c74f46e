"""How the evaluation breaks over pages, for interviews small and large."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pytest
from evaluation_logs import SAID, STARTED, SUBMITTED, Happening, crowded, made, noted, rated, recommended
from printing import empty_boxes, headings, lines, read, squeezed, text_between

from interviewkit.domain.session import SessionLog

Print = Callable[[SessionLog, str], bytes]


def filled(notes: int, competencies: int = 5) -> list[Happening]:
    return [event for n in range(1, competencies + 1) for event in noted(f"c{n}", *[SAID["zh"]] * notes, star="STAR")]


@pytest.mark.parametrize("notes", range(1, 14))
def test_no_heading_stands_alone_at_the_end_of_a_page(print_log: Print, notes: int) -> None:
    log = made(STARTED, *filled(notes), *rated(c1=4, c2=3, c3=5), SUBMITTED, competencies=5, anchors=True)
    printed = print_log(log, "zh")
    titles = headings(printed)
    for page in read(printed).pages:
        last = lines(page)[-1].text
        assert not any(last.startswith(title) for title in titles)
        assert not last.startswith("第")  # the words of an anchor, with the evidence on the next page


@pytest.mark.parametrize("notes", range(1, 14))
def test_nobody_signs_an_empty_page(print_log: Print, notes: int) -> None:
    log = made(STARTED, *filled(notes, 3), ("observation_noted", {"text": "停两秒再答。"}), SUBMITTED)
    last = read(print_log(log, "zh")).pages[-1]
    assert lines(last)[0].text != "签字"


def test_a_note_longer_than_a_page_leaves_no_page_nearly_empty(print_log: Print) -> None:
    log = made(STARTED, *noted("c1", "一二三四五" * 1000), *rated(c1=4), SUBMITTED)
    pages = read(print_log(log, "zh")).pages
    assert len(pages) > 3
    assert min(len(lines(page)) for page in pages[:-1]) > 20


@pytest.mark.parametrize(("lang", "notes"), [("zh", 50), ("en", 10)])
def test_the_largest_interview_is_printed_whole(print_log: Print, lang: str, notes: int) -> None:
    printed = print_log(crowded(lang, notes), lang)
    whole = text_between(printed)
    assert whole.count(squeezed(SAID[lang])) >= 14 * notes
    assert empty_boxes(printed) == 0


def test_a_table_that_goes_on_repeats_its_head(print_log: Print) -> None:
    pages = read(print_log(crowded("zh", notes=1), "zh")).pages
    head = squeezed("序号 胜任力 权重 评分")
    assert [any(line.text == head for line in lines(page)) for page in pages[:3]] == [True, True, True]


def test_long_words_stay_on_the_sheet(printer: ProcessPoolExecutor, print_log: Print) -> None:
    word = "https://example.com/" + "a" * 400
    log = made(*noted("c1", word), recommended("no", word), candidate="W" * 60, position="M" * 60)
    assert squeezed(word) in text_between(print_log(log, "en"))
