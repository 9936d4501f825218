"""What a member's stream can be filtered by."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from concierge.issues.kinds import Status
from concierge.issues.tables import Issue
from concierge.store import rows
from concierge.timeline import queries as timeline


@dataclass(frozen=True)
class IssueChip:
    """An issue a stream can be filtered by, with how many rows that shows."""

    id: UUID
    ref: str
    title: str
    status: str
    n: int


@dataclass(frozen=True)
class Chips:
    """What a stream can be filtered by, with counts, most first."""

    total: int
    lines: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    issues: tuple[IssueChip, ...]


def chips_of(session: Session, member_id: UUID, internal: bool = True) -> Chips:
    """What the stream can be filtered by; of the issues, the open ones first, then the latest."""
    counted = timeline.counts(session, member_id, internal)
    n_of = dict(counted.issues)
    newest = session.execute(
        select(Issue.id, Issue.ref, Issue.title, Issue.status)
        .where(Issue.member_id == member_id)
        .order_by(case((Issue.status == Status.CLOSED, 1), else_=0), Issue.opened_at.desc())
        .limit(30)
    ).all()
    listed = tuple(rows.one(IssueChip, row, n=n_of[row.id]) for row in newest if row.id in n_of)
    return Chips(counted.total, counted.lines, counted.kinds, listed)
