"""The desk locks when nobody touched it, whatever was done to the clock meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge import clock, settings
from concierge.settings import Settings
from tests.concierge.conftest import NOW
from ui.door.idle import Idle


class Used(QObject):
    """A desk, as far as it tells that it is used."""

    used = Signal()


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds since the computer started; a test sets them."""
    held = [1000.0]
    monkeypatch.setattr(clock, "since_boot", lambda: held[0])
    return held


@pytest.mark.parametrize(
    ("wall", "boot", "locks"),
    [
        (timedelta(minutes=16), 960.0, True),
        (timedelta(minutes=14), 840.0, False),
        (timedelta(hours=-8), 960.0, True),  # set back
        (timedelta(hours=-8), 600.0, False),
        (timedelta(minutes=16), 0.0, True),  # a clock that stood still while it slept
        (timedelta(0), 960.0, True),
    ],
)
def test_the_greater_of_two_clocks_counts(
    qtbot: QtBot, passed: list[float], wall: timedelta, boot: float, locks: bool
) -> None:
    kept = Settings()
    kept[settings.LOCK_AFTER] = 15
    with clock.frozen(NOW) as hands:
        desk = Used()
        idle = Idle(desk, kept)  # type: ignore[arg-type]
        heard: list[bool] = []
        idle.over.connect(lambda: heard.append(True))
        hands.move(wall)
        passed[0] += boot
        idle._look()
        assert bool(heard) is locks
        idle._look_timer.stop()


def test_time_in_which_the_computer_slept_is_counted() -> None:
    first = clock.since_boot()
    assert clock.since_boot() >= first


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_K])
def test_a_key_that_is_a_command_is_a_touch_as_any_other(qtbot: QtBot, key: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[bool] = []
    QShortcut(Qt.Key.Key_J, window).activated.connect(lambda: done.append(True))
    with qtbot.waitActive(window):
        window.show()
    with clock.frozen(NOW) as hands:
        idle = Idle(Used(), Settings())  # type: ignore[arg-type]
        hands.move(timedelta(minutes=14))
        qtbot.keyClick(window.windowHandle(), key)
        assert bool(done) is (key == Qt.Key.Key_J)
        assert idle._last == clock.now()
        idle._look_timer.stop()
