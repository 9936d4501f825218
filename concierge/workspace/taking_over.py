"""A workspace of the last old revision is taken over: what 0001 to 0024 made of it step by step is
what 0025 makes at once. That it is so is compared, name by name; nothing in it is changed.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, inspect, text

from concierge.errors import Code, Refusal
from concierge.workspace import revision

ALIKE: Mapping[str, str] = {
    "sqlite": "1ce3ea17129db696d70b8d5fabf10dfa22976580e53e2aa4d83fd8de80dd342f",
    "postgresql": "fa4c77016b0345cb09beeda1e56dc49a4931422af3e63a111d226a7eb9d7baf6",
}
"""What `outline` comes to of the schema that the old revisions made."""

_WRITTEN = """
    SELECT type, name, sql FROM sqlite_master
    WHERE sql <> '' AND name NOT LIKE 'text_fts%' AND name NOT LIKE 'sqlite_%'
        AND name <> 'alembic_version'
"""
_COLUMNS = 'SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?)'
_KEYS = 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)'

_ON_A_SERVER = (
    # Columns, and whether rows are guarded.
    """
    SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attname,
        format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'concierge'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0
        AND NOT a.attisdropped AND c.relname <> 'alembic_version'
    """,
    # What no row may be. Newer servers name what is NOT NULL, too, after what a table was called.
    """
    SELECT conrelid::regclass::text, conname, contype::text FROM pg_constraint
    WHERE connamespace = 'concierge'::regnamespace AND contype <> 'n'
    """,
    "SELECT indexname FROM pg_indexes WHERE schemaname = 'concierge'",
    """
    SELECT tablename, policyname, permissive, cmd,
        array_to_string(ARRAY(SELECT unnest(roles)::text ORDER BY 1), ' ')
    FROM pg_policies WHERE schemaname = 'concierge'
    """,
    """
    SELECT c.relname, t.tgname, p.proname, t.tgtype, t.tgenabled::text, t.tgdeferrable
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = 'concierge'::regnamespace AND NOT t.tgisinternal
    """,
    # Functions, to the letter.
    """
    SELECT proname, pg_get_function_identity_arguments(oid), prosecdef, md5(prosrc)
    FROM pg_proc WHERE pronamespace = 'concierge'::regnamespace
    """,
    # Who may do what with all that.
    """
    SELECT said, grantee::regrole::text, privilege_type FROM (
        SELECT c.relname::text AS said, x.* FROM pg_class c, aclexplode(c.relacl) x
        WHERE c.relnamespace = 'concierge'::regnamespace
        UNION ALL
        SELECT c.relname || '.' || a.attname, x.*
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
        WHERE c.relnamespace = 'concierge'::regnamespace
        UNION ALL
        SELECT p.proname || '()', x.*
        FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        WHERE p.pronamespace = 'concierge'::regnamespace
    ) AS given WHERE grantee <> 'concierge_owner'::regrole
    """,
)


def take_over(connection: Connection) -> None:
    """Stamp a workspace of the last old revision as the first of today's, in the transaction of
    `connection`. Raises Refusal NOT_ALIKE where its schema is another; any other is left alone."""
    if not inspect(connection).has_table("alembic_version"):
        return
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found != revision.TAKEN_OVER:
        return
    if outline(connection) != ALIKE[connection.dialect.name]:
        raise Refusal(Code.NOT_ALIKE, revision=found)
    stamped = text("UPDATE alembic_version SET version_num = :first")
    connection.execute(stamped, {"first": revision.known()[0]})


def outline(connection: Connection) -> str:
    """The schema by its names, in whatever order it was made: a hash."""
    lines = _of_a_file if connection.dialect.name == "sqlite" else _of_a_server
    said = sorted(" ".join(map(str, line)) for line in lines(connection))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _of_a_file(connection: Connection) -> Iterable[Iterable[object]]:
    for kind, name, sql in connection.exec_driver_sql(_WRITTEN).all():
        if kind != "table":
            yield kind, name, "".join(sql.split())  # however it was laid out
            continue
        yield from ((name, said) for said in re.findall(r"CONSTRAINT (\w+ \w+)", sql))
        for asked in (_COLUMNS, _KEYS):
            yield from ((name, *said) for said in connection.exec_driver_sql(asked, (name,)))


def _of_a_server(connection: Connection) -> Iterable[Iterable[object]]:
    for asked in _ON_A_SERVER:
        yield from connection.exec_driver_sql(asked)
