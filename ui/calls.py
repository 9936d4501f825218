"""The call cards: F2 anywhere begins one over whatever is open; two calls can be open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.timeline.call import CallCard

AT_ONCE = 2


class Calls(QObject):
    """Keeps the cards that are open; with two open, F2 goes to the other one."""

    member_wanted = Signal(object, object)
    toast_wanted = Signal(str, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._open: list[CallCard] = []

    def begin(self) -> None:
        """Another call, or the one begun before when there are two already."""
        if len(self._open) >= AT_ONCE:
            self._open.append(self._open.pop(0))
            self._open[-1].raise_()
            self._open[-1].take_focus()
            return
        card = CallCard(self._desk, self._window)
        card.member_wanted.connect(self.member_wanted)
        card.toast_wanted.connect(self.toast_wanted)
        card.another_wanted.connect(self.begin)
        card.ended.connect(self._ended)
        self._open.append(card)
        card.begin()

    def open_cards(self) -> list[CallCard]:
        """The cards that are open, the one in front last."""
        return list(self._open)

    def _ended(self) -> None:
        card = self.sender()
        if isinstance(card, CallCard) and card in self._open:
            self._open.remove(card)
            card.deleteLater()
