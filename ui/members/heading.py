"""The heads of the columns; pressing one sorts by it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui import theme
from ui.members.columns import COLUMNS, PADDING, Column, places
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import draw_icon, draw_text, focus_ring, text_width


class _Head(DeskButton):
    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(f"members.sort.{column.order}", parent)
        self.column = column
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        width = text_width(self.word(), theme.font(Role.SMALL, strong=True)) + theme.px(16)
        return QSize(width, theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours, on = QPainter(self), theme.px, theme.tokens(), self.isChecked()
        font = theme.font(Role.SMALL, strong=on)
        ink = colours.ink if on or self.underMouse() else colours.ink3
        if self.column.right:
            align, room = Qt.AlignmentFlag.AlignRight, self.rect()
        else:
            align, room = Qt.AlignmentFlag.AlignLeft, self.rect()
        width = draw_text(painter, room, self.word(), font, ink, align=align)
        if on:
            left = room.right() - width - px(16) if self.column.right else width + px(4)
            draw_icon(painter, QRect(left, 0, px(12), self.height()), "chevron-down", "ink2", 12)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(4))


class ColumnHeads(QWidget):
    """28 high. `sorted_by` tells the order chosen."""

    sorted_by = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._heads: list[QWidget] = []
        for column in COLUMNS:
            if column.order:
                head: QWidget = _Head(column, self)
                self._group.addButton(head)  # type: ignore[arg-type]
            else:
                head = PlainLabel("", Role.SMALL, "ink3", parent=self)
            self._heads.append(head)
        self._group.buttonClicked.connect(self._clicked)
        self.set_order("name")
        self.retranslate()

    def set_order(self, order: str) -> None:
        """Marks the column the list is sorted by."""
        for head in self._heads:
            if isinstance(head, _Head) and head.column.order == order:
                head.setChecked(True)

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
            self.tr("Member"),
            self.tr("Tier"),
            self.tr("City"),
            self.tr("Open issues"),
            self.tr("Next due"),
            self.tr("Last contact"),
        )
        for head, name in zip(self._heads, names, strict=True):
            if isinstance(head, _Head):
                head.set_text(name)
                head.setToolTip(self.tr("Sort by: {column}").format(column=name))
            elif isinstance(head, PlainLabel):
                head.setText(name)

    def _clicked(self, head: object) -> None:
        if isinstance(head, _Head):
            self.sorted_by.emit(head.column.order)
