"""What was done can be undone for ten seconds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QProxyStyle,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.actions import ActionButton
from ui.widgets.labels import HeadAndTailLabel, PlainLabel
from ui.widgets.toast import LIFE, MOST, Toast


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = QWidget()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(desk: QWidget) -> Iterator[Toast]:
    made = Toast(desk)
    row = QHBoxLayout(desk)
    row.addStretch(1)
    row.addWidget(made)
    yield made
    made.leave()


def test_it_says_what_was_done_in_the_line_it_stands_in(toast: Toast) -> None:
    toast.show_message("已完成：林女士 退款")
    label = toast.findChild(PlainLabel, "toast.text")
    assert label.text() == "已完成：林女士 退款"
    assert label.accessibleIdentifier() == "toast.text"
    assert toast.sizeHint().height() <= 23


def test_undo_is_told_once_and_it_goes(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("done")
    undo = toast.findChild(ActionButton, "toast.undo")
    with qtbot.waitSignals([toast.undo_wanted, toast.gone]):
        undo.click()
    assert toast.isHidden()


def test_it_lives_ten_seconds(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("done")
    life = toast.findChild(QTimer)
    assert life.interval() == LIFE == 10_000
    with qtbot.waitSignal(toast.gone):
        life.timeout.emit()
    assert toast.isHidden()


def test_it_fades_in_and_out(toast: Toast, qtbot: QtBot) -> None:
    seen = toast.graphicsEffect()
    assert isinstance(seen, QGraphicsOpacityEffect)
    toast.show_message("done")
    assert toast.isVisible()
    assert seen.isEnabled()
    qtbot.waitUntil(lambda: not seen.isEnabled())
    toast.findChild(QTimer).timeout.emit()
    assert toast.isVisible()
    qtbot.waitUntil(toast.isHidden)


def test_where_no_motion_is_wanted_it_is_there_and_gone_at_once(
    toast: Toast, qapp: QApplication
) -> None:
    still = Still()
    toast.setStyle(still)
    toast.show_message("done")
    assert not toast.graphicsEffect().isEnabled()
    toast.findChild(QTimer).timeout.emit()
    assert toast.isHidden()


class Still(QProxyStyle):
    """A platform that wants no motion."""

    def styleHint(self, hint: QStyle.StyleHint, *others: object) -> int:  # noqa: N802 (as Qt names it)
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *others)  # type: ignore[call-overload,no-any-return]


def test_it_waits_while_undo_has_the_focus(toast: Toast) -> None:
    toast.show_message("done")
    undo, life = toast.findChild(ActionButton), toast.findChild(QTimer)
    QApplication.sendEvent(undo, QFocusEvent(QEvent.Type.FocusIn))
    assert not life.isActive()
    QApplication.sendEvent(undo, QFocusEvent(QEvent.Type.FocusOut))
    assert life.isActive()


def test_what_cannot_be_undone_offers_nothing(toast: Toast) -> None:
    toast.show_message("copied", undoable=False)
    assert toast.findChild(ActionButton).isHidden()


def test_a_long_message_keeps_its_beginning_and_its_end(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("方晓东 for 陶冉 and " + "very " * 60 + "21 times until 12-29 23:59")
    label = toast.findChild(HeadAndTailLabel, "toast.text")
    qtbot.waitUntil(lambda: toast.width() == MOST)
    [shown] = label._lines(label.width())
    assert shown.startswith("方晓东 for 陶冉")
    assert shown.endswith("until 12-29 23:59")


def test_a_long_message_is_cut_and_is_whole_in_its_tooltip(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("很长的一句话" * 20)
    qtbot.waitUntil(lambda: toast.width() == MOST)
    assert "很长的一句话" * 20 in toast.findChild(PlainLabel, "toast.text").toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("undoable", [True, False])
def test_its_words_never_touch_its_frame(
    toast: Toast, qapp: QApplication, scale: float, undoable: bool
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    for said in ("Recorded", "会员已被告知", "很长" * 60):
        toast.show_message(said, undoable=undoable)
        QApplication.processEvents()
        words = toast.findChild(PlainLabel, "toast.text").geometry()
        assert words.left() >= theme.px(8)
        assert toast.width() - words.right() >= theme.px(8)
