"""A file is brought to a revision whole, or stays where it was."""

import configparser
import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from concierge.workspace import engine, migrate, revision

ROOT = Path(__file__).parents[3]
KEY = bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk"
    path.touch(mode=0o600)
    return path


def test_an_empty_file_gets_the_schema_of_today(file: Path) -> None:
    assert migrate.to_head(file, KEY) == revision.head()


def test_a_second_time_changes_nothing(file: Path) -> None:
    migrate.to_head(file, KEY)
    before = file.read_bytes()
    migrate.to_head(file, KEY)
    assert file.read_bytes() == before


def test_one_revision_at_a_time(file: Path, schema: Any) -> None:
    schema.second()
    assert migrate.to(file, KEY, "0001") == "0001"
    assert migrate.to(file, KEY, "0002") == "0002"


def test_a_revision_that_fails_leaves_no_trace(file: Path, schema: Any) -> None:
    migrate.to_head(file, KEY)
    schema.add("0002", '    op.execute("CREATE TABLE half (x)")\n    raise ZeroDivisionError')
    with pytest.raises(ZeroDivisionError):
        migrate.to_head(file, KEY)
    driver = engine.connect(file, KEY)
    assert revision.of(driver) == "0001"
    tables = driver.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall()
    driver.close()
    assert tables == []


def test_a_revision_s_number_is_its_file_s() -> None:
    for file in (revision.MIGRATIONS / "versions").glob("[0-9]*.py"):
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        number = file.stem[:4]
        assert module.revision == number
        before = None if number == revision.known()[0] else f"{int(number) - 1:04}"
        assert module.down_revision == before


def test_alembic_s_own_settings_name_no_database() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "alembic.ini")
    assert "sqlalchemy.url" not in settings["alembic"]


def test_a_new_revision_gets_the_next_number_and_the_advice(tmp_path: Path, schema: Any) -> None:
    story = (
        "import sys\nfrom pathlib import Path\nfrom alembic import command\n"
        "from alembic.config import Config\nfrom concierge.workspace import revision\n"
        f"revision.MIGRATIONS = Path({str(schema.folder)!r})\n"
        "config = Config()\nconfig.set_main_option('script_location', str(revision.MIGRATIONS))\n"
        "config.set_main_option('file_template', '%%(rev)s_%%(slug)s')\n"
        "command.revision(config, 'a new column', autogenerate=True)\n"
    )
    subprocess.run([sys.executable, "-c", story], cwd=ROOT, check=True, capture_output=True)
    made = (schema.versions / "0002_a_new_column.py").read_text()
    assert 'down_revision = "0001"' in made.replace("'", '"')
    assert "Import nothing of the program" in made
    compile(made, "0002", "exec")
