"""What was heard, laid on the calendar of a zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from concierge.errors import Code, Refusal
from concierge.moments import my_day, wall
from concierge.moments import vocabulary as said
from concierge.moments.days import day_said, later
from concierge.moments.heard import Heard, Unread, hear, plain
from concierge.moments.hours import Clock, clocks
from concierge.moments.like import Like
from concierge.moments.spans import Span

END_OF_WORK = time(said.END_OF_WORK)
DUE: Clock = (END_OF_WORK, 0)
"""What a day without a time means when something is due on it, or lasts until it."""
FROM: Clock = (time(0), 0)
"""What a day without a time means when something begins on it."""
ALMOST_A_MINUTE = timedelta(seconds=59, microseconds=999_999)


def ahead(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    begins: time | None = None,
    whole_day: Clock = DUE,
) -> datetime:
    """The instant, in UTC, meant by `text` typed at `now` as wall time of `zone`, after `now`.

    A time alone is today's, or tomorrow's when today's is over; a day alone is `whole_day`. Today
    lasts until the day `begins` (as the setting says). Raises Refusal MOMENT_UNREADABLE,
    MOMENT_IMPOSSIBLE or MOMENT_PAST.
    """
    found = _read(text, now, zone, begins or my_day.begins(), 1, whole_day)
    if found <= now:
        raise Refusal(Code.MOMENT_PAST, text=text, examples=Like(1, zone))
    return found


def behind(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    begins: time | None = None,
    whole_day: Clock | None = None,
) -> datetime:
    """The instant, in UTC, not after `now`; a time alone is today's or yesterday's.

    Raises Refusal MOMENT_UNREADABLE (also for a day without a time, unless `whole_day` says what
    that means), MOMENT_IMPOSSIBLE or MOMENT_AHEAD.
    """
    found = _read(text, now, zone, begins or my_day.begins(), -1, whole_day)
    if found > now:
        raise Refusal(Code.MOMENT_AHEAD, text=text, examples=Like(-1, zone))
    return found


def day(text: str, today: date) -> date:
    """The day meant by `text` when looking back from `today`; `11-20` is the last one there was.

    Raises Refusal MOMENT_UNREADABLE or MOMENT_IMPOSSIBLE.
    """
    try:
        heard = hear(text)
        only_a_day = heard.span is None and heard.clock is None and heard.half is None
        found = day_said(heard, today, -1, timedelta()) if only_a_day else None
    except Unread:
        found = None
    except (ValueError, OverflowError, StopIteration):
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text, examples=Like(0)) from None
    if found is None:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text, examples=Like(0))
    return found


def _read(
    text: str, now: datetime, zone: ZoneInfo, begins: time, way: int, whole_day: Clock | None
) -> datetime:
    """Whichever side of `now` it is. Raises Refusal with what a better example needs."""
    stamped = _stamped(text)
    if stamped is not None:
        return stamped
    try:
        heard = hear(text)
        found = _laid(heard, now, zone, begins, way, whole_day)
    except Unread:
        found = None
    except (ValueError, OverflowError, StopIteration):
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text, examples=Like(way, zone)) from None
    if found is None:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text, examples=Like(way, zone))
    return found


def _stamped(text: str) -> datetime | None:
    """An instant that brings its own offset (RFC 3339), as other programs write it."""
    try:
        at = datetime.fromisoformat(plain(text).upper())
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _laid(
    heard: Heard, now: datetime, zone: ZoneInfo, begins: time, way: int, whole_day: Clock | None
) -> datetime | None:
    """The instant; None where no hour was said and none can be thought of."""
    local = now.astimezone(zone).replace(tzinfo=None)
    if heard.span is not None and heard.clock is None and heard.half is None:
        return _shifted(local, now, heard.span, zone, way)
    hours = list(clocks(heard, local.time(), begins)) if way > 0 or heard.clock else []
    if not hours and whole_day is not None and heard.half is None:
        hours = [whole_day]
    found = [_nearest(heard, one, now, local, zone, begins, way) for one in hours]
    return next((one for one in found if (one > now) == (way > 0)), found[0] if found else None)


def _nearest(
    heard: Heard, at: Clock, now: datetime, local: datetime, zone: ZoneInfo, begins: time, way: int
) -> datetime:
    """The first of its kind after `now` (`way` 1) or the last not after it (-1).

    Where the day is said outright there is only one, on whichever side of `now` it may be.
    """
    today = _today(heard, at, local, begins)
    if heard.span is not None:
        return _on(later(today, heard.span.months, heard.span.days), at, zone)
    found = _on(day_said(heard, today, way) or today, at, zone)
    if heard.names_one_day or (found > now) == (way > 0):
        return found
    neighbours = (today + timedelta(days=way * n) for n in _further(heard))
    on_them = (_on(day_said(heard, one, way) or one, at, zone) for one in neighbours)
    return next(one for one in on_them if (one > now) == (way > 0))


def _today(heard: Heard, at: Clock, local: datetime, begins: time) -> date:
    """Until the day begins it is still the one before, but its small hours go by the calendar."""
    small = heard.half == said.SMALL or (at[1] == 0 and at[0] < begins)
    return local.date() - timedelta(days=not small and local.time() < begins)


def _further(heard: Heard) -> Iterator[int]:
    """How many days on to look for the next of its kind."""
    yield from range(1, 9 if heard.weekday is not None else 63 if heard.number is not None else 3)


def _on(day: date, at: Clock, zone: ZoneInfo) -> datetime:
    return wall.on(day + timedelta(days=at[1]), at[0], zone)


def _shifted(local: datetime, now: datetime, by: Span, zone: ZoneInfo, way: int) -> datetime:
    """Days keep the time on the wall, hours are exact. To the whole minute, upwards when it is
    ahead: `+1m` must not be over before it is written."""
    begun = now.astimezone(UTC)
    if by.months or by.days:
        begun = wall.on(later(local.date(), by.months, by.days), local.time(), zone)
    found = begun + by.time + (ALMOST_A_MINUTE if way > 0 else timedelta())
    return found.replace(second=0, microsecond=0)
