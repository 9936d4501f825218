"""Somebody else's member that was opened is on the record: once an hour, and nobody waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from concierge import clock
from concierge.changes import Changes
from concierge.members.actions import NewMember, add_member
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.team.cover import cover
from concierge.team.queries import by_login
from concierge.workspace.file import Workspace
from ui.desk import Desk
from ui.members import looks
from ui.members.looks import Looks

Settled = Callable[[], None]


@pytest.fixture
def noted(workspace: Workspace) -> Callable[[], int]:
    """How often a member was looked at."""

    def ask() -> int:
        asked = select(func.count()).select_from(Audit).where(Audit.change == "look")
        with workspace.readers.connect() as connection:
            return connection.scalars(asked).one()

    return ask


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
def anothers(lead: Work, covered: Callable[[datetime], None]) -> UUID:
    """A member of 何敏's, for whom 王静 stands in as long as the test lasts."""
    new = NewMember("88000777", "吴柏川", steward_id=lead.read(by_login, "he"))
    member = lead.write(add_member, new).result
    covered(clock.now() + 3 * looks.HOUR)
    return member


@pytest.fixture
def covered(work: Work, lead: Work) -> Callable[[datetime], None]:
    """From now until then 王静 stands in for 何敏."""

    def stand_in(until: datetime) -> None:
        times = [(clock.now(), until)]
        lead.write(cover, lead.read(by_login, "he"), work.actor.steward_id, times)

    return stand_in


def test_ones_own_member_is_not_noted(
    noted: Callable[[], int], add: Callable[..., UUID], opened: Callable[[UUID], None]
) -> None:
    opened(add("林雅岚", "林女士"))
    assert noted() == 0


def test_somebody_elses_is_noted_once_an_hour(
    noted: Callable[[], int],
    desk: Desk,
    anothers: UUID,
    opened: Callable[[UUID], None],
    hands: clock.Hands,
) -> None:
    told: list[Changes] = []
    desk.changed.connect(told.append)
    for _ in range(3):
        opened(anothers)
    assert noted() == 1
    hands.move(timedelta(minutes=61))
    opened(anothers)
    assert noted() == 2
    assert [(one.members, one.kinds) for one in told] == [(frozenset(), frozenset())] * 2


def test_what_could_not_be_noted_is_tried_again(
    noted: Callable[[], int],
    covered: Callable[[datetime], None],
    anothers: UUID,
    opened: Callable[[UUID], None],
    hands: clock.Hands,
) -> None:
    hands.move(4 * looks.HOUR)
    opened(anothers)  # the cover is over, and it is refused
    assert noted() == 0
    covered(clock.now() + looks.HOUR)
    opened(anothers)
    assert noted() == 1
