"""A team's workspace: made, opened and upgraded on a PostgreSQL server.

The counterpart of `workspace.py`. There is no key and no lock: the server decides who may see what,
and many desks work at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event
from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4
from weakref import WeakSet
from zoneinfo import ZoneInfo

from psycopg import Connection as Driver
from psycopg import sql
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from concierge import clock
from concierge.errors import Code, Refusal
from concierge.workspace import postgres, revision
from concierge.workspace.identity import zone_of
from concierge.workspace.logins import signing_in
from concierge.workspace.postgres import OWNER, SCHEMA

GROUPS = (
    "concierge_steward",
    "concierge_lead",
    "concierge_admin",
    "concierge_feed",
    "concierge_service",
)
SORTS = ("C", "POSIX", "C.UTF-8", "C.utf8")
"""Collations by code point: beginnings of names and numbers are ranges of the index."""
OWN_SORTS = ("C", "C.UTF-8", "PG_UNICODE_FAST")
"""Those that a server from 17 on has itself."""

Seed = Callable[[Session], None]


@dataclass(frozen=True)
class TeamIdentity:
    """What a workspace on a server says of itself."""

    workspace: UUID
    revision: str
    zone: str
    language: str
    made_at: datetime
    demo: bool = False


@dataclass
class TeamWorkspace:
    """An open workspace on a server, signed in to as one login. `zone` is where its days begin."""

    url: URL
    identity: TeamIdentity
    writer: Engine
    readers: Engine
    zone: ZoneInfo
    lost: Event
    """Set while the server is known not to answer."""
    writer_pid: int = 0
    """The server's process that does what this desk writes."""
    _drivers: WeakSet[Driver[Any]] = field(default_factory=WeakSet)

    def __post_init__(self) -> None:
        event.listen(self.writer, "connect", self._writes)
        event.listen(self.readers, "connect", self._reads)

    def close(self) -> None:
        """Close every connection. Twice is as good as once."""
        self.readers.dispose()
        self.writer.dispose()

    def move_days(self, zone: ZoneInfo) -> None:
        """The days begin in that zone from now on; the server says so itself."""
        self.zone, self.identity = zone, replace(self.identity, zone=zone.key)

    def cut(self) -> None:
        """Cut every connection: whoever waits for a server that says nothing is told so."""
        for driver in list(self._drivers):
            postgres.cut(driver)

    def _writes(self, driver: "Driver[Any]", _record: object) -> None:
        self.writer_pid = driver.info.backend_pid
        self._drivers.add(driver)

    def _reads(self, driver: "Driver[Any]", _record: object) -> None:
        self._drivers.add(driver)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def address(text: str, login: str | None = None, password: str | None = None) -> URL:
    """The address of a workspace on a server, signed in to as `login`. Raises ADDRESS_WRONG,
    LOGIN_TOO_LONG, LOGIN_RESERVED."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise Refusal(Code.ADDRESS_WRONG, address=text) from error
    if url.drivername not in ("postgresql", "postgres") or not url.database or url.password:
        raise Refusal(Code.ADDRESS_WRONG, address=url.render_as_string(hide_password=True))
    if login is not None:
        url = url.set(username=login)
    signing_in(url.username or "")
    return url.set(drivername="postgresql", password=password)


def create(url: URL, *, zone: str, language: str, seed: Seed | None = None) -> None:
    """Make a workspace at `url`, signed in as a superuser of the server; all of it or nothing.

    The database is made where there is none. Raises Refusal EXISTS, SERVER_RIGHTS, ZONE_UNKNOWN,
    SERVER_NOT_UTF8 and those of `postgres.trouble`.
    """
    zone_of(zone)
    made = _make_database(url)
    try:
        with _as_owner(url, _make_roles) as connection:
            if connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar():
                raise Refusal(Code.EXISTS, path=url.render_as_string(hide_password=True))
            _migrate(connection)
            connection.exec_driver_sql(
                "INSERT INTO workspace (id, zone, language, made_at, demo)"
                " VALUES (%s, %s, %s, %s, false)",
                (uuid4(), zone, language, clock.now()),
            )
            if seed is not None:
                with Session(connection, join_transaction_mode="rollback_only") as session:
                    seed(session)
                    session.flush()
    except BaseException:
        if made:
            _drop_database(url)
        raise


def upgrade(url: URL, fill: Seed) -> str:
    """Bring the workspace at `url` to this program's revision and `fill` what a revision emptied,
    signed in as a superuser; all of it or nothing. The revision it has then.

    Raises Refusal SERVER_EMPTY, SERVER_AHEAD, TOO_OLD, NOT_ALIKE and those of `create`."""
    from concierge.workspace import migrate

    with _as_owner(url, _make_more_roles) as connection:
        _migrate(connection)
        migrate.fill_on(connection, fill)
    return revision.head()


def open(url: URL) -> TeamWorkspace:  # noqa: A001  # team_workspace.open, as one says it
    """Sign in to the workspace at `url`.

    Raises Refusal SERVER_EMPTY, SERVER_BEHIND, SERVER_AHEAD, TOO_OLD and those of
    `postgres.trouble`. Waits for the network: never on the GUI thread.
    """
    with postgres.knock(url) as driver, postgres.told():
        said = _identity(driver)
        _refuse_other_sorts(driver)
    _refuse_unfit(said.revision)
    lost = Event()
    return TeamWorkspace(
        url=url,
        identity=said,
        writer=postgres.writer(url, lost),
        readers=postgres.readers(url, lost),
        zone=zone_of(said.zone),
        lost=lost,
    )


def _identity(driver: "Driver[Any]") -> TeamIdentity:
    reached = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    said = driver.execute("SELECT id, zone, language, made_at, demo FROM workspace").fetchone()
    if reached is None or said is None:
        raise Refusal(Code.SERVER_EMPTY)
    workspace, zone, language, made_at, demo = said
    return TeamIdentity(workspace, reached[0], zone, language, made_at, demo)


def _refuse_unfit(found: str, *, upgrading: bool = False) -> None:
    code = revision.unfit(found)
    if code is not None and not (upgrading and code is Code.OLDER_FILE):
        values = {"revision": found, "ours": revision.head(), "first": revision.TAKEN_OVER}
        raise Refusal(_ON_A_SERVER.get(code, code), **values)


_ON_A_SERVER = {Code.OLDER_FILE: Code.SERVER_BEHIND, Code.NEWER_FILE: Code.SERVER_AHEAD}


def _make_database(url: URL) -> bool:
    """Make the database if it is not there; whether it was made."""
    with postgres.knock(url.set(database="postgres")) as driver, postgres.told():
        _refuse_all_but_superusers(driver, str(url.username))
        known = driver.execute("SELECT 1 FROM pg_database WHERE datname = %s", [url.database])
        if known.fetchone():
            return False
        name = sql.Identifier(str(url.database))
        driver.execute(sql.SQL(_CREATE).format(name))
    return True


def _drop_database(url: URL) -> None:
    with postgres.connect(url.set(database="postgres")) as driver, postgres.told():
        driver.execute(
            sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(str(url.database)))
        )


@contextmanager
def _as_owner(url: URL, first: "Callable[[Driver[Any]], None]") -> Iterator[Connection]:
    """A transaction as the owner, begun by what the superuser does `first`."""
    engine = postgres.superuser(url)
    try:
        with engine.begin() as connection:
            driver: Driver[Any] = connection.connection.driver_connection  # type: ignore[assignment]
            with postgres.told():
                _refuse_all_but_superusers(driver, str(url.username))
                _refuse_other_sorts(driver)
                first(driver)
            connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
            yield connection
    finally:
        engine.dispose()


def _refuse_all_but_superusers(driver: "Driver[Any]", login: str) -> None:
    asked = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    if driver.execute(asked).fetchone() != (True,):
        raise Refusal(Code.SERVER_RIGHTS, login=login)


def _refuse_other_sorts(driver: "Driver[Any]") -> None:
    """By code point: as the C library's C sorts, or the server's own C; no language's order."""
    provider, collate, own = driver.execute(_SORTED).fetchone() or ("", "", "")
    by_library = provider == "c" and collate in SORTS
    by_server = provider == "b" and own in OWN_SORTS
    if not (by_library or by_server):
        raise Refusal(Code.SERVER_NOT_UTF8)


_CREATE = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'"
"""With its provider: a server made for a language's order would go on with that."""
_SORTED = (
    "SELECT datlocprovider::text, datcollate, coalesce(to_jsonb(pg_database) ->> 'datlocale', '')"
    " FROM pg_database WHERE datname = current_database()"
)


def _make_roles(driver: "Driver[Any]") -> None:
    """The owner, the groups and the schema. Roles belong to the whole server, and may be there."""
    known = {row[0] for row in driver.execute("SELECT rolname FROM pg_roles").fetchall()}
    if OWNER not in known:
        driver.execute(f"CREATE ROLE {OWNER} NOLOGIN CREATEROLE NOBYPASSRLS")
        # To send away who leaves, and who holds others up.
        driver.execute(f"GRANT pg_signal_backend, pg_read_all_stats TO {OWNER}")
    for group in GROUPS:
        if group not in known:
            driver.execute(f"CREATE ROLE {group} NOLOGIN ROLE {OWNER} ADMIN {OWNER}")
            driver.execute(f"REVOKE {group} FROM {OWNER}")
            driver.execute(f"GRANT {group} TO {OWNER} WITH ADMIN OPTION")
    database = sql.Identifier(driver.info.dbname)
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {groups}",
        "CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {owner}",
    ):
        driver.execute(
            sql.SQL(statement).format(
                database=database,
                groups=sql.SQL(", ").join(map(sql.Identifier, GROUPS)),
                schema=sql.Identifier(SCHEMA),
                owner=sql.Identifier(OWNER),
            )
        )
    _keep_seats(driver)


def _make_more_roles(driver: "Driver[Any]") -> None:
    """The groups that came later."""
    found = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    _refuse_unfit(found[0] if found else "", upgrading=True)
    _make_roles(driver)


def _keep_seats(driver: "Driver[Any]") -> None:
    """Locks that only have a number are everybody's, and so is making large objects. Whoever took
    the number of a seat would seem to sit there; whoever took very many would leave none to others.
    """
    found = driver.execute(
        "SELECT oid::regprocedure::text FROM pg_proc"
        r" WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname LIKE 'pg\_%advisory%'"
        " OR proname IN ('lo_creat', 'lo_create', 'lo_from_bytea'))"
    )
    for (name,) in found.fetchall():
        driver.execute(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC".encode())
        driver.execute(f"GRANT EXECUTE ON FUNCTION {name} TO {OWNER}".encode())


def _migrate(connection: Connection) -> None:
    # Alembic costs a quarter second, and a server is upgraded once in a while.
    from concierge.workspace import migrate

    migrate.on(connection, "head")
