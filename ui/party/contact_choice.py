"""Which contact it was: the latest ones that reached the member."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from concierge import clock, words
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Kind, Reached
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from ui.desk import Desk
from ui.widgets.field import Choice, FieldButton

LATEST, LONGEST = 20, 60


class ContactChoice(FieldButton):
    """Its value is the contact's event id; the newest one is chosen once they are known, which
    `offered` tells."""

    offered = Signal()

    def __init__(self, desk: Desk, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent, framed=True)
        self._desk = desk
        self._nothing: tuple[Choice, ...] = ()

    def offer_nothing(self, text: str) -> None:
        """A first choice, None, for 'no contact yet'."""
        self._nothing = ((None, text, ""),)

    def ask(self, member_id: UUID) -> None:
        """Offers this member's latest contacts."""
        self.set_choices(self._nothing)
        wanted = Filter(kind=Kind.CONTACT)
        self._desk.read(timeline.page, member_id, wanted, None, LATEST, then=self._offer)

    def _offer(self, page: timeline.Page) -> None:
        reached = [row for row in page.rows if row.reached == Reached.YES and not row.retracted]
        self.set_choices([*self._nothing, *(self._as_choice(row) for row in reached)])
        if self.value() is None and reached:
            self.set_value(reached[0].id)
        self.offered.emit()

    def _as_choice(self, row: Row) -> Choice:
        now = clock.now()
        when = words.moment(row.at, self._desk.zone, now)
        said = words.event(row, self._desk.zone, now)
        text = " ".join(f"{when} {said.lead} {said.text}".split())
        return row.id, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", ""
