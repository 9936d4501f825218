"""Who holds a workspace: one desk, verbs beside it, or somebody who needs it alone.

Each holder has a file in `NAME.locks/`, locked with the operating system for as long as its
process lives, and saying who it is. A holder that was killed keeps no lock, and its file is
swept away. A computer that shares the folder with us, but not our operating system, cannot be
asked whether it lives; it is believed, and the refusal names its file.
"""

import getpass
import json
import os
import platform
import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from concierge import clock
from concierge.errors import Code, Refusal
from concierge.files import told

_PATIENCE = 1.0
"""Seconds two that start at once give way to each other before one is refused."""
_BEING_MADE = 60.0
"""Seconds after which an unreadable holder's file is no longer one just being written."""
_FAR = 1 << 30
"""Where Windows, whose locks hide what they cover, locks a byte: beyond what is written."""


class Hold(StrEnum):
    """What is wanted of the workspace."""

    DESK = "desk"
    BESIDE = "beside"
    ALONE = "alone"


@dataclass(frozen=True)
class Holder:
    """Who holds it: `since` is UTC in ISO 8601, `boot` tells containers of one machine."""

    hold: Hold
    pid: int
    host: str
    user: str
    since: str
    boot: str

    def bars(self, other: "Holder") -> bool:
        """Whether `other` cannot hold the workspace as long as this one does."""
        if Hold.ALONE in (self.hold, other.hold):
            return True
        if (self.host, self.user) != (other.host, other.user):
            return True
        return self.hold is other.hold is Hold.DESK


class Lock:
    """A taken place; `release` gives it back, the end of the process does too."""

    def __init__(self, file: Path, handle: int, holder: Holder) -> None:
        self.holder = holder
        self.file = file
        self._handle: int | None = handle

    def release(self) -> None:
        """Give the place back. Twice is as good as once."""
        if self._handle is None:
            return
        os.close(self._handle)
        self._handle = None
        with suppress(OSError):
            self.file.unlink(missing_ok=True)
        # Goes only when empty: somebody else's file keeps it.
        with suppress(OSError):
            self.file.parent.rmdir()


def take(path: Path, hold: Hold) -> Lock:
    """Hold the workspace at `path`.

    Raises Refusal HELD_BY_OTHER (hold, pid, host, user, since: aware, file) within two seconds,
    READ_ONLY or DISK_FULL.
    """
    folder = path.with_name(path.name + ".locks")
    mine = _myself(hold)
    until = clock.monotonic() + _PATIENCE
    while True:
        _refuse_if_barred(folder, mine)
        with told(path):
            lock = _write(folder, mine)
        # We wrote first and look afterwards, as everybody does: of two, at least one sees both.
        other = _barring(folder, mine, lock)
        if other is None:
            return lock
        lock.release()
        if clock.monotonic() > until:
            raise _refusal(*other)
        time.sleep(random.SystemRandom().uniform(0.01, 0.1))


def holders(path: Path) -> list[Holder]:
    """Everybody who holds the workspace at `path` now."""
    folder = path.with_name(path.name + ".locks")
    return [holder for _file, holder in _living(folder)]


def _refuse_if_barred(folder: Path, mine: Holder) -> None:
    other = _barring(folder, mine, None)
    if other is not None:
        raise _refusal(*other)


def _barring(folder: Path, mine: Holder, lock: Lock | None) -> tuple[Path, Holder] | None:
    for file, holder in _living(folder):
        if (lock is None or file != lock.file) and holder.bars(mine):
            return file, holder
    return None


def _living(folder: Path) -> Iterator[tuple[Path, Holder]]:
    for file in sorted(folder.glob("*.json")):
        holder = _read(file)
        if holder is None:
            continue
        if _is_alive(file, holder):
            yield file, holder
        else:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _read(file: Path) -> Holder | None:
    """The holder a file tells of; None for one that is gone or just being written."""
    try:
        told_: dict[str, Any] = json.loads(file.read_bytes())
        datetime.fromisoformat(told_["since"])
        return Holder(**(told_ | {"hold": Hold(told_["hold"])}))
    except (ValueError, TypeError, KeyError):
        with suppress(OSError):
            if clock.now().timestamp() - file.stat().st_mtime > _BEING_MADE:
                file.unlink(missing_ok=True)
    except OSError:
        pass
    return None


def _is_alive(file: Path, holder: Holder) -> bool:
    try:
        handle = os.open(file, os.O_RDONLY)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        if not _try_lock(handle, shared=True):
            return True
    finally:
        os.close(handle)
    # Not locked. That proves its death only where its locks and ours are kept by the same system.
    same_system = holder.host == platform.node() or (holder.boot and holder.boot == _boot())
    return not same_system


def _write(folder: Path, mine: Holder) -> Lock:
    file = folder / f"{mine.hold}-{uuid4().hex}.json"
    while True:
        folder.mkdir(mode=0o755, exist_ok=True)
        try:
            # Others must be able to read who holds it, or a refusal could not name us.
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
            break
        except FileNotFoundError:
            continue  # the last one out has just removed the folder
    try:
        # Locked before it says anything: whoever can read a holder can trust its lock.
        while not _try_lock(handle, shared=False):
            time.sleep(0.005)
        os.write(handle, json.dumps(asdict(mine)).encode())
    except BaseException:
        os.close(handle)
        file.unlink(missing_ok=True)
        raise
    return Lock(file, handle, mine)


def _myself(hold: Hold) -> Holder:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = str(os.getuid()) if hasattr(os, "getuid") else "?"
    since = clock.now().isoformat(timespec="seconds")
    return Holder(hold, os.getpid(), platform.node(), user, since, _boot())


def _boot() -> str:
    """What names this start of this system, on Linux; elsewhere the host's name must do."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _refusal(file: Path, holder: Holder) -> Refusal:
    values = asdict(holder) | {"since": datetime.fromisoformat(holder.since)}
    del values["boot"]
    return Refusal(Code.HELD_BY_OTHER, file=file, **values)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, *, shared: bool) -> bool:  # has one kind
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
