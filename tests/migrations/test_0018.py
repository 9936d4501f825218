"""What a cover called off has left is put right, in a file and on a server."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from concierge.store.types import new_id
from concierge.workspace import engine, migrate
from concierge.workspace import server as workspace_server
from tests.concierge.conftest import server
from tests.server import Server

__all__ = ["server"]

WANG, HE, TEAM, LIN = (bytes([n]) * 16 for n in range(1, 5))
HOUR = 3_600_000_000
NIGHTS = [(n * 24 * HOUR, (n * 24 + 9) * HOUR) for n in range(1, 4)]
"""Begun in one act; the second was called off, and then begun again."""
ROWS = [
    (1, *NIGHTS[0], 0),
    (2, NIGHTS[1][0], NIGHTS[1][0], 0),
    (3, *NIGHTS[2], 0),
    (4, *NIGHTS[1], 5 * HOUR),
    (5, NIGHTS[0][0], NIGHTS[0][0] + HOUR, 9 * HOUR),
]
"""Their number, since, until, and when they were arranged."""
LEFT = [(1, 1), (3, 1), (4, 4), (5, 5)]
"""Which are left, and of which plan they are."""
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def key() -> bytes:
    """A key of this test's own."""
    return secrets.token_bytes(32)


def fill(ask: Ask, mark: str, at: Callable[[int], str]) -> None:
    """王静 and 何敏, who stands in; 林 is 王静's."""
    ask(f"INSERT INTO team (id, name) VALUES ({mark}, 'Shanghai')", TEAM)
    for one, login in ((WANG, "wang"), (HE, "he")):
        ask(
            "INSERT INTO steward (id, login, name, role, team_id, active, since)"
            f" VALUES ({mark}, {mark}, 'x', 'steward', {mark}, true, {at(0)})",
            one, login, TEAM,
        )  # fmt: skip
    ask(
        "INSERT INTO member (id, number, name, reading, address, tier, language, timezone,"
        f" city, region, active, joined_at, version, open_issues) VALUES ({mark}, '1', '', '',"
        f" '', '', 'zh', 'Asia/Shanghai', '', '', false, {at(0)}, 1, 0)",
        LIN,
    )
    for number, since, until, made in ROWS:
        ask(
            "INSERT INTO cover (id, steward_id, by_id, since, until, made_by, made_at) VALUES"
            f" ({mark}, {mark}, {mark}, {at(since)}, {at(until)}, NULL, {at(made + number)})",
            bytes([number]) * 16, WANG, HE,
        )  # fmt: skip


def test_in_a_file_what_lasts_no_time_is_gone_and_access_is_what_follows(
    tmp_path: Path, key: bytes
) -> None:
    path = tmp_path / "desk.db"
    path.touch(mode=0o600)
    migrate.to(path, key, "0017")
    driver = engine.connect(path, key)

    def ask(asked: str, *values: object) -> list[tuple[Any, ...]]:
        return driver.execute(asked, values).fetchall()  # type: ignore[no-any-return]

    fill(ask, "?", lambda at: str(at // HOUR * HOUR))  # one instant for one act
    stewardship(ask, "?", "0")
    assert ("he", NIGHTS[1][0], NIGHTS[1][1]) in ask(ACCESS)
    ask("UPDATE access SET until = 7 WHERE reason = 'cover'")  # as an end too many had left it
    driver.close()
    migrate.to(path, key, "0018")
    driver = engine.connect(path, key)
    assert ask("SELECT id, plan_id FROM cover ORDER BY id") == ids(bytes)
    assert ask(ACCESS) == [("he", *one) for one in NIGHTS]
    with pytest.raises(Exception, match="ck_cover_lasts"):
        ask("UPDATE cover SET until = since")
    driver.close()


ACCESS = "SELECT role, since, until FROM access WHERE reason = 'cover' ORDER BY since"


def stewardship(ask: Ask, mark: str, since: str) -> None:
    """林 is 王静's."""
    ask(
        "INSERT INTO stewardship (id, member_id, steward_id, since)"
        f" VALUES ({mark}, {mark}, {mark}, {since})",
        LIN, LIN, WANG,
    )  # fmt: skip


def ids(of: Callable[[bytes], Any]) -> list[tuple[Any, ...]]:
    """What is left, by the ids of an engine."""
    return [tuple(of(bytes([n]) * 16) for n in pair) for pair in LEFT]


def test_on_a_server_a_member_can_be_given_to_whom_it_happened(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from uuid import UUID

    name, on = f"t{new_id().hex}", migrate.on
    monkeypatch.setattr(migrate, "on", lambda connection, _target: on(connection, "0017"))
    workspace_server.create(server.url(name), zone="Asia/Shanghai", language="zh")
    monkeypatch.undo()
    with server.psql(name) as connection:

        def ask(asked: str, *values: object) -> list[tuple[Any, ...]]:
            given = [UUID(bytes=one) if isinstance(one, bytes) else one for one in values]
            found = connection.execute(asked.encode(), given)
            return found.fetchall() if found.description else []

        later = "date_trunc('day', now()) + interval '1 microsecond' *"
        fill(ask, "%s", lambda at: f"{later} {at}")
        with pytest.raises(Exception, match="second time"):
            stewardship(ask, "%s", f"{later} 0")
        workspace_server.upgrade(server.url(name), lambda _session: None)
        stewardship(ask, "%s", f"{later} 0")
        assert ask("SELECT id, plan_id FROM cover ORDER BY id") == ids(lambda one: UUID(bytes=one))
        spans = [(until - since).total_seconds() for _role, since, until in ask(ACCESS)]
        assert spans == [9 * 3600] * 3
    server.drop(name)
