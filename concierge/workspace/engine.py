"""SQLCipher under SQLAlchemy: one writer and three readers a workspace, and their troubles told.

The only importer of the driver. The stdlib's `sqlite3` must never open one of our files: two SQLite
libraries on one file corrupt it, and it takes a key without a word and writes plain text.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from concierge.errors import Code, Refusal
from concierge.vault import KEY_BYTES

Driver = Any
"""A driver's connection; the driver has no types."""
DriverError: type[Exception] = dbapi2.Error

# The driver looks for a way to adapt every value that is not a plain text or number, and gives up
# late: without these, handing over what needs nothing took longer than the rest of writing a row.
dbapi2.register_adapter(bytes, bytes)
dbapi2.register_adapter(type(None), {}.get)

OLDEST = (3, 51, 3)
"""Before it, two connections in WAL mode could corrupt a file: the WAL-reset bug, from 3.7.0 on."""
MAGIC = b"SQLite format 3\0"
"""What a file begins with that is not encrypted."""
PAGE = 4096
"""SQLCipher's page; a whole file is a multiple of it."""
READERS = 3
WRITER_CACHE_MB, READER_CACHE_MB, STAGED_CACHE_MB = 32, 8, 64
"""64 MB for each of four was 315 MB of memory, for no speed anybody could measure. The writer's is
taken up by a feed only: half as much, and the pages it comes back to are read a second time."""
CHECKPOINT = 16_000
"""Pages of log until a commit has to copy them into the file: 64 MB, some 800 saves or a few
batches of a feed. A desk does it every few seconds, beside its saves (`checkpoint`)."""
WAIT_MS = 5000
_ROOM = 1 << 20
"""Less free disk than this, and a failed write or a failed shared-memory file means: full."""

_KNOWN = {
    5: Code.BUSY,  # SQLITE_BUSY
    6: Code.BUSY,  # SQLITE_LOCKED
    8: Code.READ_ONLY,  # SQLITE_READONLY
    9: Code.INTERRUPTED,  # SQLITE_INTERRUPT
    10: Code.DISK_TROUBLE,  # SQLITE_IOERR
    11: Code.DAMAGED,  # SQLITE_CORRUPT
    13: Code.DISK_FULL,  # SQLITE_FULL
    14: Code.DISK_TROUBLE,  # SQLITE_CANTOPEN
    26: Code.DAMAGED,  # SQLITE_NOTADB: the key was checked before, so it is the file
}


def writer(path: Path, key: bytes, *, foreign_keys: bool = True, staged: bool = False) -> Engine:
    """The one connection that writes; each transaction begins with the write lock.

    A transaction that reads first and then writes would fail at once where another process wrote
    in between. `foreign_keys` is off for migrations only, which check them at the end; `staged` is
    a file that has no name yet, and is seen to the disk only when it is whole.
    """

    def made() -> Driver:
        cache_mb = STAGED_CACHE_MB if staged else WRITER_CACHE_MB
        driver = connect(path, key, cache_mb=cache_mb)
        with told(path):
            if staged:
                driver.execute("PRAGMA synchronous=OFF")
            driver.execute("PRAGMA journal_mode=WAL").fetchall()
            driver.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}").fetchall()
            if not foreign_keys:
                driver.execute("PRAGMA foreign_keys=OFF")
        return driver

    return _engine(path, made, size=1, begin="BEGIN IMMEDIATE")


def readers(path: Path, key: bytes) -> Engine:
    """The connections that read; writing through them is an error."""

    def made() -> Driver:
        driver = connect(path, key, cache_mb=READER_CACHE_MB)
        driver.execute("PRAGMA query_only=ON")
        return driver

    return _engine(path, made, size=READERS, begin="BEGIN")


def interrupt(connection: Connection) -> None:
    """Stop what `connection` is doing, from any thread; it raises Refusal INTERRUPTED there."""
    driver: Driver = connection.connection.driver_connection
    if driver is not None:
        driver.interrupt()


def checkpoint(connection: Connection) -> None:
    """Copy the log into the file, as far as nobody reads what it would write over; the log begins
    anew when all of it is there. Waits for nobody, and nobody for it."""
    # Not by SQLAlchemy, which would begin a transaction, in which nothing can be copied.
    driver: Driver = connection.connection.driver_connection
    driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def connect(
    path: Path, key: bytes, *, cache_mb: int = 2, mode: str = "rw", wait_ms: int = WAIT_MS
) -> Driver:
    """A driver's connection to the file at `path`, which must exist.

    `mode` is SQLite's: "rw", "ro", or "ro&immutable=1", which makes no file beside it.
    Raises Refusal SQLITE_TOO_OLD, NOT_ENCRYPTED, and what `trouble` tells: DAMAGED, too, where the
    key is another's.
    """
    require(dbapi2.sqlite_version_info)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with told(path):
        driver = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            _dress(driver, key, cache_mb, wait_ms)
        except BaseException:
            driver.close()
            raise
    return driver


def require(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that may corrupt the file. Raises Refusal SQLITE_TOO_OLD."""
    if version < OLDEST:
        raise Refusal(
            Code.SQLITE_TOO_OLD,
            version=".".join(map(str, version)),
            oldest=".".join(map(str, OLDEST)),
        )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the known troubles of a driver used directly into a Refusal; let the rest through."""
    try:
        yield
    except dbapi2.Error as error:
        known = trouble(error, path)
        if known is None:
            raise
        raise known from error


def trouble(error: BaseException, path: Path) -> Refusal | None:
    """The known trouble a driver's error stands for, or None: then it is a bug."""
    if isinstance(error, Refusal):
        return error  # of a value on its way to the driver
    if isinstance(error, UnicodeEncodeError):
        # Half of a surrogate pair: what is pasted may hold it, UTF-8 cannot.
        return Refusal(Code.TEXT_UNSTORABLE)
    code = _KNOWN.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if code is None:
        return None
    if code is Code.DISK_TROUBLE and _is_full(path):
        code = Code.DISK_FULL
    return Refusal(code, path=path)


def _dress(driver: Driver, key: bytes, cache_mb: int, wait_ms: int) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Else SQLCipher writes to stderr about what we are about to explain ourselves.
    driver.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if not driver.execute("PRAGMA cipher_version").fetchall():
        raise Refusal(Code.NOT_ENCRYPTED)
    for pragma in (
        f"busy_timeout={wait_ms}",
        "synchronous=FULL",
        "foreign_keys=ON",
        # Else what is written over (INSERT OR REPLACE) is removed without asking the triggers.
        "recursive_triggers=ON",
        "trusted_schema=OFF",
        "temp_store=MEMORY",
        "cell_size_check=ON",
        f"cache_size=-{cache_mb * 1024}",
    ):
        driver.execute(f"PRAGMA {pragma}").fetchall()


def _engine(path: Path, made: Callable[[], Driver], *, size: int, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=made,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_use_lifo=True,  # the one just used has the pages at hand
        hide_parameters=True,  # a traceback must not carry what a steward wrote
    )

    def on_begin(connection: Connection) -> None:
        # The driver, told isolation_level=None, begins nothing by itself; it still ends what is
        # begun when SQLAlchemy commits or rolls back.
        driver: Driver = connection.connection.dbapi_connection
        with told(path):
            driver.execute(begin)

    def on_error(context: ExceptionContext) -> BaseException | None:
        return trouble(context.original_exception, path)

    event.listen(engine, "begin", on_begin)
    event.listen(engine, "handle_error", on_error, retval=True)
    return engine


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
