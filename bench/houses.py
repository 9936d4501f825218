"""Several houses like the first one in one workspace: how a server comes to ten million events.

Each has its own members, stewards, lead and numbers, and the same things happened there at the same
time; what a row looks like, how many a member has and how they lie on the disk is as if that much
had been told. The first house is what it was, so what is asked there has the same answers.
"""

from psycopg import sql

from bench import build, carry
from bench.server import Place
from concierge.searchindex.expression import MEMBER
from concierge.workspace.postgres import Driver

# One digit of an id's random part counts the house, the time in it stays; of a reference the first
# sign after the letter.
_HEX, _SIGNS = "0123456789abcdef", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FUNCTIONS = f"""
    CREATE FUNCTION pg_temp.turned(said text, place integer, signs text, house integer)
    RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT overlay(said PLACING translate(
            substr(said, place, 1), signs, substr(signs || signs, house + 1, length(signs))
        ) FROM place)
    $$;
    CREATE FUNCTION pg_temp.id_of(id uuid, house integer)
    RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
        SELECT pg_temp.turned(id::text, 25, '{_HEX}', house)::uuid
    $$;
    CREATE FUNCTION pg_temp.ref_of(ref text, house integer)
    RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT pg_temp.turned(ref, 3, '{_SIGNS}', house)
    $$;
    CREATE FUNCTION pg_temp.name_of(name text, house integer)
    RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE house WHEN 0 THEN name ELSE 'house' || house || '_' || name END
    $$;
    CREATE FUNCTION pg_temp.number_of(number text, house integer)
    RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT substr(number, 1, 2)
            || lpad((substr(number, 3)::integer + house * 10000)::text, 6, '0')
    $$;
    CREATE FUNCTION pg_temp.tokens_of(tokens tsvector, member uuid, house integer)
    RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
        SELECT ts_delete(tokens, '{MEMBER}' || replace(member::text, '-', ''))
            || array_to_tsvector(ARRAY[
                '{MEMBER}' || replace(pg_temp.id_of(member, house)::text, '-', '')
            ])
    $$;
"""
_OTHER = {
    ("access", "role"): "pg_temp.name_of(role, house)",
    ("steward", "login"): "pg_temp.name_of(login, house)",
    ("team", "name"): "pg_temp.name_of(name, house)",
    ("member", "number"): "pg_temp.number_of(number, house)",
    ("issue", "ref"): "pg_temp.ref_of(ref, house)",
    ("text_ref", "tokens"): "pg_temp.tokens_of(tokens, member_id, house)",
}
"""What differs from house to house, beside ids."""
_ORDER = {"timeline_event": "id", "timeline_day": "day", "text_ref": "rowid", "audit": "seq"}
"""What lies in the order of time, all houses together."""


def ready(place: Place, first: str, events: int, houses: int) -> str:
    """The database of so many houses like the one in `first`, made if it is not there."""

    def fill(staged: str) -> None:
        with place.connect("postgres") as driver:
            names = map(sql.Identifier, (staged, first))
            driver.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
            database = sql.Identifier(staged)
            for statement in (
                "REVOKE ALL ON DATABASE {} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {} TO concierge_steward, concierge_lead",
            ):
                driver.execute(sql.SQL(statement).format(database))
        with place.connect(staged) as target, carry.loading(target):
            _multiply(target, houses)
        carry.let_in(place, staged)

    return carry.kept(place, events, fill)


def _multiply(target: Driver, houses: int) -> None:
    target.execute(_FUNCTIONS)
    target.execute("SET work_mem = '256MB'")
    # What has no ids is the whole workspace's: its lines, its seals.
    tables = [
        row
        for row in target.execute(carry.TABLES).fetchall()
        if row[0] not in carry.ALREADY and "uuid" in row[2]
    ]
    for table, _, _ in tables:
        target.execute(f"CREATE TEMP TABLE one_{table} AS TABLE {table}")
    target.execute(f"TRUNCATE {', '.join(table for table, _, _ in tables)}")
    for table, columns, types in tables:
        build.say(f"{houses} houses: {table}")
        # The order of knowledge is counted anew.
        kept = [one for one in zip(columns, types, strict=True) if one[0] != "seq"]
        values = ", ".join(_value(table, *one) for one in kept)
        order = f" ORDER BY {_ORDER[table]}, house" if table in _ORDER else ""
        target.execute(
            f"INSERT INTO {table} ({carry.listed(kept)}) SELECT {values}"
            f" FROM one_{table}, generate_series(0, {houses - 1}) AS house{order}"
        )
        target.execute(f"DROP TABLE one_{table}")


def _value(table: str, column: str, kind: str) -> str:
    if kind == "uuid":
        return f'pg_temp.id_of("{column}", house)'
    return _OTHER.get((table, column), f'"{column}"')
