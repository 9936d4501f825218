"""With whom a contact is: the kind and the name follow one another."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from concierge.timeline.kinds import PartyKind
from concierge.timeline.queries import Spoken
from ui.party.whom_field import WhomField


@pytest.fixture
def name(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def whom(name: QLineEdit, qtbot: QtBot) -> WhomField:
    made = WhomField("composer.whom", name)
    qtbot.addWidget(made)
    made.offer([Spoken("周婷", "representative"), Spoken("赵秘书", None)])
    return made


def choose(field: WhomField, value: object) -> None:
    """As a person chooses it."""
    field.setCurrentIndex(next(n for n, one in enumerate(field._choices) if one[0] == value))
    field.activated.emit(field.currentIndex())


def test_at_first_it_is_the_member(whom: WhomField) -> None:
    assert (whom.kind(), whom.party()) == (PartyKind.MEMBER, "")


def test_a_name_typed_is_not_the_members(whom: WhomField, name: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(name, "courier")
    assert whom.kind() is PartyKind.OTHER
    choose(whom, PartyKind.BUSINESS)
    qtbot.keyClicks(name, " Li")
    assert (whom.kind(), whom.party()) == (PartyKind.BUSINESS, "courier Li")
    name.clear()
    name.textEdited.emit("")
    assert whom.kind() is PartyKind.MEMBER


def test_a_name_spoken_with_before_is_what_it_was(whom: WhomField, name: QLineEdit) -> None:
    name.setText("周婷")
    name.textEdited.emit("周婷")
    assert whom.kind() is PartyKind.REPRESENTATIVE
    choose(whom, "name:赵秘书")
    assert (whom.kind(), name.text()) == (PartyKind.OTHER, "赵秘书")


def test_choosing_the_member_takes_the_name_away(whom: WhomField, name: QLineEdit) -> None:
    choose(whom, "name:周婷")
    choose(whom, PartyKind.MEMBER)
    assert (whom.kind(), name.text()) == (PartyKind.MEMBER, "")


def test_somebody_without_a_name_is_still_what_they_are(whom: WhomField) -> None:
    choose(whom, PartyKind.COLLEAGUE)
    assert (whom.kind(), whom.party()) == (PartyKind.COLLEAGUE, "")
