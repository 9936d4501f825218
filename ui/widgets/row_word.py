"""Why a row does not do what was asked of it, said at the row."""

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.announce import announce
from ui.widgets.button import set_identifier
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import draw_icon, fill_round, text_width

LIFE = 8_000  # milliseconds


class RowWord(QWidget):
    """Below the row it is about, above it where there is no room; gone with the next step."""

    def __init__(self, view: QAbstractItemView, identifier: str) -> None:
        super().__init__(view.viewport())
        self._view = view
        set_identifier(self, identifier)
        self.text = PlainLabel("", Role.SMALL, wrap=True, identifier=f"{identifier}.text")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.text)
        self._life = QTimer(self, singleShot=True, interval=LIFE)
        self._life.timeout.connect(self.hide)
        view.selectionModel().currentChanged.connect(self.hide)
        view.model().modelReset.connect(self.hide)
        view.verticalScrollBar().valueChanged.connect(self.hide)
        self.hide()

    def say(self, index: QModelIndex, sentence: str) -> None:
        """At that row."""
        px, room = theme.px, self._view.viewport().rect()
        self._row.setContentsMargins(px(28), px(6), px(12), px(6))
        self.text.setText(sentence)
        wanted = text_width(sentence, self.text.font()) + px(28) + px(16)
        width = min(room.width() - px(24), px(420), wanted)
        self.setFixedWidth(width)
        height = max(self._row.heightForWidth(width), self.sizeHint().height())
        row = self._view.visualRect(index)
        below = row.bottom() + px(2)
        top = below if below + height <= room.bottom() else row.top() - height - px(2)
        self.setFixedHeight(height)
        self.move(QPoint(px(12), max(top, 0)))
        self.show()
        self.raise_()
        self._life.start()
        announce(self, sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        fill_round(painter, self.rect(), px(4), colours.raised, colours.edge)
        square = self.rect().adjusted(px(8), px(6), 0, -px(6))
        square.setWidth(px(14))
        draw_icon(painter, square, "info", "ink2", 14)
