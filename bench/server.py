"""A PostgreSQL server of the bench's own, kept with what it holds for the next run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine.url import URL

from bench.build import WORK
from concierge.workspace import postgres
from concierge.workspace import server as workspace_server
from concierge.workspace.postgres import Driver
from concierge.workspace.server import TeamWorkspace
from tests import server as servers

SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "random_page_cost": "1.1",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "max_connections": "1600",
    "listen_addresses": "127.0.0.1",
    "password_encryption": "scram-sha-256",
}
"""As one sets it up for a team: what is committed is on the disk, and a disk has no arm to move."""


@dataclass(frozen=True)
class Place:
    """A server as its superuser reaches it; every login of the bench has the same password."""

    superuser: URL
    password: str
    said: str = ""

    def at(self, database: str, login: str | None = None) -> URL:
        """The address of a database, signed in to as `login`, or as the superuser."""
        url = self.superuser.set(database=database)
        return url if login is None else url.set(username=login, password=self.password)

    def connect(self, database: str) -> Driver:
        """A connection of the superuser's."""
        return postgres.connect(self.at(database))

    def open(self, database: str, login: str) -> TeamWorkspace:
        """The workspace in `database` as `login`."""
        return workspace_server.open(self.at(database, login))


@contextmanager
def standing(address: str | None) -> Iterator[Place]:
    """The server at `address`, where one is given, with the password in PGPASSWORD; else the
    bench's own, which is stopped at the end."""
    if address is not None:
        password = os.environ.get("PGPASSWORD", "")
        yield Place(workspace_server.address(address, password=password), password, address)
        return
    own = _own(WORK / "server")
    own.start()
    try:
        said = ", ".join(f"{name} {value}" for name, value in list(SETTINGS.items())[:5])
        yield Place(own.url(servers.SUPERUSER), own.password, said)
    finally:
        own.stop("fast")


def _own(folder: Path) -> servers.Server:
    kept = folder / "password"
    if (folder / "data" / "PG_VERSION").exists():
        password = kept.read_text()
    else:
        folder.mkdir(parents=True)
        folder.chmod(0o755)
        password = servers.make(folder)
    return servers.Server(folder, servers.free_port(), password, SETTINGS)
