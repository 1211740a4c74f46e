"""Who may do what: the roles, and one table of rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .errors import Forbidden

ADMIN: Final = "admin"
COORDINATOR: Final = "coordinator"
INTERVIEWER: Final = "interviewer"
TRAINER: Final = "trainer"
LEARNER: Final = "learner"
ROLES: Final = (ADMIN, COORDINATOR, INTERVIEWER, TRAINER, LEARNER)

READ_BANK: Final = "read_bank"
EDIT_BANK: Final = "edit_bank"
TEND_SHARED: Final = "tend_shared"
PLAN: Final = "plan"
ASSIGN: Final = "assign"
SEE_ALL: Final = "see_all"
MANAGE_PEOPLE: Final = "manage_people"

RIGHTS: Final = {
    # Every question; favourites and collections of one's own.
    READ_BANK: frozenset(ROLES),
    # The questions that the house adds to the bank.
    EDIT_BANK: frozenset({ADMIN, COORDINATOR, TRAINER}),
    # Collections that somebody else has shared.
    TEND_SHARED: frozenset({ADMIN}),
    # Positions, candidates, kits and interviews; an interviewer's are his or her own.
    PLAN: frozenset({ADMIN, COORDINATOR, INTERVIEWER}),
    # Give an interview to somebody else.
    ASSIGN: frozenset({ADMIN, COORDINATOR}),
    # Every candidate and every submitted evaluation.
    SEE_ALL: frozenset({ADMIN, COORDINATOR}),
    MANAGE_PEOPLE: frozenset({ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """The person who asks for something."""

    id: str
    name: str
    roles: frozenset[str]

    def may(self, right: str) -> bool:
        """Whether one of this person's roles carries the right."""
        return may(self.roles, right)

    def require(self, right: str) -> None:
        """Raises Forbidden unless this person has the right."""
        if not self.may(right):
            raise Forbidden(right)


def may(roles: Iterable[str], right: str) -> bool:
    """Whether one of the roles carries the right."""
    return not RIGHTS[right].isdisjoint(roles)
