"""Every default and every INTERVIEWKIT_* environment variable, in one place."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from .domain.errors import Fault, Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "INTERVIEWKIT_"
TEST_PREFIX: Final = "INTERVIEWKIT_TEST_"
VARIABLES: Final = (
    "INSTANCE",
    "DATABASE_URL",
    "SECRET_KEY",
    "DOCUMENTS",
    "HOST",
    "PORT",
    "WORKERS",
    "TIMEZONE",
    "DEMO",
)
DATABASE_FILE: Final = "interviewkit.db"
SECRET_FILE: Final = "secret_key"  # noqa: S105  the name of the file that keeps it
DEMO_FILE: Final = "demo"
MACHINE_ZONE: Final = Path("/etc/localtime")
TRUE, FALSE = ("1", "yes", "true", "on"), ("0", "no", "false", "off")


@dataclass(frozen=True, slots=True)
class Config:
    """How this installation runs.

    `documents` holds finished PDFs, `workers` counts web processes, `timezone` is where people work (an IANA name).
    """

    instance: Path
    database_url: str = field(repr=False)
    documents: Path
    host: str
    port: int
    workers: int
    timezone: str
    demo: bool
    given_secret: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Config:
        """The configuration that the environment asks for, defaults where it is silent.

        An empty variable counts as not set. Raises Invalid with a fault for every variable that makes no sense.
        Makes nothing on the disk.
        """
        given = {name: environ.get(PREFIX + name, "").strip() or None for name in VARIABLES}
        faults: list[Fault] = []
        instance = Path(given["INSTANCE"] or "instance").absolute()
        config = cls(
            instance=instance,
            database_url=given["DATABASE_URL"] or f"sqlite:///{instance / DATABASE_FILE}",
            documents=Path(given["DOCUMENTS"] or instance / "documents").absolute(),
            host=given["HOST"] or "127.0.0.1",
            port=_whole(given, "PORT", 8000, 65535, faults),
            workers=_whole(given, "WORKERS", os.cpu_count() or 1, 1024, faults),
            timezone=_zone(given["TIMEZONE"], faults) or _machine_zone(environ),
            demo=_flag(given, "DEMO", (instance / DEMO_FILE).exists(), faults),
            given_secret=given["SECRET_KEY"],
        )
        if faults:
            raise Invalid(faults)
        return config

    @property
    def secret_key(self) -> str:
        """What signs sessions: the environment's, else one made once and kept in the instance folder.

        Only the owner can read the file. Processes that start together end up with the same key. Raises OSError
        where the folder can't be written.
        """
        return self.given_secret or _kept_secret(self.instance / SECRET_FILE)

    def mark_demo(self) -> None:
        """Remember in the instance folder that it holds demo data, so that the product says so wherever it runs."""
        self.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.instance / DEMO_FILE).touch()


def unknown_variables(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The INTERVIEWKIT_* variables that mean nothing, most likely misspelt; those of the tests aside."""
    known = {PREFIX + name for name in VARIABLES}
    ours = {name for name in environ if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX)}
    return tuple(sorted(ours - known))


def _whole(given: Mapping[str, str | None], name: str, default: int, most: int, faults: list[Fault]) -> int:
    text = given[name]
    if text is None:
        return default
    if text.isascii() and text.isdigit() and 1 <= int(text) <= most:
        return int(text)
    faults.append(Fault(PREFIX + name, text, f"a whole number from 1 to {most}"))
    return default


def _flag(given: Mapping[str, str | None], name: str, default: bool, faults: list[Fault]) -> bool:
    text = (given[name] or "").lower()
    if text and text not in TRUE + FALSE:
        faults.append(Fault(PREFIX + name, text, "1 or 0"))
    return text in TRUE if text else default


def _zone(name: str | None, faults: list[Fault]) -> str | None:
    if name is None or _is_zone(name):
        return name
    faults.append(Fault(PREFIX + "TIMEZONE", name, "the name of a time zone, such as Asia/Shanghai"))
    return None


def _machine_zone(environ: Mapping[str, str]) -> str:
    name = environ.get("TZ", "").lstrip(":") or str(MACHINE_ZONE.resolve()).partition("zoneinfo/")[2]
    return name if _is_zone(name) else "UTC"


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ValueError, OSError, KeyError):  # an empty name, a folder or a path, a name that nobody knows
        return False


def _kept_secret(file: Path) -> str:
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        _keep(file, secrets.token_urlsafe(48))
        return file.read_text().strip()


def _keep(file: Path, secret: str) -> None:
    """Written beside and linked into place: nobody ever reads half a key, and the first of several wins."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as draft_file:
        draft_file.write(secret)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
