"""The columns of the list of a team."""

from PySide6.QtCore import QRect

from ui.widgets import columns
from ui.widgets.columns import PADDING, Column

__all__ = ["COLUMNS", "PADDING", "places"]

COLUMNS = (
    Column("name", 17),
    Column("members", 9, right=True),
    Column("open_issues", 10, right=True, gives_way=True),
    Column("due", 10, right=True),
    Column("broken", 12, right=True),
    Column("waited", 13, right=True, gives_way=True),
    Column("away", 29),
)


def places(width: int) -> list[QRect]:
    """Where each stands in a row of that width."""
    return columns.places(COLUMNS, width)
