"""Whatever people write about a member is found, whichever column it stands in."""

import importlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import String

import concierge
from concierge.contacts.actions import log_contact
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact
from concierge.finding.lookup import lookup
from concierge.issues.actions import IssueEdit, change_issue, open_issue
from concierge.issues.answer import set_answer
from concierge.issues.closure import Closing, close, prove
from concierge.issues.kinds import End, ProofKind
from concierge.issues.promises import make_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import NewDate, NewFact, NewPoint, add_date, add_fact, add_point
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.base import Base
from concierge.store.work import Work
from concierge.timeline.actions import NewEvent, record_many
from concierge.timeline.kinds import Kind
from tests.concierge.conftest import NOW, gate

ZONE, SOON = "Asia/Shanghai", NOW + timedelta(hours=3)
WORD = "缂丝quillon"

Write = Callable[[Work, UUID], object]


def _issue(work: Work, member: UUID, **values: str) -> UUID:
    draft = IssueDraft(values.pop("title", "包裹"), "logistics", **values)  # type: ignore[arg-type]
    return work.write(open_issue, member, draft).result


def _next_step(work: Work, member: UUID) -> None:
    issue = _issue(work, member)
    edit = IssueEdit(issue, 1, "包裹", "logistics", None, "", f"问{WORD}", 0, 0, 0)
    work.write(change_issue, edit)


def _answer(work: Work, member: UUID) -> None:
    work.write(set_answer, _issue(work, member), 1, AnswerDraft(WORD))


def _proof(work: Work, member: UUID) -> None:
    work.write(prove, _issue(work, member), ProofKind.MEMBER_CONFIRMED, WORD)


def _end(work: Work, member: UUID) -> None:
    work.write(close, _issue(work, member), Closing(End.ERROR, WORD))


def _retraction(work: Work, member: UUID) -> None:
    logged = work.write(log_contact, Contact(member, "说错了人")).result
    work.write(retract_contact, logged.event_id, WORD)


def _event(work: Work, member: UUID, **values: str) -> None:
    event = NewEvent(member, Kind.ORDER, "order.placed", feed=True, **values)  # type: ignore[arg-type]
    gate(work).write(record_many, [event])


def _member(work: Work, **values: str) -> None:
    new = NewMember(
        "88009999", values.pop("name", "单"), steward_id=work.actor.steward_id, **values
    )  # type: ignore[arg-type]
    work.write(add_member, new)


def _note(work: Work, member: UUID) -> None:
    work.write(write_note, NewNote(member, WORD, Visibility.MINE))


FOUND: dict[str, Write] = {
    "contact_point.label": lambda work, one: work.write(
        add_point, NewPoint(one, PointKind.PHONE, "13800001111", WORD)
    ),
    "contact_point.value": lambda work, one: work.write(
        add_point, NewPoint(one, PointKind.WECHAT, WORD)
    ),
    "important_date.label": lambda work, one: work.write(
        add_date, NewDate(one, DateKind.OTHER, WORD, 3, 4)
    ),
    "issue.answer_outcome": _answer,
    "issue.cause": lambda work, one: _issue(work, one, cause=f"因为{WORD}"),
    "issue.end_reason": _end,
    "issue.next_step": _next_step,
    "issue.proof_text": _proof,
    "issue.title": lambda work, one: _issue(work, one, title=WORD),
    "member.address": lambda work, _: _member(work, address=WORD),
    "member.city": lambda work, _: _member(work, city=WORD),
    "member.name": lambda work, _: _member(work, name=WORD),
    "member.region": lambda work, _: _member(work, region=WORD),
    "member_fact.text": lambda work, one: work.write(add_fact, NewFact(one, FactKind.LIKES, WORD)),
    "note.text": _note,
    "promise.text": lambda work, one: work.write(make_promise, one, PromiseDraft(WORD, SOON, ZONE)),
    "reminder.text": lambda work, one: work.write(
        set_reminder, one, ReminderDraft(WORD, SOON, ZONE)
    ),
    "retraction.reason": _retraction,
    "timeline_event.body": lambda work, one: work.write(log_contact, Contact(one, f"她说{WORD}")),
    "timeline_event.party": lambda work, one: work.write(
        log_contact, Contact(one, "来电", party=WORD)
    ),
    "timeline_event.title": lambda work, one: _event(work, one, title=WORD),
}
"""How a word comes into each column in which people write about a member."""

CODES = "a code of ours, found by its names"
NUMBERS = "a number or a coded form of what stands beside it"
KEPT = "kept for finding or for the record itself"
NOT_A_MEMBER = "says nothing of a member"
EXEMPT: dict[str, str] = {
    "access.reason": CODES,
    "access.role": NOT_A_MEMBER,
    "audit.change": KEPT,
    "due_item.kind": CODES,
    "audit.row_id": KEPT,
    "audit.table_name": KEPT,
    "audit.verb": KEPT,
    "break_glass.reason": "stands in the event of the look; a confidential one tells nobody",
    "business_line.code": CODES,
    "business_line.icon": CODES,
    "business_line.letter": CODES,
    "business_line.name_en": NOT_A_MEMBER,
    "business_line.name_zh": NOT_A_MEMBER,
    "business_reference.line": CODES,
    "business_reference.ref": "found by its whole or its last six: test_lookup",
    "business_reference.state": CODES,
    "business_reference.tail": NUMBERS,
    "business_reference.title": "is the title of the event that brought it",
    "contact_point.plain": NUMBERS,
    "feed_event.sent_id": KEPT,
    "feed_event.source": KEPT,
    "issue.line": CODES,
    "issue.ref": "found by its beginning: test_lookup",
    "member.language": CODES,
    "member.number": "found as a number: test_find",
    "member.reading": "made of the name",
    "member.tier": "one of the programme's own words, by which lists are sorted",
    "member.timezone": CODES,
    "member_fact.quiet_from": NUMBERS,
    "member_fact.quiet_until": NUMBERS,
    "member_term.how": KEPT,
    "member_term.term": KEPT,
    "note_version.text": "what a note says no more, by whoever changed it",
    "promise.line": CODES,
    "promise.zone": CODES,
    "reminder.zone": CODES,
    "steward.login": NOT_A_MEMBER,
    "steward.name": NOT_A_MEMBER,
    "team.name": NOT_A_MEMBER,
    "text_ref.kind": KEPT,
    "tier.code": CODES,
    "tier.name_en": NOT_A_MEMBER,
    "tier.name_zh": NOT_A_MEMBER,
    "timeline_day.audience": KEPT,
    "timeline_day.kind": KEPT,
    "timeline_day.line": KEPT,
    "timeline_event.line": CODES,
    "timeline_event.what": CODES,
}
"""Columns of text that nobody is found by, and why."""
CURRENCIES = "currency"


def columns() -> set[str]:
    """Every column that holds text, of every table; coded words and amounts have types of their
    own."""
    for file in Path(concierge.__path__[0]).glob("*/tables.py"):
        importlib.import_module(f"concierge.{file.parent.name}.tables")
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, String) and not column.name.endswith(CURRENCIES)
    }


def test_every_column_of_text_is_found_or_has_its_reason() -> None:
    known = columns()
    assert known - FOUND.keys() - EXEMPT.keys() == set()
    assert (FOUND.keys() | EXEMPT.keys()) - known == set()


@pytest.mark.parametrize("column", sorted(FOUND))
def test_a_word_is_found_in(column: str, work: Work, colleague: Work, member: UUID) -> None:
    FOUND[column](work, member)
    for typed in (WORD, "缂丝", "quillon"):
        assert len(work.read(lookup, typed)), typed
    assert len(colleague.read(lookup, WORD)) == 0
