"""What is decided about a member: the words people choose from, order of lists, next dates."""

from calendar import isleap
from datetime import date, timedelta
from functools import cache

from concierge.members.kinds import FactKind

SOON = timedelta(hours=3)
"""From how long before its time a thing is due soon, on every screen alike."""
MUST_NOT_FORGET = (FactKind.ALLERGY, FactKind.CONTACT_RULE, FactKind.TABOO, FactKind.COMPLAINT)
"""What must not be forgotten while talking, in the order in which it is shown."""

# Tiers are the programme's own words; these are the usual ones, the highest first.
_TIERS = (
    ("黑金", "至尊", "black", "centurion"),
    ("钻石", "黑钻", "diamond"),
    ("铂金", "白金", "platinum"),
    ("金", "gold"),
    ("银", "silver"),
    ("普通", "basic", "classic"),
)


@cache  # asked for every row, of a handful of tiers
def tier_rank(tier: str) -> int:
    """Where a tier stands among others: 0 is the highest; words we do not know come last."""
    said = tier.casefold()
    for rank, words in enumerate(_TIERS):
        if any(said.startswith(word) for word in words):
            return rank
    return len(_TIERS)


def next_date(month: int, day: int, today: date) -> date:
    """The next time this day of the year comes, today included; 29 February falls on the 28th in
    years that have none."""
    this_year = _in_year(month, day, today.year)
    return this_year if this_year >= today else _in_year(month, day, today.year + 1)


def is_day(month: int, day: int, year: int | None) -> bool:
    """Whether there is such a day; without a year, in some year."""
    try:
        date(year if year is not None else 2000, month, day)  # 2000 was a leap year
    except ValueError:
        return False
    return True


def is_hour(text: str) -> bool:
    """Whether it is a time of day, 'HH:MM' of 24 hours."""
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) == len(minutes) == 2 and (hours + minutes).isascii()):
        return False
    return (hours + minutes).isdigit() and int(hours) < 24 and int(minutes) < 60


def _in_year(month: int, day: int, year: int) -> date:
    if (month, day) == (2, 29) and not isleap(year):
        day = 28
    return date(year, month, day)
