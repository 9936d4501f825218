"""What cannot be, under what was asked."""

from pytestqt.qtbot import QtBot

from concierge import words
from concierge.errors import Code, Refusal
from ui.widgets.complaint import Complaint
from ui.widgets.form import Form
from ui.widgets.line_field import LineField


def _complaint(qtbot: QtBot) -> Complaint:
    complaint = Complaint("it.trouble")
    qtbot.addWidget(complaint)
    return complaint


def test_it_is_there_only_while_there_is_something_to_say(qtbot: QtBot) -> None:
    complaint = _complaint(qtbot)
    assert complaint.isHidden()
    complaint.say("Write what was said.")
    assert not complaint.isHidden()
    assert complaint.text() == "Write what was said."
    complaint.say("")
    assert complaint.isHidden()


def test_it_says_a_refusal_and_keeps_quiet_about_a_bug(qtbot: QtBot) -> None:
    complaint = _complaint(qtbot)
    complaint.refuse(ValueError("a bug"))
    assert complaint.isHidden()
    refusal = Refusal(Code.KEY_WRONG)
    complaint.refuse(refusal)
    assert complaint.text() == words.refusal(refusal)


def test_what_was_said_of_the_server_goes_when_it_answers_and_nothing_else(qtbot: QtBot) -> None:
    complaint, form, field = _complaint(qtbot), Form(), LineField("it.field")
    qtbot.addWidget(form)
    form.add(field)
    away = words.refusal(Refusal(Code.SERVER_AWAY))
    complaint.refuse(Refusal(Code.SERVER_AWAY))
    form.complain(field, away)
    for place in (complaint, form):
        place.pass_over(away)
    assert (complaint.text(), form.complaint(field)) == ("", "")
    complaint.refuse(Refusal(Code.NOT_YOURS))
    form.complain(field, "Choose who takes over.")
    for place in (complaint, form):
        place.pass_over(away)
    assert complaint.text()
    assert form.complaint(field)
