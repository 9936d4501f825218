"""What was heard, laid on the calendar of a zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from concierge.errors import Code, Refusal
from concierge.moments.heard import Heard, hear

END_OF_WORK = time(18)
"""What a day without a time means when something is due on it."""

Clock = tuple[time, int]
"""A time of day and how many days later it falls: 24:00 is 00:00 of the day after."""


def ahead(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, meant by `text` typed at `now` as wall time of `zone`, after `now`.

    A time alone is today's, or tomorrow's when today's is over; a day alone ends at END_OF_WORK.
    Raises Refusal MOMENT_UNREADABLE, MOMENT_IMPOSSIBLE, MOMENT_SKIPPED or MOMENT_PAST.
    """
    heard = hear(text)
    if heard.span is not None:
        found = _shifted(now, heard.span, text)
    else:
        found = _nearest(heard, _clock(heard, text) or (END_OF_WORK, 0), now, zone, text, 1)
    if found <= now:
        raise Refusal(Code.MOMENT_PAST, text=text)
    return found


def behind(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, not after `now`; a time alone is today's or yesterday's.

    Raises Refusal MOMENT_UNREADABLE (a day without a time too), MOMENT_IMPOSSIBLE, MOMENT_SKIPPED
    or MOMENT_AHEAD.
    """
    heard = hear(text)
    clock = _clock(heard, text)
    if heard.span is not None:
        found = _shifted(now, heard.span, text)
    elif clock is None:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text)
    else:
        found = _nearest(heard, clock, now, zone, text, -1)
    if found > now:
        raise Refusal(Code.MOMENT_AHEAD, text=text)
    return found


def day(text: str, today: date) -> date:
    """The day meant by `text` when looking back from `today`; `11-20` is the last one there was.

    Raises Refusal MOMENT_UNREADABLE or MOMENT_IMPOSSIBLE.
    """
    heard = hear(text)
    found = _day(heard, today, -1, text) if heard.span is None and heard.clock is None else None
    if found is None:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text)
    return found


def _nearest(
    heard: Heard, clock: Clock, now: datetime, zone: ZoneInfo, text: str, way: int
) -> datetime:
    """The first of its kind after `now` (`way` 1) or the last not after it (-1).

    Where the day is said outright there is only one, on whichever side of `now` it may be.
    """
    today = now.astimezone(zone).date()
    side = 0 if heard.date is not None else way
    found = _instant(_day(heard, today, side, text) or today, clock, zone, text)
    if heard.names_one_day or (found > now) == (way > 0):
        return found
    neighbour = today + timedelta(days=way)
    return _instant(_day(heard, neighbour, way, text) or neighbour, clock, zone, text)


def _clock(heard: Heard, text: str) -> Clock | None:
    """The time of day, None where none was said."""
    if heard.clock is None:
        return None
    hour, minute = heard.clock
    if (heard.half == "pm" and hour < 12) or (heard.half == "noon" and hour < 11):
        hour += 12
    elif heard.half == "am" and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        return time(0), 1
    if hour > 23 or minute > 59:
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text)
    return time(hour, minute), 0


def _day(heard: Heard, today: date, way: int, text: str) -> date | None:
    """The day on the calendar, looking forward (`way` 1), back (-1) or both (0), None if unsaid."""
    try:
        if heard.shift is not None:
            return today + timedelta(days=heard.shift)
        if heard.weekday is not None:
            return _weekday(today, *heard.weekday, way)
        if heard.date is not None:
            return _date(today, *heard.date, way)
    except (ValueError, OverflowError):
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text) from None
    return None


def _weekday(today: date, weekday: int, week: int | None, way: int) -> date:
    """`week` counts calendar weeks from this one, which begins on Monday; None: any."""
    if week is not None:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=weekday, weeks=week)
    gap = (weekday - today.weekday()) % 7 if way > 0 else -((today.weekday() - weekday) % 7)
    return today + timedelta(days=gap)


def _date(today: date, year: int | None, month: int, number: int, way: int) -> date:
    """Without a year the nearest there is, and with `way` -1 none after today."""
    if year is not None:
        return date(year, month, number)
    date(2000, month, number)  # raises for a day no year has
    near = [_of_year(today.year + step, month, number) for step in range(-8, 9)]
    found = [one for one in near if one is not None and (way >= 0 or one <= today)]
    return min(found, key=lambda one: abs(one - today))


def _of_year(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _instant(day: date, clock: Clock, zone: ZoneInfo, text: str) -> datetime:
    """Wall time to UTC. Of an hour that comes twice, the first; an hour left out is refused."""
    try:
        wall = datetime.combine(day + timedelta(days=clock[1]), clock[0])
        found = wall.replace(tzinfo=zone).astimezone(UTC)
        there_and_back = found.astimezone(zone).replace(tzinfo=None)
    except (OverflowError, ValueError):
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text) from None
    if there_and_back != wall:
        raise Refusal(Code.MOMENT_SKIPPED, text=text, zone=zone.key)
    return found


def _shifted(now: datetime, by: timedelta, text: str) -> datetime:
    """To the whole minute, upwards: `+1m` must not be over before it is written."""
    try:
        found = now.astimezone(UTC) + by + timedelta(seconds=59, microseconds=999_999)
    except OverflowError:
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text) from None
    return found.replace(second=0, microsecond=0)
