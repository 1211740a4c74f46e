"""Findings in words: both languages, every figure filled in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from interviewkit.domain.fold import fold
from interviewkit.domain.pitfalls import RULES, WARN, Finding, Situation, findings
from interviewkit.domain.question import LANGS, PitfallText, Text
from interviewkit.domain.wording import Wording, both, by_key, word
from interviewkit.library.loader import cached_bank

from . import notation
from .pitfalls.examples import EXAMPLES, Example

HAN = re.compile("[\u4e00-\u9fff]")
KIT = notation.kit("need: skill q1", "price: skill")


@pytest.fixture(scope="module")
def pitfalls() -> dict[str, PitfallText]:
    return by_key(cached_bank().pitfalls)


def finding(rule: str, *lines: str) -> Finding:
    record = fold(KIT, notation.events(lines))
    situation = Situation(notation.session(), KIT, record, record.last or notation.NINE)
    return next(f for f in findings(situation) if f.rule == rule)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.expect], ids=str)
class TestEveryFinding:
    """Every variant of every rule, as its examples find it."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_it_has_words(self, example: Example, lang: str, pitfalls: dict[str, PitfallText]) -> None:
        for found in example.found():
            worded = word(found, example.built_kit(), pitfalls, lang)
            for text in (worded.name, worded.seen, worded.why, worded.act, worded.source):
                assert text.strip()
                assert "{" not in text
                assert "None" not in text
                assert bool(HAN.search(without_quotes(text, found))) == (lang == "zh")

    def test_it_names_its_competency(self, example: Example, pitfalls: dict[str, PitfallText]) -> None:
        for found in example.found():
            told = [word(found, example.built_kit(), pitfalls, lang).seen for lang in LANGS]
            if found.competency:
                assert (f"{found.competency}（中）" in told[0], f"{found.competency} (en)" in told[1]) == (True, True)

    def test_its_figures_are_told_in_both_languages(self, example: Example, pitfalls: dict[str, PitfallText]) -> None:
        for found in example.found():
            text = pitfalls[found.rule].finding(found.variant)
            for part in (text.seen, text.why, text.act):
                assert placeholders(part.zh) == placeholders(part.en) <= {"competency", *found.figures}


def without_quotes(text: str, found: Finding) -> str:
    """A wording without what was said or noted, which stays in the language that it was spoken in."""
    for quoted in found.figures.values():
        text = text.replace(quoted, "") if isinstance(quoted, str) else text
    return text


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


class TestFigures:
    def test_minutes_of_an_early_rating_are_rounded_down(self, pitfalls: dict[str, PitfallText]) -> None:
        early = finding("premature_judgement", "1:00 note n1 price -", "0:00 started", "4:59 rate price 4")
        assert (
            word(early, KIT, pitfalls, "en").seen
            == "“price (en)” was rated 4 only 4.9 minutes into the talk, before minute 5."
        )
        assert word(early, KIT, pitfalls, "zh").seen == "面谈开始 4.9 分钟，“price（中）”就打了 4 分，还不到 5 分钟。"

    def test_whole_minutes_are_told_whole(self, pitfalls: dict[str, PitfallText]) -> None:
        early = finding("premature_judgement", "0:00 started", "1:00 note n1 price -", "2:00 rate price 4")
        assert "only 2 minutes into" in word(early, KIT, pitfalls, "en").seen

    def test_a_share_is_told_in_percent(self, pitfalls: dict[str, PitfallText]) -> None:
        lines = ("0:00 started", "1:00 note n1 price -", "6:00 rate price 4", "7:00 recommend yes")
        early = finding("premature_judgement", *lines)
        seen = "The recommendation was made with 1 of 2 competencies rated (at least 80% should be)."
        assert word(early, KIT, pitfalls, "en").seen == seen

    def test_a_long_answer_is_told_with_its_length(self, pitfalls: dict[str, PitfallText]) -> None:
        long = finding("misread_answer", "1:00 note n1 need A 汉×251 two words", "9:00 rate need 3")
        assert "run to 251 Chinese characters" in word(long, KIT, pitfalls, "en").seen
        assert "记了 251 个汉字" in word(long, KIT, pitfalls, "zh").seen
        long = finding("misread_answer", "1:00 note n1 need A word×121", "9:00 rate need 3")
        assert "run to 121 words" in word(long, KIT, pitfalls, "en").seen

    def test_a_deviation_is_rounded_down_so_that_it_is_told_as_less_than_its_limit(
        self, pitfalls: dict[str, PitfallText]
    ) -> None:
        """0.3499 is under 0.35."""
        kit = notation.kit(*(f"{key}: skill" for key in "abcdefg"))
        record = fold(kit, notation.events(["6:00 rate a 5", *(f"7:00 rate {key} 4" for key in "bcdefg")]))
        found = findings(Situation(notation.session(), kit, record, record.last or notation.NINE))
        alike = next(f for f in found if f.rule == "halo")
        seen = "The 7 ratings are high and nearly alike: mean 4.14, standard deviation 0.34."
        assert word(alike, kit, pitfalls, "en").seen == seen
        assert "平均 4.14 分，标准差 0.34。" in word(alike, kit, pitfalls, "zh").seen


class TestParagraphs:
    def test_chinese_sentences_join_and_english_ones_are_parted(self) -> None:
        assert Wording("", "看到。", "因为！", "现在？", "").joined == "看到。因为！现在？"
        assert Wording("", "Seen.", "Why?", "Act.", "").joined == "Seen. Why? Act."
        assert Wording("", "Is it so?", "Why.", "Act.", "").joined == "Is it so? Why. Act."

    def test_both_languages_at_once(self, pitfalls: dict[str, PitfallText]) -> None:
        early = finding("premature_judgement", "0:00 started", "6:00 rate need 4")
        zh, en = (word(early, KIT, pitfalls, lang).joined for lang in LANGS)
        assert both(early, KIT, pitfalls) == Text(zh, en)

    def test_a_name_with_braces_is_told_as_it_is(self, pitfalls: dict[str, PitfallText]) -> None:
        kit = notation.kit("{x}: skill")
        found = Finding("missed_information", "{x}", WARN, notation.NINE, "nothing", {}, "{x}")
        assert "“{x} (en)”" in word(found, kit, pitfalls, "en").seen


class TestContent:
    def test_every_rule_has_its_text_and_ready_reasons(self, pitfalls: dict[str, PitfallText]) -> None:
        assert set(RULES) <= set(pitfalls)
        assert all(pitfalls[rule].reasons for rule in RULES)

    @pytest.mark.parametrize(("rule", "variant"), [("unheard_of", "nothing"), ("missed_information", "unheard_of")])
    def test_a_finding_without_words_is_an_error(
        self, rule: str, variant: str, pitfalls: dict[str, PitfallText]
    ) -> None:
        with pytest.raises(KeyError, match="unheard_of"):
            word(Finding(rule, "need", WARN, notation.NINE, variant), KIT, pitfalls, "en")
