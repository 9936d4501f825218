"""Scroll bars stand where their lists stand, whoever is opened, however often: by keyboard."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown
from ui.widgets.thin_bar import ThinBar


def _opens(seat: Seat, initials: str) -> None:
    seat.keys.press("Ctrl+K")
    seat.keys.type(initials)
    seat.keys.press("Return")


def _bars_stand_with_their_areas(seat: Seat) -> int:
    """How many bars there are in sight; every one of them, seen or not, is where its area is."""
    seen = 0
    for area in seat.window.findChildren(QAbstractScrollArea):
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in area.findChildren(ThinBar, options=direct) if area.isVisible() else []:
            own = area.verticalScrollBar()
            assert (bar.minimum(), bar.maximum()) == (own.minimum(), own.maximum())
            assert (bar.value(), bar.pageStep()) == (own.value(), own.pageStep())
            assert bar.isVisible() == (own.maximum() > own.minimum()), area.objectName()
            seen += bar.isVisible()
    return seen


def test_the_newest_is_at_the_bottom_for_every_member_opened(
    sit_down: SitDown, work: Work, member: UUID
) -> None:
    wu = NewMember("88000002", "吴柏川", "吴先生", steward_id=work.actor.steward_id)
    for one in (member, work.write(add_member, wu).result):
        for n in range(40):
            work.write(log_contact, Contact(one, f"第{n}次来电"))
    seat = sit_down("zh", (1280, 800))
    for initials in ("lyl", "wbc", "lyl", "wbc"):
        _opens(seat, initials)
        stream = seat._find(QAbstractScrollArea, "member.stream")
        assert _bars_stand_with_their_areas(seat) >= 1
        assert stream.verticalScrollBar().value() == stream.verticalScrollBar().maximum() > 0
