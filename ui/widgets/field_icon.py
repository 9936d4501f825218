"""An icon inside a field, at either end: it grows with the text, which Qt's own does not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui import theme
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, fill_round


class FieldIcon(DeskButton):
    """Keeps the text of `field` out of its place. For the mouse: whoever has the keyboard has a
    key. With `press` False it only says what the field is for."""

    def __init__(
        self, icon: str, field: QLineEdit, *, ink: str = "ink2", first: bool = False,
        press: bool = True, size: int = 16,
    ) -> None:  # fmt: skip
        super().__init__("", field)
        self._icon, self._field, self._ink, self._first = icon, field, ink, first
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if not press:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.installEventFilter(self)
        theme.follow(self._measure)

    def set_text(self, word: str) -> None:
        super().set_text(word)
        self.setToolTip(word)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() is QEvent.Type.EnabledChange:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.ground(None) if self.isEnabled() else None
        if ground is not None:
            fill_round(painter, self.rect(), theme.px(4), ground)
        ink = self._ink if self.isEnabled() else "off"
        draw_icon(painter, self.rect(), self._icon, ink, self._size)

    def _measure(self) -> None:
        taken = theme.px(20)
        self._field.setTextMargins(taken if self._first else 0, 0, 0 if self._first else taken, 0)
        self._place()
        self.update()

    def _place(self) -> None:
        size, room = self.sizeHint(), self._field.rect()
        left = theme.px(3) if self._first else room.width() - size.width() - theme.px(3)
        top = (room.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())
