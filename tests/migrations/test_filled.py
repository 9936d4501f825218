"""A filled programme goes through all revisions at once, from the last of those that are gone: row
by row it is what it was."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from concierge import vault
from concierge.finding.anew import find_anew
from concierge.workspace import engine, revision
from concierge.workspace.upgrade import upgrade
from tests.concierge.demo.conftest import *  # noqa: F403  # the small programme
from tests.older import make_old

TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY 1"
)


def rows(path: Path, key_file: Path) -> Mapping[str, str]:
    """A hash of every table's rows, its columns by their names."""
    driver = engine.connect(path, vault.read_key_file(key_file))
    found = {}
    for (table,) in driver.execute(TABLES).fetchall():
        asked = f"SELECT name FROM pragma_table_info('{table}') ORDER BY 1"
        names = ", ".join(f'"{name}"' for (name,) in driver.execute(asked).fetchall())
        said = driver.execute(f"SELECT {names} FROM {table} ORDER BY {names}").fetchall()
        found[table] = f"{len(said)} {hashlib.sha256(repr(said).encode()).hexdigest()}"
    driver.close()
    return found


def test_a_filled_file_of_the_last_old_revision_is_taken_over_row_by_row(
    small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    shutil.copytree(small, folder)
    path, key = folder / "demo.db", folder / "demo.key"
    make_old(path, key)
    before = rows(path, key)
    assert not before["timeline_event"].startswith("0 ")
    done = upgrade(path, find_anew, key_file=key)
    assert (done.before, done.after) == (revision.TAKEN_OVER, revision.head())
    after = rows(path, key)
    assert {table: after[table] for table in before} == before
