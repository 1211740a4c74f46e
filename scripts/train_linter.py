"""Learn the linter's weights from the labelled questions and from the bank; scikit-learn has to be installed.

    .venv/bin/python -m pip install '.[train]'
    .venv/bin/python scripts/train_linter.py [zh|en]

The labelled questions were written in sets, each without a look at the others: general ones, which hold about as many
questions of each kind as people write, and dense ones, which show one fault in many ways beside what looks like it.
First each general set is judged by what was learnt from all others: this gives the thresholds, and the figures that
are printed. Then the weights are learnt from all. What is held back (labelled/*_held.csv) is only read at the end, to
print how it is judged.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from interviewkit.domain.linting.chinese import Chinese
from interviewkit.domain.linting.english import English
from interviewkit.domain.linting.weighing import ANSWERS, NO_QUESTION, Weights
from interviewkit.domain.question import LANGS, Lang
from interviewkit.domain.technique import FAULTS, TECHNIQUES
from interviewkit.library.lexicon import load_lexicon
from interviewkit.library.loader import SHIPPED, cached_bank
from interviewkit.library.weights import DIGITS, weights_file, weights_text

LABELLED: Final = Path(__file__).parents[1] / "tests" / "domain" / "linting" / "labelled"
GENERAL: Final = "general"
"""What the names of general sets begin with."""
LEAST_SEEN: Final = 4
"""Times that a sign must have been seen: in two questions in both their dresses; one tells nothing about others."""
FREEDOM: Final = 20.0
RATIO_FREEDOM: Final = 1.0
"""Inverse strengths of regularisation; tried between 3 and 100, and 1 and 5: about the same."""
SMOOTHING: Final = 0.5
"""What is added to the counts of the naive-Bayes ratio."""
LEAST_SAID: Final = 0.08
"""Weights nearer to nothing are left out: the file is half as large, no figure changes."""
WISHED_PRECISION: Final = 0.95
WISHED_RECALL: Final = 0.9
"""The goals; a warning that is wrong costs more trust than one that is missing."""
LEARN: Final = "learn"
HELD: Final = "held"
DRESSED: Final = "dressed"
BANK: Final = "bank"
OPENERS: Final = {
    "zh": ("嗯，", "好的，", "那，", "请问", "我想问一下，", "我直说了，", "随便聊聊，"),
    "en": ("Okay, ", "Right, so ", "Now, ", "I'd like to ask: ", "Moving on. ", "Just out of interest, ", "And "),
}


@dataclass(frozen=True)
class Labelled:
    """A question, what people say of it, the set that it belongs to, and what can be seen in it."""

    technique: str
    faults: frozenset[str]
    belongs: str
    signs: dict[str, float]


def main() -> None:
    """Write question_bank/lexicon/weights_*.json, and print the figures."""
    for lang in [each for each in LANGS if each in sys.argv[1:]] or LANGS:
        see = seer(lang)
        learn = [*labelled(lang, LEARN, see), *of_bank(lang, see)]
        threshold, temper = cross_judge(learn)
        weights = replace(tempered(fitted(learn), temper), threshold=threshold)
        text = weights_text(weights, fingerprint(lang))
        Path(str(files(SHIPPED) / "lexicon" / weights_file(lang))).write_text(text, encoding="utf-8")
        print(
            f"{lang}: temper {temper}, {len(learn)} questions, {len(weights.signs)} signs, {len(text.encode())} bytes"
        )
        held = labelled(lang, HELD, see)
        show("held back", held, [judged(each.signs, weights) for each in held], threshold)


def seer(lang: Lang) -> Callable[[str], dict[str, float]]:
    """What sees the signs of a text in that language, with their loudness."""
    lexicon, none = load_lexicon(), Weights([0.0] * len(ANSWERS), [0.0] * len(FAULTS), {})
    reader = (Chinese if lang == "zh" else English)(lexicon.words[lang], lexicon.phrases[lang], lexicon.matters, none)
    return lambda text: {sign.name: sign.loudness for sign in reader.signs(text)}


def rows(lang: Lang, name: str) -> list[dict[str, str]]:
    """The rows of a labelled file."""
    with (LABELLED / f"{lang}_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labelled(lang: Lang, name: str, see: Callable[[str], dict[str, float]]) -> list[Labelled]:
    """Labelled questions; those to learn from a second time in another dress, so that looks are not learnt."""
    found = []
    for row in rows(lang, name):
        technique, faults = row["technique"] or NO_QUESTION, frozenset(row["faults"].split())
        found.append(Labelled(technique, faults, row.get("set", name), see(row["text"])))
        if name == LEARN:
            found.append(Labelled(technique, faults, f"{row['set']}, {DRESSED}", see(dressed(row["text"], lang))))
    return found


def dressed(text: str, lang: Lang) -> str:
    """The same question without its last mark, or behind an opener; which, its letters decide."""
    number = hashlib.sha256(text.encode()).digest()[0]
    if number % 2:
        return text.rstrip("。？！.?! ")
    return OPENERS[lang][number // 2 % len(OPENERS[lang])] + text


def of_bank(lang: Lang, see: Callable[[str], dict[str, float]]) -> list[Labelled]:
    """The bank's questions, twice as others are: their technique is known, and faults they have none."""
    questions = [question for *_, question in cached_bank().questions()]
    return [Labelled(q.technique, frozenset(), BANK, see(q.text[lang])) for q in questions for _ in range(2)]


def fingerprint(lang: Lang) -> str:
    """A hash over the labelled questions that the weights of a language are learnt from."""
    return hashlib.sha256((LABELLED / f"{lang}_{LEARN}.csv").read_bytes()).hexdigest()


def cross_judge(learn: Sequence[Labelled]) -> tuple[list[float], float]:
    """What serves best when each general set is judged by what was learnt from the others: thresholds and temper."""
    found: list[Labelled] = []
    scores: list[Sequence[float]] = []
    for name in sorted({each.belongs for each in learn if each.belongs.startswith(GENERAL)}):
        if name.endswith(DRESSED):
            continue
        weights = fitted([each for each in learn if not each.belongs.startswith(name)])
        judging = [each for each in learn if each.belongs == name]
        found += judging
        scores += [judged(each.signs, weights) for each in judging]
    threshold = [best_threshold(place, found, scores) for place in range(len(FAULTS))]
    show("general sets, each by what was learnt from the others", found, scores, threshold)
    return threshold, best_temper(found, np.array(scores)[:, len(FAULTS) :])


def best_temper(found: Sequence[Labelled], scores: Any) -> float:
    """By how much to cool what is said of techniques, so that a confidence of 0.8 is right four times in five."""
    there = [ANSWERS[len(FAULTS) :].index(each.technique) for each in found]

    def loss(temper: float) -> float:
        cooled = scores / temper
        return float(np.mean(np.log(np.exp(cooled).sum(1)) - cooled[np.arange(len(there)), there]))

    return float(min(np.arange(1, 8, 0.25), key=loss))


def tempered(weights: Weights, temper: float) -> Weights:
    """The same weights, with what they say of techniques cooled."""
    bias = [each / temper if at >= len(FAULTS) else each for at, each in enumerate(weights.bias)]
    signs = {
        name: tuple((at, each / temper if at >= len(FAULTS) else each) for at, each in pairs)
        for name, pairs in weights.signs.items()
    }
    return replace(weights, bias=bias, signs=signs)


def best_threshold(place: int, found: Sequence[Labelled], scores: Sequence[Sequence[float]]) -> float:
    """The odds from which on a fault is told: nearest to the goals, and of those at best balance."""

    def value(threshold: float) -> tuple[float, float]:
        precision, recall = precision_recall(place, found, scores, threshold)
        short = max(WISHED_PRECISION - precision, 0) + max(WISHED_RECALL - recall, 0)
        return -short, precision * recall / max(precision + recall, SMOOTHING)

    return max((log(chance / (1 - chance)) for chance in np.arange(0.1, 0.9, 0.02)), key=value)


def precision_recall(
    place: int, found: Sequence[Labelled], scores: Sequence[Sequence[float]], threshold: float
) -> tuple[float, float]:
    """Precision and recall of a fault."""
    told = [score[place] >= threshold for score in scores]
    there = [FAULTS[place] in each.faults for each in found]
    both = sum(a and b for a, b in zip(told, there, strict=True))
    return both / max(sum(told), 1), both / max(sum(there), 1)


def show(title: str, found: Sequence[Labelled], scores: Sequence[Sequence[float]], threshold: Sequence[float]) -> None:
    """Print the figures."""
    print(f"  {title}: {len(found)}")
    for place, fault in enumerate(FAULTS):
        there = sum(fault in each.faults for each in found)
        precision, recall = precision_recall(place, found, scores, threshold[place])
        print(f"    {fault:20} precision {precision:.3f}  recall {recall:.3f}  ({there})")
    names = ANSWERS[len(FAULTS) :]
    right = sum(
        names[int(np.argmax(score[len(FAULTS) :]))] == each.technique for score, each in zip(scores, found, strict=True)
    )
    print(f"    technique            {right / len(found):.3f}", flush=True)


def fitted(learn: Sequence[Labelled]) -> Weights:
    """What is learnt from questions; thresholds are left at even odds."""
    seen = Counter(name for each in learn for name in each.signs)
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        {name: loud for name, loud in each.signs.items() if seen[name] >= LEAST_SEEN} for each in learn
    ).tocsr()
    faults = [fit_twice(table, np.array([fault in each.faults for each in learn])) for fault in FAULTS]
    technique = fit(table, [each.technique for each in learn], FREEDOM)
    order = [list(technique.classes_).index(name) for name in (*TECHNIQUES, NO_QUESTION)]
    said = np.vstack([*(weights for weights, _ in faults), *(technique.coef_[at] for at in order)])
    bias = [*(bias for _, bias in faults), *(technique.intercept_[at] for at in order)]
    signs = {name: pairs for at, name in enumerate(vectors.feature_names_) if (pairs := loud_ones(said[:, at]))}
    return Weights([float(each) for each in bias], [0.0] * len(FAULTS), signs)


def fit_twice(table: Any, there: Any) -> tuple[Any, float]:
    """The middle of two ways to learn a fault: from signs as they are, and from signs the louder, the more they tell.

    The second weighs each sign by its naive-Bayes log ratio (Wang & Manning, "Baselines and bigrams", ACL 2012), which
    finds more of what is rare; the first is surer of what is frequent. Both are sums, so their middle is one.
    """
    plain = fit(table, there, FREEDOM)
    seen = (table > 0).astype(float)
    with_it, without = (np.asarray(seen[rows].sum(0)).ravel() + SMOOTHING for rows in (there, ~there))
    ratio = np.log((with_it / with_it.sum()) / (without / without.sum()))
    weighed = fit(table.multiply(ratio).tocsr(), there, RATIO_FREEDOM)
    return (plain.coef_[0] + weighed.coef_[0] * ratio) / 2, float(plain.intercept_[0] + weighed.intercept_[0]) / 2


def fit(table: Any, answers: Any, freedom: float) -> LogisticRegression:
    """A logistic regression."""
    return LogisticRegression(C=freedom, max_iter=300).fit(table, answers)


def loud_ones(said: Any) -> tuple[tuple[int, float], ...]:
    """What a sign says, without whispers."""
    return tuple((at, round(float(each), DIGITS)) for at, each in enumerate(said) if abs(each) >= LEAST_SAID)


def judged(signs: dict[str, float], weights: Weights) -> list[float]:
    """The odds of each answer for a text of these signs."""
    scores = list(weights.bias)
    for name, loudness in signs.items():
        for place, weight in weights.signs.get(name, ()):
            scores[place] += weight * loudness
    return scores


if __name__ == "__main__":
    main()
