"""What is decided about Today: which day it is, what belongs on it, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge.due.rules import broken
from concierge.members.rules import SOON, tier_rank
from concierge.moments import wall
from concierge.moments.my_day import day_of

Key = tuple[UUID, str]
"""Which thing it is, whatever becomes of it: its id and its kind."""

Section = Literal["statutory", "overdue", "today", "tomorrow"]
State = Literal["overdue", "soon", "plain", "snoozed"]

DAY_BEGINS = time(4)
"""'My day starts at' (UX.md): what is due at 2 in the morning belongs to the evening before."""
SECTIONS: tuple[Section, ...] = ("statutory", "overdue", "today", "tomorrow")


@dataclass(frozen=True)
class Why:
    """Why something is on the list: a code and its values, rendered by `due.saying.why`."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AgendaItem:
    """One thing that needs its steward. `due` is what was agreed, `snoozed_until` what was put off
    to; `issue_ref` is empty without an issue; `binds` what was given to the member, who counts on
    it: a reminder that is late broke nothing."""

    ref_id: UUID
    kind: str
    member_id: UUID
    number: str
    name: str
    address: str
    tier: str
    line: str | None
    issue_id: UUID | None
    issue_ref: str
    title: str
    why: Why
    due: datetime
    statutory: bool
    snoozed_until: datetime | None
    section: Section = "today"
    state: State = "plain"
    binds: bool = False

    @property
    def key(self) -> Key:
        """Which thing it is."""
        return self.ref_id, self.kind

    @property
    def shown(self) -> datetime:
        """The instant it is sorted by: put off, or due."""
        return self.snoozed_until or self.due


def horizon(day: date, zone: ZoneInfo, begins: time = DAY_BEGINS) -> tuple[datetime, datetime]:
    """The instants at which `day` and the day after it end."""
    tomorrow = day + timedelta(days=1)
    after = day + timedelta(days=2)
    return (
        wall.on(tomorrow, begins, zone),
        wall.on(after, begins, zone),
    )


def arrange(
    items: Iterable[AgendaItem], now: datetime, zone: ZoneInfo, begins: time = DAY_BEGINS
) -> list[AgendaItem]:
    """What needs its steward today and tomorrow, in order, each with its section and its mark.

    Statutory, breached, due, tier, age; in each section what concerns one member stands together,
    by its time, where the first of it would stand.
    """
    ends = horizon(day_of(now, zone, begins), zone, begins)
    placed = [
        replace(item, section=where, state=state(item, now), why=_why(item, now))
        for item in items
        if (where := section(item, now, *ends)) is not None
    ]
    groups: dict[tuple[Section, UUID], list[AgendaItem]] = {}
    for item in sorted(placed, key=lambda item: order(item, now)):
        groups.setdefault((item.section, item.member_id), []).append(item)
    return [item for group in groups.values() for item in sorted(group, key=_minute)]


def as_opened(item: AgendaItem) -> object:
    """What a thing was when it was opened: once this is another, it is news again."""
    return item.section, item.due, item.snoozed_until, item.statutory, item.title


def pressing(items: Iterable[AgendaItem], today_ends: datetime) -> list[AgendaItem]:
    """In the order in which they need their steward: what a regulator wants today, what is red,
    then as Today shows it."""
    return sorted(items, key=lambda item: _press(item, today_ends))


def next_up(
    items: Sequence[AgendaItem], opened: Mapping[Key, object], today_ends: datetime
) -> AgendaItem | None:
    """The most pressing thing that was not opened since it last changed; None if all were.

    `opened` is what each was when it was opened, see `as_opened`.
    """
    left = (one for one in pressing(items, today_ends) if opened.get(one.key) != as_opened(one))
    return next(left, None)


def left_red(items: Sequence[AgendaItem], wanted: AgendaItem | None, today_ends: datetime) -> int:
    """How many red things, opened and not settled, one passes on the way to `wanted`."""
    before = pressing(items, today_ends)
    before = before[: before.index(wanted)] if wanted in before else before
    return sum(_press(item, today_ends) < _CALM for item in before)


_CALM = 2


def _press(item: AgendaItem, today_ends: datetime) -> int:
    if item.statutory:
        return 0 if item.due < today_ends else _CALM
    return 1 if item.section == "overdue" else _CALM


def section(
    item: AgendaItem, now: datetime, today_ends: datetime, tomorrow_ends: datetime
) -> Section | None:
    """Where an item stands; None if it can wait until the day after tomorrow."""
    if item.statutory:
        return "statutory"
    if item.shown < now:
        return "overdue"
    if item.shown < today_ends:
        return "today"
    return "tomorrow" if item.shown < tomorrow_ends else None


def state(item: AgendaItem, now: datetime) -> State:
    """How an item is marked."""
    if item.shown < now:
        return "overdue"
    if item.snoozed_until is not None:
        return "snoozed"
    return "soon" if item.due - now <= SOON else "plain"


def order(item: AgendaItem, now: datetime) -> tuple[Any, ...]:
    """Statutory, breached, due, tier, age (ids grow with time)."""
    breached = item.binds and item.due < now
    return (
        SECTIONS.index(item.section),
        not breached,
        _minute(item),  # or else the tier would never matter
        tier_rank(item.tier),
        item.ref_id,
    )


def _minute(item: AgendaItem) -> datetime:
    return item.shown.replace(second=0, microsecond=0)


def _why(item: AgendaItem, now: datetime) -> Why:
    if item.snoozed_until is not None and item.snoozed_until > now:
        return Why("snoozed", {**item.why.values, "until": item.snoozed_until})
    if item.binds and item.due < now:
        return Why(broken(item.kind), item.why.values)
    return item.why
