"""When a person's day begins: until then it is still the day before, wherever a day is named."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# One person, one day: a desk or a command line, never a server of many.
_begins = time(4)


def begins() -> time:
    """The time on the wall at which the day begins."""
    return _begins


def begin_at(at: time) -> None:
    """From now on, in the whole process: the setting 'The day starts at'."""
    global _begins
    _begins = at


def day_of(at: datetime, zone: ZoneInfo, begins: time | None = None) -> date:
    """The date people would say it is at `at`: until their day begins still yesterday's."""
    local = at.astimezone(zone)
    return local.date() - timedelta(days=local.time() < (begins or _begins))
