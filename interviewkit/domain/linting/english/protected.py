"""Protected matters: family, age, faith, health and the like, asked about the candidate and not about others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.linting.lexicon import Matter

from .asks import REQUEST
from .question import Span, Spoken
from .words import phrases

OF_SELF: Final = (
    r"(?:own|late|ex-?|former|new|current|present|future|young|little|two|three|four|elderly|ageing|aging"
    r"|old|older|oldest|eldest|youngest|younger|first|whole|entire|immediate"
    r"|native|general|personal|real|exact|full|other|growing|small|newborn|baby|physical|religious"
    r"|political|ethnic|lovely|recent|long-term|strong|foreign|own|original|marital|poor|previous|past"
    r"|criminal|last|upcoming|thick|unusual|any)"
)
HAVING: Final = (
    r"(?:have you|(?:do|did|have|had|are|were|is|will|don't|haven't|would|can) (?:you|there"
    r"|either of you)(?: (?:still|currently|now|ever|already|also|got|have|had|hold|been|a|an"
    r"|any|some|the|want|need|planning|wear|use|take|taking|on|belong to|young|small|little"
    r"|school-age|or|two|grown-up|school|serious|known|underlying|pre-existing|existing"
    r"|long-term|bad|visible|physical|mental|other|medical))+)"
)
GAP: Final = (
    r"(?:(?:are|be|been|being|ever|currently|still|now|get|got|have|had|having|go|goes|going|planning|plan"
    r"|to|a|an|any|the|in|for|on|of|or|thinking|think|about|want"
    r"|wanting|hoping|hope|yet|consider|considering|considered|feel|need|mind|do|did|does|take|taking"
    r"|taken|off|time|with|your|not|never|more|really|as|belong|how|much|by|last"
    r"|every|regularly|yourself|also|like|likely|is|eat|wear|went|attend|attending|member|openly"
    r"|practising|active|registered|believe|support|stand|lean|suffer|serve|served"
    r"|join|joined|use|used|seen|see|many|days|was|were|will|would|soon|at|from|no|been|become|becoming"
    r"|some|there|say|again|recently|known|serious|other|ago|up|well|long|old"
    r"|manage|managing|arrange|arranging|organise|cope|celebrate|observe|keep|too|very|quite|rather|bit"
    r"|little|obviously|probably|year|gone|intend|intending|hold|holding|looking|look|ending|single"
    r"|happily|currently|born|it)"
    r"(?:,)? ){0,7}?"
)
FAR: Final = (
    r"(?:(?!(?:customers?|patients?|clients?|pupils?|students?|guests?|residents?|users?|colleagues?|team"
    r"|teams|people|somebody|someone|others?|anyone|man|woman|lady|families|friend"
    r"|sell|sold|serve|teach|taught|treat|help|support|supporting|approach|explain|market|design|advise"
    r"|audit|insure|about|between|who|what|when|which|whose|how|if|deal|handle|respond|check|tell|told|ask"
    r"|asked"
    r"|experience|running|measure|calculate|set|work|worked|working|use|used|run|ran|make|made|products?|software|know|project|company|service"
    r"|services|plan activities)(?![\w']))[\w'-]+,? ){0,6}?"
)
STORY: Final = re.compile(r"(?<![\w'])(?:did|was|were|time when|a time|an occasion|example|situation|case)(?![\w'])")
LAWFUL: Final = re.compile(
    r"right to work|over (?:18|eighteen|16|21)|at least (?:18|eighteen|16|21)|work permit|sponsorship"
    r"|unspent|driving licence|driver's licen|with or without|reasonable adjustment|any adjustments"
    r"|arrangements (?:can|do|should)|old enough to|legally (?:able|allowed|entitled)|permitted to work"
    r"|dbs check|able to prove|by (?:the )?age of"
)
COMPOUND: Final = re.compile(
    r"(?:'s|s')? (?:groups?|range|policy|discrimination|band|care|sector|market|products?|insurance"
    r"|department|ward|charity|team|desk"
    r"|worker|business|services?|clubs?|shop|law|lessons?|class|classes|teacher|teaching|nurses?|nursing|books?|clothes|hospital|centre|homes?|entertainer|furniture|toys|negotiations?"
    r"|negotiator|tariffs?|gap)(?![\w'])"
)


class Protected:
    """Finds which protected matter is asked about the candidate."""

    def __init__(self, matters: Mapping[str, Matter]) -> None:
        self._matters = tuple(matters)
        self._near = _all(matters, GAP)
        self._far = _all(matters, FAR)

    def find(self, spoken: Spoken) -> tuple[Span, str] | None:
        """Where, and which matter; None if none."""
        if not spoken.asks and not any(sentence.asked for sentence in spoken.sentences):
            return None
        for found in (self._near if _of_others(spoken) else self._far).finditer(spoken.text):
            if not LAWFUL.search(spoken.text) and not _story_of_others(spoken.text, found):
                return found.span(), str(found.lastgroup)
        return None


def _story_of_others(text: str, found: re.Match[str]) -> bool:
    """Whether the words are but the beginning of a thing of the trade: "your family tariffs", "your age group"."""
    return bool(COMPOUND.match(text, found.end()))


def _of_others(spoken: Spoken) -> bool:
    """Whether a story is asked for, in which others may be married, ill or old."""
    return bool(STORY.search(spoken.text)) or any(ask.form == REQUEST for ask in spoken.asks)


def _all(matters: Mapping[str, Matter], gap: str) -> re.Pattern[str]:
    """Every matter's pattern as a group; language comes first, for a mother tongue is no mother."""
    keys = sorted(matters, key=lambda key: key != "language")
    return re.compile("|".join(rf"(?P<{key}>{_pattern(matters[key].words['en'], gap)})" for key in keys))


def _pattern(words: tuple[str, ...], gap: str) -> str:
    bare = [
        word for word in words if (not re.search(r"(?<![\w'])your?(?![\w'])", word) and " " not in word) or _noun(word)
    ]
    whole = [word for word in words if word not in bare]
    noun = phrases(bare, gap)
    bound = rf"(?<![\w'])(?:your(?: {OF_SELF})*|{HAVING}|(?:any|ever had any)(?: {OF_SELF})*(?<!of any)) {noun}"
    return rf"{phrases(whole, gap)}|{bound}" if whole else bound


def _noun(word: str) -> bool:
    """A plain noun phrase: bound to the candidate by the words before it."""
    return not re.search(
        r"(?<![\w'])(?:you|your|are|do|did|is|does|was|who|how|when|where|as|like|for|a|an|that|being|from"
        r"|come|by|up|so|to|the|me|born)(?![\w'])",
        word,
    )
