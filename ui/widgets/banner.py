"""A line across a pane that stays until its cause is gone: cover, sample programme, trouble."""

from enum import StrEnum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.actions import ActionButton
from ui.widgets.button import set_identifier
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import draw_icon


class Tone(StrEnum):
    """What a banner says: NEUTRAL tells, SHARED that others look on, the rest are the states."""

    NEUTRAL = "neutral"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    SHARED = "shared"


_GROUNDS = {
    Tone.NEUTRAL: ("pill", "ink2", "info"),
    Tone.RED: ("redbg", "red", "circle-alert"),
    Tone.AMBER: ("amberbg", "amber", "triangle-alert"),
    Tone.GREEN: ("greenbg", "green", "circle-check"),
    Tone.SHARED: ("send", "ink", "eye"),
}


class Banner(QWidget):
    """28 high for one line, more where the words wrap. `acted` when its button is pressed.

    Identifiers: IDENTIFIER, .text, .action.
    """

    acted = Signal()

    def __init__(
        self,
        tone: Tone = Tone.NEUTRAL,
        identifier: str = "banner",
        parent: QWidget | None = None,
        *,
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._tone = tone
        self._icon = icon
        self._text = PlainLabel(
            role=Role.SMALL,
            wrap=True,
            strong=tone is Tone.SHARED,
            identifier=f"{identifier}.text",
            parent=self,
        )
        self._action = ActionButton(identifier=f"{identifier}.action", parent=self)
        self._action.clicked.connect(self.acted)
        self._action.hide()
        self._row = QHBoxLayout(self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self._measure)

    def set_text(self, text: str, action: str = "") -> None:
        """What is so, and the word on the button that helps ('' for no button)."""
        self._text.setText(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink, icon = _GROUNDS[self._tone]
        painter, px = QPainter(self), theme.px
        painter.fillRect(self.rect(), theme.tokens()[ground])
        square = QRect(px(16), 0, px(14), self.height())
        draw_icon(painter, square, self._icon or icon, ink, 14)

    def _measure(self) -> None:
        px = theme.px
        self._row.setContentsMargins(px(16) + px(14) + px(6), px(6), px(16), px(6))
        self._row.setSpacing(px(12))
        self.updateGeometry()
