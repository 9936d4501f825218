"""Work on another thread before there is a desk."""

import gc
import threading
import time

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from tests.patience import MOST_S
from ui.door.errand import Errand


@pytest.fixture
def errand(qtbot: QtBot) -> Errand:
    return Errand()


def test_it_is_done_elsewhere_and_told_here(errand: Errand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(errand.done) as done:
        errand.start(threading.get_ident)
    assert done.args != [threading.get_ident()]


def test_what_went_wrong_is_told_as_it_was(errand: Errand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(errand.failed) as failed:
        errand.start(lambda: 1 // 0)
    assert isinstance((failed.args or [None])[0], ZeroDivisionError)


def test_it_tells_how_far_it_is_and_can_be_stopped(errand: Errand, qtbot: QtBot) -> None:
    def count() -> None:
        for done in range(10_000):
            errand.tell(done, 10_000)
            time.sleep(0.001)

    with qtbot.waitSignal(errand.failed, timeout=20000) as failed:
        with qtbot.waitSignal(errand.advanced):
            errand.start(count)
        errand.stop()
    [refusal] = failed.args or [None]
    assert isinstance(refusal, Refusal)
    assert refusal.code is Code.INTERRUPTED


def test_nobody_is_told_when_the_window_is_gone(qtbot: QtBot) -> None:
    errand = Errand()
    errand.start(time.sleep, 0.05)
    errand.deleteLater()
    qtbot.wait(1)
    assert QThreadPool.globalInstance().waitForDone(int(MOST_S * 1000))


def test_what_it_was_given_is_let_go_of_here(qtbot: QtBot) -> None:
    threads: set[int] = set()

    class Ended:
        def __del__(self) -> None:
            threads.add(threading.get_ident())

    for _ in range(100):
        errand = Errand()
        errand.start(repr, Ended())
        del errand
        qtbot.wait(1)
    assert QThreadPool.globalInstance().waitForDone(int(MOST_S * 1000))
    qtbot.wait(1)
    gc.collect()
    assert threads == {threading.get_ident()}
