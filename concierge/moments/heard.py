"""The words of a moment: which day, which time or how long was said, before any calendar."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from concierge.errors import Code, Refusal

LONGEST = 100
"""Characters a moment takes at most; what is longer was pasted by mistake."""

_DAYS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1,
    "后天": 2, "大后天": 3, "day before yesterday": -2, "yesterday": -1, "today": 0,
    "tomorrow": 1, "tmr": 1, "day after tomorrow": 2,
}  # fmt: skip
_EVENINGS = {
    "昨晚": (-1, "pm"), "今早": (0, "am"), "今晨": (0, "am"), "今晚": (0, "pm"), "明早": (1, "am"),
    "明晨": (1, "am"), "明晚": (1, "pm"), "后晚": (2, "pm"), "tonight": (0, "pm"),
}  # fmt: skip
_HALVES = {
    "凌晨": "am", "早上": "am", "早晨": "am", "上午": "am", "中午": "noon", "下午": "pm",
    "傍晚": "pm", "晚上": "pm", "am": "am", "a.m.": "am", "pm": "pm", "p.m.": "pm",
}  # fmt: skip
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS = {
    "上": -1, "last ": -1, "本": 0, "这": 0, "this ": 0, "下": 1, "next ": 1, "下下": 2, "": None,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNITS = {
    "w": "weeks", "week": "weeks", "周": "weeks", "星期": "weeks", "d": "days", "day": "days",
    "天": "days", "h": "hours", "hr": "hours", "hour": "hours", "小时": "hours", "个小时": "hours",
    "钟头": "hours", "个钟头": "hours", "m": "minutes", "min": "minutes", "minute": "minutes",
    "分": "minutes", "分钟": "minutes",
}  # fmt: skip


def _any(words: dict[str, object] | dict[str, int] | dict[str, str]) -> str:
    """A pattern of those words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_AMOUNT = rf"(?:\d{{1,6}}(?:\.\d{{1,3}})?|半)\s*(?:{_any(_UNITS)})s?"
_SPAN = re.compile(rf"(?:\+\s*|(in)\s+)?((?:{_AMOUNT}\s*)+)(之?后|以后|later)?")
_ONE_AMOUNT = re.compile(rf"(\d{{1,6}}(?:\.\d{{1,3}})?|半)\s*({_any(_UNITS)})s?")
_YEAR_DATE = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号|(?=\D|$))")
_SHORT_DATE = re.compile(r"(\d{1,2})(?:[-/.](\d{1,2})(?=[^\d:点]|$)|月(\d{1,2})(?:日|号)?)")
_NAMED_DATE = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])")
_DAY_WORD = re.compile(_any(_DAYS))
_EVENING = re.compile("|".join(_EVENINGS))
_HALF = re.compile(rf"(?:{_any(_HALVES)})(?![a-z])")
_WEEKDAY_ZH = re.compile(r"(上|本|这|下下|下|)个?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAY_EN = re.compile(rf"(last |this |next |)({'|'.join(_WEEKDAYS_EN)})[a-z]*")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)")
_CLOCK_ZH = re.compile(r"(\d{1,2})(?:点|时)(?:钟|整)?(?:(半)|一刻|(\d{1,2})分?)?")
_CLOCK_HALF = re.compile(r"(\d{1,2})(?=\s*(?:am|pm|a\.m\.|p\.m\.))")
_NAMED_CLOCK = re.compile(r"noon|midnight|正午|中午(?!\s*\d)")
_FILLER = re.compile(r"(?:[\s,;，。、]|t(?=\d)|before|until|by|at|on|之前|以前|前|到|的)+")


@dataclass
class Heard:
    """What was recognised in a text.

    `date` is year (None: any), month, day; `weekday` its number from Monday and the calendar week
    counted from this one (None: any); `shift` days from today; `clock` hour and minute; `half`
    am, noon or pm; `span` how long from now.
    """

    date: tuple[int | None, int, int] | None = None
    weekday: tuple[int, int | None] | None = None
    shift: int | None = None
    clock: tuple[int, int] | None = None
    half: str | None = None
    span: timedelta | None = None

    @property
    def names_one_day(self) -> bool:
        """Whether the day was said outright, so that no other like it can be meant."""
        if self.weekday is not None:
            return self.weekday[1] is not None
        return self.shift is not None or self.date is not None

    def put(self, name: str, value: object) -> bool:
        """Keep what one word said; False when something else had been said already."""
        if getattr(self, name) not in (None, value):
            return False
        setattr(self, name, value)
        return True

    def makes_sense(self) -> bool:
        """One day at most, a half of the day only with a time, a span only alone."""
        days = [self.date, self.weekday, self.shift]
        n = sum(one is not None for one in days)
        if self.span is not None:
            return n == 0 and self.clock is None and self.half is None
        if self.half is not None and self.clock is None:
            return False
        return n <= 1 and (n == 1 or self.clock is not None)


def hear(text: str) -> Heard:
    """What `text` says. Raises Refusal MOMENT_UNREADABLE, also where it says two things."""
    if len(text) > LONGEST:
        raise Refusal(Code.MOMENT_UNREADABLE, text=text)
    rest = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    heard = Heard()
    while True:
        filler = _FILLER.match(rest)
        rest = rest[filler.end() :] if filler else rest
        if not rest:
            break
        n = _one_word(rest, heard)
        if not n:
            raise Refusal(Code.MOMENT_UNREADABLE, text=text)
        rest = rest[n:]
    if not heard.makes_sense():
        raise Refusal(Code.MOMENT_UNREADABLE, text=text)
    return heard


def _one_word(rest: str, heard: Heard) -> int:
    """Take one word from the front into `heard`; its length, 0 when it is no word of ours."""
    for hear in (_hear_span, _hear_date, _hear_day, _hear_clock):
        n = hear(rest, heard)
        if n:
            return n
    return 0


def _hear_span(rest: str, heard: Heard) -> int:
    found = _SPAN.match(rest)
    if not found or not (rest.startswith("+") or found[1] or found[3]):
        return 0
    span = timedelta()
    for number, unit in _ONE_AMOUNT.findall(found[2]):
        try:
            span += timedelta(**{_UNITS[unit]: 0.5 if number == "半" else float(number)})
        except OverflowError:
            return 0
    return found.end() if span and heard.put("span", span) else 0


def _hear_date(rest: str, heard: Heard) -> int:
    if found := _YEAR_DATE.match(rest):
        return found.end() if heard.put("date", tuple(map(int, found.groups()))) else 0
    if found := _SHORT_DATE.match(rest):
        month, number = found[1], found[2] or found[3]
        return found.end() if heard.put("date", (None, int(month), int(number))) else 0
    if found := _NAMED_DATE.match(rest):
        month_number = _MONTHS.index(found[1]) + 1
        return found.end() if heard.put("date", (None, month_number, int(found[2]))) else 0
    return 0


def _hear_day(rest: str, heard: Heard) -> int:
    if found := _DAY_WORD.match(rest):
        return found.end() if heard.put("shift", _DAYS[found[0]]) else 0
    if found := _EVENING.match(rest):
        shift, half = _EVENINGS[found[0]]
        return found.end() if heard.put("shift", shift) and heard.put("half", half) else 0
    if found := _WEEKDAY_ZH.match(rest):
        number = _WEEKDAYS_ZH.index(found[2].replace("天", "日"))
        return found.end() if heard.put("weekday", (number, _WEEKS[found[1]])) else 0
    if found := _WEEKDAY_EN.match(rest):
        number = _WEEKDAYS_EN.index(found[2])
        return found.end() if heard.put("weekday", (number, _WEEKS[found[1]])) else 0
    return 0


def _hear_clock(rest: str, heard: Heard) -> int:
    if found := _NAMED_CLOCK.match(rest):
        clock = (24, 0) if found[0] == "midnight" else (12, 0)
    elif found := _HALF.match(rest):
        return found.end() if heard.put("half", _HALVES[found[0]]) else 0
    elif found := _CLOCK.match(rest):
        clock = (int(found[1]), int(found[2]))
    elif found := _CLOCK_ZH.match(rest):
        quarter = 15 if "一刻" in found[0] else 0
        clock = (int(found[1]), 30 if found[2] else int(found[3] or quarter))
    elif found := _CLOCK_HALF.match(rest):
        clock = (int(found[1]), 0)
    else:
        return 0
    return found.end() if heard.put("clock", clock) else 0
