"""Small files written whole: a reader, or a power cut, finds the old one or the new one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from concierge.errors import Code, Refusal

_KNOWN = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EROFS: Code.READ_ONLY,
    errno.EACCES: Code.READ_ONLY,
    errno.EPERM: Code.READ_ONLY,
    errno.EIO: Code.DISK_TROUBLE,
    errno.ENAMETOOLONG: Code.PATH_TOO_LONG,
    errno.ENOTDIR: Code.PATH_WRONG,
    errno.EISDIR: Code.PATH_WRONG,
    errno.ELOOP: Code.PATH_WRONG,
}


def write_whole(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Replace `path` by `data` at once, on the disk when this returns.

    Raises Refusal (DISK_FULL, READ_ONLY, DISK_TROUBLE); the old file is then untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with told(path):
        try:
            _write(part, data, os.O_TRUNC, mode)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_new(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Make `path`, which must not be there. Raises Refusal EXISTS and those of `write_whole`."""
    with told(path):
        try:
            _write(path, data, os.O_EXCL, mode)
        except FileExistsError as error:
            raise Refusal(Code.EXISTS, path=path) from error
        except OSError:
            path.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until what was written to `path` is on the disk."""
    # Windows flushes only what it may write to; no program of ours holds the file at this moment.
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's own list of names is on the disk; Windows needs and has no such."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    # Some network file systems cannot sync a folder; the file itself is synced already.
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the disk's known troubles with `path` into a Refusal; let the rest through."""
    try:
        yield
    except OSError as error:
        trouble = known(error, path)
        if trouble is None:
            raise
        raise trouble from error


def known(error: BaseException, path: Path | None = None) -> Refusal | None:
    """The disk's trouble with `path`, or with what the error names; None where it is our bug."""
    code = _KNOWN.get(error.errno or 0) if isinstance(error, OSError) else None
    if code is None or not isinstance(error, OSError):
        return None
    named = error.filename if isinstance(error.filename, (str, bytes)) else ""
    return Refusal(code, path=path or Path(os.fsdecode(named)))


def _write(path: Path, data: bytes, how: int, mode: int) -> None:
    binary: int = getattr(os, "O_BINARY", 0)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how | binary, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
