"""One place tells what went wrong, and a report tells nothing of members."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from ui.trouble import Trouble, report

SECRET = "林雅岚 13800004417"


def fall(what: str) -> None:
    raise ValueError(f"cannot read {what}")


def fallen(what: str = SECRET) -> Exception:
    try:
        fall(what)
    except ValueError as error:
        try:
            raise RuntimeError(what) from error
        except RuntimeError as outer:
            return outer
    raise AssertionError


@pytest.fixture
def trouble(qtbot: QtBot) -> Iterator[Trouble]:
    made = Trouble()
    yield made
    made.unhook()


def test_a_refusal_is_one_calm_sentence_without_a_report(trouble: Trouble, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trouble.told) as told:
        trouble.tell(Refusal(Code.DISK_FULL))
    sentence, kept = told.args or ("", "")
    assert "disk is full" in sentence
    assert kept == ""


def test_a_bug_says_what_was_kept_and_offers_a_report(trouble: Trouble, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trouble.told) as told:
        trouble.tell(fallen())
    sentence, kept = told.args or ("", "")
    assert "Nothing was saved" in sentence
    assert SECRET not in sentence
    assert "fall" in kept


def test_a_report_says_where_and_what_kind_but_no_value() -> None:
    said = report(fallen())
    assert "builtins.RuntimeError" in said
    assert "builtins.ValueError" in said
    assert "test_trouble.py" in said
    assert "林雅岚" not in said
    assert "cannot read" not in said


def test_a_report_holds_no_path_of_this_machine(own_home: object) -> None:
    assert str(own_home) not in report(fallen())
    assert "/home/" not in report(fallen())


def test_what_a_thread_does_not_catch_is_heard(trouble: Trouble, qtbot: QtBot) -> None:
    trouble.hook()
    with qtbot.waitSignal(trouble.told) as told:
        thread = threading.Thread(target=fall, args=(SECRET,))
        thread.start()
        thread.join()
    assert "Nothing was saved" in (told.args or [""])[0]


class Button(QObject):
    pressed = Signal()


def test_what_a_slot_does_not_catch_is_heard(
    trouble: Trouble, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    with capture_exceptions():
        trouble.hook()
        button = Button()
        button.pressed.connect(lambda: fall(SECRET))
        with qtbot.waitSignal(trouble.told) as told:
            QTimer.singleShot(0, button.pressed.emit)
    assert "Nothing was saved" in (told.args or [""])[0]
    assert SECRET not in capsys.readouterr().err


def test_the_hooks_go_back_to_python(trouble: Trouble) -> None:
    trouble.hook()
    trouble.unhook()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
