"""Text on the desk. What people wrote is shown as it is: never as markup."""

from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.paint import draw_text, elided, text_width, wrapped


class PlainLabel(QLabel):
    """Plain text of one role and one token colour, on lines of that role's height.

    With `wrap` it takes the lines it needs; without, the text is on one line and is never cut
    by itself (see `ElidedLabel`).
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: str = "ink",
        *,
        strong: bool = False,
        wrap: bool = False,
        identifier: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink, self._strong = role, ink, strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_identifier(self, identifier)
        # Qt keeps a label of fixed height at its one-line hint, whatever height its width asks for.
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if wrap:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setText(text)
        theme.notifier().changed.connect(self.measure_again)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.measure_again()

    def set_ink(self, ink: str) -> None:
        """Another token colour."""
        self._ink = ink
        self.update()

    def set_strong(self, strong: bool) -> None:
        """Weight 600 or 400."""
        self._strong = strong
        self.measure_again()

    def measure_again(self) -> None:
        """After the text, the colours or the scale changed."""
        self.updateGeometry()
        self.update()

    def type_face(self) -> QFont:
        """The font it is painted with."""
        return theme.font(self._role, strong=self._strong)

    def sizeHint(self) -> QSize:
        widest = max(text_width(line, self.type_face()) for line in self.text().split("\n"))
        margins = self.contentsMargins()
        width = widest + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(theme.px(60), self._step()) if self.wordWrap() else hint

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        sides = margins.top() + margins.bottom()
        inner = width - margins.left() - margins.right()
        return len(self._lines(inner)) * self._step() + sides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.contentsRect()
        ink = theme.tokens()[self._ink] if self.isEnabled() else theme.tokens().off
        lines = self._lines(box.width())
        cut = not self.wordWrap()
        spare = max(box.height() - len(lines) * self._step(), 0)
        top = box.top() if self.alignment() & Qt.AlignmentFlag.AlignTop else box.top() + spare // 2
        for number, line in enumerate(lines):
            row = QRect(box.left(), top + number * self._step(), box.width(), self._step())
            text = line.rstrip() if self.wordWrap() else line
            draw_text(painter, row, text, self.type_face(), ink, align=self.alignment(), cut=cut)

    def _lines(self, width: int) -> list[str]:
        if self.wordWrap():
            return wrapped(self.text(), self.type_face(), width)
        return self.text().split("\n")

    def _step(self) -> int:
        return theme.line_height(self._role)


class ElidedLabel(PlainLabel):
    """One line that gives way: cut at the right where there is no room, whole in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(32)), self._step())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_whole()

    def measure_again(self) -> None:
        super().measure_again()
        self._say_whole()

    def _say_whole(self) -> None:
        text = self.text()
        cut = elided(text, self.type_face(), self.contentsRect().width()) != text
        self.setToolTip(plain_tooltip(text) if cut else "")


class HeadAndTailLabel(ElidedLabel):
    """One that gives way in its middle: what was done and until when, or why not, both matter."""

    def _lines(self, width: int) -> list[str]:
        return [elided(self.text(), self.type_face(), width, middle=True)]


def plain_tooltip(text: str) -> str:
    """For `setToolTip`, which would take people's words for markup."""
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if text else ""
