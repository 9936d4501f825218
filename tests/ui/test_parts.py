"""Rail, status line and the sheet of keys."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import language, theme
from ui.commands import COMMANDS
from ui.frame.rail import SCREENS, Rail
from ui.frame.sheet import COLUMNS, NARROW, ONE, KeySheet, _KeyRow
from ui.frame.status import StatusLine
from ui.widgets.key_hints import KeyHint
from ui.window import OF_ARRANGING

AT = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


def test_the_rail_says_which_screen_is_wanted(qtbot: QtBot) -> None:
    rail = Rail(for_lead=True)
    qtbot.addWidget(rail)
    for screen in SCREENS:
        with qtbot.waitSignal(rail.wanted) as wanted:
            rail.findChild(QWidget, f"rail.{screen}").click()  # type: ignore[attr-defined]
        assert wanted.args == [screen]


def test_one_screen_is_marked(qtbot: QtBot) -> None:
    rail = Rail(for_lead=True)
    qtbot.addWidget(rail)
    rail.show_screen("issues")
    marked = [one for one in SCREENS if rail.findChild(QWidget, f"rail.{one}").isChecked()]  # type: ignore[attr-defined]
    assert marked == ["issues"]


@pytest.fixture
def status(qtbot: QtBot) -> StatusLine:
    made = StatusLine(ZoneInfo("Asia/Shanghai"))
    qtbot.addWidget(made)
    return made


def test_the_status_line_reads_what_was_saved_where_and_how_many(status: StatusLine) -> None:
    status.show_saved(AT)
    status.show_members(186)
    status.show_whose("", "This computer")
    assert status.accessibleName() == "Saved 14:05, This computer, My members 186"


def test_long_work_is_told_instead_and_gone_when_it_is_done(status: StatusLine) -> None:
    status.show_saved(AT)
    status.show_working(2)
    assert "Saving 2" in status.accessibleName()
    status.show_working(0)
    assert "Saved 14:05" in status.accessibleName()


def test_a_passing_word_passes(status: StatusLine, qtbot: QtBot) -> None:
    status._over.setInterval(10)
    status.say("Copied")
    assert status.accessibleName().startswith("Copied")
    qtbot.waitUntil(lambda: "Copied" not in status.accessibleName())


def shown(status: StatusLine) -> list[str]:
    """The keys told at the right."""
    return [one.spoken() for one in status.findChildren(KeyHint) if not one.isHidden()]


def test_a_key_told_at_the_foot_can_be_pressed_with_the_mouse(
    status: StatusLine, qtbot: QtBot
) -> None:
    status.resize(1280, 24)
    status.show_keys(("move", "screens", "sheet", "call", "palette"))
    assert shown(status) == [
        "move J K", "screens Ctrl+1 2 3 7", "all keys ?", "call F2", "find Ctrl+K"
    ]  # fmt: skip
    with qtbot.waitSignal(status.wanted) as wanted:
        status.findChild(QWidget, "status.call").click()  # type: ignore[attr-defined]
    assert wanted.args == ["call"]


def test_where_there_is_no_room_the_keys_that_matter_least_are_left_out(
    status: StatusLine,
) -> None:
    status.show_keys(("move", "screens", "sheet", "call", "palette"))
    status.resize(560, 24)
    left = shown(status)
    assert left[-1] == "find Ctrl+K"
    assert 1 <= len(left) < 5


def test_the_keys_at_the_foot_are_told_in_another_language_at_once(
    status: StatusLine, qapp: QApplication, qtbot: QtBot
) -> None:
    status.resize(1280, 24)
    status.show_keys(("call",))
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: "来电 F2" in shown(status))


@pytest.fixture
def sheet(qtbot: QtBot) -> KeySheet:
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    made = KeySheet(window)
    with qtbot.waitExposed(window):
        window.show()
    made.toggle()
    return made


def said(sheet: KeySheet) -> set[str]:
    return {child.accessibleName() for child in sheet.findChildren(QWidget)}


def test_the_sheet_shows_every_key_there_is_for_whoever_looks(
    sheet: KeySheet, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for_lead = said(KeySheet(window, for_lead=True))
    shown = said(sheet)
    for command in COMMANDS:
        if command.keys:
            assert f"{command.label()} {command.key()}" in for_lead
            assert (f"{command.label()} {command.key()}" in shown) is not command.for_leads


def test_the_rail_has_a_team_for_leads_alone(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    assert rail.findChild(QWidget, "rail.team") is None


@pytest.mark.parametrize("language_spoken", ["en", "zh"])
@pytest.mark.parametrize(("width", "scale"), [(960, 1), (1024, 1), (1024, 1.5), (1440, 1.5)])
def test_what_a_key_does_can_be_read_whole_at_every_size(
    sheet: KeySheet, qapp: QApplication, width: int, scale: float, language_spoken: str
) -> None:
    sheet.toggle()
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    language.speak(qapp, language_spoken)
    sheet.window().resize(width, 700)
    sheet.toggle()
    qapp.processEvents()
    rows = [row for row in sheet.findChildren(_KeyRow) if row.isVisible()]
    assert rows
    assert not [row.accessibleName() for row in rows if row.width() < row.sizeHint().width()]
    around = theme.px(24)  # its shadow
    card = sheet.geometry().adjusted(around, around, -around, -around)
    assert sheet.window().rect().contains(card)


@pytest.mark.parametrize("language_spoken", ["en", "zh"])
@pytest.mark.parametrize("scale", [1, 1.25, 1.5])
def test_what_a_key_does_is_whole_when_the_window_changes_under_the_open_sheet(
    sheet: KeySheet, qapp: QApplication, scale: float, language_spoken: str
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    language.speak(qapp, language_spoken)
    for width in (1920, 960, 1440, 1024):
        sheet.window().resize(width, 700)
        qapp.processEvents()
        rows = [row for row in sheet.findChildren(_KeyRow) if row.isVisible()]
        assert rows
        assert not [row.accessibleName() for row in rows if row.width() < row.sizeHint().width()]


def test_every_place_has_a_column() -> None:
    places = sorted({one.place for one in COMMANDS})
    for columns in (COLUMNS, NARROW, ONE):
        assert sorted(place for column in columns for place in column) == places


def test_the_columns_are_about_as_long_and_whoever_has_few_keys_has_no_empty_one(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    of_a_lead = KeySheet(window, for_lead=True)
    long = [sum(one.place in places for one in of_a_lead.told()) for places in COLUMNS]
    assert max(long) - min(long) <= 4
    few = KeySheet(window, for_lead=True, only=OF_ARRANGING)
    assert few._shown_columns == (("window", "issue"), ("today", "list", "team", "composer"))


def test_it_goes_with_escape_and_comes_back_in_the_language_spoken(
    sheet: KeySheet, qtbot: QtBot, qapp: QApplication
) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    language.speak(qapp, "zh")
    sheet.toggle()
    qtbot.waitUntil(lambda: "完成 D" in said(sheet))


def test_in_large_text_it_stays_in_the_window_and_can_be_walked_through(
    sheet: KeySheet, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    inside = sheet._scroll
    qtbot.waitUntil(lambda: inside.verticalScrollBar().maximum() > 0)
    bottom = inside.mapTo(sheet, inside.rect().bottomLeft()).y()
    assert bottom <= sheet.card_rect().bottom()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert inside.verticalScrollBar().value() > 0
