"""What people wrote is shown as they wrote it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Role
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


def test_markup_is_just_characters(qtbot: QtBot) -> None:
    label = PlainLabel("<img src='file:///etc/passwd'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert plain_tooltip("<b>x</b>").count("<b>") == 0


def test_one_line_has_the_height_of_its_role(qtbot: QtBot) -> None:
    label = PlainLabel("abc", Role.TITLE, strong=True)
    qtbot.addWidget(label)
    assert label.sizeHint().height() == 26
    label.setText("林女士")
    assert label.sizeHint().height() == 26


def test_a_wrapping_label_gets_the_lines_it_needs_in_a_column(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    label = PlainLabel("说结果就好，不爱听经过。一条说清，别分三条发。" * 3, wrap=True)
    column.addWidget(label)
    column.addStretch(1)
    pane.resize(200, 400)
    pane.show()
    assert label.height() == label.heightForWidth(200)
    assert label.height() >= 5 * 20


def test_a_label_grows_with_the_text_scale(qapp: QApplication, qtbot: QtBot) -> None:
    label = PlainLabel("林女士")
    qtbot.addWidget(label)
    before = label.sizeHint()
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    assert label.sizeHint().height() == 30
    assert label.sizeHint().width() > before.width() * 1.4
    theme.apply(qapp, theme.Theme.LIGHT)


def test_what_is_cut_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("东京酒店预订丢失，落地前要有房")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "落地前要有房" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""
