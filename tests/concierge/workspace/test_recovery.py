"""A passphrase that cannot be guessed seals the key, and it alone opens it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from concierge.errors import Code
from concierge.workspace import recovery
from concierge.workspace.identity import Wrapped
from tests.refusals import refused

KEY = bytes(range(32))
GOOD = "correct horse battery staple"
ACCOUNT = UUID(int=7)


@pytest.fixture(scope="module")
def wrapped() -> Wrapped:
    return recovery.wrap(KEY, GOOD, ACCOUNT)


def test_the_passphrase_opens_it(wrapped: Wrapped) -> None:
    assert recovery.unwrap(wrapped, GOOD, ACCOUNT) == KEY
    assert KEY not in wrapped.sealed


def test_it_is_the_same_from_every_keyboard(wrapped: Wrapped) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in GOOD)
    assert recovery.unwrap(wrapped, f" {wide} ", ACCOUNT) == KEY


@pytest.mark.parametrize("guess", ["", "Correct horse battery staple", GOOD + "r"])
def test_no_other_does(wrapped: Wrapped, guess: str) -> None:
    with refused(Code.PASSPHRASE_WRONG):
        recovery.unwrap(wrapped, guess, ACCOUNT)


def test_it_opens_no_other_workspace(wrapped: Wrapped) -> None:
    with refused(Code.PASSPHRASE_WRONG):
        recovery.unwrap(wrapped, GOOD, uuid4())


@pytest.mark.parametrize(
    "change",
    [
        {"sealed": b"x" * 48},
        {"nonce": b"n" * 12},
        {"salt": b"s" * 16},
        {"rounds": 4},
        {"memory_kib": 1 << 30},
        {"rounds": 10_000},
        {"sealed": b""},
        {"nonce": b""},
    ],
)
def test_a_seal_that_was_tampered_with_opens_to_nobody(
    wrapped: Wrapped, change: dict[str, object]
) -> None:
    with refused(Code.PASSPHRASE_WRONG):
        recovery.unwrap(replace(wrapped, **change), GOOD, ACCOUNT)  # type: ignore[arg-type]


@pytest.mark.parametrize("weak", ["", " ", "123456", "password1", "concierge", "qwertyuiop"])
def test_what_is_soon_guessed_is_not_taken(weak: str) -> None:
    with refused(Code.PASSPHRASE_WEAK):
        recovery.wrap(KEY, weak, ACCOUNT)


@pytest.mark.parametrize(
    "strong", [GOOD, "床前明月光疑是地上霜", " ".join(map(str, range(977, 2000, 13)))]
)
def test_what_is_not_is(strong: str) -> None:
    assert recovery.strength(strong) >= recovery.WEAKEST


def test_each_seal_is_another(wrapped: Wrapped) -> None:
    again = recovery.wrap(KEY, GOOD, ACCOUNT)
    assert (again.salt, again.nonce, again.sealed) != (wrapped.salt, wrapped.nonce, wrapped.sealed)
    assert (again.memory_kib, again.rounds) == (65536, 3)
