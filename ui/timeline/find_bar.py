"""Searching in one member's stream: what was found, and going from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from concierge import words
from concierge.finding.queries import Hit
from ui import language, theme
from ui.theme import Role
from ui.widgets.button import is_enter
from ui.widgets.ground import Pane
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField

PAUSE = 120
"""Milliseconds without a key after which what is typed is searched."""


class FindField(LineField):
    """Enter and Shift+Enter go on and back, Esc leaves; while pinyin is composed, none of them."""

    onwards = Signal()
    back = Signal()
    left_by_key = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.back if shift else self.onwards).emit()
        elif event.key() == Qt.Key.Key_Down:
            self.onwards.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)


class FindBar(Pane):
    """36 high. `typed` asks for hits, `show_hits` answers, `hit_wanted` tells where to go."""

    typed = Signal(str)
    hit_wanted = Signal(object)  # Hit
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="bottom")
        self._hits: Sequence[Hit] = ()
        self._at = 0
        self.field = FindField("stream.search", self)
        self._count = PlainLabel("", Role.SMALL, "ink2", identifier="stream.search.count")
        self._back = IconButton("chevron-up", "stream.search.back", self)
        self._onwards = IconButton("chevron-down", "stream.search.next", self)
        self._close = IconButton("x", "stream.search.close", self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self._wire()
        self._lay_out()
        theme.notifier().changed.connect(self._measure)
        language.follow(self._retranslate)
        self.hide()

    def open_bar(self) -> None:
        """Show it with its text selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text().strip():
            self._ask()

    def close_bar(self) -> None:
        """Leave searching."""
        if self.isVisible():
            self._pause.stop()
            self.hide()
            self.closed.emit()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """What was found, oldest first; it goes to the newest."""
        self._hits, self._at = hits, len(hits) - 1
        self._go()

    def _retranslate(self) -> None:
        self.field.set_label(self.tr("Search this member's timeline"))
        self.field.setPlaceholderText(self.tr("Search this member's timeline"))
        self._back.set_text(self.tr("Earlier"))
        self._onwards.set_text(self.tr("Later"))
        self._close.set_text(self.tr("Close the search"))
        self._tell()

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._hits = ()
            self._tell()
            self.typed.emit("")

    def _ask(self) -> None:
        self.typed.emit(self.field.text().strip())

    def _earlier(self) -> None:
        self._step(-1)

    def _later(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._go()

    def _go(self) -> None:
        self._tell()
        if self._hits:
            self.hit_wanted.emit(self._hits[self._at])

    def _tell(self) -> None:
        n = len(self._hits)
        if not self.field.text().strip():
            text = ""
        elif not n:
            text = self.tr("Nothing found")
        else:
            text = words.fill(self.tr("{at} of {n}"), at=self._at + 1, n=n)
        self._count.setText(text)
        for button in (self._back, self._onwards):
            button.setEnabled(n > 0)

    def _wire(self) -> None:
        self.field.textEdited.connect(self._typed)
        # The newest stands first, so Enter goes on to what is earlier.
        self.field.onwards.connect(self._earlier)
        self.field.back.connect(self._later)
        self.field.left_by_key.connect(self.close_bar)
        self._back.clicked.connect(self._earlier)
        self._onwards.clicked.connect(self._later)
        self._close.clicked.connect(self.close_bar)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for button in (self._back, self._onwards, self._close):
            row.addWidget(button)
        self._measure()

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(16), px(3), px(10), px(4))
            row.setSpacing(px(8))
        self.setFixedHeight(px(36))
