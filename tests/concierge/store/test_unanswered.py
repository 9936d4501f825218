"""A commit whose answer was lost is found out: done once, or not at all, and never said wrongly."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from threading import Event, Thread
from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code, Refusal
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.workspace import server as workspace_server
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.server import Server
from tests.wire import At, Wire, laid

KILLS, CUTS = 20, 200
MANY = 5000
NOWHERE = 1
"""A port where nobody is."""


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """Between 王静's desk and the server."""
    with laid(server.port) as one:
        yield one


@pytest.fixture
def wang(team: TeamWorkspace, wire: Wire) -> Iterator[Work]:
    """王静, at the far end of the wire."""
    work = signed_in(team, "wang")  # type: ignore[arg-type]
    assert isinstance(work.workspace, TeamWorkspace)
    with workspace_server.open(work.workspace.url.set(port=wire.port)) as far:
        yield Work(far, work.actor)


@pytest.fixture
def lin(team: TeamWorkspace) -> UUID:
    """林女士, whom 王静 serves."""
    wang = signed_in(team, "wang")  # type: ignore[arg-type]
    new = NewMember("88000001", "林雅岚", "林女士", steward_id=wang.actor.steward_id)
    return wang.write(add_member, new).result


@pytest.fixture
def said(team: TeamWorkspace, lin: UUID) -> Callable[[], list[str]]:
    """What stands on 林女士's timeline, asked by a way of one's own."""

    def read() -> list[str]:
        lead = signed_in(team, "shen")  # type: ignore[arg-type]
        page = lead.read(timeline.page, lin, Filter(kind="contact"), None, MANY)
        return sorted(row.body for row in page.rows)

    return read


def test_done_though_the_answer_was_lost(
    wang: Work, lin: UUID, wire: Wire, said: Callable[[], list[str]]
) -> None:
    wire.cut_at = At.ASKED
    done = wang.write(log_contact, Contact(lin, "改签到几点"))
    assert wire.cuts == 1
    assert done.changes.members == {lin}
    assert said() == ["改签到几点"]


def test_not_done_as_the_commit_never_came(
    wang: Work, lin: UUID, wire: Wire, said: Callable[[], list[str]]
) -> None:
    wire.cut_at = At.UNASKED
    with pytest.raises(Refusal) as refused:
        wang.write(log_contact, Contact(lin, "改签到几点"))
    assert refused.value.code is Code.SERVER_AWAY
    assert said() == []
    wang.write(log_contact, Contact(lin, "改签到几点"))
    assert said() == ["改签到几点"]


def test_a_commit_that_comes_late_comes_to_nobody(
    wang: Work, lin: UUID, wire: Wire, said: Callable[[], list[str]]
) -> None:
    wire.cut_at = At.LATE
    with pytest.raises(Refusal) as refused:
        wang.write(log_contact, Contact(lin, "改签到几点"))
    assert refused.value.code is Code.SERVER_AWAY
    wang.write(log_contact, Contact(lin, "改签到几点"))
    time.sleep(1.0)  # past the moment it comes
    assert said() == ["改签到几点"]


def test_what_nobody_can_tell_is_said_so(
    wang: Work, lin: UUID, wire: Wire, said: Callable[[], list[str]]
) -> None:
    wang.write(log_contact, Contact(lin, "改签到几点"))
    wang.patience.seconds = 1.0
    wire.cut_at, wire.to = At.ASKED, NOWHERE
    with pytest.raises(Refusal) as refused:
        wang.write(log_contact, Contact(lin, "可以改到周五吗"))
    assert refused.value.code is Code.UNANSWERED
    assert said() == ["可以改到周五吗", "改签到几点"]


class Scribe(Thread):
    """Saves one contact after another, and remembers what it was told of each."""

    def __init__(self, work: Work, member: UUID, known_as: str) -> None:
        super().__init__()
        self._work, self._member, self._known_as = work, member, known_as
        self.saved: list[str] = []
        self.refused: list[str] = []
        self.unknown: list[str] = []
        self.enough = Event()

    def run(self) -> None:
        """Until it is enough."""
        n = 0
        while not self.enough.is_set():
            n += 1
            words = f"{self._known_as} {n:05}"
            try:
                self._work.write(log_contact, Contact(self._member, words))
            except Refusal as refusal:
                told = self.unknown if refusal.code is Code.UNANSWERED else self.refused
                told.append(words)
                time.sleep(0.02)
            else:
                self.saved.append(words)


def test_twenty_times_the_server_is_killed(
    team: TeamWorkspace, lin: UUID, server: Server, said: Callable[[], list[str]]
) -> None:
    scribe = Scribe(signed_in(team, "wang"), lin, "来电")  # type: ignore[arg-type]
    scribe.start()
    chance = random.Random(20)
    for _ in range(KILLS):
        enough = len(scribe.saved) + 1
        while len(scribe.saved) < enough:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        server.kill()
        server.start()
    scribe.enough.set()
    scribe.join()
    assert scribe.unknown == []
    assert said() == scribe.saved


def test_two_hundred_times_a_connection_is_cut(
    team: TeamWorkspace, lin: UUID, server: Server, said: Callable[[], list[str]]
) -> None:
    scribes = [
        Scribe(signed_in(team, login), lin, login)  # type: ignore[arg-type]
        for login in ("wang", "shen")
    ]
    for scribe in scribes:
        scribe.start()
    chance = random.Random(200)
    with server.psql("postgres") as superuser:
        for n in range(CUTS):
            time.sleep(chance.uniform(0, 0.05))
            superuser.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s",
                [("wang", "shen")[n % 2]],
            )
    for scribe in scribes:
        scribe.enough.set()
        scribe.join()
        assert scribe.unknown == []
        assert scribe.saved
    assert said() == sorted(scribes[0].saved + scribes[1].saved)
    assert sum(len(scribe.refused) for scribe in scribes) > CUTS / 4  # they were felt
