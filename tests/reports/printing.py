"""Printing in a process of its own, as the product does, and reading back what came out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
from fontTools.ttLib import TTFont
from pypdf.generic import ContentStream

from interviewkit.domain.session import SessionLog

FOOT = 22 / 25.4 * 72
HEAD = 842 - 20 / 25.4 * 72
"""Points from the bottom of the sheet between which the text lies."""


def print_log(log: SessionLog, lang: str) -> bytes:
    """The evaluation of a log."""
    from interviewkit.reports import evaluation

    from interviewkit.library.loader import cached_bank

    bank = cached_bank()
    return evaluation.render(log, bank.pitfalls, bank.techniques, lang)


def print_html(html: str, css: str = "") -> bytes:
    """Any HTML."""
    from interviewkit.reports.render import pdf

    return pdf(html, css)


def print_without_second_look(html: str) -> bytes:
    """Any HTML, with an empty box wherever no font has a glyph."""
    from interviewkit.reports import render

    return render._print(html, "")


def read(pdf: bytes) -> pypdf.PdfReader:
    """The document in a PDF's bytes."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def text(pdf: bytes) -> str:
    """All text without any white space, so that it doesn't matter where lines end."""
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def squeezed(words: str) -> str:
    """Words without any white space."""
    return re.sub(r"\s+", "", words)


@dataclass(frozen=True)
class Line:
    """A line of text on a page, with its distance from the bottom in points."""

    height: float
    text: str


def lines(page: pypdf.PageObject) -> list[Line]:
    """The lines between head and foot of a page, from the top."""
    found: dict[int, str] = {}

    def visit(said: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        height = cm[5] + cm[3] * tm[5]
        if said.strip() and FOOT < height < HEAD:
            found[round(height)] = found.get(round(height), "") + said

    page.extract_text(visitor_text=visit)
    return [Line(height, squeezed(said)) for height, said in sorted(found.items(), reverse=True)]


def text_between(pdf: bytes) -> str:
    """The text without any white space, and without what stands at the head and foot of each page."""
    return "".join(line.text for page in read(pdf).pages for line in lines(page))


def headings(pdf: bytes) -> list[str]:
    """The titles of all bookmarks, without white space."""
    return [squeezed(title) for title in _titles(read(pdf).outline)]


def _titles(outline: list[object]) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)  # type: ignore[attr-defined]


def fonts(pdf: bytes) -> dict[str, TTFont | None]:
    """The fonts of a document by name, with the program that is embedded; None where none is."""
    found: dict[str, TTFont | None] = {}
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            found[font["/BaseFont"]] = _program(font)
    return found


def _program(font: pypdf.generic.DictionaryObject) -> TTFont | None:
    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            return TTFont(io.BytesIO(descriptor[key].get_data()))
    return None


def empty_boxes(pdf: bytes) -> int:
    """How many glyphs of the text no embedded font can draw."""
    reader = read(pdf)
    resources = reader.pages[0]["/Resources"]["/Font"]
    known = {name: _glyph_count(_program(font)) for name, font in resources.items()}
    shown = (each for page in reader.pages for each in _glyphs(page, reader))
    return sum(glyph == 0 or glyph >= known[font] for font, glyph in shown)


def _glyph_count(program: TTFont | None) -> int:
    if program is None:
        return 0
    return len(program["CFF "].cff[0].CharStrings) if "CFF " in program else program["maxp"].numGlyphs


def _glyphs(page: pypdf.PageObject, reader: pypdf.PdfReader) -> Iterator[tuple[str, int]]:
    """Every glyph that a page shows: the font's name among the resources, and the glyph's number in it."""
    font = ""
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        if operator == b"Tf":
            font = operands[0]
        elif operator in (b"Tj", b"TJ"):
            for string in operands[0] if isinstance(operands[0], list) else operands:
                raw = getattr(string, "original_bytes", b"")
                yield from ((font, int.from_bytes(raw[i : i + 2])) for i in range(0, len(raw), 2))
