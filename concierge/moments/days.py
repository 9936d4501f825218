"""Which day of the calendar was said."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from concierge.moments import vocabulary as said
from concierge.moments.heard import Heard, Unread

FAR = timedelta(days=182)
"""A day without a year is this year's, unless that is further off on the wrong side of today."""


def day_said(heard: Heard, today: date, way: int, far: timedelta = FAR) -> date | None:
    """The day, looking forward from `today` (`way` 1) or back (-1); None if none was said.

    Raises ValueError or OverflowError for a day no calendar has, Unread for two days.
    """
    found = list(_days(heard, today, way, far))
    if heard.weekday is not None and (heard.week is not None or not found):
        found.append(_weekday(today, heard.weekday, heard.week, way))
    elif heard.weekday is not None and not _is(found[0], heard.weekday):
        raise Unread(heard.weekday)
    if len(set(found)) > 1:
        raise Unread(found)
    return found[0] if found else None


def later(day: date, months: int, days: int) -> date:
    """So many months and days on; the 31st of a short month is its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _days(heard: Heard, today: date, way: int, far: timedelta) -> Iterator[date]:
    if heard.shift is not None:
        yield today + timedelta(days=heard.shift)
    if heard.date is not None:
        yield _date(today, *heard.date, way, far)
    if heard.number is not None:
        yield _of_month(today, heard.month, heard.number, way)


def _is(day: date, weekday: int) -> bool:
    return day.weekday() in ((5, 6) if weekday == said.WEEKEND else (weekday,))


def _weekday(today: date, weekday: int, week: int | None, way: int) -> date:
    """`week` counts calendar weeks from this one, which begins on Monday; None: any."""
    if week is not None:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=min(weekday, 5) if weekday == said.WEEKEND else weekday,
                                  weeks=week)  # fmt: skip
    if weekday == said.WEEKEND:
        return today if _is(today, weekday) else _weekday(today, 5, None, way)
    gap = (weekday - today.weekday()) % 7 if way > 0 else -((today.weekday() - weekday) % 7)
    return today + timedelta(days=gap)


def _of_month(today: date, month: int | None, number: int, way: int) -> date:
    """That day of a month counted from this one; without one, the next or the last there is."""
    if month is not None:
        first = later(today.replace(day=1), month, 0)
        last = monthrange(first.year, first.month)[1]
        return first.replace(day=last if number == said.LAST else number)
    near = (later(today.replace(day=1), way * step, 0) for step in range(12))
    fit = (one.replace(day=number) for one in near if number <= monthrange(one.year, one.month)[1])
    found = next((one for one in fit if (one - today).days * way >= 0), None)
    if found is None:
        raise ValueError(number)
    return found


def _date(today: date, year: int | None, month: int, number: int, way: int, far: timedelta) -> date:
    """Without a year the first there is from this year on that is not `far` off on the wrong side,
    so that `11-19` typed on 20 November is yesterday and not next year."""
    if year is not None:
        return date(year, month, number)
    date(2000, month, number)  # raises for a day no year has
    near = (_of_year(today.year + way * step, month, number) for step in range(9))
    return next(one for one in near if one is not None and (today - one) * way <= far)


def _of_year(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
