"""What was logged is put right: new words in the place of the old ones, on the same member (law 2).

One's own words by oneself, freely for a day and then with a reason; whoever else serves the member
adds a correction beside them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.contacts.actions import happened
from concierge.contacts.heard import count_again
from concierge.contacts.whole import folded_act
from concierge.errors import Code, Refusal
from concierge.issues.actions import held
from concierge.issues.kinds import PromiseState
from concierge.issues.spoken import listen, unlisten
from concierge.issues.tables import Issue, Promise, Tell
from concierge.issues.untelling import untell
from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.members.lines import known_line
from concierge.messages.tables import Message
from concierge.reminders.tables import Reminder
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, supersede
from concierge.timeline.kinds import Audience, Channel, Direction, Kind, PartyKind, Reached
from concierge.timeline.rules import audience_of, reason_wanted, with_whom
from concierge.timeline.tables import TimelineEvent


@dataclass(frozen=True)
class Correction:
    """What an entry says after it is put right: all of it, whatever has changed."""

    event_id: UUID
    text: str
    at: datetime
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.IN
    party: str = ""
    party_kind: PartyKind | None = None
    line: str | None = None
    issue_id: UUID | None = None
    reached: Reached = Reached.YES
    minutes: int | None = None
    reason: str = ""

    @property
    def whom(self) -> PartyKind:
        """With whom it was."""
        return with_whom(self.party_kind, self.party.strip())


def as_logged(session: Session, event_id: UUID) -> Correction:
    """What an entry says now, to begin with. Raises NOT_A_CONTACT, ALREADY_RETRACTED."""
    lead = folded_act(session, event_id)[0]
    require_serving(session, lead.member_id)
    return Correction(
        event_id,
        lead.body or lead.title,
        lead.at,
        lead.channel or Channel.PHONE,
        lead.direction or Direction.IN,
        lead.party or "",
        with_whom(lead.party_kind, lead.party),
        lead.line,
        lead.issue_id,
        lead.reached or Reached.YES,
        lead.data.get("minutes"),
    )


def correct_contact(session: Session, correction: Correction) -> UUID:
    """Put an entry right; its new event is returned, or that of the correction beside it.

    Raises NOT_A_CONTACT, ALREADY_RETRACTED, NOT_YOURS, TEXT_MISSING (without words, or `reason`
    after a day), IN_THE_FUTURE, PROMISE_TO_NOBODY, and ISSUE_CLOSED where a closed issue stands on
    what it would no longer say.
    """
    events = folded_act(session, correction.event_id)
    lead = events[0]
    require_serving(session, lead.member_id)
    happened(session, correction.at)
    if correction.reached is Reached.YES and not correction.text.strip():
        raise Refusal(Code.TEXT_MISSING, field="text")
    now = act(session)
    if lead.steward_id != now.actor.steward_id:
        return _beside(session, lead, correction)
    late = reason_wanted(True, lead.recorded_at, now.at)
    if late and not correction.reason.strip():
        raise Refusal(Code.TEXT_MISSING, field="reason")
    return _in_its_place(session, events, correction)


def _beside(session: Session, lead: TimelineEvent, correction: Correction) -> UUID:
    said = NewEvent(
        lead.member_id,
        Kind.CONTACT,
        "contact.corrected",
        lead.audience,
        at=correction.at,
        line=lead.line,
        issue_id=lead.issue_id,
        title=correction.reason.strip(),
        body=correction.text,
        data={"event_id": str(lead.id)},
    )
    return record(session, said)


def _in_its_place(
    session: Session, events: Sequence[TimelineEvent], correction: Correction
) -> UUID:
    lead = events[0]
    issue = _issue(session, lead, correction)
    _check_whom(session, events, correction)
    ids = {event.id: new_id() for event in sorted(events, key=lambda event: event.id)}
    if not _tells_the_same(lead, correction):
        untell(session, lead.member_id, [lead.id])
    line = issue.line if issue is not None else known_line(session, correction.line)
    said = _said(lead, correction, line, ids[lead.id])
    record(session, said)
    for event in events[1:]:
        record(session, _moved(event, lead, said, ids))
    for event in events:
        supersede(session, event.id, ids[event.id], correction.reason)
    session.flush()
    _point_anew(session, lead.member_id, ids)
    if said.issue_id != lead.issue_id:
        _about_anew(session, list(ids.values()), events, said)
    unlisten(session, lead)
    listen(session, said, ids[lead.id])
    session.flush()
    count_again(session, lead.member_id)
    return ids[lead.id]


def _tells_the_same(lead: TimelineEvent, correction: Correction) -> bool:
    """Whether whoever was told something in it was told it still."""
    same = correction.issue_id == lead.issue_id and correction.reached is lead.reached
    return same and correction.whom is PartyKind.MEMBER


def _issue(session: Session, lead: TimelineEvent, correction: Correction) -> Issue | None:
    if correction.issue_id is None:
        return None
    issue = held(session, correction.issue_id)
    if issue.member_id != lead.member_id:
        raise Refusal(Code.UNKNOWN_ISSUE, issue=issue.ref)
    return issue


def _check_whom(session: Session, events: Sequence[TimelineEvent], correction: Correction) -> None:
    promised = any(event.what == "promise.made" for event in events)
    if promised and audience_of(correction.whom) is Audience.INTERNAL:
        raise Refusal(Code.PROMISE_TO_NOBODY)
    opened = {event.issue_id for event in events if event.what == "issue.opened"}
    if opened and correction.issue_id not in opened:
        # The issue was opened in this very contact.
        raise Refusal(Code.CORRECTION_OPENED_IT)


def _said(
    lead: TimelineEvent, correction: Correction, line: str | None, event_id: UUID
) -> NewEvent:
    told = lead.what == "contact.told"
    data = {name: value for name, value in lead.data.items() if name != "minutes"}
    minutes = {} if correction.minutes is None else {"minutes": correction.minutes}
    return NewEvent(
        lead.member_id,
        Kind.CONTACT,
        lead.what,
        audience_of(correction.whom),
        at=correction.at,
        line=line,
        channel=correction.channel,
        direction=correction.direction,
        party=correction.party.strip(),
        party_kind=correction.whom,
        reached=correction.reached,
        issue_id=correction.issue_id,
        title=correction.text if told else lead.title if not lead.body else "",
        body="" if told else correction.text,
        data=data | minutes | {"corrects": str(lead.id)},
        id=event_id,
        steward_id=lead.steward_id,
    )


def _moved(
    event: TimelineEvent, lead: TimelineEvent, said: NewEvent, ids: dict[UUID, UUID]
) -> NewEvent:
    same = event.issue_id == lead.issue_id
    return NewEvent(
        event.member_id,
        event.kind,
        event.what,
        event.audience,
        at=said.at if event.at == lead.at else event.at,
        line=said.line if same else event.line,
        channel=event.channel,
        direction=event.direction,
        party=event.party,
        party_kind=event.party_kind,
        reached=event.reached,
        issue_id=said.issue_id if same else event.issue_id,
        lead_id=ids[lead.id],
        title=event.title,
        body=event.body,
        data=event.data,
        id=ids[event.id],
        feed=event.steward_id is None,
        steward_id=event.steward_id,
    )


def _point_anew(session: Session, member_id: UUID, ids: dict[UUID, UUID]) -> None:
    """Whatever stands on the old entries stands on the new ones."""
    columns = (
        Issue.opened_event_id,
        Issue.told_event_id,
        Issue.end_event_id,
        Tell.event_id,
        Promise.event_id,
        Promise.withdrawn_event_id,
        Message.event_id,
    )
    for column in columns:
        owner = column.class_
        wanted = select(owner).where(owner.member_id == member_id, column.in_(ids))
        for thing in session.scalars(wanted):
            setattr(thing, column.key, ids[getattr(thing, column.key)])


def _about_anew(
    session: Session, ids: Collection[UUID], events: Sequence[TimelineEvent], said: NewEvent
) -> None:
    """What was promised in it, and is to be remembered, is about the issue it is about now."""
    before = events[0].issue_id
    for promise in session.scalars(select(Promise).where(Promise.event_id.in_(ids))).all():
        if promise.issue_id == before:
            promise.issue_id, promise.line = said.issue_id, said.line
            if promise.state is PromiseState.OPEN:
                _due(session, promise, DueKind.PROMISE, promise.due)
    set_in_it = [UUID(one.data["reminder_id"]) for one in events if one.what == "reminder.set"]
    for reminder in session.scalars(select(Reminder).where(Reminder.id.in_(set_in_it))).all():
        if reminder.issue_id == before:
            reminder.issue_id = said.issue_id
            if reminder.done_at is None:
                _due(session, reminder, DueKind.REMINDER, reminder.at, reminder.snoozed_until)


def _due(
    session: Session,
    thing: Promise | Reminder,
    kind: DueKind,
    due: datetime,
    snoozed_until: datetime | None = None,
) -> None:
    about = {"issue_id": thing.issue_id, "snoozed_until": snoozed_until}
    set_due(session, thing.id, kind, thing.member_id, due, **about)  # type: ignore[arg-type]
