"""What is planned about standing in, as it was begun: each act once, however many its times are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.identity import zone_of
from concierge.store.work import act
from concierge.team.cover import CoverRow, cover, covers, end_cover, not_over
from concierge.team.rules import Weekly, intervals
from concierge.team.tables import Cover


@dataclass(frozen=True, slots=True)
class Plan:
    """One act of a lead: `by` stands in for `steward`, the next time from `since` to `until`, and
    `times` times in all, the last of which is over at `ends`. `also` are those whom `steward` would
    have stood in for."""

    id: UUID
    ids: tuple[UUID, ...]
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


@dataclass(frozen=True, slots=True)
class Ended:
    """What was taken back of a plan, so that it can be begun again."""

    steward_id: UUID
    by_id: UUID
    times: tuple[tuple[datetime, datetime], ...]


def begin_cover(session: Session, draft: CoverDraft) -> list[UUID]:
    """Let somebody stand in. Raises Refusal as `cover` and `intervals` do, and ZONE_UNKNOWN."""
    now = act(session)
    since = draft.since or now.at
    times = [(since, draft.until)]
    if draft.roster is not None:
        zone = zone_of(draft.zone) if draft.zone else now.zone
        times = list(intervals(draft.roster, zone, max(since, now.at), draft.until))
    return cover(session, draft.steward_id, draft.by_id, times)


def plans(session: Session) -> list[Plan]:
    """All that the asking person may know of and that is not over, the next first."""
    rows = sorted(covers(session), key=lambda row: (row.made_at, row.by_id, row.id))
    acts = groupby(rows, key=lambda row: (row.made_at, row.by_id))
    return sorted((_plan(list(act_rows)) for _, act_rows in acts), key=lambda one: one.since)


def end_plan(session: Session, ids: Sequence[UUID]) -> Ended:
    """Whatever of it is not over ends now or never begins. Raises Refusal ONLY_A_LEAD, GONE."""
    now = act(session)
    wanted = select(Cover).where(Cover.id.in_(ids), *not_over(now.at)).order_by(Cover.id)
    left = session.scalars(wanted).all()
    if not left:
        raise Refusal(Code.GONE)
    first = left[0]
    ended = Ended(
        first.steward_id,
        first.by_id,
        tuple((one.since, one.until) for one in left if one.steward_id == first.steward_id),
    )
    for one in left:
        end_cover(session, one.id)
    return ended


def resume(session: Session, ended: Ended) -> list[UUID]:
    """Take `end_plan` back: what has not passed meanwhile. Raises Refusal as `cover` does."""
    now = act(session).at
    times = [(max(since, now), until) for since, until in ended.times if until > now]
    return cover(session, ended.steward_id, ended.by_id, times)


def _plan(rows: list[CoverRow]) -> Plan:
    """Of one act: the first row is of whom it was about, the others were passed on with it."""
    about = [row for row in rows if row.steward_id == rows[0].steward_id]
    soonest = min(about, key=lambda row: row.since)
    return Plan(
        id=rows[0].id,
        ids=tuple(row.id for row in rows),
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
