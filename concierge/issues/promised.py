"""Questions about promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.kinds import PromiseState
from concierge.issues.rules import broken_at, last_currency
from concierge.issues.tables import Issue, Promise
from concierge.store.act import act
from concierge.store.bulk import find_many
from concierge.team.access import may_see, require, visible, who


@dataclass(frozen=True)
class PromiseRow:
    """A promise; `broken_at` is its due time once that passed before it ended, `late` if it was
    kept after that."""

    id: UUID
    member_id: UUID
    issue_id: UUID | None
    issue_title: str
    line: str | None
    text: str
    amount: Decimal | None
    currency: str | None
    due: datetime
    zone: str
    state: str
    made_at: datetime
    ended_at: datetime | None
    withdrawal_told: bool
    broken_at: datetime | None
    late: bool
    next_step: str = ""
    """Of its issue."""
    in_answer: bool = False
    """Whether the answer of its issue says the same time."""


def promises_of(session: Session, member_id: UUID, open_only: bool = True) -> list[PromiseRow]:
    """A member's promises, the next due first."""
    require(session, member_id)
    condition = Promise.member_id == member_id
    if open_only:
        condition = condition & (Promise.state == PromiseState.OPEN)
    return promised(session, condition)


def promise_row(session: Session, promise_id: UUID) -> PromiseRow:
    """One promise. Raises Refusal GONE, also for what one may not see."""
    found = promised(session, Promise.id == promise_id)
    if not found or not may_see(session, found[0].member_id):
        raise Refusal(Code.GONE)
    return found[0]


def entry_of(session: Session, promise_id: UUID) -> UUID | None:
    """The entry of the timeline that made a promise; None where there is none to be seen."""
    asked = {"promise": promise_id} | who(session)
    found: UUID | None = session.connection().scalar(_ENTRY, asked)
    return found


def promised(session: Session, condition: ColumnElement[bool]) -> list[PromiseRow]:
    """The promises of which that is true, the next due first."""
    now = act(session).at
    statement = (
        select(Promise, Issue.title, Issue.next_step, Issue.answer_due)
        .outerjoin(Issue, Issue.id == Promise.issue_id)
        .where(condition)
        .order_by(Promise.due, Promise.id)
    )
    return [
        PromiseRow(
            id=one.id,
            member_id=one.member_id,
            issue_id=one.issue_id,
            issue_title=title or "",
            line=one.line,
            text=one.text,
            amount=one.amount,
            currency=one.currency,
            due=one.due,
            zone=one.zone,
            state=one.state,
            made_at=one.made_at,
            ended_at=one.ended_at,
            withdrawal_told=one.withdrawn_event_id is not None,
            broken_at=(broke := broken_at(one.due, one.ended_at, now)),
            late=broke is not None and one.state is PromiseState.KEPT,
            next_step=step or "",
            in_answer=one.due == answered,
        )
        for one, title, step, answered in session.execute(statement)
    ]


def currency_used(session: Session, issue_id: UUID) -> str | None:
    """The currency that was last spoken of in an issue, by its answer or a promise."""
    asked = {"issue": issue_id} | who(session)
    said = [*session.execute(_ANSWERED, asked), *session.execute(_PROMISED, asked)]
    return last_currency((at, currency) for at, currency in said)


def fates(session: Session, event_ids: Iterable[UUID]) -> dict[UUID, tuple[str, bool]]:
    """What became of promises, by the event that made each: its state, and whether kept late."""
    found = find_many(session, _FATES, _promise.event_id, list(event_ids), **who(session))
    return {
        event_id: (str(state), ended_at is not None and ended_at > due)
        for event_id, state, due, ended_at in found
    }


_promise = Promise.__table__.c
_issue = Issue.__table__.c
_ANSWERED = select(_issue.answered_at, _issue.answer_currency).where(
    _issue.id == bindparam("issue"), visible(_issue.member_id)
)
_PROMISED = select(_promise.made_at, _promise.currency).where(
    _promise.issue_id == bindparam("issue"), visible(_promise.member_id)
)
_ENTRY = select(_promise.event_id).where(
    _promise.id == bindparam("promise"), visible(_promise.member_id)
)
_FATES = select(_promise.event_id, _promise.state, _promise.due, _promise.ended_at).where(
    visible(_promise.member_id)
)
