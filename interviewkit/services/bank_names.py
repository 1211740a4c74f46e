"""What of the bank a search names, and the pack that it asks for with the name of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from interviewkit.domain.question import LANGS, Bank, Competency, RolePack, Text
from interviewkit.library.terms import SHORTEST_BEGINNING

from .marks import fold

SHORTEST_NAME: Final = 2
"""Characters of a query from which it may name a technique, a pitfall, a pack or a competency."""

_ASKING: Final = re.compile(
    r"面试|招聘|岗位|职位|问题|题目|题库|提问|常见|常用|怎么|如何|哪些|什么|[0-9一二两三四五六七八九十几]+[个道]|[题问的好]"
    r"|[\W_]+"
    r"|\b(?:an?|the|for|of|to|in|with|what|how|ask|asked|good|best|common|ten|10"
    r"|interviews?|interviewing|questions?|hiring|hire|jobs?|roles?|positions?)\b"
)
"""What stands around the name of a job where its questions are asked for, and asks for nothing else."""


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of techniques and pitfalls, the packs and the competencies that a query names."""

    techniques: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    packs: tuple[RolePack, ...] = ()
    competencies: tuple[tuple[RolePack, Competency], ...] = ()


def find_named(bank: Bank, listed: Sequence[tuple[RolePack, Competency]], query: str) -> Named:
    """What has the query in its name. A pack is named by a word that begins so, and by a query that holds such a name.

    In: the competencies that may be named. A query that is too short names nothing.
    """
    wanted = _plain(query)
    if len(wanted) < SHORTEST_NAME:
        return Named()

    def names(name: Text) -> bool:
        return any(wanted in fold(name[lang]) for lang in LANGS)

    return Named(
        tuple(technique.key for technique in bank.techniques if names(technique.name)),
        tuple(pitfall.key for pitfall in bank.pitfalls if names(pitfall.name)),
        tuple(pack for pack in bank.packs if _calls(pack, wanted)),
        tuple((pack, each) for pack, each in listed if names(each.name)),
    )


def find_asked_for(packs: Iterable[RolePack], query: str) -> RolePack | None:
    """The pack that a query names and asks nothing else of, such as 导购面试题; None if there is none."""
    wanted = _plain(query)
    for pack in packs:
        for name in _names(pack):
            inside = _standing(name).search(wanted)
            if inside and not _ASKING.sub("", f"{wanted[: inside.start()]} {wanted[inside.end() :]}"):
                return pack
    return None


def _calls(pack: RolePack, wanted: str) -> bool:
    """Whether a query begins a word of one of the pack's names, or holds such a name."""
    whole = len(wanted) < SHORTEST_BEGINNING
    begins = _standing(wanted) if whole else re.compile(_from_word(wanted))
    return any(begins.search(name) or _standing(name).search(wanted) for name in _names(pack))


def _names(pack: RolePack) -> Iterator[str]:
    for lang in LANGS:
        yield from (_plain(name) for name in (pack.name[lang], *pack.also_called[lang]))


def _standing(name: str) -> re.Pattern[str]:
    """A name as it stands in a text: a Latin one as words of its own, also of several people."""
    return re.compile(_from_word(name) + (r"(?:s|es)?(?![a-z0-9])" if _latin(name[-1:]) else ""))


def _from_word(part: str) -> str:
    return (r"(?<![a-z0-9])" if _latin(part[:1]) else "") + re.escape(part)


def _latin(ch: str) -> bool:
    return ch.isascii() and ch.isalnum()


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
