"""`NAME.id`, the small file beside a workspace that says what it is and how its key is found.

Without the key a workspace looks like random bytes: wrong key, foreign file and damaged first page
all give SQLite's one answer, "not a database". This file tells them apart before the workspace is
touched. It holds no secret in the clear and travels with every backup.
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge.errors import Code, Refusal
from concierge.files import told, write_whole

FORMAT = 1


@dataclass(frozen=True)
class Wrapped:
    """The workspace's key, sealed by a recovery passphrase; made and opened in `recovery.py`."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    memory_kib: int
    rounds: int
    lanes: int


@dataclass(frozen=True)
class Identity:
    """What a workspace is. `zone` (IANA) says where its days begin.

    `check` is a keyed hash only the right key can repeat; `backend` names the keyring that has the
    key, None where it is in a key file; `wrapped` is None where no passphrase was given;
    `demo` is an invented programme, which may be made anew.
    """

    workspace: UUID
    revision: str
    check: str
    backend: str | None
    wrapped: Wrapped | None
    zone: str
    language: str
    made_at: datetime
    demo: bool = False

    def fits(self, key: bytes) -> bool:
        """Whether `key` is this workspace's."""
        return hmac.compare_digest(self.check, check_of(self.workspace, key))


def check_of(workspace: UUID, key: bytes) -> str:
    """The keyed hash by which a workspace knows its key."""
    return hmac.new(key, b"concierge key check 1:" + workspace.bytes, hashlib.sha256).hexdigest()


def path_of(path: Path) -> Path:
    """Where the identity of the workspace at `path` is."""
    return path.with_name(path.name + ".id")


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone `name`. Raises Refusal ZONE_UNKNOWN."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal(Code.ZONE_UNKNOWN, zone=name) from error


def write(path: Path, identity: Identity) -> None:
    """Write the identity of the workspace at `path`, whole or not at all."""
    write_whole(path_of(path), json.dumps(_to_json(identity), indent=1).encode() + b"\n")


def read(path: Path) -> Identity:
    """The identity of the workspace at `path`.

    Raises Refusal IDENTITY_ABSENT, IDENTITY_BAD, or NEWER_FILE where a later program wrote it.
    """
    file = path_of(path)
    try:
        with told(file):
            values = json.loads(file.read_bytes())
        if values["format"] > FORMAT:
            raise Refusal(Code.NEWER_FILE, path=path, revision=str(values.get("revision")))
        return _from_json(values)
    except FileNotFoundError as error:
        raise Refusal(Code.IDENTITY_ABSENT, path=path, file=file) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refusal(Code.IDENTITY_BAD, path=path, file=file) from error


def _to_json(identity: Identity) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "workspace": str(identity.workspace),
        "revision": identity.revision,
        "check": identity.check,
        "keyring": identity.backend,
        "wrapped": None if identity.wrapped is None else _wrapped_to_json(identity.wrapped),
        "zone": identity.zone,
        "language": identity.language,
        "made_at": identity.made_at.isoformat(),
        "demo": identity.demo,
    }


def _from_json(values: dict[str, Any]) -> Identity:
    wrapped = values["wrapped"]
    return Identity(
        workspace=UUID(values["workspace"]),
        revision=str(values["revision"]),
        check=str(values["check"]),
        backend=values["keyring"],
        wrapped=None if wrapped is None else _wrapped_from_json(wrapped),
        zone=zone_of(values["zone"]).key,
        language=str(values["language"]),
        made_at=datetime.fromisoformat(values["made_at"]),
        demo=bool(values.get("demo", False)),
    )


def _wrapped_to_json(wrapped: Wrapped) -> dict[str, Any]:
    return {
        "kdf": "argon2id",
        "memory_kib": wrapped.memory_kib,
        "rounds": wrapped.rounds,
        "lanes": wrapped.lanes,
        "salt": b64encode(wrapped.salt).decode(),
        "cipher": "aes-256-gcm",
        "nonce": b64encode(wrapped.nonce).decode(),
        "sealed": b64encode(wrapped.sealed).decode(),
    }


def _wrapped_from_json(values: dict[str, Any]) -> Wrapped:
    if (values["kdf"], values["cipher"]) != ("argon2id", "aes-256-gcm"):
        raise ValueError("an unknown way to wrap a key")
    return Wrapped(
        salt=b64decode(values["salt"], validate=True),
        nonce=b64decode(values["nonce"], validate=True),
        sealed=b64decode(values["sealed"], validate=True),
        memory_kib=int(values["memory_kib"]),
        rounds=int(values["rounds"]),
        lanes=int(values["lanes"]),
    )
