"""What this installation needs, as a table of checks; each says what it is for, what it found and how to mend it."""

from __future__ import annotations

import ctypes.util
import errno
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal

from .config import unknown_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from .config import Config

Need = Literal["main", "tests", "optional"]
State = Literal["ok", "note", "missing"]

PYTHON_NEEDED: Final = (3, 11)
TEXT_LAYOUT: Final = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
)
DISK_NEEDED: Final = 500 * 1024**2
"""Bytes that should be free beside the records; house default, a few thousand documents."""
ANSWER_SECONDS: Final = 2.0
WAL_RESET_BUG: Final = ((3, 7, 0), (3, 51, 2))
WAL_RESET_MENDED: Final = ((3, 44, 6), (3, 50, 7))
"""SQLite's WAL-reset bug can corrupt a database with several writers; first and last version that has it, and the
releases of older lines that mend it (https://www.sqlite.org/wal.html#walresetbug)."""

NOT_MADE: Final = "not_made"
OUTDATED: Final = "outdated"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: `note` is no fault but worth knowing; `advice` names the text that says what to do."""

    state: State
    detail: str = ""
    advice: str = "get"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is needed; its texts stand in doctor.toml under `key`."""

    key: str
    need: Need
    look: Callable[[Config], Found]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check, what it found, and the words for it in one language; `advice` is empty when all is well."""

    check: Check
    found: Found
    name: str
    purpose: str
    advice: str

    def as_json(self) -> dict[str, str]:
        """The outcome as plain values."""
        return {
            "key": self.check.key,
            "needed_for": self.check.need,
            "state": self.found.state,
            "detail": self.found.detail,
            "name": self.name,
            "purpose": self.purpose,
            "advice": self.advice,
        }


def examine(config: Config, lang: str, checks: Iterable[Check] | None = None) -> tuple[Outcome, ...]:
    """Runs every check (or `checks`), in the order of the table; a check that breaks down counts as missing."""
    texts = load_texts()
    return tuple(_outcome(check, _look(check, config), texts[check.key], lang) for check in checks or CHECKS)


def examine_one(config: Config, lang: str, key: str) -> Outcome:
    """Runs the check of that key."""
    (outcome,) = examine(config, lang, [check for check in CHECKS if check.key == key])
    return outcome


def main_job_suffers(outcomes: Iterable[Outcome]) -> bool:
    """Whether something is missing without which interviews or their documents would fail."""
    return any(outcome.found.state == "missing" and outcome.check.need == "main" for outcome in outcomes)


def load_texts() -> dict[str, Any]:
    """The words of the checks in both languages, by key."""
    return tomllib.loads(files("interviewkit").joinpath("doctor.toml").read_text(encoding="utf-8"))


def _look(check: Check, config: Config) -> Found:
    try:
        return check.look(config)
    except Exception as error:  # whatever breaks, the other checks are worth reading
        return Found("missing", f"{type(error).__name__}: {error}".splitlines()[0])


def _outcome(check: Check, found: Found, texts: dict[str, Any], lang: str) -> Outcome:
    advice = "" if found.state == "ok" else texts[found.advice][lang].format(detail=found.detail)
    return Outcome(check, found, texts["name"][lang], texts["purpose"][lang], advice)


def _python(_: Config) -> Found:
    return Found("ok" if sys.version_info >= PYTHON_NEEDED else "missing", sys.version.split()[0])


def _library(*names: str) -> Callable[[Config], Found]:
    """A check that all these shared libraries load, as WeasyPrint will load them."""

    def look(_: Config) -> Found:
        absent = [name for name in names if not _loads(name)]
        return Found("missing", " ".join(absent)) if absent else Found("ok")

    return look


def _loads(name: str) -> bool:
    elsewhere = name.removeprefix("lib").partition(".so")[0]
    for candidate in (name, ctypes.util.find_library(elsewhere)):
        try:
            if candidate:
                ctypes.CDLL(candidate)
                return True
        except OSError:
            continue
    return False


def _font(_: Config) -> Found:
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True)  # noqa: S607
    families = sorted({line.split(",")[0] for line in listed.stdout.splitlines() if line.strip()})
    return Found("ok", families[0]) if families else Found("missing")


def _sqlite(_: Config) -> Found:
    sqlite3 = _sqlite_module()
    version = tuple(int(part) for part in sqlite3.sqlite_version.split("."))
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.OperationalError:
        return Found("missing", f"{sqlite3.sqlite_version}, FTS5")
    finally:
        connection.close()
    return Found("missing" if has_wal_reset_bug(version) else "ok", sqlite3.sqlite_version)


def _sqlite_module() -> Any:
    """The SQLite that the product uses: pysqlite3 where it is installed, else Python's own."""
    return import_module("pysqlite3" if find_spec("pysqlite3") else "sqlite3")


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Whether that SQLite version has the WAL-reset bug."""
    first, last = WAL_RESET_BUG
    mended = any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_RESET_MENDED)
    return first <= version <= last and not mended


def _instance(config: Config) -> Found:
    folder = _nearest(config.instance)
    return Found("ok" if os.access(folder, os.W_OK | os.X_OK) else "missing", str(config.instance))


def _disk(config: Config) -> Found:
    free = shutil.disk_usage(_nearest(config.instance)).free
    return Found("ok" if free >= DISK_NEEDED else "missing", f"{free / 1024**3:.1f} GiB")


def _nearest(folder: Path) -> Path:
    """The folder, or where it would be made."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _port(config: Config) -> Found:
    address = f"{config.host}:{config.port}"
    if port_is_free(config.host, config.port):
        return Found("ok", address)
    if _answers_as_interviewkit(config):
        return Found("note", address, "running")
    return Found("missing", address)


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there. Raises OSError for an address that this machine does not have.

    Asked without SO_REUSEPORT: with it the kernel lets two servers share a port, and answers come from either.
    """
    family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, proto) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


def _answers_as_interviewkit(config: Config) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(config.host, config.host)  # noqa: S104
    connection = http.client.HTTPConnection(host, config.port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/sign-in")
        return b"interviewkit</title>" in connection.getresponse().read(1024)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _database(config: Config) -> Found:
    from .store.engine import Database, sqlite_file
    from .store.schema import HEAD, schema_version

    file = sqlite_file(config.database_url)
    if file and not file.exists():
        return Found("note", str(file), NOT_MADE)
    database = Database(config.database_url)
    try:
        with database.reading() as connection:
            version = schema_version(connection)
    finally:
        database.dispose()
    if version is None:
        return Found("note", "", NOT_MADE)
    return Found("ok") if version == HEAD else Found("missing", f"{version} ≠ {HEAD}", OUTDATED)


def _bank(_: Config) -> Found:
    from .library.loader import cached_bank

    cached_bank()
    return Found("ok")


def _program(*names: str) -> Callable[[Config], Found]:
    """A check that one of these programs is on the PATH."""

    def look(_: Config) -> Found:
        path = next((found for name in names if (found := shutil.which(name))), None)
        return Found("ok", path) if path else Found("missing", names[0])

    return look


def _variables(_: Config) -> Found:
    unknown = unknown_variables()
    return Found("note", " ".join(unknown)) if unknown else Found("ok")


CHECKS: Final = (
    Check("python", "main", _python),
    Check("pango", "main", _library(*TEXT_LAYOUT)),
    Check("harfbuzz_subset", "main", _library("libharfbuzz-subset.so.0")),
    Check("font", "main", _font),
    Check("sqlite", "main", _sqlite),
    Check("instance", "main", _instance),
    Check("disk", "main", _disk),
    Check("database", "main", _database),
    Check("bank", "main", _bank),
    Check("port", "main", _port),
    Check("variables", "optional", _variables),
    Check("chromium", "tests", _program("chromium", "chromium-browser", "google-chrome")),
    Check("poppler", "tests", _program("pdftotext")),
)
"""Every check, in the order in which an operator would mend them."""
