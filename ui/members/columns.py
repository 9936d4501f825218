"""The columns of the list of members, and what they are called."""

from PySide6.QtCore import QCoreApplication

from ui.widgets.columns import Column

translate = QCoreApplication.translate

COLUMNS = (
    Column("name", 30, "name"),
    Column("tier", 11, "tier", gives_way=True),
    Column("city", 13, gives_way=True),
    Column("open_issues", 12, "open_issues", right=True, gives_way=True),
    Column("next_due", 17, "next_due", right=True),
    Column("last_contact", 17, "last_contact", right=True),
)


def names() -> dict[str, str]:
    """By the key of the column."""
    return {
        "name": translate("MemberColumns", "Member"),
        "tier": translate("MemberColumns", "Tier"),
        "city": translate("MemberColumns", "City"),
        "open_issues": translate("MemberColumns", "Open issues"),
        "next_due": translate("MemberColumns", "Next due"),
        "last_contact": translate("MemberColumns", "Last contact"),
    }
