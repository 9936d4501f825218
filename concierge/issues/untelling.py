"""A contact turns out to have been with somebody else: what it told this member, nobody told."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.actions import unclosed
from concierge.issues.answer import tries
from concierge.issues.kinds import Status
from concierge.issues.rules import counts_as_told
from concierge.issues.tables import Issue, Promise, Tell
from concierge.store.act import act


def untell(session: Session, member_id: UUID, event_ids: Sequence[UUID]) -> None:
    """Answers and withdrawals of this member's that were told in these contacts are untold.

    Raises ISSUE_CLOSED for an issue that was closed on the strength of one: reopen it first.
    """
    ended = select(Issue.ref).where(Issue.member_id == member_id, Issue.end_event_id.in_(event_ids))
    for ref in session.scalars(ended):
        raise Refusal(Code.ISSUE_CLOSED, issue=ref)
    told = select(Tell).where(Tell.member_id == member_id, Tell.event_id.in_(event_ids))
    for tell in session.scalars(told).all():
        issue = unclosed(session, tell.issue_id)
        session.delete(tell)
        session.flush()
        _count_again(session, issue, tell.event_id)
    withdrawn = select(Promise).where(
        Promise.member_id == member_id, Promise.withdrawn_event_id.in_(event_ids)
    )
    for promise in session.scalars(withdrawn):
        promise.withdrawn_event_id = None


def _count_again(session: Session, issue: Issue, untold: UUID) -> None:
    counted = counts_as_told(tries(session, issue.id), issue.answered_at, act(session).zone)
    if counted is None:
        if issue.first_told_at == issue.told_at:
            issue.first_told_at = None
        issue.told_at = None
        if issue.status is Status.TOLD:
            issue.status = Status.OPEN
    if issue.told_event_id == untold:
        issue.told_event_id = None
