"""A better question in place of a faulty one, made from its own words where they will bear it."""

from __future__ import annotations

import re
from typing import Final

from .asks import AUX, NOT, REQUEST, TAG, WH
from .question import Span, Spoken
from .signs import PLAYED

EXAMPLE: Final = "Could you give me an example of that from your own work?"
VIEW: Final = "What is your own view of this, and what in your work has led you to it?"
REAL: Final = "Tell me about a time when something like this happened to you. What did you do, and how did it end?"
AFTERWARDS: Final = "What happened there, and what did you do?"
LOOSE_END: Final = re.compile(
    r"(?:[\s,;:\u2013\u2014-]+|\b(?:and|or|but|so|as|oh|also|plus|then|separately|because|while I think of it|by the way)\b)+$",
    re.IGNORECASE,
)
CASE: Final = re.compile(
    r"(?<![\w'])(?:if|suppose|supposing|imagine|say|let's say|picture this:|what if|assume|assuming)(?: that)?,? "
    r"(?P<rest>(?:you|a|an|two|one|somebody|someone) [^,.?!;:]{5,90})"
)
HOW_WOULD: Final = re.compile(
    r"(?:how|what) would you (?:go about|deal with|handle|approach|manage|tackle) (?P<rest>(?!it)[^,.?!;]{4,90})"
)
PROOF: Final = re.compile(r"over (?:18|21|eighteen|twenty-one)|right to work|work permit|legally|allowed to work")
OPENERS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(rf"(?<![\w']){pattern} (?P<rest>[^?.!;]{{2,110}})"), told)
    for pattern, told in (
        ("have you ever", "When have you {rest}, and what did you do?"),
        ("(?:can|could) you start", "From which date could you start?"),
        ("do you prefer", "How do you choose between {pair}?"),
        ("(?:do|don't) you (?:like|enjoy|love)", "What do you like, and what do you dislike, about {rest}?"),
        ("do you know", "What do you know about {rest}?"),
        (
            "(?:do you have|have you got|any|got)(?: an?| any| your own| some)?",
            "What can you tell me about your {rest}?",
        ),
        ("(?:can|could) you", "When have you had to {rest}, and how did you manage?"),
        ("are you", "Please give me an example that shows how far you are {rest}."),
        ("you(?:'re| are)", "Please give me an example that shows how far you are {rest}."),
        ("(?:do|don't) you", "How far do you {rest}? Please give me an example."),
        ("have you", "When have you {rest}, and what did you do?"),
    )
)
DECIDE: Final = re.compile(r"^would you (?:ever )?(?P<rest>(?!be |have |say )[^,.?!;]{4,90})")
OPINION: Final = re.compile(
    r"(?<![\w'])(?:you (?:not )?(?:agree|think|say|believe|feel|find)|true that|best|agree that)(?![\w'])"
)
CONFIRM: Final = re.compile(r",? (?:right|correct|yes|yeah|I take it|I trust|I suppose|I assume)$", re.IGNORECASE)
CLAIM: Final = re.compile(
    r"(?<![\w'])you (?:do |also |always |obviously |clearly )*(?P<rest>(?!would|will|must|don't|didn't|won't|never)[a-z][^?.!;]{3,100})"
)


def narrow_to(spoken: Spoken, original: str, second: Span) -> str:
    """The first subject alone."""
    begin, end = spoken.flat.span(spoken.asks[0].start if spoken.asks else 0, second[0])
    kept = LOOSE_END.sub("", original[begin:end]).strip()
    return sentence(kept) if len(kept.split()) > 2 else EXAMPLE


def ask_real(spoken: Spoken, original: str) -> str:
    """A supposed case turned into a real one."""
    if found := HOW_WOULD.search(spoken.text):
        thing = _rest(spoken, original, 0, found)
        return f"Tell me about a time when you dealt with {thing}. What did you do?"
    if found := CASE.search(spoken.text):
        case = _rest(spoken, original, 0, found)
        return f"Have you come across something like this: {case}? Tell me what you did, and how it ended."
    if found := DECIDE.search(spoken.text):
        return f"Tell me about a time when you had to decide whether to {_rest(spoken, original, 0, found)}."
    return REAL


def ask_openly(spoken: Spoken, original: str) -> str:
    """A yes-or-no question turned into one that asks for more."""
    begin, end = (spoken.asks[0].start, spoken.asks[0].end) if spoken.asks else (0, len(spoken.text))
    text = TAG.sub("", spoken.text[begin:end])
    if PROOF.search(text):
        return "Which document will you bring to show that you may do this work?"
    if OPINION.search(spoken.text):
        return VIEW
    if re.search(r"(?<![\w'])(?:if|would you|imagine|suppose)(?![\w'])", text):
        return ask_real(spoken, original)
    for pattern, told in OPENERS:
        if found := pattern.search(text):
            rest = _rest(spoken, original, begin, found)
            return told.format(rest=rest, pair=rest.replace(" or ", " and "))
    if PLAYED.search(text):
        return AFTERWARDS
    if found := CLAIM.search(text):
        return f"How far do you {_rest(spoken, original, begin, found)}? Please give me an example."
    return "What part does this play in your work? Please give me an example."


def _rest(spoken: Spoken, original: str, begin: int, found: re.Match[str]) -> str:
    """The words that follow an opener, as they were given."""
    first, last = spoken.flat.span(begin + found.start("rest"), begin + found.end("rest"))
    return LOOSE_END.sub("", CONFIRM.sub("", original[first:last])).strip(" ,")


def ask_neutrally(spoken: Spoken, original: str, span: Span) -> str:
    """The question without what went before it or after it and gave the answer away."""
    for ask in spoken.asks:
        if ask.form not in (WH, REQUEST):
            continue
        if ask.start >= span[1] - 1:
            begin, end = spoken.flat.span(ask.start, ask.end)
            return sentence(original[begin:end])
        if span[0] - ask.start > 20:
            begin, end = spoken.flat.span(ask.start, span[0])
            return sentence(LOOSE_END.sub("", original[begin:end]))
    if any(ask.form in (WH, REQUEST) for ask in spoken.asks):
        return VIEW
    return ask_openly(spoken, original)


def sentence(words: str) -> str:
    """With a capital and a mark at its end."""
    words = words.strip(" ,;:-\u2013\u2014")
    if not words:
        return EXAMPLE
    told = words[0].upper() + words[1:]
    if told[-1] in ".?!":
        return told
    asks = re.match(
        rf"(?:(?:in|on|at|with|to) )?(?:what|how|why|which|who|where|when|whose|{AUX}{NOT})(?!\w)", told.lower()
    )
    return told + ("?" if asks else ".")
