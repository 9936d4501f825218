"""What is typed into a form is kept at its place, and comes back there and nowhere else."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.tick import Tick

Settled = Callable[[], None]


class Form(QWidget):
    """One field of each sort."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.text, self.line = AutoGrowEdit("text", self), LineField("line", self)
        self.choice, self.tick = FieldButton("choice", self), Tick("", "tick", self)
        self.choice.set_choices([(1, "one", ""), (2, "two", "")])
        fields = {"text": self.text, "line": self.line, "choice": self.choice, "tick": self.tick}
        self.kept = Kept(desk, fields, self)
        self._desk = desk

    def show_thing(self, place: str, line: str = "") -> None:
        self.kept.at(place)
        self.text.clear()
        self.line.setText(line)
        self.choice.set_value(1)
        self.tick.setChecked(False)
        self.kept.listen()

    def places(self) -> list[str]:
        self._desk.keeper.flush_and_wait()
        assert self._desk.drafts is not None
        return [one.place for one in self._desk.drafts.all()]


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Form:
    made = Form(desk)
    qtbot.addWidget(made)
    made.show_thing("a")
    return made


def test_what_was_typed_comes_back_with_its_caret_and_its_choices(
    form: Form, settled: Settled
) -> None:
    form.choice.set_value(2)
    form.tick.setChecked(True)
    form.text.setPlainText("说结果就好")
    form.line.setText("周五")
    cursor = form.text.textCursor()
    cursor.setPosition(2)
    form.text.setTextCursor(cursor)
    form.line.setText("周五 9 点")
    form.show_thing("b")
    settled()
    assert (form.text.toPlainText(), form.line.text()) == ("", "")
    form.show_thing("a")
    settled()
    assert (form.text.toPlainText(), form.line.text()) == ("说结果就好", "周五 9 点")
    assert form.text.textCursor().position() == 2
    assert (form.choice.value(), form.tick.isChecked()) == (2, True)


def test_it_is_there_again_in_a_form_made_anew(form: Form, desk: Desk, settled: Settled) -> None:
    form.line.setText("半句")
    form.places()
    again = Form(desk)
    again.show_thing("a")
    settled()
    assert again.line.text() == "半句"
    again.deleteLater()


def test_what_is_saved_or_undone_by_hand_is_kept_no_more(form: Form) -> None:
    form.line.setText("半句")
    assert form.places() == ["a"]
    form.line.setText("")
    assert form.places() == []
    form.line.setText("半句")
    form.kept.done()
    assert form.places() == []


def test_what_the_program_fills_in_is_no_draft_and_a_choice_alone_is_none(form: Form) -> None:
    form.kept.lay(lambda: form.line.setText("如前"))
    form.choice.set_value(2)
    form.tick.setChecked(True)
    assert form.places() == []


def test_a_text_taken_out_is_kept_as_taken_out(form: Form, settled: Settled) -> None:
    form.show_thing("c", "原来的")
    settled()
    form.line.clear()
    assert form.places() == ["c"]
    form.show_thing("c", "原来的")
    settled()
    assert form.line.text() == ""


def test_what_is_typed_before_the_draft_is_here_is_newer(form: Form, settled: Settled) -> None:
    form.line.setText("旧的")
    form.show_thing("b")
    form.show_thing("a")
    form.line.setText("新的")
    settled()
    assert form.line.text() == "新的"


def test_a_draft_that_says_what_is_saved_anyway_is_let_go(form: Form, settled: Settled) -> None:
    form.line.setText("周五")
    form.places()
    form.show_thing("b")
    form.show_thing("a", "周五")
    settled()
    assert form.places() == []
