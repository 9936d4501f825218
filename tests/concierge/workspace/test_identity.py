"""`NAME.id` says what a workspace is, and holds no secret in the clear."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from concierge.errors import Code, Refusal
from concierge.workspace import identity
from concierge.workspace.identity import Identity, Wrapped
from tests.refusals import refused

KEY = bytes(range(32))


@pytest.fixture
def said() -> Identity:
    account = uuid4()
    return Identity(
        workspace=account,
        revision="0001",
        check=identity.check_of(account, KEY),
        backend="keyring.backends.SecretService.Keyring",
        wrapped=Wrapped(b"s" * 16, b"n" * 12, b"x" * 48, 65536, 3, 1),
        zone="Asia/Shanghai",
        language="zh",
        made_at=datetime(2026, 3, 1, tzinfo=UTC),
    )


def test_what_is_written_is_read(tmp_path: Path, said: Identity) -> None:
    for one in (said, replace(said, wrapped=None, backend=None)):
        identity.write(tmp_path / "desk", one)
        assert identity.read(tmp_path / "desk") == one
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["desk.id"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps its rights elsewhere")
def test_only_its_owner_reads_it(tmp_path: Path, said: Identity) -> None:
    identity.write(tmp_path / "desk", said)
    assert (tmp_path / "desk.id").stat().st_mode & 0o777 == 0o600


def test_it_knows_its_key_and_does_not_tell_it(tmp_path: Path, said: Identity) -> None:
    identity.write(tmp_path / "desk", said)
    assert said.fits(KEY)
    assert not said.fits(bytes(32))
    assert not replace(said, workspace=uuid4()).fits(KEY)
    assert KEY.hex() not in (tmp_path / "desk.id").read_text()


def test_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        identity.read(tmp_path / "desk")
    assert refused.value.code is Code.IDENTITY_ABSENT
    assert refused.value.values["file"] == tmp_path / "desk.id"


@pytest.mark.parametrize("field", ["workspace", "check", "zone", "wrapped", "format", "made_at"])
def test_one_that_lacks_something_is_refused(tmp_path: Path, said: Identity, field: str) -> None:
    identity.write(tmp_path / "desk", said)
    values = json.loads((tmp_path / "desk.id").read_text())
    del values[field]
    (tmp_path / "desk.id").write_text(json.dumps(values))
    with refused(Code.IDENTITY_BAD):
        identity.read(tmp_path / "desk")


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"[]", b"{}", b'{"format": "one"}'])
def test_nonsense_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "desk.id").write_bytes(content)
    with refused(Code.IDENTITY_BAD):
        identity.read(tmp_path / "desk")


def test_one_of_a_later_program_is_newer(tmp_path: Path) -> None:
    (tmp_path / "desk.id").write_text('{"format": 2}')
    with refused(Code.NEWER_FILE):
        identity.read(tmp_path / "desk")


@pytest.mark.parametrize("zone", ["Beijing", "", "../../etc/passwd", "Asia/Shanghai\0"])
def test_a_zone_nobody_knows_is_refused(zone: str) -> None:
    with refused(Code.ZONE_UNKNOWN):
        identity.zone_of(zone)
