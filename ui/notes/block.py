"""One note as it is read: on internal ground behind a bar, with its pin."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.notes.queries import NoteRow
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import focus_ring

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E)


class PinButton(IconButton):
    """The pin of a note; pressed it is pinned."""

    def ground(self, resting: QColor | None, on: QColor | None = None) -> QColor | None:
        """The note's own ground says enough."""
        return super().ground(resting)

    def _ink(self) -> str:
        return "intink" if self.isChecked() else "ink3"


class NoteBlock(QWidget):
    """Enter or a double click edits it. Who wrote it and who may read it stand below."""

    edit_wanted = Signal(object)  # NoteRow
    pin_wanted = Signal(object, bool)

    def __init__(self, desk: Desk, note: NoteRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, "note")
        self._desk = desk
        self.note = note
        self._writes = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pin = PinButton("pin", "note.pin", self, size=14)
        self.pin.setCheckable(True)
        self.pin.setChecked(note.pinned)
        self.edit = IconButton("pencil-line", "note.edit", self, size=14)
        self._text = PlainLabel(note.text, wrap=True, parent=self)
        self._by = PlainLabel("", Role.SMALL, "intink", wrap=True, parent=self)
        self._lay_out()
        self.pin.clicked.connect(self._pin)
        self.edit.clicked.connect(self._edit)
        theme.notifier().changed.connect(self.update)
        language.follow(self._retranslate)

    def _retranslate(self) -> None:
        note = self.note
        self.pin.set_text(self.tr("Unpin") if note.pinned else self.tr("Pin"))
        self.edit.set_text(self.tr("Edit the note"))
        when = words.moment(note.edited_at or note.at, self._desk.zone, clock.now())
        by = "" if note.mine else note.author_name
        said = words.facts(by, words.name(note.visibility), when)
        self._by.setText(said)
        self._by.setVisible(not note.pinned)
        self.setAccessibleName(words.facts(note.text, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPEN and not event.modifiers():
            self._edit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        painter.fillRect(self.rect(), colours.internal)
        painter.fillRect(QRect(0, 0, 2, self.height()), colours.intl)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 2)

    def _lay_out(self) -> None:
        px = theme.px
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.setContentsMargins(0, px(5), 0, px(2))
        texts.addWidget(self._text)
        texts.addWidget(self._by)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(2), px(2), px(4))
        row.setSpacing(px(2))
        row.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)

    def set_writes(self, writes: bool) -> None:
        """Whether it can be changed and pinned here."""
        self._writes = writes
        self.pin.setEnabled(writes)
        self.edit.setVisible(writes)

    def _edit(self) -> None:
        if self._writes:
            self.edit_wanted.emit(self.note)

    def _pin(self, pinned: bool) -> None:
        self.pin_wanted.emit(self.note, pinned)
