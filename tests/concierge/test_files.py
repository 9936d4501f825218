"""A small file is there whole, or as it was."""

import os
from pathlib import Path

import pytest

from concierge import files
from concierge.errors import Code
from tests.refusals import refused


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "名字.json"
    files.write_whole(path, b"old")
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["名字.json"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps its rights elsewhere")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.write_whole(tmp_path / "a", b"x")
        files.write_new(tmp_path / "b", b"x")
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in "ab"] == [0o600, 0o600]


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    files.write_whole(path, b"old")

    def broken(_handle: int) -> None:
        raise OSError(5, "the disk is broken")

    monkeypatch.setattr(os, "fsync", broken)
    with refused(Code.DISK_TROUBLE):
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file for file in tmp_path.iterdir() if file.is_file()] == [path]


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    files.write_new(path, b"first")
    with refused(Code.EXISTS):
        files.write_new(path, b"second")
    assert path.read_bytes() == b"first"
