"""New ids and the present moment: the only place of the records with randomness and a clock."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

_NS_PER_MS: Final = 1_000_000
_VERSION_7: Final = 0x7
_VARIANT: Final = 0b10


def new_id() -> str:
    """A new UUIDv7 as text (RFC 9562, 5.7): ids sort by the moment at which they were made.

    The twelve bits after the milliseconds hold the fraction of the millisecond (method 3 of section 6.2), the last
    62 are random.
    """
    ms, ns = divmod(time.time_ns(), _NS_PER_MS)
    fraction = (ns << 12) // _NS_PER_MS
    return str(UUID(int=ms << 80 | _VERSION_7 << 76 | fraction << 64 | _VARIANT << 62 | secrets.randbits(62)))


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
