"""What can go wrong, in the domain's words; the web and the command line turn each into their own answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class InterviewkitError(Exception):
    """The root of every error that the program raises on purpose."""


class NotFound(InterviewkitError):
    """There is no such thing, or not for this person."""


class Forbidden(InterviewkitError):
    """This person may not do that."""


class Conflict(InterviewkitError):
    """What was asked does not fit the present state; `reason` is a key of `CONFLICTS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input: where it is, what was found there, what was expected."""

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}: found {self.found}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Told(Fault):
    """A fault that pages tell in the reader's language: `kind` names the sentence, `figures` fill it in."""

    kind: str
    figures: Mapping[str, str | int] = field(default_factory=dict, compare=False)


class Invalid(InterviewkitError):
    """The input breaks rules; `faults` lists every one of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
