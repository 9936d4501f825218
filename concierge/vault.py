"""Where a workspace's key is kept: the operating system's keyring, or a key file a person names.

There is no third place. A keyring that does not answer is a refusal, never a reason to write the
key, or the data, in the clear. Backends are tried by name: whatever else calls itself a keyring
(the null backend swallows a key silently, others write plain text) is not asked.
"""

import os
import secrets
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from concierge.errors import Code, Refusal
from concierge.files import write_new

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "concierge"
KEY_BYTES = 32
PATIENCE = 8.0
"""Seconds a keyring may take: a D-Bus service may hang, or wait for a prompt nobody sees."""

BACKENDS = (
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def load_key(account: UUID, backend: str | None, key_file: Path | None) -> bytes:
    """The key of workspace `account`: from `key_file` if named, else from keyring `backend`.

    Blocks up to PATIENCE seconds: never on the GUI thread. Raises Refusal KEY_MISSING,
    KEY_FILE_OPEN, KEY_FILE_BAD, KEYRING_ABSENT, _LOCKED, _DENIED, _SLOW or _CHANGED.
    """
    if key_file is not None:
        return read_key_file(key_file)
    if backend is None:
        raise Refusal(Code.KEY_MISSING, place="file")
    return _within_patience(lambda: _fetch(account, backend))


def save_key(account: UUID, key: bytes) -> str:
    """Keep `key` in the keyring, read it back, and return the backend's name to remember.

    Raises Refusal as `load_key` does. Blocks as `load_key` does.
    """
    return _within_patience(lambda: _store(account, key))


def own_key(account: UUID, key_file: Path | None) -> bytes:
    """A key that only this machine needs, such as that of drafts: made where there is none yet.

    Raises Refusal and blocks as `load_key` does.
    """
    return make_key_file(key_file) if key_file else _within_patience(lambda: _own(account))


def kept_password(account: str) -> str | None:
    """The password kept for a login on a server; None where none is, or no keyring answers."""
    with suppress(Refusal):
        return _within_patience(lambda: _password(account))
    return None


def keep_password(account: str, password: str) -> bool:
    """Keep a password in the keyring; whether one kept it. Never anywhere else."""
    with suppress(Refusal):
        return _within_patience(lambda: _keep_password(account, password))
    return False


def forget_key(account: UUID, backend: str) -> None:
    """Take the key of `account` out of keyring `backend`, if it is there."""
    _within_patience(lambda: _drop(account, backend))


def read_key_file(path: Path) -> bytes:
    """The key in a key file: 64 hexadecimal digits, a line.

    Raises Refusal KEY_MISSING, KEY_FILE_OPEN (others on this machine may read it), KEY_FILE_BAD.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refusal(Code.KEY_FILE_BAD, path=path)
        # Windows keeps its rights elsewhere and reports everything as open.
        if os.name == "posix" and status.st_mode & 0o077:
            raise Refusal(Code.KEY_FILE_OPEN, path=path)
        return _parsed(path.read_bytes().decode("ascii"))
    except FileNotFoundError as error:
        raise Refusal(Code.KEY_MISSING, place="file", path=path) from error
    except (ValueError, OSError) as error:
        raise Refusal(Code.KEY_FILE_BAD, path=path) from error


def make_key_file(path: Path) -> bytes:
    """The key in `path`, which is made with a new key, 0600, if it is absent."""
    if not path.exists():
        write_new(path, new_key().hex().encode() + b"\n")
    return read_key_file(path)


def _fetch(account: UUID, backend: str) -> bytes:
    found = _named(backend)
    if found is None:
        other = _first()
        if other is None:
            raise Refusal(Code.KEYRING_ABSENT, backend=backend)
        raise Refusal(Code.KEYRING_CHANGED, backend=backend, found=_name(other))
    secret = found.get_password(SERVICE, str(account))
    if secret is None:
        raise Refusal(Code.KEY_MISSING, place="keyring", backend=backend)
    try:
        return _parsed(secret)
    except ValueError as error:
        raise Refusal(Code.KEY_WRONG, place="keyring", backend=backend) from error


def _store(account: UUID, key: bytes) -> str:
    found = _first()
    if found is None:
        raise Refusal(Code.KEYRING_ABSENT, backend=None)
    found.set_password(SERVICE, str(account), key.hex())
    # A backend may take a secret and keep nothing: only what comes back is kept.
    if found.get_password(SERVICE, str(account)) != key.hex():
        raise Refusal(Code.KEYRING_DENIED, backend=_name(found))
    return _name(found)


def _own(account: UUID) -> bytes:
    found = _first()
    if found is None:
        raise Refusal(Code.KEYRING_ABSENT, backend=None)
    secret = found.get_password(SERVICE, str(account))
    if secret is not None:
        return _parsed(secret)
    key = new_key()
    _store(account, key)
    return key


def _password(account: str) -> str | None:
    found = _first()
    return found.get_password(SERVICE, account) if found is not None else None


def _keep_password(account: str, password: str) -> bool:
    found = _first()
    if found is None:
        return False
    found.set_password(SERVICE, account, password)
    return found.get_password(SERVICE, account) == password


def _drop(account: UUID, backend: str) -> None:
    found = _named(backend)
    if found is not None and found.get_password(SERVICE, str(account)) is not None:
        found.delete_password(SERVICE, str(account))


def _allowed() -> tuple[str, ...]:
    """The backends we may ask: one of ours, and only that one, where the machine names it."""
    chosen = os.environ.get("PYTHON_KEYRING_BACKEND")
    return BACKENDS if chosen is None else tuple(name for name in BACKENDS if name == chosen)


def _first() -> "KeyringBackend | None":
    return next((found for name in _allowed() if (found := _named(name))), None)


def _named(name: str) -> "KeyringBackend | None":
    """The backend of that name, if it is one of ours and works on this machine."""
    # keyring costs up to 0.3 s to import, and nobody with a key file needs it.
    from keyring.core import load_keyring

    if name not in _allowed():
        return None
    try:
        return load_keyring(name)
    except (RuntimeError, ImportError, AttributeError):
        return None


def _name(backend: "KeyringBackend") -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _parsed(text: str) -> bytes:
    key = bytes.fromhex(text.strip())
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return key


def _within_patience(ask: Callable[[], T]) -> T:
    """Ask the keyring in a thread of its own, which is left behind if it does not answer."""
    answer: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            with _told():
                answer.put((ask(), None))
        except BaseException as error:
            answer.put((None, error))

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        value, error = answer.get(timeout=PATIENCE)
    except Empty:
        raise Refusal(Code.KEYRING_SLOW, seconds=round(PATIENCE)) from None
    if error is not None:
        raise error
    return value  # type: ignore[return-value]  # None only where T is


@contextmanager
def _told() -> Iterator[None]:
    """Turn every trouble of a keyring into a Refusal.

    Backends let their own libraries' exceptions through (D-Bus, the vault's), so that the names of
    these are all we have; none carries the key.
    """
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        kind = type(error).__name__
        code = Code.KEYRING_DENIED
        if kind in ("KeyringLocked", "LockedException"):
            code = Code.KEYRING_LOCKED
        elif kind in ("NoKeyringError", "SecretServiceNotAvailableException"):
            code = Code.KEYRING_ABSENT
        raise Refusal(code, reason=kind) from error
