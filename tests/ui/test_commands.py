"""One list says what every key does."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.commands import COMMANDS, INSIDE, PLACES, Command, bind, command

TAKEN_BY_INPUT_METHODS = {"Ctrl+.", "Ctrl+Space", "Shift+Space", "Ctrl+;", "Ctrl+Shift+F"} | {
    f"Ctrl+Shift+{digit}" for digit in range(10)
}


def share_a_place(one: Command, other: Command) -> bool:
    return (
        one.place == other.place
        or other.place in INSIDE.get(one.place, ())
        or one.place in INSIDE.get(other.place, ())
    )


def test_no_key_means_two_things_in_one_place() -> None:
    clashes = [
        (one.id, other.id, key)
        for one, other in combinations(COMMANDS, 2)
        if share_a_place(one, other)
        for key in set(one.keys) & set(other.keys)
    ]
    assert clashes == []


def test_no_id_is_used_twice() -> None:
    ids = [one.id for one in COMMANDS]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)
def test_no_input_method_takes_the_key(one: Command) -> None:
    assert not TAKEN_BY_INPUT_METHODS & set(one.keys)


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)
def test_every_key_is_one_qt_knows(one: Command) -> None:
    for key in one.keys:
        assert QKeySequence(key).toString()
        assert QKeySequence(key)[0].key() != Qt.Key.Key_unknown


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)
def test_every_icon_is_there(one: Command) -> None:
    assert not one.icon or (Path(theme.icons.ICON_FOLDER) / f"{one.icon}.svg").exists()


def test_every_place_has_a_name() -> None:
    assert {one.place for one in COMMANDS} <= set(PLACES)


def test_return_is_called_enter() -> None:
    assert command("today.open").key() == "Enter"
    assert command("composer.commit").key() == "Ctrl+Enter"


def test_a_key_works_while_the_focus_is_in_its_place(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    here, there = QListWidget(), QListWidget()
    column.addWidget(here)
    column.addWidget(there)
    qtbot.addWidget(window)
    done: list[str] = []
    bind(here, {"today.done": lambda: done.append("done")})
    bind(window, {"palette": lambda: done.append("palette")})
    with qtbot.waitExposed(window):
        window.show()
    there.setFocus()
    qtbot.keyClick(there, Qt.Key.Key_D)
    assert done == []
    here.setFocus()
    qtbot.keyClick(here, Qt.Key.Key_D)
    assert done == ["done"]
    qtbot.keyClick(there, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert done == ["done", "palette"]
