"""What stands above the columns. Nothing sorts: a team is in the order of its names."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.team.columns import COLUMNS, PADDING, places
from ui.theme import Role
from ui.widgets.labels import ElidedLabel, plain_tooltip


class TeamHeads(QWidget):
    """28 high, with a hairline under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heads = [ElidedLabel("", Role.SMALL, "ink3", parent=self) for _ in COLUMNS]
        for head, column in zip(self._heads, COLUMNS, strict=True):
            if column.right:
                head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for head, box in zip(self._heads, places(self.width()), strict=True):
            head.setGeometry(QRect(box.left(), 2, box.width(), self.height() - 4))
            head.setVisible(box.width() > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        inset = theme.px(PADDING)
        width = self.width() - 2 * inset
        QPainter(self).fillRect(inset, self.height() - 1, width, 1, theme.tokens().line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        names = (
            self.tr("Steward"),
            self.tr("Members"),
            self.tr("Open issues"),
            self.tr("Promises due"),
            self.tr("Broken"),
            self.tr("Longest wait"),
            self.tr("Who stands in"),
        )
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)
        self._heads[5].setToolTip(
            plain_tooltip(self.tr("How long a member with an open issue has heard nothing from us"))
        )
