"""What a typed query is taken to mean."""

from __future__ import annotations

import pytest

from interviewkit.library.terms import LONGEST_QUERY, Terms, bigrams, either, fold, pieces, terms, words


@pytest.mark.parametrize(
    ("query", "match", "literals"),
    [
        ("投诉", '"投诉"', ()),
        ("处理投诉", '"处理 理投 投诉"', ()),
        ("价格，顾客", '"价格" AND "顾客"', (",",)),
        ("价", "", ("价",)),
        ("price", '"price"*', ()),
        ("is AI", '"is" AND "ai"', ()),
        ("Ｐｒｉｃｅ", '"price"*', ()),
        ("candidate's", '"candidate s"', ()),
        ("e-mail", '"e mail"*', ()),
        ("STAR法", '"star"*', ("法",)),
        ("30%", '"30"', ()),
        ("%", "", ("%",)),
        ('" OR x:y', '"or" AND "x y"', ('"',)),
        ("\0\ud800\u200b \n", "", ()),
        ("", "", ()),
    ],
)
def test_a_query_is_words_whatever_it_holds(query: str, match: str, literals: tuple[str, ...]) -> None:
    assert terms(query) == Terms(match, literals)


def test_pieces_are_pairs_of_characters_and_longer_words_each_once() -> None:
    assert pieces("处理投诉 the Complaints, 投诉") == ["处理", "理投", "投诉", "complaints"]
    assert pieces('价 " a 30%') == []
    assert either("投诉 price") == Terms('"投诉" OR "price"*', ())
    assert either("价").is_blank


def test_a_query_has_an_end() -> None:
    assert terms("价" * 10_000) == terms("价" * LONGEST_QUERY)


def test_phrases_do_not_reach_across_what_separates_characters() -> None:
    assert bigrams("谈价格，再看").split() == ["谈价", "价格", "\ue000", "再看"]
    assert bigrams("a价b") == ""


def test_words_and_characters_are_kept_apart() -> None:
    assert words(fold("用ＡI谈Price。")).split() == ["ai", "price。"]
