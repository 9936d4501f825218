"""The text field grows, keeps one rhythm, and leaves keys to input methods."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.edit import AutoGrowEdit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qapp: QApplication, qtbot: QtBot) -> AutoGrowEdit:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = AutoGrowEdit("composer.text")
    qtbot.addWidget(made)
    made.resize(400, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def compose(edit: AutoGrowEdit, letters: str) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent(letters, []))


def commit(edit: AutoGrowEdit, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_two_lines_take_46_pixels(edit: AutoGrowEdit) -> None:
    assert edit.height() == 46


def test_it_grows_to_six_lines_and_then_scrolls(edit: AutoGrowEdit) -> None:
    edit.setPlainText("\n".join("一二三四"))
    assert edit.height() == 4 * 20 + 6
    assert edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    edit.setPlainText("\n".join("一二三四五六七八"))
    assert edit.height() == 6 * 20 + 6
    assert edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    edit.clear()
    assert edit.height() == 46


def test_latin_and_han_lines_have_one_height(edit: AutoGrowEdit) -> None:
    edit.setPlainText("abc\n林女士\nabc 林")
    blocks = [edit.document().findBlockByNumber(n) for n in range(3)]
    layout = edit.document().documentLayout()
    stands = [
        layout.blockBoundingRect(block).top()
        + block.layout().lineAt(0).y()
        + block.layout().lineAt(0).ascent()
        for block in blocks
    ]
    assert [round(stand - stands[0]) for stand in stands] == [0, 20, 40]


def test_it_grows_while_typing_at_larger_text(qapp: QApplication, edit: AutoGrowEdit) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    edit.setPlainText("\n".join("一二三"))
    assert edit.height() == 3 * 30 + 2 * 3 + 2
    theme.apply(qapp, theme.Theme.LIGHT)
    assert edit.height() == 3 * 20 + 6


def test_text_typed_is_undone_and_the_rhythm_is_no_step_of_it(
    edit: AutoGrowEdit, qtbot: QtBot
) -> None:
    edit.setPlainText("before")
    assert not edit.document().isUndoAvailable()
    qtbot.keyClicks(edit, "x")
    edit.undo()
    assert edit.toPlainText() == "before"


def test_only_plain_text_is_pasted(edit: AutoGrowEdit) -> None:
    data = QMimeData()
    data.setHtml("<h1>big</h1>")
    data.setText("<b>as it is</b>")
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == "<b>as it is</b>"


def test_act_keys_do_nothing_while_an_input_method_composes(
    edit: AutoGrowEdit, qtbot: QtBot
) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl+Return", "Ctrl+I", "Escape", "F2", "Alt+2"):
        QShortcut(QKeySequence(keys), edit, lambda keys=keys: pressed.append(keys))
    compose(edit, "lin")
    assert edit.preedit_active()
    for key, modifier in (
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_I, CTRL),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(edit, key, modifier)
    assert pressed == []
    assert edit.toPlainText() == ""
    commit(edit, "林")
    assert not edit.preedit_active()
    assert edit.toPlainText() == "林"
    qtbot.keyClick(edit, Qt.Key.Key_I, CTRL)
    assert pressed == ["Ctrl+I"]


def test_a_key_of_the_input_method_does_not_reach_the_panel_around(
    qapp: QApplication, qtbot: QtBot
) -> None:
    reached: list[int] = []

    class Panel(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            reached.append(event.key())

    panel = Panel()
    qtbot.addWidget(panel)
    edit = AutoGrowEdit(parent=panel)
    compose(edit, "lin")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert reached == []
    compose(edit, "")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert reached == [Qt.Key.Key_Escape]


def test_tab_of_the_input_method_is_not_taken(edit: AutoGrowEdit, qtbot: QtBot) -> None:
    compose(edit, "lin")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == ""
    assert not edit.focusNextPrevChild(True)


def test_the_candidates_find_the_caret(edit: AutoGrowEdit) -> None:
    edit.setPlainText("林女士")
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    query = Qt.InputMethodQuery.ImCursorRectangle
    first = edit.inputMethodQuery(query)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    last = edit.inputMethodQuery(query)
    assert last.x() > first.x()
    assert edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_it_has_its_identifier(edit: AutoGrowEdit) -> None:
    assert edit.accessibleIdentifier() == "composer.text"
