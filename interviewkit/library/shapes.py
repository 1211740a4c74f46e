"""The shape of each kind of content file, as docs/content-format.md describes it."""

from __future__ import annotations

import re
import unicodedata
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.question import KINDS, LANGS, LEVELS, RED_LINES, SCALE, STAR, VERDICTS
from interviewkit.domain.shape import at, fault, list_of, obj, one_of, whole, words
from interviewkit.domain.technique import FAULTS, TECHNIQUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviewkit.domain.shape import Check

LONGEST_ANSWER: Final = 15
"""Minutes that one question may plan for."""
HEAVIEST: Final = 10
"""The greatest weight that a pack may suggest; house default."""
HIGHEST_VERSION: Final = 9999
LEAST_QUESTION_PROBES: Final = 2

UNSEEN: Final = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories: controls, formats such as zero-width spaces, unassigned and private characters, separators."""
LEAST_PLAY: Final = 3
LONGEST_PLAY: Final = 20
"""Minutes that a role play may take."""
LEAST_EXPECTED: Final = 3
LEAST_ANSWERS: Final = 4
"""What the answer key of a role play holds at least; house defaults."""
ELSEWHERE: Final = "/"
"""Between pack and key in a list of competencies: one that lives in another pack."""
_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")


def prose(value: Any, path: str, faults: list[Fault]) -> None:
    """A text that is not blank and holds nothing that can't be seen, line breaks aside."""
    before = len(faults)
    words(value, path, faults)
    if len(faults) > before or value.isprintable():
        return
    unseen = (ch for ch in value if ch != "\n" and unicodedata.category(ch) in UNSEEN)
    if (ch := next(unseen, None)) is not None:
        where = f"U+{ord(ch):04X} at character {value.index(ch) + 1}"
        faults.append(Fault(path, where, "a text without control characters and invisible ones"))


def key(value: Any, path: str, faults: list[Fault]) -> None:
    """A key: lower case, digits and _, a letter first."""
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        fault(faults, path, value, "a key of lower-case letters, digits and _")


def reference(value: Any, path: str, faults: list[Fault]) -> None:
    """The key of a competency of this pack, or `pack/key` of another."""
    parts = value.split(ELSEWHERE, 1) if isinstance(value, str) else [""]
    if not all(_KEY.fullmatch(part) for part in parts):
        fault(faults, path, value, "a competency's key, or pack/key for one of another pack")


def both(more: Mapping[str, Check] | None = None) -> Check:
    """A text in both languages, told apart by `zh` and `en`, with more keys beside them where wanted."""
    shape = obj({**(more or {}), **dict.fromkeys(LANGS, prose)})

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        before = len(faults)
        shape(value, path, faults)
        if len(faults) == before and value["zh"].strip() == value["en"].strip():
            faults.append(Fault(path, "the same words in both languages", "each language's own words"))

    return check


def flag(value: Any, path: str, faults: list[Fault]) -> None:
    """True or false."""
    if not isinstance(value, bool):
        fault(faults, path, value, "true or false")


def weights(value: Any, path: str, faults: list[Fault]) -> None:
    """A table of whole numbers by key."""
    names = value if isinstance(value, dict) else {}
    obj(dict.fromkeys(names, whole(1, HEAVIEST)))(value, path, faults)


def word_lists(value: Any, path: str, faults: list[Fault]) -> None:
    """A table of lists of words, each by its name."""
    names = value if isinstance(value, dict) else {}
    obj(dict.fromkeys(names, list_of(prose, least=1)))(value, path, faults)


def phrases(value: Any, path: str, faults: list[Fault]) -> None:
    """A table of texts in one language, each by its name; {placeholders} are plain names."""
    names = value if isinstance(value, dict) else {}
    obj(dict.fromkeys(names, prose))(value, path, faults)
    for name, text in names.items():
        if isinstance(text, str):
            _placeholders(text, at(path, name), faults)


def template(value: Any, path: str, faults: list[Fault]) -> None:
    """A text in both languages with the same {placeholders} in each."""
    before = len(faults)
    _text(value, path, faults)
    if len(faults) > before:
        return
    used = {lang: _placeholders(value[lang], at(path, lang), faults) for lang in LANGS}
    if len(faults) == before and used["zh"] != used["en"]:
        odd = ", ".join(f"{{{name}}}" for name in sorted(used["zh"] ^ used["en"]))
        faults.append(Fault(path, f"{odd} in one language alone", "the same {placeholders} in both languages"))


def _placeholders(text: str, path: str, faults: list[Fault]) -> set[str]:
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
    except ValueError:
        fields = [("", None, None)]
    if not all(_KEY.fullmatch(name) and not spec and not how for name, spec, how in fields):
        fault(faults, path, text, "braces around a plain name only, such as {competency}")
    return {name for name, _, _ in fields}


_text: Final = both()
_names: Final = obj(dict.fromkeys(LANGS, list_of(prose, least=1)))
_version: Final = whole(1, HIGHEST_VERSION)
_probe: Final = both({"part": one_of(STAR)})
_named: Final = {"key": key, "name": _text}
_taught: Final = {**_named, **dict.fromkeys(("what", "when", "how", "good", "bad"), _text)}

TECHNIQUE: Final = obj({**_taught, "mark": _text, "why_bad": _text, "key": one_of(TECHNIQUES)})

PITFALL: Final = obj(
    {
        **_taught,
        "documented": flag,
        "source": _text,
        "findings": list_of(obj({"variant": key, "seen": template, "why": template, "act": template}), least=1),
        "reasons": list_of(_text, least=1),
    }
)

PACK: Final = obj(
    {**_named, "version": _version, "summary": _text, "competencies": list_of(reference)},
    {"weights": weights, "suggested": list_of(key, least=1), "also_called": _names},
)

SCENARIO: Final = obj(
    {
        **_named,
        "version": _version,
        "minutes": whole(LEAST_PLAY, LONGEST_PLAY),
        "competencies": list_of(key, least=1),
        **dict.fromkeys(("scene", "candidate", "interviewer"), _text),
        "expect": list_of(_text, least=LEAST_EXPECTED),
        "answers": list_of(
            obj({"line": _text, "verdict": one_of(VERDICTS), "why": _text}, {"red_line": one_of(RED_LINES)}),
            least=LEAST_ANSWERS,
        ),
    }
)

WORD_LISTS: Final = obj({"lang": one_of(LANGS), "lists": word_lists, "phrases": phrases})
FAULT_TEXTS: Final = obj(
    {"faults": list_of(obj({"key": one_of(FAULTS), **dict.fromkeys(("name", "what", "why", "how"), _text)}))}
)
MATTERS: Final = obj({"matters": list_of(obj({**_named, "risk": _text, "instead": _text}), least=1)})
MATTER_WORDS: Final = obj({"words": word_lists})
NOTE_WORDS: Final = obj({"lists": word_lists, "stated": word_lists})

QUESTION: Final = obj(
    {
        "id": words,
        "version": _version,
        "technique": one_of(TECHNIQUES),
        "level": one_of(LEVELS),
        "minutes": whole(1, LONGEST_ANSWER),
        "text": _text,
        "listen_for": _text,
        "probes": list_of(_probe, least=LEAST_QUESTION_PROBES),
    }
)

COMPETENCY: Final = obj(
    {
        **_named,
        "kind": one_of(KINDS),
        "version": _version,
        "definition": _text,
        "anchors": list_of(_text, length=len(SCALE)),
        "probes": list_of(_probe),
        "questions": list_of(QUESTION),
    }
)
