"""A workspace: made, opened, checked, recovered. Refused with the right word, or left untouched."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from concierge import clock, vault
from concierge.errors import Code, Refusal
from concierge.files import sync_folder, told, write_new
from concierge.workspace import checks, copying, engine, identity, revision
from concierge.workspace.identity import Identity, Wrapped
from concierge.workspace.lock import Hold, Lock, take

_PROBE_MS = 1500
"""A file somebody's other program holds is refused within two seconds."""

Seed = Callable[[Session], None]


@dataclass
class Workspace:
    """An open workspace. `zone` is where its days begin; `key` leaves the process nowhere."""

    path: Path
    identity: Identity
    writer: Engine
    readers: Engine
    zone: ZoneInfo
    key: bytes = field(repr=False)
    lock: Lock = field(repr=False)

    def move_days(self, zone: ZoneInfo) -> None:
        """The days begin in that zone from now on, and the file beside the workspace says so."""
        self.zone, self.identity = zone, replace(self.identity, zone=zone.key)
        identity.write(self.path, self.identity)

    def close(self) -> None:
        """Close every connection, then let others in. Twice is as good as once."""
        self.readers.dispose()
        self.writer.dispose()
        self.lock.release()

    def checkpoint(self) -> None:
        """Copy what the log holds into the file, beside whoever writes; a long log would be copied
        by the save that finds it so."""
        with self.readers.connect() as connection, engine.told(self.path):
            engine.checkpoint(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def create(
    path: Path,
    *,
    zone: str,
    language: str,
    key_file: Path | None = None,
    passphrase: str | None = None,
    seed: Seed | None = None,
    demo: bool = False,
    hold: Hold = Hold.BESIDE,
) -> Workspace:
    """Make the workspace at `path` and open it; all of it, or nothing is left behind.

    The key goes to `key_file`, made if absent, or else to the keyring; `passphrase` recovers it.
    `seed` fills the default rows; `demo` marks an invented programme. Raises Refusal EXISTS,
    PASSPHRASE_WEAK, ZONE_UNKNOWN, HELD_BY_OTHER, those of the vault and of the disk. Blocks:
    never on the GUI thread.
    """
    identity.zone_of(zone)
    with told(path):
        if path.exists():  # whoever may have it open
            raise Refusal(Code.EXISTS, path=path)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except FileExistsError as error:
            raise Refusal(Code.PATH_WRONG, path=path) from error
    lock = take(path, Hold.ALONE)
    try:
        _refuse_existing(path)
        account = uuid4()
        made_file = key_file is not None and not key_file.exists()
        key = vault.make_key_file(key_file) if key_file else vault.new_key()
        try:
            _make(path, account, key, key_file, passphrase, seed, zone, language, demo)
        except BaseException:
            if made_file and key_file:
                key_file.unlink(missing_ok=True)
            raise
    finally:
        lock.release()
    return open(path, key_file=key_file, hold=hold)


def open(  # noqa: A001  # workspace.open, as one says it
    path: Path,
    *,
    key_file: Path | None = None,
    key: bytes | None = None,
    hold: Hold = Hold.BESIDE,
) -> Workspace:
    """Open the workspace at `path`, held as `hold` says until it is closed.

    `key` is one just recovered, on a machine that cannot keep it; no keyring is asked then.

    Raises Refusal ABSENT, PLAIN_SQLITE, NOT_OURS, IDENTITY_ABSENT, IDENTITY_BAD, NEWER_FILE,
    OLDER_FILE, KEY_WRONG, HELD_BY_OTHER, DAMAGED, those of the vault and of the disk; the file is
    then untouched, and nothing new lies beside it. Blocks: never on the GUI thread.
    """
    said, key = unlock(path, key_file, key)
    lock = take(path, hold)
    try:
        found = probe(path, key)
        revision.refuse_unfit(path, found)
        if found and found != said.revision:  # an upgrade was stopped just before it said so
            said = replace(said, revision=found)
            identity.write(path, said)
        return Workspace(
            path=path,
            identity=said,
            writer=engine.writer(path, key),
            readers=engine.readers(path, key),
            zone=identity.zone_of(said.zone),
            key=key,
            lock=lock,
        )
    except BaseException:
        lock.release()
        raise


def check(workspace: Workspace) -> checks.Report:
    """Check every page, row and reference; others wait to write meanwhile."""
    with workspace.writer.begin() as connection, engine.told(workspace.path):
        return checks.report(workspace.path, connection.connection.driver_connection)


def recover(path: Path, passphrase: str) -> bytes:
    """The key of the workspace at `path`, by its recovery passphrase.

    Raises Refusal PASSPHRASE_NONE (none was given at creation), PASSPHRASE_WRONG, and those of
    `identity.read`. Takes a quarter second and 64 MiB.
    """
    # Its libraries cost 0.2 s, and a workspace is recovered once in its life.
    from concierge.workspace import recovery

    said = identity.read(path)
    if said.wrapped is None:
        raise Refusal(Code.PASSPHRASE_NONE, path=path)
    key = recovery.unwrap(said.wrapped, passphrase, said.workspace)
    if not said.fits(key):
        raise Refusal(Code.PASSPHRASE_WRONG)
    return key


def adopt(path: Path, key: bytes, *, key_file: Path | None = None) -> None:
    """Keep a recovered key on this machine: in `key_file`, which must be absent, or the keyring.

    Raises Refusal KEY_WRONG, EXISTS, and those of the vault and of the disk.
    """
    said = identity.read(path)
    if not said.fits(key):
        raise Refusal(Code.KEY_WRONG, path=path)
    if key_file is not None:
        write_new(key_file, key.hex().encode() + b"\n")
    else:
        identity.write(path, replace(said, backend=vault.save_key(said.workspace, key)))


def unlock(path: Path, key_file: Path | None, key: bytes | None = None) -> tuple[Identity, bytes]:
    """What the workspace at `path` is, and its key, tried on `NAME.id` and not on the file."""
    _refuse_foreign(path)
    said = identity.read(path)
    if revision.unfit(said.revision) not in (None, Code.OLDER_FILE):
        revision.refuse_unfit(path, said.revision)
    if key is None:
        key = vault.load_key(said.workspace, said.backend, key_file)
    if not said.fits(key):
        raise Refusal(Code.KEY_WRONG, path=path, place="file" if key_file else "keyring")
    return said, key


def probe(path: Path, key: bytes) -> str | None:
    """The revision of the file at `path`, read so that nothing is made or changed.

    Raises Refusal DAMAGED, BUSY and the troubles of the disk.
    """
    # Even opened to read, SQLite would put a -wal beside the file. Where there is one already,
    # somebody has the file open, or was killed over it: what it holds belongs to the file.
    wal = path.with_name(path.name + "-wal")
    mode = "ro" if wal.exists() else "ro&immutable=1"
    driver = engine.connect(path, key, mode=mode, wait_ms=_PROBE_MS)
    try:
        with engine.told(path):
            return revision.of(driver)
    finally:
        driver.close()


def _refuse_foreign(path: Path) -> None:
    """Raises Refusal ABSENT, PLAIN_SQLITE, NOT_OURS or DAMAGED by what can be seen from outside."""
    with told(path):
        if not path.exists():
            raise Refusal(Code.ABSENT, path=path)
        if not path.is_file():
            raise Refusal(Code.NOT_OURS, path=path)
        size = path.stat().st_size
        plain = size >= len(engine.MAGIC) and not checks.is_encrypted(path)
    if plain:
        raise Refusal(Code.PLAIN_SQLITE, path=path)
    if size == 0 or size % engine.PAGE:
        ours = identity.path_of(path).exists()
        raise Refusal(Code.DAMAGED if ours else Code.NOT_OURS, path=path)


def _refuse_existing(path: Path) -> None:
    """Raises Refusal EXISTS; sweeps away what a creation left that was killed."""
    staged, said = _staged(path), identity.path_of(path)
    if path.exists():
        raise Refusal(Code.EXISTS, path=path)
    if staged.exists():
        # NAME.id is written last before the file gets its name, so this one belongs to no file.
        said.unlink(missing_ok=True)
        copying.remove(staged)
    # A log left by a file of this name would be taken for the new file's.
    for left in (said, *(path.with_name(path.name + end) for end in copying.BESIDE)):
        if left.exists():
            raise Refusal(Code.EXISTS, path=left)


def _make(
    path: Path,
    account: UUID,
    key: bytes,
    key_file: Path | None,
    passphrase: str | None,
    seed: Seed | None,
    zone: str,
    language: str,
    demo: bool,
) -> None:
    wrapped = _wrap(key, passphrase, account) if passphrase is not None else None
    backend = vault.save_key(account, key) if key_file is None else None
    staged = _staged(path)
    try:
        reached = _fill(staged, key, seed)
        said = Identity(
            workspace=account,
            revision=reached,
            check=identity.check_of(account, key),
            backend=backend,
            wrapped=wrapped,
            zone=zone,
            language=language,
            made_at=clock.now(),
            demo=demo,
        )
        identity.write(path, said)
        with told(path):
            staged.rename(path)
            sync_folder(path.parent)
    except BaseException:
        copying.remove(staged)
        identity.path_of(path).unlink(missing_ok=True)
        if backend is not None:
            vault.forget_key(account, backend)
        raise


def _fill(staged: Path, key: bytes, seed: Seed | None) -> str:
    """A whole new file at `staged`: schema, default rows, checked, on the disk."""
    # Alembic costs a quarter second, and a workspace is made once in its life.
    from concierge.workspace import migrate

    write_new(staged, b"")
    reached = migrate.to_head(staged, key)
    if seed is not None:
        bind = engine.writer(staged, key, staged=True)
        try:
            with Session(bind) as session, session.begin():
                seed(session)
        finally:
            bind.dispose()
    copying.verify(staged, key)
    return reached


def _wrap(key: bytes, passphrase: str, account: UUID) -> Wrapped:
    # As in `recover`.
    from concierge.workspace import recovery

    return recovery.wrap(key, passphrase, account)


def _staged(path: Path) -> Path:
    return path.with_name(f".{path.name}.making")
