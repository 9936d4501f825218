"""The answer to the member: the only part of a decision that a member is ever told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.actions import log, said, unclosed
from concierge.issues.kinds import Status
from concierge.issues.rules import AnswerDraft, Tried, counts_as_told
from concierge.issues.tables import Issue, Tell
from concierge.money import kept
from concierge.store.act import act
from concierge.store.types import new_id


def set_answer(
    session: Session,
    issue_id: UUID,
    version: int,
    draft: AnswerDraft,
    lead: UUID | None = None,
) -> None:
    """Decide what the member gets. A changed answer has not been told yet.

    `lead` is the entry of the act it was part of, under which it folds.
    """
    issue = unclosed(session, issue_id, version)
    outcome = said(draft.outcome, "outcome")
    amount, currency = kept(draft.amount, draft.currency)
    before = (
        issue.answer_outcome,
        issue.answer_amount,
        issue.answer_currency,
        issue.answer_due,
    )
    after = (outcome, amount, currency, draft.due)
    if before == after:
        return
    (
        issue.answer_outcome,
        issue.answer_amount,
        issue.answer_currency,
        issue.answer_due,
    ) = after
    issue.answered_at = act(session).at
    issue.told_at = issue.told_event_id = None
    if issue.status is Status.TOLD:
        issue.status = Status.OPEN
    log(session, issue, "issue.answered", title=outcome, data=in_figures(issue), lead=lead)


def told(
    session: Session,
    issue_id: UUID,
    event_id: UUID,
    *,
    at: datetime,
    reached: bool,
    written: bool,
) -> None:
    """Note that the contact `event_id` tried to tell the answer; once it counts, it is told."""
    issue = unclosed(session, issue_id)
    if issue.answer_outcome is None:
        raise Refusal(Code.ANSWER_MISSING, issue=issue.ref)
    session.add(
        Tell(
            id=new_id(),
            issue_id=issue_id,
            member_id=issue.member_id,
            event_id=event_id,
            at=at,
            reached=reached,
            written=written,
        )
    )
    session.flush()
    counted = counts_as_told(tries(session, issue_id), issue.answered_at, act(session).zone)
    if counted is None or issue.told_at is not None:
        return
    issue.told_at = act(session).at
    issue.told_event_id = event_id
    issue.first_told_at = issue.first_told_at or issue.told_at
    issue.status = Status.TOLD


def in_figures(issue: Issue) -> dict[str, str]:
    """The answer's amount, currency and time as values of an event."""
    figures: dict[str, str] = {}
    if issue.answer_amount is not None:
        figures["amount"] = format(issue.answer_amount, "f")
        figures["currency"] = issue.answer_currency or ""
    if issue.answer_due is not None:
        figures["due"] = issue.answer_due.isoformat()
    return figures


def tries(session: Session, issue_id: UUID) -> list[Tried]:
    """Every try to tell the answers of this issue, the first first."""
    query = select(Tell).where(Tell.issue_id == issue_id).order_by(Tell.at)
    return [Tried(tell.at, tell.reached, tell.written) for tell in session.scalars(query)]
