"""The members whose steward I am, as a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from concierge.members.rules import tier_rank
from concierge.members.tables import Member
from concierge.store.types import IdType
from concierge.store.work import act
from concierge.team.access import visible, who


@dataclass(frozen=True)
class PortfolioRow:
    """A member in the list of mine."""

    id: UUID
    number: str
    name: str
    address: str
    tier: str
    city: str
    open_issues: int
    next_due: datetime | None
    last_contact: datetime | None


_member = Member.__table__.c
_MINE = (_member.owner_id == bindparam("me", type_=IdType()), _member.active)
_PORTFOLIO = (
    select(
        _member.id,
        _member.number,
        _member.name,
        _member.address,
        _member.tier,
        _member.city,
        _member.open_issues,
        _member.next_due,
        _member.last_contact,
    )
    .where(*_MINE)
    .order_by(_member.reading, _member.name, _member.id)
)
_THEIRS = _PORTFOLIO.where(visible(_member.id))
_SIZE = select(func.count()).select_from(Member.__table__).where(*_MINE)


def portfolio(
    session: Session, order: str = "name", steward_id: UUID | None = None
) -> list[PortfolioRow]:
    """My members, or those of another steward whom I may see.

    `order` is name, next_due (soonest first), last_contact (longest silence first), open_issues
    (most first) or tier (highest first); within it by name.
    """
    me = act(session).actor.steward_id
    if steward_id is None or steward_id == me:
        found = session.connection().execute(_PORTFOLIO, {"me": me})
    else:
        theirs = who(session) | {"me": steward_id}
        found = session.connection().execute(_THEIRS, theirs)
    rows = [_portfolio_row(row) for row in found.all()]
    if order != "name":
        rows.sort(key=_ORDERS[order])
    return rows


def how_many(session: Session) -> int:
    """How many members are mine."""
    me = act(session).actor.steward_id
    return int(session.connection().scalar(_SIZE, {"me": me}) or 0)


def _portfolio_row(row: Iterable[Any]) -> PortfolioRow:
    # A frozen dataclass calls a setter for every field. Hundreds of rows at a time, that took a
    # third of the whole question.
    made = object.__new__(PortfolioRow)
    at = made.__dict__
    (
        at["id"],
        at["number"],
        at["name"],
        at["address"],
        at["tier"],
        at["city"],
        at["open_issues"],
        at["next_due"],
        at["last_contact"],
    ) = row
    return made


def _soonest(row: PortfolioRow) -> tuple[bool, float]:
    return row.next_due is None, row.next_due.timestamp() if row.next_due else 0.0


def _longest_silence(row: PortfolioRow) -> tuple[bool, float]:
    return row.last_contact is not None, row.last_contact.timestamp() if row.last_contact else 0.0


_ORDERS: dict[str, Callable[[PortfolioRow], Any]] = {
    "next_due": _soonest,
    "last_contact": _longest_silence,
    "open_issues": lambda row: -row.open_issues,
    "tier": lambda row: tier_rank(row.tier),
}
