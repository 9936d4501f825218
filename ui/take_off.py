"""A contact just recorded comes off the record again; that it stood there stays to be seen."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Logged
from ui.desk import Desk
from ui.undo import WayBack


def entry_of(result: object) -> UUID | None:
    """The entry in the timeline that a verb made, where it says so."""
    return result.event_id if isinstance(result, Logged) else None


def way_off(desk: Desk, result: object, verb: Callable[..., Any], *args: object) -> WayBack | None:
    """Takes off what `verb` just recorded, and records it once more; None where more came of it
    than the contact: that is somebody's to do by now, and is put right, not undone."""
    event_id = result if isinstance(result, UUID) else entry_of(result)
    if event_id is None or any(isinstance(one, Contact) and _made_more(one) for one in args):
        return None

    def again(_answer: object) -> WayBack:
        def off(recorded: object) -> WayBack | None:
            return way_off(desk, recorded, verb, *args)

        return WayBack(desk, verb, *args, undone="", again=off)

    why = QCoreApplication.translate("TakeOff", "Undone right after it was recorded")
    undone = QCoreApplication.translate("TakeOff", "Taken off the record again")
    return WayBack(desk, retract_contact, event_id, why, undone=undone, again=again)


def _made_more(contact: Contact) -> bool:
    return bool(contact.issue or contact.promises or contact.reminders or contact.settled)
