"""Passwords: how they are hashed and checked; the only place that knows argon2."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from interviewkit.domain.shape import storable

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 10
"""Characters; house default, above the 8 of NIST SP 800-63B because there is no second factor."""
LONGEST: Final = 200
"""Characters; house default: room for any passphrase, and a bound on what one guess can cost."""


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a password. `renewed` is a new hash to keep where the old one's cost is out of date."""

    right: bool
    renewed: str | None = None


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # here, because a web process must start fast

    return PasswordHasher()


def usable(password: str) -> bool:
    """Whether this can be a password: 10 to 200 characters that a form can send."""
    return SHORTEST <= len(password) <= LONGEST and storable(password)


def hash_password(password: str) -> str:
    """The argon2id hash of a password, salt and cost in it; takes some tens of milliseconds on purpose."""
    return _hasher().hash(_same_typed(password))


def check_password(password: str, password_hash: str | None) -> Check:
    """Whether a password belongs to a hash; None, for an account that does not exist, takes as long to be wrong."""
    if len(password) > LONGEST or not storable(password):
        return Check(right=False)
    if password_hash is None:
        hash_password(password)
        return Check(right=False)
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(password_hash, _same_typed(password))
    except (VerificationError, InvalidHashError):
        return Check(right=False)
    stale = _hasher().check_needs_rehash(password_hash)
    return Check(right=True, renewed=hash_password(password) if stale else None)


def _same_typed(password: str) -> str:
    """A Chinese input method may type full-width letters and figures: they count as the plain ones."""
    return unicodedata.normalize("NFKC", password)
