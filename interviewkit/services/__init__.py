"""Use cases, a verb each; a service owns its transaction and checks what the person may do.

`from interviewkit.services import conduct` gives a stand-in that loads the module when it is first used. So a web
process knows its addresses and answers before it has loaded SQLAlchemy; the first page that needs records loads it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        accounts,
        bank,
        candidates,
        conduct,
        demo,
        documents,
        interviews,
        kits,
        passwords,
        positions,
        printing,
        submission,
    )
else:

    class _Later:
        """A module of this package that is imported at the first look at one of its names."""

        def __init__(self, name: str) -> None:
            self._name = f"{__name__}.{name}"

        def __getattr__(self, attribute: str) -> Any:
            return getattr(import_module(self._name), attribute)

    accounts = _Later("accounts")
    bank = _Later("bank")
    candidates = _Later("candidates")
    conduct = _Later("conduct")
    demo = _Later("demo")
    documents = _Later("documents")
    interviews = _Later("interviews")
    kits = _Later("kits")
    passwords = _Later("passwords")
    positions = _Later("positions")
    printing = _Later("printing")
    submission = _Later("submission")

__all__ = [
    "accounts",
    "bank",
    "candidates",
    "conduct",
    "demo",
    "documents",
    "interviews",
    "kits",
    "passwords",
    "positions",
    "printing",
    "submission",
]
