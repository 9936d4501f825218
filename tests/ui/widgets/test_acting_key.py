"""A key that several places know is told on the one button that it would press."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.acting_key import ActingKey
from ui.widgets.actions import ActionButton


def test_a_place_inside_another_and_the_page_around_both_tell_one_key(qtbot: QtBot) -> None:
    page = QWidget()
    outer, inner, main = QWidget(page), QWidget(), QWidget(page)
    QVBoxLayout(page).addWidget(outer)
    QVBoxLayout(outer).addWidget(inner)
    fields = [QLineEdit(one) for one in (page, outer, inner, main)]
    buttons = [ActionButton(parent=page) for _ in range(3)]
    for button in buttons:
        button.set_hint("Ctrl+Enter")
    ActingKey(buttons[0], main, page)
    ActingKey(buttons[1], outer)
    ActingKey(buttons[2], inner)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    told = []
    for field in fields:
        field.setFocus()
        told.append([button.tells_hint() for button in buttons].index(True))
        assert sum(button.tells_hint() for button in buttons) == 1
    assert told == [0, 1, 2, 0]
