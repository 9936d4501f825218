"""A moment as people type it, in Chinese or English, read into an instant or a day.

Understood: `18:00`, 下午3点半, 三点一刻, `3pm`; today, tomorrow, 后天, 周五, `next fri`, 周末;
月底, `11-21`, 11月21日, `nov 21, 2026`, `20261121`, 下个月1号; a day and a time in either order,
the same day twice, too; `tomorrow 9`, where no other hour can be meant; `+2h`, 两小时后,
`in 2 days`, 十分钟前. Only whole words count: what is not known to the end is refused. Words around
it that say nothing (by, 前) are passed over. A day in figures has the month first; without a year
it is this year's, or next year's when that is half a year ago. A day alone ends with its work, at
18:00; where something begins, it begins at 00:00.
Of an evening, 12 is its end and 1 to 4 are the small hours after it. Days keep the time on the
wall, hours are exact.
"""

from concierge.moments.calendar import DUE, FROM, ahead, behind, day
from concierge.moments.dates import MonthDay, month_day
from concierge.moments.hours import Clock, hour_of
from concierge.moments.like import Like

__all__ = [
    "DUE",
    "FROM",
    "Clock",
    "Like",
    "MonthDay",
    "ahead",
    "behind",
    "day",
    "hour_of",
    "month_day",
]
