"""The recovery passphrase: it opens a workspace on a new machine, whose keyring is empty.

Imported where a passphrase is given or asked for, never at start-up: its libraries cost 0.2 s.
"""

import secrets
import unicodedata
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # no types of its own; one call, below

from concierge.errors import Code, Refusal
from concierge.vault import KEY_BYTES
from concierge.workspace.identity import Wrapped

MEMORY_KIB, ROUNDS, LANES = 64 * 1024, 3, 1
"""Argon2id, beyond the 19 MiB and 2 rounds OWASP asks for: about 0.2 s and 64 MiB a guess."""
MOST_MEMORY_KIB, MOST_ROUNDS = 1024 * 1024, 100
"""A file from outside may not ask us for more."""
WEAKEST = 3
"""zxcvbn's score of 0 to 4; 3 is 'safely unguessable' with an offline slow hash."""
_MEASURED = 72
"""Characters zxcvbn looks at; it refuses longer ones, which are not weaker."""


def strength(passphrase: str) -> int:
    """How hard to guess, 0 to 4; WEAKEST is the least we take."""
    words = _normal(passphrase)[:_MEASURED]
    return int(zxcvbn(words)["score"]) if words else 0


def wrap(key: bytes, passphrase: str, workspace: UUID) -> Wrapped:
    """Seal `key` by `passphrase`, for `workspace` alone. Raises Refusal PASSPHRASE_WEAK (score)."""
    score = strength(passphrase)
    if score < WEAKEST:
        raise Refusal(Code.PASSPHRASE_WEAK, score=score, least=WEAKEST)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    blank = Wrapped(salt, nonce, b"", MEMORY_KIB, ROUNDS, LANES)
    sealed = AESGCM(_stretched(passphrase, blank)).encrypt(nonce, key, workspace.bytes)
    return Wrapped(salt, nonce, sealed, MEMORY_KIB, ROUNDS, LANES)


def unwrap(wrapped: Wrapped, passphrase: str, workspace: UUID) -> bytes:
    """The key. Raises Refusal PASSPHRASE_WRONG, also where the sealed key was tampered with."""
    if wrapped.memory_kib > MOST_MEMORY_KIB or wrapped.rounds > MOST_ROUNDS:
        raise Refusal(Code.PASSPHRASE_WRONG)
    try:
        cipher = AESGCM(_stretched(passphrase, wrapped))
        return cipher.decrypt(wrapped.nonce, wrapped.sealed, workspace.bytes)
    except (InvalidTag, ValueError) as error:
        raise Refusal(Code.PASSPHRASE_WRONG) from error


def _stretched(passphrase: str, how: Wrapped) -> bytes:
    return hash_secret_raw(
        secret=_normal(passphrase).encode(),
        salt=how.salt,
        time_cost=how.rounds,
        memory_cost=how.memory_kib,
        parallelism=how.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _normal(passphrase: str) -> str:
    """The same passphrase from every keyboard: an input method may give full-width letters."""
    return unicodedata.normalize("NFKC", passphrase).strip()
