"""How long from now: `+1h 30m`, 两小时后, `in half an hour`, 一刻钟前."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from concierge.moments import vocabulary as said
from concierge.moments.numbers import HAN, number

_END = "(?![a-z])"
_UNIT = f"(?:{'|'.join(sorted(map(re.escape, said.UNITS), key=len, reverse=True))})"
_UNIT += rf"(?:(?<![a-z])|{_END})"  # 天 ends wherever it stands, a Latin word where its letters do
_NUMBER = rf"(?:\d{{1,6}}(?:\.\d{{1,3}})?|[{HAN}]{{1,5}}|半|(?:{said.NUMBERS_EN}){_END})"
_ONE = re.compile(rf"({_NUMBER}) ?(个半)?({_UNIT})( and a half{_END})?")
_AMOUNT = rf"{_NUMBER} ?(?:个半)?{_UNIT}(?: and a half{_END})?"
_AFTER, _AGO = "|".join(said.AFTER), "|".join(said.AGO)
_SPAN = re.compile(
    rf"(\+ ?|(?:in|within) |再?过)?({_AMOUNT}(?:(?: ?(?:,|and) ?| ?)(?:{_AMOUNT}))*)"
    rf"(?: ?(?:({_AFTER})|({_AGO}))(?:(?<![a-z])|{_END}))?"
)

_DAYS = {"fortnights": 14, "weeks": 7, "days": 1}
_MINUTES = {"hours": 60, "quarters": 15, "minutes": 1}


@dataclass(frozen=True)
class Span:
    """Months and days are of the calendar and keep the time of day; `time` is exact."""

    months: int = 0
    days: int = 0
    time: timedelta = timedelta()

    @property
    def exact(self) -> bool:
        """Whether it says hours or minutes, so that no hour can be named beside it."""
        return bool(self.time) or not (self.months or self.days)

    def turned(self) -> "Span":
        """As long ago."""
        return Span(-self.months, -self.days, -self.time)


def hear_span(rest: str) -> tuple[Span | None, int]:
    """What stands at the beginning, and its length; None where no span does.

    Raises ValueError for numerals that are no number.
    """
    found = _SPAN.match(rest)
    if not found or not (found[1] or found[3] or found[4]) or (found[1] and found[4]):
        return None, 0
    span = _sum(_amounts(found[2]))
    return (span.turned() if found[4] else span), found.end()


def _amounts(text: str) -> Iterator[tuple[float, str]]:
    for amount, half, unit, and_a_half in _ONE.findall(text):
        yield number(amount) + (0.5 if half or and_a_half else 0), said.UNITS[unit]


def _sum(amounts: Iterator[tuple[float, str]]) -> Span:
    months, days, time = 0, 0, timedelta()
    for n, unit in amounts:
        if unit == "months":
            if n != int(n):
                raise ValueError(n)
            months += int(n)
        elif unit in _DAYS:
            whole_days, rest = divmod(n * _DAYS[unit], 1)
            days, time = days + int(whole_days), time + timedelta(days=rest)
        else:
            time += timedelta(minutes=n * _MINUTES[unit])
    if not (months or days or time):
        raise ValueError("no time at all")
    return Span(months, days, time)
