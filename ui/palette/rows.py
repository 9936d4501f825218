"""The rows of the palette under the headings of their groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from ui.palette.found import GROUPS, Found

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NONE = QModelIndex()


@dataclass(frozen=True)
class Group:
    """A heading."""

    text: str


class PaletteRows(QAbstractListModel):
    """Fed with what was found, groups together."""

    _rows: tuple[Found | Group, ...] = ()

    def fill(self, found: Sequence[Found]) -> None:
        """These now."""
        rows: list[Found | Group] = []
        group = ""
        for one in found:
            if one.group != group:
                group = one.group
                rows.append(Group(QCoreApplication.translate("Palette", GROUPS[group])))
            rows.append(one)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def found(self, index: Index) -> Found | None:
        """What was found in that row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Found) else None

    def first(self) -> QModelIndex:
        """The first row that is no heading; invalid if there is none."""
        return next(
            (self.index(n) for n, row in enumerate(self._rows) if isinstance(row, Found)),
            QModelIndex(),
        )

    def last(self) -> QModelIndex:
        """The last row that is no heading; invalid if there is none."""
        found = [n for n, row in enumerate(self._rows) if isinstance(row, Found)]
        return self.index(found[-1]) if found else QModelIndex()

    def index_of(self, id_: object) -> QModelIndex:
        """The row of what was found with that id; invalid if there is none."""
        return next(
            (
                self.index(n)
                for n, row in enumerate(self._rows)
                if isinstance(row, Found) and row.id == id_
            ),
            QModelIndex(),
        )

    def headings(self) -> int:
        """How many headings there are."""
        return sum(isinstance(row, Group) for row in self._rows)

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, Group) else row.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.found(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
