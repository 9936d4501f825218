"""What was logged on the wrong person: it leaves their stream and moves, as one act (law 2)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.contacts.heard import count_again
from concierge.contacts.whole import Whole, whole_act
from concierge.errors import Code, Refusal
from concierge.issues.kinds import PromiseState, Status
from concierge.issues.spoken import unlisten
from concierge.issues.tables import Issue, IssueReference, Promise, Tell
from concierge.issues.texts import entry
from concierge.issues.untelling import untell
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.references import reference
from concierge.members.standing import issues_opened
from concierge.members.tables import BusinessReference
from concierge.messages.actions import show
from concierge.messages.tables import Message
from concierge.reminders.tables import Reminder
from concierge.searchindex import index
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, retract
from concierge.timeline.kinds import Kind
from concierge.timeline.tables import TimelineEvent

FROM_BUSINESSES = (Kind.ORDER, Kind.BOOKING, Kind.FLIGHT, Kind.PAYMENT)


def retract_contact(
    session: Session, event_id: UUID, reason: str, to_member_id: UUID | None = None
) -> UUID | None:
    """Take a contact and all it made off the wrong person; returns its entry on the right one.

    Without `to_member_id` only a contact that made nothing else is taken off. Raises
    NOT_A_CONTACT, ALREADY_RETRACTED, SAME_MEMBER, MEMBER_NEEDED, TEXT_MISSING without a reason,
    NOT_YOURS, and ISSUE_CLOSED where a closed issue of the wrong person stands on this contact.
    """
    whole = whole_act(session, event_id)
    wrong = whole.lead.member_id
    require_serving(session, wrong)
    if to_member_id is None:
        if not whole.made_nothing_else:
            raise Refusal(Code.MEMBER_NEEDED)
        if whole.message is not None:
            _drop_message(session, whole.message)
    elif to_member_id == wrong:
        raise Refusal(Code.SAME_MEMBER)
    else:
        require_serving(session, to_member_id)
        _move(session, whole, to_member_id)
    unlisten(session, whole.lead)
    for event in whole.events:
        retract(session, event.id, reason, whole.new_ids.get(event.id), to_member_id)
    untell(session, wrong, [event.id for event in whole.events])
    session.flush()
    for member_id in filter(None, (wrong, to_member_id)):
        count_again(session, member_id)
    return whole.new_ids.get(event_id)


def _move(session: Session, whole: Whole, to: UUID) -> None:
    # Anew in the old order: what happened at one instant is read by its id.
    events = sorted(whole.events, key=lambda event: event.id)
    whole.new_ids.update({event.id: new_id() for event in events})
    for event in events:
        record(session, _copy(event, whole, to))
    for issue in whole.issues:
        _move_issue(session, issue, whole, to)
    for promise in whole.promises:
        _move_promise(session, promise, whole, to)
    for reminder in whole.reminders:
        _move_reminder(session, reminder, whole, to)
    if whole.message is not None:
        _move_message(session, whole.message, whole, to)


def _copy(event: TimelineEvent, whole: Whole, to: UUID) -> NewEvent:
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
        issue_id=whole.issue_of(event.issue_id),
        lead_id=whole.new_ids.get(lead, lead) if lead else None,
        title=event.title,
        body=event.body,
        data=event.data,
        id=whole.new_ids[event.id],
        feed=event.steward_id is None,
        steward_id=event.steward_id,
        party_kind=event.party_kind,
    )


def _move_issue(session: Session, issue: Issue, whole: Whole, to: UUID) -> None:
    wrong, issue.member_id = issue.member_id, to
    if issue.status is not Status.CLOSED:
        issues_opened(session, wrong, -1)
        issues_opened(session, to, 1)
    for name in ("opened_event_id", "told_event_id", "end_event_id"):
        known = getattr(issue, name)
        setattr(issue, name, whole.new_ids.get(known, known))
    for tell in session.scalars(select(Tell).where(Tell.issue_id == issue.id)):
        tell.member_id, tell.event_id = to, whole.new_ids.get(tell.event_id, tell.event_id)
    session.flush()
    for link in session.scalars(select(IssueReference).where(IssueReference.issue_id == issue.id)):
        number = session.get_one(BusinessReference, link.reference_id)
        # Both at once: a link to somebody else's number is refused, were it for a moment.
        moved = reference(session, to, number.line, number.ref, number.kind)
        link.member_id, link.reference_id = to, moved
        session.flush()
        _let_go(session, number, wrong)
    index.remove(session, index.TextKind.ISSUE, issue.id)
    index.add(session, [entry(issue)])


def _let_go(session: Session, number: BusinessReference, wrong: UUID) -> None:
    """The wrong person has nothing to do with a number that only this issue brought to them."""
    other = select(IssueReference.issue_id).where(
        IssueReference.reference_id == number.id, IssueReference.member_id == wrong
    )
    sent = select(TimelineEvent.id).where(
        TimelineEvent.member_id == wrong,
        TimelineEvent.kind.in_(FROM_BUSINESSES),
        TimelineEvent.line == number.line,
        TimelineEvent.data["ref"].as_string() == number.ref,
    )
    if session.scalar(other.limit(1)) is None and session.scalar(sent.limit(1)) is None:
        session.delete(number)


def _move_promise(session: Session, promise: Promise, whole: Whole, to: UUID) -> None:
    drop_due(session, promise.id, DueKind.PROMISE, promise.member_id)
    promise.member_id, promise.issue_id = to, whole.issue_of(promise.issue_id)
    promise.event_id = whole.new_ids.get(promise.event_id, promise.event_id)
    told = promise.withdrawn_event_id
    promise.withdrawn_event_id = whole.new_ids.get(told, told) if told else None
    if promise.state is PromiseState.OPEN:
        set_due(session, promise.id, DueKind.PROMISE, to, promise.due, issue_id=promise.issue_id)


def _move_reminder(session: Session, reminder: Reminder, whole: Whole, to: UUID) -> None:
    drop_due(session, reminder.id, DueKind.REMINDER, reminder.member_id)
    reminder.member_id, reminder.issue_id = to, whole.issue_of(reminder.issue_id)
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


def _move_message(session: Session, message: Message, whole: Whole, to: UUID) -> None:
    drop_due(session, message.id, DueKind.REPLY, message.member_id)
    message.member_id = to
    message.event_id = whole.new_ids.get(message.event_id, message.event_id)
    if message.done_at is None:
        session.flush()
        show(session, message)


def _drop_message(session: Session, message: Message) -> None:
    """Nobody answers what was taken for the wrong person."""
    if message.done_at is None:
        message.done_at = act(session).at
        drop_due(session, message.id, DueKind.REPLY, message.member_id)
