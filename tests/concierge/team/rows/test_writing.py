"""What every kind of person may change of every table, tried with their own password."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql

from tests.concierge.team.house import Driver, House
from tests.concierge.team.rows.matrix import TABLES, WRITTEN, Row, may_write
from tests.concierge.team.rows.stored import Column, Kept, fingerprint, texts

PER_TABLE = 4
"""Foreign rows of a table that a kind of person tries to write."""


@pytest.fixture
def foreign(house: House, stored: dict[str, list[Kept]], login: str) -> dict[str, list[Row]]:
    """Some rows of each table that the person can have nothing to do with."""
    found = {}
    for table, rows in stored.items():
        kept = [row.values for row in rows if not may_write(house, login, table, row.values)]
        found[table] = kept[:: max(1, len(kept) // PER_TABLE)]
    return found


@pytest.fixture
def unchanged(house: House, columns: dict[str, tuple[Column, ...]]) -> Iterator[None]:
    """Afterwards the superuser sees every row as before."""
    with house.psql() as connection:
        before = {table: fingerprint(connection, table) for table in columns}
        yield
        assert {table: fingerprint(connection, table) for table in columns} == before


def attempt(desk: Driver, asked: sql.Composable | str, values: Sequence[Any] = ()) -> int:
    """How many rows a statement touches: none, if it is refused. What it did is undone."""
    try:
        with desk.transaction(force_rollback=True):
            return desk.execute(asked, values).rowcount  # type: ignore[arg-type]
    except errors.InsufficientPrivilege:
        return 0


def the_row(columns: Sequence[Column], row: Row, only: Sequence[str]) -> tuple[str, list[Any]]:
    """The condition that it is this row, by its keys."""
    keys = [column for column in columns if column.unique and row[column.name] is not None]
    keys = [column for column in keys if not only or column.name in only]
    where = " AND ".join(f't."{key.name}" = %s::{key.kind}' for key in keys) or "true"
    return where, [row[key.name] for key in keys]


def insert(table: str, columns: Sequence[Column], row: Row) -> tuple[str, list[Any]]:
    columns = [column for column in columns if not column.numbered]
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join(f"%s::{column.kind}" for column in columns)
    values = [
        json.dumps(row[column.name]) if column.kind == "json" else row[column.name]
        for column in columns
    ]
    return f"INSERT INTO {table} AS t ({names}) VALUES ({marks})", values


LINKS = ("member_id", "steward_id", "note_id", "issue_id", "reference_id", "line", "kind", "role")


def afresh(columns: Sequence[Column], row: Row) -> Row:
    """The same row under a key nobody has yet, of the same member."""
    other = dict(row)
    for column in columns:
        if not column.unique or column.name in LINKS:
            continue
        if column.kind == "uuid":
            other[column.name] = str(uuid4())
        elif column.kind.startswith("character"):
            other[column.name] = f"x{uuid4().hex}"
        elif column.kind in ("integer", "bigint"):
            other[column.name] = row[column.name] + 100_000
    return other


def test_a_foreign_row_is_not_changed_nor_removed(
    desk: Driver,
    foreign: dict[str, list[Row]],
    columns: dict[str, tuple[Column, ...]],
    unchanged: None,
) -> None:
    for table, rows in foreign.items():
        own = columns[table]
        for row in rows:
            where, key = the_row(own, row, ())
            given = [column for column in own if not column.numbered]
            for column in (given[0], given[-1]):
                change = (
                    f'UPDATE {table} AS t SET "{column.name}" = t."{column.name}" WHERE {where}'
                )
                assert attempt(desk, change, key) == 0, (table, row)
                assert attempt(desk, f"{change} RETURNING t.*", key) == 0, (table, row)
            remove = f"DELETE FROM {table} AS t WHERE {where}"
            assert attempt(desk, remove, key) == 0, (table, row)
            assert attempt(desk, f"{remove} RETURNING t.*", key) == 0, (table, row)


def test_a_row_of_a_foreign_member_is_not_added(
    desk: Driver,
    foreign: dict[str, list[Row]],
    columns: dict[str, tuple[Column, ...]],
    unchanged: None,
) -> None:
    accepted = set()
    for table, rows in foreign.items():
        for row in rows:
            asked, values = insert(table, columns[table], afresh(columns[table], row))
            if attempt(desk, asked, values) or attempt(desk, f"{asked} RETURNING t.*", values):
                accepted.add(table)
    assert not accepted


def test_a_foreign_row_is_not_changed_by_adding_it_again(
    desk: Driver,
    foreign: dict[str, list[Row]],
    columns: dict[str, tuple[Column, ...]],
    unchanged: None,
) -> None:
    for table, rows in foreign.items():
        if table == "audit":
            continue  # its key is never given
        for row in rows:
            asked, values = insert(table, columns[table], row)
            name = columns[table][-1].name
            for then in (
                "DO NOTHING",
                f'ON CONSTRAINT pk_{table} DO UPDATE SET "{name}" = excluded."{name}"',
            ):
                if "pk_" in then and table in ("alembic_version", "workspace"):
                    continue  # theirs are called otherwise, and nobody adds to them
                assert attempt(desk, f"{asked} ON CONFLICT {then}", values) == 0, (table, row)


def test_ones_own_row_is_not_given_to_a_foreign_member(
    house: House,
    desk: Driver,
    login: str,
    stored: dict[str, list[Kept]],
    columns: dict[str, tuple[Column, ...]],
    unchanged: None,
) -> None:
    strangers = set(house.members.values()) - house.sees(login)
    for table, rows in stored.items():
        if all(column.name != "member_id" for column in columns[table]) or not strangers:
            continue
        mine = [row.values for row in rows if TABLES[table](house, login, row.values)]
        for row in mine[:2]:
            where, key = the_row(columns[table], row, ())
            change = f"UPDATE {table} AS t SET member_id = %s WHERE {where}"
            for stranger in strangers:
                assert attempt(desk, change, [stranger, *key]) == 0, table
            asked, values = insert(
                table,
                columns[table],
                afresh(columns[table], {**row, "member_id": str(next(iter(strangers)))}),
            )
            assert attempt(desk, asked, values) == 0, table


VALUES = {
    "uuid": "gen_random_uuid()",
    "boolean": "false",
    "timestamp with time zone": "now()",
    "json": "'{}'",
    "tsvector": "''",
}
"""Something to write into a column of each type; a digit suits the rest."""


def test_what_is_changed_without_looking_is_what_one_may_see(
    house: House,
    desk: Driver,
    kind: str,
    login: str,
    stored: dict[str, list[Kept]],
    columns: dict[str, tuple[Column, ...]],
    unchanged: None,
) -> None:
    """Without a condition and without reading a column, only the policy stands between."""
    written = set()
    for table, rows in stored.items():
        mine = {row.text for row in rows if may_write(house, login, table, row.values)}
        column = next((c for c in reversed(columns[table]) if not c.unique), None)
        if column is not None:
            value = VALUES.get(column.kind, "'1'")
            blind = f'UPDATE {table} SET "{column.name}" = {value}'
            assert attempt(desk, blind) <= len(mine), table
        try:
            assert attempt(desk, f"DELETE FROM {table}") <= len(mine), table
        except errors.ForeignKeyViolation:
            assert mine  # one's own, which others need
        name = next(c.name for c in reversed(columns[table]) if not c.numbered)
        touched = returned(desk, f'UPDATE {table} AS t SET "{name}" = t."{name}"')
        removed = returned(desk, f"DELETE FROM {table} AS t")
        assert set(touched) | set(removed) <= mine, table
        written |= {table} if touched else set()
    if kind == "steward":
        assert written == WRITTEN


def returned(desk: Driver, change: str) -> list[str]:
    try:
        with desk.transaction(force_rollback=True):
            return texts(desk, f"{change} RETURNING to_jsonb(t)::text")
    except errors.ForeignKeyViolation:
        return []


def test_nothing_is_copied_in(desk: Driver, stored: dict[str, list[Kept]], unchanged: None) -> None:
    for table, rows in stored.items():
        with (
            pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)),
            desk.cursor().copy(f"COPY {table} FROM STDIN") as copy,
        ):
            copy.write(f"{rows[0].line}\n")


def test_nothing_is_emptied_nor_remade(
    desk: Driver, stored: dict[str, list[Kept]], unchanged: None
) -> None:
    for table in stored:
        for asked in (
            f"TRUNCATE {table}",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY all_of_it ON {table} USING (true)",
            f"CREATE INDEX ON {table} ((1))",
            f"CREATE TRIGGER spy AFTER INSERT ON {table} EXECUTE FUNCTION refuse_change()",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                desk.execute(asked)


def test_nobody_chooses_the_number_of_an_act(desk: Driver, unchanged: None) -> None:
    """One taken beforehand would make the next person's act fail; a huge one hides all others."""
    with pytest.raises(errors.InsufficientPrivilege), desk.transaction(force_rollback=True):
        desk.execute(
            "INSERT INTO audit (seq, operation, at, verb, table_name, row_id, change, columns)"
            " OVERRIDING SYSTEM VALUE"
            " VALUES (1000000000000, gen_random_uuid(), now(), 'x', 'x', 'x', 'x', '{}')"
        )
