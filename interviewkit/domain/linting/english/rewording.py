"""A better question in place of a faulty one, made from its own words where they will bear it."""

from __future__ import annotations

import re
from typing import Final

from .asks import AUX, NOT, TAG
from .question import Span, Spoken

EXAMPLE: Final = "Could you give me an example of that from your own work?"
CASE: Final = re.compile(
    r"(?<![\w'])(?:if|when|suppose|supposing|imagine|imagine that|say|let's say|picture this:|what if"
    r"|assume|assuming)(?: that)?,? (?P<case>(?:you|a|an|the|your|two|one|somebody"
    r"|someone) [^,.?!;]{5,90})"
)
HOW_WOULD: Final = re.compile(
    r"(?:how|what) would you (?:go about |deal with |handle |approach |manage |tackle )(?P<thing>[^,.?!;]{4,90})"
)
YOU: Final = re.compile(rf"{AUX}{NOT} you (?P<rest>[^?.!;]{{3,110}})")
OWN: Final = re.compile(r"you(?:'re|'d|'ve)? (?P<rest>[^?.!;,]{3,110})")


def narrow_to(spoken: Spoken, original: str, second: Span) -> str:
    """The first subject alone."""
    begin, _ = spoken.flat.span(*second)
    kept = re.sub(
        r"(?:[\s,;:–—-]+|\b(?:and|or|but|so|oh|also|plus|then|separately|while I think of it|by the way)\b)+$",
        "",
        original[:begin],
        flags=re.IGNORECASE,
    ).strip()
    return sentence(kept) if len(kept.split()) > 2 else EXAMPLE


def ask_real(spoken: Spoken) -> str:
    """A supposed case turned into a real one."""
    if found := HOW_WOULD.search(spoken.text):
        return f"Tell me about a time when you dealt with {_plain(found['thing'])}. What did you do?"
    if (found := CASE.search(spoken.text)) and re.search(
        r"(?<![\w'])(?:a|an|you|somebody|someone)(?![\w'])", found["case"][:9]
    ):
        return f"Have you come across something like this: {_plain(found['case'])}? Tell me what you did, and how it ended."
    return "Tell me about a time when something like this happened to you. What did you do, and how did it end?"


def ask_openly(spoken: Spoken) -> str:
    """A yes-or-no question turned into a request."""
    text = spoken.text
    if found := re.search(rf"{AUX}{NOT} you ever (?P<rest>[^?.!;]{{3,110}})", text):
        return f"Tell me about a time when you have {_plain(found['rest'])}."
    if found := re.search(r"(?:do|don't|would) you (?:like|enjoy|prefer|love) (?P<rest>[^?.!;]{3,90})", text):
        return f"What do you like, and what do you dislike, about {_plain(found['rest'])}?"
    if found := re.search(r"(?:can|could) you (?P<rest>[^?.!;]{3,90})", text):
        return f"What would you need in order to {_plain(found['rest'])}?"
    if found := re.search(r"(?:have) you (?P<rest>(?:used|worked|done|sold|operated|driven|had)[^?.!;]{3,90})", text):
        return f"Where have you {_plain(found['rest'])}, and what did you do there?"
    if found := re.search(r"(?:did|didn't) you (?P<rest>[^?.!;]{2,90})", text):
        return (
            f"What did you do at that point, and what came of it? ({_plain(found['rest'])})"
            if False
            else "What did you do at that point, and what came of it?"
        )
    return "How did you go about that? Please give me an example."


def ask_neutrally(spoken: Spoken, original: str, span: Span) -> str:
    """The question itself without what went before it or after it."""
    for ask in spoken.asks:
        if ask.form in ("wh", "request") and ask.start >= span[1] - 1:
            begin, end = spoken.flat.span(ask.start, ask.end)
            return sentence(original[begin:end])
    last = spoken.last
    told = TAG.sub("", last.text) if last else ""
    if found := re.search(r"(?:you're|you are|you must be) (?:a |an )?(?P<what>[^?.!;,]{3,60})", told):
        return f"Tell me about a time that shows how far you are {_plain(found['what'])}, or are not."
    return "Tell me about a time when this came up in your work. What did you do?"


def sentence(words: str) -> str:
    """With a capital and a mark at its end."""
    words = words.strip(" ,;:-–—")
    if not words:
        return EXAMPLE
    capital = words[0].upper() + words[1:]
    if capital[-1] in ".?!":
        return capital
    return capital + (
        "?"
        if re.match(rf"(?:and |so )?(?:what|how|why|which|who|where|when|whose|{AUX}{NOT})(?![\w])", words.lower())
        else "."
    )


def _plain(words: str) -> str:
    return re.sub(r"(?<![\w'])i(?![\w])", "I", words.strip(" ,"))
