"""What the revisions that are gone had made is taken over as it is, and only that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from concierge import vault
from concierge.errors import Code
from concierge.store.types import new_id
from concierge.workspace import engine, identity, migrate, revision
from concierge.workspace import file as workspace_file
from concierge.workspace import server as workspace_server
from concierge.workspace.file import Workspace
from concierge.workspace.revision import TAKEN_OVER
from concierge.workspace.upgrade import upgrade
from tests.older import make_old
from tests.refusals import refused
from tests.server import Server


def nothing(_session: object) -> None:
    """There is nothing to fill."""


# ── in a file ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def old(folder: Path, key_file: Path, make: Callable[..., Workspace]) -> Path:
    """A file as the last old revision left it."""
    made = make(folder / "desk")
    made.close()
    make_old(made.path, key_file)
    return made.path


def run(path: Path, key_file: Path, statement: str) -> None:
    driver = engine.connect(path, vault.read_key_file(key_file))
    driver.execute(statement)
    driver.close()


def test_a_file_is_taken_over(old: Path, key_file: Path) -> None:
    with refused(Code.OLDER_FILE):
        workspace_file.open(old, key_file=key_file)
    done = upgrade(old, nothing, key_file=key_file)
    assert (done.before, done.after) == (TAKEN_OVER, revision.head())
    with workspace_file.open(old, key_file=key_file) as opened:
        assert opened.identity.revision == revision.head()
        assert workspace_file.check(opened).ok


@pytest.mark.parametrize(
    "changed",
    [
        "ALTER TABLE member ADD COLUMN nickname TEXT",
        "ALTER TABLE member DROP COLUMN region",
        "DROP INDEX ix_cover_by_id",
        "DROP TRIGGER timeline_event_no_update",
        "CREATE TRIGGER audit_forgets AFTER INSERT ON audit BEGIN SELECT 1; END",
        "CREATE TABLE novel (said TEXT)",
    ],
)
def test_a_file_that_somebody_changed_is_not(
    old: Path, key_file: Path, footprint: Callable[[], dict[str, str]], changed: str
) -> None:
    run(old, key_file, changed)
    before = footprint()
    with refused(Code.NOT_ALIKE):
        upgrade(old, nothing, key_file=key_file)
    assert footprint() == before


def test_one_of_before_that_is_too_old(
    old: Path, key_file: Path, footprint: Callable[[], dict[str, str]]
) -> None:
    run(old, key_file, "UPDATE alembic_version SET version_num = '0012'")
    identity.write(old, replace(identity.read(old), revision="0012"))
    before = footprint()
    with refused(Code.TOO_OLD) as told:
        workspace_file.open(old, key_file=key_file)
    assert (told.value.values["revision"], told.value.values["first"]) == ("0012", TAKEN_OVER)
    with refused(Code.TOO_OLD):
        upgrade(old, nothing, key_file=key_file)
    assert footprint() == before


# ── on a server ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def database(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A workspace as the last old revision left it."""
    name, on, first = f"t{new_id().hex}", migrate.on, revision.known()[0]
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "on", lambda connection, _target: on(connection, first))
        workspace_server.create(server.url(name), zone="Asia/Shanghai", language="zh")
    with server.psql(name) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", [TAKEN_OVER])
    yield name
    server.drop(name)


def of(server: Server, name: str) -> str:
    with server.psql(name) as connection:
        [(found,)] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(found)


def test_a_workspace_on_a_server_is_taken_over(server: Server, database: str) -> None:
    with refused(Code.SERVER_BEHIND):
        server.open(database)
    assert workspace_server.upgrade(server.url(database), nothing) == revision.head()
    assert of(server, database) == revision.head()
    with server.open(database) as opened, opened.readers.connect() as asking:
        assert asking.scalar(text("SELECT count(*) FROM tier")) == 5


@pytest.mark.parametrize(
    "changed",
    [
        "ALTER TABLE note ADD COLUMN shelf text",
        "ALTER TABLE cover DROP CONSTRAINT ck_cover_lasts",
        "DROP INDEX ix_access_seen",
        "DROP POLICY served_update ON note",
        "ALTER TABLE note NO FORCE ROW LEVEL SECURITY",
        "DROP TRIGGER note_kept ON note",
        "ALTER TABLE note DISABLE TRIGGER note_signed",
        "GRANT SELECT ON note TO concierge_service",
        "GRANT UPDATE (text) ON promise TO concierge_feed",
        "GRANT EXECUTE ON FUNCTION salted(text) TO concierge_lead",
        "CREATE OR REPLACE FUNCTION fed() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ],
)
def test_one_that_somebody_changed_is_not(server: Server, database: str, changed: str) -> None:
    with server.psql(database) as connection:
        connection.execute(changed.encode())
    with refused(Code.NOT_ALIKE):
        workspace_server.upgrade(server.url(database), nothing)
    assert of(server, database) == TAKEN_OVER


@pytest.mark.parametrize(("found", "code"), [("0012", Code.TOO_OLD), ("9999", Code.SERVER_AHEAD)])
def test_what_is_older_or_newer_is_not_upgraded(
    server: Server, database: str, found: str, code: Code
) -> None:
    with server.psql(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", [found])
    with refused(code):
        workspace_server.upgrade(server.url(database), nothing)
    assert of(server, database) == found
