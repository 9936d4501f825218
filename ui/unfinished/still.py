"""What Today says of everything half written: never older than what was written last."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from concierge import words
from ui.desk import Desk
from ui.widgets.card import FloatingCard

if TYPE_CHECKING:
    from ui.unfinished.begun import Begun

TOLD = 4


class StillUnfinished(QObject):
    """`told` how many things and which ones, whenever that changed while Today is `shown`; what is
    just being written is not unfinished yet, and nothing moves under it."""

    told = Signal(int, str)

    def __init__(self, desk: Desk, shown: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._shown, self._old = desk, shown, False
        desk.keeper.changed.connect(self._changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def ask(self) -> None:
        """What there is now."""
        from ui.unfinished.begun import ask

        self._old = False
        ask(self._desk, self._have)

    def _changed(self) -> None:
        self._old = True
        self._focus_moved(None, QApplication.focusWidget())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._old and not _writes(now) and self._shown():
            self.ask()

    def _have(self, begun: "list[Begun]") -> None:
        named = [f"{one.who} {one.what()}".strip() for one in begun[:TOLD]]
        said, more = words.listed(named), len(begun) - len(named)
        if more:
            said = words.fill(self.tr("{things} and {n} more"), things=said, n=more)
        self.told.emit(len(begun), said)


def _writes(focus: QWidget | None) -> bool:
    """In a field, or on a button, a choice and its list of a card in front of everything."""
    if isinstance(focus, (QLineEdit, QTextEdit)):
        return True
    while focus is not None and not isinstance(focus, FloatingCard):
        focus = focus.parentWidget()
    return focus is not None
