"""Every revision goes up and down, matches the program's tables, keeps the laws' triggers."""

import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from concierge.searchindex import index
from concierge.workspace import engine, migrate, revision

ROOT = Path(__file__).parents[2]
LAWS = {
    "timeline_event_no_update",
    "timeline_event_no_delete",
    "audit_no_update",
    "audit_no_delete",
    "audit_seal_no_update",
    "audit_seal_no_delete",
    "retraction_no_update",
    "retraction_no_delete",
    "note_version_no_update",
    "note_version_no_delete",
    "access_begins",
    "access_ends",
    "access_of_lead",
    "access_of_changed",
    "access_of_leaver",
    "break_glass_asked",
    "break_glass_begins",
    "break_glass_ends",
    "break_glass_lasts",
    "cover_begins",
    "cover_ends",
    "cover_called_off",
    "cover_of_newcomer",
    "cover_of_leaver",
    "erasure_not_yet",
}


@pytest.fixture
def key() -> bytes:
    """A key of this test's own."""
    return secrets.token_bytes(32)


@pytest.fixture
def made(tmp_path: Path, key: bytes) -> Path:
    """A new encrypted file at the newest revision."""
    path = tmp_path / "desk.db"
    path.touch(mode=0o600)
    migrate.to_head(path, key)
    return path


def master(path: Path, key: bytes, kind: str) -> dict[str, str]:
    """What the file says of itself, by name."""
    driver = engine.connect(path, key)
    try:
        rows = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = ?", (kind,))
        return dict(rows.fetchall())
    finally:
        driver.close()


def test_the_newest_revision_makes_the_tables_the_program_declares() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "alembic", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_all_revisions_go_down_and_up_again(made: Path, key: bytes) -> None:
    before = master(made, key, "table")
    down(made, key)
    left = set(master(made, key, "table")) - {"alembic_version", "sqlite_sequence"}
    assert left == set()
    migrate.to(made, key, "head")
    assert master(made, key, "table") == before
    assert set(master(made, key, "trigger")) == LAWS


def test_the_triggers_of_the_laws_are_there(made: Path, key: bytes) -> None:
    assert set(master(made, key, "trigger")) == LAWS


def test_the_text_index_is_made_as_the_program_expects_it(made: Path, key: bytes) -> None:
    assert master(made, key, "table")["text_fts"] == index.FTS_DDL[0]


def test_no_save_merges_the_whole_text_index(made: Path, key: bytes) -> None:
    """Else the sixteenth merged all that a feed had left, while somebody waited."""
    driver = engine.connect(made, key)
    asked = "SELECT v FROM text_fts_config WHERE k = 'crisismerge'"
    assert driver.execute(asked).fetchone() == (400,)
    driver.close()


def test_a_revision_never_imports_the_program() -> None:
    for file in (ROOT / "migrations" / "versions").glob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(from|import) (concierge|ui)\b", source, re.MULTILINE)


def test_revisions_are_numbered_without_a_gap() -> None:
    first = int(revision.known()[0])
    assert list(revision.known()) == [f"{first + n:04}" for n in range(len(revision.known()))]
    assert revision.known()[0] > revision.TAKEN_OVER, "no number is used again"


def test_a_copy_of_the_file_is_as_unreadable_as_the_file(made: Path, tmp_path: Path) -> None:
    copy = shutil.copy(made, tmp_path / "copy.db")
    assert Path(copy).read_bytes()[:16] != engine.MAGIC


def down(path: Path, key: bytes) -> None:
    """Undo every revision of the file at `path`."""
    from alembic import command
    from alembic.config import Config

    bind = engine.writer(path, key, foreign_keys=False)
    with bind.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(revision.MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    bind.dispose()
