"""What every kind of person may see and change of every table, tried with their own password.

The tables are those of the catalog, so that none is forgotten; what should be seen is computed in
Python from who serves whom (`house.py`), so that a policy is not its own witness.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors, sql

from concierge.notes.rules import Visibility
from tests.concierge.team.house import FEED, HOME, LEAD, WORD, Driver, House, standing
from tests.server import Server

KINDS: dict[str, Callable[[House], str]] = {
    "steward": lambda house: "wang",
    "steward of the same team": lambda house: "he",
    "lead": lambda house: LEAD,
    "steward of another team": lambda house: house.fang,
    "lead of another team": lambda house: house.gu,
    "admin": lambda house: house.bo,
    "feed": lambda house: FEED,
    "leaver": lambda house: house.mo,  # on a connection that was open before
}
PER_TABLE = 4
"""Foreign rows of a table that a kind of person tries to write."""

Row = dict[str, Any]
Sees = Callable[[House, str, Row], bool]


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


# ── what should be seen ─────────────────────────────────────────────────────────────────────────


def serves(house: House, login: str) -> bool:
    """Whether it is somebody who talks to members, and has not left."""
    return login not in (house.bo, house.mo, FEED)


def of_the_house(house: House, login: str, row: Row) -> bool:
    """Lines, teams and names of colleagues are no secret among colleagues; nor of who leaves, for
    as long as the act of leaving takes."""
    return True


def of_the_feed(house: House, login: str, row: Row) -> bool:
    return login == FEED


def of_my_member(house: House, login: str, row: Row) -> bool:
    return serves(house, login) and UUID(row["member_id"]) in house.sees(login)


def known_to_the_feed(sees: Sees) -> Sees:
    return lambda house, login, row: login == FEED or sees(house, login, row)


def myself_a_member(house: House, login: str, row: Row) -> bool:
    return login == FEED or of_my_member(house, login, {"member_id": row["id"]})


def a_note(house: House, login: str, row: Row, key: str = "id") -> bool:
    author, visibility = house.notes[UUID(row[key])]
    return of_my_member(house, login, row) and (visibility != Visibility.MINE or author == login)


def a_version(house: House, login: str, row: Row) -> bool:
    return a_note(house, login, row, "note_id")


def a_text(house: House, login: str, row: Row) -> bool:
    if row["kind"] == "note":  # the feed never sees one, nor its words
        return login != FEED and a_note(house, login, row, "source_id")
    return login == FEED or of_my_member(house, login, row)


def my_access(house: House, login: str, row: Row) -> bool:
    return serves(house, login) and row["role"] == login


def my_act(house: House, login: str, row: Row) -> bool:
    if not serves(house, login):
        return False
    if row["table_name"] == "cover" and my_cover(house, login, row["columns"]):
        return True
    mine = row["steward_id"] == str(house.ids[login])
    return mine or (row["member_id"] is not None and of_my_member(house, login, row))


def a_seal(house: House, login: str, row: Row) -> bool:
    """Whoever checks the record sees hashes, and no row of it."""
    return login == house.bo


def nobodys(house: House, login: str, row: Row) -> bool:
    return False


def my_look(house: House, login: str, row: Row) -> bool:
    return of_my_member(house, login, row) and row["steward_id"] == str(house.ids[login])


def my_cover(house: House, login: str, row: Row) -> bool:
    if login in house.teams:
        served = (login, *house.teams[login])
        return row["steward_id"] in {str(house.ids[one]) for one in served}
    mine = str(house.ids[login])
    return serves(house, login) and mine in (row["steward_id"], row["by_id"])


def an_enquiry(house: House, login: str, row: Row) -> bool:
    """A lead knows who asked after theirs; nobody reads what they asked themselves."""
    known = login in house.teams and row["member_id"] is not None
    return known and of_my_member(house, login, row)


def a_look(house: House, login: str, row: Row) -> bool:
    """One's own; and of the members one serves, for a lead the confidential ones too."""
    if serves(house, login) and row["steward_id"] == str(house.ids[login]):
        return True
    served = serves(house, login) and UUID(row["member_id"]) in house.serves_now(login)
    return served and (not row["confidential"] or login in house.teams)


TABLES: dict[str, Sees] = {
    "access": my_access,
    "alembic_version": of_the_house,
    "audit": my_act,
    "audit_seal": a_seal,
    "audit_unsealed": nobodys,
    "break_glass": a_look,
    "business_line": of_the_house,
    "business_reference": known_to_the_feed(of_my_member),
    "contact_point": known_to_the_feed(of_my_member),
    "cover": my_cover,
    "due_item": known_to_the_feed(of_my_member),
    "enquiry": an_enquiry,
    "feed_event": of_the_feed,
    "important_date": known_to_the_feed(of_my_member),
    "issue": known_to_the_feed(of_my_member),
    "issue_reference": known_to_the_feed(of_my_member),
    "member": myself_a_member,
    "member_fact": of_my_member,
    "member_key": known_to_the_feed(of_my_member),
    "member_seen": my_look,
    "member_term": known_to_the_feed(of_my_member),
    "message": of_my_member,
    "note": a_note,
    "note_version": a_version,
    "promise": of_my_member,
    "reminder": of_my_member,
    "retraction": of_my_member,
    "salt": nobodys,
    "steward": of_the_house,
    "stewardship": known_to_the_feed(of_my_member),
    "team": of_the_house,
    "tell": of_my_member,
    "text_ref": a_text,
    "timeline_day": known_to_the_feed(of_my_member),
    "timeline_event": known_to_the_feed(of_my_member),
    "workspace": of_the_house,
}
"""Who sees a row of each table."""

NOT_A_STEWARDS = ("audit_seal", "audit_unsealed", "enquiry", "feed_event", "salt")
HOUSE = ("alembic_version", "business_line", "steward", "team", "workspace")
WRITTEN = {
    "business_reference", "contact_point", "due_item", "important_date", "issue",
    "issue_reference", "member", "member_fact", "member_seen", "member_term", "message",
    "note", "promise",
    "reminder", "tell", "timeline_day",
}  # fmt: skip
"""Of which a steward changes rows they have."""


def may_write(house: House, login: str, table: str, row: Row) -> bool:
    """Whether there is anything of this row that they could have changed, or have written."""
    if table in HOUSE:
        if login == house.bo:
            return table in ("business_line", "steward", "team")
        return table == "team" and login in house.teams and (row["name"] == HOME) == (login == LEAD)
    if table in ("access", "audit_seal", "audit_unsealed"):
        return False
    if table == "audit":  # one's own acts, of nobody or of whom one sees
        member = row["member_id"]
        return member is None or (UUID(member) in house.sees(login) and login != house.mo)
    if table == "break_glass":  # to end one's own
        return login in house.looks and row["steward_id"] == str(house.ids[login])
    return TABLES[table](house, login, row) and not only_seen(house, login, table, row)


def only_seen(house: House, login: str, table: str, row: Row) -> bool:
    """Whether it is of a member one looks at, and may not change."""
    member = row["id"] if table == "member" else row.get("member_id")
    if member is None or login not in house.looks or table == "member_seen":
        return False
    return UUID(member) not in house.serves_now(login)


# ── the house ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests: nothing they do changes it."""
    with standing(server, team_template, "matrix") as made:
        yield made


@pytest.fixture(scope="module")
def desks(house: House) -> Iterator[dict[str, Driver]]:
    """An open connection of each kind of person; the leaver's was open before they left."""
    with ExitStack() as stack:
        made = {kind: stack.enter_context(house.psql(of(house))) for kind, of in KINDS.items()}
        assert count(made["leaver"], "member") == 1
        with house.psql() as connection:
            connection.execute("UPDATE steward SET active = false WHERE login = %s", (house.mo,))
            connection.execute("CREATE SCHEMA scratch")
            connection.execute(LEAK.format(schema="scratch"))
            connection.execute("GRANT USAGE ON SCHEMA scratch TO PUBLIC")
        yield made


LEAK = (
    "CREATE FUNCTION {schema}.f_leak(text) RETURNS boolean LANGUAGE plpgsql"
    " COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
)
"""So cheap that the planner would ask it before anything else."""


@pytest.fixture(scope="module")
def columns(house: House) -> dict[str, tuple[Column, ...]]:
    """The columns of every table of the catalog that can be given a value."""
    with house.psql() as connection:
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


@pytest.fixture(scope="module")
def stored(
    house: House, desks: dict[str, Driver], columns: dict[str, tuple[Column, ...]]
) -> dict[str, list[Kept]]:
    """Every row of every table."""
    with house.psql() as connection:
        return {table: everything(connection, table) for table in columns}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def login(house: House, kind: str) -> str:
    return KINDS[kind](house)


@pytest.fixture
def desk(desks: dict[str, Driver], kind: str) -> Driver:
    return desks[kind]


@pytest.fixture
def visible(house: House, stored: dict[str, list[Kept]], login: str) -> dict[str, list[str]]:
    """What the person should see, of each table, as text."""
    return {
        table: sorted(row.text for row in rows if TABLES[table](house, login, row.values))
        for table, rows in stored.items()
    }


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


# ── the matrix is whole ─────────────────────────────────────────────────────────────────────────


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


# ── reading ─────────────────────────────────────────────────────────────────────────────────────

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
    desk: Driver, visible: dict[str, list[str]]
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
        expected = login == FEED or (member in house.sees(login) and not gone)
        assert desk.execute("SELECT may_see(%s)", (member,)).fetchone() == (expected,)
        assert desk.execute(
            "SELECT is_new(%s, %s), is_between(%s)", (member, house.ids[login], member)
        ).fetchone() == (False, False)


def test_a_group_sees_less_than_its_people(desk: Driver, login: str, house: House) -> None:
    """Whoever takes the role of their group, or of another, has the rights of that group only."""
    for group in ("steward", "lead", "admin", "feed", "owner"):
        try:
            desk.execute(f"SET ROLE concierge_{group}")
        except errors.InsufficientPrivilege:
            continue
        assert login == FEED or texts(desk, "SELECT id FROM member") == []
        desk.execute("RESET ROLE")


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


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
