"""A lead adds a member and says whose it is; of two stewards nobody can guess it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge.members import queries as members
from concierge.store.work import Work
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui.desk import Desk
from ui.members.add_member import AddMember


@pytest.fixture
def leads_desk(qapp: QApplication, workspace: Workspace, lead: Work) -> Iterator[Desk]:
    with desk_of(workspace, lead) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_lead_of_two_stewards_chooses_whose_it_is(
    leads_desk: Desk, window: QWidget, work: Work, qtbot: QtBot
) -> None:
    form = AddMember(leads_desk, window)
    window.show()
    form.start()
    qtbot.waitUntil(leads_desk.idle)
    form.form.name.setText("林雅岚")
    form.number.setText("88000001")
    form._commit()
    qtbot.waitUntil(leads_desk.idle)
    assert form.form.complaint(form.steward)
    assert form.number.text() == "88000001"
    form.steward.set_value(work.actor.steward_id)
    added: list[object] = []
    form.added.connect(added.append)
    form._commit()
    qtbot.waitUntil(leads_desk.idle)
    assert len(added) == 1
    assert work.read(members.header, work.read(members.by_number, "88000001")).mine
