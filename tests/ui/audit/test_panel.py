"""The record on a screen: who did what and who looked, by member, person and time."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge.members.looking import searched
from concierge.notes.actions import NewNote, write_note
from concierge.store.work import Work
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui.audit.panel import AuditPanel
from ui.desk import Desk
from ui.voice import Voice

Still = Callable[[], None]


@pytest.fixture
def leads_desk(qapp: QApplication, workspace: Workspace, lead: Work) -> Iterator[Desk]:
    with desk_of(workspace, lead) as made:
        yield made


@pytest.fixture
def still(leads_desk: Desk, qtbot: QtBot) -> Still:
    return lambda: qtbot.waitUntil(leads_desk.idle)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1220, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(
    add: Any,
    work: Work,
    lead: Work,
    leads_desk: Desk,
    window: QWidget,
    still: Still,
    qtbot: QtBot,
    voice: Voice,
) -> AuditPanel:
    member_id = add("林雅岚", "林女士")
    work.write(write_note, NewNote(member_id, "喜欢靠窗"))
    lead.write(searched, 2, 1)
    made = AuditPanel(leads_desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    still()
    return made


def test_who_did_and_who_looked_stands_there_and_no_text(panel: AuditPanel, reach: Any) -> None:
    said = reach.rows(panel, "audit.list")
    assert any("王静" in one and "note" in one for one in said)
    assert any("沈嘉言" in one and "searched" in one for one in said)
    assert not any("靠窗" in one for one in said)


def test_it_is_asked_by_person_by_kind_and_by_member(
    panel: AuditPanel, still: Still, lead: Work, reach: Any
) -> None:
    panel.person.set_value(lead.actor.steward_id)
    panel.ask()
    still()
    assert all("沈嘉言" in one for one in reach.rows(panel, "audit.list"))
    panel.person.set_value(None)
    panel.kind.set_value(True)
    panel.ask()
    still()
    assert all("searched" in one for one in reach.rows(panel, "audit.list"))
    panel.member.setText("nobody")
    panel.ask()
    still()
    assert panel._refused.isVisibleTo(panel)


def test_a_lead_opens_the_member_of_a_row_and_what_was_refused_leaves_no_other_answer(
    panel: AuditPanel, still: Still, qtbot: QtBot, reach: Any, voice: Voice
) -> None:
    wanted: list[Any] = []
    voice.member_wanted.connect(lambda member_id, _select: wanted.append(member_id))
    listed = panel.list
    listed.choose(next(row.id for row in listed.rows() if row.texts[2]))
    panel.take_focus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    still()
    assert len(wanted) == 1
    qtbot.keyClick(listed, Qt.Key.Key_Slash)
    assert panel.member.hasFocus()
    qtbot.keyClicks(panel.member, "nobody")
    qtbot.keyClick(panel.member, Qt.Key.Key_Return)
    still()
    assert panel._refused.isVisibleTo(panel)
    assert reach.rows(panel, "audit.list") == []
    assert not panel.more.isVisibleTo(panel)
    qtbot.keyClick(panel.member, Qt.Key.Key_Escape)
    still()
    assert listed.hasFocus()
    assert not panel._refused.isVisibleTo(panel)
    assert reach.rows(panel, "audit.list")


def test_what_was_done_meanwhile_is_there_when_one_comes_back(
    panel: AuditPanel, still: Still, lead: Work, reach: Any
) -> None:
    before = len(reach.rows(panel, "audit.list"))
    panel.hide()
    lead.write(searched, 7, 1)
    panel.show()
    still()
    assert len(reach.rows(panel, "audit.list")) == before + 1
