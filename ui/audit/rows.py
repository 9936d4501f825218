"""An act in the list of the record: when, who, on whom, what."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.members.record import Deed
from ui.widgets.cells import Cells
from ui.widgets.columns import Column

translate = QCoreApplication.translate

COLUMNS = (
    Column("at", 16, least=134),
    Column("who", 14, least=80),
    Column("member", 18, least=72),
    Column("what", 52, least=160),
)


def names() -> dict[str, str]:
    """By the key of the column."""
    return {
        "at": translate("Audit", "Recorded"),
        "who": translate("Audit", "Who"),
        "member": translate("Audit", "Member"),
        "what": translate("Audit", "What"),
    }


def rows_of(deeds: Sequence[Deed], zone: ZoneInfo, now: datetime) -> list[Cells]:
    """A row an act; what nobody was signed in for is the program's own."""
    return [Cells(one.seq, _texts(one, zone, now)) for one in deeds]


def _texts(one: Deed, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    at = one.at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    who = one.name or translate("Audit", "the program")
    return at, who, _whom(one), words.deed(one, zone, now)


def _whom(one: Deed) -> str:
    """A member by number and name, or how many."""
    if one.members < 2:
        return f"{one.number} {one.member}".strip()
    return words.fill(translate("Audit", "members: {n}"), n=one.members)
