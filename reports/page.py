"""Pages for print: the template, the style and the words of a report, put together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from .fonts import families

LANGUAGE_TAGS: Final = {"zh": "zh-CN", "en": "en"}

Words = Mapping[str, str]


def page(report: str, lang: str, *, chart: str | None, **values: object) -> str:
    """The HTML of a report: `page.html` of its folder, filled in.

    In: the report's folder, `zh` or `en`, the chart as SVG if there is one, and what the template prints. Everything
    but the chart is escaped.
    """
    template = _environment().get_template(f"{report}/page.html")
    return template.render(
        lang=lang,
        tags=LANGUAGE_TAGS,
        words=words(report, lang),
        chart=Markup(chart) if chart else None,  # noqa: S704  (drawn by us, its texts escaped by ElementTree)
        **values,
    )


@cache
def stylesheet(report: str) -> str:
    """The style that all reports share, then the report's own."""
    return _read("style.css").replace("FONTS", families()) + _read(f"{report}/print.css")


@cache
def words(report: str, lang: str) -> Words:
    """The words of a report in one language: those that all reports share, and its own `labels.toml`."""
    both = tomllib.loads(_read("labels.toml")) | tomllib.loads(_read(f"{report}/labels.toml"))
    return {key: text[lang] for key, text in both.items()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"date": date, "fill": fill, "number": number}
    return environment


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def date(moment: datetime, words: Words, with_time: bool = False) -> str:
    """A date as the language writes it, with the time where asked for."""
    month = words["months"].split()[moment.month - 1]
    pattern = words["date_time"] if with_time else words["date"]
    return pattern.format(year=moment.year, month=month, day=moment.day, time=f"{moment:%H:%M}")


def fill(text: str, **values: object) -> Markup:
    """A text with its {names} filled in; values are escaped unless they are markup."""
    return Markup(text).format(**values)  # noqa: S704  (the text is ours, and format escapes what goes in)


def number(value: float) -> str:
    """A number without needless zeros, with two places at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
