"""The call cards: F2 anywhere begins one over whatever is open; two calls can be open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from concierge.store.drafts import Draft
from ui.desk import Desk
from ui.timeline.acts import Sheet
from ui.timeline.call import CallCard

AT_ONCE = 2


class Calls(QObject):
    """Keeps the cards that are open; with two open, F2 goes to the other one."""

    member_wanted = Signal(object, object)
    toast_wanted = Signal(str, object)
    message_wanted = Signal(str, str)

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
        self._card().begin()

    def resume(self) -> None:
        """Calls begun before the desk was closed, or fell over."""
        if self._desk.drafts is not None:
            self._desk.background(self._desk.drafts.all, then=self._have_drafts)

    def keep_drafts(self) -> None:
        """Before the window closes."""
        for card in self._open:
            card.keep_drafts()

    def open_cards(self) -> list[CallCard]:
        """The cards that are open, the one in front last."""
        return list(self._open)

    def _have_drafts(self, drafts: list[Draft]) -> None:
        calls = [draft for draft in drafts if draft.place.startswith("call:")]
        for draft in calls[: AT_ONCE - len(self._open)]:
            self._card().resume(draft.place, Sheet(draft.text, draft.caret, draft.fields))

    def _card(self) -> CallCard:
        card = CallCard(self._desk, self._window)
        card.member_wanted.connect(self.member_wanted)
        card.toast_wanted.connect(self.toast_wanted)
        card.another_wanted.connect(self.begin)
        card.message_wanted.connect(self.message_wanted)
        card.ended.connect(self._ended)
        self._open.append(card)
        return card

    def _ended(self) -> None:
        card = self.sender()
        if isinstance(card, CallCard) and card in self._open:
            self._open.remove(card)
            card.deleteLater()
