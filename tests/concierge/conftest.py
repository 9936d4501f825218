"""A real encrypted workspace with two stewards and a lead, new for every test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.members import lines
from concierge.members.actions import NewMember, add_member
from concierge.store.act import Actor
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.kinds import Role
from concierge.team.sign_in import SETUP
from concierge.team.tables import Steward, Team
from concierge.workspace import file as workspace_file
from concierge.workspace import server as workspace_server
from concierge.workspace.file import Workspace
from concierge.workspace.server import TeamIdentity, TeamWorkspace
from tests.server import SUPERUSER, Server, running, speak_the_tests_time, verifier
from tests.warm import warmed

NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
"""14:05 in Shanghai, the Friday of the pictures."""


PEOPLE = (
    ("wang", "王静", Role.STEWARD),
    ("he", "何敏", Role.STEWARD),
    ("shen", "沈嘉言", Role.LEAD),
)


GATE = ("gate", "收单", Role.FEED)
"""Who takes in what businesses send, on a server."""


def found_the_team(session: Session) -> None:
    """The house, and its gate."""
    found_the_house(session)
    team = session.scalars(select(Team.id)).one()
    login, name, role = GATE
    session.add(Steward(id=new_id(), login=login, name=name, role=role, team_id=team, since=NOW))


def found_the_house(session: Session) -> None:
    """The default lines, a team, and who works in it."""
    lines.seed_lines(session)
    team = Team(id=new_id(), name="Shanghai")
    session.add(team)
    session.flush()
    for login, name, role in PEOPLE:
        session.add(
            Steward(id=new_id(), login=login, name=name, role=role, team_id=team.id, since=NOW)
        )


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace made once by Alembic; each test works on a copy of it."""
    folder = tmp_path_factory.mktemp("template")
    with workspace_file.create(
        folder / "desk.db",
        zone="Asia/Shanghai",
        language="zh",
        key_file=folder / "desk.key",
        seed=found_the_house,
    ):
        pass
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def team_template(server: Server) -> str:
    """The same workspace on the server; each test works on a copy of it."""
    name = "template"
    with clock.frozen(NOW):
        workspace_server.create(
            server.url(name), zone="Asia/Shanghai", language="zh", seed=found_the_team
        )
    with server.psql(name) as connection:
        speak_the_tests_time(connection)
        for login, _, role in (*PEOPLE, GATE):
            sealed = verifier(server.password)
            connection.execute("SELECT admit(%s, %s, %s)", (login, role.value, sealed))
    return name


@pytest.fixture(scope="session")
def team_identity(server: Server, team_template: str) -> TeamIdentity:
    """What it says of itself, and so does every copy."""
    with server.open(team_template) as opened:
        return opened.identity


@pytest.fixture
def hands() -> Iterator[clock.Hands]:
    """The clock, held at NOW; a test may move it."""
    with clock.frozen(NOW) as held:
        yield held


@pytest.fixture
def workspace(
    request: pytest.FixtureRequest, tmp_path: Path, hands: clock.Hands
) -> Iterator[Workspace]:
    """An open workspace of this test's own."""
    if request.config.getoption("--engine") == "postgresql":
        yield request.getfixturevalue("team")
        return
    folder = tmp_path / "desk"
    shutil.copytree(request.getfixturevalue("template"), folder)
    with workspace_file.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
        warmed(opened.writer)
        warmed(opened.readers)
        yield opened


@pytest.fixture
def team(
    server: Server, team_template: str, team_identity: TeamIdentity, hands: clock.Hands
) -> Iterator[TeamWorkspace]:
    """A workspace on the server, of this test's own, as its superuser sees it: all of it."""
    name = f"t{new_id().hex}"
    server.copy(team_template, name)
    opened: list[TeamWorkspace] = []

    def sign_in(login: str) -> TeamWorkspace:
        made = server.enter(name, login, team_identity)
        warmed(made.writer)
        warmed(made.readers)
        made.sign_in = sign_in  # type: ignore[attr-defined]
        opened.append(made)
        return made

    yield sign_in(SUPERUSER)
    for one in opened:
        one.close()
    server.drop(name)


def gate(work: Work) -> Work:
    """Who takes in what businesses send: in a file anybody, on a server a login of its own."""
    on_server = hasattr(work.workspace, "sign_in")
    at_it = work.actor.login == "gate"
    return signed_in(work.workspace, "gate") if on_server and not at_it else work  # type: ignore[arg-type]


def signed_in(workspace: Workspace, login: str) -> Work:
    """The workspace as the steward `login` works in it."""
    sign_in = getattr(workspace, "sign_in", None)
    theirs = sign_in(login) if sign_in else workspace
    with theirs.readers.connect() as connection:
        row = connection.execute(
            select(Steward.id, Steward.role).where(Steward.login == login)
        ).one()
    return Work(theirs, Actor(row.id, login, row.role))


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
def setup(workspace: Workspace) -> Work:
    """Whoever set the workspace up: an administrator of the server, where there is one."""
    return Work(workspace, SETUP)


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
