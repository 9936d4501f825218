"""Lists are walked with letters and arrows, whatever input method is on."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QHoverEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.rows import RowList


@pytest.fixture
def rows(qapp: QApplication, qtbot: QtBot) -> RowList:
    theme.apply(qapp, theme.Theme.LIGHT)
    model = QStandardItemModel()
    for text in ("# 今天", "林女士", "吴先生", "# 明天", "赵女士"):
        item = QStandardItem(text)
        item.setEnabled(not text.startswith("#"))
        model.appendRow(item)
    made = RowList("today.list")
    model.setParent(made)
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    made.select_row(model.index(1, 0))
    return made


def here(rows: RowList) -> str:
    return str(rows.currentIndex().data())


def test_j_and_k_step_over_headings(rows: RowList, qtbot: QtBot) -> None:
    for key, name in (("j", "吴先生"), ("j", "赵女士"), ("j", "赵女士"), ("k", "吴先生")):
        qtbot.keyClicks(rows, key)
        assert here(rows) == name


def test_arrows_home_and_end_do_the_same(rows: RowList, qtbot: QtBot) -> None:
    for key, name in (
        (Qt.Key.Key_Down, "吴先生"),
        (Qt.Key.Key_End, "赵女士"),
        (Qt.Key.Key_Home, "林女士"),
    ):
        qtbot.keyClick(rows, key)
        assert here(rows) == name


def test_enter_opens_the_row(rows: RowList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.activated_row) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.args[0].data() == "林女士"


def test_other_keys_are_told_by_name(rows: RowList, qtbot: QtBot) -> None:
    told: list[str] = []
    rows.key_pressed.connect(told.append)
    qtbot.keyClicks(rows, "d/?")
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert told == ["D", "/", "?", "Space"]
    assert here(rows) == "林女士"


def test_keys_with_ctrl_and_esc_are_left_to_the_window(rows: RowList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rows.key_pressed):
        qtbot.keyClick(rows, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert here(rows) == "林女士"


def test_no_input_method_ever(rows: RowList) -> None:
    def off() -> bool:
        return not rows.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        ) and not rows.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)

    assert off()
    rows.step(1)
    assert off()
    rows.clearFocus()
    rows.setFocus()
    assert off()


def test_its_ground_follows_the_theme(rows: RowList, qapp: QApplication) -> None:
    def ground() -> str:
        return rows.viewport().grab().toImage().pixelColor(290, 390).name()

    assert ground() == theme.LIGHT.surface.name()
    theme.apply(qapp, theme.Theme.DARK)
    assert ground() == theme.DARK.surface.name()
    theme.apply(qapp, theme.Theme.LIGHT)


def test_the_heading_above_the_first_row_is_shown_with_it(rows: RowList, qtbot: QtBot) -> None:
    rows.resize(300, 2 * rows.sizeHintForRow(0))
    qtbot.keyClick(rows, Qt.Key.Key_End)
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert rows.visualRect(rows.model().index(0, 0)).top() == 0


def test_what_keys_scrolled_away_from_under_the_pointer_is_hovered_no_more(
    rows: RowList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = rows.model()
    assert isinstance(model, QStandardItemModel)
    for number in range(60):
        model.appendRow(QStandardItem(f"一位会员 {number}"))
    rows.setMaximumHeight(120)
    view = rows.viewport()
    there = view.mapToGlobal(QPoint(20, 40))
    monkeypatch.setattr(QCursor, "pos", lambda: there)
    monkeypatch.setattr(view, "underMouse", lambda: True)
    monkeypatch.setattr(rows, "viewport", lambda: view)
    heard = Hovers(view)
    qtbot.keyClick(rows, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: heard.at == [QPoint(20, 40)])


class Hovers(QObject):
    """Where a view was told the pointer is."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.at: list[QPoint] = []
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QHoverEvent) and event.type() is QEvent.Type.HoverMove:
            self.at.append(event.position().toPoint())
        return False
