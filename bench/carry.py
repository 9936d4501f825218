"""The file's workspace, carried over to a server: every row of it, with the same ids.

By COPY, as a superuser: a million events in minutes. What verbs would write on a server is there in
the same shape; a test tells the same history to a server by the verbs and compares. Events lie in
the order in which they came, as they would: the rows of a member's page are far apart.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from psycopg import sql

from bench import build
from bench.build import Made
from bench.questions import driver_of
from bench.server import Place
from concierge.issues.texts import entry_of as issue_entry
from concierge.searchindex import index
from concierge.searchindex.index import Entry
from concierge.store.act import Actor
from concierge.store.instants import from_micros
from concierge.timeline.actions import entry_of
from concierge.workspace import engine, postgres
from concierge.workspace import server as workspace_server
from concierge.workspace.postgres import Driver

MADE_BY = (*build.MADE_BY, "bench/carry.py", "bench/houses.py", "migrations/versions/*.sql")
FREE = "bench_free"
"""A login like a steward's, for whom there are no policies (BYPASSRLS)."""
CACHE_MB = 256
ALREADY = ("alembic_version", "workspace")
"""Tables that say which workspace this is."""
FROM = {
    "timeline_event": "timeline_event INDEXED BY uq_timeline_event_id ORDER BY id",
    "timeline_day": "timeline_day ORDER BY day",
    "audit": "audit ORDER BY seq",
}
"""What comes in the order of time; an event's id grows with the time it was recorded at."""

TABLES = """
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position),
        array_agg(data_type::text ORDER BY ordinal_position)
    FROM information_schema.columns
    WHERE table_schema = 'concierge' AND is_generated = 'NEVER'
    GROUP BY table_name ORDER BY table_name
"""
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = 'concierge'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY 1
"""
_PEOPLE = """
    SELECT id, login, role FROM steward
    WHERE role = 'steward'
        AND EXISTS (SELECT FROM stewardship WHERE steward_id = steward.id AND until IS NULL)
    ORDER BY login
"""
_COPY_TEXTS = "COPY text_ref (rowid, member_id, kind, source_id, tokens) FROM STDIN"
_ISSUES = "SELECT opened_at, member_id, id, title, cause, next_step FROM issue ORDER BY id"
_READ: dict[str, Callable[[Any], Any]] = {
    "uuid": bytes.hex,
    "timestamp with time zone": from_micros,
    "boolean": bool,
}
"""What becomes of a value of the file's, by the type it has on the server."""

Put = Callable[[Sequence[Any]], None]
Columns = list[tuple[str, str]]
"""The name of each, and its type on the server."""


def ready(place: Place, made: Made) -> str:
    """The database that holds what the file holds, made if it is not there."""

    def fill(staged: str) -> None:
        workspace_server.create(place.at(staged), zone="Asia/Shanghai", language="zh")
        carry(made, place, staged)

    return kept(place, made.events, fill)


def kept(place: Place, events: int, fill: Callable[[str], None]) -> str:
    """The database of this many events, made by `fill` if it is not there; older ones go."""
    name = f"bench_{events}_{build.version(MADE_BY)}"
    staged = name.replace("bench", "making", 1)
    with place.connect("postgres") as driver:
        asked = "SELECT datname FROM pg_database WHERE datname ~ %s"
        there = driver.execute(asked, [f"^(bench|making)_{events}_"]).fetchall()
        if (name,) in there:
            return name
        for (old,) in there:
            driver.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
        began = time.monotonic()
        fill(staged)
        names = map(sql.Identifier, (staged, name))
        driver.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
    build.say(f"{events:,} events on the server in {time.monotonic() - began:.0f} s", end="\n")
    return name


def carry(made: Made, place: Place, database: str) -> None:
    """Fill a new workspace on a server with what the file holds, and let its people in."""
    with (
        driver_of(made, CACHE_MB) as source,
        place.connect(database) as target,
        place.connect(database) as beside,
        loading(target),
    ):
        # What only a server has, it has from when it was made.
        tables = {
            table: both
            for table, *has in target.execute(TABLES).fetchall()
            if (both := _both(source, table, *has)) and table not in ALREADY
        }
        target.execute(f"TRUNCATE {', '.join(tables)}")
        for table, columns in tables.items():
            if table == "timeline_event":
                _events(source, target, beside, columns)
            elif table != "text_ref":
                _table(source, target, table, columns)
    let_in(place, database)


@contextmanager
def loading(target: Driver) -> Iterator[None]:
    """Without keys, triggers and indexes, which are there again at the end: what comes was written
    by verbs once, and access, counts and laws were kept then."""
    target.execute("SET session_replication_role = replica")
    target.execute("SET maintenance_work_mem = '1GB'")
    indexes = target.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        target.execute(f"DROP INDEX {name}")
    yield
    build.say("indexes")
    for _, definition in indexes:
        target.execute(definition)
    target.execute("VACUUM (ANALYZE)")


def let_in(place: Place, database: str) -> None:
    """Everybody who works there, and one for whom there are no policies. Roles belong to the whole
    server, and may be there for another size."""
    sealed = postgres.verifier(FREE, place.password)
    with place.connect(database) as target:
        known = {row[0] for row in target.execute("SELECT rolname FROM pg_roles")}
        for login, role in target.execute("SELECT login, role FROM steward").fetchall():
            if login not in known:
                target.execute("SELECT admit(%s, %s, %s)", (login, role, sealed))
        if FREE not in known:
            made = sql.SQL("CREATE ROLE {} LOGIN BYPASSRLS IN ROLE concierge_steward PASSWORD {}")
            target.execute(made.format(sql.Identifier(FREE), sealed))


def people(driver: Driver) -> list[Actor]:
    """The stewards who have members, by their logins."""
    return [Actor(*row) for row in driver.execute(_PEOPLE)]


def _both(source: engine.Driver, table: str, names: list[str], types: list[str]) -> Columns:
    """The columns that the file has, too."""
    here = {name for (name,) in source.execute(_COLUMNS, [table])}
    return [one for one in zip(names, types, strict=True) if one[0] in here]


def _table(source: engine.Driver, target: Driver, table: str, columns: Columns) -> None:
    with target.cursor().copy(f"COPY {table} ({listed(columns)}) FROM STDIN") as copy:
        for row in _rows(source, table, columns):
            copy.write_row(row)
    if table == "audit":
        target.execute(
            "SELECT setval(pg_get_serial_sequence('audit', 'seq'), greatest(max(seq), 1))"
            " FROM audit"
        )


def _events(source: engine.Driver, target: Driver, beside: Driver, columns: Columns) -> None:
    """The events, and beside them what their texts are found by."""
    names = [name for name, _ in columns]
    of_entry = ("at", "member_id", "id", "title", "body", "party",
                "what", "channel", "direction", "reached", "data")  # fmt: skip
    places = list(map(names.index, of_entry))
    with (
        target.cursor().copy(f"COPY timeline_event ({listed(columns)}) FROM STDIN") as events,
        beside.cursor().copy(_COPY_TEXTS) as texts,
    ):
        for done, row in enumerate(_rows(source, "timeline_event", columns)):
            events.write_row(row)
            when, whose, id_, *said, data = (row[place] for place in places)
            values = json.loads(data) if isinstance(data, str) else data
            _text(texts.write_row, entry_of(when, UUID(whose), UUID(id_), *said, values))
            if done % 100_000 == 0:
                build.say(f"{done:,} events carried")
        for opened, member, issue, *written in source.execute(_ISSUES):
            ids = UUID(bytes=issue), UUID(bytes=member)
            _text(texts.write_row, issue_entry(*ids, from_micros(opened), *written))


def _text(put: Put, entry: Entry) -> None:
    found = entry.tokens()
    if found:
        row = index.on_postgresql(entry, found)
        # No token has a quote or a backslash in it: they are letters, digits and dots.
        row["tokens"] = "'" + "' '".join(row["tokens"]) + "'"
        put(tuple(row.values()))


def listed(columns: Columns) -> str:
    """Their names, as both engines take them."""
    return ", ".join(f'"{name}"' for name, _ in columns)


def _rows(source: engine.Driver, table: str, columns: Columns) -> Iterator[list[Any]]:
    """The rows of a table of the file, as the server has them."""
    readers = [(place, _READ[kind]) for place, (_, kind) in enumerate(columns) if kind in _READ]
    for found in source.execute(f"SELECT {listed(columns)} FROM {FROM.get(table, table)}"):
        row = list(found)
        for place, read in readers:
            if row[place] is not None:
                row[place] = read(row[place])
        yield row
