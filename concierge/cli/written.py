"""What a verb wrote, told back: of whom, what, and how a time and an amount were understood."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge import clock, words
from concierge.issues.kinds import PromiseState, Status
from concierge.issues.promised import promise_row
from concierge.issues.queries import IssueDetail
from concierge.members import queries as members
from concierge.reminders.queries import reminder_of
from concierge.store.work import Work
from concierge.timeline import queries as stream
from concierge.timeline.actions import stored
from concierge.words import _, facts, fill
from concierge.words.times import lead_in


def entry(work: Work, event_id: UUID) -> str:
    """An entry of the timeline: whose, when, and what it says."""
    row, zone, now = work.read(stream.event, event_id), work.workspace.zone, clock.now()
    said = words.event(row, zone, now)
    return facts(_whose(work, event_id), str(said), words.understood(row.at, zone, now))


def note(work: Work, event_id: UUID, text: str) -> str:
    """A note, with who may read it."""
    said = words.event(work.read(stream.event, event_id), work.workspace.zone, clock.now())
    return facts(_whose(work, event_id), lead_in(said.lead, text), said.state)


def promise(work: Work, promise_id: UUID) -> str:
    """A promise as it stands now."""
    row = work.read(promise_row, promise_id)
    what = words.with_amount(row.text, row.amount, row.currency or "")
    state = "broken" if row.state == PromiseState.OPEN and row.broken_at else row.state
    state = "kept_late" if row.late else state
    return facts(
        fill(_("Promise to {who}: {what}"), who=_who(work, row.member_id), what=what),
        _by(row.due, work.workspace.zone),
        words.name(state, "PromiseState"),
    )


def reminder(work: Work, reminder_id: UUID) -> str:
    """A reminder, with when it comes."""
    found = work.read(reminder_of, reminder_id)
    if found is None:
        return ""
    said = lead_in(words.name("reminder", "Kind"), found.draft.text)
    return facts(said, words.understood(found.draft.at, work.workspace.zone, clock.now()))


def issue(found: IssueDetail, zone: ZoneInfo) -> Iterable[str]:
    """How an issue stands: what the member gets, whether they know it, and what is missing."""
    if found.answer is not None:
        answer = found.answer
        what = words.with_amount(answer.outcome, answer.amount, answer.currency or "")
        yield facts(
            lead_in(_("Answer"), what),
            _by(answer.due, zone) if answer.due else "",
            _("told") if found.told_at else _("not told yet"),
        )
    if found.row.status != Status.CLOSED:
        missing = [words.name(check.code, "Check") for check in found.checklist if not check.ok]
        said = fill(_("Still missing to close it: {missing}"), missing=words.listed(missing))
        yield said if missing else _("Nothing is missing: it can be closed.")


def _who(work: Work, member_id: UUID) -> str:
    return work.read(members.header, member_id).address


def _whose(work: Work, event_id: UUID) -> str:
    return _who(work, work.read(stored, event_id).member_id)


def _by(due: datetime, zone: ZoneInfo) -> str:
    """By when, with the day of the week, and its date where the words do not have it already."""
    then = due.astimezone(zone).date()
    said = words.until(due, zone, clock.now())
    told = then.strftime("%m-%d") in said
    return facts(said, words.weekday(then) if told else words.full_day(then))
