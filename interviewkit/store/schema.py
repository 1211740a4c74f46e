"""The tables of the records, and the version of their layout."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.types import TypeEngine

HEAD: Final = "0001"
"""The layout that this program works with: the newest file of migrations/versions."""

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. It goes in with any offset and comes out in UTC; one without an offset is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the database keeps; SQLite keeps text, in which the offset would spoil the order."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without an offset from UTC")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """A JSON value; None is no value. PostgreSQL keeps it in its binary form, and loads its dialect only there."""

    impl = JSON
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(none_as_null=True)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the database keeps it in."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB  # takes as long to load as a fifth of SQLAlchemy

        return dialect.type_descriptor(JSONB(none_as_null=True))


metadata: Final = MetaData(naming_convention=NAMES)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _to(name: str, table: str, **options: Any) -> Column[str]:
    """A column that names a row of another table, which then cannot be deleted."""
    return Column(name, Text, ForeignKey(f"{table}.id", ondelete="RESTRICT"), **{"nullable": False, **options})


users: Final = Table(
    "users",
    metadata,
    _id(),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("roles", Json, nullable=False),
    Column("lang", Text),
    Column("active", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

positions: Final = Table(
    "positions",
    metadata,
    _id(),
    Column("title", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("requirements", Text, nullable=False),
    Column("features", Text, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("archived_at", UtcDateTime),
)

candidates: Final = Table(
    "candidates",
    metadata,
    _id(),
    _to("position_id", "positions"),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("verify", Text, nullable=False),
    Column("gaps", Text, nullable=False),
    Column("growth", Text, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "position_id", "created_at"),
)

kits: Final = Table(
    "kits",
    metadata,
    _id(),
    _to("position_id", "positions"),
    Column("name", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("planned_minutes", Float, nullable=False),
    Column("content", Json, nullable=False),
    Column("version", Integer, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index(None, "position_id", "updated_at"),
)

interviews: Final = Table(
    "interviews",
    metadata,
    _id(),
    _to("position_id", "positions"),
    _to("candidate_id", "candidates"),
    _to("interviewer_id", "users"),
    _to("kit_id", "kits", nullable=True),
    Column("lang", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("scheduled_at", UtcDateTime, nullable=False),
    Column("planned_minutes", Float, nullable=False),
    Column("kit", Json, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("submitted_at", UtcDateTime),
    # Each list in its order, so that a page reads no more rows than it shows.
    Index(None, "interviewer_id", "scheduled_at", "id"),
    Index(None, "position_id", "scheduled_at", "id"),
    Index(None, "candidate_id", "scheduled_at", "id"),
    Index(None, "scheduled_at", "id"),
)
Index(
    "ix_interviews_open",
    interviews.c.scheduled_at,
    interviews.c.id,
    sqlite_where=interviews.c.submitted_at.is_(None),
    postgresql_where=interviews.c.submitted_at.is_(None),
)

events: Final = Table(
    "events",
    metadata,
    _to("interview_id", "interviews", primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", Json, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    UniqueConstraint("interview_id", "seq"),
)

evaluations: Final = Table(
    "evaluations",
    metadata,
    _to("interview_id", "interviews", primary_key=True),
    Column("log", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("weighted", Float),
    Column("ratings", Json, nullable=False),
    Column("recommendation", Text),
    Column("submitted_at", UtcDateTime, nullable=False),
)

documents: Final = Table(
    "documents",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("content_key", Text, nullable=False, unique=True),
    Column("status", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("leased_until", UtcDateTime),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Index(None, "subject_id", "created_at"),
    Index(None, "status", "created_at"),
)


def schema_version(connection: Connection) -> str | None:
    """The layout of this database, to be compared with `HEAD`; None where there are no records yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
