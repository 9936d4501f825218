"""A lead's desk: 沈嘉言 leads 王静, who serves three members, and 何敏, who serves none."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.store.work import Work
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui.desk import Desk


@pytest.fixture
def members(add: Callable[..., UUID], work: Work, hands: clock.Hands) -> list[UUID]:
    """Three of 王静's: 林女士 has an issue with a promise that broke and one that is due."""
    hands.move(-timedelta(days=1))
    found = [add("林雅岚", "林女士", "黑金"), add("吴柏川", "吴先生"), add("马思远", "马先生")]
    for hours in (2, 30):
        due = hands.at + timedelta(hours=hours)
        draft = Contact(
            found[0],
            "酒店说查不到预订",
            issue=IssueDraft("酒店预订丢失", "travel"),
            promises=(PromiseDraft("订好酒店", due, "Asia/Shanghai"),),
        )
        work.write(log_contact, draft)
    hands.move(timedelta(days=1))
    return found


@pytest.fixture
def leads_desk(qapp: QApplication, workspace: Workspace, lead: Work) -> Iterator[Desk]:
    """沈嘉言's desk."""
    with desk_of(workspace, lead) as made:
        yield made


@pytest.fixture
def still(leads_desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Waits until everything the lead's desk was asked has been answered."""
    return lambda: qtbot.waitUntil(leads_desk.idle)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Something for the panel to stand in."""
    made = QWidget()
    made.resize(1220, 800)
    qtbot.addWidget(made)
    return made
