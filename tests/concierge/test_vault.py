"""A key is kept in a keyring that keeps it, or in a file only its owner reads, or not at all."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from concierge import vault
from concierge.errors import Code, Refusal
from tests.patience import MOST_S

ROOT = Path(__file__).parents[2]
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
HERE = "keyring.backends.concierge_test.Keyring"


class Keyring(KeyringBackend):
    """A keyring of this process, with the moods of real ones."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.swallows = False
        self.hangs = threading.Event()
        self.hangs.set()

    def get_password(self, service: str, username: str) -> str | None:
        self.hangs.wait()
        if self.trouble:
            raise self.trouble
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble:
            raise self.trouble
        if not self.swallows:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyring]:
    """The only keyring of this machine."""
    found = Keyring()
    name = f"{Keyring.__module__}.{Keyring.__qualname__}"
    monkeypatch.setattr(vault, "BACKENDS", (name,))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr("keyring.core.load_keyring", lambda _name: found)
    yield found
    found.hangs.set()


@pytest.fixture
def account() -> UUID:
    return uuid4()


def _refused(ask: object, *args: object) -> Refusal:
    assert callable(ask)
    with pytest.raises(Refusal) as refused:
        ask(*args)
    return refused.value


def test_a_saved_key_comes_back(ring: Keyring, account: UUID) -> None:
    key = vault.new_key()
    backend = vault.save_key(account, key)
    assert vault.load_key(account, backend, None) == key
    assert list(ring.kept) == [("concierge", str(account))]
    vault.forget_key(account, backend)
    assert ring.kept == {}
    vault.forget_key(account, backend)


def test_a_keyring_that_swallows_the_key_is_noticed(ring: Keyring, account: UUID) -> None:
    ring.swallows = True
    assert _refused(vault.save_key, account, vault.new_key()).code is Code.KEYRING_DENIED


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (keyring.errors.KeyringLocked("no"), Code.KEYRING_LOCKED),
        (keyring.errors.NoKeyringError("none"), Code.KEYRING_ABSENT),
        (keyring.errors.PasswordSetError("no"), Code.KEYRING_DENIED),
        (keyring.errors.InitError("dismissed"), Code.KEYRING_DENIED),
        (ConnectionResetError("the bus went away"), Code.KEYRING_DENIED),
    ],
)
def test_each_trouble_has_its_own_word(
    ring: Keyring, account: UUID, trouble: Exception, code: Code
) -> None:
    backend = vault.save_key(account, vault.new_key())
    ring.trouble = trouble
    assert _refused(vault.load_key, account, backend, None).code is code
    assert _refused(vault.save_key, account, vault.new_key()).code is code


def test_a_keyring_without_the_key_says_so(ring: Keyring, account: UUID) -> None:
    backend = vault.save_key(uuid4(), vault.new_key())
    assert _refused(vault.load_key, account, backend, None).code is Code.KEY_MISSING


@pytest.mark.parametrize("value", ["", "nonsense", "ab" * 31, "zz" * 32])
def test_a_keyring_with_a_wrong_value_says_so(ring: Keyring, account: UUID, value: str) -> None:
    backend = vault.save_key(account, vault.new_key())
    ring.kept["concierge", str(account)] = value
    assert _refused(vault.load_key, account, backend, None).code is Code.KEY_WRONG


def test_another_keyring_than_last_time_is_named_and_not_used(ring: Keyring, account: UUID) -> None:
    refusal = _refused(vault.load_key, account, SECRET_SERVICE, None)
    assert refusal.code is Code.KEYRING_CHANGED
    assert refusal.values["backend"] == SECRET_SERVICE


def test_a_keyring_that_hangs_does_not_hold_us(
    ring: Keyring, account: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = vault.save_key(account, vault.new_key())
    monkeypatch.setattr(vault, "PATIENCE", 0.1)
    ring.hangs.clear()
    before = time.monotonic()
    refusal = _refused(vault.load_key, account, backend, None)
    assert time.monotonic() - before < MOST_S
    assert refusal.code is Code.KEYRING_SLOW
    ring.hangs.set()


def test_we_wait_less_than_ten_seconds() -> None:
    assert vault.PATIENCE < 10


@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "keyring.backends.chainer.ChainerBackend",
    ],
)
def test_what_only_calls_itself_a_keyring_is_not_asked(
    account: UUID, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    assert _refused(vault.save_key, account, vault.new_key()).code is Code.KEYRING_ABSENT
    assert _refused(vault.load_key, account, backend, None).code is Code.KEYRING_ABSENT


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a keyring")
def test_a_machine_without_a_keyring_says_so(account: UUID) -> None:
    assert _refused(vault.save_key, account, vault.new_key()).code is Code.KEYRING_ABSENT


def test_without_a_keyring_s_name_the_key_is_in_a_file_nobody_named(account: UUID) -> None:
    assert _refused(vault.load_key, account, None, None).code is Code.KEY_MISSING


def test_a_key_file_is_made_once_and_read_ever_after(tmp_path: Path, account: UUID) -> None:
    file = tmp_path / "key"
    key = vault.make_key_file(file)
    assert vault.make_key_file(file) == key
    assert vault.load_key(account, None, file) == key
    assert len(key) == 32


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps its rights elsewhere")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666, 0o601])
def test_a_key_file_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "key"
    vault.make_key_file(file)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(mode)
    assert _refused(vault.read_key_file, file).code is Code.KEY_FILE_OPEN


@pytest.mark.parametrize("content", [b"", b"secret", b"ab" * 31, b"\xff\xfe" * 32, b"ab" * 33])
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key"
    file.touch(mode=0o600)
    file.write_bytes(content)
    assert _refused(vault.read_key_file, file).code is Code.KEY_FILE_BAD


def test_a_folder_is_no_key_file(tmp_path: Path) -> None:
    assert _refused(vault.read_key_file, tmp_path).code is Code.KEY_FILE_BAD


def test_an_absent_key_file_is_named(tmp_path: Path) -> None:
    refusal = _refused(vault.read_key_file, tmp_path / "key")
    assert (refusal.code, refusal.values["path"]) == (Code.KEY_MISSING, tmp_path / "key")


SECRET_SERVICE_STORY = """
import secretstorage
from uuid import uuid4
from concierge import vault
from concierge.errors import Refusal

account, key = uuid4(), vault.new_key()
backend = vault.save_key(account, key)
print(backend)
print(vault.load_key(account, backend, None) == key)
bus = secretstorage.dbus_init()
collection = secretstorage.get_default_collection(bus)
collection.lock()
try:
    vault.load_key(account, backend, None)
except Refusal as refusal:
    print(refusal.code)
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="no dbus-run-session and gnome-keyring-daemon here",
)
def test_a_real_secret_service_keeps_the_key_and_tells_when_it_is_locked(own_home: Path) -> None:
    script = (
        "printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
        f" exec {sys.executable} -c '{SECRET_SERVICE_STORY}'"
    )
    (own_home / "cache").mkdir(exist_ok=True)
    told = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        cwd=ROOT,
        env={
            key: value
            for key, value in os.environ.items()
            if key not in ("DISPLAY", "WAYLAND_DISPLAY")
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.split() == [SECRET_SERVICE, "True", "keyring_locked"]
