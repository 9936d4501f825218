"""Ctrl+Z while an act is still being saved means that act: what is asked waits for its turn."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from concierge import clock

Asked = Callable[[int], object]
"""Gets the number of the newest act that was meant."""


@dataclass
class _Wish:
    meant: int
    after: int
    do: Asked


class Turns(QObject):
    """The acts of a window are numbered from 1 as they are sent, and answered in that order."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent = self._answered = 0
        self._at: deque[float] = deque()
        self._wishes: deque[_Wish] = deque()

    def begins(self) -> None:
        """An act was sent."""
        self._sent += 1
        self._at.append(clock.monotonic())
        self.changed.emit()

    def answered(self, done: bool) -> None:
        """The oldest that is under way was; where it was refused, whoever meant it to be taken back
        has what they wanted, and nothing older goes in its stead."""
        self._answered += 1
        self._at.popleft()
        if not done:
            left = [one for one in self._wishes if one.after != self._answered]
            self._wishes = deque(left)
        self.changed.emit()
        self._go_on()

    def ask(self, do: Asked) -> None:
        """Do it once all that was sent before is answered; at once if that is so already."""
        self._wishes.append(_Wish(self._sent, self._sent, do))
        self._go_on()

    def number(self) -> int:
        """Of the act that is being answered; when none is under way, of the newest."""
        return min(self._answered + 1, self._sent)

    def at(self) -> float:
        """When that act was sent; now, when none is under way."""
        return self._at[0] if self._at else clock.monotonic()

    def newest_at(self) -> float:
        """When the newest that is under way was sent, 0 without one."""
        return self._at[-1] if self._at else 0.0

    def _go_on(self) -> None:
        """In the order they were asked for: what one of them sends is answered before the next."""
        while self._wishes and self._wishes[0].after <= self._answered:
            wish, sent = self._wishes.popleft(), self._sent
            wish.do(wish.meant)
            if self._sent > sent:
                for one in self._wishes:
                    one.after = self._sent
