"""What a server's database decides today, read back from its own catalog: who may see and change
what, which laws hold, and what its functions do.

The revisions say how it came about; nobody can read it off them. `make server` writes it to
`migrations/today/`, sorted, so that a change of it shows as one, and a test compares.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

TODAY = Path(__file__).parent / "today"
ACCESS, LAWS, MESSAGES, SEARCH, RECORD, LIVE = TOPICS = (
    "access",
    "laws",
    "messages",
    "search",
    "record",
    "live",
)
_BEGINNINGS = {
    LAWS: ("refuse_", "stamp_", "cover_lasts", "erasing"),
    MESSAGES: (
        "break_glass_",
        "enquire",
        "found_by",
        "look_in",
        "take_message",
        "stamp_glass",
        "put_",
    ),
    SEARCH: ("find_texts", "enough", "salted", "seat_of"),
    RECORD: ("audit_", "seal_audit", "stamp_audit", "mark_recorded", "record_outside", "recorded"),
    LIVE: ("tell_", "channel_of", "my_channel", "others_at", "sit_at", "make_way"),
}
"""What the functions of a topic are called; the longest beginning counts. All others are access."""
_OF_A_TABLE = {"audit": RECORD, "audit_seal": RECORD, "audit_unsealed": RECORD}
_OF_A_TABLE |= {"message": MESSAGES, "enquiry": MESSAGES, "break_glass": MESSAGES}
_OF_A_TABLE |= {"text_ref": SEARCH, "member_term": SEARCH, "salt": SEARCH}
"""Where the policies of a table stand; all others are access."""

_PUBLIC = "concierge.", ""


class Connection(Protocol):
    """A connection of psycopg, as whoever owns the database."""

    def execute(self, query: str) -> Any: ...


def written(connection: Connection) -> Mapping[str, str]:
    """The text of each topic's file, by the topic."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for read in (_tables, _functions, _triggers, _checks):
        for topic, piece in read(connection):
            pieces[topic].append(piece)
    return {topic: _HEAD + "\n\n".join(pieces[topic]) + "\n" for topic in TOPICS}


_HEAD = "-- Written by `make server` from the catalog; changed by a revision, never here.\n\n"


def _tables(connection: Connection) -> Iterator[tuple[str, str]]:
    """Of each table: whether its rows are guarded, what is granted on it, its policies."""
    granted, policies = _grants(connection), _policies(connection)
    for name, guarded, forced in connection.execute(
        "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
        " WHERE relnamespace = 'concierge'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1"
    ):
        lines = [f"-- {name}"]
        if guarded:
            lines.append(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;")
        if forced:
            lines.append(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY;")
        yield _OF_A_TABLE.get(name, ACCESS), "\n".join(lines + granted[name] + policies[name])


def _grants(connection: Connection) -> Mapping[str, list[str]]:
    """On whole tables, and on some of their columns."""
    said = defaultdict(list)
    for table, privileges, column, grantees in connection.execute(_GRANTS):
        of = f" ({column})" if column else ""
        said[table].append(f"GRANT {privileges}{of} ON {table} TO {grantees};")
    return said


_GRANTS = """
WITH given AS (
    SELECT c.relname, NULL::text AS attname, x.grantee, x.privilege_type
    FROM pg_class c, aclexplode(c.relacl) x WHERE c.relnamespace = 'concierge'::regnamespace
    UNION ALL
    SELECT c.relname, a.attname, x.grantee, x.privilege_type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
    WHERE c.relnamespace = 'concierge'::regnamespace
), by_column AS (
    SELECT relname, grantee, string_agg(DISTINCT privilege_type, ', ') AS privileges, attname
    FROM given WHERE grantee <> 'concierge_owner'::regrole GROUP BY relname, grantee, attname
), by_grantee AS (
    SELECT relname, grantee, privileges,
        string_agg(attname, ', ' ORDER BY attname) AS columns
    FROM by_column GROUP BY relname, grantee, privileges, attname IS NULL
)
SELECT relname, privileges, columns,
    string_agg(grantee::regrole::text, ', ' ORDER BY grantee::regrole::text) AS grantees
FROM by_grantee GROUP BY relname, privileges, columns ORDER BY 1, 3 NULLS FIRST, 2, 4
"""


def _policies(connection: Connection) -> Mapping[str, list[str]]:
    said = defaultdict(list)
    for table, name, kind, roles, command, using, check in connection.execute(
        "SELECT tablename, policyname, permissive, roles::text[], cmd, qual, with_check"
        " FROM pg_policies WHERE schemaname = 'concierge' ORDER BY 1, 2"
    ):
        rest = [f"USING {_condition(using)}"] if using else []
        rest += [f"WITH CHECK {_condition(check)}"] if check else []
        said[table].append(
            f"CREATE POLICY {name} ON {table} AS {kind} FOR {command} TO {', '.join(sorted(roles))}"
            + "".join(f"\n    {one}" for one in rest)
            + ";"
        )
    return said


def _condition(said: str) -> str:
    whole = " ".join(said.split()).replace(*_PUBLIC)
    return whole if whole.startswith("(") else f"({whole})"


def _functions(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each with who may call it; nobody else may, but whoever owns the database."""
    for name, arguments, text, callers in connection.execute(
        "SELECT p.proname, pg_get_function_identity_arguments(p.oid), pg_get_functiondef(p.oid),"
        " ARRAY(SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END"
        "   FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x"
        "   WHERE x.grantee <> p.proowner ORDER BY 1)"
        " FROM pg_proc p WHERE p.pronamespace = 'concierge'::regnamespace ORDER BY 1, 2"
    ):
        lines = [text.replace(*_PUBLIC, 1).rstrip() + ";"]
        if callers:
            lines.append(f"GRANT EXECUTE ON FUNCTION {name}({arguments}) TO {', '.join(callers)};")
        yield _topic(name), "\n".join(lines)


def _triggers(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each beside the function that it runs."""
    for function, text in connection.execute(
        "SELECT p.proname, pg_get_triggerdef(t.oid) FROM pg_trigger t"
        " JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND c.relnamespace = 'concierge'::regnamespace"
        " ORDER BY c.relname, t.tgname"
    ):
        yield _topic(function), f"{text.replace(*_PUBLIC)};"


def _checks(connection: Connection) -> Iterator[tuple[str, str]]:
    """What no row may be, and of what there may be only one."""
    for table, name, text in connection.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'concierge'::regnamespace AND contype IN ('c', 'u', 'x')"
        " ORDER BY 1, 2"
    ):
        plain = table.replace(*_PUBLIC)
        yield LAWS, f"ALTER TABLE {plain} ADD CONSTRAINT {name} {text.replace(*_PUBLIC)};"
    for (text,) in connection.execute(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'concierge'"
        " AND indexdef LIKE 'CREATE UNIQUE%WHERE%' ORDER BY indexname"
    ):
        yield LAWS, f"{text.replace(*_PUBLIC)};"


def _topic(function: str) -> str:
    fits: Sequence[tuple[int, str]] = [
        (len(beginning), topic)
        for topic, beginnings in _BEGINNINGS.items()
        for beginning in beginnings
        if function.startswith(beginning)
    ]
    return max(fits)[1] if fits else ACCESS
