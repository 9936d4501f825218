"""One line of text in a frame, with its name for a screen reader and a place for a complaint."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton, set_identifier
from ui.widgets.composing import ComposingLine


class LineField(ComposingLine):
    """28 high. `left` tells that the focus has gone from it."""

    left = Signal()

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self._dress)

    def set_label(self, label: str) -> None:
        """What is to be written here, for a screen reader."""
        self.setAccessibleName(label)

    def stand_as_text(self, settled: bool) -> None:
        """What is settled is read, not written: no frame, no ground, nothing to press."""
        self.setReadOnly(settled)
        self.setProperty("bare", settled)
        self.style().unpolish(self)
        self.style().polish(self)
        for icon in self.findChildren(DeskButton):
            icon.setVisible(not settled)

    def show_text(self, text: str) -> None:
        """Puts a text in, from its beginning, unless it is there already."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), theme.px(28))

    def _dress(self) -> None:
        self.setFont(theme.font(Role.BODY))
        self.updateGeometry()
