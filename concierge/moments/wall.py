"""What a clock on the wall shows, as an instant: the one rule for every hour that is typed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the clocks of `zone` show the naive `wall`.

    As RFC 5545 (3.3.5) has it: an hour that the change of clocks leaves out is counted by the
    offset before the change, so 02:30 is 03:30; of an hour that comes twice the first is meant.
    Raises OverflowError at the ends of the calendar.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def on(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, of a time of day in `zone`."""
    return instant(datetime.combine(day, at), zone)
