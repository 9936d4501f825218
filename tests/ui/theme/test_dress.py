"""A theme in force is seen everywhere, and may change while the desk runs."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.line_field import LineField


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Theme.LIGHT)
    yield
    theme.apply(qapp, Theme.LIGHT)


def test_the_palette_has_our_colours_in_all_groups(qapp: QApplication) -> None:
    shown, group, role = qapp.palette(), QPalette.ColorGroup, QPalette.ColorRole
    assert shown.color(group.Active, role.Window) == LIGHT.window
    assert shown.color(group.Active, role.Base) == LIGHT.surface
    assert shown.color(group.Active, role.AlternateBase) == LIGHT.list
    assert shown.color(group.Active, role.Highlight) == LIGHT.sel
    assert shown.color(group.Inactive, role.Highlight) == LIGHT.selidle
    assert shown.color(group.Disabled, role.ButtonText) == LIGHT.off
    assert shown.color(group.Disabled, role.Button) == LIGHT.pill
    assert shown.color(group.Active, role.Accent) == LIGHT.accent


def test_dark_and_scale_come_while_the_desk_runs(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("林女士")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, Theme.DARK, 1.5)
    assert theme.tokens() is DARK
    assert label.palette().color(QPalette.ColorRole.WindowText) == DARK.ink
    assert label.font().pixelSize() == round(13 * 1.5)
    assert theme.px(28) == 42


def test_a_field_that_moves_or_is_polished_keeps_the_size_of_today(
    qapp: QApplication, qtbot: QtBot
) -> None:
    before, after, field = QWidget(), QWidget(), LineField("a.field")
    for one in (before, after):
        qtbot.addWidget(one)
        QVBoxLayout(one)
        one.show()
    before.layout().addWidget(field)
    theme.apply(qapp, Theme.LIGHT, 1.25)
    after.layout().addWidget(field)
    assert field.font().pixelSize() == 16
    field.stand_as_text(True)
    assert field.font().pixelSize() == 16


def test_the_first_tells_before_the_second_asks(qapp: QApplication) -> None:
    seen: list[bool] = []

    def look() -> None:
        seen.append(theme.tokens() is DARK)

    theme.notifier().changed.connect(look)
    theme.apply(qapp, Theme.DARK)
    theme.notifier().changed.disconnect(look)
    assert seen == [True]


def test_system_follows_the_platform(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.apply(qapp, Theme.SYSTEM)
    hints = qapp.styleHints()
    wanted = DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    assert theme.tokens() is wanted
    theme.apply(qapp, Theme.DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens() is DARK, "a person's own choice stays"


def test_applying_again_is_quick(qapp: QApplication) -> None:
    began = time.process_time()
    theme.apply(qapp, Theme.DARK)
    theme.apply(qapp, Theme.LIGHT)
    assert time.process_time() - began < 0.5


def test_applying_twice_keeps_one_listener(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.DARK)
    theme.apply(qapp, Theme.LIGHT)
    told: list[None] = []

    def count() -> None:
        told.append(None)

    theme.notifier().changed.connect(count)
    theme.apply(qapp, Theme.LIGHT)
    theme.notifier().changed.disconnect(count)
    assert len(told) == 1
