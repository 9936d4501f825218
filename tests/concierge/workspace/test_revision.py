"""Newer, older, ours, not ours: told by a number."""

from pathlib import Path
from typing import Any

import pytest

from concierge.errors import Code
from concierge.workspace import engine, revision
from tests.refusals import refused

HERE = Path("desk")


def test_the_newest_is_the_program_s(schema: Any) -> None:
    schema.second()
    assert revision.known() == ("0001", "0002")
    assert revision.head() == "0002"
    revision.refuse_unfit(HERE, "0002")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ("0001", Code.OLDER_FILE),
        ("0000", Code.TOO_OLD),
        (revision.TAKEN_OVER, Code.OLDER_FILE),
        ("0025", Code.NEWER_FILE),
        ("0003", Code.NEWER_FILE),
        ("a3f9", Code.NEWER_FILE),
        (None, Code.NOT_OURS),
    ],
)
def test_every_other_is_refused(schema: Any, found: str | None, code: Code) -> None:
    schema.second()
    with refused(code):
        revision.refuse_unfit(HERE, found)


def test_a_file_without_a_schema_has_none(tmp_path: Path) -> None:
    (tmp_path / "desk").touch()
    driver = engine.connect(tmp_path / "desk", bytes(32))
    assert revision.of(driver) is None
    driver.execute("CREATE TABLE alembic_version (version_num TEXT)")
    assert revision.of(driver) is None
    driver.execute("INSERT INTO alembic_version VALUES ('0001')")
    assert revision.of(driver) == "0001"
    driver.close()
