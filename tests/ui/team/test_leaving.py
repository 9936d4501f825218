"""Somebody leaves: the lead sees what is still theirs, hands it over, and ends the access."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.clock import Hands
from concierge.members.portfolio import portfolio
from concierge.store.work import Work
from concierge.team.queries import stewards
from tests.server import Server
from ui.desk import Desk
from ui.team.panel import TeamPanel
from ui.voice import Voice
from ui.widgets.labels import PlainLabel

Still = Callable[[], None]
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(
    leads_desk: Desk, members: list[UUID], window: QWidget, still: Still, qtbot: QtBot, voice: Voice
) -> TeamPanel:
    made = TeamPanel(leads_desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    still()
    made.take_focus()
    names = [row.load.name for row in made.list.rows()]
    made.list.select_row(made.list.model().index(names.index("王静"), 0))
    return made


def test_what_is_theirs_is_handed_over_and_taken_back(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, work: Work, colleague: Work,
    hands: Hands, voice: Voice,
) -> None:  # fmt: skip
    told: list[Any] = []
    voice.offered.connect(lambda text, back: told.append((text, back)))
    qtbot.keyClick(panel.list, Key.Key_L)
    still()
    assert reach.find(panel, "team.leave.owns").text() == "3 members"
    field = reach.find(panel, "team.leave.to")
    assert field.hasFocus()
    qtbot.keyClick(field, Key.Key_Return, CONTROL)
    assert field.accessibleDescription() == "Choose who takes over."
    reach.choose(panel, "team.leave.to", colleague.actor.steward_id)
    reach.press(panel, "team.leave.hand_over")
    still()
    assert len(colleague.read(portfolio)) == 3
    assert reach.find(panel, "team.leave.owns").text() == "Nothing is left to decide."
    text, back = told.pop()
    assert text == "王静 handed over to 何敏"
    hands.move(timedelta(seconds=1))
    again: list[Any] = []
    back(lambda _said, forth: again.append(forth))
    still()
    assert len(work.read(portfolio)) == 3
    hands.move(timedelta(seconds=1))
    again[0](lambda _said, forth: again.append(forth))
    still()
    assert len(colleague.read(portfolio)) == 3
    hands.move(timedelta(seconds=1))
    again[1]()
    still()
    assert len(work.read(portfolio)) == 3


def hand_over(panel: TeamPanel, reach: Any, still: Still, colleague: Work) -> None:
    """All that is 王静's goes to 何敏."""
    reach.press(panel, "team.leave")
    still()
    reach.choose(panel, "team.leave.to", colleague.actor.steward_id)
    reach.press(panel, "team.leave.hand_over")
    still()


@pytest.mark.in_a_file  # on a server an administrator does: see below
def test_the_access_of_whoever_leaves_ends(
    panel: TeamPanel, reach: Any, still: Still, lead: Work, colleague: Work, voice: Voice
) -> None:
    told: list[Any] = []
    voice.offered.connect(lambda text, back: told.append((text, back)))
    hand_over(panel, reach, still, colleague)
    reach.press(panel, "team.leave.end")
    still()
    text, back = told[-1]
    assert text == "王静 has left"
    assert "wang" not in {one.login for one in lead.read(stewards)}
    assert [row.load.name for row in panel.list.rows()] == ["何敏"]
    back()
    still()
    assert "wang" in {one.login for one in lead.read(stewards)}


def test_on_a_server_it_says_who_ends_the_access(
    panel: TeamPanel, reach: Any, still: Still, colleague: Work, server: Server, qtbot: QtBot
) -> None:
    hand_over(panel, reach, still, colleague)
    qtbot.keyClick(panel.leaving, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    still()
    assert not reach.find(panel, "team.leave.to").isVisible()
    assert not reach.find(panel, "team.leave.end").isVisible()
    said = [label.text() for label in panel.leaving.findChildren(PlainLabel)]
    assert "An administrator now ends the access of wang under People." in said


def test_esc_leaves_everything_as_it_is(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, work: Work
) -> None:
    reach.press(panel, "team.leave")
    still()
    qtbot.keyClick(reach.find(panel, "team.leave.to"), Key.Key_Escape)
    assert panel.list.hasFocus()
    assert len(work.read(portfolio)) == 3
