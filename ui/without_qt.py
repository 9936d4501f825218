"""What the first screen needs that is not Qt, to be imported before Qt: PySide6 looks into the
source of every module that is imported after it."""

from concierge.store import work
from concierge.today import queries
from ui.door import opening

__all__ = ["opening", "queries", "work"]
