"""The five questioning techniques, in the order in which they are taught."""

from __future__ import annotations

from typing import Final

LEAD: Final = "lead"
PROBE: Final = "probe"
SUMMARIZE: Final = "summarize"
DIRECT: Final = "direct"
OPEN: Final = "open"

TECHNIQUES: Final = (LEAD, PROBE, SUMMARIZE, DIRECT, OPEN)
