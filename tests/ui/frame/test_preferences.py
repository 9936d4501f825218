"""What one sets is in force at once, and is there at the next start."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from concierge import settings, words
from concierge.settings import Language, Settings
from ui import theme
from ui.chosen import dress, speak
from ui.desk import Desk
from ui.frame.preferences import PreferencesPanel

Settled = Callable[[], None]


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.Theme.LIGHT)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, desk: Desk) -> PreferencesPanel:
    dress(qapp, Settings())
    made = PreferencesPanel(desk, Settings())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(panel: PreferencesPanel, identifier: str, value: object) -> None:
    [field] = [w for w in panel.findChildren(QComboBox) if w.accessibleIdentifier() == identifier]
    field.set_value(value)  # type: ignore[attr-defined]
    field.activated.emit(field.currentIndex())


def test_every_setting_that_is_shown_has_its_row_and_its_prose(panel: PreferencesPanel) -> None:
    there = {w.accessibleIdentifier() for w in panel.findChildren(QWidget)}
    assert {f"settings.{one.key}" for one in settings.SHOWN} <= there
    for row in panel._rows.values():
        assert row._title.text()
        assert row._prose.text()
        assert row.field.value() is not None


def test_the_language_changes_while_it_runs_and_is_kept(
    panel: PreferencesPanel, settled: Settled, qtbot: QtBot
) -> None:
    choose(panel, "settings.language", Language.CHINESE)
    qtbot.waitUntil(lambda: panel._title.text() == "设置")
    assert words.language() == "zh"
    settled()
    assert Settings()[settings.LANGUAGE] is Language.CHINESE


def test_dark_is_dark_at_once(panel: PreferencesPanel, settled: Settled) -> None:
    choose(panel, "settings.theme", settings.Theme.DARK)
    assert theme.tokens().is_dark
    settled()
    assert Settings()[settings.THEME] is settings.Theme.DARK


def test_text_grows_with_its_rows(panel: PreferencesPanel, qapp: QApplication) -> None:
    before = QFont(qapp.font()).pixelSize()
    choose(panel, "settings.text_scale", 150)
    assert qapp.font().pixelSize() == round(before * 1.5)
    assert theme.px(28) == 42


def test_the_start_of_the_day_is_told(panel: PreferencesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed) as told:
        choose(panel, "settings.day_starts", time(6))
    assert told.args == [settings.DAY_STARTS]


def test_a_language_for_this_time_only_wins(qapp: QApplication) -> None:
    speak(qapp, Settings(), "zh")
    assert words.language() == "zh"
    speak(qapp, Settings(), "en")
    assert words.language() == "en"
