"""A copy is the same rows, encrypted by the same key, and checked, or there is none."""

from pathlib import Path

from concierge import vault
from concierge.errors import Code
from concierge.workspace import copying, engine
from concierge.workspace import file as workspace_file
from tests.refusals import refused


def test_a_copy_of_an_open_workspace_has_what_was_saved(small: Path, key_file: Path) -> None:
    target = small.with_name("copy")
    with workspace_file.open(small, key_file=key_file) as opened:
        with opened.writer.begin() as connection:
            connection.exec_driver_sql("INSERT INTO event (said) VALUES ('only in the log')")
        report = copying.copy(small, opened.key, target)
    assert report.ok
    assert report.rows["event"] == 2
    assert not target.read_bytes().startswith(engine.MAGIC)
    assert sorted(file.name for file in small.parent.iterdir()) == ["copy", "desk", "desk.id"]


def test_it_replaces_nothing(small: Path, key_file: Path) -> None:
    target = small.with_name("copy")
    target.write_text("mine")
    with refused(Code.EXISTS):
        copying.copy(small, vault.read_key_file(key_file), target)
    assert target.read_text() == "mine"


def test_a_damaged_file_gives_no_copy(small: Path, key_file: Path) -> None:
    content = bytearray(small.read_bytes())
    content[-200] ^= 4
    small.write_bytes(content)
    with refused(Code.DAMAGED):
        copying.copy(small, vault.read_key_file(key_file), small.with_name("copy"))
    assert not list(small.parent.glob("copy*"))


def test_a_full_disk_gives_no_copy(small: Path, key_file: Path, tiny_disk: Path) -> None:
    (tiny_disk / "music").write_bytes(bytes(3 * 1024 * 1024 - 20 * 1024))
    with refused(Code.DISK_FULL):
        copying.copy(small, vault.read_key_file(key_file), tiny_disk / "copy")
    assert [file.name for file in tiny_disk.iterdir()] == ["music"]
