"""PostgreSQL under SQLAlchemy: the counterpart of `engine.py` for a team's server.

Imported only where a workspace lives on a server: the driver and its dialect cost a tenth second.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from threading import Event
from typing import Any

import psycopg
from psycopg import pq
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.url import URL
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import QueuePool

from concierge.errors import Code, Refusal
from concierge.workspace import turned_away

SCHEMA = "concierge"
OWNER = "concierge_owner"
OLDEST: Mapping[int, int] = {15: 14, 16: 10, 17: 6, 18: 0}
"""The first safe patch of each major version: before it, an operator could read rows that row-level
security hides (CVE-2025-8713), or a policy was left out of a plan (CVE-2023-2455)."""
CONNECT_S = 10

Driver = psycopg.Connection[Any]

_KNOWN = {
    "28P01": Code.PASSWORD_WRONG,
    "28000": Code.PASSWORD_WRONG,  # no such role, or it may not log in: the same to whoever asks
    "3D000": Code.NO_DATABASE,
    "25006": Code.READ_ONLY,
    "40001": Code.BUSY,
    "40P01": Code.BUSY,
    "42501": Code.NOT_YOURS,
    "42P01": Code.SERVER_EMPTY,
    "3F000": Code.SERVER_EMPTY,
    "53100": Code.DISK_FULL,
    "53300": Code.TOO_MANY_DESKS,
    "57P03": Code.SERVER_STARTING,
    "55P03": Code.BUSY,
    "57014": Code.INTERRUPTED,
    "22021": Code.TEXT_UNSTORABLE,
}
_AWAY = ("08", "57P")
"""Classes of errors after which the connection is gone."""


@compiles(OnConflictDoUpdate, "postgresql")
def _update(clause: Any, compiler: Any, **words: Any) -> str:
    # Written for SQLite; the two say it in the same words.
    clause.constraint_target = None
    return str(compiler.visit_on_conflict_do_update(clause, **words))


@compiles(OnConflictDoNothing, "postgresql")
def _nothing(clause: Any, compiler: Any, **words: Any) -> str:
    clause.constraint_target = None
    return str(compiler.visit_on_conflict_do_nothing(clause, **words))


def writer(url: URL, lost: Event) -> Engine:
    """The one connection that writes. What another desk changed meanwhile fails as 40001.

    While the server is `lost`, no new connection is tried: who has something to save is told at
    once.
    """
    return _engine(url, lost, isolation="REPEATABLE READ")


def readers(url: URL, lost: Event) -> Engine:
    """The connections that read, each time a consistent snapshot; to write is an error. Two: a slow
    question stops no panel."""
    return _engine(url, lost, isolation="REPEATABLE READ", read_only=True, connections=2)


def knock(url: URL) -> Driver:
    """`connect` for whoever comes in: why not is told as exactly as it is known."""
    return connect(url, at_the_door=True)


def connect(url: URL, *, at_the_door: bool = False, **more: Any) -> Driver:
    """A connection of one's own, in autocommit. Raises Refusal as `trouble` tells."""
    with told(at_the_door):
        driver = psycopg.connect(**{**parameters(url), **more}, autocommit=True)
    try:
        require(driver)
    except BaseException:
        driver.close()
        raise
    return driver


def cut(driver: Driver) -> None:
    """Cut a connection, from whatever thread: who waits on it hears at once that it is gone."""
    with suppress(psycopg.Error, OSError):  # it was gone already
        line = socket.socket(fileno=driver.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()  # it is libpq's to close


@contextmanager
def told(at_the_door: bool = False) -> Iterator[None]:
    """Turn the known troubles of a driver used directly into a Refusal; let the rest through."""
    try:
        yield
    except psycopg.Error as error:
        known = trouble(error, at_the_door)
        if known is None:
            raise
        raise known from error


def superuser(url: URL) -> Engine:
    """For whoever makes or upgrades a workspace: one connection, no limit of time."""
    return _engine(url, Event(), isolation="READ COMMITTED", at_the_door=True)


def parameters(url: URL) -> dict[str, Any]:
    """What the driver is told. TLS is verified unless the server is this machine."""
    asked = {name: value for name, value in url.query.items() if name in ("sslrootcert", "sslmode")}
    host = url.host or "localhost"
    away = not is_here(host)
    said = {
        "host": host,
        "port": url.port or 5432,
        "dbname": url.database,
        "user": url.username,
        "password": url.password,
        "sslmode": "verify-full" if away else asked.get("sslmode", "prefer"),
        "sslrootcert": asked.get("sslrootcert", "system") if away else asked.get("sslrootcert"),
        "channel_binding": "require" if away else "prefer",
        "gssencmode": "disable",
        "require_auth": "scram-sha-256",
        "client_encoding": "UTF8",
        "application_name": "concierge",
        "connect_timeout": CONNECT_S,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        "options": f"-c search_path={SCHEMA} -c TimeZone=UTC",
    }
    return {name: value for name, value in said.items() if value is not None}


def is_here(host: str) -> bool:
    """Whether the server is this machine, to which nobody can listen in."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def require(driver: Driver) -> None:
    """Raises Refusal SERVER_TOO_OLD, SERVER_NOT_UTF8."""
    major, patch = divmod(driver.info.server_version, 10000)
    newest_known = max(OLDEST)
    if major <= newest_known and patch < OLDEST.get(major, 1 << 16):
        raise Refusal(
            Code.SERVER_TOO_OLD,
            version=f"{major}.{patch}",
            oldest=f"{min(OLDEST)}.{OLDEST[min(OLDEST)]}",
        )
    if driver.info.parameter_status("server_encoding") != "UTF8":
        raise Refusal(Code.SERVER_NOT_UTF8)


def trouble(error: BaseException, at_the_door: bool = False) -> Refusal | None:
    """The known trouble a driver's error stands for, or None: then it is a bug.

    Whoever is in already, and loses the server, hears that it is away, whyever; `at_the_door` it is
    told why one does not get in.
    """
    if isinstance(error, Refusal):
        return error  # of a value on its way to the driver
    if isinstance(error, UnicodeEncodeError):
        return Refusal(Code.TEXT_UNSTORABLE)
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    if state in _KNOWN:
        return Refusal(_KNOWN[state])
    if state.startswith(_AWAY):
        return Refusal(Code.SERVER_AWAY)
    if isinstance(error, psycopg.OperationalError) and not state:
        code = turned_away.why(str(error))
        return Refusal(code if at_the_door or code not in turned_away.AWAY else Code.SERVER_AWAY)
    if isinstance(error, psycopg.DataError) and "NUL" in str(error):
        return Refusal(Code.TEXT_UNSTORABLE)
    return None


def verifier(login: str, password: str) -> str:
    """What the server keeps instead of a password (SCRAM-SHA-256), made here: the password itself
    is in no statement and no log."""
    blank = pq.PGconn.connect_start(b"")
    try:
        sealed = blank.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    finally:
        blank.finish()
    return sealed.decode()


def _engine(
    url: URL,
    lost: Event,
    *,
    isolation: str,
    read_only: bool = False,
    at_the_door: bool = False,
    connections: int = 1,
) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        creator=lambda: _made(url, lost, isolation, read_only),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,
        paramstyle="format",
        hide_parameters=True,
    )

    def on_error(context: ExceptionContext) -> BaseException | None:
        # A connection that died while it was not used is replaced without a word.
        if context.is_pre_ping:
            return None
        return trouble(context.original_exception, at_the_door)

    event.listen(engine, "handle_error", on_error, retval=True)
    return engine


def _made(url: URL, lost: Event, isolation: str, read_only: bool) -> Driver:
    if lost.is_set():
        raise Refusal(Code.SERVER_AWAY)
    driver = psycopg.connect(**parameters(url))
    try:
        require(driver)
        driver.isolation_level = psycopg.IsolationLevel[isolation.replace(" ", "_")]
        driver.read_only = read_only
    except BaseException:
        driver.close()
        raise
    return driver
