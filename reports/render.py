"""From HTML to PDF: the only place that uses WeasyPrint."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from weasyprint import CSS, HTML
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from . import fonts


class NothingFetched(URLFetcher):  # type: ignore[misc]  # comes without types
    """Refuses every address: a document brings along all that it shows."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> NoReturn:  # noqa: ARG002
        """Raises ValueError, which WeasyPrint takes as an image or a file that is not there."""
        raise ValueError(f"documents fetch nothing, not even {url[:80]}")


def pdf(html: str, css: str) -> bytes:
    """Print a page.

    In: the whole HTML and the whole style, neither of which can fetch anything. Out: a tagged PDF, the same bytes
    for the same input. Fonts and parsed styles are kept for the next page, and WeasyPrint shares them without locks:
    print in processes, one page at a time, never in threads.
    """
    with _missing_glyphs() as missing:
        printed = _print(html, css)
    if missing:  # rare enough to pay for it with a second pass
        printed = _print(html.translate({character: _spelt_out(character) for character in missing}), css)
    return printed


def _print(html: str, css: str) -> bytes:
    page = HTML(string=html, url_fetcher=NothingFetched())
    printed: bytes = page.write_pdf(stylesheets=[_style(css)], font_config=_fonts(), pdf_tags=True)
    return printed


class CutFonts(URLFetcher):  # type: ignore[misc]  # comes without types
    """Fetches the cut fonts and nothing else."""

    def __init__(self, files: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self.addresses = {file.as_uri() for file in files}

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The font at an address; raises ValueError for any other address."""
        if url not in self.addresses:
            raise ValueError(f"{url[:80]} is none of the fonts")
        return super().fetch(url, headers)


@cache
def _fonts() -> FontConfiguration:
    """The fonts of this machine, and the cut ones if they are there when the process prints for the first time."""
    configuration, files = FontConfiguration(), fonts.ready()
    rule = "@font-face {{ font-family: '{}'; font-weight: {}; src: url({}) }}"
    faces = "".join(rule.format(fonts.FAMILY, weight, file.as_uri()) for weight, file in files.items())
    CSS(string=faces, font_config=configuration, url_fetcher=CutFonts(files.values()))
    return configuration


@cache
def _style(css: str) -> CSS:
    return CSS(string=css, font_config=_fonts(), url_fetcher=NothingFetched())


@contextmanager
def _missing_glyphs() -> Iterator[set[int]]:
    """Collects the characters that no installed font can draw; WeasyPrint tells the log and nobody else."""
    missing: set[int] = set()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg.startswith(".notdef glyph") and isinstance(record.args, tuple):
                missing.add(int(str(record.args[1])))

    listener = Listener(logging.WARNING)
    LOGGER.addHandler(listener)
    try:
        yield missing
    finally:
        LOGGER.removeHandler(listener)


def _spelt_out(character: int) -> str:
    """A picture by its name, a letter by its number: better to read than an empty box."""
    code = f"U+{character:04X}"
    is_picture = unicodedata.category(chr(character)) in ("So", "Sk")
    return f"[{unicodedata.name(chr(character), code).lower() if is_picture else code}]"
