"""The row of open calls lies on nothing, and each call in it is reached by mouse, key and name."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from ui import theme
from ui.calls.row import CallRow
from ui.composer.call_record import Call, began_at, call_of
from ui.desk import Desk
from ui.drafting import Sheet
from ui.frame.status import StatusLine
from ui.left_messages import LeftMessage

Line = tuple[StatusLine, CallRow]


@pytest.fixture
def line(desk: Desk, qtbot: QtBot, hands: clock.Hands) -> Iterator[Line]:
    made = StatusLine(desk.zone)
    row = CallRow(made)
    made.hold(row)
    made.show_keys(("call", "palette", "screens"))
    qtbot.addWidget(made)
    made.resize(1024, made.height())
    made.show()
    yield made, row
    row.show_calls([], None)


def calls(n: int) -> list[Call]:
    return [Call(clock.now(), who=f"第{one}位客人") for one in range(1, n + 1)]


def test_each_call_says_who_and_how_long(line: Line, hands: clock.Hands) -> None:
    _, row = line
    three = calls(3)
    row.show_calls(three, three[1])
    hands.move(timedelta(minutes=12, seconds=30))
    row.retranslate()
    assert [one.word() for one in row.buttons()] == [
        "第1位客人 12 min", "第2位客人 12 min", "第3位客人 12 min",
    ]  # fmt: skip
    assert [one.accessibleIdentifier() for one in row.buttons()] == [
        "calls.1",
        "calls.2",
        "calls.3",
    ]
    assert row.buttons()[0].accessibleName() == "Call: 第1位客人 12 min"
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in row.buttons())


def test_a_click_goes_on_with_it(line: Line, qtbot: QtBot) -> None:
    _, row = line
    two = calls(2)
    row.show_calls(two, None)
    with qtbot.waitSignal(row.call_wanted) as told:
        row.buttons()[1].click()
    assert told.args == [two[1]]
    with qtbot.waitSignal(row.new.clicked):
        row.findChild(QWidget, "calls.new").click()  # type: ignore[union-attr, attr-defined]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_lies_on_nothing_and_everything_is_inside_the_line(
    line: Line, qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    status, row = line
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    row.show_calls(calls(4), None)
    QApplication.processEvents()
    shown = [one for one in status.findChildren(QWidget) if one.parent() is status]
    shown = [one for one in shown if one.isVisible()]
    for one in shown:
        assert status.rect().contains(one.geometry()), one
        others = [other for other in shown if other is not one]
        assert not any(one.geometry().intersects(other.geometry()) for other in others), one
    assert all(row.rect().contains(button.geometry()) for button in row.buttons())


def test_without_a_call_it_is_not_there(line: Line) -> None:
    _, row = line
    row.show_calls(calls(1), None)
    assert row.isVisible()
    row.show_calls([], None)
    assert not row.isVisible()


def test_a_message_that_waits_stands_after_the_calls_by_name_and_says_what_it_is(
    line: Line, qtbot: QtBot
) -> None:
    _, row = line
    messages = [LeftMessage("88000077", "马女士"), LeftMessage("13900000000"), LeftMessage("")]
    row.show_calls(calls(1), None, messages)
    assert [one.word() for one in row.messages()] == [
        "马女士 message", "13900000000 message", "Message",
    ]  # fmt: skip
    assert row.messages()[0].accessibleName() == "Go on: 马女士 message"
    QApplication.processEvents()
    assert row.buttons()[0].geometry().right() < row.messages()[0].geometry().left()
    with qtbot.waitSignal(row.message_wanted) as told:
        row.messages()[0].click()
    assert told.args == [messages[0]]
    row.show_calls([], None, messages[:1])
    assert (row.isVisible(), len(row.messages()), row.buttons()) == (True, 1, [])
    row.show_calls([], None)
    assert not row.isVisible()


def test_a_call_is_kept_whole(hands: clock.Hands) -> None:
    call = Call(clock.now(), who="林女士", sheet=Sheet("在机场", 2, {"line": "travel"}))
    again = call_of(call.place, call.kept())
    assert (again.began, again.who, again.member_id) == (call.began, "林女士", None)
    assert again.sheet == call.sheet


def test_while_the_desk_is_shut_no_call_runs_on(hands: clock.Hands) -> None:
    call = Call(clock.now(), who="林女士")
    hands.move(timedelta(minutes=7))
    kept = call.kept()
    hands.move(timedelta(hours=9))
    again = call_of(call.place, kept)
    assert again.ran() == 7 * 60
    hands.move(timedelta(minutes=2))
    assert again.ran() == 9 * 60


def test_what_was_handed_over_stays_to_the_letter(hands: clock.Hands) -> None:
    call = Call(clock.now(), who="林女士", sheet=Sheet("在机场"))
    hands.move(timedelta(minutes=7))
    call.hang_up()
    kept = call.kept()
    hands.move(timedelta(minutes=2))
    assert call.kept() == kept


def test_a_call_of_another_day_says_the_day() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    with clock.frozen(datetime(2026, 11, 24, 1, tzinfo=UTC)) as hands:
        began = clock.now()
        assert began_at(began, zone) == "09:00"
        hands.move(timedelta(days=1))
        assert began_at(began, zone) == "yesterday 09:00"
