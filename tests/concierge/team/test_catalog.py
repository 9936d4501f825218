"""What the catalog of a team's database must never hold; and that each of these would be noticed.

Every lint is a question whose answer is what offends it. The rules are broken one after the other,
each in a transaction that is undone.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from concierge.store.types import new_id
from tests.concierge.team.house import Driver, admit
from tests.server import Server

OURS = "relnamespace = 'concierge'::regnamespace"
TABLE = f"{OURS} AND relkind IN ('r', 'p') AND relname <> 'alembic_version'"
OTHERS_POLICY = (
    "SELECT polrelid::regclass || '.' || polname FROM pg_policy"
    " WHERE polroles <> ARRAY['concierge_owner'::regrole::oid]"
)
FUNCTION = (
    "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'concierge'::regnamespace"
)
POWERS = "rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication"
OF_MEMBERS = (
    f"SELECT relname FROM pg_class WHERE {TABLE} AND (relname = 'member' OR EXISTS (SELECT FROM"
    " pg_attribute WHERE attrelid = pg_class.oid AND attname = 'member_id' AND NOT attisdropped))"
)
OWN_POLICIES = {
    "access": "who may see whom, of which everybody reads their own, and nobody writes",
    "audit": "acts, of whoever did them",
    "break_glass": "looks, made by a function alone, ended by who looks",
    "enquiry": "who asked after whom, made by a function alone",
    "feed_event": "what came in, the feed's alone",
    "member_seen": "up to where I have looked, nobody else's; who only looks has looked as well",
}
"""Tables of members that `protect` doesn't suit, and what they are."""
OFF_RECORD = {
    **dict.fromkeys(("access", "audit", "enquiry"), "not written by who has access"),
    "break_glass": "the function that makes one puts it there, without the member",
    "due_item": "follows from what is due",
    "feed_event": "it is a record itself",
    "member_key": "under which the record hashes",
    "member_seen": "to look is no change",
    "member_term": "follows from the member, to be found by",
    "note_version": "follows from the note",
    "text_ref": "follows from texts, to be found by",
    "timeline_day": "follows from events",
}
"""Tables of members of which no row is put on the record, and why."""


def _but(tables: dict[str, str]) -> str:
    return f"relname NOT IN ({', '.join(map(repr, tables))})"


FIRST = 10
"""The superuser a server is made with."""

LINTS = {
    "row security is on": f"SELECT relname FROM pg_class WHERE {TABLE} AND NOT relrowsecurity",
    "row security is forced": (
        f"SELECT relname FROM pg_class WHERE {TABLE} AND NOT relforcerowsecurity"
    ),
    "the owner has a policy": (
        f"SELECT relname FROM pg_class WHERE {TABLE} AND NOT EXISTS (SELECT FROM pg_policy"
        " WHERE polrelid = pg_class.oid AND polpermissive AND polcmd = '*'"
        " AND polroles = ARRAY['concierge_owner'::regrole::oid]"
        " AND pg_get_expr(polqual, polrelid) = 'true'"
        " AND pg_get_expr(polwithcheck, polrelid) = 'true')"
    ),
    "a table of members is protected": (
        f"{OF_MEMBERS} AND {_but(OWN_POLICIES)} AND (NOT EXISTS (SELECT FROM pg_policy WHERE"
        " polrelid = pg_class.oid AND polname = 'seen' AND polpermissive"
        " AND pg_get_expr(polqual, polrelid) LIKE '%access.role%until%') OR EXISTS (SELECT FROM"
        " unnest('{a,w,d}'::\"char\"[]) AS change WHERE NOT EXISTS (SELECT FROM pg_policy WHERE"
        " polrelid = pg_class.oid AND NOT polpermissive AND polcmd = change"
        " AND coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))"
        " LIKE '%access.role%access.writes%until%')"
        # Where members come in by policies of the table's own.
        " AND NOT (change = 'a' AND relname IN ('member', 'stewardship'))))"
    ),
    "a table of members is on record": (
        f"{OF_MEMBERS} AND {_but(OFF_RECORD)} AND NOT EXISTS (SELECT FROM pg_trigger"
        " WHERE tgrelid = pg_class.oid AND tgfoid = 'record_outside'::regproc AND tgenabled = 'O'"
        " AND tgdeferrable AND tgtype & 28 = 28)"
    ),
    "tables are the owner's": (
        f"SELECT relname FROM pg_class WHERE {OURS} AND relowner <> 'concierge_owner'::regrole"
    ),
    "a policy says what may be written": (
        f"{OTHERS_POLICY} AND polcmd IN ('a', 'w', '*') AND polwithcheck IS NULL"
    ),
    "a policy asks what is written": (
        f"{OTHERS_POLICY} AND polcmd IN ('a', 'w', '*')"
        " AND pg_get_expr(polwithcheck, polrelid) = 'true'"
    ),
    "a policy is for somebody": f"{OTHERS_POLICY} AND 0 = ANY (polroles)",
    "a view sees what its reader sees": (
        f"SELECT relname FROM pg_class WHERE {OURS} AND relkind = 'v' AND NOT coalesce("
        " (SELECT option_value::boolean FROM pg_options_to_table(reloptions)"
        " WHERE option_name = 'security_invoker'), false)"
    ),
    "a materialised view is nobody's": (
        f"SELECT relname FROM pg_class, aclexplode(relacl) WHERE {OURS} AND relkind = 'm'"
        " AND grantee <> relowner"
    ),
    "functions are the owner's": f"{FUNCTION} AND proowner <> 'concierge_owner'::regrole",
    "what runs as the owner looks nowhere else": (
        f"{FUNCTION} AND prosecdef AND NOT coalesce("
        " 'search_path=concierge, pg_temp' = ANY (proconfig), false)"
    ),
    "what runs as the owner is not everybody's": (
        f"{FUNCTION} AND prosecdef AND has_function_privilege('public', oid, 'EXECUTE')"
    ),
    "no function is everybody's": (
        f"{FUNCTION} AND has_function_privilege('public', oid, 'EXECUTE')"
    ),
    "no table is everybody's": (
        f"SELECT relname FROM pg_class, aclexplode(relacl) WHERE {OURS} AND grantee = 0"
        f" UNION SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid,"
        f" aclexplode(attacl) WHERE {OURS} AND grantee = 0"
    ),
    "no right may be given on": (
        "SELECT relname FROM pg_class, aclexplode(relacl)"
        f" WHERE {OURS} AND is_grantable AND grantee <> relowner"
    ),
    "no right is one login's": (
        "SELECT relname FROM pg_class, aclexplode(relacl) JOIN pg_roles ON pg_roles.oid = grantee"
        f" WHERE {OURS} AND rolcanlogin"
    ),
    "a sequence is the owner's alone": (
        f"SELECT relname FROM pg_class, aclexplode(relacl) WHERE {OURS} AND relkind = 'S'"
        " AND grantee <> relowner"
    ),
    "what comes later is not everybody's": (
        "SELECT defaclobjtype::text FROM pg_default_acl, aclexplode(defaclacl)"
        " WHERE grantee <> defaclrole"
    ),
    "the owner has no login": (
        "SELECT rolname FROM pg_roles WHERE rolname = 'concierge_owner'"
        " AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreatedb OR rolreplication)"
    ),
    "nobody is the owner": (
        "SELECT member::regrole::text FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member"
        f" WHERE roleid = 'concierge_owner'::regrole AND member <> {FIRST}"
    ),
    "a login has no powers": (
        f"SELECT rolname FROM pg_roles WHERE rolcanlogin AND oid <> {FIRST} AND ({POWERS})"
    ),
    "a group has no login and no powers": (
        "SELECT rolname FROM pg_roles WHERE rolname IN ('concierge_steward', 'concierge_lead',"
        f" 'concierge_admin', 'concierge_feed', 'concierge_service') AND (rolcanlogin OR {POWERS})"
    ),
    "a login is of one group": (
        "SELECT member::regrole::text FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member"
        r" WHERE rolcanlogin AND roleid::regrole::text LIKE 'concierge\_%'"
        f" AND member <> {FIRST} GROUP BY member HAVING count(DISTINCT roleid) > 1"
    ),
    "nobody has the server's own powers": (
        "SELECT member::regrole || ' in ' || roleid::regrole FROM pg_auth_members"
        r" WHERE roleid::regrole::text LIKE 'pg\_%' AND member::regrole::text NOT LIKE 'pg\_%'"
        " AND NOT (roleid IN ('pg_signal_backend'::regrole, 'pg_read_all_stats'::regrole)"
        " AND member = 'concierge_owner'::regrole)"
    ),
    "nobody makes anything": (
        "SELECT nspname FROM pg_namespace, aclexplode(nspacl)"
        " WHERE nspname IN ('public', 'concierge') AND privilege_type = 'CREATE'"
        " AND grantee <> nspowner"
    ),
    "nobody takes a lock by its number, or makes a large object": (
        "SELECT oid::regprocedure::text FROM pg_proc"
        r" WHERE (proname LIKE 'pg\_%advisory%' OR proname IN ('lo_create', 'lo_from_bytea'))"
        " AND has_function_privilege('public', oid, 'EXECUTE')"
    ),
    "nobody makes a schema or a table for a while": (
        "SELECT datname FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))"
        " WHERE datname = current_database() AND grantee <> datdba"
        " AND (grantee = 0 OR privilege_type <> 'CONNECT')"
    ),
    "there is no other schema": (
        r"SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%'"
        " AND nspname NOT IN ('public', 'information_schema', 'concierge')"
    ),
    "nothing leads to other data": (
        "SELECT fdwname FROM pg_foreign_data_wrapper UNION SELECT srvname FROM pg_foreign_server"
    ),
    "every language is trusted": (
        "SELECT lanname FROM pg_language"
        " WHERE NOT lanpltrusted AND lanname NOT IN ('internal', 'c')"
    ),
    "there is no other extension": "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'",
    "nothing is published": "SELECT pubname FROM pg_publication",
    "no rule rewrites": (
        "SELECT rulename FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class"
        f" WHERE {OURS} AND rulename <> '_RETURN'"
    ),
}
"""Each of them must answer with nothing."""

EVIL = "CREATE FUNCTION evil() RETURNS integer LANGUAGE sql {} AS 'SELECT 1'"
QUIET = "REVOKE ALL ON FUNCTION evil() FROM PUBLIC"
AS_OWNER = "SET LOCAL ROLE concierge_owner"

BREAKS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("row security is on", "note", ("ALTER TABLE note DISABLE ROW LEVEL SECURITY",)),
    ("row security is on", "novel", ("CREATE TABLE novel (id uuid)",)),
    ("row security is forced", "note", ("ALTER TABLE note NO FORCE ROW LEVEL SECURITY",)),
    ("the owner has a policy", "note", ("DROP POLICY owner ON note",)),
    ("the owner has a policy", "note", ("ALTER POLICY owner ON note USING (pinned)",)),
    ("a table of members is protected", "novel", ("CREATE TABLE novel (member_id uuid)",)),
    ("a table of members is protected", "note", ("DROP POLICY seen ON note",)),
    ("a table of members is protected", "note", ("ALTER POLICY seen ON note USING (pinned)",)),
    *(
        ("a table of members is protected", "note", (f"DROP POLICY served_{change} ON note",))
        for change in ("insert", "update", "delete")
    ),
    (
        "a table of members is protected",
        "note",
        ("ALTER POLICY served_update ON note USING (pinned)",),
    ),
    ("a table of members is on record", "novel", ("CREATE TABLE novel (member_id uuid)",)),
    ("a table of members is on record", "note", ("DROP TRIGGER note_on_record ON note",)),
    ("tables are the owner's", "note", ("ALTER TABLE note OWNER TO postgres",)),
    (
        "a policy says what may be written",
        "note.more",
        ("CREATE POLICY more ON note TO concierge_lead USING (pinned)",),
    ),
    (
        "a policy says what may be written",
        "note.more",
        ("CREATE POLICY more ON note FOR UPDATE TO concierge_lead USING (pinned)",),
    ),
    (
        "a policy asks what is written",
        "note.more",
        ("CREATE POLICY more ON note FOR INSERT TO concierge_lead WITH CHECK (true)",),
    ),
    (
        "a policy is for somebody",
        "note.more",
        ("CREATE POLICY more ON note FOR SELECT USING (pinned)",),
    ),
    ("a view sees what its reader sees", "novel", ("CREATE VIEW novel AS TABLE note",)),
    (
        "a view sees what its reader sees",
        "novel",
        ("CREATE VIEW novel WITH (security_barrier, security_invoker = off) AS TABLE note",),
    ),
    (
        "a materialised view is nobody's",
        "novel",
        (
            "CREATE MATERIALIZED VIEW novel AS TABLE note",
            "GRANT SELECT ON novel TO concierge_lead",
        ),
    ),
    ("functions are the owner's", "evil()", (EVIL.format(""),)),
    (
        "what runs as the owner looks nowhere else",
        "evil()",
        (AS_OWNER, EVIL.format("SECURITY DEFINER")),
    ),
    (
        "what runs as the owner looks nowhere else",
        "me()",
        ("ALTER FUNCTION me() SET search_path = public, concierge",),
    ),
    (
        "what runs as the owner is not everybody's",
        "dismiss(text)",
        ("GRANT EXECUTE ON FUNCTION dismiss(text) TO PUBLIC",),
    ),
    ("no function is everybody's", "evil()", (EVIL.format(""),)),
    ("no table is everybody's", "note", ("GRANT SELECT ON note TO PUBLIC",)),
    ("no table is everybody's", "note", ("GRANT SELECT (text) ON note TO PUBLIC",)),
    (
        "no right may be given on",
        "note",
        ("GRANT SELECT ON note TO concierge_lead WITH GRANT OPTION",),
    ),
    ("no right is one login's", "note", ("GRANT SELECT ON note TO wang",)),
    (
        "a sequence is the owner's alone",
        "audit_seq_seq",
        ("GRANT USAGE ON SEQUENCE audit_seq_seq TO concierge_feed",),
    ),
    (
        "what comes later is not everybody's",
        "r",
        (
            "SET LOCAL ROLE concierge_owner",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA concierge GRANT SELECT ON TABLES TO PUBLIC",
        ),
    ),
    ("the owner has no login", "concierge_owner", ("ALTER ROLE concierge_owner LOGIN",)),
    ("the owner has no login", "concierge_owner", ("ALTER ROLE concierge_owner BYPASSRLS",)),
    (
        "nobody is the owner",
        "heir",
        ("CREATE ROLE heir LOGIN", "GRANT concierge_owner TO heir"),
    ),
    *(
        ("a login has no powers", "wang", (f"ALTER ROLE wang {power}",))
        for power in ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "REPLICATION")
    ),
    (
        "a group has no login and no powers",
        "concierge_lead",
        ("ALTER ROLE concierge_lead LOGIN",),
    ),
    ("a login is of one group", "wang", ("GRANT concierge_lead TO wang",)),
    *(
        ("nobody has the server's own powers", f"wang in {role}", (f"GRANT {role} TO wang",))
        for role in (
            "pg_read_all_data",
            "pg_write_all_data",
            "pg_read_server_files",
            "pg_write_server_files",
            "pg_execute_server_program",
            "pg_signal_backend",
            "pg_monitor",
        )
    ),
    (
        "nobody has the server's own powers",
        "concierge_admin in pg_read_all_data",
        ("GRANT pg_read_all_data TO concierge_admin",),
    ),
    ("nobody makes anything", "public", ("GRANT CREATE ON SCHEMA public TO PUBLIC",)),
    (
        "nobody makes anything",
        "concierge",
        ("GRANT CREATE ON SCHEMA concierge TO concierge_admin",),
    ),
    (
        "nobody takes a lock by its number, or makes a large object",
        "pg_advisory_lock(bigint)",
        ("GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC",),
    ),
    (
        "nobody makes a schema or a table for a while",
        "{database}",
        ("GRANT TEMPORARY ON DATABASE {database} TO concierge_steward",),
    ),
    (
        "nobody makes a schema or a table for a while",
        "{database}",
        ("GRANT CONNECT ON DATABASE {database} TO PUBLIC",),
    ),
    ("there is no other schema", "elsewhere", ("CREATE SCHEMA elsewhere",)),
    ("nothing leads to other data", "bridge", ("CREATE FOREIGN DATA WRAPPER bridge",)),
    (
        "every language is trusted",
        "babel",
        ("CREATE LANGUAGE babel HANDLER plpgsql_call_handler",),
    ),
    ("there is no other extension", "hstore", ("CREATE EXTENSION hstore SCHEMA public",)),
    ("nothing is published", "gazette", ("CREATE PUBLICATION gazette FOR TABLE note",)),
    (
        "no rule rewrites",
        "aside",
        ("CREATE RULE aside AS ON INSERT TO note DO ALSO NOTHING",),
    ),
)
"""The lint, what it must then name, and how its rule is broken."""


@pytest.fixture(scope="module")
def catalog(server: Server, team_template: str) -> Iterator[Driver]:
    """A database as the superuser sees it. An administrator has been admitted, too."""
    name = f"catalog_{new_id().hex}"
    server.copy(team_template, name)
    with server.psql(name) as connection:
        admit(server, connection, "catalog_bo", "admin")
        yield connection
        connection.execute("DROP ROLE catalog_bo")
    server.drop(name)


def offending(catalog: Driver, lint: str) -> list[str]:
    return [str(name) for (name,) in catalog.execute(LINTS[lint].encode()).fetchall()]


@pytest.mark.parametrize("lint", LINTS)
def test_nothing_offends(catalog: Driver, lint: str) -> None:
    assert offending(catalog, lint) == []


@pytest.mark.parametrize(
    ("lint", "name", "breaks"), BREAKS, ids=[f"{lint}, not {name}" for lint, name, _ in BREAKS]
)
def test_what_offends_is_noticed(
    catalog: Driver, lint: str, name: str, breaks: tuple[str, ...]
) -> None:
    database = catalog.info.dbname
    with catalog.transaction(force_rollback=True):
        for statement in breaks:
            catalog.execute(statement.format(database=database).encode())
        assert name.format(database=database) in offending(catalog, lint)


def test_every_lint_has_been_seen_to_fail() -> None:
    assert {lint for lint, _, _ in BREAKS} == set(LINTS)
