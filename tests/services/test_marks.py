"""What a search marks in the texts that it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.services.marks import holds, mark


def shown(text: str, query: str) -> str:
    return "".join(f"[{piece}]" if hit else piece for piece, hit in mark(text, query))


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("请举一个顾客的例子", "顾客", "请举一个[顾客]的例子"),
        ("顾客走了，顾客又来", "顾客", "[顾客]走了，[顾客]又来"),
        ("Two customers came", "customer", "Two [customers] came"),
        ("One customer came", "CUSTOMERS", "One [customer] came"),
        ("How it was handled", "handling", "How it was [handled]"),
        ("A price, a prize", "price", "A [price], a prize"),
        ("An old phone of the uncle", "of", "An old phone [of] the uncle"),
        ("Ｐｈｏｎｅ… and phone", "phone", "[Ｐｈｏｎｅ]… and [phone]"),
        ("价格与 phone 的 price", "phone 价格", "[价格]与 [phone] 的 price"),
        ("mind (the) gap", "(the)", "mind ([the]) gap"),
        ("nothing here", "顾客", "nothing here"),
        ("nothing here", "  ", "nothing here"),
        ("nothing here", "…?*", "nothing here"),
        ("", "顾客", ""),
    ],
)
def test_each_word_of_the_query_is_marked_where_it_stands(text: str, query: str, marked: str) -> None:
    assert shown(text, query) == marked


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_is_lost_whatever_is_searched_for(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in mark(text, query)) == text


@given(st.text(alphabet="顾客价格 abcdeé", min_size=1, max_size=30), st.integers(0, 29), st.integers(1, 6))
def test_chinese_out_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    query = text[start : start + length]
    if query and set(query) <= set("顾客价格"):
        assert holds(mark(text, query))
