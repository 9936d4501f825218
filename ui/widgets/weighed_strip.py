"""A small form whose words go to the member: it says what speaks against them before they do."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge.contacts.conscience import Attempt
from concierge.members import queries as members
from concierge.members.queries import MemberHeader
from ui.desk import Desk
from ui.widgets.conscience import Conscience
from ui.widgets.strip import Strip


class WeighedStrip(Strip):
    """Enter says once more what speaks against it; the next goes on all the same."""

    def __init__(self, desk: Desk, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._desk = desk
        self._minded: UUID | None = None
        self.conscience = Conscience(desk.zone, f"{identifier}.conscience", self, inside=True)
        self.conscience.go_on_with("Enter")
        self.conscience.listen(self)
        self.column.insertWidget(self.column.indexOf(self.form) + 1, self.conscience)

    def mind(self, member_id: UUID) -> None:
        """Whose rules and taboos are minded, as they are now."""
        if member_id != self._minded:
            self.conscience.forget()
        self._minded = member_id
        key = f"minded.{id(self)}"
        self._desk.read(members.header, member_id, then=self._have_facts, key=key)

    def weigh(self) -> None:
        """Say what speaks against what is chosen and written."""
        self.conscience.weigh(self.attempt(), self.written())

    def attempt(self) -> Attempt | None:
        """The contact this will be, if it is one."""
        return None

    def written(self) -> Sequence[str]:
        """What the member will read or hear of it."""
        return ()

    def knows(self, header: MemberHeader) -> None:
        """What to mind is known now."""

    def commit_now(self) -> None:
        self.weigh()
        if self.conscience.lets_pass():
            super().commit_now()

    def _have_facts(self, header: MemberHeader) -> None:
        if header.id == self._minded:
            self.conscience.know(header)
            self.knows(header)
            self.weigh()
