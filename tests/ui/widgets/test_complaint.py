"""What cannot be, under what was asked."""

from pytestqt.qtbot import QtBot

from concierge import words
from concierge.errors import Code, Refusal
from ui.widgets.complaint import Complaint


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
