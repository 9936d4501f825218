"""A check says what is wrong, and a file in the clear never passes."""

from pathlib import Path

import pytest

from concierge import vault
from concierge.errors import Code
from concierge.workspace import checks, engine
from concierge.workspace import file as workspace_file
from tests.refusals import refused


def test_a_whole_file_has_nothing_wrong(small: Path, key_file: Path) -> None:
    with workspace_file.open(small, key_file=key_file) as opened:
        report = workspace_file.check(opened)
    assert report.ok
    assert report.cipher.startswith("4.")
    assert report.rows == {"alembic_version": 1, "event": 1}


def test_a_broken_reference_is_named(small: Path, key_file: Path) -> None:
    driver = engine.connect(small, vault.read_key_file(key_file))
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, event INTEGER REFERENCES event)")
    driver.execute("INSERT INTO answer VALUES (1, 4711)")
    report = checks.report(small, driver)
    driver.close()
    assert report.foreign_keys == ("answer",)
    assert not report.ok


def test_a_page_that_was_changed_is_named(small: Path, key_file: Path) -> None:
    content = bytearray(small.read_bytes())
    content[engine.PAGE * 2 + 7] ^= 1
    small.write_bytes(content)
    driver = engine.connect(small, vault.read_key_file(key_file))
    report = checks.report(small, driver)
    driver.close()
    assert report.pages
    assert not report.ok


@pytest.mark.parametrize("content", [engine.MAGIC + bytes(4080), b"", b"short"])
def test_a_file_in_the_clear_is_refused(small: Path, key_file: Path, content: bytes) -> None:
    driver = engine.connect(small, vault.read_key_file(key_file))
    plain = small.with_name("plain")
    plain.write_bytes(content)
    with refused(Code.NOT_ENCRYPTED):
        checks.assert_encrypted(plain, driver)
    checks.assert_encrypted(small, driver)
    driver.close()
