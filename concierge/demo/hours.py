"""When things happened, told from the moment the programme is made, so that Today is alive."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from concierge.moments.my_day import day_of
from concierge.today.rules import horizon

EVENING = time(19)
NIGHT = time(23)
LEAST = timedelta(minutes=12)


@dataclass(frozen=True)
class Hours:
    """`now` is a whole minute, aware UTC; days and wall clocks are those of `zone`."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The date a steward says it is."""
        return day_of(self.now, self.zone)

    def ago(self, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """So long before now."""
        return self.now - timedelta(days=days, hours=hours, minutes=minutes)

    def on(self, day: int, clock: str) -> datetime:
        """The wall clock `clock` (HH:MM) so many days after today (before it, if negative)."""
        at = time.fromisoformat(clock)
        return datetime.combine(self.today + timedelta(days=day), at, self.zone)

    def later(self, share: float) -> datetime:
        """Later today: at 0 almost now, at 1 when the working day ends, on five minutes."""
        least = self.now + LEAST
        at = least + max(self._end() - least, timedelta()) * share
        return at + timedelta(minutes=-at.minute % 5)

    def clock(self, at: datetime) -> str:
        """What a wall clock shows then: 16:30."""
        return at.astimezone(self.zone).strftime("%H:%M")

    def _end(self) -> datetime:
        for end in (EVENING, NIGHT):
            at = datetime.combine(self.today, end, self.zone)
            if at - self.now > timedelta(hours=2):
                return at
        return horizon(self.today, self.zone)[0] - timedelta(minutes=5)


def day_word(at: datetime, seen: datetime, zone: ZoneInfo, language: str) -> str:
    """The day of `at` in words, said at `seen`: 今天, tomorrow, 11月21日, on 21 November."""
    local = at.astimezone(zone)
    days = (local.date() - seen.astimezone(zone).date()).days
    if language == "zh":
        return _ZH.get(days) or f"{local.month}月{local.day}日"
    return _EN.get(days) or f"on {local.day} {_MONTHS[local.month - 1]}"


_ZH = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
_EN = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
