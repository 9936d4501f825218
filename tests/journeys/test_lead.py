"""A lead at the keyboard, on a server: somebody is ill, and somebody else stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from concierge.clock import Hands
from concierge.members.actions import NewMember, add_member
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.workspace.server import TeamWorkspace
from tests.journeys.seat import Seat

ZONE = "Asia/Shanghai"


@pytest.fixture
def workspace(team: TeamWorkspace) -> TeamWorkspace:
    """On a server, whichever engine the other tests are run on."""
    return team


@pytest.fixture
def seats(qtbot: QtBot, speaking: Callable[[str], None]) -> Iterator[Callable[[Work], Seat]]:
    """Opens the window for whoever sits down; closed at the end."""
    speaking("en")
    taken: list[Seat] = []

    def sit(work: Work) -> Seat:
        taken.append(Seat(work, qtbot))
        return taken[-1]

    yield sit
    for seat in taken:
        seat.leave()


def test_who_is_ill_is_stood_in_for_in_one_act(
    work: Work, colleague: Work, lead: Work, hands: Hands,
    seats: Callable[[Work], Seat], qtbot: QtBot,
) -> None:  # fmt: skip
    for n, name in enumerate(("林雅岚", "吴柏川", "马思远")):
        new = NewMember(f"8800000{n}", name, steward_id=work.actor.steward_id)
        member = work.write(add_member, new).result
        due = hands.at + timedelta(hours=2)
        work.write(set_reminder, member, ReminderDraft(f"回访 {name}", due, ZONE))
    standin = seats(colleague)
    standin.watch()
    assert standin.hears("today.list") == []

    seat = seats(lead)
    seat.keys.press("Ctrl+5")
    assert seat.keys.focus() == "team.list"
    seat.keys.press("End" if "王静" not in seat.current("team.list") else "Home")
    assert seat.current("team.list").startswith("王静, members: 3")
    before = seat.keys.presses
    seat.keys.press("C", "Ctrl+Return")
    assert seat.keys.presses - before == 2
    assert seat.told() == "何敏 for 王静, until tomorrow 23:59"
    qtbot.waitUntil(lambda: "回访 马思远" in " ".join(standin.hears("today.list")))
    heard = " ".join(standin.hears("today.list"))
    assert all(f"回访 {name}" in heard for name in ("林雅岚", "吴柏川", "马思远"))

    hands.move(timedelta(seconds=1))
    seat.keys.press("Ctrl+Z")
    assert seat.told() == "Ended: 何敏 for 王静, until tomorrow 23:59"
    hands.move(timedelta(seconds=1))
    qtbot.waitUntil(lambda: standin.hears("today.list") == [])


def test_a_steward_has_no_such_screen(work: Work, seats: Callable[[Work], Seat]) -> None:
    seat = seats(work)
    seat.keys.press("Ctrl+5")
    assert not seat.sees("team.list")
    assert not seat.sees("rail.team")
    seat.keys.press("?")
    assert not seat.sees("team.list")
