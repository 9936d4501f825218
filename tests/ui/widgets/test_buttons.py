"""Buttons are pressed by keys, named for screen readers, and leave the caret where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.actions import ActionButton, Kind, SplitAction
from ui.widgets.button import DeskButton
from ui.widgets.chip import Chip
from ui.widgets.icon_button import IconButton
from ui.widgets.rail import RailButton
from ui.widgets.segment import Segment
from ui.widgets.tabs import TabButton
from ui.widgets.tick import Tick


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


BUTTONS = {
    "rail": lambda: RailButton("list-todo", "rail.today"),
    "tab": lambda: TabButton("composer.contact"),
    "action": lambda: ActionButton(Kind.PRIMARY, "issue.close"),
    "icon": lambda: IconButton("search", "stream.search"),
    "chip": lambda: Chip("chip", icon="plane"),
}


@pytest.fixture(params=BUTTONS.values(), ids=BUTTONS.keys())
def button(request: pytest.FixtureRequest, qtbot: QtBot) -> DeskButton:
    made: DeskButton = request.param()
    made.set_text("R&D 部")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it(button: DeskButton, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_ampersand_is_just_a_character(button: DeskButton) -> None:
    assert button.accessibleName() == "R&D 部"
    assert button.shortcut().isEmpty()


def test_it_has_an_identifier(button: DeskButton) -> None:
    assert button.accessibleIdentifier()


def test_focus_is_seen(button: DeskButton, qtbot: QtBot) -> None:
    with qtbot.waitActive(button):
        button.activateWindow()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != before


def test_dark_is_seen(button: DeskButton, qapp: QApplication) -> None:
    before = button.grab().toImage()
    theme.apply(qapp, theme.Theme.DARK)
    assert button.grab().toImage() != before
    theme.apply(qapp, theme.Theme.LIGHT)


def test_nothing_moves_when_a_tab_is_chosen(qtbot: QtBot) -> None:
    tab = TabButton("composer.note")
    qtbot.addWidget(tab)
    tab.set_text("Note")
    tab.set_hint("Alt+2")
    before = tab.sizeHint()
    tab.setChecked(True)
    assert tab.sizeHint() == before


def test_a_click_leaves_the_caret_in_the_text(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    text, button = QLineEdit(), ActionButton()
    column = QVBoxLayout(pane)
    column.addWidget(text)
    column.addWidget(button)
    with qtbot.waitActive(pane):
        pane.show()
    text.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert text.hasFocus()


def test_rail_buttons_of_a_group_are_on_one_at_a_time(qtbot: QtBot) -> None:
    rail = QWidget()
    qtbot.addWidget(rail)
    group = QButtonGroup(rail)
    today, members = RailButton("list-todo", parent=rail), RailButton("book-user", parent=rail)
    group.addButton(today)
    group.addButton(members)
    today.setChecked(True)
    members.click()
    assert (today.isChecked(), members.isChecked()) == (False, True)
    assert (today.sizeHint().width(), today.sizeHint().height()) == (52, 48)


def test_a_disabled_button_does_nothing(qtbot: QtBot) -> None:
    button = ActionButton(Kind.PRIMARY)
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        button.click()


def test_the_halves_of_a_split_button_have_their_names(qtbot: QtBot) -> None:
    split = SplitAction("composer.commit")
    qtbot.addWidget(split)
    assert split.main.accessibleIdentifier() == "composer.commit"
    assert split.more.accessibleIdentifier() == "composer.commit.more"


def test_a_segment_tells_the_value_taken(qtbot: QtBot) -> None:
    segment = Segment("composer.party")
    qtbot.addWidget(segment)
    segment.set_choices([("self", "本人"), ("wife", "太太许宁")])
    segment.show()
    assert segment.value() == "self"
    part = segment.findChild(DeskButton, "composer.party.wife")
    with qtbot.waitSignal(segment.changed) as told:
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert told.args == ["wife"]
    segment.set_choices([("wife", "Wife"), ("other", "Other")])
    assert segment.value() == "wife"


def test_tab_comes_to_a_segment_where_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, segment, after = QLineEdit(window), Segment("party", window), QLineEdit(window)
    segment.set_choices([("a", "A"), ("b", "B")])
    with qtbot.waitActive(window):
        window.show()
    for _ in range(2):
        before.setFocus()
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert segment.isAncestorOf(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert after.hasFocus()
        segment.set_choices([("a", "Eins"), ("b", "Zwei")])
        QApplication.processEvents()


def test_arrows_move_in_a_segment(qtbot: QtBot) -> None:
    segment = Segment("party")
    qtbot.addWidget(segment)
    segment.set_choices([("a", "A"), ("b", "B")])
    with qtbot.waitActive(segment):
        segment.show()
    first, second = (segment.findChild(DeskButton, f"party.{name}") for name in "ab")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()


def test_a_tick_is_ticked_by_space(qtbot: QtBot) -> None:
    tick = Tick("语言相符 & 同城")
    qtbot.addWidget(tick)
    tick.show()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert tick.shortcut().isEmpty()


def test_a_screen_readers_toggle_is_told_like_a_click(qtbot: QtBot) -> None:
    rail = QWidget()
    qtbot.addWidget(rail)
    group = QButtonGroup(rail)
    today, members = RailButton("list-todo", parent=rail), RailButton("book-user", parent=rail)
    for button in (today, members):
        group.addButton(button)
    today.setChecked(True)
    told: list[object] = []
    members.clicked.connect(lambda: told.append("clicked"))
    group.buttonClicked.connect(told.append)
    members.toggle()  # all that Qt does for the action of that name
    assert told == ["clicked", members]
    today.setChecked(True)
    members.click()
    assert told == ["clicked", members] * 2, "the program is silent, a click tells once"
