"""The rules of the content format that look at more than one value: names, numbers, coverage, references.

A rule looks at documents whose shape may be broken elsewhere. Where a value can't be judged it is silent, so that no
fault is a mere consequence of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.pitfalls import RULES
from interviewkit.domain.question import ADAPTABILITY, FAIL, GOOD, KINDS, LANGS, MOTIVATION, POTENTIAL, STAR, VERDICTS
from interviewkit.domain.shape import at, show
from interviewkit.domain.technique import TECHNIQUES

from .documents import Document, Faults
from .folder import PACK, Shelf
from .shapes import ELSEWHERE
from .terms import fold

LEAST_QUESTIONS: Final = 2
"""Questions of each technique in a competency."""
LEAST_COMPETENCIES: Final = 6
REQUIRED_KINDS: Final = ((MOTIVATION,), (ADAPTABILITY, POTENTIAL))
"""A pack has a competency of one kind out of each group."""

COMPETENCY: Final = "competency"
"""The figure that every variant has: the competency's name."""
FINDING_TEXTS: Final = ("seen", "why", "act")

_NUMBER: Final = re.compile(r"[1-9][0-9]*")
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def own_key(value: Mapping[str, Any], name: str, what: str) -> Iterator[Fault]:
    """A file's `key` is its name, a pack's the name of its folder."""
    if isinstance(value.get("key"), str) and value["key"] != name:
        yield Fault("key", show(value["key"]), f"{show(name)}, the {what}'s name")


def variants(pitfall: Mapping[str, Any]) -> Iterator[Fault]:
    """Each variant of a pitfall's findings is worded once."""
    seen: set[str] = set()
    for path, finding in _items(pitfall, "findings"):
        variant = finding.get("variant")
        if isinstance(variant, str) and variant in seen:
            yield Fault(at(path, "variant"), f"{show(variant)} a second time", "a variant of its own")
        elif isinstance(variant, str):
            seen.add(variant)


def finding_words(pitfall: Mapping[str, Any]) -> Iterator[Fault]:
    """The words of a rule's findings: all of its variants, filled with nothing but the figures that the rule gives."""
    rule = RULES.get(str(pitfall.get("key")))
    if rule is None or not isinstance(pitfall.get("findings"), list):
        return
    worded = [finding.get("variant") for _, finding in _items(pitfall, "findings")]
    for variant in rule.words:
        if variant not in worded:
            yield Fault("findings", f"no variant {variant}", f"each of {', '.join(rule.words)}")
    for path, finding in _items(pitfall, "findings"):
        told = finding.get("variant")
        if isinstance(told, str) and told not in rule.words:
            yield Fault(at(path, "variant"), show(told), f"one of {', '.join(rule.words)}")
        elif isinstance(told, str):
            yield from _unfilled(path, finding, (COMPETENCY, *rule.words[told]))


def _unfilled(path: str, finding: Mapping[str, Any], figures: tuple[str, ...]) -> Iterator[Fault]:
    for part in FINDING_TEXTS:
        texts = finding.get(part)
        for lang in LANGS:
            text = texts.get(lang) if isinstance(texts, dict) else None
            names = _PLACEHOLDER.findall(text) if isinstance(text, str) else ()
            for name in dict.fromkeys(names):
                if name not in figures:
                    expected = f"one of {', '.join(f'{{{figure}}}' for figure in figures)}"
                    yield Fault(at(at(path, part), lang), f"{{{name}}}", expected)


def competency(value: Mapping[str, Any], pack: str, stem: str) -> Iterator[Fault]:
    """Probes for each part, questions in each technique, ids that say where a question belongs."""
    yield from _coverage(value)
    yield from _techniques(value)
    yield from _ids(value, pack, stem)


def _coverage(value: Mapping[str, Any]) -> Iterator[Fault]:
    if not isinstance(value.get("probes"), list):
        return
    parts = [probe.get("part") for _, probe in _items(value, "probes")]
    lacking = [part for part in STAR if part not in parts]
    if len(lacking) > _unknown(parts, STAR):
        yield Fault("probes", f"no probe for {', '.join(lacking)}", "at least one probe for each of S, T, A, R")


def _techniques(value: Mapping[str, Any]) -> Iterator[Fault]:
    if not isinstance(value.get("questions"), list):
        return
    used = [question.get("technique") for _, question in _items(value, "questions")]
    for technique in TECHNIQUES:
        count = used.count(technique)
        if count + _unknown(used, TECHNIQUES) < LEAST_QUESTIONS:
            expected = f"at least {LEAST_QUESTIONS} with each technique"
            yield Fault("questions", f"{count} with technique {technique}", expected)


def _ids(value: Mapping[str, Any], pack: str, stem: str) -> Iterator[Fault]:
    for path, question in _items(value, "questions"):
        name, technique = question.get("id"), question.get("technique")
        if not isinstance(name, str) or technique not in TECHNIQUES:
            continue
        places = [f"{pack}.{key}.{technique}" for key in (stem, value.get("key"))]
        place, _, number = name.rpartition(".")
        if place not in places or not _NUMBER.fullmatch(number):
            yield Fault(at(path, "id"), show(name), f"{places[0]}.<number from 1>")


def unique_ids(documents: Iterable[Document], faults: Faults) -> None:
    """No question id is used twice in the whole bank."""
    first: dict[str, str] = {}
    for document in documents:
        for path, question in _items(document.value, "questions"):
            name, here = question.get("id"), at(path, "id")
            if not isinstance(name, str):
                continue
            place = first.setdefault(name, f"{document.name}: {here}")
            if place != f"{document.name}: {here}":
                faults.inside(document, [Fault(here, f"{show(name)}, used by {place}", "an id of its own")])


def pack(value: Mapping[str, Any], name: str, packs: Mapping[str, Shelf]) -> Iterator[Fault]:
    """What pack.toml lists lies beside it or in the pack that it names, and covers what a pack has to assess."""
    yield from _called_once(value)
    files = [stem for stem in packs[name] if stem != PACK]
    listed = value.get("competencies")
    if not isinstance(listed, list):
        return
    yield from _listing(listed, files, packs)
    yield from _kinds([*(packs[name][stem] for stem in files), *_lent(listed, packs)])
    keys = [plain_key(each) for each in listed if isinstance(each, str)]
    yield from _known(value, "weights", keys)
    yield from _known(value, "suggested", keys)


def _called_once(value: Mapping[str, Any]) -> Iterator[Fault]:
    """No name that a pack is also called is its own or stands there already, in whichever language."""
    name, called = (value.get(key) for key in ("name", "also_called"))
    if not isinstance(called, dict):
        return
    seen = {_plain(own) for own in (name.values() if isinstance(name, dict) else ()) if isinstance(own, str)}
    for lang in LANGS:
        listed = called.get(lang)
        for index, each in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(each, str) and each.strip():
                if _plain(each) in seen:
                    yield Fault(at(f"also_called.{lang}", index), f"{show(each)} a second time", "each name once")
                seen.add(_plain(each))


def _plain(name: str) -> str:
    return fold(name).strip()


def plain_key(reference: str) -> str:
    """The key of a competency that a pack lists, wherever it lives."""
    return reference.rpartition(ELSEWHERE)[2]


def _known(value: Mapping[str, Any], name: str, keys: list[str]) -> Iterator[Fault]:
    """Keys of a table or items of a list that are no competency of the pack."""
    named = value.get(name)
    for place, key in enumerate(named) if isinstance(named, dict | list) else ():
        if isinstance(key, str) and key not in keys:
            path = at(name, key if isinstance(named, dict) else place)
            yield Fault(path, "no competency of this pack", f"one of {', '.join(keys)}")


def _listing(listed: list[Any], files: list[str], packs: Mapping[str, Shelf]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, key in enumerate(listed):
        path = at("competencies", index)
        if not isinstance(key, str):
            continue
        if ELSEWHERE in key:
            yield from _reference(path, key, packs)
        elif key not in files:
            yield Fault(path, show(key), f"the name of a file beside {PACK}.toml")
        if plain_key(key) in seen:
            yield Fault(path, f"{show(plain_key(key))} a second time", "each competency once")
        seen.add(plain_key(key))
    for key in files:
        if key not in listed:
            yield Fault("competencies", f"no {show(key)}", f"every file beside {PACK}.toml")
    if len(seen) < LEAST_COMPETENCIES:
        yield Fault("competencies", f"a pack of {len(seen)}", f"at least {LEAST_COMPETENCIES} competencies")


def _reference(path: str, key: str, packs: Mapping[str, Shelf]) -> Iterator[Fault]:
    home, _, stem = key.partition(ELSEWHERE)
    if stem == PACK or stem not in packs.get(home, {}):
        yield Fault(path, show(key), "a competency that lies in the pack before the /")


def _lent(listed: list[Any], packs: Mapping[str, Shelf]) -> Iterator[Document | None]:
    """The competencies of other packs that a pack lists."""
    for key in listed:
        if isinstance(key, str) and ELSEWHERE in key:
            home, _, stem = key.partition(ELSEWHERE)
            yield packs.get(home, {}).get(stem)


def scenario(value: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Fault]:
    """A role play is about competencies of its pack; its key has good lines and failing ones; a red line fails."""
    keys = list(keys)
    yield from _known(value, "competencies", keys)
    answers = [(path, answer) for path, answer in _items(value, "answers")]
    for verdict in (GOOD, FAIL):
        if answers and all(answer.get("verdict") in VERDICTS and answer["verdict"] != verdict for _, answer in answers):
            yield Fault("answers", f"none with verdict {verdict}", f"at least one {GOOD} line and one that is a {FAIL}")
    for path, answer in answers:
        if "red_line" in answer and answer.get("verdict") in VERDICTS and answer["verdict"] != FAIL:
            yield Fault(at(path, "verdict"), show(answer["verdict"]), f"{FAIL}, since it crosses a red line")


def _kinds(documents: Iterable[Document | None]) -> Iterator[Fault]:
    kinds = [document.value.get("kind") if document else None for document in documents]
    if _unknown(kinds, KINDS):
        return
    for group in REQUIRED_KINDS:
        if not set(group) & set(kinds):
            names = " or ".join(group)
            yield Fault("competencies", f"no competency of kind {names}", "one of that kind")


def _items(value: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables in a list, each with its path."""
    items = value.get(name)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield at(name, index), item


def _unknown(values: Iterable[Any], known: tuple[str, ...]) -> int:
    """How many values could still turn out to be any of the known ones."""
    return sum(1 for value in values if value not in known)
