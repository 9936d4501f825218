"""Messages for colleagues' members that are begun and wait, until they are taken."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ui.drafting import DraftKeeper, Sheet

PLACE = "message"


def message_place(number: str) -> str:
    """Where the draft of a message is kept."""
    return f"{PLACE}:{number.strip()}"


@dataclass(frozen=True)
class LeftMessage:
    """By which number it was begun, and the form of address of whoever was found by that."""

    number: str
    who: str = ""

    @property
    def place(self) -> str:
        """Where its draft is kept."""
        return message_place(self.number)


class LeftMessages(QObject):
    """In the order they were begun. What is done with a draft from elsewhere is heard here."""

    changed = Signal()

    def __init__(self, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, LeftMessage] = {}
        keeper.thrown.connect(self.gone)
        keeper.brought.connect(self.kept)

    def all(self) -> list[LeftMessage]:
        """Those that wait."""
        return list(self._waiting.values())

    def at(self, place: str) -> LeftMessage | None:
        """The one whose draft is kept there."""
        return self._waiting.get(place)

    def left(self, message: LeftMessage) -> None:
        """It was put aside with words in it."""
        self._waiting[message.place] = message
        self.changed.emit()

    def gone(self, place: str) -> None:
        """It was taken, thrown away, emptied, or is for another number now."""
        if self._waiting.pop(place, None) is not None:
            self.changed.emit()

    def kept(self, place: str, sheet: Sheet) -> None:
        """A draft from the disk; what was put aside meanwhile is newer."""
        what, _, number = place.partition(":")
        if what == PLACE and place not in self._waiting and sheet.text.strip():
            self.left(LeftMessage(number, str(sheet.fields.get("who") or "")))
