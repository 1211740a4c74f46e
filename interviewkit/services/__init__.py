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
        bank_search,
        candidates,
        collections,
        conduct,
        demo,
        documents,
        exports,
        house_questions,
        house_shelf,
        imports,
        interviews,
        kit_offer,
        kits,
        linting,
        passwords,
        positions,
        printing,
        question_sheet,
        submission,
        weighing,
    )
else:

    class _Later:
        """Stands in for a module of this package: imports it, under Python's import lock, when a name of it is used."""

        __slots__ = ("_name",)  # no __dict__ of its own: who looks there, as pytest does, finds the module's

        def __init__(self, name: str) -> None:
            object.__setattr__(self, "_name", f"{__name__}.{name}")

        def __getattr__(self, attribute: str) -> Any:
            return getattr(import_module(self._name), attribute)

        def __setattr__(self, attribute: str, value: Any) -> None:
            setattr(import_module(self._name), attribute, value)

        def __delattr__(self, attribute: str) -> None:
            delattr(import_module(self._name), attribute)

    accounts = _Later("accounts")
    bank = _Later("bank")
    bank_search = _Later("bank_search")
    candidates = _Later("candidates")
    collections = _Later("collections")
    conduct = _Later("conduct")
    demo = _Later("demo")
    documents = _Later("documents")
    exports = _Later("exports")
    house_questions = _Later("house_questions")
    house_shelf = _Later("house_shelf")
    imports = _Later("imports")
    interviews = _Later("interviews")
    kit_offer = _Later("kit_offer")
    kits = _Later("kits")
    linting = _Later("linting")
    passwords = _Later("passwords")
    positions = _Later("positions")
    printing = _Later("printing")
    question_sheet = _Later("question_sheet")
    submission = _Later("submission")
    weighing = _Later("weighing")

__all__ = [
    "accounts",
    "bank",
    "bank_search",
    "candidates",
    "collections",
    "conduct",
    "demo",
    "documents",
    "exports",
    "house_questions",
    "house_shelf",
    "imports",
    "interviews",
    "kit_offer",
    "kits",
    "linting",
    "passwords",
    "positions",
    "printing",
    "question_sheet",
    "submission",
    "weighing",
]
