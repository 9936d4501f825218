"""A workspace on a server: made whole or not at all, opened by the right program only."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from psycopg import sql
from sqlalchemy.orm import Session

from concierge.errors import Code
from concierge.members.lines import seed_lines
from concierge.store.base import Base
from concierge.workspace import revision
from concierge.workspace import server as workspace_server
from concierge.workspace.server import TeamWorkspace
from tests.refusals import refused
from tests.server import SUPERUSER, Server

ROOT = Path(__file__).parents[3]
ZONE = "Asia/Shanghai"
ONLY_HERE = ("workspace", "audit_unsealed", "salt")
"""Tables that a file does not have."""
BY_THE_SERVER = ("text_ref", "alembic_version", "ix_access_seen", "xid8", "'transaction'")
"""What is declared otherwise on a server, or of no concern to the program."""


@pytest.fixture
def made(server: Server) -> Iterator[str]:
    """The name of a database that is gone when the test ends."""
    yield "made"
    server.drop("made")


def databases(server: Server) -> set[str]:
    with server.psql(SUPERUSER) as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()}


@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
# Of a column only a server has; SQLAlchemy knows no such type.
@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
def test_the_tables_are_those_the_program_declares(team: TeamWorkspace) -> None:
    for file in sorted((ROOT / "concierge").glob("*/tables.py")):
        import_module(f"concierge.{file.parent.name}.tables")
    import_module("concierge.sealing.seal")
    with team.writer.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _parents: (
                    kind != "table" or name not in ONLY_HERE
                )
            },
        )
        differ = [
            one
            for one in compare_metadata(context, Base.metadata)
            if not any(name in repr(one) for name in BY_THE_SERVER)
        ]
    assert differ == []


def test_what_it_is_is_told_when_it_is_opened(server: Server, made: str) -> None:
    workspace_server.create(server.url(made), zone=ZONE, language="zh", seed=seed_lines)
    with server.open(made) as opened:
        assert (opened.identity.zone, opened.zone.key, opened.identity.language) == (
            ZONE, ZONE, "zh",
        )  # fmt: skip
        assert opened.identity.revision == revision.head()
        assert not opened.identity.demo


def test_one_that_is_there_is_left_as_it_is(server: Server, team: TeamWorkspace) -> None:
    with refused(Code.EXISTS):
        workspace_server.create(
            server.url(str(team.url.database)), zone=ZONE, language="zh", seed=seed_lines
        )


def test_a_creation_that_fails_leaves_nothing(
    server: Server, team_template: str, made: str
) -> None:
    def stumble(_session: Session) -> None:
        raise ZeroDivisionError

    before = databases(server)
    with pytest.raises(ZeroDivisionError):
        workspace_server.create(server.url(made), zone=ZONE, language="zh", seed=stumble)
    assert databases(server) == before
    with refused(Code.ZONE_UNKNOWN):
        workspace_server.create(server.url(made), zone="Mars/Olympus", language="zh")
    with refused(Code.SERVER_RIGHTS):
        workspace_server.create(server.url(made, "wang"), zone=ZONE, language="zh")
    assert databases(server) == before


def test_a_database_that_sorts_otherwise_is_refused(
    server: Server, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which other sorts a machine has, differs: here the one it has is not taken for ours.
    monkeypatch.setattr(workspace_server, "SORTS", ("elsewhere",))
    with refused(Code.SERVER_NOT_UTF8):
        workspace_server.create(server.url(made), zone=ZONE, language="zh")
    assert made not in databases(server)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ("0001", Code.TOO_OLD),
        (revision.TAKEN_OVER, Code.SERVER_BEHIND),
        (revision.known()[0], Code.SERVER_BEHIND),
        ("9999", Code.SERVER_AHEAD),
    ],
)
def test_another_programs_workspace_is_refused(
    server: Server, team: TeamWorkspace, found: str, code: Code
) -> None:
    with server.psql(str(team.url.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", [found])
    with refused(code):
        server.open(str(team.url.database), "wang")


def test_an_empty_database_is_no_workspace(server: Server, made: str) -> None:
    with server.psql(SUPERUSER) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(made)))
    with refused(Code.SERVER_EMPTY):
        server.open(made)
    with refused(Code.SERVER_EMPTY):
        workspace_server.upgrade(server.url(made), lambda _session: None)
    with refused(Code.NO_DATABASE):
        server.open("nowhere")


@pytest.mark.parametrize(
    "typed",
    ["", "desk.db", "postgresql://", "postgresql://host", "mysql://host/db", "http://host/db",
     "postgresql://wang:secret@host/db", "postgresql://host:port/db", "://"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with refused(Code.ADDRESS_WRONG) as told:
        workspace_server.address(typed)
    assert "secret" not in str(told.value.values)


def test_an_address_is_signed_in_to_by_whom_it_is_said() -> None:
    url = workspace_server.address("postgresql://root@db.example.com/concierge", "wang", "secret")
    assert (url.host, url.database, url.username) == ("db.example.com", "concierge", "wang")
    assert "secret" not in str(url)
