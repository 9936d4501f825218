"""A workspace whose key is in a file, and a small schema where the real one would be slow."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from concierge.workspace import file as workspace_file
from concierge.workspace import revision
from concierge.workspace.file import Workspace

ROOT = Path(__file__).parents[3]

SMALL = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = {number!r}, {before!r}


def upgrade():
{steps}
"""
FIRST = """
    op.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, said TEXT)")
    op.execute("CREATE TRIGGER append_only BEFORE UPDATE ON event"
               " BEGIN SELECT RAISE(ABORT, 'append only'); END")
"""
SECOND = """
    op.add_column("event", sa.Column("heard", sa.Text))
    op.create_table("line", sa.Column("code", sa.Text, primary_key=True))
"""


class Schema:
    """A schema of one or two small revisions, in place of the real one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions = folder / "versions"
        self.versions.mkdir(parents=True)
        for file in ("env.py", "script.py.mako"):
            (folder / file).write_text((revision.MIGRATIONS / file).read_text())
        self.add("0001", FIRST)

    def add(self, number: str, steps: str) -> None:
        """One more revision, after those that are there."""
        before = max((file.stem[:4] for file in self.versions.glob("*.py")), default=None)
        file = self.versions / f"{number}_small.py"
        file.write_text(SMALL.format(number=number, before=before, steps=steps))
        revision.known.cache_clear()

    def second(self) -> None:
        """The second revision, with which the program is newer than its files."""
        self.add("0002", SECOND)

    def forget(self, number: str) -> None:
        """Take a revision away: the program is then older than its files."""
        (self.versions / f"{number}_small.py").unlink()
        revision.known.cache_clear()


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Schema]:
    """The small schema; the program takes it for its own."""
    small = Schema(tmp_path / "schema")
    monkeypatch.setattr(revision, "MIGRATIONS", small.folder)
    revision.known.cache_clear()
    yield small
    revision.known.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for workspaces, with a name that is not ASCII and needs quoting."""
    made = tmp_path / "my desk 100%?#桌"
    made.mkdir()
    return made


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "key"


@pytest.fixture
def make(key_file: Path) -> Iterator[Callable[..., Workspace]]:
    """Makes a workspace whose key is in `key_file`; closed at the end."""
    made: list[Workspace] = []

    def make_at(path: Path, **more: Any) -> Workspace:
        more = {"zone": "Asia/Shanghai", "language": "zh", "key_file": key_file} | more
        made.append(workspace_file.create(path, **more))
        return made[-1]

    yield make_at
    for one in made:
        one.close()


@pytest.fixture
def small(schema: Schema, folder: Path, make: Callable[..., Workspace]) -> Path:
    """A closed workspace of the small schema with one row."""
    made = make(folder / "desk")
    with made.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO event (said) VALUES ('canary-王小明')")
    made.close()
    return made.path


@pytest.fixture
def footprint(folder: Path) -> Callable[[], dict[str, str]]:
    """Every file in `folder` and a hash of its bytes, whenever it is asked."""

    def look() -> dict[str, str]:
        return {
            str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    return look


@pytest.fixture
def other_process(tmp_path: Path) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Starts a Python story in a process of its own; it is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(story: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", story],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    yield from _disk(tmp_path / "tiny")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that takes nothing."""
    for folder in _disk(tmp_path / "sealed"):
        seal(folder)
        yield folder


def seal(folder: Path) -> None:
    """Let the disk mounted at `folder` take nothing any more; root heeds no mode bits."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


def _disk(folder: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
