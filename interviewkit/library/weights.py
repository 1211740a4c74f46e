"""What was learnt of questions: lexicon/weights_zh.json and weights_en.json, made by scripts/train_linter.py."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.linting.weighing import ANSWERS, Weights
from interviewkit.domain.shape import show
from interviewkit.domain.technique import FAULTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from interviewkit.domain.question import Lang

    from .documents import Faults

DIGITS: Final = 2
"""Decimals of a weight in a file."""


def weights_file(lang: Lang) -> str:
    """The name of a language's file in the folder of the lexicon."""
    return f"weights_{lang}.json"


def read_weights(folder: Path | Traversable, lang: Lang, faults: Faults, name: str) -> Weights | None:
    """The weights of a language; None, with a fault at `name`, for a file that lacks or holds something else."""
    try:
        found = json.loads((folder / weights_file(lang)).read_text(encoding="utf-8"))
        return _weights(found)
    except OSError as error:
        faults.file(name, error.strerror or "an error", "a file that can be read")
    except (ValueError, TypeError, KeyError, LookupError, AttributeError):
        faults.file(name, "something else than weights", "what scripts/train_linter.py writes")
    return None


def _weights(found: Any) -> Weights:
    """Raises ValueError and its like for what has another shape."""
    if tuple(found["answers"]) != ANSWERS:
        raise ValueError(show(found["answers"]))
    signs = {name: _pairs(flat) for name, flat in found["signs"].items()}
    bias, threshold = [float(each) for each in found["bias"]], [float(each) for each in found["threshold"]]
    if len(bias) != len(ANSWERS) or len(threshold) != len(FAULTS):
        raise ValueError(show(len(bias)))
    return Weights(bias, threshold, signs)


def _pairs(flat: list[float]) -> tuple[tuple[int, float], ...]:
    """Places among the answers, each followed by what the sign says for it."""
    pairs = tuple(zip(flat[::2], flat[1::2], strict=True))
    if any(place not in range(len(ANSWERS)) for place, _ in pairs):
        raise ValueError(show(flat))
    return tuple((int(place), float(weight)) for place, weight in pairs)


def weights_text(weights: Weights, learnt_from: str) -> str:
    """The content of a file: what `read_weights` reads, and a hash over what it was learnt from; a line a sign."""
    head = {
        "learnt_from": learnt_from,
        "answers": ANSWERS,
        "bias": [round(each, DIGITS) for each in weights.bias],
        "threshold": [round(each, DIGITS) for each in weights.threshold],
    }
    lines = [f"{_short(name)}:{_short(_rounded(pairs))}" for name, pairs in sorted(weights.signs.items())]
    return _short(head)[:-1] + ',"signs":{\n' + ",\n".join(lines) + "\n}}\n"


def _rounded(pairs: Sequence[tuple[int, float]]) -> list[float]:
    return [*chain(*((place, round(weight, DIGITS)) for place, weight in pairs))]


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
