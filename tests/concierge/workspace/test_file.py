"""A workspace is made whole or not at all, and opened or left exactly as it was."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge import vault
from concierge.errors import Code
from concierge.workspace import file as workspace_file
from concierge.workspace import identity, revision
from concierge.workspace.file import Workspace
from concierge.workspace.lock import Hold
from tests.refusals import refused

Make = Callable[..., Workspace]
Look = Callable[[], dict[str, str]]
Start = Callable[[str], "subprocess.Popen[str]"]

GOOD = "correct horse battery staple"
CANARY = "canary-王小明"
HEADER = """
import os, signal, sys
from pathlib import Path
from concierge.workspace import revision
from concierge.workspace import file as workspace_file
revision.MIGRATIONS = Path({migrations!r})
path, key_file = Path({path!r}), Path({key_file!r})
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
"""
CREATE = (
    "workspace_file.create(path, zone='Asia/Shanghai', language='zh', key_file=key_file, seed={})"
)


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _said(opened: Workspace) -> list[str]:
    with opened.readers.connect() as asking:
        return list(asking.execute(text("SELECT said FROM event ORDER BY id")).scalars())


def _add(session: Session) -> None:
    session.execute(text("INSERT INTO event (said) VALUES ('seeded')"))


# made


def test_the_real_schema_is_made_and_opened(folder: Path, make: Make, key_file: Path) -> None:
    made = make(folder / "desk", passphrase=GOOD)
    report = workspace_file.check(made)
    assert report.ok
    assert report.revision == revision.head() == made.identity.revision
    assert {"member", "timeline_event", "issue", "promise"} <= report.rows.keys()
    made.close()
    with workspace_file.open(made.path, key_file=key_file) as again:
        assert again.zone.key == "Asia/Shanghai"
        assert again.identity == made.identity


@pytest.mark.usefixtures("schema")
def test_it_is_two_files_and_a_key_only_their_owner_reads(
    folder: Path, make: Make, key_file: Path
) -> None:
    made = make(folder / "desk", seed=_add)
    assert _said(made) == ["seeded"]
    made.close()
    assert _names(folder) == ["desk", "desk.id"]
    if os.name == "posix":
        for file in (folder / "desk", folder / "desk.id", key_file):
            assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("schema")
def test_nothing_of_it_is_in_the_clear(folder: Path, make: Make) -> None:
    made = make(folder / "desk")
    with made.writer.begin() as connection:
        connection.execute(text("INSERT INTO event (said) VALUES (:said)"), {"said": CANARY})
    for file in folder.iterdir():
        content = file.read_bytes() if file.is_file() else b""
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert CANARY.encode(encoding) not in content
        assert made.key not in content
        assert made.key.hex().encode() not in content


@pytest.mark.usefixtures("schema")
def test_its_repr_does_not_tell_the_key(folder: Path, make: Make) -> None:
    made = make(folder / "desk")
    assert made.key.hex() not in repr(made)
    assert repr(made.key) not in repr(made)


def test_one_that_exists_is_never_made_over(small: Path, make: Make, footprint: Look) -> None:
    before = footprint()
    with refused(Code.EXISTS):
        make(small)
    assert footprint() == before


@pytest.mark.usefixtures("schema")
@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal", ".id"])
def test_what_another_file_of_the_name_left_is_not_made_its_own(
    folder: Path, make: Make, footprint: Look, end: str
) -> None:
    (folder / f"desk{end}").write_bytes(b"left")
    before = footprint()
    with refused(Code.EXISTS) as told:
        make(folder / "desk")
    assert told.value.values["path"] == folder / f"desk{end}"
    assert footprint() == before


def test_an_identity_whose_file_is_elsewhere_is_not_lost(
    small: Path, make: Make, footprint: Look
) -> None:
    small.rename(small.with_name("moved"))
    before = footprint()
    with refused(Code.EXISTS) as told:
        make(small)
    assert told.value.values["path"] == identity.path_of(small)
    assert footprint() == before


@pytest.mark.usefixtures("schema")
@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"passphrase": "123456"}, Code.PASSPHRASE_WEAK),
        ({"zone": "Mars/Olympus"}, Code.ZONE_UNKNOWN),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    folder: Path, make: Make, footprint: Look, key_file: Path, more: dict[str, str], code: Code
) -> None:
    with refused(code):
        make(folder / "desk", **more)
    assert list(folder.iterdir()) == []
    assert not key_file.exists()


@pytest.mark.usefixtures("schema")
def test_a_seed_that_fails_leaves_nothing_behind(folder: Path, make: Make, key_file: Path) -> None:
    def bad(session: Session) -> None:
        _add(session)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make(folder / "desk", seed=bad)
    assert list(folder.iterdir()) == []
    assert not key_file.exists()


@pytest.mark.usefixtures("schema")
def test_a_full_disk_leaves_nothing_behind(tiny_disk: Path, make: Make) -> None:
    (tiny_disk / "music").write_bytes(bytes(3 * 1024 * 1024 - 64 * 1024))
    with refused(Code.DISK_FULL):
        make(tiny_disk / "desk")
    assert _names(tiny_disk) == ["music"]


@pytest.mark.usefixtures("schema")
def test_a_read_only_disk_is_told(read_only_disk: Path, make: Make) -> None:
    with refused(Code.READ_ONLY):
        make(read_only_disk / "desk")
    with refused(Code.READ_ONLY):
        make(read_only_disk / "new" / "desk")


KILLED = {
    "while its schema is made": "from concierge.workspace import migrate; migrate.to_head = die",
    "while it is filled": "",
    "before it is named": "Path.rename = die",
    "before it says what it is": "from concierge.workspace import identity; identity.write = die",
}


@pytest.mark.parametrize("moment", KILLED)
def test_a_creation_that_was_killed_can_be_done_again(
    folder: Path, make: Make, key_file: Path, schema: Any, other_process: Start, moment: str
) -> None:
    path = folder / "desk"
    header = HEADER.format(migrations=str(schema.folder), path=str(path), key_file=str(key_file))
    process = other_process(
        header
        + KILLED[moment]
        + "\n"
        + CREATE.format("die" if moment == "while it is filled" else "None")
    )
    assert process.wait() == -signal.SIGKILL
    assert not path.exists()
    made = make(path, seed=_add)
    assert _said(made) == ["seeded"]
    made.close()
    assert _names(folder) == ["desk", "desk.id"]


class Ring:
    """A keyring in memory, in the place of the vault's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept: dict[str, bytes] = {}
        monkeypatch.setattr(vault, "_within_patience", lambda ask: ask())
        monkeypatch.setattr(vault, "_first", lambda: self)
        monkeypatch.setattr(vault, "_named", lambda _name: self)

    def set_password(self, _service: str, account: str, secret: str) -> None:
        self.kept[account] = bytes.fromhex(secret)

    def get_password(self, _service: str, account: str) -> str | None:
        return self.kept[account].hex() if account in self.kept else None

    def delete_password(self, _service: str, account: str) -> None:
        del self.kept[account]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    return Ring(monkeypatch)


@pytest.mark.usefixtures("schema")
def test_without_a_key_file_the_keyring_has_the_key(folder: Path, make: Make, ring: Ring) -> None:
    made = make(folder / "desk", key_file=None)
    made.close()
    assert ring.kept == {str(made.identity.workspace): made.key}
    assert made.identity.backend is not None
    with workspace_file.open(made.path) as again:
        assert again.key == made.key


@pytest.mark.usefixtures("schema")
def test_a_creation_that_fails_takes_its_key_out_again(
    folder: Path, make: Make, ring: Ring
) -> None:
    with pytest.raises(AttributeError):
        make(folder / "desk", key_file=None, seed=lambda session: session.nonsense)
    assert ring.kept == {}


@pytest.mark.usefixtures("schema")
def test_a_machine_without_a_keyring_gets_no_workspace_in_the_clear(
    folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "BACKENDS", ())
    with refused(Code.KEYRING_ABSENT):
        make(folder / "desk", key_file=None)
    assert list(folder.iterdir()) == []


# recovered


@pytest.mark.usefixtures("schema")
def test_on_a_new_machine_the_passphrase_finds_the_key(
    folder: Path, make: Make, ring: Ring, tmp_path: Path
) -> None:
    made = make(folder / "desk", key_file=None, passphrase=GOOD)
    made.close()
    ring.kept.clear()
    with refused(Code.KEY_MISSING):
        workspace_file.open(made.path)
    with refused(Code.PASSPHRASE_WRONG):
        workspace_file.recover(made.path, "wrong")

    key = workspace_file.recover(made.path, GOOD)
    with workspace_file.open(made.path, key=key) as once:
        assert _said(once) == []
    workspace_file.adopt(made.path, key)
    with workspace_file.open(made.path) as again:
        assert again.key == key
    workspace_file.adopt(made.path, key, key_file=tmp_path / "new key")
    with workspace_file.open(made.path, key_file=tmp_path / "new key"):
        pass


def test_without_a_passphrase_there_is_nothing_to_recover(small: Path) -> None:
    with refused(Code.PASSPHRASE_NONE):
        workspace_file.recover(small, GOOD)


def test_a_key_that_is_not_its_own_is_not_adopted(small: Path, tmp_path: Path) -> None:
    new = tmp_path / "new key"
    with refused(Code.KEY_WRONG):
        workspace_file.adopt(small, bytes(32), key_file=new)
    assert not new.exists()


# shared


OPEN = """
opened = workspace_file.open(path, key_file=key_file, hold=workspace_file.Hold.{hold})
with opened.writer.begin() as connection:
    connection.exec_driver_sql("INSERT INTO event (said) VALUES ('from elsewhere')")
print("open")
sys.stdin.read()
"""


def _open_elsewhere(
    other_process: Start, path: Path, key_file: Path, schema: Any, hold: str
) -> "subprocess.Popen[str]":
    header = HEADER.format(migrations=str(schema.folder), path=str(path), key_file=str(key_file))
    process = other_process(header + OPEN.format(hold=hold))
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_verb_works_beside_the_desk_and_each_sees_the_other_s_work(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    _open_elsewhere(other_process, small, key_file, schema, "DESK")
    with workspace_file.open(small, key_file=key_file) as beside:
        with beside.writer.begin() as connection:
            connection.execute(text("INSERT INTO event (said) VALUES ('from here')"))
        assert _said(beside) == [CANARY, "from elsewhere", "from here"]
        assert workspace_file.check(beside).ok
    with refused(Code.HELD_BY_OTHER) as told:
        workspace_file.open(small, key_file=key_file, hold=Hold.DESK)
    assert told.value.values["hold"] == Hold.DESK


def test_a_killed_desk_loses_nothing_and_bars_nobody(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    process = _open_elsewhere(other_process, small, key_file, schema, "DESK")
    process.kill()
    process.wait()
    assert small.with_name("desk-wal").stat().st_size > 0
    with workspace_file.open(small, key_file=key_file, hold=Hold.DESK) as again:
        assert _said(again) == [CANARY, "from elsewhere"]
        assert workspace_file.check(again).ok
    assert _names(small.parent) == ["desk", "desk.id"]


def test_what_a_killed_desk_left_is_not_touched_by_a_refusal(
    small: Path, key_file: Path, schema: Any, other_process: Start, footprint: Look
) -> None:
    process = _open_elsewhere(other_process, small, key_file, schema, "BESIDE")
    process.kill()
    process.wait()
    schema.second()
    before = footprint()
    with refused(Code.OLDER_FILE):
        workspace_file.open(small, key_file=key_file)
    after = footprint()
    assert (after["desk"], after["desk-wal"]) == (before["desk"], before["desk-wal"])


WRITES = """
opened = workspace_file.open(path, key_file=key_file)
n = 0
while True:
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO event (said) VALUES (?)", (str(n),))
    print(n)
    n += 1
"""


def test_what_was_acknowledged_survives_the_kill(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    header = HEADER.format(migrations=str(schema.folder), path=str(small), key_file=str(key_file))
    acknowledged = 0
    for kill in range(3):
        process = other_process(header + WRITES)
        assert process.stdout is not None
        for _ in range(20 + 13 * kill):
            assert process.stdout.readline()
        process.kill()
        acknowledged += 20 + 13 * kill + len(process.stdout.read().split())
    with workspace_file.open(small, key_file=key_file) as again:
        # One more a kill may be saved that nobody was told of yet.
        assert 0 <= len(_said(again)) - 1 - acknowledged <= 3
        assert workspace_file.check(again).ok


def test_opening_imports_nothing_it_does_not_need(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    header = HEADER.format(migrations=str(schema.folder), path=str(small), key_file=str(key_file))
    process = other_process(
        header + "workspace_file.open(path, key_file=key_file).close()\n"
        "print([name for name in ('alembic', 'argon2', 'cryptography', 'zxcvbn', 'keyring',"
        " 'sqlite3') if name in sys.modules])"
    )
    assert process.communicate()[0] == "[]\n"
