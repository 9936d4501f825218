"""Log a contact and all that came with it, in one act: one entry, one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.contacts.heard import hear
from concierge.contacts.rules import WRITTEN, Contact, Logged, Telling, check_minutes
from concierge.errors import Code, Refusal
from concierge.issues.actions import held, open_issue, said, unclosed
from concierge.issues.answer import in_figures, set_answer, told
from concierge.issues.closure import close, prove
from concierge.issues.kinds import OpenedBy, ProofKind
from concierge.issues.promises import make_promise
from concierge.issues.spoken import listen
from concierge.issues.tables import Issue
from concierge.members.lines import known_line
from concierge.reminders.actions import set_reminder
from concierge.searchindex.folding import clean
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Direction, Kind, PartyKind, Reached
from concierge.timeline.rules import IN_THE_HOUSE, audience_of

CLOCKS_DIFFER = timedelta(minutes=5)
"""How far ahead of ours another machine's clock may be before a time counts as in the future."""


def log_contact(session: Session, contact: Contact) -> Logged:
    """Log a contact with its issue, promises and reminders as one folded entry."""
    require_serving(session, contact.member_id)
    # Unchanged, as it was written; only where nobody was reached it may be empty.
    text = contact.text if contact.text.strip() else ""
    if contact.reached is Reached.YES:
        said(text, "text")
    _check_whom(contact)
    check_minutes(contact.minutes)
    at = happened(session, contact.at)
    event_id = new_id()
    issue_id = _issue(session, contact, event_id, at)
    issue = session.get(Issue, issue_id) if issue_id else None
    line = issue.line if issue is not None else known_line(session, contact.line)
    promise_ids = tuple(
        make_promise(session, contact.member_id, draft, issue_id, event_id, at, line)
        for draft in contact.promises
    )
    reminder_ids = tuple(
        set_reminder(session, contact.member_id, draft, issue_id, event_id)
        for draft in contact.reminders
    )
    event = NewEvent(
        contact.member_id,
        Kind.CONTACT,
        "contact.logged",
        audience=audience_of(contact.whom),
        id=event_id,
        at=at,
        line=line,
        channel=contact.channel,
        direction=contact.direction,
        party=clean(contact.party),
        party_kind=contact.whom,
        reached=contact.reached,
        issue_id=issue_id,
        body=text,
        data=_data(contact, issue),
    )
    record(session, event)
    hear(session, event)
    listen(session, event, event_id)
    if issue is not None and contact.told_again:
        issue.told_again += 1
    if contact.settled is not None:
        _settle(session, contact, issue, event_id, at)
    elif contact.tells:
        if issue is None:
            raise Refusal(Code.ANSWER_MISSING, issue="")
        if contact.whom is PartyKind.MEMBER:
            _told(session, contact, issue.id, event_id, at)
    told_them = contact.whom is PartyKind.MEMBER and (contact.tells or contact.settled is not None)
    return Logged(event_id, issue_id, promise_ids, reminder_ids, told_them)


def tell(session: Session, telling: Telling) -> UUID:
    """Tell the member the answer: an outbound contact that holds only the answer.

    Without an answer from the other end it is kept as a try, and tells nobody; so does a word with
    anybody but the member, which is no try either.
    """
    issue = unclosed(session, telling.issue_id)
    if issue.answer_outcome is None:
        raise Refusal(Code.ANSWER_MISSING, issue=issue.ref)
    at = happened(session, telling.at)
    event = NewEvent(
        issue.member_id,
        Kind.CONTACT,
        "contact.told",
        audience=audience_of(telling.whom),
        at=at,
        line=issue.line,
        channel=telling.channel,
        direction=Direction.OUT,
        party=clean(telling.party),
        party_kind=telling.whom,
        reached=telling.reached,
        issue_id=issue.id,
        title=issue.answer_outcome,
        data={"ref": issue.ref, **in_figures(issue)},
    )
    event_id = record(session, event)
    hear(session, event)
    if telling.whom is not PartyKind.MEMBER:
        return event_id
    told(
        session,
        issue.id,
        event_id,
        at=act(session).at,
        reached=telling.reached is Reached.YES,
        written=telling.channel in WRITTEN,
    )
    return event_id


def _check_whom(contact: Contact) -> None:
    """A promise is made to the member, and an issue settled with them, not behind their back."""
    if contact.promises and audience_of(contact.whom) is Audience.INTERNAL:
        raise Refusal(Code.PROMISE_TO_NOBODY)
    if contact.settled is not None and contact.whom is not PartyKind.MEMBER:
        raise Refusal(Code.SETTLED_WITHOUT_THEM)


def happened(session: Session, at: datetime | None) -> datetime:
    """When it was: now, where nothing is said. Raises Refusal IN_THE_FUTURE."""
    now = act(session).at
    if at is not None and at > now + CLOCKS_DIFFER:
        raise Refusal(Code.IN_THE_FUTURE, at=at)
    return at or now


def _issue(session: Session, contact: Contact, lead: UUID, at: datetime) -> UUID | None:
    if contact.issue is not None:
        theirs = contact.direction is Direction.IN and contact.whom not in IN_THE_HOUSE
        opened_by = OpenedBy.MEMBER if theirs else OpenedBy.STEWARD
        audience = audience_of(contact.whom)
        return open_issue(session, contact.member_id, contact.issue, opened_by, lead, at, audience)
    if contact.issue_id is not None:
        # Of a closed one, too: the member may speak when they like, and it comes up on Today.
        issue = held(session, contact.issue_id)
        if issue.member_id != contact.member_id:
            raise Refusal(Code.UNKNOWN_ISSUE, issue=issue.ref)
        return issue.id
    return None


def _data(contact: Contact, issue: Issue | None) -> dict[str, Any]:
    data: dict[str, Any] = {}
    bits: list[dict[str, str]] = []
    if contact.minutes is not None:
        data["minutes"] = contact.minutes
    if contact.settled is not None:
        data["settled"] = True
    if contact.issue is not None and issue is not None:
        bits.append({"kind": "issue", "urgency": issue.urgency, "ref": issue.ref})
    bits += [
        {"kind": "promise", "due": promise.due.isoformat(), "zone": promise.zone}
        for promise in contact.promises
    ]
    bits += [
        {"kind": "reminder", "at": reminder.at.isoformat(), "zone": reminder.zone}
        for reminder in contact.reminders
    ]
    # What was settled in it folds too: even without bits it is an act that holds others.
    if bits or contact.settled is not None:
        data["bits"] = bits
    return data


def _told(session: Session, contact: Contact, issue_id: UUID, event_id: UUID, at: datetime) -> None:
    if contact.reached is not Reached.YES:
        raise Refusal(Code.CONTACT_MISSING)
    written = contact.channel in WRITTEN
    # Told now, not at the call's start: the answer may have been set while on the phone.
    told(session, issue_id, event_id, at=act(session).at, reached=True, written=written)


def _settle(
    session: Session, contact: Contact, issue: Issue | None, event_id: UUID, at: datetime
) -> None:
    if issue is None:
        raise Refusal(Code.UNKNOWN_ISSUE, issue="")
    if contact.settled is None:
        return
    session.flush()
    set_answer(session, issue.id, issue.version, contact.settled, event_id)
    _told(session, replace(contact, tells=True), issue.id, event_id, at)
    prove(session, issue.id, ProofKind.MEMBER_CONFIRMED, lead=event_id)
    close(session, issue.id, lead=event_id)
