"""The list of a team's stewards: the red number of broken promises leads to whose they are."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from ui.team.delegate import broken_mark
from ui.team.rows import TeamRow
from ui.widgets.object_list import ObjectList


class TeamList(ObjectList):
    """`broken_wanted` tells the row whose red number was pressed."""

    broken_wanted = Signal(QModelIndex)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        over = self.link_at(event.position().toPoint()).isValid()
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.link_at(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and plain and index.isValid():
            self.broken_wanted.emit(index)

    def link_at(self, at: QPoint) -> QModelIndex:
        """The row whose red number is there; an invalid index where none is."""
        index = self.indexAt(at)
        row: TeamRow | None = self.row(index)
        if row is None or not broken_mark(self.visualRect(index), row).contains(at):
            return QModelIndex()
        return index
