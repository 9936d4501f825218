"""The rows of a database as its superuser reads them, table by table as the catalog has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from psycopg import errors

from tests.concierge.team.house import Driver
from tests.concierge.team.rows.matrix import Row


@dataclass(frozen=True)
class Kept:
    """A row as the superuser reads it."""

    text: str
    values: Row
    line: str
    """As COPY writes it."""


@dataclass(frozen=True)
class Column:
    """A column that is not computed from others."""

    name: str
    kind: str
    unique: bool
    numbered: bool
    """By the database, always."""


def columns_of(connection: Driver) -> dict[str, tuple[Column, ...]]:
    """The columns of every table of the catalog that can be given a value."""
    rows = connection.execute(
        "SELECT relname, attname, format_type(atttypid, atttypmod), EXISTS (SELECT FROM"
        " pg_index WHERE indrelid = pg_class.oid AND indisunique AND attnum = ANY (indkey)),"
        " attidentity = 'a'"
        " FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
        " WHERE relnamespace = 'concierge'::regnamespace AND relkind IN ('r', 'p')"
        " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
        " ORDER BY relname, attnum"
    ).fetchall()
    found: dict[str, list[Column]] = {}
    for table, *column in rows:
        found.setdefault(table, []).append(Column(*column))
    return {table: tuple(columns) for table, columns in found.items()}


def everything(connection: Driver, table: str) -> list[Kept]:
    with connection.cursor().copy(f"COPY (TABLE {table}) TO STDOUT") as copy:
        lines = [bytes(data).decode().rstrip("\n") for data in copy]
    # In the same order: nobody writes meanwhile.
    rows = connection.execute(f"SELECT to_jsonb(t)::text FROM {table} AS t").fetchall()
    return [Kept(text, json.loads(text), line) for (text,), line in zip(rows, lines, strict=True)]


def fingerprint(connection: Driver, table: str) -> tuple[Any, ...]:
    row = connection.execute(
        "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text)))"
        f" FROM {table} AS t"
    ).fetchone()
    assert row is not None
    return tuple(row)


def count(connection: Driver, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def texts(connection: Driver, asked: str) -> list[str]:
    """What a question answers; nothing, if it may not even be asked."""
    try:
        return sorted(str(row[0]) for row in connection.execute(asked).fetchall())
    except errors.InsufficientPrivilege:
        return []
