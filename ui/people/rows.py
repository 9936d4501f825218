"""What stands in the lists of whoever sets the house up."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.members.lines import Line
from concierge.members.tiers import TierRow
from concierge.team.queries import Person
from ui.widgets.cells import Cells
from ui.widgets.columns import Column

translate = QCoreApplication.translate

PEOPLE = (
    Column("name", 20, least=92),
    Column("login", 11, least=52),
    Column("role", 12, least=78),
    Column("team", 20, gives_way=3, least=100),
    Column("capacity", 12, right=True, gives_way=1, least=92),
    Column("state", 18, gives_way=2, least=132),
)
LINES = (
    Column("code", 18, least=76),
    Column("letter", 8, gives_way=2, least=38),
    Column("name_en", 24, least=86),
    Column("name_zh", 24, least=76),
    Column("icon", 20, gives_way=1, least=96),
)
TIERS = (
    Column("code", 20, least=76),
    Column("name_en", 30, least=76),
    Column("name_zh", 30, least=76),
)
"""What gives way is told beside the list, of the row that is current."""


def people_heads() -> dict[str, str]:
    """By the key of the column."""
    return {
        "name": translate("People", "Name"),
        "login": translate("People", "Login"),
        "role": translate("People", "Role"),
        "team": translate("People", "Team"),
        "capacity": translate("People", "Minutes a week"),
        "state": "",
    }


def named_heads() -> dict[str, str]:
    """Of lines, and of tiers, which have fewer."""
    return {
        "code": translate("People", "Code"),
        "letter": translate("People", "Letter"),
        "name_en": translate("People", "English name"),
        "name_zh": translate("People", "Chinese name"),
        "icon": translate("People", "Icon"),
    }


def people_rows(people: Sequence[Person]) -> list[Cells]:
    """A row a person; who left is faded."""
    return [Cells(one.id, _person(one), not one.active) for one in people]


def _person(one: Person) -> tuple[str, ...]:
    state = translate("People", "takes new members") if one.takes_intake else ""
    if not one.active:
        state = translate("People", "has left")
    capacity = "" if one.capacity is None else f"{one.capacity:,}"
    return one.name, one.login, words.name(one.role, "Role"), one.team, capacity, state


def line_rows(lines: Sequence[Line]) -> list[Cells]:
    """A row a business line."""
    return [
        Cells(one.code, (one.code, one.letter, one.name_en, one.name_zh, one.icon)) for one in lines
    ]


def tier_rows(tiers: Sequence[TierRow]) -> list[Cells]:
    """A row a tier."""
    return [Cells(one.code, (one.code, one.name_en, one.name_zh)) for one in tiers]
