"""What a steward has begun to write, kept on this machine so that no crash and no network loses it.

A small encrypted file per workspace and person, whatever engine the workspace has. Its key comes
from the workspace's own, so there is no second secret to lose.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID

from concierge import clock, settings
from concierge.errors import Code, Refusal
from concierge.files import told, write_new
from concierge.store.instants import from_micros, to_micros
from concierge.workspace import engine
from concierge.workspace.engine import Driver

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS draft (
        place TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        saved_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS sent (
        place TEXT PRIMARY KEY,
        operation BLOB NOT NULL,
        content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


@dataclass(frozen=True)
class Draft:
    """One unfinished text: `place` says whose and of which act, `caret` counts characters."""

    place: str
    text: str
    fields: dict[str, Any]
    caret: int
    saved_at: datetime


class Drafts:
    """The drafts of one person in one workspace. Every method waits for the disk: not for the GUI
    thread. Raises Refusal DISK_FULL, READ_ONLY, DISK_TROUBLE or BUSY."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open or make the file at `path`. One that cannot be read is kept aside and a new one
        begun: drafts must never keep a person from working."""
        self.path = path
        self.set_aside: Path | None = None
        self._lock = Lock()
        self._driver: Driver = self._open(key)

    def put(self, place: str, text: str, fields: dict[str, Any], caret: int) -> None:
        """Keep this draft, in place of the one before; on the disk when this returns.

        `fields` holds what JSON can.
        """
        # JSON escapes what UTF-8 cannot hold: half of a surrogate pair, while somebody types.
        content = json.dumps({"text": text, "fields": fields, "caret": caret})
        with self._asked() as driver:
            driver.execute(
                "INSERT INTO draft VALUES (?, ?, ?) ON CONFLICT (place)"
                " DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
                (place, content, to_micros(clock.now())),
            )

    def send(self, place: str, operation: UUID) -> None:
        """The draft at `place` is about to be saved as this operation: should nobody live to hear
        whether it was, `settle` finds out."""
        with self._asked() as driver:
            driver.execute(
                "INSERT OR REPLACE INTO sent SELECT place, ?, content FROM draft WHERE place = ?",
                (operation.bytes, place),
            )

    def settle(self, done: Callable[[frozenset[UUID]], Collection[UUID]]) -> None:
        """Forget the drafts that were saved after all, by what `done` says of the operations; one
        that was written on since then stays."""
        with self._asked() as driver:
            sent = driver.execute("SELECT operation FROM sent").fetchall()
            if not sent:
                return
            for operation in done(frozenset(UUID(bytes=row[0]) for row in sent)):
                driver.execute(
                    "DELETE FROM draft WHERE (place, content) IN"
                    " (SELECT place, content FROM sent WHERE operation = ?)",
                    (operation.bytes,),
                )
            driver.execute("DELETE FROM sent")

    def get(self, place: str) -> Draft | None:
        """The draft at `place`, if there is one."""
        with self._asked() as driver:
            row = driver.execute("SELECT * FROM draft WHERE place = ?", (place,)).fetchone()
        return None if row is None else _draft(*row)

    def drop(self, place: str) -> None:
        """Forget the draft at `place`, if there is one."""
        with self._asked() as driver:
            driver.execute("DELETE FROM draft WHERE place = ?", (place,))
            driver.execute("DELETE FROM sent WHERE place = ?", (place,))

    def all(self) -> list[Draft]:
        """Every draft, the last written first."""
        with self._asked() as driver:
            rows = driver.execute("SELECT * FROM draft ORDER BY saved_at DESC, place").fetchall()
        return [_draft(*row) for row in rows]

    def close(self) -> None:
        """Close the file; what was put is in it already."""
        with self._lock:
            self._driver.close()

    @contextmanager
    def _asked(self) -> Iterator[Driver]:
        with self._lock, engine.told(self.path):
            yield self._driver

    def _open(self, key: bytes) -> Driver:
        with told(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.path.exists():
            write_new(self.path, b"")
        try:
            return _opened(self.path, key)
        except Refusal as refusal:
            if refusal.code is not Code.DAMAGED:
                raise
        stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
        with told(self.path):
            self.set_aside = self.path.replace(f"{self.path}.{stamp}.damaged")
            for end in ("-wal", "-shm"):
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        write_new(self.path, b"")
        return _opened(self.path, key)


def open_for(workspace: UUID, key: bytes, person: UUID) -> Drafts:
    """The drafts of `person` in `workspace`, whose key is `key`, in the person's data folder."""
    folder = settings.data_folder() / "drafts"
    return Drafts(folder / f"{workspace}-{person}.drafts", key_for(key, person))


def key_for(key: bytes, person: UUID) -> bytes:
    """The key of a person's drafts: HKDF-Expand (RFC 5869) of the workspace's, one block of it."""
    return hmac.new(key, b"concierge drafts 1:" + person.bytes + b"\x01", hashlib.sha256).digest()


def _opened(path: Path, key: bytes) -> Driver:
    driver = engine.connect(path, key)
    try:
        with engine.told(path):
            driver.execute("PRAGMA journal_mode=WAL").fetchall()
            for table in _TABLES:
                driver.execute(table)
            driver.execute("SELECT count(*) FROM draft").fetchone()
    except BaseException:
        driver.close()
        raise
    return driver


def _draft(place: str, content: str, saved_at: int) -> Draft:
    return Draft(place=place, saved_at=from_micros(saved_at), **json.loads(content))
