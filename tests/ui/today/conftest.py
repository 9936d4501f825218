"""An agenda of the sort a steward has at 14:05: late, soon, later, tomorrow."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.promises import make_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from ui.desk import Desk
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.panel import TodayPanel
from ui.voice import Voice

ZONE = "Asia/Shanghai"


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """That time in Shanghai on the Friday of the pictures, in UTC."""
    midnight = datetime.fromisoformat("2026-11-20T00:00:00+08:00")
    return midnight + timedelta(days=days, hours=hour, minutes=minute)


@pytest.fixture
def remind(work: Work) -> Callable[..., UUID]:
    """Sets a reminder for a member at a time of Shanghai."""

    def reminder(member: UUID, text: str, when: datetime) -> UUID:
        return work.write(set_reminder, member, ReminderDraft(text, when, ZONE)).result

    return reminder


@pytest.fixture
def promise(work: Work) -> Callable[..., UUID]:
    """Promises something to a member by a time of Shanghai."""

    def made(member: UUID, text: str, when: datetime) -> UUID:
        return work.write(make_promise, member, PromiseDraft(text, when, ZONE)).result

    return made


@pytest.fixture
def busy(
    hands: clock.Hands,
    add: Callable[..., UUID],
    remind: Callable[..., UUID],
    promise: Callable[..., UUID],
    work: Work,
) -> dict[str, UUID]:
    """林女士 with a broken promise and another in an issue, 吴先生 and 马女士 with reminders."""
    hands.set(at(9))
    lin, wu, ma = (
        add("林雅岚", "林女士", "黑金"),
        add("吴柏川", "吴先生", "铂金"),
        add("马晓", "马女士"),
    )
    promise(lin, "退款 ¥300.00", at(12))
    work.write(
        log_contact,
        Contact(
            lin,
            "酒店说查不到我们的预订。",
            issue=IssueDraft("东京酒店预订丢失", "travel"),
            promises=(PromiseDraft("订好东京酒店", at(16, 30), ZONE),),
        ),
    )
    remind(wu, "告知改签进展", at(15, 30))
    remind(lin, "问一声家宴", at(18))
    remind(ma, "回访退货取件", at(10, days=1))
    hands.set(at(14, 5))
    return {"lin": lin, "wu": wu, "ma": ma}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Something for panels and cards to stand in."""
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def acts(desk: Desk, window: QWidget, voice: Voice) -> TodayActs:
    """What one can do with a thing."""
    return TodayActs(desk, voice, window)


@pytest.fixture
def feed(desk: Desk, window: QWidget) -> Iterator[TodayFeed]:
    """The agenda both forms show."""
    made = TodayFeed(desk, window)
    yield made
    made.stop()


@pytest.fixture
def panel(
    desk: Desk,
    feed: TodayFeed,
    acts: TodayActs,
    window: QWidget,
    busy: dict[str, UUID],
    settled: Callable[[], None],
    qtbot: QtBot,
    voice: Voice,
) -> TodayPanel:
    """Today, wide, showing the busy agenda."""
    made = TodayPanel(desk, voice, feed, acts, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    feed.ask()
    settled()
    made.list.setFocus()
    return made
