"""The members whose steward I am, or of those I lead, as a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from concierge.members.due import PROMISED
from concierge.members.rules import tier_rank
from concierge.members.tables import DueItem, Member
from concierge.store.act import act
from concierge.store.types import IdType, InstantType
from concierge.team.access import visible, who
from concierge.team.queries import TEAMMATES, Whose
from concierge.team.tables import Steward


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
    steward: str = ""
    """Who serves them, where those of a whole team are asked for."""
    broken: int = 0
    """Promises past their time and still open, where others' members are asked for."""


_member, _due = Member.__table__.c, DueItem.__table__.c
_ME = bindparam("me", type_=IdType())
_MINE = (_member.owner_id == _ME, _member.active)
_PORTFOLIO = select(
    _member.id,
    _member.number,
    _member.name,
    _member.address,
    _member.tier,
    _member.city,
    _member.open_issues,
    _member.next_due,
    _member.last_contact,
).order_by(_member.reading, _member.name, _member.id)
_OWN = _PORTFOLIO.where(*_MINE)
_THEIRS = _OWN.where(visible(_member.id))
_TEAMS = (
    _PORTFOLIO.add_columns(Steward.name.label("steward"))
    .join(Steward, Steward.id == _member.owner_id)
    .where(_member.owner_id.in_(TEAMMATES), _member.active, visible(_member.id))
)
_BROKEN = (
    select(_due.member_id, func.count())
    .where(PROMISED, _due.due <= bindparam("now", type_=InstantType()))
    .group_by(_due.member_id)
)
_THEIR_BROKEN = _BROKEN.where(_due.owner_id == _ME)
_TEAMS_BROKEN = _BROKEN.where(_due.owner_id.in_(TEAMMATES))
_SIZE = select(func.count()).select_from(Member.__table__).where(*_MINE)


def portfolio(session: Session, order: str = "name", whose: Whose = None) -> list[PortfolioRow]:
    """My members, or those of another steward, or of my whole team, whom I may see.

    `order` is name, next_due (soonest first), last_contact (longest silence first), open_issues
    (most first), tier (highest first), steward, or broken (most broken promises first, then what
    is due soonest); within it by name.
    """
    me = act(session).actor.steward_id
    if whose is None or whose == me:
        rows = list(map(_portfolio_row, session.connection().execute(_OWN, {"me": me})))
    else:
        rows = _of_others(session, whose)
    if order != "name":
        rows.sort(key=_ORDERS[order])
    return rows


def _of_others(session: Session, whose: UUID | Literal["team"]) -> list[PortfolioRow]:
    connection, team = session.connection(), whose == "team"
    values = who(session) | {"me": act(session).actor.steward_id if team else whose}
    broken = connection.execute(_TEAMS_BROKEN if team else _THEIR_BROKEN, values)
    counted: dict[UUID, int] = dict(broken.all())
    return [
        _portfolio_row(row, row.steward if team else "", counted.get(row.id, 0))
        for row in connection.execute(_TEAMS if team else _THEIRS, values)
    ]


def how_many(session: Session) -> int:
    """How many members are mine."""
    me = act(session).actor.steward_id
    return int(session.connection().scalar(_SIZE, {"me": me}) or 0)


def _portfolio_row(row: Any, steward: str = "", broken: int = 0) -> PortfolioRow:
    # A frozen dataclass calls a setter for every field. Hundreds of rows at a time, that took a
    # third of the whole question.
    made = object.__new__(PortfolioRow)
    at = made.__dict__
    at.update(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name
    at["steward"], at["broken"] = steward, broken
    return made


def _soonest(row: PortfolioRow) -> tuple[bool, float]:
    return row.next_due is None, row.next_due.timestamp() if row.next_due else 0.0


def _longest_silence(row: PortfolioRow) -> tuple[bool, float]:
    return row.last_contact is not None, row.last_contact.timestamp() if row.last_contact else 0.0


_ORDERS: dict[str, Callable[[PortfolioRow], Any]] = {
    "next_due": _soonest,
    "last_contact": _longest_silence,
    "open_issues": lambda row: -row.open_issues,
    "broken": lambda row: (-row.broken, *_soonest(row)),
    "steward": lambda row: row.steward.casefold().encode("gb18030"),
    "tier": lambda row: tier_rank(row.tier),
}
