"""What a desk hears of the others, on a real server: soon, of its own members only, and again after
the connection was lost."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.store.work import Work
from concierge.workspace.live import Company, Live, News, Weather
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.patience import MOST_S
from tests.server import Server

WITHIN_S = MOST_S
"""How soon a desk hears at the latest, on a machine that is busy with other tests."""
LONG_S = 1.0
"""After which it would have heard."""


class Ear:
    """Somebody's desk, as far as it listens."""

    def __init__(self, work: Work) -> None:
        assert isinstance(work.workspace, TeamWorkspace)
        self.work = work
        self.live = Live(work.workspace)
        self._heard: queue.Queue[News | Weather | Company] = queue.Queue()
        self.live.start(self._heard.put)
        assert self.hears(News).access  # whatever happened before is not known

    def hears(self, kind: type[News | Weather | Company], within_s: float = WITHIN_S):  # type: ignore[no-untyped-def]
        """The next it hears of that kind; None when that is nothing in time."""
        until = time.monotonic() + within_s
        while (left := until - time.monotonic()) > 0:
            try:
                one = self._heard.get(timeout=left)
            except queue.Empty:
                return None
            if isinstance(one, kind):
                return one
        return None


@pytest.fixture
def listen(team: TeamWorkspace) -> Iterator[Callable[[str], Ear]]:
    """Opens the ears of a login's desk."""
    ears: list[Ear] = []

    def of(login: str) -> Ear:
        ears.append(Ear(signed_in(team, login)))  # type: ignore[arg-type]
        return ears[-1]

    yield of
    for ear in ears:
        ear.live.close()


@pytest.fixture
def wang(team: TeamWorkspace) -> Work:
    """王静, at another desk of hers."""
    return signed_in(team, "wang")  # type: ignore[arg-type]


@pytest.fixture
def lin(wang: Work) -> UUID:
    """林女士, whom 王静 serves."""
    new = NewMember("88000001", "林雅岚", "林女士", steward_id=wang.actor.steward_id)
    return wang.write(add_member, new).result


def test_who_may_see_the_member_hears_of_it_at_once_and_nobody_else(
    wang: Work, lin: UUID, listen: Callable[[str], Ear]
) -> None:
    lead, he = listen("shen"), listen("he")
    done = wang.write(log_contact, Contact(lin, "改签到几点"))
    news = lead.hears(News)
    assert news == News(frozenset({done.changes.operation}))
    changes = lead.work.news.of(news.operations)
    assert changes.members == {lin}
    assert "timeline_event" in changes.kinds
    assert he.hears(News, LONG_S) is None
    # Knowing the number of an operation is of no use to who may not see whom it touched.
    assert he.work.news.of(news.operations).members == frozenset()


def test_a_desk_does_not_hear_of_itself(lin: UUID, listen: Callable[[str], Ear]) -> None:
    ear = listen("wang")
    ear.work.write(log_contact, Contact(lin, "改签到几点"))
    assert ear.hears(News, LONG_S) is None


def test_what_is_no_news_is_not_listened_to(
    team: TeamWorkspace, wang: Work, lin: UUID, listen: Callable[[str], Ear], server: Server
) -> None:
    """Whoever knows a channel may say there what they like."""
    ear = listen("shen")
    with server.psql(str(team.url.database), "shen") as connection:
        for said in ("", "nonsense", "x" * 7999, "{00000000-0000-0000-0000-000000000000}"):
            connection.execute("SELECT pg_notify(my_channel(), %s)", (said,))
    assert ear.hears(News, LONG_S) is None
    done = wang.write(log_contact, Contact(lin, "改签到几点"))
    assert ear.hears(News).operations == {done.changes.operation}


def test_a_member_who_moves_is_news_to_both_stewards(
    team: TeamWorkspace, lin: UUID, listen: Callable[[str], Ear]
) -> None:
    before, after = listen("wang"), listen("he")
    signed_in(team, "shen").write(assign, lin, after.work.actor.steward_id)  # type: ignore[arg-type]
    assert before.hears(News).access
    assert after.hears(News).access


def test_who_else_has_a_member_open_is_seen_until_they_leave(
    lin: UUID, listen: Callable[[str], Ear]
) -> None:
    wang, lead = listen("wang"), listen("shen")
    wang.live.sit_at(lin)
    assert wang.hears(Company) == Company(lin, ())
    lead.live.sit_at(lin)
    assert lead.hears(Company) == Company(lin, ("王静",))
    assert wang.hears(Company) == Company(lin, ("沈嘉言",))
    lead.live.sit_at(None)
    assert wang.hears(Company) == Company(lin, ())
    lead.live.sit_at(lin)
    assert wang.hears(Company) == Company(lin, ("沈嘉言",))


def test_nobody_sits_where_they_may_not_look(lin: UUID, listen: Callable[[str], Ear]) -> None:
    wang, he = listen("wang"), listen("he")
    wang.live.sit_at(lin)
    assert wang.hears(Company) == Company(lin, ())
    he.live.sit_at(lin)
    assert he.hears(Company) == Company(lin, ())
    assert wang.hears(Company, LONG_S) is None


def test_a_lost_server_is_noticed_and_found_again(
    server: Server, lin: UUID, listen: Callable[[str], Ear], wang: Work
) -> None:
    ear = listen("shen")
    server.stop()
    try:
        lost = ear.hears(Weather)
        assert lost.trouble.code is Code.SERVER_AWAY
    finally:
        server.start()
    assert ear.hears(Weather, within_s=10).fair
    assert ear.hears(News).access  # what happened meanwhile is to be asked for
    wang.write(log_contact, Contact(lin, "改签到几点"))
    assert ear.hears(News) is not None


def test_a_server_that_stands_still_is_taken_for_gone_and_nobody_waits_for_it(
    server: Server, lin: UUID, listen: Callable[[str], Ear]
) -> None:
    ear = listen("wang")
    server.pause()
    try:
        assert ear.hears(Weather, within_s=15).trouble.code is Code.SERVER_AWAY
    finally:
        server.go_on()
    assert ear.hears(Weather, within_s=15).fair
    ear.work.write(log_contact, Contact(lin, "改签到几点"))
