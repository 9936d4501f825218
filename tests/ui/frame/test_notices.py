"""What the window says of itself."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from tests.ui.test_undo import Lane
from ui import language
from ui.frame.notices import Notices
from ui.trouble import Trouble
from ui.undo import WayBack

AGAIN = "To be done again: 退款"


@pytest.fixture
def trouble(qtbot: QtBot) -> Trouble:
    return Trouble()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def notices(trouble: Trouble, window: QWidget) -> Notices:
    return Notices(trouble, window, sample=True)


def text(window: QWidget, name: str) -> str:
    return window.findChild(QLabel, name).text()


def test_a_refusal_is_told_in_passing_without_an_undo(
    notices: Notices, trouble: Trouble, window: QWidget
) -> None:
    trouble.tell(Refusal(Code.DISK_FULL))
    assert "disk is full" in text(window, "toast.text")
    assert not window.findChild(QWidget, "toast.undo").isVisible()
    assert not notices.trouble.isVisible()
    notices.toast.leave()


def test_a_bug_stays_until_its_report_is_kept(
    notices: Notices,
    trouble: Trouble,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trouble.tell(ZeroDivisionError("林雅岚"))
    assert notices.trouble.isVisible()
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    notices.trouble.acted.emit()
    assert notices.trouble.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    notices.trouble.acted.emit()
    assert not notices.trouble.isVisible()
    assert "ZeroDivisionError" in target.read_text()
    assert "林雅岚" not in target.read_text()
    notices.toast.leave()


def test_a_bug_goes_when_something_is_saved_again(notices: Notices, trouble: Trouble) -> None:
    trouble.tell(ZeroDivisionError())
    notices.calm()
    assert not notices.trouble.isVisible()


def test_undo_says_what_is_so_then_and_that_there_is_no_more(
    notices: Notices, window: QWidget
) -> None:
    lane = Lane()
    notices.offer("Done: 退款", WayBack(lane, "back", undone=AGAIN))  # type: ignore[arg-type]
    notices.take_back()
    assert lane.asked == ["back"]
    assert text(window, "toast.text") != AGAIN
    lane.answer()
    assert text(window, "toast.text") == AGAIN
    notices.take_back()
    assert text(window, "toast.text") == "There is nothing to undo"
    notices.toast.leave()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refusal(Code.GONE), "Not undone. This was removed in the meantime. Nothing was changed."),
        (ZeroDivisionError(), "4 members moved to 何敏, not undone"),
    ],
)
def test_an_undo_that_fails_says_why_and_is_offered_again(
    notices: Notices, window: QWidget, error: Exception, said: str
) -> None:
    lane = Lane()
    moved = "4 members moved to 何敏"
    notices.offer(moved, WayBack(lane, "back", undone=AGAIN))  # type: ignore[arg-type]
    notices.take_back()
    lane.refuse(error)
    assert text(window, "toast.text") == said
    window.findChild(QAbstractButton, "toast.undo").click()
    lane.answer()
    assert lane.asked == ["back", "back"]
    assert text(window, "toast.text") == AGAIN
    notices.toast.leave()


def test_the_sample_says_in_its_language_that_it_is_one(
    notices: Notices, window: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    assert "invented" in text(window, "sample.text")
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: "虚构" in text(window, "sample.text"))
