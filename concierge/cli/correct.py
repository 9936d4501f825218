"""What was logged is put right without a window: a contact, or a reminder."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from concierge.cli import written
from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.cli.reading import gone_by, number, to_come
from concierge.cli.warned import warned
from concierge.contacts.correction import Correction, as_logged, correct_contact
from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.reminders import actions as reminders
from concierge.reminders.queries import reminder_of
from concierge.store.work import Work
from concierge.timeline.actions import stored
from concierge.timeline.kinds import Channel, Direction, PartyKind


def correct(given: Given) -> int:
    """Put an entry or a reminder right; prints the new entry, or the reminder."""
    with at_work(given.entrance) as work:
        thing = number(given.id)
        answer: dict[str, Any] = {}
        if work.read(reminder_of, thing) is not None:
            answer["reminder"] = str(_reminder(given, work, thing))
            said = written.reminder(work, thing)
        else:
            answer |= _contact(given, work, thing)
            said = written.entry(work, UUID(answer["event"]))
    say_json(answer) if given.json else say(next(iter(answer.values())), said)
    return 0


def _contact(given: Given, work: Work, event_id: UUID) -> dict[str, Any]:
    before = work.read(as_logged, event_id)
    changes: dict[str, Any] = {
        "text": given.text,
        "at": gone_by(given.at, work.workspace.zone),
        "channel": given.channel and Channel(given.channel),
        "direction": given.direction and Direction(given.direction),
        "party_kind": given.party_kind and PartyKind(given.party_kind),
    }
    right = replace(before, **{name: one for name, one in changes.items() if one is not None})
    right = _whom(given, _about(given, work, right))
    warnings = warned(work, work.read(stored, event_id).member_id, [given.text])
    made = work.write(correct_contact, replace(right, reason=given.why)).result
    return {"event": str(made), "warnings": warnings}


def _about(given: Given, work: Work, right: Correction) -> Correction:
    """Nothing, where what was given is empty."""
    if given.line is not None:
        right = replace(right, line=given.line or None)
    if given.issue is not None:
        issue_id = work.read(issues.by_ref, given.issue) if given.issue else None
        right = replace(right, issue_id=issue_id)
    return right


def _whom(given: Given, right: Correction) -> Correction:
    """A name alone is not the member's, and without one it is theirs."""
    if given.party is None:
        return right
    kind = right.party_kind if given.party_kind else None
    return replace(right, party=given.party, party_kind=kind)


def _reminder(given: Given, work: Work, reminder_id: UUID) -> UUID:
    found = work.read(reminder_of, reminder_id)
    if found is None:
        raise Refusal(Code.GONE)
    before = found.draft
    at = before.at if given.at is None else to_come(given.at, work.workspace.zone)
    text = before.text if given.text is None else given.text
    work.write(reminders.correct, reminder_id, replace(before, text=text, at=at), given.why)
    return reminder_id
