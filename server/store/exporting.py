"""Everything of a learner as one JSON document, and such a document taken in again.

Tables are found by their `learner_id`, so what a new table keeps is exported from its first day.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, Optional

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError
from sqlalchemy import JSON, Column, Table, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from server.store.base import Base, UTCDateTime
from server.store.quizzes import Item

FORMAT = "unroll-learner"
VERSION = 1
# Tokens open the learner's data to whoever holds them; cards follow from the answers.
NOT_EXPORTED = frozenset({"tokens"})
NOT_IMPORTED = frozenset({"tokens", "reviews"})
# What a column's type alone would let through and our code could not read.
SHAPES: dict[tuple[str, str], Any] = {
    ("quiz_sessions", "items"): list[Item],
    ("answers", "rating"): Literal["again", "hard", "good", "easy"],
    ("answers", "score"): Annotated[float, Field(ge=0, le=1)],
    ("answers", "own_score"): Annotated[float, Field(ge=0, le=1)] | None,
    ("answers", "own_points"): list[str] | None,
    ("answers", "confidence"): Annotated[float, Field(ge=0, le=1)] | None,
}
TYPES: dict[type, Any] = {
    int: Annotated[int, Field(ge=-(2**31), lt=2**31)],
    float: Annotated[float, Field(allow_inf_nan=False)],
    datetime: AwareDatetime,
}

Row = dict[str, Any]


class ImportedError(ValueError):
    """A document can't be taken in; the message names table, row and column."""


async def export(session: AsyncSession, learner_id: str | None) -> dict[str, Any]:
    """Give everything kept of a learner; the tables are empty when there is no learner yet."""
    tables = {
        table.name: await _rows(session, table, learner_id)
        for table in _tables()
        if table.name not in NOT_EXPORTED
    }
    return {"format": FORMAT, "version": VERSION, "tables": tables}


async def take_in(session: AsyncSession, learner_id: str, document: dict[str, Any]) -> set[str]:
    """Add a document's rows to a learner's; give the ids of the questions it has answers to.

    Rows that are there already stay as they are, so taking a document in twice changes nothing.
    Raises ImportedError, and the caller's transaction should then end without keeping anything.
    """
    if document.get("format") != FORMAT or document.get("version") != VERSION:
        raise ImportedError(f"this is no {FORMAT} document of version {VERSION}")
    tables = document.get("tables")
    if not isinstance(tables, dict):
        raise ImportedError("`tables` is missing, or is not an object")
    ids: dict[str, str] = {}
    for table in _tables():
        if table.name not in NOT_IMPORTED:
            for row in _checked(table, tables.get(table.name, [])):
                await _add(session, table, row, learner_id, ids)
    return {row["question"] for row in tables.get("answers", [])}


def _tables() -> list[Table]:
    """Give a learner's tables, those that others refer to first."""
    return [table for table in Base.metadata.sorted_tables if "learner_id" in table.columns]


async def _rows(session: AsyncSession, table: Table, learner_id: str | None) -> list[Row]:
    columns = [column for column in table.columns if column.name != "learner_id"]
    statement = select(*columns).where(table.c.learner_id == learner_id).order_by(*columns[:1])
    found = (await session.execute(statement)).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in found]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _checked(table: Table, rows: Any) -> list[Row]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ImportedError(f"{table.name} is no list of objects")
    return [_checked_row(table, row, at) for at, row in enumerate(rows)]


def _checked_row(table: Table, row: Row, at: int) -> Row:
    checked = {}
    for column in table.columns:
        if column.name == "learner_id":
            continue
        try:
            checked[column.name] = _type(table, column).validate_python(row.get(column.name))
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            raise ImportedError(f"{table.name}[{at}].{column.name}: {reason}") from None
        _check_length(table, column, checked[column.name], at)
    return checked


@cache
def _type(table: Table, column: Column[Any]) -> TypeAdapter[Any]:
    if (table.name, column.name) in SHAPES:
        return TypeAdapter(SHAPES[table.name, column.name])
    if isinstance(column.type, JSON):
        return TypeAdapter(Any)
    python_type = datetime if isinstance(column.type, UTCDateTime) else column.type.python_type
    shape = TYPES.get(python_type, python_type)
    return TypeAdapter(Optional[shape] if column.nullable else shape)  # noqa: UP045 - no annotation


def _check_length(table: Table, column: Column[Any], value: Any, at: int) -> None:
    length = getattr(column.type, "length", None)
    if length is not None and isinstance(value, str) and len(value) > length:
        raise ImportedError(f"{table.name}[{at}].{column.name}: longer than {length} characters")


async def _add(
    session: AsyncSession, table: Table, row: Row, learner_id: str, ids: dict[str, str]
) -> None:
    """Insert a row as the learner's own, unless it is there."""
    for column in table.columns:
        if column.foreign_keys and column.name != "learner_id" and row[column.name] is not None:
            if row[column.name] not in ids:
                raise ImportedError(f"{table.name}.{column.name}: {row[column.name]!r} is missing")
            row[column.name] = ids[row[column.name]]
    if "id" in row:
        own = await _own_id(session, table, row["id"], learner_id)
        ids[row["id"]], row["id"] = own, own
    row["learner_id"] = learner_id
    keys = [column == row[column.name] for column in table.primary_key]
    if (await session.execute(select(*table.primary_key).where(*keys))).first() is None:
        await session.execute(insert(table).values(row))


async def _own_id(session: AsyncSession, table: Table, row_id: str, learner_id: str) -> str:
    """Give the id itself, or, where another learner holds it, one that follows from both."""
    statement = select(table.c.learner_id).where(table.c.id == row_id)
    holder = (await session.scalars(statement)).first()
    if holder in (None, learner_id):
        return row_id
    digest = hashlib.blake2b(f"{learner_id} {row_id}".encode(), digest_size=16).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
