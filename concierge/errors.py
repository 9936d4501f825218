"""Errors as a code and values.

A `Refusal` is a trouble we know and can explain: the disk is full, the key is not here, somebody
else holds the file. It carries a code and the values its sentence needs; `words.py` makes the
sentence, in the person's language. Every other exception is a bug and is reported as one.
"""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType


@unique
class Code(StrEnum):
    """Every known trouble. Each one has its sentence in `words.py`; append under your room."""

    # store: the key
    KEY_MISSING = "key_missing"
    KEY_WRONG = "key_wrong"
    KEY_FILE_OPEN = "key_file_open"
    KEY_FILE_BAD = "key_file_bad"
    KEYRING_ABSENT = "keyring_absent"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_DENIED = "keyring_denied"
    KEYRING_SLOW = "keyring_slow"
    KEYRING_CHANGED = "keyring_changed"
    PASSPHRASE_WEAK = "passphrase_weak"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_NONE = "passphrase_none"

    # store: the file
    ABSENT = "absent"
    EXISTS = "exists"
    NOT_OURS = "not_ours"
    PLAIN_SQLITE = "plain_sqlite"
    DAMAGED = "damaged"
    NEWER_FILE = "newer_file"
    OLDER_FILE = "older_file"
    HELD_BY_OTHER = "held_by_other"
    NOT_ENCRYPTED = "not_encrypted"

    # store: the machine
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    CANNOT_READ = "cannot_read"
    BUSY = "busy"
    INTERRUPTED = "interrupted"
    SQLITE_TOO_OLD = "sqlite_too_old"
    ZONE_UNKNOWN = "zone_unknown"


class Refusal(Exception):
    """A known trouble: `code` says which, `values` fill its sentence and never change.

    Values may hold what a person typed or a name, so `str()` shows their names only: a traceback
    or a log line may carry it.
    """

    def __init__(self, code: Code, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        if not self.values:
            return self.code.value
        return f"{self.code.value} ({', '.join(sorted(self.values))})"

    def __repr__(self) -> str:
        return f"Refusal({self})"

    def __reduce__(self) -> tuple[object, ...]:
        # Solver and import run in a process of their own; a refusal must survive the way back.
        return (_again, (self.code, dict(self.values)))


def _again(code: Code, values: dict[str, object]) -> Refusal:
    return Refusal(code, **values)
