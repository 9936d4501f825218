"""Somebody else's member that was opened is on the record: once an hour, and nobody waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.changes import Changes
from concierge.members.actions import NewMember, add_member
from concierge.store.audit import Audit
from concierge.store.work import Actor, Work
from concierge.team.cover import cover
from concierge.team.queries import by_login
from ui.desk import Desk
from ui.members import looks
from ui.members.looks import Looks

Settled = Callable[[], None]


def noted(work: Work) -> int:
    """How often a member was looked at."""

    def ask(session: Session) -> int:
        asked = select(func.count()).select_from(Audit).where(Audit.change == "look")
        return session.scalars(asked).one()

    return work.read(ask)


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, settled: Settled) -> Callable[[UUID], None]:
    """Opens a member, and waits until what there is to tell is told."""
    noting = Looks(desk, desk)

    def open_member(member: UUID) -> None:
        noting.opened(member)
        qtbot.wait(looks.AFTER + 100)
        settled()

    return open_member


@pytest.fixture
def anothers(work: Work) -> UUID:
    """A member of 何敏's, for whom 王静 stands in as long as the test lasts."""
    he = work.read(by_login, "he")
    new = NewMember("88000777", "吴柏川", steward_id=he)
    member = Work(work.workspace, Actor(he, "he", "lead")).write(add_member, new).result
    covered(work, clock.now() + 3 * looks.HOUR)
    return member


def covered(work: Work, until: datetime) -> None:
    he = work.read(by_login, "he")
    lead = Work(work.workspace, Actor(he, "he", "lead"))
    lead.write(cover, he, work.actor.steward_id, [(clock.now(), until)])


def test_ones_own_member_is_not_noted(
    work: Work, add: Callable[..., UUID], opened: Callable[[UUID], None]
) -> None:
    opened(add("林雅岚", "林女士"))
    assert noted(work) == 0


def test_somebody_elses_is_noted_once_an_hour(
    work: Work,
    desk: Desk,
    anothers: UUID,
    opened: Callable[[UUID], None],
    hands: clock.Hands,
) -> None:
    told: list[Changes] = []
    desk.changed.connect(told.append)
    for _ in range(3):
        opened(anothers)
    assert noted(work) == 1
    hands.move(timedelta(minutes=61))
    opened(anothers)
    assert noted(work) == 2
    assert [(one.members, one.kinds) for one in told] == [(frozenset(), frozenset())] * 2


def test_what_could_not_be_noted_is_tried_again(
    work: Work, anothers: UUID, opened: Callable[[UUID], None], hands: clock.Hands
) -> None:
    hands.move(4 * looks.HOUR)
    opened(anothers)  # the cover is over, and it is refused
    assert noted(work) == 0
    covered(work, clock.now() + looks.HOUR)
    opened(anothers)
    assert noted(work) == 1
