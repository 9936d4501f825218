"""What every kind of person may see of every table, tried with their own password."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from psycopg import errors

from tests.concierge.team.house import FEED, WORD, Driver, House
from tests.concierge.team.rows.matrix import HOUSE, NOT_A_STEWARDS, TABLES, WRITTEN, a_text, serves
from tests.concierge.team.rows.stored import Column, Kept, texts

LEAK = (
    "CREATE FUNCTION {schema}.f_leak(text) RETURNS boolean LANGUAGE plpgsql"
    " COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
)
"""So cheap that the planner would ask it before anything else."""


@pytest.fixture(scope="module")
def scratch(house: House) -> None:
    """A place where the function is that nobody may make for themselves."""
    with house.psql() as connection:
        connection.execute("CREATE SCHEMA scratch")
        connection.execute(LEAK.format(schema="scratch"))
        connection.execute("GRANT USAGE ON SCHEMA scratch TO PUBLIC")


@pytest.fixture
def visible(house: House, stored: dict[str, list[Kept]], login: str) -> dict[str, list[str]]:
    """What the person should see, of each table, as text."""
    return {
        table: sorted(row.text for row in rows if TABLES[table](house, login, row.values))
        for table, rows in stored.items()
    }


# ── the matrix is whole ───────────────────────────────────────────────────────────────────────────


def test_a_new_table_needs_its_row_in_the_matrix(stored: dict[str, list[Kept]]) -> None:
    missing, gone = set(stored) - set(TABLES), set(TABLES) - set(stored)
    assert not missing, f"a new table needs its row in the matrix: {sorted(missing)}"
    assert not gone, f"in the matrix, but no table: {sorted(gone)}"


def test_every_table_has_rows_to_hide(house: House, stored: dict[str, list[Kept]]) -> None:
    assert [table for table, rows in stored.items() if not rows] == []
    for table in set(TABLES) - set(HOUSE):
        seen = [row for row in stored[table] if TABLES[table](house, "wang", row.values)]
        assert len(seen) < len(stored[table]), table
        assert seen or table in NOT_A_STEWARDS, table


# ── reading ───────────────────────────────────────────────────────────────────────────────────────

WAYS = {
    "SELECT": "SELECT to_jsonb(t)::text FROM {table} AS t",
    "a column": "SELECT to_jsonb(t)::text FROM (TABLE {table}) AS t",
    "a join with itself": (
        "SELECT DISTINCT to_jsonb(t)::text FROM {table} AS t CROSS JOIN {table} AS u"
        " WHERE t.{key} = u.{key}"
    ),
    "a prepared statement": "EXECUTE asked_{table}",
    "a cursor": "FETCH ALL FROM asked_{table}",
}


@pytest.mark.parametrize("way", WAYS)
def test_one_reads_what_one_may_see(
    desk: Driver,
    way: str,
    visible: dict[str, list[str]],
    columns: dict[str, tuple[Column, ...]],
) -> None:
    for table, expected in visible.items():
        with desk.transaction():
            try:
                with desk.transaction():
                    _prepare(desk, way, table)
                    asked = WAYS[way].format(table=table, key=columns[table][0].name)
                    got = sorted(row[0] for row in desk.execute(asked).fetchall())
            except errors.InsufficientPrivilege:
                got = []
            if way == "a prepared statement" and got:
                desk.execute(f"DEALLOCATE asked_{table}")
        assert got == expected, f"{table}: {len(got)} rows, not {len(expected)}"


def _prepare(desk: Driver, way: str, table: str) -> None:
    plain = WAYS["SELECT"].format(table=table)
    if way == "a prepared statement":
        desk.execute(f"PREPARE asked_{table} AS {plain}")
    elif way == "a cursor":
        desk.execute(f"DECLARE asked_{table} CURSOR FOR {plain}")


def test_what_one_copies_out_is_what_one_may_see(
    house: House, desk: Driver, login: str, stored: dict[str, list[Kept]]
) -> None:
    for table, rows in stored.items():
        try:
            with desk.cursor().copy(f"COPY {table} TO STDOUT") as copy:
                got = sorted(bytes(data).decode().rstrip("\n") for data in copy)
        except errors.InsufficientPrivilege:
            got = []
        seen = [row.line for row in rows if TABLES[table](house, login, row.values)]
        assert got == sorted(seen), table


def test_one_locks_no_more_than_one_sees(
    desk: Driver, kind: str, visible: dict[str, list[str]]
) -> None:
    locked = set()
    for table, expected in visible.items():
        for strength in ("UPDATE", "NO KEY UPDATE", "SHARE", "KEY SHARE"):
            got = texts(desk, f"SELECT to_jsonb(t)::text FROM {table} AS t FOR {strength}")
            assert not got or set(got) <= set(expected), (table, strength)
            locked |= {table} if got else set()
    if kind == "steward":
        assert locked == WRITTEN


def test_a_function_that_tells_what_it_is_asked_tells_nothing_hidden(
    desk: Driver, visible: dict[str, list[str]], scratch: None
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):  # nobody makes one of their own
        desk.execute(LEAK.format(schema="pg_temp"))
    told: list[str] = []
    desk.add_notice_handler(lambda said: told.append(said.message_primary or ""))
    for table, expected in visible.items():
        tell = "scratch.f_leak(to_jsonb(t)::text)"
        for statement in (
            f"SELECT 1 FROM {table} AS t WHERE {tell}",
            f"SELECT count(*) FROM {table} AS t GROUP BY 1 = 1 HAVING bool_and({tell})",
            f"DELETE FROM {table} AS t WHERE {tell}",
            f"SELECT (to_jsonb(t)::text)::integer FROM {table} AS t",
        ):
            told.clear()
            with desk.transaction(force_rollback=True):
                try:
                    desk.execute(statement)
                except errors.InvalidTextRepresentation as error:
                    said = error.diag.message_primary or ""
                    told.append(said.partition('"')[2].rpartition('"')[0])
                except errors.InsufficientPrivilege:
                    assert not told
                except errors.ForeignKeyViolation:
                    pass  # of a row one may remove, but that others need
            assert set(told) <= set(expected), table


def test_row_security_is_not_switched_off(desk: Driver, visible: dict[str, list[str]]) -> None:
    desk.execute("SET row_security = off")
    try:
        for table in visible:
            got = texts(desk, f"SELECT to_jsonb(t)::text FROM {table} AS t")
            assert got == [] or table == "alembic_version", table
    finally:
        desk.execute("RESET row_security")


def test_an_explained_plan_counts_what_one_may_see(
    desk: Driver, visible: dict[str, list[str]]
) -> None:
    for table, expected in visible.items():
        asked = f"EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM {table}"
        try:
            row = desk.execute(asked).fetchone()
        except errors.InsufficientPrivilege:
            assert expected == []
            continue
        assert row is not None
        plan = row[0][0]["Plan"]
        assert plan["Actual Rows"] * plan["Actual Loops"] == len(expected), table


def test_statistics_say_nothing(desk: Driver) -> None:
    for source in ("pg_stats", "pg_stats_ext", "pg_stats_ext_exprs"):
        asked = f"SELECT tablename FROM {source} WHERE schemaname = 'concierge'"
        assert set(texts(desk, asked)) <= {"alembic_version"}


def test_a_sequence_tells_nothing_and_counts_nothing(house: House, desk: Driver) -> None:
    with house.psql() as connection:
        names = texts(connection, "SELECT sequencename FROM pg_sequences")
    assert names == ["audit_seq_seq"]
    for name in names:
        for asked in (
            f"SELECT nextval('{name}')",
            f"SELECT currval('{name}')",
            f"SELECT setval('{name}', 1)",
            f"SELECT last_value FROM {name}",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                desk.execute(asked)
        assert texts(desk, "SELECT last_value FROM pg_sequences") == ["None"]


def test_a_search_finds_what_one_may_see(
    house: House, desk: Driver, login: str, stored: dict[str, list[Kept]]
) -> None:
    texts_there = [row.values for row in stored["text_ref"]]
    assert all(f"'{WORD}'" in row["tokens"] for row in texts_there if row["kind"] == "note")
    queries = [f"'{WORD}'", "'mine'", "'order'", "'taken'", *(f"'{name}'" for name in house.ids)]
    for query in queries:
        expected = {
            (row["kind"], UUID(row["source_id"]))
            for row in texts_there
            if serves(house, login) and query in row["tokens"] and a_text(house, login, row)
        }
        assert _found(desk, query, None) == expected, query
    for member in house.members.values():
        theirs = {
            (row["kind"], UUID(row["source_id"]))
            for row in texts_there
            if row["member_id"] == str(member)
            and f"'{WORD}'" in row["tokens"]
            and serves(house, login)
            and a_text(house, login, row)
        }
        assert _found(desk, f"'{WORD}'", member) == theirs


def _found(desk: Driver, query: str, member: UUID | None) -> set[tuple[str, UUID]]:
    try:
        rows = desk.execute(
            "SELECT kind, source_id FROM find_texts(%s, %s, 10000, NULL, NULL)", (query, member)
        ).fetchall()
    except errors.InsufficientPrivilege:
        return set()
    return set(rows)


def test_who_may_see_whom_is_answered_of_oneself(house: House, desk: Driver, login: str) -> None:
    gone = login == house.mo
    for member in (*house.members.values(), uuid4()):
        expected = login in (FEED, house.tick) or (member in house.sees(login) and not gone)
        assert desk.execute("SELECT may_see(%s)", (member,)).fetchone() == (expected,)
        assert desk.execute(
            "SELECT is_new(%s, %s), is_between(%s)", (member, house.ids[login], member)
        ).fetchone() == (False, False)


def test_a_group_sees_less_than_its_people(desk: Driver, login: str, house: House) -> None:
    """Whoever takes the role of their group, or of another, has the rights of that group only."""
    for group in ("steward", "lead", "admin", "feed", "service", "owner"):
        try:
            desk.execute(f"SET ROLE concierge_{group}")
        except errors.InsufficientPrivilege:
            continue
        assert login in (FEED, house.tick) or texts(desk, "SELECT id FROM member") == []
        desk.execute("RESET ROLE")
