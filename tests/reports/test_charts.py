"""The picture of the ratings."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from interviewkit.reports.charts import Axis, axis_labels, radar

SVG = "{http://www.w3.org/2000/svg}"


def axes(*names: str) -> list[Axis]:
    return [Axis(number, name, 1 + number % 5) for number, name in enumerate(names, start=1)]


def drawn(*names: str) -> ElementTree.Element:
    svg = radar(axes(*names), "'Noto Sans CJK SC'")
    assert svg is not None
    return ElementTree.fromstring(svg)


def labels(svg: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iterfind(f".//{SVG}text") if text.find(f"{SVG}tspan") is not None]


@pytest.mark.parametrize("names", [(), ("需求挖掘",), ("需求挖掘", "价格沟通")])
def test_fewer_than_three_ratings_are_no_picture(names: tuple[str, ...]) -> None:
    assert radar(axes(*names), "serif") is None


def test_every_axis_has_its_name_and_a_point_at_its_rating() -> None:
    svg = drawn("需求挖掘", "价格沟通", "异议处理", "岗位动机")
    assert labels(svg) == ["需求挖掘", "岗位动机", "异议处理", "价格沟通"]  # drawn anticlockwise
    points = [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in svg.iterfind(f".//{SVG}circle")]
    centre = 110
    distances = [round((abs(x - centre) + abs(y - centre)) / 101.85 * 5) for x, y in points]
    assert distances == [2, 5, 4, 3]
    assert points[3][0] > centre  # the second competency is on the right: the reader goes clockwise


def test_names_stand_upright() -> None:
    texts = drawn("需求挖掘", "价格沟通", "异议处理").iterfind(f".//{SVG}text")
    assert not [text for text in texts if "transform" in text.attrib]


def test_long_names_take_two_lines() -> None:
    assert axis_labels(axes("Handling objections", "异议与投诉的处理")) == [
        ["Handling", "objections"],
        ["异议与投诉的", "处理"],
    ]


def test_names_that_do_not_fit_give_way_to_numbers() -> None:
    rated = [Axis(2, "价格沟通", 3), Axis(5, "客户需求挖掘与长期关系维护能力", 4)]
    assert axis_labels(rated) == [["2"], ["5"]]
    assert axis_labels(axes(*"abcdefghijk"))[-1] == ["11"]


@pytest.mark.parametrize(
    "name",
    [
        "<image href='http://127.0.0.1/'/>",
        "</text><script>x</script>",
        "]]><style>*{}</style>",
        "&lt;use&gt;",
        "url(http://127.0.0.1/)",
    ],
)
def test_a_name_is_text_whatever_it_looks_like(name: str) -> None:
    tags = {element.tag for element in drawn(name[:24], "b", "c").iter()}
    assert tags == {f"{SVG}{tag}" for tag in ("svg", "defs", "style", "g", "rect", "path", "text", "tspan", "circle")}
    assert name[:12].replace(" ", "") in labels(drawn(name[:12], "b", "c"))[0].replace(" ", "")


def test_the_picture_names_no_address_and_no_day() -> None:
    svg = radar(axes("a", "b", "c"), "serif")
    assert svg is not None
    assert "script" not in svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert svg == radar(axes("a", "b", "c"), "serif")
    assert "<!--" not in svg
