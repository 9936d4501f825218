"""Somebody leaves: the lead sees what is still theirs, hands it over, and ends the access."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.members.portfolio import portfolio
from concierge.store.work import Work
from concierge.team.queries import stewards
from ui.desk import Desk
from ui.team.panel import TeamPanel

Still = Callable[[], None]
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(
    leads_desk: Desk, members: list[UUID], window: QWidget, still: Still, qtbot: QtBot
) -> TeamPanel:
    made = TeamPanel(leads_desk, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    still()
    made.take_focus()
    names = [row.load.name for row in made._rows()]
    made.list.select_row(made.list.model().index(names.index("王静"), 0))
    return made


def test_what_is_theirs_is_handed_over_and_their_access_ends(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work, work: Work,
    colleague: Work,
) -> None:  # fmt: skip
    told: list[Any] = []
    panel.toast_wanted.connect(lambda text, back: told.append((text, back)))
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
    back()
    still()
    assert len(work.read(portfolio)) == 3
    reach.press(panel, "team.leave.hand_over")
    still()
    reach.press(panel, "team.leave.end")
    still()
    assert told[-1] == ("王静 has left", None)
    assert "wang" not in {one.login for one in lead.read(stewards)}
    assert [row.load.name for row in panel._rows()] == ["何敏"]


def test_esc_leaves_everything_as_it_is(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, work: Work
) -> None:
    reach.press(panel, "team.leave")
    still()
    qtbot.keyClick(reach.find(panel, "team.leave.to"), Key.Key_Escape)
    assert panel.list.hasFocus()
    assert len(work.read(portfolio)) == 3
