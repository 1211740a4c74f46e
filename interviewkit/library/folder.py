"""The bank's folder: which files belong to it, each read once, with a hash over all of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interviewkit.domain.shape import NOTHING

from .documents import Document, Faults, parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized
    from importlib.resources.abc import Traversable

TECHNIQUES: Final = "techniques"
PITFALLS: Final = "pitfalls"
PACKS: Final = "packs"
PACK: Final = "pack"
"""The stem of the file that describes a pack; the other files of its folder are competencies."""
SCENARIOS: Final = "scenarios"
"""The folder inside a pack's folder with its role plays."""
ENDING: Final = ".toml"
LARGEST_FILE: Final = 1_000_000
"""Bytes, some forty times the largest competency; house default."""

Shelf = dict[str, Document | None]
"""The files of one folder by stem, in order of name; None for one that could not be read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """All files of a bank, and the sha256 over names and bytes; packs and scenarios go by the name of the pack."""

    techniques: Shelf
    pitfalls: Shelf
    packs: Mapping[str, Shelf]
    scenarios: Mapping[str, Shelf]
    content_hash: str


def read_folder(root: Traversable, faults: Faults) -> Folder:
    """Read every content file below `root`; what can't be read is None and has its fault.

    Raises Invalid at once if `root` itself is no folder that can be read.
    """
    reader = _Reader(faults)
    entries = reader.entries(root, "")
    faults.raise_if_any()
    for entry in entries:
        if entry.name.endswith(ENDING):
            faults.file(entry.name, "a file", f"content in {TECHNIQUES}, {PITFALLS} and {PACKS} alone")
    return Folder(
        techniques=reader.shelf(root / TECHNIQUES, TECHNIQUES),
        pitfalls=reader.shelf(root / PITFALLS, PITFALLS),
        packs=reader.packs(root / PACKS, PACKS),
        scenarios=reader.scenarios,
        content_hash=reader.hash.hexdigest(),
    )


def read_shelf(folder: Traversable, name: str, faults: Faults) -> Shelf:
    """The files of one folder of the bank, `name` in the faults; what can't be read is None and has its fault."""
    return _Reader(faults).shelf(folder, name)


class _Reader:
    """Reads files in order of name. Names are relative to the bank's folder, with `/` on every system."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.hash = hashlib.sha256()
        self.scenarios: dict[str, Shelf] = {}

    def entries(self, folder: Traversable, name: str) -> list[Traversable]:
        """What a folder holds, hidden things and Python's own left out."""
        try:
            found = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            self.faults.file(name or str(folder), error.strerror or "an error", "a folder that can be read")
            return []
        return [entry for entry in found if not entry.name.startswith((".", "__"))]

    def packs(self, folder: Traversable, name: str) -> dict[str, Shelf]:
        found = {}
        for entry in self.entries(folder, name):
            if entry.is_dir():
                found[entry.name] = self.pack(entry, f"{name}/{entry.name}")
            elif entry.name.endswith(ENDING) or not entry.is_file():
                self.faults.file(f"{name}/{entry.name}", "no folder", "a folder for each pack")
        self.expect_some(found, name, "at least one folder with a pack")
        return found

    def pack(self, folder: Traversable, name: str) -> Shelf:
        """The files of a pack; its scenarios, if it has a folder with some, go beside it."""
        scenarios = folder / SCENARIOS
        has_some = scenarios.is_dir()
        shelf = self.shelf(folder, name, except_for=SCENARIOS if has_some else "")
        self.scenarios[folder.name] = self.shelf(scenarios, f"{name}/{SCENARIOS}") if has_some else {}
        return shelf

    def shelf(self, folder: Traversable, name: str, except_for: str = "") -> Shelf:
        found: Shelf = {}
        for entry in self.entries(folder, name):
            path = f"{name}/{entry.name}"
            if entry.name == except_for:
                continue
            if entry.is_dir():
                self.faults.file(path, "a folder", f"{ENDING} files alone")
            elif entry.name.endswith(ENDING):
                found[entry.name.removesuffix(ENDING)] = self.document(entry, path)
        self.expect_some(found, name, f"at least one {ENDING} file")
        return found

    def expect_some(self, found: Sized, name: str, expected: str) -> None:
        if not found and not self.faults.about(name):
            self.faults.file(name, NOTHING, expected)

    def document(self, entry: Traversable, name: str) -> Document | None:
        content = self.content(entry, name)
        if content is None:
            return None
        self.hash.update(b"%s\0%d\0%s" % (name.encode("utf-8", "surrogateescape"), len(content), content))
        return parse(name, content, self.faults)

    def content(self, entry: Traversable, name: str) -> bytes | None:
        """A file's bytes. Only plain files are opened: a pipe would never end, a device never stop."""
        try:
            if not entry.is_file():
                self.faults.file(name, "no plain file", "a file that can be read")
                return None
            with entry.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except OSError as error:
            self.faults.file(name, error.strerror or "an error", "a file that can be read")
            return None
        if len(content) > LARGEST_FILE:
            self.faults.file(name, f"more than {LARGEST_FILE} bytes", f"at most {LARGEST_FILE} bytes")
            return None
        return content
