"""Questions about issues."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues import closure
from concierge.issues.kinds import Status
from concierge.issues.promised import PromiseRow, promised
from concierge.issues.rules import Check
from concierge.issues.tables import Issue, IssueReference, Promise, Tell
from concierge.members.kinds import DueKind
from concierge.members.on_the_way import REFERENCE_COLUMNS, Reference
from concierge.members.tables import BusinessReference, DueItem, Member
from concierge.store import rows
from concierge.store.act import act
from concierge.team.access import require, visible, who
from concierge.team.queries import TEAMMATES, Whose
from concierge.team.tables import Steward
from concierge.timeline.tables import TimelineEvent


@dataclass(frozen=True)
class IssueRow:
    """An issue in a list. `broken`: an open promise of it is past its time."""

    id: UUID
    ref: str
    member_id: UUID
    member_name: str
    member_address: str
    line: str
    title: str
    urgency: str
    status: str
    opened_at: datetime
    closed_at: datetime | None
    next_due: datetime | None
    n_promises_open: int
    broken: bool
    next_step: str
    steward: str
    """Who serves the member."""


@dataclass(frozen=True)
class TellRow:
    """One try to tell the answer."""

    id: UUID
    at: datetime
    reached: bool
    channel: str
    party: str


@dataclass(frozen=True)
class Answer:
    """What the member gets."""

    outcome: str
    amount: Decimal | None
    currency: str | None
    due: datetime | None


@dataclass(frozen=True)
class IssueDetail:
    """All that the issue pane shows. `version` goes back with every edit."""

    row: IssueRow
    version: int
    stage: str | None
    cause: str
    opened_by: str
    people_spoken: int
    told_again: int
    evidence_asked: int
    answer: Answer | None
    answered_at: datetime | None
    first_told_at: datetime | None
    told_at: datetime | None
    told_channel: str | None
    tells: tuple[TellRow, ...]
    promises: tuple[PromiseRow, ...]
    references: tuple[Reference, ...]
    checklist: tuple[Check, ...]
    ready: bool
    proof: str | None
    proof_text: str
    proof_at: datetime | None
    end: str | None
    end_reason: str
    closed_by: str | None
    merged_into: str | None
    reopened: int
    timezone: str


@dataclass(frozen=True)
class IssuesFilter:
    """Which issues a list shows; closed ones only when asked for by status. Without `mine` those of
    every member the asking person sees, else those of the members of `whose`."""

    status: str | None = None
    urgency: str | None = None
    line: str | None = None
    mine: bool = True
    whose: Whose = None
    text: str = ""


def detail(session: Session, issue_id: UUID) -> IssueDetail:
    """One issue whole. Raises UNKNOWN_ISSUE, NOT_YOURS."""
    issue = session.get(Issue, issue_id)
    if issue is None:
        raise Refusal(Code.UNKNOWN_ISSUE, issue=str(issue_id))
    require(session, issue.member_id)
    [row] = _listed(session, _rows().where(Issue.id == issue_id))
    found = closure.checks(session, issue)
    tells = _tells(session, issue_id)
    answer = None
    if issue.answer_outcome is not None:
        answer = Answer(
            issue.answer_outcome, issue.answer_amount, issue.answer_currency, issue.answer_due
        )
    channel = next((one.channel for event, one in tells if event == issue.told_event_id), None)
    return IssueDetail(
        row=row,
        version=issue.version,
        stage=issue.stage,
        cause=issue.cause,
        opened_by=issue.opened_by,
        people_spoken=issue.people_spoken,
        told_again=issue.told_again,
        evidence_asked=issue.evidence_asked,
        answer=answer,
        answered_at=issue.answered_at,
        first_told_at=issue.first_told_at,
        told_at=issue.told_at,
        told_channel=channel,
        tells=tuple(one for _, one in tells),
        promises=tuple(promised(session, Promise.issue_id == issue_id)),
        references=_references(session, issue_id),
        checklist=found,
        ready=all(check.ok for check in found),
        proof=issue.proof,
        proof_text=issue.proof_text,
        proof_at=issue.proof_at,
        end=issue.end,
        end_reason=issue.end_reason,
        closed_by=session.scalar(select(Steward.name).where(Steward.id == issue.closed_by)),
        merged_into=session.scalar(select(Issue.ref).where(Issue.id == issue.merged_into)),
        reopened=issue.reopened,
        timezone=session.scalars(select(Member.timezone).where(Member.id == row.member_id)).one(),
    )


def by_ref(session: Session, ref: str) -> UUID:
    """The id of the issue people call `ref`. Raises UNKNOWN_ISSUE, also for what is not theirs."""
    found = session.scalar(
        select(Issue.id).where(Issue.ref == ref.strip().upper(), visible(Issue.member_id)),
        who(session),
    )
    if found is None:
        raise Refusal(Code.UNKNOWN_ISSUE, issue=ref)
    return found


def open_of(session: Session, member_id: UUID) -> list[IssueRow]:
    """A member's open issues, the next due first."""
    require(session, member_id)
    query = _rows().where(Issue.member_id == member_id, Issue.status != Status.CLOSED)
    return sorted(_listed(session, query), key=_next)


def recent_of(session: Session, member_id: UUID, limit: int = 20) -> list[IssueRow]:
    """A member's latest closed issues."""
    require(session, member_id)
    query = _rows().where(Issue.member_id == member_id, Issue.status == Status.CLOSED)
    return _listed(session, query.order_by(Issue.closed_at.desc()).limit(limit))


def some(session: Session, issue_ids: Sequence[UUID]) -> list[IssueRow]:
    """These issues in this order, without those the asking person may not see."""
    query = _rows().where(Issue.id.in_(issue_ids), visible(Issue.member_id))
    listed = {row.id: row for row in _listed(session, query)} if issue_ids else {}
    return [listed[issue_id] for issue_id in issue_ids if issue_id in listed]


def issues(session: Session, wanted: IssuesFilter) -> list[IssueRow]:
    """Issues like `wanted`, the next due first."""
    query = _rows().where(visible(Issue.member_id))
    if wanted.mine:
        query = query.where(_served_by(wanted.whose or act(session).actor.steward_id))
    if wanted.status is None:
        query = query.where(Issue.status != Status.CLOSED)
    else:
        query = query.where(Issue.status == wanted.status)
    if wanted.urgency is not None:
        query = query.where(Issue.urgency == wanted.urgency)
    if wanted.line is not None:
        query = query.where(Issue.line == wanted.line)
    listed = _listed(session, query)
    sought = wanted.text.strip().casefold()
    if sought:
        listed = [
            row
            for row in listed
            if any(
                sought in text.casefold()
                for text in (row.title, row.ref, row.member_name, row.member_address)
            )
        ]
    return sorted(listed, key=_next)


def _served_by(whose: UUID | Literal["team"]) -> ColumnElement[bool]:
    return Member.owner_id.in_(TEAMMATES) if whose == "team" else Member.owner_id == whose


def _next(row: IssueRow) -> tuple[bool, float]:
    when = row.next_due or row.opened_at
    return row.next_due is None, when.timestamp()


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Issue.id,
            Issue.ref,
            Issue.member_id,
            Member.name.label("member_name"),
            Member.address.label("member_address"),
            Issue.line,
            Issue.title,
            Issue.urgency,
            Issue.status,
            Issue.opened_at,
            Issue.closed_at,
            Issue.next_step,
            func.coalesce(Steward.name, "").label("steward"),
        )
        .join_from(Issue, Member)
        .outerjoin(Steward, Steward.id == Member.owner_id)
    )


def _listed(session: Session, query: Select[*tuple[Any, ...]]) -> list[IssueRow]:
    asking = who(session) | {"me": act(session).actor.steward_id}
    found = session.execute(query, asking).all()
    due = _due(session, [row.id for row in found if row.status is not Status.CLOSED])
    now = act(session).at
    listed = []
    for row in found:
        next_due, n_promises, earliest = due.get(row.id, (None, 0, None))
        broken = earliest is not None and earliest < now
        counted = {"next_due": next_due, "n_promises_open": n_promises, "broken": broken}
        listed.append(rows.one(IssueRow, row, **counted))
    return listed


Due = tuple[datetime | None, int, datetime | None]


def _due(session: Session, issue_ids: Sequence[UUID]) -> dict[UUID, Due]:
    """For each issue: what is due next, how many promises are open, the earliest of these."""
    if not issue_ids:
        return {}
    members = select(Issue.member_id).where(Issue.id.in_(issue_ids))
    found: dict[UUID, list[tuple[datetime, str]]] = defaultdict(list)
    items = session.execute(
        select(DueItem.issue_id, DueItem.due, DueItem.kind).where(
            DueItem.member_id.in_(members), DueItem.issue_id.in_(issue_ids)
        )
    )
    for issue_id, due, kind in items:
        if issue_id is not None:
            found[issue_id].append((due, kind))
    result: dict[UUID, Due] = {}
    for issue_id, dues in found.items():
        promised = [due for due, kind in dues if kind == DueKind.PROMISE]
        result[issue_id] = (min(dues)[0], len(promised), min(promised, default=None))
    return result


def _tells(session: Session, issue_id: UUID) -> list[tuple[UUID, TellRow]]:
    event = TimelineEvent
    statement = (
        select(Tell.event_id, Tell.id, Tell.at, Tell.reached, event.channel, event.party)
        .join(event, event.id == Tell.event_id)
        .where(Tell.issue_id == issue_id)
        .order_by(Tell.at)
    )
    return [
        (row.event_id, TellRow(row.id, row.at, row.reached, row.channel or "", row.party or ""))
        for row in session.execute(statement)
    ]


def _references(session: Session, issue_id: UUID) -> tuple[Reference, ...]:
    statement = (
        select(*REFERENCE_COLUMNS)
        .join(IssueReference, IssueReference.reference_id == BusinessReference.id)
        .where(IssueReference.issue_id == issue_id)
        .order_by(BusinessReference.at)
    )
    return tuple(rows.each(Reference, session.execute(statement)))


def refs(session: Session, issue_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What people call these issues."""
    wanted = list(set(issue_ids))
    if not wanted:
        return {}
    statement = select(Issue.id, Issue.ref).where(Issue.id.in_(wanted), visible(Issue.member_id))
    return dict(session.execute(statement, who(session)).all())
