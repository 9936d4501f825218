"""What people of the house are called to do, and when a weekly roster means."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from concierge.errors import Code, Refusal
from concierge.moments import wall
from concierge.moments.hours import hour_of
from concierge.team.kinds import Role

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""As iCalendar (RFC 5545) names them, Monday first as `date.weekday` counts them."""
LONGEST = timedelta(days=400)
"""A roster is written down as its intervals; nobody plans them further ahead."""


def serves_members(role: Role | str) -> bool:
    """Whether who has it may be given members: administrators see none, nor who is no person."""
    return role in (Role.STEWARD, Role.LEAD)


@dataclass(frozen=True)
class Weekly:
    """So many days a week, from one wall time to another; the next day's, where it is earlier."""

    days: frozenset[int]
    begins: time
    ends: time


def weekly(text: str) -> Weekly:
    """A roster as it is typed: `MO,TU 18:00-09:00`, `SA 9am–6pm`, hours as `moments` reads them.

    Raises Refusal ROSTER_UNREADABLE.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    found = re.fullmatch(r"([A-Z]{2}(?:\s*,\s*[A-Z]{2})*)\s+(.+)", plain)
    try:
        if found is None:
            raise ValueError(text)
        days = frozenset(DAYS.index(day.strip()) for day in found[1].split(","))
        return Weekly(days, *hours(found[2]))
    except (ValueError, Refusal) as error:
        raise Refusal(Code.ROSTER_UNREADABLE, text=text) from error


def hours(text: str) -> tuple[time, time]:
    """From when to when, as it is typed: `18:00-09:00`, `9am–6pm`.

    Raises Refusal HOURS_UNREADABLE.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"(.+?)\s*(?:[-–—~]|至|到)\s*(.+)", plain)
    begins, ends = map(hour_of, found.groups()) if found else (None, None)
    if begins is None or ends is None:
        raise Refusal(Code.HOURS_UNREADABLE, text=text)
    return begins, ends


def intervals(
    roster: Weekly, zone: ZoneInfo, since: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """When a roster means, in UTC, between two aware instants, in order.

    Both ends are read by one rule (`moments.wall`) also where the clocks change, so that what
    ends when another begins always meets it. Raises Refusal COVER_TOO_LONG.
    """
    if until - since > LONGEST:
        raise Refusal(Code.COVER_TOO_LONG, days=LONGEST.days)
    day = since.astimezone(zone).date() - timedelta(days=1)
    last = until.astimezone(zone).date()
    while day <= last:
        if day.weekday() in roster.days:
            over = timedelta(days=1 if roster.ends <= roster.begins else 0)
            begins = wall.on(day, roster.begins, zone)
            ends = wall.on(day + over, roster.ends, zone)
            begins, ends = max(begins, since), min(ends, until)
            if begins < ends:
                yield begins, ends
        day += timedelta(days=1)
