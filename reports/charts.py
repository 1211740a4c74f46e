"""Charts for print: pygal draws them, and what comes out is one plain SVG without scripts or addresses."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final, NamedTuple, TypeVar
from xml.etree import ElementTree

import pygal

FEWEST_AXES: Final = 3
"""A radar of fewer than three axes has no area to look at."""
MOST_NAMED_AXES: Final = 10
"""With more axes than that, names would run into each other."""

T = TypeVar("T")

_SIZE: Final = 230  # of the drawing itself, in the SVG's own units
_ASIDE: Final = 92  # room for names beside it
_ABOVE: Final = 34  # room for two lines above and below it
_LABEL_WIDTH: Final = 12  # in half-width characters
_LABEL_SIZE: Final = 14

_CSS: Final = f"""
#radar text {{ font-size: {_LABEL_SIZE}px; fill: #1c2326; }}
#radar .axis.y text {{ font-size: 11px; fill: #51606a; text-anchor: end; }}
#radar .axis .line {{ stroke: #8d989b; stroke-width: .6; fill: none; }}
#radar .background {{ fill: none; }}
#radar .series .line {{ stroke: #0f5e63; stroke-width: 2.2; fill: #0f5e63; fill-opacity: .15; }}
#radar .series .dot {{ fill: #0f5e63; stroke: #ffffff; stroke-width: 1; }}
"""


class Axis(NamedTuple):
    """One axis of a radar: the competency's number in the document, its name and its rating, 1 to 5."""

    number: int
    name: str
    rating: int


def radar(axes: Sequence[Axis], fonts: str) -> str | None:
    """A radar of ratings.

    In: the rated competencies, and the CSS font families of the document. Out: an SVG element, axes clockwise from
    the top; None where there are too few for a picture.
    """
    if len(axes) < FEWEST_AXES:
        return None
    tree = _drawn(_clockwise([axis.rating for axis in axes]))
    _strip(tree)
    _label(tree, _clockwise(axis_labels(axes)))
    tree.set("font-family", fonts)  # WeasyPrint's SVG does not inherit it
    tree.set("viewBox", f"{-_ASIDE} {-_ABOVE} {_SIZE + 2 * _ASIDE} {_SIZE + 2 * _ABOVE}")
    return ElementTree.tostring(tree, encoding="unicode")


def axis_labels(axes: Sequence[Axis]) -> list[list[str]]:
    """One or two lines with the name of each; their numbers instead, where names are too many or one is too long."""
    lines = [_wrapped(axis.name) for axis in axes]
    if len(axes) > MOST_NAMED_AXES or any(len(each) > 2 for each in lines):
        return [[str(axis.number)] for axis in axes]
    return lines


def _wrapped(name: str) -> list[str]:
    """Lines of a name, broken between words and within Chinese ones; a wide character counts as two."""
    spread = "".join(f"{ch}\0" if unicodedata.east_asian_width(ch) in "WF" else ch for ch in name)
    return [line.replace("\0", "") for line in textwrap.wrap(spread, _LABEL_WIDTH)]


def _clockwise(items: Sequence[T]) -> list[T]:
    """pygal goes anticlockwise: turned round, the first stays at the top."""
    return [items[0], *reversed(items[1:])]


def _drawn(ratings: Sequence[int]) -> ElementTree.Element:
    chart = pygal.Radar(
        width=_SIZE,
        height=_SIZE,
        margin=0,
        spacing=0,
        js=(),
        css=(),
        show_legend=False,
        fill=True,
        dots_size=4,
        y_labels=[1, 2, 3, 4, 5],
        x_labels=["-"] * len(ratings),
        value_formatter=lambda value: f"{value:g}",
    )
    chart.add("", ratings)
    tree: ElementTree.Element = chart.render_tree()
    return tree


def _strip(tree: ElementTree.Element) -> None:
    """Leave out what print has no use for (scripts, tool tips, the day it was drawn), and put our own style in."""
    for parent in list(tree.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag in ("script", "title", "desc"):
                parent.remove(child)
            elif child.tag == "style":
                child.text = _CSS
    tree.set("id", "radar")


def _label(tree: ElementTree.Element, labels: Sequence[Sequence[str]]) -> None:
    """Write names upright and outside (pygal turns them and cuts them short), the scale's figures at their lines."""
    for text in tree.iterfind(".//g[@class='axis y web']/g/text"):
        text.set("dy", "4")
    texts = tree.findall(".//g[@class='axis x web']/g/text")
    for number, (text, lines) in enumerate(zip(texts, labels, strict=True)):
        angle = pi / 2 + 2 * pi * number / len(labels)
        text.attrib.pop("transform", None)
        text.set("text-anchor", _anchor(cos(angle)))
        _write(text, lines, upwards=sin(angle))


def _anchor(rightwards: float) -> str:
    if abs(rightwards) < 0.1:
        return "middle"
    return "start" if rightwards > 0 else "end"


def _write(text: ElementTree.Element, lines: Sequence[str], upwards: float) -> None:
    """Lines as spans: above the point at the top of the radar, below it at the bottom, centred at the sides."""
    block = len(lines) * _LABEL_SIZE * 1.2
    first = float(text.get("y", "0")) - block * (1 + upwards) / 2 + _LABEL_SIZE
    text.text = None
    for number, line in enumerate(lines):
        span = ElementTree.SubElement(text, "tspan", x=text.get("x", "0"), y=f"{first + number * _LABEL_SIZE * 1.2:g}")
        span.text = line
