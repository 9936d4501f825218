"""林女士's parcel that came late and damaged, and the pane that shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.queries import IssueDetail, detail
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.store.work import Work
from ui.desk import Desk
from ui.issues.pane import IssuePane
from ui.voice import Voice

ZONE = "Asia/Shanghai"


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """That time in Shanghai on the Friday of the pictures."""
    midnight = datetime.fromisoformat("2026-11-20T00:00:00+08:00")
    return midnight + timedelta(days=days, hours=hour, minutes=minute)


@dataclass
class Heard:
    """What the pane said, and what it offered to take back."""

    texts: list[str] = field(default_factory=list)
    undos: list[Callable[[], object] | None] = field(default_factory=list)

    def toast(self, text: str, undo: Callable[[], object] | None) -> None:
        self.texts.append(text)
        self.undos.append(undo)


@dataclass
class Parcel:
    """The story's ids."""

    member: UUID
    issue: UUID
    refund: UUID
    plate: UUID
    contact: UUID


@pytest.fixture
def parcel(work: Work, add: Callable[..., UUID], hands: clock.Hands) -> Parcel:
    """Yesterday's call: an issue, a refund promised for noon today, a plate for tomorrow."""
    hands.set(at(9, days=-30))
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    hands.set(at(15, 42, days=-1))
    logged = work.write(
        log_contact,
        Contact(
            member,
            "盒子压瘪了一角，里面一只碟子裂了。",
            minutes=4,
            issue=IssueDraft("餐具包裹晚到且破损", "logistics", references=("DD20261119604417",)),
            promises=(
                PromiseDraft("退款 ¥300.00", at(12), ZONE),
                PromiseDraft("补发碟子一只", at(18, days=1), ZONE),
            ),
        ),
    ).result
    hands.set(at(14, 5))
    assert logged.issue_id is not None
    return Parcel(member, logged.issue_id, *logged.promise_ids, logged.event_id)


@pytest.fixture
def now(work: Work, parcel: Parcel) -> Callable[[], IssueDetail]:
    """The issue as it is stored now."""
    return lambda: work.read(detail, parcel.issue)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Something for the pane to stand in, with another place for the focus to go."""
    made = QWidget()
    made.resize(900, 900)
    qtbot.addWidget(made)
    QLineEdit(made).setObjectName("elsewhere")
    return made


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def pane(
    desk: Desk,
    window: QWidget,
    parcel: Parcel,
    heard: Heard,
    settled: Callable[[], None],
    qtbot: QtBot,
    voice: Voice,
) -> Iterator[IssuePane]:
    """The pane, showing the parcel."""
    made = IssuePane(desk, voice, window)
    made.setGeometry(500, 0, 348, 876)
    voice.offered.connect(heard.toast)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.show_issue(parcel.issue)
    settled()
    yield made
    settled()
