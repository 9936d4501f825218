"""What a member knows, or may know, of their own stream: nothing internal; and of what was undone,
neither it nor its undoing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, exists, or_, select, type_coerce, union
from sqlalchemy.orm import Session

from concierge.team.access import MEMBER, visible, who
from concierge.timeline.tables import Retraction, TimelineEvent

_event = TimelineEvent.__table__.c
_gone = Retraction.__table__.alias("taken_back")
_undoing = TimelineEvent.__table__.alias("undoing")
_later = TimelineEvent.__table__.alias("later")

KEPT, REOPENED = "promise.kept", "promise.reopened"
OPENED, CLOSED, OPENED_AGAIN = "issue.opened", "issue.closed", "issue.reopened"

_SUPERSEDED = exists().where(_gone.c.event_id == _event.id, _gone.c.moved_member_id == MEMBER)
_RETRACTED = exists().where(_gone.c.event_id == _event.id)
_UNDONE = and_(
    _event.what == KEPT,
    exists().where(_undoing.c.lead_id == _event.id, _undoing.c.what == REOPENED),
)
_IN_ERROR = and_(
    _event.what == OPENED,
    exists().where(
        _undoing.c.member_id == MEMBER,
        _undoing.c.issue_id == _event.issue_id,
        _undoing.c.what == CLOSED,
        _undoing.c.data["end"].as_string() == "error",
        ~exists().where(
            _later.c.member_id == MEMBER,
            _later.c.issue_id == _undoing.c.issue_id,
            _later.c.what == OPENED_AGAIN,
            or_(
                _later.c.at > _undoing.c.at,
                and_(_later.c.at == _undoing.c.at, _later.c.id > _undoing.c.id),
            ),
        ),
    ),
)
_TO_THEM = type_coerce(_event.audience, String) == "member"
KNOWN = and_(_TO_THEM, ~_RETRACTED, ~_UNDONE, ~_IN_ERROR)
"""Whether MEMBER knows of the event."""

_MINE = (_event.member_id == MEMBER, visible())
# What may have been undone, by its own index; asking every event of a long stream would be slow.
_ASKED = union(
    select(_gone.c.event_id).where(_gone.c.member_id == MEMBER),
    select(_event.lead_id).where(*_MINE, _event.kind == "promise", _event.what == REOPENED),
    select(_event.id).where(*_MINE, _event.kind == "issue", _event.what == OPENED),
).subquery()
_TAKEN_BACK = select(
    _event.at, _event.line, type_coerce(_event.kind, String).label("kind"), _event.lead_id
).where(
    *_MINE,
    _event.id.in_(select(_ASKED)),
    _TO_THEM,
    ~_SUPERSEDED,
    or_(_RETRACTED, _UNDONE, _IN_ERROR),
)


def taken_back(session: Session, member_id: UUID) -> Sequence[Any]:
    """At, line, kind and lead of what was told the member and is counted by day, but was undone."""
    values = who(session, member_id)
    return session.execute(_TAKEN_BACK, values).all()
