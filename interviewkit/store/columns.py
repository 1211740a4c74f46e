"""What columns hold that the two databases keep differently: moments, JSON, and what is looked up within JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BindParameter, Boolean, Column, DateTime, Dialect, Text, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


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


class AskedQuestion(FunctionElement[str]):
    """The id of the planned question that an event names: the same words in its index and in every look-up."""

    inherit_cache = True
    type = Text()

    def __init__(self, data: Column[Any]) -> None:
        super().__init__(data)


@compiles(AskedQuestion)
def _asked_on_sqlite(element: AskedQuestion, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_extract({compiler.process(element.clauses, **how)}, '$.question')"


@compiles(AskedQuestion, "postgresql")
def _asked_on_postgresql(element: AskedQuestion, compiler: SQLCompiler, **how: Any) -> str:
    return f"({compiler.process(element.clauses, **how)} ->> 'question')"


class HoldsQuestion(FunctionElement[bool]):
    """Whether the JSON of a kit holds the planned question with that id."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, content: Column[Any], question_id: BindParameter[str]) -> None:
        super().__init__(content, question_id)


@compiles(HoldsQuestion)
def _holds_on_sqlite(element: HoldsQuestion, compiler: SQLCompiler, **how: Any) -> str:
    content, question_id = (compiler.process(each, **how) for each in element.clauses)
    ids = f"SELECT json_extract(value, '$.id') FROM json_each({content}, '$.questions')"  # noqa: S608 - the id stays a parameter
    return f"({question_id} IN ({ids}))"


@compiles(HoldsQuestion, "postgresql")
def _holds_on_postgresql(element: HoldsQuestion, compiler: SQLCompiler, **how: Any) -> str:
    content, question_id = (compiler.process(each, **how) for each in element.clauses)
    question = f"jsonb_build_object('id', CAST({question_id} AS TEXT))"
    return f"({content} @> jsonb_build_object('questions', jsonb_build_array({question})))"
