"""The columns of the list of a team, and what they are called."""

from PySide6.QtCore import QCoreApplication

from ui.widgets.columns import Column

translate = QCoreApplication.translate

COLUMNS = (
    Column("name", 17, least=64),
    Column("members", 11, right=True, least=54),
    Column("open_issues", 10, right=True, gives_way=2, least=44),
    Column("due", 10, right=True, least=40),
    Column("broken", 12, right=True, least=52),
    Column("waited", 12, right=True, gives_way=1, least=56),
    Column("away", 28, gives_way=3, least=120),
)
"""Who stands in is said beside the list too."""


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
