"""Chips stand in one line by count; what has no room folds into More."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipData, ChipRow

CHIPS = [
    ChipData("travel", "旅行", 61, "plane"),
    ChipData("all", "全部", 412, first=True),
    ChipData("retail", "购物", 230, "shopping-bag"),
    ChipData("food", "餐饮", 37, "utensils"),
    ChipData("ent", "娱乐", 1014, "ticket"),
]


# What an offscreen window says when a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def row(qapp: QApplication, qtbot: QtBot) -> ChipRow:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = ChipRow("member.chips")
    qtbot.addWidget(made)
    made.set_chips(CHIPS)
    made.resize(made.sizeHint())
    made.show()
    return made


def chip(row: ChipRow, key: str) -> Chip:
    return row.findChild(Chip, f"member.chips.{key}")


def in_line(row: ChipRow) -> list[str]:
    shown = [c for c in row.findChildren(Chip) if not c.isHidden()]
    return [c.objectName().split(".")[-1] for c in sorted(shown, key=lambda c: c.x())]


def press(qtbot: QtBot, button: Chip) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_first_then_most(row: ChipRow) -> None:
    assert in_line(row) == ["all", "ent", "retail", "travel", "food"]
    assert row.folded() == []


def test_a_narrow_row_folds_the_fewest(row: ChipRow) -> None:
    row.resize(row.sizeHint().width() - 1, row.height())
    assert in_line(row) == ["all", "ent", "retail", "travel", "more"]
    assert row.folded() == ["food"]


def test_the_narrowest_keeps_the_one_that_is_on(row: ChipRow) -> None:
    row.set_value("food")
    row.resize(row.minimumSizeHint())
    assert "food" in in_line(row)


def test_nothing_sticks_out(row: ChipRow) -> None:
    for width in range(row.sizeHint().width(), row.minimumSizeHint().width(), -7):
        row.resize(width, row.height())
        assert max(c.geometry().right() for c in row.findChildren(Chip) if not c.isHidden()) < width


def test_one_is_on_at_a_time_and_tells(row: ChipRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen) as told:
        press(qtbot, chip(row, "travel"))
    assert told.args == ["travel"]
    assert row.value() == "travel"
    assert [c.isChecked() for c in (chip(row, "travel"), chip(row, "all"))] == [True, False]


def test_pressing_it_again_goes_back_to_all(row: ChipRow, qtbot: QtBot) -> None:
    row.set_value("travel")
    with qtbot.waitSignal(row.chosen) as told:
        press(qtbot, chip(row, "travel"))
    assert told.args == ["all"]


def test_a_folded_chip_is_chosen_from_the_menu_and_comes_out(row: ChipRow, qtbot: QtBot) -> None:
    row.resize(row.sizeHint().width() * 2 // 3, row.height())
    press(qtbot, chip(row, "more"))
    menu = row.findChild(QMenu)
    actions: list[QAction] = menu.actions()
    assert [action.text() for action in actions] == ["购物 230", "旅行 61", "餐饮 37"]
    with qtbot.waitSignal(row.chosen) as told:
        actions[2].trigger()
    menu.close()
    assert told.args == ["food"]
    assert "food" in in_line(row)


def test_new_counts_keep_what_is_on(row: ChipRow) -> None:
    row.set_value("travel")
    row.set_chips([ChipData("all", "All", 5, first=True), ChipData("travel", "Travel", 5)])
    assert row.value() == "travel"
    row.set_chips([ChipData("all", "All", 5, first=True)])
    assert row.value() == "all"


def test_arrows_move_between_chips(row: ChipRow, qtbot: QtBot) -> None:
    with qtbot.waitActive(row):
        row.activateWindow()
    chip(row, "all").setFocus()
    qtbot.keyClick(chip(row, "all"), Qt.Key.Key_Right)
    assert chip(row, "ent").hasFocus()
    qtbot.keyClick(chip(row, "ent"), Qt.Key.Key_Left)
    assert chip(row, "all").hasFocus()


def test_a_screen_reader_hears_word_and_count(row: ChipRow) -> None:
    assert chip(row, "travel").accessibleName() == "旅行 61"
    assert chip(row, "travel").accessibleIdentifier() == "member.chips.travel"


def test_tab_comes_by_in_the_order_they_stand(row: ChipRow) -> None:
    row.set_chips([CHIPS[0], CHIPS[1]])
    row.set_chips(CHIPS)
    chain = [chip(row, "all")]
    while len(chain) < len(CHIPS):
        chain.append(chain[-1].nextInFocusChain())
    assert [one.objectName().split(".")[-1] for one in chain] == in_line(row)
