"""Words, dates and figures of printed pages."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from interviewkit.reports.page import date, fill, number, words

REPORTS = files("interviewkit.reports")
LABELS = ("labels.toml", "evaluation/labels.toml")
TEMPLATES = ("_marks.html", "evaluation/page.html", "evaluation/_competency.html")


def texts(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(REPORTS.joinpath(name).read_text("utf-8"))


@pytest.mark.parametrize("name", LABELS)
def test_every_label_is_in_both_languages_with_the_same_gaps(name: str) -> None:
    for key, text in texts(name).items():
        assert set(text) == {"zh", "en"}, key
        gaps = {lang: set(re.findall(r"{\w+}", said)) for lang, said in text.items()}
        assert gaps["zh"] == gaps["en"], key


def test_every_label_is_used() -> None:
    used = "".join(REPORTS.joinpath(name).read_text("utf-8") for name in (*TEMPLATES, "page.py"))
    composed = re.compile("(kind|notice|recommendation|star)_|confirmed|corrected")  # put together in the template
    labels = [key for name in LABELS for key in texts(name) if not composed.match(key)]
    assert [key for key in labels if not re.search(rf"\b{key}\b", used)] == []


def test_no_words_sit_in_templates() -> None:
    for name in TEMPLATES:
        bare = re.sub(
            r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>|&\w+;", "", REPORTS.joinpath(name).read_text("utf-8"), flags=re.S
        )
        assert re.findall(r"[^\W\d_]{2,}", bare) == [], name


@pytest.mark.parametrize(
    ("lang", "day", "moment"),
    [("zh", "2026年3月5日", "2026年3月5日 09:07"), ("en", "5 Mar 2026", "5 Mar 2026, 09:07")],
)
def test_dates_are_written_the_languages_way(lang: str, day: str, moment: str) -> None:
    at = datetime(2026, 3, 5, 9, 7, tzinfo=UTC)
    assert date(at, words("evaluation", lang)) == day
    assert date(at, words("evaluation", lang), with_time=True) == moment


@pytest.mark.parametrize(("value", "written"), [(2, "2"), (2.0, "2"), (37.5, "37.5"), (10, "10"), (1 / 3, "0.33")])
def test_numbers_have_no_needless_zeros(value: float, written: str) -> None:
    assert number(value) == written


def test_what_is_filled_in_is_escaped() -> None:
    assert fill("<{name}>", name="<b>") == "<&lt;b&gt;>"
