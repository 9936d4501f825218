"""Put off to any time; what was promised never past its time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.store.work import Work
from concierge.today.queries import agenda
from ui.desk import Desk
from ui.today.acts import TodayActs
from ui.today.panel import TodayPanel
from ui.today.snooze import SnoozeCard, presets
from ui.voice import Voice
from ui.widgets.object_list import ObjectList

SHANGHAI = ZoneInfo("Asia/Shanghai")
Settled = Callable[[], None]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def offered(now: str, latest: str | None = None) -> dict[str, str]:
    found = presets(at(now), SHANGHAI, at(latest) if latest else None)
    return {one.id: f"{one.until.astimezone(SHANGHAI):%m-%d %H:%M}" for one in found}


def test_a_friday_afternoon_offers_this() -> None:
    assert offered("2026-11-20T14:03") == {
        "hour": "11-20 15:05",
        "evening": "11-20 18:00",
        "tomorrow": "11-21 09:00",
        "monday": "11-23 09:00",
        "week": "11-27 09:00",
    }


def test_an_evening_that_is_over_is_not_offered() -> None:
    assert "evening" not in offered("2026-11-20T18:30")


def test_on_sunday_tomorrow_is_monday_and_offered_once() -> None:
    found = offered("2026-11-22T10:00")
    assert list(found.values()).count("11-23 09:00") == 1


def test_nothing_at_or_after_the_latest_is_offered() -> None:
    assert offered("2026-11-20T14:03", "2026-11-20T18:00") == {"hour": "11-20 15:05"}


@given(some.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 - wall times
def test_every_time_offered_lies_ahead_and_none_twice(wall: datetime) -> None:
    now = wall.replace(tzinfo=SHANGHAI)
    found = [one.until for one in presets(now, SHANGHAI)]
    assert all(until > now for until in found)
    assert found == sorted(set(found))
    assert found[0] - now <= timedelta(hours=1, minutes=5)


@pytest.fixture
def card(panel: TodayPanel, acts: TodayActs, qtbot: QtBot) -> SnoozeCard:
    """Asked of a reminder: 告知改签进展, at 15:30."""
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    [found] = panel.window().findChildren(SnoozeCard)
    return found


def line(card: SnoozeCard) -> QLineEdit:
    return card.findChild(QLineEdit, "snooze.at")


def said(card: SnoozeCard) -> str:
    return str(card._said.text())


def test_enter_takes_the_first_preset_and_the_row_says_until_when(
    card: SnoozeCard, panel: TodayPanel, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.keyClick(line(card), Qt.Key.Key_Return)
    settled()
    row = next(thing for thing in panel.rows.things() if thing.what == "告知改签进展")
    assert row.why == "Snoozed until today 15:05"
    assert row.icon == "moon"
    assert not card.isVisible()


def test_any_time_can_be_typed_and_is_told_before_it_is_taken(
    card: SnoozeCard, qtbot: QtBot, settled: Settled, panel: TodayPanel
) -> None:
    line(card).setText("明天 9:30")
    assert said(card) == "tomorrow 09:30, Saturday 11-21"
    qtbot.keyClick(line(card), Qt.Key.Key_Return)
    settled()
    row = next(thing for thing in panel.rows.things() if thing.what == "告知改签进展")
    assert (row.item.section, row.due) == ("tomorrow", "09:30")


def test_what_cannot_be_read_is_said_and_nothing_is_taken(card: SnoozeCard, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(card), "gestern")
    assert said(card).startswith("Not read yet. Like ")
    assert not card.findChildren(ObjectList)[0].selectedIndexes()  # no preset looks chosen
    qtbot.keyClick(line(card), Qt.Key.Key_Return)
    assert card.isVisible()


def test_escape_leaves_everything_as_it_was(
    card: SnoozeCard, qtbot: QtBot, work: Work, panel: TodayPanel
) -> None:
    before = work.read(agenda).items
    qtbot.keyClick(line(card), Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert work.read(agenda).items == before
    assert panel.list.hasFocus()


def test_undo_puts_it_back_to_what_it_was_put_off_to_before(
    card: SnoozeCard,
    acts: TodayActs,
    panel: TodayPanel,
    qtbot: QtBot,
    settled: Settled,
    voice: Voice,
) -> None:
    qtbot.keyClick(line(card), Qt.Key.Key_Return)
    settled()
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    qtbot.keyClicks(line(card), "18:00")
    with qtbot.waitSignal(voice.offered) as toast:
        qtbot.keyClick(line(card), Qt.Key.Key_Return)
    settled()
    (toast.args or [None, None])[1]()  # type: ignore[misc]
    settled()
    row = next(thing for thing in panel.rows.things() if thing.what == "告知改签进展")
    assert row.why == "Snoozed until today 15:05"


def test_a_statutory_deadline_is_not_put_off_at_all(
    panel: TodayPanel, acts: TodayActs, work: Work, qtbot: QtBot, settled: Settled, voice: Voice
) -> None:
    item = next(one.item for one in panel.rows.things() if one.what == "告知改签进展")
    work.write(set_due, item.ref_id, DueKind.REMINDER, item.member_id, item.due, statutory=True)
    panel._feed.ask()
    settled()
    assert panel.rows.things()[0].item.ref_id == item.ref_id
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    with qtbot.waitSignal(voice.offered) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_S)
    assert "never put off" in (told.args or [""])[0]
    assert panel.window().findChildren(SnoozeCard) == []


def test_a_broken_promise_is_not_put_off_but_agreed_anew(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, busy: dict[str, UUID]
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    [card] = panel.window().findChildren(SnoozeCard)
    assert "not put off" in said(card)
    with qtbot.waitSignal(acts.renegotiate_wanted) as wanted:
        qtbot.keyClick(line(card), Qt.Key.Key_Return)
    assert (wanted.args or [None])[0].title == "退款 ¥300.00"  # type: ignore[union-attr]


def test_in_the_small_hours_tomorrow_is_the_coming_daylight() -> None:
    assert offered("2026-11-21T01:30") == {
        "hour": "11-21 02:30",
        "tomorrow": "11-21 09:00",
        "monday": "11-23 09:00",
        "week": "11-27 09:00",
    }


def test_days_keep_the_time_on_the_wall_where_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    found = {
        one.id: one.until for one in presets(datetime(2026, 10, 24, 12, tzinfo=berlin), berlin)
    }
    assert f"{found['tomorrow'].astimezone(berlin):%m-%d %H:%M}" == "10-25 09:00"


def test_walking_to_a_preset_after_typing_takes_the_preset(
    card: SnoozeCard, qtbot: QtBot, settled: Settled, panel: TodayPanel
) -> None:
    qtbot.keyClicks(line(card), "gestern")
    qtbot.keyClick(line(card), Qt.Key.Key_Down)
    qtbot.keyClick(line(card), Qt.Key.Key_Return)
    settled()
    assert not card.isVisible()


def test_a_snooze_left_with_esc_is_nothing_unfinished(
    card: SnoozeCard, qtbot: QtBot, settled: Settled, desk: Desk
) -> None:
    qtbot.keyClicks(line(card), "fri 18:00")
    desk.keeper.flush()
    settled()
    qtbot.keyClick(line(card), Qt.Key.Key_Escape)
    desk.keeper.flush()
    settled()
    assert not card.isVisible()
    assert desk.drafts is not None
    assert desk.drafts.all() == []
