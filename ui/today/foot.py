"""The keys of a list, at its foot, for the mouse as well."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.ground import Pane
from ui.widgets.key_hints import Hint, KeyHints


class KeyFoot(Pane):
    """36 high: keys and words from the left, one at the right. `wanted` tells a command's id."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="top")
        self._left = KeyHints("today.foot", self, capped=True)
        self._last = KeyHints("today.foot", self, capped=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._left)
        self._row.addStretch(1)
        self._row.addWidget(self._last)
        for hints in (self._left, self._last):
            hints.wanted.connect(self.wanted)
        theme.follow(self._measure)

    def show_keys(self, keys: list[Hint], last: Hint) -> None:
        """These from the left, `last` at the right."""
        self._left.show_hints(keys)
        self._last.show_hints([last])
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * theme.px(18)
        self._last.fit(room)
        self._left.fit(room - self._last.width())

    def _measure(self) -> None:
        # A hint has 6 around it, so that its key follows the margin of 24.
        self._row.setContentsMargins(theme.px(18), 1, theme.px(18), 0)
        self._row.setSpacing(0)
        self.setFixedHeight(theme.px(36))
        self._fit()
