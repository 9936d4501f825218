"""A file that is not what it should be is refused, and left exactly as it was."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from concierge import vault
from concierge.errors import Code, Refusal
from concierge.workspace import engine, identity
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace
from tests.patience import MOST_S
from tests.refusals import refused

Make = Callable[..., Workspace]
Look = Callable[[], dict[str, str]]
Start = Callable[[str], "subprocess.Popen[str]"]


def _absent(path: Path, _key: Path) -> None:
    path.unlink()


def _folder(path: Path, _key: Path) -> None:
    path.unlink()
    path.mkdir()


def _plain(path: Path, _key: Path) -> None:
    path.write_bytes(engine.MAGIC + bytes(8176))


def _random(path: Path, _key: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(8192))


def _random_and_alone(path: Path, key: Path) -> None:
    _random(path, key)
    identity.path_of(path).unlink()


def _empty(path: Path, _key: Path) -> None:
    path.write_bytes(b"")


def _note(path: Path, _key: Path) -> None:
    path.write_text("not a workspace")
    identity.path_of(path).unlink()


def _cut(path: Path, _key: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def _cut_by_a_page(path: Path, _key: Path) -> None:
    os.truncate(path, path.stat().st_size - engine.PAGE)


def _first_page(path: Path, _key: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def _without_identity(path: Path, _key: Path) -> None:
    identity.path_of(path).unlink()


def _bad_identity(path: Path, _key: Path) -> None:
    identity.path_of(path).write_text("{")


def _no_key_file(_path: Path, key: Path) -> None:
    key.unlink()


def _open_key_file(_path: Path, key: Path) -> None:
    key.chmod(0o644)


def _other_key(_path: Path, key: Path) -> None:
    key.write_text("ab" * 32)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_absent, Code.ABSENT),
        (_folder, Code.NOT_OURS),
        (_plain, Code.PLAIN_SQLITE),
        (_random, Code.DAMAGED),
        (_random_and_alone, Code.IDENTITY_ABSENT),
        (_empty, Code.DAMAGED),
        (_note, Code.NOT_OURS),
        (_cut, Code.DAMAGED),
        (_cut_by_a_page, Code.DAMAGED),
        (_first_page, Code.DAMAGED),
        (_without_identity, Code.IDENTITY_ABSENT),
        (_bad_identity, Code.IDENTITY_BAD),
        (_no_key_file, Code.KEY_MISSING),
        pytest.param(
            _open_key_file,
            Code.KEY_FILE_OPEN,
            marks=pytest.mark.skipif(os.name != "posix", reason="Windows has other rights"),
        ),
        (_other_key, Code.KEY_WRONG),
    ],
)
def test_each_trouble_has_its_word_and_nothing_is_touched(
    small: Path,
    key_file: Path,
    footprint: Look,
    spoil: Callable[[Path, Path], None],
    code: Code,
) -> None:
    spoil(small, key_file)
    before = footprint()
    with refused(code):
        workspace_file.open(small, key_file=key_file)
    assert footprint() == before
    assert not list(small.parent.glob("desk.locks"))


def test_a_file_cut_anywhere_is_noticed(small: Path, key_file: Path) -> None:
    whole = small.read_bytes()
    for at in random.Random(2).sample(range(len(whole)), 50):
        small.write_bytes(whole[:at])
        with refused(Code.DAMAGED):
            workspace_file.open(small, key_file=key_file)


def _notices(path: Path, key_file: Path) -> bool:
    try:
        with workspace_file.open(path, key_file=key_file) as opened:
            found = workspace_file.check(opened)
    except Refusal as refusal:
        return refusal.code is Code.DAMAGED
    return bool(found.pages) and not found.ok


def test_a_flipped_bit_is_noticed_by_opening_or_checking(small: Path, key_file: Path) -> None:
    whole = small.read_bytes()
    chance = random.Random(3)
    for _ in range(100):
        content = bytearray(whole)
        content[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        small.write_bytes(content)
        assert _notices(small, key_file)


def test_a_newer_file_is_refused_untouched(
    small: Path, make: Make, key_file: Path, schema: Any, footprint: Look
) -> None:
    schema.second()
    newer = small.with_name("newer")
    make(newer).close()
    schema.forget("0002")
    before = footprint()
    with refused(Code.NEWER_FILE) as told:
        workspace_file.open(newer, key_file=key_file)
    assert (told.value.values["revision"], told.value.values["ours"]) == ("0002", "0001")
    assert footprint() == before


def test_nor_is_it_believed_when_only_its_identity_is_older(
    make: Make, folder: Path, key_file: Path, schema: Any, footprint: Look
) -> None:
    schema.second()
    newer = folder / "newer"
    make(newer).close()
    schema.forget("0002")
    said = identity.path_of(newer)
    said.write_text(said.read_text().replace('"0002"', '"0001"'))
    before = footprint()
    with refused(Code.NEWER_FILE):
        workspace_file.open(newer, key_file=key_file)
    assert footprint() == before


def test_an_older_file_asks_for_an_upgrade(
    small: Path, key_file: Path, schema: Any, footprint: Look
) -> None:
    schema.second()
    before = footprint()
    with refused(Code.OLDER_FILE):
        workspace_file.open(small, key_file=key_file)
    assert footprint() == before


def test_a_file_of_ours_without_a_schema_is_not_ours(
    small: Path, key_file: Path, footprint: Look
) -> None:
    driver = engine.connect(small, vault.read_key_file(key_file))
    driver.execute("DROP TABLE alembic_version")
    driver.close()
    before = footprint()
    with refused(Code.NOT_OURS):
        workspace_file.open(small, key_file=key_file)
    assert footprint() == before


def test_on_a_read_only_disk_it_is_told(small: Path, key_file: Path, tiny_disk: Path) -> None:
    for name in ("desk", "desk.id"):
        shutil.copy(small.with_name(name), tiny_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with refused(Code.READ_ONLY):
        workspace_file.open(tiny_disk / "desk", key_file=key_file)


def test_a_file_a_foreign_program_holds_is_refused_and_not_waited_for(
    small: Path, key_file: Path
) -> None:
    foreign = engine.connect(small, vault.read_key_file(key_file))
    foreign.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    foreign.execute("BEGIN EXCLUSIVE")
    before = time.monotonic()
    with refused(Code.BUSY):
        workspace_file.open(small, key_file=key_file)
    assert time.monotonic() - before < MOST_S
    foreign.close()
