"""A list of whatever a question answered: the delegate paints it, a screen reader hears it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

OBJECT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ObjectModel(QAbstractListModel):
    """Rows are values with an `id`; `spoken` says one as it is read. One way in: `fill`."""

    def __init__(self, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._rows: list[Any] = []

    def fill(self, rows: Sequence[Any]) -> None:
        """These rows now; where the same things stay in their places, no row is lost or moved."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> Any:
        """The value of a row, None for an index that is none."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, wanted: object) -> QModelIndex:
        """The row whose id that is; an invalid index if there is none."""
        places = (n for n, row in enumerate(self._rows) if row.id == wanted)
        place = next(places, None)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return row if role == OBJECT else None

    def retranslate(self) -> None:
        """What is spoken and painted is said in another language now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
