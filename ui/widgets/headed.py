"""Rows under headings, at which no key stops."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row itself, or the heading."""
NONE = QModelIndex()


class HeadedRows(QAbstractListModel):
    """Those who derive fill `_rows` and say which are a `heading`; each is `spoken` as it says."""

    heading: type
    _rows: Sequence[Any] = ()

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken() if role in spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or isinstance(self._rows[index.row()], self.heading):
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    def _where(self, **wanted: object) -> QModelIndex:
        """The first row, no heading, that has these values; invalid if there is none."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, self.heading) and all(
                getattr(row, name) == value for name, value in wanted.items()
            ):
                return self.index(number)
        return QModelIndex()
