"""Promises without a window: make, keep, replace, withdraw."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.cli import written
from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.cli.reading import amount, number, to_come
from concierge.cli.warned import warned
from concierge.errors import Refusal
from concierge.issues import promises
from concierge.issues import queries as issues
from concierge.issues.promised import promise_row
from concierge.issues.rules import PromiseDraft
from concierge.members import queries as members
from concierge.store.work import Work


def add(given: Given) -> int:
    """Promise a member something, in an issue or outside one; prints its number."""
    with at_work(given.entrance) as work:
        member_id, issue_id = work.read(_about, given.about)
        draft = _draft(given, work, given.text)
        warnings = warned(work, member_id, [draft.text])
        made = work.write(promises.make_promise, member_id, draft, issue_id).result
        return _said(given, work, made, warnings=warnings)


def keep(given: Given) -> int:
    """It happened."""
    with at_work(given.entrance) as work:
        work.write(promises.keep_promise, number(given.promise))
        return _said(given, work, number(given.promise))


def replace(given: Given) -> int:
    """The member accepted another time, or another promise; prints the number of the new one."""
    with at_work(given.entrance) as work:
        old = work.read(promise_row, number(given.promise))
        draft = _draft(given, work, given.text or old.text)
        if given.amount is None:
            draft = PromiseDraft(draft.text, draft.due, draft.zone, old.amount, old.currency)
        warnings = warned(work, old.member_id, [draft.text])
        made = work.write(promises.replace_promise, old.id, draft).result
        return _said(given, work, made, warnings=warnings)


def withdraw(given: Given) -> int:
    """It will not happen; it has ended once the contact `--event` told the member so."""
    with at_work(given.entrance) as work:
        told = number(given.event) if given.event else None
        work.write(promises.withdraw_promise, number(given.promise), told, given.why)
        return _said(given, work, number(given.promise))


def _about(session: Session, text: str) -> tuple[UUID, UUID | None]:
    """The member, and the issue if it is one's reference. Raises Refusal UNKNOWN_MEMBER."""
    try:
        issue_id = issues.by_ref(session, text)
    except Refusal:
        return members.by_number(session, text), None
    return issues.detail(session, issue_id).row.member_id, issue_id


def _draft(given: Given, work: Work, text: str) -> PromiseDraft:
    zone = work.workspace.zone
    due = to_come(given.due, zone)
    return PromiseDraft(text, due, zone.key, *amount(given.amount, given.currency))


def _said(given: Given, work: Work, promise_id: UUID, **more: Any) -> int:
    if given.json:
        say_json({"promise": str(promise_id)} | more)
    else:
        say(promise_id, written.promise(work, promise_id))
    return 0
