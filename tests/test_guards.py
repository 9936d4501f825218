"""The guards of conftest.py bite."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def test_another_machine_is_out_of_reach() -> None:
    with (
        socket.socket() as line,
        pytest.raises(AssertionError, match=r"192\.0\.2\.1"),
    ):
        line.connect(("192.0.2.1", 9))  # an address that belongs to nobody, by RFC 5737


def test_a_name_is_not_even_looked_up() -> None:
    with pytest.raises(AssertionError, match=r"example\.invalid"):
        socket.create_connection(("example.invalid", 9))


def test_this_machine_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_home_is_empty_and_there_is_no_session_bus(own_home: Path) -> None:
    assert Path.home() == own_home
    assert list(own_home.iterdir()) == []
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_a_thread_that_goes_on_is_found(left_behind: Callable[[], list[object]]) -> None:
    enough = threading.Event()
    thread = threading.Thread(target=enough.wait)
    thread.start()
    assert left_behind() == [thread]
    enough.set()
    assert left_behind() == []


def test_a_window_nobody_closed_is_found(
    qtbot: QtBot, left_behind: Callable[[], list[object]]
) -> None:
    window = QWidget()
    window.show()
    qtbot.waitExposed(window)
    assert left_behind() == [window]
    window.close()
    assert left_behind() == []


def test_a_timer_of_the_program_that_runs_on_is_found(
    qapp: QApplication, left_behind: Callable[[], list[object]]
) -> None:
    timer = QTimer(qapp)
    timer.start(1000)
    assert left_behind() == [timer]
    timer.deleteLater()
    assert left_behind() == []
