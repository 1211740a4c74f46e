"""The texts that teach, by key: what the techniques and the pitfalls are called and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from interviewkit.domain.question import PitfallText, TechniqueText
from interviewkit.domain.wording import by_key
from interviewkit.library.loader import cached_bank


@cache
def technique_texts() -> Mapping[str, TechniqueText]:
    """The five techniques by key."""
    return {technique.key: technique for technique in cached_bank().techniques}


@cache
def pitfall_texts() -> Mapping[str, PitfallText]:
    """The pitfalls by key."""
    return by_key(cached_bank().pitfalls)
