"""The days of a month: picked by keyboard, named in the program's language, red for no weekend."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QTableView, QToolButton
from pytestqt.qtbot import QtBot

from concierge import clock, words
from ui import theme
from ui.widgets.day_calendar import WEEKEND, DayCalendar
from ui.widgets.when_field import WhenField

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


@pytest.fixture
def field(qtbot: QtBot) -> WhenField:
    field = WhenField(SHANGHAI, "x")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


def _opened(field: WhenField, qtbot: QtBot) -> DayCalendar:
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(DayCalendar)
    assert calendar is not None
    return calendar


def test_it_is_opened_walked_and_picked_from_by_keyboard(field: WhenField, qtbot: QtBot) -> None:
    with clock.frozen(NOW):
        calendar = _opened(field, qtbot)
        view = calendar.findChild(QTableView)
        assert view is not None
        qtbot.keyClick(view, Qt.Key.Key_Down)
        with qtbot.waitSignal(calendar.picked) as picked:
            qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == [date(2026, 11, 27)]
    assert field.text() == "2026-11-27 18:00"


def test_escape_leaves_what_was_there(field: WhenField, qtbot: QtBot) -> None:
    with clock.frozen(NOW):
        calendar = _opened(field, qtbot)
        qtbot.keyClick(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert field.text() == ""


def test_a_weekend_is_no_state_and_a_past_day_cannot_be_picked(
    field: WhenField, qtbot: QtBot
) -> None:
    with clock.frozen(NOW):
        calendar = _opened(field, qtbot)
    for day in WEEKEND:
        assert calendar.weekdayTextFormat(day).foreground().color() == theme.tokens().ink3
    assert calendar.minimumDate() == QDate(2026, 11, 20)
    calendar.close()


@pytest.mark.parametrize(("language", "month"), [("zh", "十一月"), ("en", "November")])
def test_the_month_is_named_in_the_program_s_language(
    field: WhenField, qtbot: QtBot, language: str, month: str
) -> None:
    words.speak(language)
    with clock.frozen(NOW):
        calendar = _opened(field, qtbot)
    shown = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    assert shown is not None
    assert shown.text() == month
    calendar.close()
    words.speak("en")
