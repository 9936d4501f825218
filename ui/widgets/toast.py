"""What was just done, at the bottom, with a way back for ten seconds."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.announce import announce
from ui.widgets.button import set_identifier
from ui.widgets.fade import Fade
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import fill_round

LIFE = 10_000  # milliseconds
_FADE = 120


class Toast(QWidget):
    """Bottom centre of its parent. It waits while the mouse is on it or Undo has the focus.

    `undo_wanted` on Undo; `gone` when it left, undone or not.
    """

    undo_wanted = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget, *, above: int = 24) -> None:
        super().__init__(parent)
        set_identifier(self, "toast")
        self._over, self._above = parent, above
        self._text = ElidedLabel(identifier="toast.text", parent=self)
        self._undo = ActionButton(Kind.PLAIN, "toast.undo", self, icon="undo-2")
        self._undo.clicked.connect(self._undo_pressed)
        row = QHBoxLayout(self)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self._life = QTimer(self, singleShot=True)
        self._life.timeout.connect(self.leave)
        self._fade = Fade(self, parent, _FADE)
        parent.installEventFilter(self)
        self._undo.installEventFilter(self)
        theme.notifier().changed.connect(self._measure)
        self._retranslate()
        self._measure()
        self.hide()

    def show_message(self, text: str, *, undoable: bool = True) -> None:
        """Replaces what is shown; ten seconds from now it goes."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self._place()
        self.raise_()
        self._fade.show_widget()
        self._life.start(LIFE)
        announce(self, text)

    def set_above(self, above: int) -> None:
        """Distance from the bottom of its parent at 100 %, so that it hides no composer."""
        self._above = above
        self._place()

    def leave(self) -> None:
        """Goes away before its time."""
        self._life.stop()
        if self.isVisible():
            self._fade.hide_widget()
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        elif watched is self._undo and event.type() is QEvent.Type.FocusIn:
            self._life.stop()
        elif watched is self._undo and event.type() is QEvent.Type.FocusOut:
            self._resume()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._life.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._resume()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill_round(QPainter(self), self.rect(), theme.px(8), colours.raised, colours.edge)

    def _undo_pressed(self) -> None:
        self.leave()
        self.undo_wanted.emit()

    def _resume(self) -> None:
        if self.isVisible():
            self._life.start(LIFE)

    def _retranslate(self) -> None:
        self._undo.set_text(self.tr("Undo"))
        self._undo.set_hint("Ctrl+Z")

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(16), px(6), px(6), px(6))
            row.setSpacing(px(16))
        self._place()

    def _place(self) -> None:
        room = self._over.size()
        width = min(self.sizeHint().width() + theme.px(10), room.width() - 2 * theme.px(16))
        height = theme.px(40)
        top = room.height() - height - theme.px(self._above)
        self.setGeometry((room.width() - width) // 2, top, width, height)
