"""Files that commands write: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from interviewkit.domain.errors import Fault, Invalid


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in place of whatever was there. Raises Invalid where that can't be done; nothing is left behind."""
    try:
        _write(path, content)
    except OSError as error:
        found = error.strerror or "an error"
        raise Invalid([Fault(str(path), found, "a place where a file can be written")]) from None


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this process takes from the rights of new files; a temporary file starts with none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
