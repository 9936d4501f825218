"""Who only looks writes nothing after the upgrade either; what a steward is told of is a look."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from concierge.store.instants import to_micros
from concierge.store.types import new_id
from concierge.workspace import engine, migrate
from concierge.workspace import server as workspace_server
from tests.concierge.conftest import server
from tests.server import Server

__all__ = ["server"]

Ask = Callable[..., list[tuple[Any, ...]]]
TEAM, WANG, FANG, LIN, LOOK, HERS = (UUID(int=n) for n in range(1, 7))
SINCE = datetime(2026, 11, 20, 2, tzinfo=UTC)
UNTIL = SINCE + timedelta(hours=1)
LEFT = "SELECT role, reason, writes FROM access ORDER BY role, reason"
DUE = "SELECT kind FROM due_item"


def fill(ask: Ask) -> None:
    """芳 looks at 林, whom 王静 serves and who is told of it."""
    ask("INSERT INTO team (id, name) VALUES (?, 'Shanghai')", TEAM)
    for one, login in ((WANG, "wang"), (FANG, "fang")):
        ask(
            "INSERT INTO steward (id, login, name, role, team_id, active, since)"
            " VALUES (?, ?, '', 'steward', ?, true, ?)",
            one, login, TEAM, SINCE,
        )  # fmt: skip
    ask(
        "INSERT INTO member (id, number, name, reading, address, tier, language, timezone, city,"
        " region, active, joined_at, version, open_issues, owner_id) VALUES (?, '1', '', '', '',"
        " '', 'zh', 'Asia/Shanghai', '', '', false, ?, 1, 0, ?)",
        LIN, SINCE, WANG,
    )  # fmt: skip
    ask(
        "INSERT INTO stewardship (id, member_id, steward_id, since) VALUES (?, ?, ?, ?)",
        HERS, LIN, WANG, SINCE,
    )  # fmt: skip
    ask(
        "INSERT INTO break_glass (id, steward_id, member_id, reason, confidential, since, until)"
        " VALUES (?, ?, ?, 'why', false, ?, ?)",
        LOOK, FANG, LIN, SINCE, UNTIL,
    )  # fmt: skip
    ask(
        "INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)"
        " VALUES (?, 'handover', ?, ?, ?, false)",
        LOOK, WANG, LIN, UNTIL,
    )  # fmt: skip


def found(ask: Ask) -> None:
    assert ask(LEFT) == [("fang", "break-glass", False), ("wang", "stewardship", True)]
    assert ask(DUE) == [("look",)]


def test_in_a_file(tmp_path: Path) -> None:
    path, key = tmp_path / "desk.db", secrets.token_bytes(32)
    path.touch(mode=0o600)
    migrate.to(path, key, "0023")
    driver = engine.connect(path, key)

    def ask(asked: str, *values: object) -> list[tuple[Any, ...]]:
        plain = [
            one.bytes if isinstance(one, UUID)
            else to_micros(one) if isinstance(one, datetime) else one
            for one in values
        ]  # fmt: skip
        return driver.execute(asked, plain).fetchall()  # type: ignore[no-any-return]

    fill(ask)
    driver.close()
    migrate.to_head(path, key)
    driver = engine.connect(path, key)
    found(ask)
    driver.close()


def test_on_a_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    name, on = f"t{new_id().hex}", migrate.on
    monkeypatch.setattr(migrate, "on", lambda connection, _target: on(connection, "0023"))
    workspace_server.create(server.url(name), zone="Asia/Shanghai", language="zh")
    monkeypatch.undo()
    with server.psql(name) as connection:

        def ask(asked: str, *values: object) -> list[tuple[Any, ...]]:
            done = connection.execute(asked.replace("?", "%s").encode(), values)
            return done.fetchall() if done.description else []

        fill(ask)
        connection.execute(f"REVOKE CONNECT ON DATABASE {name} FROM concierge_service")
        workspace_server.upgrade(server.url(name), lambda _session: None)
        found(ask)
        # The role that came with it comes in.
        lets = "SELECT has_database_privilege('concierge_service', current_database(), 'CONNECT')"
        assert ask(lets) == [(True,)]
    server.drop(name)
