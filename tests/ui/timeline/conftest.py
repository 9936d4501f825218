"""A member with a few days behind them, and rows that need no workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.timeline.kinds import Channel, Direction
from concierge.timeline.queries import DayCount
from concierge.timeline.rows import Row
from ui.composer.panel import Composer
from ui.desk import Desk
from ui.timeline.panel import TimelinePanel
from ui.voice import Voice

SHANGHAI = ZoneInfo("Asia/Shanghai")
MEMBER = new_id()


def a_row(at: datetime, text: str = "on the way", **other: object) -> Row:
    """A contact of the member's, as the stream gets it."""
    values = {
        "member_id": MEMBER,
        "at": at,
        "id": new_id(),
        "recorded_at": at,
        "kind": "contact",
        "what": "contact.logged",
        "line": None,
        "channel": "phone",
        "direction": "in",
        "party": None,
        "reached": "yes",
        "audience": "member",
        "issue_id": None,
        "steward_id": None,
        "lead_id": None,
        "title": "",
        "body": text,
        "data": {},
    }
    return Row(**(values | other))  # type: ignore[arg-type]


def some_days(counts: Sequence[int], last: date = date(2026, 11, 20)) -> list[Row]:
    """Rows on consecutive days that end with `last`, so many on each."""
    rows = []
    for back, n in enumerate(reversed(counts)):
        day = last - timedelta(days=back)
        start = datetime.combine(day, time(1), SHANGHAI).astimezone(UTC)
        rows += [a_row(start + timedelta(seconds=one), f"{day} {one}") for one in range(n)]
    return sorted(rows, key=lambda row: (row.at, row.id))


def counted(rows: Sequence[Row]) -> list[DayCount]:
    """How many rows there are on each day."""
    days = [row.at.astimezone(SHANGHAI).date() for row in rows]
    return [DayCount(day, days.count(day)) for day in sorted(set(days))]


def write_in(field: QWidget, text: str) -> None:
    """Puts a text into a field as an input method does once a word is chosen."""
    field.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


@pytest.fixture
def member(add: Callable[..., UUID], hands: clock.Hands) -> UUID:
    """林女士, a member of 王静's since the first of the month."""
    now = hands.at
    hands.set(datetime(2026, 11, 1, 1, 0, tzinfo=UTC))
    made = add("林雅岚", "林女士", "黑金", "13800004417")
    hands.set(now)
    return made


@pytest.fixture
def call(work: Work, member: UUID, hands: clock.Hands) -> Callable[..., UUID]:
    """Logs a contact of the member's: `call("11-19 15:42", "a plate is broken")`."""

    def logged(when: str, text: str, by: Work = work, **other: object) -> UUID:
        day, hour = when.split()
        at = datetime.fromisoformat(f"2026-{day}T{hour}:00").replace(tzinfo=SHANGHAI)
        contact = Contact(member, text, at=at.astimezone(UTC), **other)  # type: ignore[arg-type]
        return by.write(log_contact, contact).result.event_id

    return logged


@pytest.fixture
def story(call: Callable[..., UUID]) -> list[UUID]:
    """Three days of contacts, oldest first."""
    return [
        call("11-18 09:12", "包裹显示昨天到，今天还没见着", channel=Channel.CHAT, line="logistics"),
        call("11-18 13:48", "明天下午送到", direction=Direction.OUT, line="logistics"),
        call("11-19 15:42", "盒子压瘪了一角，碟子裂了", line="logistics", minutes=4),
        call("11-20 09:40", "行程收到", channel=Channel.EMAIL, party="周婷", line="travel"),
        call("11-20 13:58", "酒店说查不到我们的预订", line="travel"),
    ]


@pytest.fixture
def panel(desk: Desk, member: UUID, qtbot: QtBot, voice: Voice) -> Iterator[TimelinePanel]:
    """The member's timeline, opened."""
    made = TimelinePanel(desk, voice)
    qtbot.addWidget(made)
    made.resize(744, 719)
    made.show()
    with qtbot.waitSignal(made.feed.opened):
        made.show_member(member)
    yield made
    made.hide()
    made.keep_drafts()


@pytest.fixture
def composer(panel: TimelinePanel) -> Composer:
    """Where one writes of the member."""
    return panel.composer
