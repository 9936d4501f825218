"""What a row says and whose it is: words, icon, side, and whether it is new to the reader."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from concierge import clock, words
from concierge.timeline.rows import Row
from concierge.words import Said
from ui.widgets.kind_icons import KIND_ICONS


class Side(StrEnum):
    """Whose a row is; decides where it stands and how loud it is."""

    THEIRS = "theirs"
    OURS = "ours"
    PROGRAM = "program"
    INTERNAL = "internal"


class Line(Protocol):
    """A business line, as much of it as is shown."""

    @property
    def code(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def name_zh(self) -> str: ...


_PROGRAM = frozenset(
    ("order", "booking", "flight", "payment", "business", "survey", "stewardship", "profile")
)
_CHANNELS = {
    "chat": "message-circle",
    "social": "message-circle",
    "sms": "message-square",
    "email": "mail",
    "visit": "users",
}
_CORRECTED = str(QT_TRANSLATE_NOOP("Stream", "corrected, Space shows"))
_WAS = str(QT_TRANSLATE_NOOP("Stream", "before: {what}"))
_NEW = str(QT_TRANSLATE_NOOP("Stream", "new"))
_INTERNAL = str(QT_TRANSLATE_NOOP("Stream", "internal only"))


class Teller:
    """Tells the rows of one member to one reader. What was told is kept until something changes."""

    def __init__(self, zone: ZoneInfo, me: UUID) -> None:
        self.zone = zone
        self._me = me
        self.lines: Mapping[str, Line] = {}
        self.stewards: Mapping[UUID, str] = {}
        self.issues: dict[UUID, str] = {}
        self.address = ""
        self.seen: datetime | None = None
        self._told: dict[UUID, tuple[Row, Said]] = {}

    def forget(self) -> None:
        """After the minute, the language or the member changed."""
        self._told.clear()

    def said(self, row: Row) -> Said:
        """The row in words, as of now."""
        known = self._told.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        said = words.event(row, self.zone, clock.now())
        if row.formers:
            said = replace(said, state=words.facts(said.state, _word(_CORRECTED)))
        self._told[row.id] = (row, said)
        return said

    def was(self, what: str) -> str:
        """What an entry said before it was put right, introduced."""
        return words.fill(_word(_WAS), what=what)

    def is_new(self, row: Row) -> bool:
        """Whether somebody else recorded it since the reader last looked."""
        return self.seen is not None and row.recorded_at > self.seen and row.steward_id != self._me

    def time(self, row: Row) -> str:
        """When it happened, on its day."""
        return words.clock_time(row.at, self.zone)

    def line(self, row: Row) -> Line | None:
        """The business line it belongs to."""
        return self.lines.get(row.line) if row.line else None

    def line_name(self, row: Row) -> str:
        """What that line is called; '' without one."""
        line = self.line(row)
        return words.line_name(line) if line else ""

    def issue_title(self, row: Row) -> str:
        """What the issue it belongs to is called, where that is known."""
        return self.issues.get(row.issue_id, "") if row.issue_id else ""

    def whose(self, row: Row) -> str:
        """Who spoke or acted: the member or a party, a steward, or a business line."""
        if side(row) is Side.THEIRS:
            return row.party or self.address
        return self.stewards.get(row.steward_id, "") if row.steward_id else ""

    def by_somebody_else(self, row: Row) -> str:
        """The steward who recorded it, if that is not the reader."""
        return "" if row.steward_id in (None, self._me) else self.whose(row)

    def aloud(self, row: Row) -> str:
        """When, what, whose, state: the row as a screen reader and the clipboard get it."""
        said = self.said(row)
        when = words.moment(row.at, self.zone, clock.now())
        what = f"{said.lead} {said.text}".strip()
        bits = [bit.text for bit in said.bits]
        whose = "" if row.party and row.party in said.lead else self.whose(row)
        internal = _word(_INTERNAL) if row.audience == "internal" else ""
        new = _word(_NEW) if self.is_new(row) else ""
        return words.facts(when, what, *bits, whose, self.line_name(row), said.state, internal, new)


def _word(text: str) -> str:
    return QCoreApplication.translate("Stream", text)


def side(row: Row) -> Side:
    """Whose a row is."""
    if row.audience == "internal":
        return Side.INTERNAL
    if row.kind == "contact":
        return Side.THEIRS if row.direction == "in" else Side.OURS
    return Side.PROGRAM if row.kind in _PROGRAM else Side.OURS


def icon(row: Row) -> str:
    """The name of the icon that stands for it."""
    if row.audience == "internal":
        return "lock"
    if row.kind != "contact":
        return KIND_ICONS.get(row.kind, "circle")
    if row.data.get("settled"):
        return "zap"
    if row.reached == "no_answer":
        return "phone-missed" if row.channel == "phone" else _CHANNELS.get(row.channel or "", "")
    if row.channel in _CHANNELS:
        return _CHANNELS[row.channel]
    return "phone-incoming" if row.direction == "in" else "phone-outgoing"


BIT_ICONS = {kind: KIND_ICONS[kind] for kind in ("issue", "promise", "reminder")}
"""Icons of the further things folded into an act."""
