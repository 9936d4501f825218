"""Work that takes long shows itself; short work does not."""

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.actions import ActionButton
from ui.widgets.labels import PlainLabel
from ui.widgets.progress import DELAY, Progress


@pytest.fixture
def progress(qapp: QApplication, qtbot: QtBot) -> Progress:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Progress("import.progress")
    qtbot.addWidget(made)
    return made


def test_short_work_is_never_seen(progress: Progress, qtbot: QtBot) -> None:
    progress.start("Importing members", 4000)
    assert progress.isHidden()
    progress.finish()
    qtbot.wait(DELAY + 50)
    assert progress.isHidden()


def test_long_work_shows_how_far_it_is(progress: Progress, qtbot: QtBot) -> None:
    progress.start("正在导入会员", 4000)
    qtbot.waitUntil(progress.isVisible, timeout=DELAY + 1000)
    progress.advance(1234)
    number = progress.findChild(PlainLabel, "import.progress.number")
    assert number.text().replace(",", "") == "1234 / 4000"
    assert progress.findChild(QProgressBar).value() == 1234
    progress.finish()
    assert progress.isHidden()


def test_cancel_is_asked_once(progress: Progress, qtbot: QtBot) -> None:
    progress.start("Importing", 10)
    cancel = progress.findChild(ActionButton, "import.progress.cancel")
    with qtbot.waitSignal(progress.cancel_wanted):
        cancel.click()
    assert not cancel.isEnabled()
    progress.finish()
