"""One call: since when, with whom, and all that was written of it, wherever it is shown."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge import clock, words
from concierge.moments.my_day import day_of
from concierge.store.types import new_id
from ui.composer.acts import is_blank
from ui.drafting import Sheet
from ui.undo import Back

PLACE = "call"


@dataclass(frozen=True)
class Caret:
    """In which field one wrote, named without its frame, and after how many characters of it."""

    field: str
    at: int = 0


@dataclass(eq=False)
class Call:
    """It has one draft, in one place, whichever frame shows it."""

    began: datetime
    place: str = field(default_factory=lambda: f"{PLACE}:{new_id()}")
    member_id: UUID | None = None
    who: str = ""
    """Their form of address; what was typed of them until they are found."""
    sheet: Sheet = field(default_factory=Sheet)
    event_id: UUID | None = None
    """The entry it became, once it is logged."""
    way_off: Back | None = None
    """How it comes off the record again, once it is logged."""
    caret: Caret | None = None
    """Where one stopped writing; None is in the text."""
    before: float = 0.0
    """Seconds it ran in earlier sittings: while the desk is shut, nobody is on the phone."""
    _here: float | None = field(default_factory=clock.awake)
    """By `clock.awake()` since when it runs here; None once it is over."""

    def is_blank(self) -> bool:
        """Whether nothing is known of who calls, not even what was typed, and nothing written."""
        return self.member_id is None and not self.who and not self.has_words()

    def has_words(self) -> bool:
        """Whether anything was written."""
        return not is_blank(self.sheet)

    def ran(self) -> float:
        """Seconds for which it was open at a desk that ran."""
        here = 0.0 if self._here is None else max(clock.awake() - self._here, 0.0)
        return self.before + here

    def hang_up(self) -> None:
        """It is being logged, and runs no more: what is kept of it stays to the letter what was
        handed over, by which a lost answer is found out."""
        self.before, self._here = self.ran(), None

    def kept(self) -> Sheet:
        """As it is kept: what was written, and what makes it this call."""
        member = str(self.member_id) if self.member_id else None
        of_call = {"began": self.began.isoformat(), "member": member, "who": self.who}
        of_call["ran"] = str(round(self.ran()))
        return Sheet(self.sheet.text, self.sheet.caret, self.sheet.fields | of_call)


def began_at(began: datetime, zone: ZoneInfo) -> str:
    """The time of day; with its day where that is over."""
    now = clock.now()
    if day_of(began, zone) == day_of(now, zone):
        return words.clock_time(began, zone)
    return words.moment(began, zone, now)


def call_of(place: str, kept: Sheet) -> Call:
    """The call kept at that place."""
    fields = dict(kept.fields)
    began = datetime.fromisoformat(str(fields.pop("began")))
    member, who = fields.pop("member", None), str(fields.pop("who", "") or "")
    member_id = UUID(str(member)) if member else None
    ran = float(fields.pop("ran", 0))
    return Call(began, place, member_id, who, Sheet(kept.text, kept.caret, fields), before=ran)
