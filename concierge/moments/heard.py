"""The words of a moment: which day, which time or how long was said, before any calendar.

Only whole words count: what a word begins with says nothing about what it means.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from concierge.moments import vocabulary as said
from concierge.moments.numbers import HAN, WORDS, number, whole
from concierge.moments.spans import Span, hear_span

LONGEST = 100
"""Characters a moment takes at most; what is longer was pasted by mistake."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of those words, the longest first, the Latin ones to their end."""
    longest_first = sorted(words, key=len, reverse=True)
    ends = ((re.escape(word), _END if word[-1].isascii() else "") for word in longest_first)
    return "(?:" + "|".join(word + end for word, end in ends) + ")"


_END = "(?![a-z])"  # the end of a Latin word; Chinese has none
_N = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
_NOT_MORE = r"(?![\d:/点时])"
_YEAR_DATE = re.compile(
    rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:日|号|t(?=\d\d?:)|{_NOT_MORE})"
)
_OF_MONTH_ZH = rf"({_N})月({_N})(?:日|号|(?![{HAN}]){_NOT_MORE})"
_YEAR_DATE_ZH = re.compile(rf"(\d{{4}}|[{HAN}]{{4}})年{_OF_MONTH_ZH}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_SHORT_DATE = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})(?![-.]){_NOT_MORE}")
_SHORT_DATE_ZH = re.compile(_OF_MONTH_ZH)
_YEAR = r"(?:,? ?(\d{4})(?![\d:]))?"
_MONTH = any_of(said.MONTHS)
_NAMED_DATE = re.compile(rf"({_MONTH})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?{_END}{_NOT_MORE}{_YEAR}")
_DATE_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ?(?:of )?({_MONTH})\.?{_YEAR}")
_LAST_DAY = re.compile(any_of(said.LAST_DAYS))
_NUMBER_OF_DAY = re.compile(rf"(?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th){_END}|({_N})[日号])")
_MONTH_ZH = re.compile(r"(上|本|这|下下|下)个?月(?:(底|末))?")
_LAST_DAY_ZH = re.compile(r"月[底末]")
_MONTH_EN = re.compile(rf"(last|this|next) month{_END}")
_DAY_WORD = re.compile(any_of(said.DAYS))
_EVENING = re.compile(any_of(said.EVENINGS))
_HALF = re.compile(any_of(said.HALVES))
_WEEKDAY_ZH = re.compile(rf"(上上|上|本|这|下下|下|)个?(?:周|星期|礼拜)([{said.WEEKDAYS_ZH}])")
_WEEK = re.compile(any_of(said.WEEKS))
_WEEKDAY_EN = re.compile(rf"(?:(last|this|next) )?({any_of(said.WEEKDAYS)})\.?")
_NOW = re.compile(any_of(("now", "just now", "现在", "刚才", "刚刚")))
_NAMED_CLOCK = re.compile(any_of(said.CLOCKS) + rf"|中午(?!\d|[{HAN}])")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?![\d:])")
_CLOCK_ZH = re.compile(
    rf"({_N})(?:点|时)(?:钟|整)?(?:(半)|([一三13])刻钟?|({_N})(?![-/.月:\d])分?)?"
)
_CLOCK_HALF = re.compile(rf"(\d{{1,2}})(?= ?(?:am|pm|a\.m\.?|p\.m\.?){_END})")
_O_CLOCK = re.compile(rf"(?:at )?(\d{{1,2}}|{any_of(WORDS)}) ?o['’]?clock{_END}")
_PAST = re.compile(
    rf"(?:at )?(?:(half)|a?\s?(quarter)|(\d{{1,2}}|{any_of(WORDS)})) (past|to) "
    rf"(\d{{1,2}}|{any_of(WORDS)})(?![\d:])"
)
_AT = re.compile(r"at (\d{1,2})(?![\d:/.-])")
_BARE = re.compile(r"(\d{1,2})(?=[\s,;前]|$)")
_FILLER = re.compile(rf"[\s,;。、()]+|\.(?=\s|$)|{any_of(said.FILLERS)}")
_AROUND_HAN = re.compile(r"\s*([㐀-鿿])\s*")


class Unread(ValueError):
    """What was typed is no moment, or two."""


@dataclass
class Heard:
    """What was recognised in a text.

    `date` is year (None: any), month, day; `weekday` its number from Monday (WEEKEND); `week` and
    `month` are counted from this one; `number` a day of the month (LAST: its last); `shift` days
    from today; `clock` hour and minute; `loose` whether the hour was only spoken, so that 三点 is
    of the afternoon; `bare` that the hour was a number and nothing else; `half` a part of the day;
    `span` how long from now.
    """

    date: tuple[int | None, int, int] | None = None
    weekday: int | None = None
    week: int | None = None
    month: int | None = None
    number: int | None = None
    shift: int | None = None
    clock: tuple[int, int] | None = None
    loose: bool | None = None
    bare: bool | None = None
    half: str | None = None
    span: Span | None = None

    @property
    def names_one_day(self) -> bool:
        """Whether the day was said outright, so that no other like it can be meant."""
        said_outright = (self.date, self.week, self.month, self.shift)
        return any(one is not None for one in said_outright)

    @property
    def names_a_day(self) -> bool:
        """Whether any day was said."""
        return self.names_one_day or self.weekday is not None or self.number is not None

    def put(self, name: str, value: object) -> bool:
        """Keep what one word said; False when something else had been said already."""
        if getattr(self, name) not in (None, value):
            return False
        setattr(self, name, value)
        return True

    def makes_sense(self) -> bool:
        """A week with its weekday, a month with its day, a part of the day with a day or an hour;
        a span alone, or in days with an hour; a bare number only as an hour nobody can mistake."""
        if self.bare and not self._is_plainly_an_hour():
            return False
        if (self.week is not None and self.weekday is None) or (
            self.month is not None and self.number is None
        ):
            return False
        if self.span is not None:
            timed = self.clock is not None or self.half is not None
            return not self.names_a_day and not (timed and self.span.exact)
        if self.half is not None and self.clock is None:
            return self.names_a_day and self.half in said.HOURS
        return self.names_a_day or self.clock is not None

    def _is_plainly_an_hour(self) -> bool:
        """`tomorrow 9`, `morning 9`; not `tomorrow 3`, which is in the night or the afternoon, nor
        `fri 13` and `nov 21 18`, which may be a day or a year."""
        hour = self.clock[0] if self.clock else 0
        dated = self.shift is not None or (self.date is not None and self.date[0] is not None)
        return (dated and hour in range(7, 24)) or (self.half is not None and hour in range(1, 13))


def hear(text: str) -> Heard:
    """What `text` says. Raises Unread, also where it says two things."""
    rest, heard = plain(text), Heard()
    while rest:
        n = _one_word(rest, heard) if len(text) <= LONGEST else 0
        if not n:
            raise Unread
        rest = rest[n:]
    if not heard.makes_sense():
        raise Unread
    return heard


def plain(text: str) -> str:
    """One form of what is typed in several: widths, case, spaces (none beside Chinese)."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _AROUND_HAN.sub(r"\1", " ".join(folded.split()))


def _one_word(rest: str, heard: Heard) -> int:
    """Take one word from the front into `heard`; its length, 0 when it is no word of ours."""
    for hear_one in (
        _hear_span,
        _hear_date,
        _hear_month,
        _hear_day,
        _hear_clock,
        _hear_half,
        _hear_bare,
    ):
        try:
            n = hear_one(rest, heard)
        except ValueError:  # numerals that are no number
            n = 0
        if n:
            return n
    filler = _FILLER.match(rest)
    return filler.end() if filler else 0


def _kept(found: re.Match[str], heard: Heard, **values: object) -> int:
    """The length of what was found, 0 where it contradicts what was heard before."""
    return found.end() if all(heard.put(name, value) for name, value in values.items()) else 0


def _hear_span(rest: str, heard: Heard) -> int:
    if found := _NOW.match(rest):
        return _kept(found, heard, span=Span())
    span, n = hear_span(rest)
    return n if span is not None and heard.put("span", span) else 0


def _hear_date(rest: str, heard: Heard) -> int:
    if found := _YEAR_DATE.match(rest):
        return _kept(found, heard, date=(int(found[1]), int(found[3]), int(found[4])))
    if found := _YEAR_DATE_ZH.match(rest) or _COMPACT.match(rest):
        year, month, number_of_day = (whole(one) for one in found.groups())
        return _kept(found, heard, date=(year, month, number_of_day))
    if found := _SHORT_DATE.match(rest) or _SHORT_DATE_ZH.match(rest):
        return _kept(found, heard, date=(None, whole(found[1]), whole(found[2])))
    if found := _NAMED_DATE.match(rest):
        return _named(found, heard, found[1], found[2], found[3])
    if found := _DATE_NAMED.match(rest):
        return _named(found, heard, found[2], found[1], found[3])
    return 0


def _named(found: re.Match[str], heard: Heard, month: str, day: str, year: str | None) -> int:
    date = (int(year) if year else None, said.MONTHS[month], int(day))
    return _kept(found, heard, date=date)


def _hear_month(rest: str, heard: Heard) -> int:
    if found := _LAST_DAY.match(rest):
        return _kept(found, heard, month=said.LAST_DAYS[found[0]], number=said.LAST)
    if found := _MONTH_ZH.match(rest):
        last = {"number": said.LAST} if found[2] else {}
        return _kept(found, heard, month=said.MONTHS_ZH[found[1]], **last)
    if found := _LAST_DAY_ZH.match(rest):
        return _kept(found, heard, month=0, number=said.LAST)
    if found := _MONTH_EN.match(rest):
        return _kept(found, heard, month=said.NEXT[found[1]])
    if found := _NUMBER_OF_DAY.match(rest):
        # The last day is no number that anybody writes.
        return _kept(found, heard, number=whole(found[1] or found[2]) or 99)
    return 0


def _hear_day(rest: str, heard: Heard) -> int:
    if found := _DAY_WORD.match(rest):
        return _kept(found, heard, shift=said.DAYS[found[0]])
    if found := _EVENING.match(rest):
        shift, half = said.EVENINGS[found[0]]
        return _kept(found, heard, shift=shift, half=half)
    if found := _WEEK.match(rest):
        return _kept(found, heard, week=said.WEEKS[found[0]])
    if found := _WEEKDAY_ZH.match(rest):
        weekday = {7: 6, 8: said.WEEKEND}.get(at := said.WEEKDAYS_ZH.index(found[2]), at)
        return _in_week(found, heard, weekday, said.WEEKS_ZH[found[1]])
    if found := _WEEKDAY_EN.match(rest):
        week = said.NEXT[found[1]] if found[1] else None
        return _in_week(found, heard, said.WEEKDAYS[found[2]], week)
    return 0


def _in_week(found: re.Match[str], heard: Heard, weekday: int, week: int | None) -> int:
    values = {"weekday": weekday} if week is None else {"weekday": weekday, "week": week}
    return _kept(found, heard, **values)


def _hear_half(rest: str, heard: Heard) -> int:
    found = _HALF.match(rest)
    if not found:
        return 0
    half = said.HALVES[found[0]]
    if half == heard.half or (half, heard.half) in _SAME_PART:
        return found.end()
    return _kept(found, heard, half=half)


_SAME_PART = {("pm", said.NIGHT), ("pm", said.DUSK), (said.NIGHT, said.DUSK)}
"""What may stand beside what was said before it: `tonight 8:30 pm`."""


def _hear_clock(rest: str, heard: Heard) -> int:
    if found := _NAMED_CLOCK.match(rest):
        return _kept(found, heard, clock=said.CLOCKS.get(found[0], (12, 0)), loose=False)
    if found := _CLOCK.match(rest):
        return _kept(found, heard, clock=(int(found[1]), int(found[2])), loose=False)
    if found := _CLOCK_ZH.match(rest):
        quarters = {None: 0, "一": 15, "1": 15, "三": 45, "3": 45}[found[3]]
        minute = 30 if found[2] else whole(found[4]) if found[4] else quarters
        return _kept(found, heard, clock=(whole(found[1]), minute), loose=True)
    if found := _CLOCK_HALF.match(rest):
        return _kept(found, heard, clock=(int(found[1]), 0), loose=False)
    if found := _PAST.match(rest):
        return _kept(found, heard, clock=_past(*found.groups()), loose=True)
    if found := _O_CLOCK.match(rest) or _AT.match(rest):
        return _kept(found, heard, clock=(int(number(found[1])), 0), loose=True)
    return 0


def _hear_bare(rest: str, heard: Heard) -> int:
    found = _BARE.match(rest)
    return _kept(found, heard, clock=(int(found[1]), 0), loose=False, bare=True) if found else 0


def _past(
    half: str | None, quarter: str | None, minutes: str | None, way: str, hour: str
) -> tuple[int, int]:
    """`half past three`, `a quarter to 9`, `ten past two`: the hour and the minute."""
    minute = 30 if half else 15 if quarter else int(number(minutes or ""))
    said_hour = int(number(hour))
    return (said_hour, minute) if way == "past" else ((said_hour - 1) % 12 or 12, 60 - minute)
