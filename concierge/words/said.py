"""What is said of a timeline entry, what it is said from, and the pieces all entries share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from concierge.money import stored
from concierge.words.amounts import amount, with_amount
from concierge.words.speech import facts
from concierge.words.times import moment, short, until

OVERDUE, SOON, SETTLED = "overdue", "soon", "settled"


class Retracted(Protocol):
    """The stub that stays of an entry recorded on the wrong person."""

    @property
    def reason(self) -> str: ...
    @property
    def steward_name(self) -> str: ...
    @property
    def at(self) -> datetime: ...


class Row(Protocol):
    """What is said of an entry is said from these."""

    @property
    def what(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def channel(self) -> str | None: ...
    @property
    def direction(self) -> str | None: ...
    @property
    def party(self) -> str | None: ...
    @property
    def party_kind(self) -> str | None: ...
    @property
    def reached(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def data(self) -> Mapping[str, Any]: ...
    @property
    def retracted(self) -> Retracted | None: ...


@dataclass(frozen=True, slots=True)
class Bit:
    """One further thing of a folded act; `kind` is issue, promise or reminder."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: the word it begins with, its content, and what stands small at its right end.

    `mood` is "", "overdue", "soon" or "settled" and colours `state` alone.
    """

    lead: str
    text: str
    state: str = ""
    mood: str = ""
    bits: tuple[Bit, ...] = ()

    def __str__(self) -> str:
        """The whole entry on one line, for a screen reader and the command line."""
        bits = [bit.text for bit in self.bits]
        return facts(f"{self.lead} {self.text}".strip(), *bits, self.state)


@dataclass(frozen=True, slots=True)
class Where:
    """Where and when one is reading."""

    zone: ZoneInfo
    now: datetime

    def moment(self, iso: object) -> str:
        at = instant(iso)
        return moment(at, self.zone, self.now) if at else ""

    def short(self, iso: object) -> str:
        at = instant(iso)
        return short(at, self.zone, self.now) if at else ""

    def until(self, iso: object) -> str:
        at = instant(iso)
        return until(at, self.zone, self.now) if at else ""


def terms(row: Row, where: Where) -> tuple[str, str]:
    """How much and by when."""
    return money(row), where.until(row.data.get("due"))


def money(row: Row) -> str:
    """The amount among an event's values, unless its title says it already."""
    if row.data.get("amount") is None:
        return ""
    value, currency = stored(row.data["amount"]), str(row.data.get("currency") or "")
    return "" if with_amount(row.title, value, currency) == row.title else amount(value, currency)


def instant(iso: object) -> datetime | None:
    """An instant among an event's values: ISO 8601, or what is one already."""
    if isinstance(iso, datetime):
        return iso
    return datetime.fromisoformat(iso) if isinstance(iso, str) and iso else None
