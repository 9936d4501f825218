"""The rows of the palette under the headings of their groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
)

from ui.palette.found import GROUPS, Found
from ui.widgets.headed import HeadedRows, Index


@dataclass(frozen=True)
class Group:
    """A heading."""

    text: str

    def spoken(self) -> str:
        """As it stands there."""
        return self.text


class PaletteRows(HeadedRows):
    """Fed with what was found, groups together."""

    heading = Group
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
        return self._where()

    def last(self) -> QModelIndex:
        """The last row that is no heading; invalid if there is none."""
        found = [n for n, row in enumerate(self._rows) if isinstance(row, Found)]
        return self.index(found[-1]) if found else QModelIndex()

    def index_of(self, id_: object) -> QModelIndex:
        """The row of what was found with that id; invalid if there is none."""
        return self._where(id=id_)

    def headings(self) -> int:
        """How many headings there are."""
        return sum(isinstance(row, Group) for row in self._rows)
