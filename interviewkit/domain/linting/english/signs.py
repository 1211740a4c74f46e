"""Signs of tense and reference: what makes a story one particular story, past, or in need of an earlier answer."""

from __future__ import annotations

import re
from typing import Final

SUPERLATIVE: Final = (
    r"(?<![\w'])(?!(?:interest|honest|request|suggest|contest|protest|modest|west|rest"
    r"|test|guest|quest|best-\w+|invest|harvest|forest|latest news|manifest|arrest|chest"
    r"|nest|earnest|digest|attest|ingest|priest|east|breast"
    r"|largest part)(?![\w]))\w{2,}(?:iest|est)(?![\w'])"
)
RELATIVE: Final = re.compile(
    r"^(?:a|an|any|some|one|two|another|someone|somebody|something|working|handling|dealing|having|making"
    r"|being|how you(?:'ve| have)|when you|where you|getting|taking|losing|finding|disagreeing|leading"
    r"|teaching|learning|training|helping|cutting|asking)(?![\w'])"
)
PERFECT: Final = re.compile(
    r"(?:have|has|had|did|was|were|you've|you'd)(?:n't)?(?![\w'])|(?<![\w'])\w+ed(?![\w'])"
    r"|(?<![\w'])(?:made|took|led|wrote|gave|ran|sold|built|lost|won|got|taught|held|dealt|fell|came|went"
    r"|kept|felt|found|told|brought|left|met|saw)(?![\w'])"
)
PRESENT_MOST: Final = re.compile(
    r"what do you (?:find|like|enjoy|value|consider|think|regard|look)|what's your fav|(?:what|which)[^?]* (?:matters|is"
    r"|are|makes|do you|does|interests|suits)(?![\w'])(?![^?]*(?:proud|to have|how did|what did|tell me"
    r"|you've|you have|you ever|did you|have you|moment|have had|of your))"
)
PAST: Final = re.compile(
    r"(?<![\w'])(?:did|was|were|had|happened|made|led|went|came|got|told|said|gave|took|stopped|caused"
    r"|changed|prompted|helped|brought|kept|followed|struck|persuaded|convinced|tipped|saw|noticed|decided"
    r"|alerted|worked|wasn't|weren't|didn't)(?:n't)?(?![\w'])"
)
ECHO: Final = re.compile(
    r"^(?:and )?(?:then|why|how|how so|why so|why not|such as|like what|for example|for instance|meaning"
    r"|in what way|in what sense|how come|because|what else|anything else|and after that|after that"
    r"|who else|why's that|what then|which ones?|so what|to what end|with what result|by how much|how much"
    r"|how many|how long|since when|really)[?.! ]*$"
)
NEEDS: Final = re.compile(
    r"(?<![\w'])(?:him|her|them|he|she|they|it|(?:do|in|like|by|about|of|to|say|after|with|before|from|for"
    r"|on|mean|call|is|was|at|did|does|that's) that(?! you| the| your| a |ly)(?:[?.,]| \w)|that (?:teach"
    r"|change|affect|work|go|feel|happen|take|make|leave|mean|come|look|sound|cause|lead|turn|help"
    r"|decision|customer|case|day|moment|conversation|person|team|situation|experience|approach|bit"
    r"|supplier|database)|those|this (?:case|situation|customer|person|point)|the other|the first (?:call"
    r"|step|thing you)|there[?.,])(?![\w'])"
)
HABIT: Final = re.compile(
    r"(?<![\w'])(?:usually|normally|typically|generally|in your view|these days|as a rule|tend to"
    r"|when you (?:are|have|get|work|meet)|if )(?![\w'])"
)
WORST: Final = re.compile(
    r"(?:which|what|who)[^?,]* (?:did|have|has) [^?,]*(?<![\w'])(?:most|best|worst|least|hardest"
    r"|longest)(?![\w' ])|(?:which|what|who)[^?,]* (?:are|were) you (?:the )?(?:most )?\w+(?:est)? (?:of"
    r"|to|about)"
)
EVENT: Final = re.compile(
    r"(?:the|that)|your (?:[\w'-]+ ){0,4}?(?:move|project|time|year|years|day|days|stint|transition"
    r"|dissertation|thesis|placement|internship|switch|decision|trip|part|launch|promotion|campaign"
    r"|months?|weeks?|exam|presentation|secondment|apprenticeship|award|win|sale|deal|departure|start"
    r"|story|journey)(?![\w'])|(?:how|when)|it"
)
CHOSEN: Final = re.compile(
    r"(?:why|when|how) did you (?:leave|choose|quit|become|study|move into|give up|take up|pick|train as|get into) "
    r"(?!him|her|it|that|this|the|them|those|to)"
)
PLAYED: Final = re.compile(
    r"(?<![\w'])(?:did|was|were|had|felt|went|took|rang|asked|told|left|came|made|got|wrote|ran|called|gave|said"
    r"|said|saw|wanted|\w{2,}ed|couldn't|didn't|wasn't|weren't|found|spoke|chose|held|kept|put|led|met"
    r"|sent|brought|began|stood|sold|lost|paid|thought|knew|built|let|sat|cut|set)(?![\w'])"
)
