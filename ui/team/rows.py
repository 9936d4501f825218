"""A steward in the list of a lead's team: what they carry now, and whether they are away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.members.workload import Load
from concierge.team.cover import Span
from concierge.team.plans import Plan, part

translate = QCoreApplication.translate


@dataclass(frozen=True)
class TeamRow:
    """What one steward carries; `away` is when somebody stands in for them next, `for_others` those
    they stand in for now."""

    load: Load
    away: Plan | None
    for_others: tuple[Plan, ...]

    @property
    def id(self) -> UUID:
        """Whose row it is."""
        return self.load.id


def rows_of(loads: Sequence[Load], plans: Sequence[Plan], now: datetime) -> list[TeamRow]:
    """A row each, in the order they were given; `plans` come with the next first."""
    return [
        TeamRow(
            load,
            next((plan for plan in plans if plan.steward_id == load.id), None),
            tuple(plan for plan in plans if plan.by_id == load.id and plan.since <= now),
        )
        for load in loads
    ]


def waited(load: Load, now: datetime) -> str:
    """How long the one who waits longest has heard nothing."""
    return "" if load.waiting_since is None else words.span(now - load.waiting_since, exact=False)


def away_said(row: TeamRow, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    """`away` in the room there is, whole first: who it is stays to the last."""
    whole, plan = away(row, zone, now), row.away
    if not row.load.active or not whole:
        return (whole,)
    if plan is not None:
        return whole, plan.by
    names = words.facts(*(one.steward for one in row.for_others))
    return whole, words.fill(translate("Team", "for {names}"), names=names)


def away(row: TeamRow, zone: ZoneInfo, now: datetime) -> str:
    """Who stands in until when, or from when; for whom they stand in; empty if neither."""
    plan = row.away
    if not row.load.active:
        return translate("Team", "has left")
    if plan is not None and plan.since <= now:
        until = words.moment(plan.until, zone, now)
        return words.fill(translate("Team", "{name} until {moment}"), name=plan.by, moment=until)
    if plan is not None:
        since = words.moment(plan.since, zone, now)
        return words.fill(translate("Team", "{name} from {moment}"), name=plan.by, moment=since)
    if row.for_others:
        names = words.facts(*(one.steward for one in row.for_others))
        return words.fill(translate("Team", "stands in for {names}"), names=names)
    return ""


def members_said(load: Load) -> str:
    """How many they serve."""
    return words.fill(translate("Team", "members: {n}"), n=load.members)


def spoken(row: TeamRow, zone: ZoneInfo, now: datetime) -> str:
    """As read aloud: who, how many members, what is open, due and broken, who stands in."""
    load = row.load
    counts = (
        (translate("Team", "members: {n}"), load.members, True),
        (translate("Team", "open issues: {n}"), load.open_issues, False),
        (translate("Team", "promises due: {n}"), load.promises_due, False),
        (translate("Team", "promises broken: {n}"), load.promises_broken, False),
    )
    said = [words.fill(text, n=n) for text, n, always in counts if n or always]
    wait = waited(load, now)
    if wait:
        said.append(words.fill(translate("Team", "longest wait {span}"), span=wait))
    is_away = row.away is not None and row.away.since <= now
    standin = away(row, zone, now)
    return words.facts(load.name, *said, translate("Team", "away") if is_away else "", standin)


def plan_times(plan: Plan, zone: ZoneInfo, now: datetime) -> str:
    """When a plan means: until when, from when until when, and how many times still."""
    return words.facts(plan_next(plan, zone, now), plan_rest(plan, zone, now))


def plan_said(plan: Plan, zone: ZoneInfo, now: datetime) -> str:
    """A plan in one line: who stands in for whom, and when."""
    return words.facts(plan_who(plan), plan_times(plan, zone, now))


def plan_said_of(plan: Plan, spans: Sequence[Span], zone: ZoneInfo, now: datetime) -> str:
    """What was ended of a plan, or begun again: of one time when that is, of several how many and
    until when."""
    done = part(plan, spans)
    return words.facts(plan_who(plan), plan_rest(done, zone, now) or plan_next(done, zone, now))


def plan_next(plan: Plan, zone: ZoneInfo, now: datetime) -> str:
    """Until when it goes on, or from when until when it will."""
    until = words.moment(plan.until, zone, now)
    since = words.moment(plan.since, zone, now)
    if plan.since <= now:
        return words.fill(translate("Team", "until {moment}"), moment=until)
    return words.fill(translate("Team", "{since} to {until}"), since=since, until=until)


def plan_rest(plan: Plan, zone: ZoneInfo, now: datetime) -> str:
    """Of a weekly roster, how many times still and until when; of any other nothing."""
    if plan.times == 1:
        return ""
    last = words.moment(plan.ends, zone, now)
    return words.fill(translate("Team", "{n} times until {moment}"), n=plan.times, moment=last)


def plan_spoken(plan: Plan, zone: ZoneInfo, now: datetime) -> str:
    """A plan as read aloud: who stands in for whom, and when."""
    return words.facts(plan_who(plan), also(plan), plan_times(plan, zone, now))


def plan_who(plan: Plan) -> str:
    """Who stands in for whom."""
    return words.fill(translate("Team", "{by} for {steward}"), by=plan.by, steward=plan.steward)


def went_back(moved: int, back: int) -> str:
    """What is so when a move was taken back, where that is not so of all."""
    if back == moved:
        return ""
    if not back:
        return translate("Team", "Nothing undone: all were moved on meanwhile")
    said = translate(
        "Team", "{back} of {all} members went back; the others were moved on meanwhile"
    )
    return words.fill(said, back=back, all=moved)


def also(plan: Plan) -> str:
    """Whom the one who is away would have stood in for."""
    if not plan.also:
        return ""
    return words.fill(translate("Team", "and for {names}"), names=words.facts(*plan.also))
