"""Watches what is written for what reads like a promise, and offers it until it is taken."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from concierge import clock, words
from concierge.moments import Spotted, promise_in
from ui import theme
from ui.timeline.offer import PromiseOffer
from ui.widgets.edit import AutoGrowEdit

PAUSE = 150
"""Milliseconds without a key after which what is written is looked through."""


class Spotter(QObject):
    """`taken` tells the promise a person accepted, by Tab or by pressing the chip."""

    taken = Signal(object)  # Spotted

    def __init__(self, text: AutoGrowEdit, chip: PromiseOffer, zone: ZoneInfo) -> None:
        super().__init__(text)
        self._text, self._chip, self._zone = text, chip, zone
        self._found: Spotted | None = None
        self._known: set[str] = set()
        self._on = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        text.textChanged.connect(self._pause.start)
        text.tab_pressed.connect(self._take)
        chip.clicked.connect(self._take)

    def watch(self, on: bool) -> None:
        """Whether a promise can be taken now."""
        self._on = on
        self.look()

    def forget(self) -> None:
        """Another text: what was taken from the last one may be offered again."""
        self._known.clear()
        self.look()

    def look(self) -> None:
        """Look through what is written now."""
        self._pause.stop()
        text = self._text.toPlainText()
        found = promise_in(text, clock.now(), self._zone) if self._on and text else None
        if found is not None and found.said in self._known:
            found = None
        self._found = found
        when = words.until(found.due, self._zone, clock.now()) if found else ""
        self._chip.offer(found.what if found else "", when)
        self._text.take_tab(found is not None)
        self._underline(text, found)

    def _take(self) -> None:
        found = self._found
        if found is not None:
            self._known.add(found.said)
            self.look()
            self.taken.emit(found)

    def _underline(self, text: str, found: Spotted | None) -> None:
        """A dashed line of accent under the words it was read from."""
        marks = []
        if found is not None:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(_units(text[: found.start]))
            cursor.setPosition(_units(text[: found.end]), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(theme.tokens().accent)
            mark.cursor, mark.format = cursor, look
            marks = [mark]
        self._text.setExtraSelections(marks)


def _units(text: str) -> int:
    """Qt counts UTF-16 units; rare Han and emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
