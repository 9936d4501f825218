"""What the member said of an issue: the last word before it may close, and a word after its end."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.kinds import Status
from concierge.issues.tables import Issue
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem
from concierge.store.act import act
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, stored
from concierge.timeline.kinds import Audience, Direction, Kind
from concierge.timeline.rules import IN_THE_HOUSE
from concierge.timeline.tables import Retraction, TimelineEvent

WITHIN = timedelta(hours=4)
"""When a word on a closed issue is due, as a message that is not urgent."""


def last_word(session: Session, issue: Issue, *, named: bool) -> datetime | None:
    """When the member, or somebody for them, last said something that may be of this issue, by any
    channel; `named` asks for what was said of it by name alone."""
    event = TimelineEvent
    of_it = event.issue_id == issue.id
    latest: datetime | None = session.scalar(
        select(func.max(event.at)).where(
            event.member_id == issue.member_id,
            event.kind == Kind.CONTACT,
            event.direction == Direction.IN,
            of_it if named else or_(of_it, event.issue_id.is_(None)),
            or_(event.party_kind.is_(None), event.party_kind.not_in(IN_THE_HOUSE)),
            event.id.not_in(
                select(Retraction.event_id).where(Retraction.member_id == issue.member_id)
            ),
        )
    )
    return latest


def listen(session: Session, event: NewEvent, event_id: UUID) -> None:
    """A word of the member's on a closed issue comes up on Today of whoever serves them."""
    theirs = event.direction is Direction.IN and event.party_kind not in IN_THE_HOUSE
    issue = session.get(Issue, event.issue_id) if event.issue_id and theirs else None
    if issue is not None and issue.status is Status.CLOSED:
        _show(session, issue, event_id, act(session).at + WITHIN)


def unlisten(session: Session, event: TimelineEvent) -> None:
    """What was said there was not said so: it waits for nobody."""
    if _due(session, event.id) is not None:
        drop_due(session, event.id, DueKind.REPLY, event.member_id)


def put_aside(session: Session, event_id: UUID) -> None:
    """The issue stays closed; twice is as good as once. Raises Refusal GONE, NOT_YOURS."""
    event = _word(session, event_id)
    if _due(session, event_id) is not None:
        drop_due(session, event_id, DueKind.REPLY, event.member_id)
        _log(session, event, "message.aside")


def take_up(session: Session, event_id: UUID) -> None:
    """Take `put_aside` back."""
    event = _word(session, event_id)
    issue = session.get_one(Issue, event.issue_id)
    if _due(session, event_id) is None and issue.status is Status.CLOSED:
        _show(session, issue, event_id, event.recorded_at + WITHIN)
        _log(session, event, "message.undone")


def snooze(session: Session, event_id: UUID, until: datetime) -> datetime | None:
    """Put it off to an aware instant; what it was put off to before is returned.

    Raises Refusal DUE_PAST, and GONE for one that is put aside.
    """
    if until <= act(session).at:
        raise Refusal(Code.DUE_PAST)
    return _put_off(session, event_id, until)


def unsnooze(session: Session, event_id: UUID, back_to: datetime | None = None) -> None:
    """Take `snooze` back: `back_to` is what it returned."""
    _put_off(session, event_id, back_to)


def heard(session: Session, issue: Issue) -> None:
    """The issue is open again: what was said of it waits there."""
    waiting = select(DueItem.ref_id).where(
        DueItem.member_id == issue.member_id,
        DueItem.issue_id == issue.id,
        DueItem.kind == DueKind.REPLY,
    )
    for event_id in session.scalars(waiting).all():
        drop_due(session, event_id, DueKind.REPLY, issue.member_id)


def _put_off(session: Session, event_id: UUID, until: datetime | None) -> datetime | None:
    event, due = _word(session, event_id), _due(session, event_id)
    if due is None:
        raise Refusal(Code.GONE)
    before = due.snoozed_until
    issue = session.get_one(Issue, event.issue_id)
    _show(session, issue, event_id, due.due, until)
    return before


def _word(session: Session, event_id: UUID) -> TimelineEvent:
    try:
        event = stored(session, event_id)
    except KeyError as error:
        raise Refusal(Code.GONE) from error
    if event.issue_id is None:
        raise Refusal(Code.GONE)
    require_serving(session, event.member_id)
    return event


def _due(session: Session, event_id: UUID) -> DueItem | None:
    wanted = select(DueItem).where(DueItem.ref_id == event_id, DueItem.kind == DueKind.REPLY)
    return session.scalar(wanted.execution_options(populate_existing=True))


def _show(
    session: Session, issue: Issue, event_id: UUID, due: datetime, until: datetime | None = None
) -> None:
    set_due(
        session,
        event_id,
        DueKind.REPLY,
        issue.member_id,
        due,
        issue_id=issue.id,
        snoozed_until=until,
    )


def _log(session: Session, event: TimelineEvent, what: str) -> None:
    data = {"event_id": str(event.id)}
    said = NewEvent(event.member_id, Kind.REMINDER, what, Audience.INTERNAL, data=data)
    record(session, said)
