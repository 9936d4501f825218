"""What is offered while one types."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.completion import Completion
from ui.widgets.line_field import LineField

Typed = Callable[[str], tuple[LineField, QWidget, list[str]]]


@pytest.fixture
def typed(qtbot: QtBot) -> Typed:
    """A field with three tiers, the popup of what was typed, and what Enter said."""

    window = QWidget()
    qtbot.addWidget(window)

    def made(text: str) -> tuple[LineField, QWidget, list[str]]:
        heard: list[str] = []
        field = LineField("tier", window)
        QVBoxLayout(window).addWidget(field)
        offered = QCompleter(["Gold", "Platinum", "Black"], field)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        Completion(field, offered)
        field.returnPressed.connect(lambda: heard.append(field.text()))
        with qtbot.waitExposed(window):
            window.show()
        field.setFocus()
        qtbot.keyClicks(field, text)
        popup = offered.popup()
        qtbot.waitUntil(popup.isVisible)
        return field, popup, heard

    return made


def test_enter_is_the_field_s_where_nothing_is_chosen(typed: Typed, qtbot: QtBot) -> None:
    _field, popup, heard = typed("la")
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert heard == ["la"]
    assert not popup.isVisible()


def test_enter_takes_the_row_one_walked_to(typed: Typed, qtbot: QtBot) -> None:
    field, popup, heard = typed("la")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Platinum"
    assert heard == []
    assert not popup.isVisible()
