"""Use cases, a verb each; a service owns its transaction and checks what the person may do.

`from interviewkit.services import conduct` gives a module that runs when it is first used. So a web
process knows its addresses and answers before it has loaded SQLAlchemy; the first page that needs records loads it.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

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

    def _later(name: str) -> ModuleType:
        """A module of this package that runs at the first look at one of its names.

        Threads must not race for that first look; a web process has one thread that answers.
        """
        spec = find_spec(f"{__name__}.{name}")
        spec.loader = LazyLoader(spec.loader)
        module = sys.modules[spec.name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    accounts = _later("accounts")
    bank = _later("bank")
    candidates = _later("candidates")
    conduct = _later("conduct")
    demo = _later("demo")
    documents = _later("documents")
    interviews = _later("interviews")
    kits = _later("kits")
    passwords = _later("passwords")
    positions = _later("positions")
    printing = _later("printing")
    submission = _later("submission")

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
