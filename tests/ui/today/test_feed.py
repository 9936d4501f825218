"""Today asks by itself when what one sees changes by itself."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from concierge.changes import Changes
from concierge.clock import Hands
from concierge.store.work import Work
from concierge.team.cover import cover
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui.desk import Desk
from ui.today.feed import MINUTE, TodayFeed

SOON = timedelta(milliseconds=300)
HOUR = timedelta(hours=1)


@pytest.fixture
def standins_desk(workspace: Workspace, colleague: Work) -> Iterator[Desk]:
    """何敏's."""
    with desk_of(workspace, colleague) as made:
        yield made


@pytest.fixture
def standins_feed(standins_desk: Desk) -> Iterator[TodayFeed]:
    """What 何敏's Today is shown from."""
    made = TodayFeed(standins_desk)
    made._minutes.stop()  # what is asked every minute anyway is not what these tests are about
    yield made
    made.stop()


def titles(feed: TodayFeed) -> list[str]:
    assert feed.agenda is not None
    return [item.title for item in feed.agenda.items]


def test_a_cover_is_there_when_it_begins_and_gone_when_it_ends(
    standins_feed: TodayFeed, standins_desk: Desk, work: Work, lead: Work, colleague: Work,
    member: UUID, remind: Callable[..., UUID], hands: Hands, qtbot: QtBot,
) -> None:  # fmt: skip
    remind(member, "回访酒店", hands.at + HOUR)
    times = [(hands.at + SOON, hands.at + 2 * SOON)]
    lead.write(cover, work.actor.steward_id, colleague.actor.steward_id, times)
    told: list[Changes] = []
    standins_desk.changed.connect(told.append)
    standins_feed.ask()
    qtbot.waitUntil(standins_desk.idle)
    assert titles(standins_feed) == []
    hands.move(SOON)
    qtbot.waitUntil(lambda: titles(standins_feed) == ["回访酒店"])
    qtbot.waitUntil(lambda: standins_desk.idle() and standins_feed._turn.isActive())
    hands.move(SOON)
    qtbot.waitUntil(lambda: titles(standins_feed) == [])
    assert [one.everything for one in told] == [True, True]
    qtbot.waitUntil(standins_desk.idle)
    assert not standins_feed._turn.isActive()


def test_what_is_further_off_is_asked_for_again_first(
    standins_feed: TodayFeed, standins_desk: Desk, work: Work, lead: Work, colleague: Work,
    hands: Hands, qtbot: QtBot,
) -> None:  # fmt: skip
    times = [(hands.at + HOUR, hands.at + 2 * HOUR)]
    lead.write(cover, work.actor.steward_id, colleague.actor.steward_id, times)
    standins_feed.ask()
    qtbot.waitUntil(standins_desk.idle)
    assert not standins_feed._turn.isActive()
    hands.move(HOUR - timedelta(milliseconds=MINUTE))
    standins_feed.ask()
    qtbot.waitUntil(standins_desk.idle)
    assert standins_feed._turn.interval() == MINUTE
