"""Who may read a note."""

from enum import StrEnum


class Visibility(StrEnum):
    """Who may read a note."""

    MINE = "mine"
    HANDOVER = "handover"
    TEAM = "team"
