"""The columns of the list of members."""

from PySide6.QtCore import QRect

from ui.widgets import columns
from ui.widgets.columns import PADDING, Column

__all__ = ["COLUMNS", "PADDING", "Column", "places"]

COLUMNS = (
    Column("name", 30, "name"),
    Column("tier", 11, "tier", gives_way=True),
    Column("city", 13, gives_way=True),
    Column("open_issues", 12, "open_issues", right=True, gives_way=True),
    Column("next_due", 17, "next_due", right=True),
    Column("last_contact", 17, "last_contact", right=True),
)


def places(width: int) -> list[QRect]:
    """Where each stands in a row of that width."""
    return columns.places(COLUMNS, width)
