"""All that one logged act made, and all that came of it since: what moves when the act moves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.tables import Issue, Promise
from concierge.messages.tables import Message
from concierge.reminders.tables import Reminder
from concierge.timeline.actions import stored
from concierge.timeline.kinds import Kind
from concierge.timeline.tables import Retraction, TimelineEvent


@dataclass
class Whole:
    """One act. `events` are those still on the member's stream; `new_ids` say what became of them
    on another's. Notes stay: they are of the person, and `notes` retracts them."""

    lead: TimelineEvent
    events: list[TimelineEvent]
    issues: Sequence[Issue]
    promises: Sequence[Promise]
    reminders: Sequence[Reminder]
    message: Message | None
    """What a colleague took down, where this is it."""
    new_ids: dict[UUID, UUID] = field(default_factory=dict)

    @property
    def made_nothing_else(self) -> bool:
        """Whether it was a contact and no more."""
        return not (self.issues or self.promises or self.reminders)

    def issue_of(self, issue_id: UUID | None) -> UUID | None:
        """`issue_id` where that issue is of this act; one that is not, stays whose it is."""
        return issue_id if any(issue.id == issue_id for issue in self.issues) else None


def whole_act(session: Session, event_id: UUID) -> Whole:
    """The act whose entry is `event_id`. Raises Refusal NOT_A_CONTACT, ALREADY_RETRACTED."""
    lead = _lead(session, event_id)
    folded = session.scalars(select(TimelineEvent).where(TimelineEvent.lead_id == lead.id)).all()
    opened = [event.issue_id for event in folded if event.what == "issue.opened"]
    about = _of(session, lead, TimelineEvent.issue_id.in_(opened), TimelineEvent.kind != Kind.NOTE)
    made = (*folded, *about)
    promises = _promises(session, [event.id for event in made])
    set_ids = [UUID(event.data["reminder_id"]) for event in made if event.what == "reminder.set"]
    reminders = session.scalars(select(Reminder).where(Reminder.id.in_(set_ids))).all()
    message = session.scalar(select(Message).where(Message.event_id == lead.id))
    things = {str(one.id) for one in promises} | {str(one.id) for one in reminders}
    things |= {str(message.id)} if message is not None else set()
    since = _of(session, lead, TimelineEvent.kind.in_((Kind.PROMISE, Kind.REMINDER)))
    became = [event for event in since if not things.isdisjoint(_named(event))]
    events = {event.id: event for event in (lead, *made, *became)}
    gone = _retracted(session, events)
    return Whole(
        lead,
        [event for event in events.values() if event.id not in gone],
        session.scalars(select(Issue).where(Issue.id.in_(opened))).all(),
        promises,
        reminders,
        message,
    )


def folded_act(session: Session, event_id: UUID) -> list[TimelineEvent]:
    """The entry `event_id` and what is folded into it, the entry first.

    Raises Refusal NOT_A_CONTACT, ALREADY_RETRACTED.
    """
    lead = _lead(session, event_id)
    folded = session.scalars(select(TimelineEvent).where(TimelineEvent.lead_id == lead.id)).all()
    gone = _retracted(session, [event.id for event in folded])
    return [lead, *(event for event in folded if event.id not in gone)]


def _lead(session: Session, event_id: UUID) -> TimelineEvent:
    try:
        event = stored(session, event_id)
    except KeyError as error:
        raise Refusal(Code.NOT_A_CONTACT) from error
    if event.kind is not Kind.CONTACT or event.lead_id is not None:
        raise Refusal(Code.NOT_A_CONTACT)
    if session.get(Retraction, event_id) is not None:
        raise Refusal(Code.ALREADY_RETRACTED)
    return event


def _of(session: Session, lead: TimelineEvent, *conditions: object) -> Sequence[TimelineEvent]:
    mine = select(TimelineEvent).where(TimelineEvent.member_id == lead.member_id)
    return session.scalars(mine.where(*conditions)).all()  # type: ignore[arg-type]


def _named(event: TimelineEvent) -> set[str]:
    """The promise, reminder or message an event is about."""
    return {str(event.data.get(name)) for name in ("promise_id", "reminder_id", "message_id")}


def _promises(session: Session, event_ids: Sequence[UUID]) -> list[Promise]:
    """The promises these events made, and those that took their place."""
    found = list(session.scalars(select(Promise).where(Promise.event_id.in_(event_ids))))
    for promise in found:  # grows as it is read
        following = session.get(Promise, promise.replaced_by) if promise.replaced_by else None
        if following is not None and following not in found:
            found.append(following)
    return found


def _retracted(session: Session, event_ids: Iterable[UUID]) -> set[UUID]:
    wanted = select(Retraction.event_id).where(Retraction.event_id.in_(list(event_ids)))
    return set(session.scalars(wanted))
