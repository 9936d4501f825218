"""The columns of the list of members, and what they are called."""

from PySide6.QtCore import QCoreApplication

from concierge.team.queries import Whose
from ui.widgets.columns import Column

translate = QCoreApplication.translate

COLUMNS = (
    Column("name", 30, "name", least=124),
    Column("tier", 11, "tier", gives_way=2, least=60),
    Column("city", 13, gives_way=1, least=64),
    Column("open_issues", 12, "open_issues", right=True, gives_way=3, least=84),
    Column("next_due", 17, "next_due", right=True, least=108),
    Column("last_contact", 17, "last_contact", right=True, gives_way=4, least=86),
)

_BROKEN = Column("broken", 11, "broken", right=True, least=60)
THEIRS = (*COLUMNS[:4], _BROKEN, *COLUMNS[4:])
"""Of another steward's: what is broken has a column, and stands first."""
TEAMS = (COLUMNS[0], Column("steward", 13, "steward", least=72), COLUMNS[1], *THEIRS[3:])
"""Of the whole team: the steward, in the place of the city."""


def columns_of(whose: Whose) -> tuple[Column, ...]:
    """The columns of the list of those members."""
    if whose is None:
        return COLUMNS
    return TEAMS if whose == "team" else THEIRS


def names() -> dict[str, str]:
    """By the key of the column."""
    return {
        "name": translate("MemberColumns", "Member"),
        "tier": translate("MemberColumns", "Tier"),
        "city": translate("MemberColumns", "City"),
        "steward": translate("MemberColumns", "Steward"),
        "broken": translate("MemberColumns", "Broken"),
        "open_issues": translate("MemberColumns", "Open issues"),
        "next_due": translate("MemberColumns", "Next due"),
        "last_contact": translate("MemberColumns", "Last contact"),
    }
