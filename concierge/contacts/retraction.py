"""What was logged on the wrong person: it leaves their stream and moves, as one act (law 2)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.tables import Issue, IssueReference, Promise, PromiseState, Status, Tell
from concierge.members.due import drop_due, set_due
from concierge.members.references import reference
from concierge.members.standing import contacted, issues_opened, last_contact_is
from concierge.members.tables import BusinessReference, DueKind
from concierge.reminders.tables import Reminder
from concierge.store import index
from concierge.store.types import new_id
from concierge.team.access import require
from concierge.timeline.actions import NewEvent, record, retract, stored
from concierge.timeline.tables import Kind, Reached, Retraction, TimelineEvent


@dataclass
class _Act:
    """Everything one logged act made, and all that happened to it since."""

    lead: TimelineEvent
    events: list[TimelineEvent]
    issues: Sequence[Issue]
    promises: Sequence[Promise]
    reminders: Sequence[Reminder]
    new_ids: dict[UUID, UUID] = field(default_factory=dict)


def retract_contact(
    session: Session, event_id: UUID, reason: str, to_member_id: UUID | None = None
) -> UUID | None:
    """Take a contact and all it made off the wrong person; returns its entry on the right one.

    Without `to_member_id` only a contact that made nothing else is taken off. Raises
    NOT_A_CONTACT, SAME_MEMBER, MEMBER_NEEDED, TEXT_MISSING without a reason, NOT_YOURS.
    """
    lead = _lead(session, event_id)
    wrong = lead.member_id
    require(session, wrong)
    whole = _whole(session, lead)
    if to_member_id is None:
        if whole.issues or whole.promises or whole.reminders:
            raise Refusal(Code.MEMBER_NEEDED)
    elif to_member_id == wrong:
        raise Refusal(Code.SAME_MEMBER)
    else:
        require(session, to_member_id)
        _move(session, whole, to_member_id)
    for event in whole.events:
        retract(session, event.id, reason, whole.new_ids.get(event.id), to_member_id)
    session.flush()
    last_contact_is(session, wrong, _last_contact(session, wrong))
    return whole.new_ids.get(event_id)


def _lead(session: Session, event_id: UUID) -> TimelineEvent:
    try:
        event = stored(session, event_id)
    except KeyError as error:
        raise Refusal(Code.NOT_A_CONTACT) from error
    if event.kind is not Kind.CONTACT or event.lead_id is not None:
        raise Refusal(Code.NOT_A_CONTACT)
    return event


def _whole(session: Session, lead: TimelineEvent) -> _Act:
    folded = session.scalars(select(TimelineEvent).where(TimelineEvent.lead_id == lead.id)).all()
    opened = [event.issue_id for event in folded if event.what == "issue.opened"]
    issues = session.scalars(select(Issue).where(Issue.id.in_(opened))).all()
    since = session.scalars(
        select(TimelineEvent).where(
            TimelineEvent.member_id == lead.member_id, TimelineEvent.issue_id.in_(opened)
        )
    ).all()
    made = [event.id for event in (*folded, *since)]
    promises = session.scalars(select(Promise).where(Promise.event_id.in_(made))).all()
    set_ids = [UUID(event.data["reminder_id"]) for event in folded if event.what == "reminder.set"]
    reminders = session.scalars(select(Reminder).where(Reminder.id.in_(set_ids))).all()
    events = {event.id: event for event in (lead, *folded, *since)}
    gone = set(
        session.scalars(select(Retraction.event_id).where(Retraction.event_id.in_(list(events))))
    )
    return _Act(
        lead,
        [event for event in events.values() if event.id not in gone],
        issues,
        promises,
        reminders,
    )


def _move(session: Session, whole: _Act, to: UUID) -> None:
    whole.new_ids.update({event.id: new_id() for event in whole.events})
    for event in whole.events:
        record(session, _copy(event, to, whole.new_ids))
    for issue in whole.issues:
        _move_issue(session, issue, to, whole.new_ids)
    for promise in whole.promises:
        _move_promise(session, promise, to, whole.new_ids)
    for reminder in whole.reminders:
        _move_reminder(session, reminder, to)
    if whole.lead.reached is Reached.YES:
        contacted(session, to, whole.lead.at)


def _copy(event: TimelineEvent, to: UUID, new_ids: dict[UUID, UUID]) -> NewEvent:
    lead = event.lead_id
    return NewEvent(
        to,
        event.kind,
        event.what,
        event.audience,
        at=event.at,
        line=event.line,
        channel=event.channel,
        direction=event.direction,
        party=event.party,
        reached=event.reached,
        issue_id=event.issue_id,
        lead_id=new_ids.get(lead, lead) if lead else None,
        title=event.title,
        body=event.body,
        data=event.data,
        id=new_ids[event.id],
        feed=event.steward_id is None,
    )


def _move_issue(session: Session, issue: Issue, to: UUID, new_ids: dict[UUID, UUID]) -> None:
    if issue.status is not Status.CLOSED:
        issues_opened(session, issue.member_id, -1)
        issues_opened(session, to, 1)
    issue.member_id = to
    for name in ("opened_event_id", "told_event_id", "end_event_id"):
        known = getattr(issue, name)
        setattr(issue, name, new_ids.get(known, known))
    for tell in session.scalars(select(Tell).where(Tell.issue_id == issue.id)):
        tell.member_id, tell.event_id = to, new_ids.get(tell.event_id, tell.event_id)
    for link in session.scalars(select(IssueReference).where(IssueReference.issue_id == issue.id)):
        link.member_id = to
        number = session.get_one(BusinessReference, link.reference_id)
        reference(session, to, number.line, number.ref)
    index.remove(session, "issue", issue.id)
    entry = index.Entry(issue.opened_at, to, "issue", issue.id, issue.title)
    index.add(session, [entry])


def _move_promise(session: Session, promise: Promise, to: UUID, new_ids: dict[UUID, UUID]) -> None:
    drop_due(session, promise.id, DueKind.PROMISE, promise.member_id)
    promise.member_id = to
    promise.event_id = new_ids.get(promise.event_id, promise.event_id)
    if promise.state is PromiseState.OPEN:
        set_due(session, promise.id, DueKind.PROMISE, to, promise.due, issue_id=promise.issue_id)


def _move_reminder(session: Session, reminder: Reminder, to: UUID) -> None:
    drop_due(session, reminder.id, DueKind.REMINDER, reminder.member_id)
    reminder.member_id = to
    if reminder.done_at is None:
        set_due(
            session,
            reminder.id,
            DueKind.REMINDER,
            to,
            reminder.at,
            issue_id=reminder.issue_id,
            snoozed_until=reminder.snoozed_until,
        )


def _last_contact(session: Session, member_id: UUID) -> datetime | None:
    event = TimelineEvent
    return session.scalar(
        select(func.max(event.at)).where(
            event.member_id == member_id,
            event.kind == Kind.CONTACT,
            event.reached == Reached.YES,
            event.id.not_in(select(Retraction.event_id).where(Retraction.member_id == member_id)),
        )
    )
