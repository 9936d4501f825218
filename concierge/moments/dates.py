"""A date of a calendar that comes every year, as people type it: with its year or without."""

from datetime import date

from concierge.errors import Code, Refusal
from concierge.moments.heard import Heard, Unread, hear
from concierge.moments.like import Like

MonthDay = tuple[int, int, int | None]
"""Month, day, and the year where it is known."""
_ONLY_A_DATE = ("weekday", "week", "month", "number", "shift", "clock", "half", "span")


def month_day(text: str) -> MonthDay:
    """`1988-11-29`, `19881129`, `1988/11/29`, 1988年11月29日, `11-29`, `nov 29, 1988`.

    Raises Refusal MOMENT_UNREADABLE or MOMENT_IMPOSSIBLE.
    """
    try:
        said = _date(hear(text))
    except Unread:
        said = None
    if said is None:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text, examples=Like(0))
    year, month, day = said
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        raise Refusal(Code.MOMENT_IMPOSSIBLE, text=text, examples=Like(0)) from None
    return month, day, year


def _date(heard: Heard) -> tuple[int | None, int, int] | None:
    others = any(getattr(heard, name) is not None for name in _ONLY_A_DATE)
    return None if others else heard.date
