"""A real encrypted workspace with two stewards and a lead, new for every test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from concierge import clock
from concierge.members import lines
from concierge.members.actions import NewMember, add_member
from concierge.store import workspace as workspaces
from concierge.store.types import new_id
from concierge.store.work import Actor, Work
from concierge.store.workspace import Workspace
from concierge.team.tables import Role, Steward, Team

NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
"""14:05 in Shanghai, the Friday of the pictures."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace made once by Alembic; each test works on a copy of it."""
    folder = tmp_path_factory.mktemp("template")

    def seed(session: object) -> None:
        lines.seed_lines(session)  # type: ignore[arg-type]
        team = Team(id=new_id(), name="Shanghai")
        session.add(team)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        for login, name, role in (
            ("wang", "王静", Role.STEWARD),
            ("he", "何敏", Role.STEWARD),
            ("shen", "沈嘉言", Role.LEAD),
        ):
            session.add(  # type: ignore[attr-defined]
                Steward(id=new_id(), login=login, name=name, role=role, team_id=team.id, since=NOW)
            )

    with workspaces.create(
        folder / "desk.db",
        zone="Asia/Shanghai",
        language="zh",
        key_file=folder / "desk.key",
        seed=seed,
    ):
        pass
    return folder


@pytest.fixture
def hands() -> Iterator[clock.Hands]:
    """The clock, held at NOW; a test may move it."""
    with clock.frozen(NOW) as held:
        yield held


@pytest.fixture
def workspace(template: Path, tmp_path: Path, hands: clock.Hands) -> Iterator[Workspace]:
    """An open workspace of this test's own."""
    folder = tmp_path / "desk"
    shutil.copytree(template, folder)
    with workspaces.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
        yield opened


def signed_in(workspace: Workspace, login: str) -> Work:
    """The workspace as the steward `login` works in it."""
    from sqlalchemy import select

    with workspace.readers.connect() as connection:
        row = connection.execute(
            select(Steward.id, Steward.role).where(Steward.login == login)
        ).one()
    return Work(workspace, Actor(row.id, login, row.role))


@pytest.fixture
def work(workspace: Workspace) -> Work:
    """The steward 王静 at work."""
    return signed_in(workspace, "wang")


@pytest.fixture
def colleague(workspace: Workspace) -> Work:
    """The steward 何敏, who serves other members."""
    return signed_in(workspace, "he")


@pytest.fixture
def lead(workspace: Workspace) -> Work:
    """The lead of both."""
    return signed_in(workspace, "shen")


@pytest.fixture
def member(work: Work) -> UUID:
    """林女士, a member of 王静's."""
    new = NewMember(
        number="88000001",
        name="林雅岚",
        address="林女士",
        tier="黑金",
        city="上海",
        phones=("13800004417",),
        steward_id=work.actor.steward_id,
    )
    return work.write(add_member, new).result
