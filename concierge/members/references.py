"""Business references: orders, bookings, waybills and refunds by the business's own number."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from concierge.members.kinds import ReferenceKind
from concierge.members.known import since
from concierge.members.news import ReferenceNews, with_news
from concierge.members.tables import BusinessReference
from concierge.store import bulk
from concierge.store.act import act
from concierge.store.ledger import touch
from concierge.store.types import IdType, new_id

USUAL_KIND = {
    "travel": ReferenceKind.BOOKING,
    "entertainment": ReferenceKind.BOOKING,
    "logistics": ReferenceKind.WAYBILL,
    "payments": ReferenceKind.PAYMENT,
}


def tail_of(number: str) -> str:
    """A number reversed, letters and digits only, capital: its last six are then a prefix."""
    return "".join(character for character in number.upper() if character.isalnum())[::-1]


def reference(
    session: Session,
    member_id: UUID,
    line: str,
    number: str,
    kind: ReferenceKind | None = None,
    *,
    title: str = "",
    state: str = "",
    at: datetime | None = None,
    expected_at: datetime | None = None,
    ended_at: datetime | None = None,
    amount: Decimal | None = None,
    currency: str | None = None,
) -> UUID:
    """The id of a member's business reference, made if new, and brought up to date with what is
    given. `at` is when it began, `expected_at` when it should end."""
    query = select(BusinessReference).where(
        BusinessReference.line == line,
        BusinessReference.ref == number,
        BusinessReference.member_id == member_id,
    )
    known = session.scalar(query)
    if known is None:
        known = BusinessReference(
            id=new_id(),
            member_id=member_id,
            line=line,
            ref=number,
            tail=tail_of(number),
            kind=kind or USUAL_KIND.get(line, ReferenceKind.ORDER),
            at=at or act(session).at,
        )
        session.add(known)
    given = {
        "title": title,
        "state": state,
        "expected_at": expected_at,
        "ended_at": ended_at,
        "amount": amount,
        "currency": currency,
    }
    said = {name: value for name, value in given.items() if value not in (None, "")}
    for name, value in said.items():
        if getattr(known, name, None) != value:
            setattr(known, name, value)
    if said:
        known.known_at = {**(known.known_at or {}), **since(said, at or act(session).at)}
    # An issue's link points at it, and nothing tells the flush which of the two goes first.
    session.flush()
    return known.id


KEPT = ("kind", "at", "title", "state", "expected_at", "ended_at", "amount", "currency", "known_at")


def bring_up_to_date(session: Session, news: Sequence[ReferenceNews]) -> None:
    """`reference` for thousands of numbers at once, whichever of them came first: a fixed number of
    statements. News older than what is known fills gaps only."""
    if not news:
        return
    known = _known(session, news)
    made: dict[Number, dict[str, Any]] = {}
    changed: dict[UUID, dict[str, Any]] = {}
    for one in news:
        number = one.line, one.ref, one.member_id
        row = known.get(number)
        if row is None:
            row = known[number] = made[number] = _begun(one)
        elif number not in made:
            changed[row["id"]] = row
        row |= with_news(row, one)
    if made:
        bulk.insert_rows(session, BusinessReference, list(made.values()))
    bulk.run_many(
        session,
        _CHANGE,
        [
            {"which": row["id"], **{"new_" + name: row[name] for name in KEPT}}
            for row in changed.values()
        ],
    )
    for member_id in {one.member_id for one in news}:
        touch(session, member_id, "business_reference")


def _begun(one: ReferenceNews) -> dict[str, Any]:
    return {
        "id": new_id(),
        "member_id": one.member_id,
        "line": one.line,
        "ref": one.ref,
        "tail": tail_of(one.ref),
        **dict.fromkeys(KEPT),
        "kind": one.kind,
        "at": one.at,
        "title": "",
        "state": "",
        "known_at": {},
    }


_table = BusinessReference.__table__
_CHANGE = (
    update(_table)  # type: ignore[arg-type]
    .where(_table.c.id == bindparam("which", type_=IdType()))
    .values({name: bindparam("new_" + name, type_=_table.c[name].type) for name in KEPT})
)
Number = tuple[str, str, UUID]
"""A business line, its own number, and whose it is."""


def _known(session: Session, news: Sequence[ReferenceNews]) -> dict[Number, Any]:
    by_line: dict[str, set[str]] = {}
    for one in news:
        by_line.setdefault(one.line, set()).add(one.ref)
    # Line by line: pairs of values in one statement take SQLAlchemy twice as long to prepare.
    return {
        (line, row.ref, row.member_id): dict(zip(_COLUMNS, row, strict=True))
        for line, numbers in by_line.items()
        for row in bulk.find_many(session, _OF_LINE, _table.c.ref, numbers, line=line)
    }


_OF_LINE = select(_table).where(_table.c.line == bindparam("line"))
_COLUMNS = tuple(column.key for column in _table.c)
