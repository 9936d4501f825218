"""The zone of a workspace says where its days begin. Corrected, what is counted by day is counted
anew."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.act import act
from concierge.store.ledger import audit, touch
from concierge.store.work import set_zone
from concierge.team.actions import require_in_charge
from concierge.timeline.tables import TimelineDay, TimelineEvent
from concierge.workspace.identity import zone_of

AT_ONCE = 5000
"""Rows written in one statement."""
IN_USE = "55006"
"""PostgreSQL's word (object_in_use) for a workspace in which others are at work."""

Sort = tuple[UUID, date, str, str, str, bool]

_event = TimelineEvent.__table__.c


def move_days(session: Session, name: str) -> str:
    """Let the days of the workspace begin in the IANA zone `name`; returns where they did.

    Raises Refusal ZONE_UNKNOWN, ONLY_IN_CHARGE, on a server ONLY_AN_ADMIN, and OTHERS_AT_WORK while
    anybody else has a desk there.
    """
    require_in_charge(session)
    before, zone = act(session).zone, zone_of(name.strip())
    if session.connection().dialect.name == "postgresql":
        _on_server(session, zone)
    else:
        _in_file(session, zone)
    audit(session, "update", "workspace", "", None, {"zone": zone.key})
    touch(session, None, "workspace")
    set_zone(session, zone)
    return before.key


def _on_server(session: Session, zone: ZoneInfo) -> None:
    # A login has thirty seconds for a statement; this one reads every event there is.
    session.execute(text("SET LOCAL statement_timeout = 0"))
    try:
        session.execute(select(func.set_zone(zone.key)))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == IN_USE:
            raise Refusal(Code.OTHERS_AT_WORK) from error
        raise


def _in_file(session: Session, zone: ZoneInfo) -> None:
    session.execute(delete(TimelineDay))
    rows: list[dict[str, Any]] = []
    for sort, n in _counts(session, zone).items():
        names = ("member_id", "day", "line", "kind", "audience", "folded")
        rows.append(dict(zip(names, sort, strict=True), n=n))
        if len(rows) == AT_ONCE:
            session.execute(insert(TimelineDay), rows)
            rows = []
    if rows:
        session.execute(insert(TimelineDay), rows)


def _counts(session: Session, zone: ZoneInfo) -> Counter[Sort]:
    return Counter(_sorts(session, zone))


def _sorts(session: Session, zone: ZoneInfo) -> Iterator[Sort]:
    wanted = select(
        _event.member_id, _event.at, _event.line, _event.kind, _event.audience, _event.lead_id
    )
    for row in session.execute(wanted).yield_per(AT_ONCE):
        day = row.at.astimezone(zone).date()
        yield row.member_id, day, row.line or "", row.kind, row.audience, row.lead_id is not None
