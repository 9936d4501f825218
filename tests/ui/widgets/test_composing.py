"""A line leaves act keys to an input method while it composes, and only then."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from ui import theme
from ui.widgets.composing import DONE_AT, UNDONE_AT, ComposingLine, acts
from ui.widgets.edit import AutoGrowEdit

Key, Held = Qt.Key, Qt.KeyboardModifier


class Form(QWidget):
    """A line inside something that acts on Enter, on Esc and on a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.line = ComposingLine()
        QVBoxLayout(self).addWidget(self.line)
        self.line.returnPressed.connect(self._entered)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._committed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.done.append(f"key {event.key()}")

    def _entered(self) -> None:
        self.done.append("entered")

    def _committed(self) -> None:
        self.done.append("committed")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.line.setFocus()
    return made


def compose(line: ComposingLine, text: str) -> None:
    QApplication.sendEvent(line, QInputMethodEvent(text, []))


ACTS = [
    (Key.Key_Return, Held.NoModifier),
    (Key.Key_Enter, Held.KeypadModifier),
    (Key.Key_Return, Held.ControlModifier),
    (Key.Key_Escape, Held.NoModifier),
    (Key.Key_Tab, Held.NoModifier),
    (Key.Key_Down, Held.NoModifier),
]


@pytest.mark.parametrize(("key", "held"), ACTS)
def test_a_key_that_acts_does_nothing_while_composing(
    form: Form, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    compose(form.line, "tui")
    qtbot.keyClick(form.line, key, held)
    assert form.done == []
    assert form.line.hasFocus()
    assert form.line.preedit_active()


def test_the_same_keys_act_once_it_has_written(form: Form, qtbot: QtBot) -> None:
    compose(form.line, "tui")
    written = QInputMethodEvent()
    written.setCommitString("退")
    QApplication.sendEvent(form.line, written)
    qtbot.keyClick(form.line, Key.Key_Return)
    qtbot.keyClick(form.line, Key.Key_Return, Held.ControlModifier)
    assert form.line.text() == "退"
    assert {"entered", "committed"} <= set(form.done)


def test_leaving_the_line_ends_the_composing(form: Form) -> None:
    compose(form.line, "tui")
    form.line.clearFocus()
    assert not form.line.preedit_active()


def test_letters_do_not_act(form: Form) -> None:
    press = QEvent.Type.KeyPress
    assert not acts(QKeyEvent(press, Key.Key_J, Held.NoModifier, "j"))
    assert not acts(QKeyEvent(press, Key.Key_J, Held.ShiftModifier, "J"))
    assert acts(QKeyEvent(press, Key.Key_J, Held.ControlModifier))
    assert acts(QKeyEvent(press, Key.Key_F2, Held.NoModifier))


@pytest.mark.parametrize(
    ("key", "held"),
    [(Key.Key_Y, Held.ControlModifier), (Key.Key_Z, Held.ControlModifier | Held.ShiftModifier)],
)
def test_redo_is_the_fields_and_stops_there_until_something_is_taken_back_in_the_window(
    form: Form, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    shortcut = QShortcut(QKeySequence(held | key), form)  # type: ignore[call-overload]
    shortcut.activated.connect(lambda: form.done.append("window"))
    qtbot.keyClicks(form.line, "ab")
    form.line.undo()
    for _ in range(2):
        qtbot.keyClick(form.line, key, held)
        assert (form.line.text(), "window" in form.done) == ("ab", False)
    form.setProperty(UNDONE_AT, clock.monotonic())
    qtbot.keyClick(form.line, key, held)
    assert (form.line.text(), "window" in form.done) == ("ab", True)


def undone(form: Form, qtbot: QtBot, times: int = 1) -> list[str]:
    """What Ctrl+Z did outside the field the caret is in, that often."""
    form.done.clear()
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, Held.ControlModifier)
    return [one for one in form.done if one == "window"]


@pytest.mark.parametrize("kind", [ComposingLine, AutoGrowEdit])
def test_ctrl_z_is_the_fields_unless_the_act_was_the_last_thing_done_there(
    form: Form, qtbot: QtBot, kind: type[ComposingLine | AutoGrowEdit]
) -> None:
    field = kind(parent=form)
    form.layout().addWidget(field)  # type: ignore[union-attr]
    field.show()
    undo = QShortcut(QKeySequence("Ctrl+Z"), form)
    undo.activated.connect(lambda: form.done.append("window"))
    form.setProperty(DONE_AT, clock.monotonic())
    field.setFocus()
    assert undone(form, qtbot) == [], "the caret was put here after it: it was for somebody else"
    qtbot.keyClicks(field, "abc")
    assert undone(form, qtbot, 4) == [], "it stops where nothing is left"
    form.setProperty(DONE_AT, clock.monotonic())
    assert undone(form, qtbot) == ["window"], "recorded from here, and nothing typed since"
    qtbot.keyClicks(field, "d")
    assert undone(form, qtbot, 3) == []
    form.line.setFocus()
    field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    form.setProperty(DONE_AT, clock.monotonic())
    field.clearFocus()
    field.setFocus(Qt.FocusReason.PopupFocusReason)
    assert undone(form, qtbot) == ["window"], "a menu was open over it, the caret stayed"


LONG = "Duty not charged again, parcel delivered to the neighbour"


def test_a_line_says_by_an_ellipsis_that_there_is_more(form: Form) -> None:
    theme.apply(QApplication.instance(), theme.Theme.LIGHT)  # type: ignore[arg-type]
    line = form.line
    line.clearFocus()
    line.setFont(theme.font(theme.Role.BODY))
    line.setText(LONG)
    line.resize(1000, 28)
    assert not line.is_cut()
    whole = line.grab().toImage()
    line.setFixedWidth(160)
    assert line.is_cut()
    assert line.grab().toImage() != whole.copy(0, 0, 160, whole.height())
    line.setEchoMode(ComposingLine.EchoMode.Password)
    assert not line.is_cut()


def test_nothing_in_a_line_moves_when_the_caret_comes(form: Form) -> None:
    theme.apply(QApplication.instance(), theme.Theme.LIGHT)  # type: ignore[arg-type]
    line = form.line
    line.clearFocus()
    line.setFont(theme.font(theme.Role.BODY))
    line.setFixedSize(160, 28)
    # Short enough for the whole to be compared, one letter too long to have room.
    line.setText("I" * 200)
    cut = line.grab().toImage().copy(0, 0, 60, 28)
    line.setText("I" * 12)
    assert not line.is_cut()
    assert line.grab().toImage().copy(0, 0, 40, 28) == cut.copy(0, 0, 40, 28)
