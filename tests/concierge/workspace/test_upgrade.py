"""An upgrade works on a copy: at any moment there is the old workspace, or the new one."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge import vault
from concierge.errors import Code, Refusal
from concierge.workspace import engine, identity
from concierge.workspace import file as workspace_file
from concierge.workspace.lock import Hold
from concierge.workspace.upgrade import upgrade

Look = Callable[[], dict[str, str]]
Start = Callable[[str], "subprocess.Popen[str]"]
CANARY = "canary-王小明"

REBUILD = """
    op.execute("DROP TRIGGER append_only")
    op.execute("CREATE TABLE new (id INTEGER PRIMARY KEY, said TEXT NOT NULL)")
    op.execute("INSERT INTO new SELECT id, said FROM event")
    op.execute("DROP TABLE event")
    op.execute("ALTER TABLE new RENAME TO event")
    op.execute("CREATE TRIGGER append_only BEFORE UPDATE ON event"
               " BEGIN SELECT RAISE(ABORT, 'append only'); END")
"""
BREAKS_A_REFERENCE = """
    op.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, event INTEGER REFERENCES event)")
    op.execute("INSERT INTO answer VALUES (1, 4711)")
"""
FAILS_LATE = """
    op.execute("DELETE FROM event")
    op.execute("SELECT nothing FROM nowhere")
"""
FILLS_THE_DISK = """
    op.execute("CREATE TABLE big (x BLOB)")
    op.execute("INSERT INTO big VALUES (randomblob(4000000))")
"""


def nothing(_session: Session) -> None:
    """A revision of these tests empties nothing."""


def _refused(path: Path, key_file: Path) -> Refusal:
    with pytest.raises(Refusal) as refused:
        upgrade(path, nothing, key_file=key_file)
    return refused.value


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _said(path: Path, key_file: Path) -> list[str]:
    with workspace_file.open(path, key_file=key_file) as opened, opened.readers.connect() as asking:
        return list(asking.execute(text("SELECT said FROM event")).scalars())


def test_an_older_workspace_opens_after_it(small: Path, key_file: Path, schema: Any) -> None:
    schema.second()
    done = upgrade(small, nothing, key_file=key_file)
    assert (done.before, done.after) == ("0001", "0002")
    assert _said(small, key_file) == [CANARY]
    with workspace_file.open(small, key_file=key_file) as opened:
        report = workspace_file.check(opened)
        assert report.ok
        assert report.revision == opened.identity.revision == "0002"
        assert report.rows == {"alembic_version": 1, "event": 1, "line": 0}
        with (
            pytest.raises(Exception, match="append only"),
            opened.writer.begin() as connection,
        ):
            connection.execute(text("UPDATE event SET said = 'changed'"))


def test_the_old_file_is_kept_and_opens_with_the_old_program(
    small: Path, key_file: Path, schema: Any
) -> None:
    old = small.read_bytes()
    schema.second()
    kept = upgrade(small, nothing, key_file=key_file).kept
    assert kept is not None
    assert kept.read_bytes() == old
    schema.forget("0002")
    assert _said(kept, key_file) == [CANARY]
    assert _names(small.parent) == sorted(["desk", "desk.id", kept.name, kept.name + ".id"])


def test_there_is_nothing_to_do_for_one_of_today(
    small: Path, key_file: Path, footprint: Look
) -> None:
    before = footprint()
    done = upgrade(small, nothing, key_file=key_file)
    assert (done.before, done.after, done.kept) == ("0001", "0001", None)
    assert footprint() == before


def test_a_newer_one_is_refused_untouched(
    small: Path, key_file: Path, schema: Any, footprint: Look
) -> None:
    schema.second()
    upgrade(small, nothing, key_file=key_file)
    schema.forget("0002")
    before = footprint()
    assert _refused(small, key_file).code is Code.NEWER_FILE
    assert footprint() == before


def test_one_that_is_open_is_refused_and_its_holder_named(
    small: Path, key_file: Path, schema: Any
) -> None:
    with workspace_file.open(small, key_file=key_file, hold=Hold.DESK):
        schema.second()
        refusal = _refused(small, key_file)
    assert (refusal.code, refusal.values["hold"]) == (Code.HELD_BY_OTHER, Hold.DESK)


def test_a_rebuilt_table_keeps_its_rows(small: Path, key_file: Path, schema: Any) -> None:
    schema.add("0002", REBUILD)
    upgrade(small, nothing, key_file=key_file)
    assert _said(small, key_file) == [CANARY]


@pytest.mark.parametrize("steps", [BREAKS_A_REFERENCE, FAILS_LATE])
def test_a_bad_revision_changes_nothing(
    small: Path, key_file: Path, schema: Any, footprint: Look, steps: str
) -> None:
    schema.add("0002", steps)
    before = footprint()
    with pytest.raises(Exception) as failed:  # noqa: PT011  # a refusal, or a bug in the revision
        upgrade(small, nothing, key_file=key_file)
    if steps == BREAKS_A_REFERENCE:
        assert isinstance(failed.value, Refusal)
        assert failed.value.code is Code.DAMAGED
    assert footprint() == before
    schema.forget("0002")
    assert _said(small, key_file) == [CANARY]


def test_a_damaged_file_is_not_upgraded(
    small: Path, key_file: Path, schema: Any, footprint: Look
) -> None:
    content = bytearray(small.read_bytes())
    content[-100] ^= 1
    small.write_bytes(content)
    schema.second()
    before = footprint()
    assert _refused(small, key_file).code is Code.DAMAGED
    assert footprint() == before


def test_a_full_disk_changes_nothing(
    small: Path, key_file: Path, schema: Any, tiny_disk: Path
) -> None:
    for name in ("desk", "desk.id"):
        (tiny_disk / name).write_bytes(small.with_name(name).read_bytes())
    schema.add("0002", FILLS_THE_DISK)
    assert _refused(tiny_disk / "desk", key_file).code is Code.DISK_FULL
    assert _names(tiny_disk) == ["desk", "desk.id"]
    assert (tiny_disk / "desk").read_bytes() == small.read_bytes()


def test_what_a_killed_desk_left_in_its_log_is_upgraded_too(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    process = other_process(
        "import os, signal\nfrom pathlib import Path\n"
        "from concierge import vault\nfrom concierge.workspace import engine\n"
        f"key = vault.read_key_file(Path({str(key_file)!r}))\n"
        f"driver = engine.connect(Path({str(small)!r}), key)\n"
        "driver.execute(\"INSERT INTO event (said) VALUES ('in the log')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert process.wait() == -signal.SIGKILL
    assert small.with_name("desk-wal").stat().st_size > 0
    schema.second()
    upgrade(small, nothing, key_file=key_file)
    assert _said(small, key_file) == [CANARY, "in the log"]


STORY = """
import os, signal, sys
from pathlib import Path
from concierge.workspace import copying
from concierge.workspace import identity
from concierge.workspace import migrate
from concierge.workspace import revision
from concierge.workspace import upgrade
revision.MIGRATIONS = Path({migrations!r})

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def die_after(owner, name):
    real = getattr(owner, name)
    def then_die(*args, **more):
        real(*args, **more)
        die()
    setattr(owner, name, then_die)

{moment}
upgrade.upgrade(Path({path!r}), id, key_file=Path({key_file!r}))
"""
MOMENTS = {
    "before the copy": ("copying.copy = die", "0001"),
    "after the copy": ("die_after(copying, 'copy')", "0001"),
    "after the migration": ("die_after(migrate, 'to_head')", "0001"),
    "after the check": ("die_after(copying, 'verify')", "0001"),
    "before the old one is kept": ("os.link = die", "0001"),
    "after the old one is kept": ("die_after(os, 'link')", "0001"),
    "before the new one takes its place": ("Path.replace = die", "0001"),
    "after the new one takes its place": ("die_after(Path, 'replace')", "0002"),
    "before it says so": ("identity.write = die", "0002"),
    "after it says so": ("die_after(identity, 'write')", "0002"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_is_the_old_one_or_the_new_one(
    small: Path, key_file: Path, schema: Any, other_process: Start, moment: str
) -> None:
    schema.second()
    code, ends_at = MOMENTS[moment]
    process = other_process(
        STORY.format(
            migrations=str(schema.folder), path=str(small), key_file=str(key_file), moment=code
        )
    )
    assert process.wait() == -signal.SIGKILL

    assert workspace_file.probe(small, vault.read_key_file(key_file)) == ends_at
    if ends_at == "0001":
        upgrade(small, nothing, key_file=key_file)
    assert _said(small, key_file) == [CANARY]
    assert identity.read(small).revision == "0002"
    assert not list(small.parent.glob(".*"))


def test_a_revision_killed_within_leaves_the_old_one(
    small: Path, key_file: Path, schema: Any, other_process: Start
) -> None:
    schema.add(
        "0002",
        '    op.execute("DELETE FROM event")\n'
        "    import os, signal\n"
        "    os.kill(os.getpid(), signal.SIGKILL)",
    )
    before = small.read_bytes()
    process = other_process(
        STORY.format(
            migrations=str(schema.folder), path=str(small), key_file=str(key_file), moment=""
        )
    )
    assert process.wait() == -signal.SIGKILL
    assert small.read_bytes() == before
    schema.forget("0002")
    schema.second()
    upgrade(small, nothing, key_file=key_file)
    assert _said(small, key_file) == [CANARY]
    assert not list(small.parent.glob(".*"))


def test_a_foreign_reader_keeps_the_file_from_being_replaced_under_it(
    small: Path, key_file: Path, schema: Any
) -> None:
    foreign = engine.connect(small, vault.read_key_file(key_file))
    foreign.execute("SELECT count(*) FROM event").fetchall()
    schema.second()
    assert _refused(small, key_file).code is Code.BUSY
    assert foreign.execute("SELECT count(*) FROM event").fetchone() == (1,)
    foreign.close()
    upgrade(small, nothing, key_file=key_file)
