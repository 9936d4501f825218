"""The end of an issue: one function closes, whoever asks (law 4), and it checks."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.actions import held, log, references_of, said, unclosed
from concierge.issues.kinds import End, PromiseState, ProofKind, Status
from concierge.issues.promises import check_reached, withdraw_promise
from concierge.issues.rules import (
    Check,
    PromiseFact,
    checklist,
    silent_long_enough,
    still_proven,
)
from concierge.issues.spoken import heard, last_word
from concierge.issues.tables import Issue, IssueReference, Promise, Tell
from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.members.standing import issues_opened
from concierge.store.act import act
from concierge.team.kinds import Role


@dataclass(frozen=True)
class Closing:
    """How an issue ends: settled; or withdrawn by the member in the contact `contact_event_id`;
    opened in error; merged into another. `override` is a lead's, with `reason`."""

    end: End = End.SETTLED
    reason: str = ""
    contact_event_id: UUID | None = None
    merged_into: UUID | None = None
    override: bool = False


def prove(
    session: Session,
    issue_id: UUID,
    proof: ProofKind,
    text: str = "",
    lead: UUID | None = None,
    shown_by: UUID | None = None,
) -> None:
    """Say how we know that the outcome reached the member; `lead` as in `set_answer`, `shown_by`
    the event of theirs that shows it. Said again while it stands it is nothing new."""
    issue = unclosed(session, issue_id)
    if _proof(session, issue) is proof and issue.proof_text == text.strip():
        return
    now = act(session).at
    if proof is ProofKind.TOLD_AND_SILENT:
        spoke_at = last_word(session, issue, named=False)
        if not silent_long_enough(issue.told_at, spoke_at, now):
            raise Refusal(Code.NOT_READY, status=issue.status, missing=["silence"])
    issue.proof = proof
    issue.proof_text = text.strip()
    issue.proof_at = now
    data = {"proof": proof} | ({"event_id": str(shown_by)} if shown_by else {})
    log(session, issue, "issue.proved", title=issue.proof_text, data=data, lead=lead)


def checks(session: Session, issue: Issue) -> tuple[Check, ...]:
    """What closing this issue as settled would check now."""
    promises = session.scalars(
        select(Promise).where(Promise.issue_id == issue.id).order_by(Promise.due)
    )
    return checklist(
        answered=issue.answer_outcome is not None,
        told=issue.told_at is not None,
        promises=[
            PromiseFact(one.text, one.due, one.state, one.withdrawn_event_id is not None)
            for one in promises
        ],
        proof=_proof(session, issue),
    )


def _proof(session: Session, issue: Issue) -> ProofKind | None:
    silent = issue.proof is ProofKind.TOLD_AND_SILENT
    spoke_at = last_word(session, issue, named=not silent) if issue.proof else None
    return still_proven(issue.proof, issue.proof_at, spoke_at)


def close(
    session: Session,
    issue_id: UUID,
    closing: Closing | None = None,
    lead: UUID | None = None,
) -> None:
    """End an issue. Raises NOT_READY with what is missing, and changes nothing.

    `lead` as in `set_answer`.
    """
    closing = closing or Closing()
    issue = unclosed(session, issue_id)
    end = _ENDS[closing.end]
    end(session, issue, closing)
    now = act(session)
    issue.status = Status.CLOSED
    issue.end = closing.end
    issue.end_reason = closing.reason.strip()
    issue.closed_at = now.at
    issue.closed_by = now.actor.steward_id
    issues_opened(session, issue.member_id, -1)
    data: dict[str, object] = {"end": closing.end}
    if closing.override:
        data["override"] = True
    log(session, issue, "issue.closed", title=issue.end_reason, data=data, lead=lead)


def reopen(session: Session, issue_id: UUID, reason: str) -> None:
    """It was not over after all: back to the member's steward; a new proof will be needed."""
    issue = held(session, issue_id)
    if issue.status is not Status.CLOSED:
        raise Refusal(Code.ISSUE_NOT_CLOSED, issue=issue.ref)
    reason = said(reason, "reason")
    issue.status = Status.OPEN
    issue.end = issue.closed_at = issue.closed_by = None
    issue.end_event_id = issue.merged_into = None
    issue.end_reason = ""
    issue.proof = issue.proof_at = None
    issue.proof_text = ""
    issue.reopened += 1
    issues_opened(session, issue.member_id, 1)
    heard(session, issue)
    log(session, issue, "issue.reopened", title=reason)


def unclose(session: Session, issue_id: UUID, status: Status, reason: str) -> None:
    """Take back that it was closed (undo): as it stood, its proof too. Raises ISSUE_CLOSED where
    its promises ended with it or went elsewhere: then it is reopened."""
    issue = held(session, issue_id)
    if issue.status is not Status.CLOSED:
        raise Refusal(Code.ISSUE_NOT_CLOSED, issue=issue.ref)
    if issue.end not in (End.SETTLED, End.ERROR):
        raise Refusal(Code.ISSUE_CLOSED, issue=issue.ref)
    issue.status = Status(status)
    issue.end = issue.closed_at = issue.closed_by = None
    issue.end_reason = ""
    issues_opened(session, issue.member_id, 1)
    heard(session, issue)
    log(session, issue, "issue.reopened", title=said(reason, "reason"))


def _settle(session: Session, issue: Issue, closing: Closing) -> None:
    missing = [check.code for check in checks(session, issue) if not check.ok]
    if not missing:
        return
    if not closing.override:
        raise Refusal(Code.NOT_READY, status=issue.status, missing=missing)
    if act(session).actor.role != Role.LEAD:
        raise Refusal(Code.ONLY_A_LEAD)
    said(closing.reason, "reason")


def _withdraw(session: Session, issue: Issue, closing: Closing) -> None:
    if closing.contact_event_id is None:
        raise Refusal(Code.CONTACT_MISSING)
    check_reached(session, issue.member_id, closing.contact_event_id)
    issue.end_event_id = closing.contact_event_id
    for promise in _promises(session, issue):
        untold = promise.state is PromiseState.WITHDRAWN and promise.withdrawn_event_id is None
        if promise.state is PromiseState.OPEN or untold:
            withdraw_promise(session, promise.id, closing.contact_event_id)


def _undo_error(session: Session, issue: Issue, closing: Closing) -> None:
    said(closing.reason, "reason")
    tried = session.scalar(select(Tell.id).where(Tell.issue_id == issue.id).limit(1))
    if tried is not None or _promises(session, issue):
        raise Refusal(Code.TOLD_OR_PROMISED, issue=issue.ref)


def _merge(session: Session, issue: Issue, closing: Closing) -> None:
    if closing.merged_into is None or closing.merged_into == issue.id:
        raise Refusal(Code.MERGE_TARGET)
    target = unclosed(session, closing.merged_into)
    if target.member_id != issue.member_id:
        raise Refusal(Code.MERGE_TARGET)
    issue.merged_into = target.id
    for promise in _promises(session, issue):
        promise.issue_id = target.id
        if promise.state is PromiseState.OPEN:
            set_due(
                session,
                promise.id,
                DueKind.PROMISE,
                promise.member_id,
                promise.due,
                issue_id=target.id,
            )
    known = {link.reference_id for link in references_of(session, target.id)}
    for link in references_of(session, issue.id):
        if link.reference_id not in known:
            session.add(
                IssueReference(
                    issue_id=target.id,
                    reference_id=link.reference_id,
                    member_id=target.member_id,
                )
            )


def _promises(session: Session, issue: Issue) -> list[Promise]:
    query = select(Promise).where(Promise.issue_id == issue.id)
    return list(session.scalars(query))


_ENDS = {
    End.SETTLED: _settle,
    End.WITHDRAWN: _withdraw,
    End.ERROR: _undo_error,
    End.MERGED: _merge,
}
