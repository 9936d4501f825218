"""Which contact is meant."""

from collections.abc import Callable
from uuid import UUID

from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.store.work import Work
from ui.desk import Desk
from ui.party.contact_choice import LONGEST, ContactChoice


def test_a_long_contact_is_cut_and_says_so(
    desk: Desk, add: Callable[..., UUID], work: Work, qtbot: QtBot
) -> None:
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    work.write(log_contact, Contact(member, "The hotel says it cannot find us. " * 9))
    work.write(log_contact, Contact(member, "Short."))
    choice = ContactChoice(desk)
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.offered):
        choice.ask(member)
    texts = sorted((choice.itemText(row) for row in range(choice.count())), key=len)
    assert texts[0].endswith("“Short.”")
    assert texts[1].endswith("…")
    assert len(texts[1]) == LONGEST
    desk.close()
