"""How long what people type may be, and how long a talk: house defaults, in one place."""

from __future__ import annotations

from typing import Final

LONGEST_TITLE: Final = 120
"""Characters of a position's title and of a kit's name: one line of a list."""
LONGEST_NAME: Final = 80
"""Characters of a person's name."""
LONGEST_NOTE: Final = 4000
"""Characters of requirements, features and résumé notes: about two pages."""
LONGEST_REASON: Final = 2000
"""Characters of a recommendation's reason and of an answer to a finding."""
LARGEST_TABLE: Final = 16_000_000
"""Bytes of a file of questions; some thirty times the bank that comes with the product."""
SHORTEST_TALK: Final = 5
LONGEST_TALK: Final = 240
"""Minutes of a talk."""
