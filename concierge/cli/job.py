"""The main job without a window: each is the very verb that the desk calls."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock
from concierge.cli import shapes, written
from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.cli.reading import amount, gone_by, number, to_come
from concierge.cli.warned import warned
from concierge.contacts.actions import log_contact
from concierge.contacts.actions import tell as tell_member
from concierge.contacts.conscience import Attempt
from concierge.contacts.rules import Contact, Telling
from concierge.errors import Code, Refusal
from concierge.issues import closure
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.kinds import ProofKind, Urgency
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.members import queries as members
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline.actions import stored
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from concierge.words import name


def contact(given: Given) -> int:
    """Log a contact; prints the entry it made."""
    with at_work(given.entrance) as work:
        draft = Contact(
            work.read(members.by_number, given.member),
            given.text,
            Channel(given.channel),
            Direction(given.direction),
            given.party,
            Reached(given.reached),
            gone_by(given.at, work.workspace.zone),
            given.minutes,
            given.line,
            work.read(issues.by_ref, given.issue) if given.issue else None,
            tells=given.tells,
            party_kind=given.party_kind and PartyKind(given.party_kind),
        )
        how = Attempt(draft.channel, draft.direction, draft.at or clock.now(), draft.whom)
        warnings = warned(work, draft.member_id, [draft.text], how)
        logged = work.write(log_contact, draft).result
        said = written.entry(work, logged.event_id)
    about = given.issue and given.issue.strip().upper()
    answer = {"event": str(logged.event_id), "issue": about, "warnings": warnings}
    return _said(given, answer, str(logged.event_id), said)


def note(given: Given) -> int:
    """Write a note; prints its number."""
    with at_work(given.entrance) as work:
        member_id = work.read(members.by_number, given.member)
        issue_id = work.read(issues.by_ref, given.issue) if given.issue else None
        draft = NewNote(member_id, given.text, Visibility(given.level), given.pin, issue_id)
        warnings = warned(work, member_id, [given.text])
        note_id = work.write(write_note, draft).result
        event_id = work.read(notes, [note_id])[note_id].event_id
        said = written.note(work, event_id, given.text)
    answer = {"note": str(note_id), "event": str(event_id), "warnings": warnings}
    return _said(given, answer, str(note_id), said)


def issue(given: Given) -> int:
    """Open an issue; prints what people call it."""
    with at_work(given.entrance) as work:
        member_id = work.read(members.by_number, given.member)
        urgency, numbers = Urgency(given.urgency), tuple(given.reference)
        draft = IssueDraft(given.title, given.line, urgency, references=numbers)
        warnings = warned(work, member_id, [given.title])
        issue_id = work.write(open_issue, member_id, draft).result
        return _shown(given, work, issue_id, warnings=warnings)


def answer(given: Given) -> int:
    """Decide what the member gets."""
    with at_work(given.entrance) as work:
        found = work.read(_detail, given.ref)
        due = None if given.due is None else to_come(given.due, work.workspace.zone)
        draft = AnswerDraft(given.outcome, *amount(given.amount, given.currency), due)
        warnings = warned(work, found.row.member_id, [given.outcome])
        work.write(set_answer, found.row.id, found.version, draft)
        return _shown(given, work, found.row.id, warnings=warnings)


def tell(given: Given) -> int:
    """Tell the member the answer, or try to."""
    with at_work(given.entrance) as work:
        found = work.read(_detail, given.ref)
        at = gone_by(given.at, work.workspace.zone)
        how = Channel(given.channel), Reached(given.reached)
        whom = given.party_kind and PartyKind(given.party_kind)
        telling = Telling(found.row.id, *how, given.party, at, whom)
        attempt = Attempt(telling.channel, Direction.OUT, at or clock.now(), telling.whom)
        said = [found.answer.outcome if found.answer else None]
        warnings = warned(work, found.row.member_id, said, attempt)
        event_id = work.write(tell_member, telling).result
        return _shown(given, work, found.row.id, event=str(event_id), warnings=warnings)


def prove(given: Given) -> int:
    """Say how it is known that the outcome reached the member."""
    with at_work(given.entrance) as work:
        found = work.read(_detail, given.ref)
        event_id = work.read(_event, found.row.member_id, given.event) if given.event else None
        proof = ProofKind(given.kind)
        work.write(closure.prove, found.row.id, proof, given.text, shown_by=event_id)
        return _shown(given, work, found.row.id)


def close(given: Given) -> int:
    """Close an issue as settled. Refused with what is missing."""
    with at_work(given.entrance) as work:
        issue_id = work.read(issues.by_ref, given.ref)
        work.write(closure.close, issue_id)
        return _shown(given, work, issue_id)


def reopen(given: Given) -> int:
    """It was not over."""
    with at_work(given.entrance) as work:
        issue_id = work.read(issues.by_ref, given.ref)
        work.write(closure.reopen, issue_id, given.why)
        return _shown(given, work, issue_id)


def remind(given: Given) -> int:
    """Set a reminder; prints its number."""
    with at_work(given.entrance) as work:
        zone = work.workspace.zone
        member_id = work.read(members.by_number, given.member)
        issue_id = work.read(issues.by_ref, given.issue) if given.issue else None
        draft = ReminderDraft(given.text, to_come(given.at, zone), zone.key)
        set_id = work.write(set_reminder, member_id, draft, issue_id).result
        said = written.reminder(work, set_id)
    return _said(given, {"reminder": str(set_id)}, str(set_id), said)


def _detail(session: Session, ref: str) -> issues.IssueDetail:
    return issues.detail(session, issues.by_ref(session, ref))


def _event(session: Session, member_id: UUID, event: str) -> UUID:
    """An entry of this member's timeline. Raises Refusal CONTACT_MISSING."""
    try:
        found = stored(session, number(event))
    except KeyError as error:
        raise Refusal(Code.CONTACT_MISSING) from error
    if found.member_id != member_id:
        raise Refusal(Code.CONTACT_MISSING)
    return found.id


def _shown(given: Given, work: Work, issue_id: UUID, **more: Any) -> int:
    """The issue as it stands now; for people with what is missing."""
    found = work.read(issues.detail, issue_id)
    member = work.read(members.header, found.row.member_id).number
    line = found.row.ref, name(found.row.status), found.row.title
    _said(given, shapes.issue(found, member) | more, *line)
    if not given.json:
        for sentence in written.issue(found, work.workspace.zone):
            say(sentence)
    return 0


def _said(given: Given, answer: dict[str, Any], *line: str) -> int:
    if given.json:
        say_json(answer)
    else:
        say(*line)
    return 0
