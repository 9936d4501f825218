"""Instants, days and durations in words. A day is a day of the zone that is given."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from concierge.moments.my_day import day_of
from concierge.words.speech import _, beside, facts, fill, ngettext, pgettext

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SMALL_HOURS = 5
"""From then on an hour is nobody's night any more, whenever the day begins."""


def clock_time(at: datetime, zone: ZoneInfo) -> str:
    """The time of day in `zone`, 24 hours: `14:05`."""
    local = at.astimezone(zone)
    return f"{local.hour:02}:{local.minute:02}"


def moment(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Day and time in `zone`: `today 15:30`, `11-20 18:00` inside the year, `2025-11-20 18:00`.

    Until the day begins it is still the day before, as everywhere; what comes in its small hours
    is of that night: `tonight 02:30`. `moments` reads it back as the same instant.
    """
    return f"{_day_or_night(at, zone, now)} {clock_time(at, zone)}"


def understood(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """A moment as it is told back while one types: with the day of the week, and its date."""
    then, said = at.astimezone(zone).date(), moment(at, zone, now)
    date = _figures(then, day_of(now, zone))
    beside_it = weekday(then) if date in said else fill(
        _("{weekday} {date}"), weekday=weekday(then), date=date
    )  # fmt: skip
    return facts(said, beside_it)


def short(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """The time alone when it is today, else the day alone."""
    then, today = day_of(at, zone), day_of(now, zone)
    return clock_time(at, zone) if then == today else day(then, today)


def _day_or_night(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    then, of, today = at.astimezone(zone), day_of(at, zone), day_of(now, zone)
    if of == then.date():
        return day(of, today)
    nights = {0: _("tonight"), -1: _("last night"), 1: _("tomorrow night")}
    night = nights.get((of - today).days) if then.hour < SMALL_HOURS else None
    return night or _figures(then.date(), today)


def _figures(then: date, today: date) -> str:
    return then.strftime("%m-%d") if then.year == today.year else then.isoformat()


def day(then: date, today: date) -> str:
    """`today`, `yesterday`, `tomorrow`, else `11-20` inside the year, `2025-11-20` outside."""
    return _near(then, today) or _figures(then, today)


def day_heading(then: date, today: date) -> tuple[str, str]:
    """What stands strong and what stands beside it: `Today`, `Friday 2026-11-20`."""
    # What is logged in the small hours stands under its date: nothing has happened tomorrow.
    names = {0: _("Today"), -1: _("Yesterday")}
    near = names.get((then - today).days)
    return (near, full_day(then)) if near else (then.isoformat(), weekday(then))


def full_day(then: date) -> str:
    """The date with its weekday: `Friday 2026-11-20`, 2026-11-20 星期五."""
    return fill(_("{weekday} {date}"), weekday=weekday(then), date=then.isoformat())


def weekday(then: date) -> str:
    """The name of the day of the week."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[then.weekday()]


def span(duration: timedelta, *, exact: bool = True) -> str:
    """How long: `20 min`, `2 h 05 min`, from two days on `3 days`; not exact: `2 h`."""
    if duration >= 2 * DAY:
        days = duration // DAY
        return fill(ngettext("{n} day", "{n} days", days), n=days)
    hours, minutes = duration // HOUR, duration % HOUR // MINUTE
    if not hours:
        return fill(_("{n} min"), n=minutes)
    if not minutes or not exact:
        return fill(_("{n} h"), n=hours)
    return fill(_("{hours} h {minutes} min"), hours=hours, minutes=f"{minutes:02}")


def late(due: datetime, now: datetime, *, exact: bool = False) -> str:
    """How long ago it was due; not exact leaves the minutes of hours out, for narrow rows."""
    if now - due < MINUTE:
        return _("due now")
    return fill(_("{span} late"), span=span(now - due, exact=exact))


def left(due: datetime, now: datetime) -> str:
    """How long there still is."""
    if due - now < MINUTE:
        return _("due now")
    return fill(_("{span} left"), span=span(due - now))


def in_days(days: int) -> str:
    """How far off a day is: `today`, `tomorrow`, `in 13 days`, `3 days ago`."""
    near = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}.get(days)
    if near:
        return near
    if days < 0:
        return fill(ngettext("{n} day ago", "{n} days ago", -days), n=-days)
    return fill(ngettext("in {n} day", "in {n} days", days), n=days)


def month_day(month: int, day: int, year: int | None = None) -> str:
    """A date whose year may be unknown: `12-03`, `1988-11-29`."""
    return f"{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def local_now(timezone: str, now: datetime) -> str:
    """What the clock says in the IANA zone `timezone`: `14:05`."""
    return clock_time(now, ZoneInfo(timezone))


def city_time(city: str, timezone: str, now: datetime) -> str:
    """Where somebody is and what time it is there: `Shanghai 14:05`."""
    return f"{city} {local_now(timezone, now)}" if city else local_now(timezone, now)


def until(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """A deadline: `by today 15:30`, 今天 15:30 前."""
    return fill(_("by {moment}"), moment=moment(at, zone, now))


def lead_in(label: str, words: str) -> str:
    """A label before what it labels: `Proof: posted`."""
    return beside(label + pgettext("after a label", ": "), words)


def _near(then: date, today: date) -> str:
    return {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}.get((then - today).days, "")
