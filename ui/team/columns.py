"""The columns of the list of a team, and what they are called."""

from PySide6.QtCore import QCoreApplication

from ui.widgets.columns import Column

translate = QCoreApplication.translate

COLUMNS = (
    Column("name", 17),
    Column("members", 11, right=True),
    Column("open_issues", 10, right=True, gives_way=True),
    Column("due", 10, right=True),
    Column("broken", 12, right=True),
    Column("waited", 12, right=True, gives_way=True),
    Column("away", 28),
)


def names() -> dict[str, str]:
    """By the key of the column."""
    return {
        "name": translate("TeamColumns", "Steward"),
        "members": translate("TeamColumns", "Members"),
        "open_issues": translate("TeamColumns", "Open issues"),
        "due": translate("TeamColumns", "Promises due"),
        "broken": translate("TeamColumns", "Broken"),
        "waited": translate("TeamColumns", "Longest wait"),
        "away": translate("TeamColumns", "Who stands in"),
    }


def short_names() -> dict[str, str]:
    """Of those whose name has no room in a narrow window."""
    return {
        "open_issues": translate("TeamColumns", "Issues"),
        "due": translate("TeamColumns", "Due"),
        "waited": translate("TeamColumns", "Wait"),
    }


def tips() -> dict[str, str]:
    """What a name leaves open."""
    said = translate(
        "TeamColumns", "How long a member with an open issue has heard nothing from us"
    )
    broken = translate("TeamColumns", "Press the number: their members, what is broken first")
    return {"waited": said, "broken": broken}
