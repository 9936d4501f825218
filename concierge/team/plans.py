"""What is planned about standing in, as it was begun: each act once, however many its times are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.store.act import act
from concierge.team.cover import Begun, CoverRow, Span, cover, covers
from concierge.team.rules import Weekly, intervals
from concierge.workspace.identity import zone_of


@dataclass(frozen=True, slots=True)
class Plan:
    """One act of a lead: `by` stands in for `steward`, the next time (`next_ids`) from `since` to
    `until`, and `times` times in all (`ids`), the last of which is over at `ends`. `also` are those
    whom `steward` would have stood in for."""

    id: UUID
    ids: tuple[UUID, ...]
    next_ids: tuple[UUID, ...]
    steward_id: UUID
    steward: str
    by_id: UUID
    by: str
    since: datetime
    until: datetime
    times: int
    ends: datetime
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverDraft:
    """Somebody is to stand in: once, or by a roster of wall times in `zone`, between two aware
    instants; without `since` from now on."""

    steward_id: UUID
    by_id: UUID
    until: datetime
    since: datetime | None = None
    roster: Weekly | None = None
    zone: str = ""


def begin_cover(session: Session, draft: CoverDraft) -> Begun:
    """Let somebody stand in. Raises Refusal as `cover` and `intervals` do, and ZONE_UNKNOWN."""
    now = act(session)
    since = draft.since or now.at
    times = [(since, draft.until)]
    if draft.roster is not None:
        zone = zone_of(draft.zone) if draft.zone else now.zone
        times = list(intervals(draft.roster, zone, max(since, now.at), draft.until))
    return cover(session, draft.steward_id, draft.by_id, times)


def begin_plan(session: Session, draft: CoverDraft) -> Plan:
    """`begin_cover`, and what is planned now. Raises Refusal as it does."""
    made = begin_cover(session, draft)
    return next(one for one in plans(session) if one.id == made.plan_id)


def plans(session: Session) -> list[Plan]:
    """All that the asking person may know of and that is not over, the next first."""
    rows = sorted(covers(session), key=lambda row: (row.plan_id, row.id))
    acts = groupby(rows, key=lambda row: row.plan_id)
    return sorted((_plan(list(act_rows)) for _, act_rows in acts), key=lambda one: one.since)


def part(plan: Plan, spans: Sequence[Span]) -> Plan:
    """As much of an act as these times are, such as were ended or begun again. Its ids are those of
    the whole."""
    about = [one for one in spans if one.steward_id == plan.steward_id] or spans
    soonest = min(about, key=lambda one: one.since)
    return replace(
        plan,
        since=soonest.since,
        until=soonest.until,
        times=len(about),
        ends=max(one.until for one in about),
    )


def _plan(rows: list[CoverRow]) -> Plan:
    """Of one act: the first row is of whom it was about, the others were passed on with it."""
    about = [row for row in rows if row.steward_id == rows[0].steward_id]
    soonest = min(about, key=lambda row: row.since)
    return Plan(
        id=rows[0].plan_id,
        ids=tuple(row.id for row in rows),
        next_ids=tuple(row.id for row in rows if _within(row, soonest)),
        steward_id=soonest.steward_id,
        steward=soonest.steward,
        by_id=soonest.by_id,
        by=soonest.by,
        since=soonest.since,
        until=soonest.until,
        times=len(about),
        ends=max(row.until for row in about),
        also=tuple(sorted({row.steward for row in rows} - {soonest.steward})),
    )


def _within(row: CoverRow, time: CoverRow) -> bool:
    return time.since <= row.since and row.until <= time.until
