"""The five questioning techniques, in the order in which they are taught, and the five faults of a question."""

from __future__ import annotations

from typing import Final

LEAD: Final = "lead"
PROBE: Final = "probe"
SUMMARIZE: Final = "summarize"
DIRECT: Final = "direct"
OPEN: Final = "open"

TECHNIQUES: Final = (LEAD, PROBE, SUMMARIZE, DIRECT, OPEN)

CLOSED: Final = "closed"
LEADING: Final = "leading_suggestive"
HYPOTHETICAL: Final = "hypothetical"
MULTI_BARRELLED: Final = "multi_barrelled"
DISCRIMINATORY: Final = "discriminatory"

FAULTS: Final = (CLOSED, LEADING, HYPOTHETICAL, MULTI_BARRELLED, DISCRIMINATORY)
