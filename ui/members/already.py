"""Whose a phone or an address is already, said while it is written; families share them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.members.kinds import PointKind
from concierge.members.sharing import Shared, shared
from ui.desk import Desk
from ui.theme import Role
from ui.widgets.announce import announce
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField

Written = Callable[[], Sequence[tuple[PointKind, str]]]


class Already(PlainLabel):
    """Amber, and not there while there is nothing to say; asks anew whenever a field changes."""

    def __init__(
        self,
        desk: Desk,
        identifier: str,
        fields: Sequence[LineField],
        written: Written,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", Role.SMALL, "amber", wrap=True, identifier=identifier, parent=parent)
        self._desk, self._written = desk, written
        self._zone = desk.zone.key
        self._besides: UUID | None = None
        self.hide()
        for field in fields:
            field.textChanged.connect(self.ask)

    def ask_for(self, member_id: UUID, timezone: str) -> None:
        """Besides this member, who is at home there."""
        self._besides, self._zone = member_id, timezone
        if any(value.strip() for _, value in self._written()):
            self.ask()

    def ask(self, _text: str = "") -> None:
        ways = [(kind, value) for kind, value in self._written() if value.strip()]
        key = f"already.{id(self)}"
        self._desk.read(shared, ways, self._zone, self._besides, then=self._say, key=key)

    def _say(self, found: Sequence[Shared]) -> None:
        said = self.tr("{way} is already known as a way to reach {names}. It may be shared.")
        lines = [words.fill(said, way=one.value, names=words.listed(one.names)) for one in found]
        text, before = "\n".join(lines), self.text()
        self.setText(text)
        self.setVisible(bool(lines))
        if text and text != before:
            announce(self, text)
