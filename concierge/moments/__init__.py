"""A moment as people type it, in Chinese or English, read into an instant or a day.

Understood: `18:00`, `下午3点半`, `3pm`; today, tomorrow, 后天, 周五, `next fri`; `11-21`,
`11月21日`, `2026-11-21`; a day and a time in either order; `+2h`, `30分钟后`, `in 2 days`. Words
around it that say nothing (by, 前) are passed over. A day in figures has the month first, and
without a year is the nearest one: `11-19` typed on 20 November is yesterday, not next year.
"""

from concierge.moments.calendar import ahead, behind, day

__all__ = ["ahead", "behind", "day"]
