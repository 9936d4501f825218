"""A row of a stream: what is read of an event, what is folded into it, what was taken off."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Integer,
    RowMapping,
    String,
    bindparam,
    exists,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType, TypeEngine

from concierge.store.bulk import find_many
from concierge.store.types import IdType, InstantType, ValuesType
from concierge.team.access import MEMBER
from concierge.team.tables import Steward
from concierge.timeline.known import KNOWN
from concierge.timeline.rules import with_whom
from concierge.timeline.tables import Retraction, TimelineEvent


@dataclass(frozen=True, slots=True)
class Retracted:
    """Why an event's text is gone from this stream, by whom, and when."""

    reason: str
    steward_name: str
    at: datetime
    moved: bool


@dataclass(frozen=True, slots=True)
class Former:
    """What an entry said before it was put right; by whom, when and why that was done."""

    row: "Row"
    reason: str
    steward_name: str
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the stream shows it; `folded` are the further things of the same act."""

    member_id: UUID
    at: datetime
    id: UUID
    recorded_at: datetime
    kind: str
    what: str
    line: str | None
    channel: str | None
    direction: str | None
    party: str | None
    reached: str | None
    audience: str
    issue_id: UUID | None
    steward_id: UUID | None
    lead_id: UUID | None
    title: str
    body: str
    data: dict[str, Any]
    folded: tuple["Row", ...] = ()
    retracted: Retracted | None = None
    party_kind: str | None = None
    """With whom a contact was; nothing else has one."""
    formers: tuple[Former, ...] = ()
    """What it said before it was put right, the latest first."""


_event = TimelineEvent.__table__.c


def _raw(column: ColumnElement[Any]) -> Any:
    return type_coerce(column, NullType())


# All of a row but its member, who is known, as the engine gives it: SQLAlchemy would turn it into
# our values cell by cell, which took as long as reading it. Coded words stay text.
COLUMNS = (
    _raw(_event.at),
    _raw(_event.id),
    _raw(_event.recorded_at),
    type_coerce(_event.kind, String),
    _event.what,
    _event.line,
    type_coerce(_event.channel, String),
    type_coerce(_event.direction, String),
    _event.party,
    type_coerce(_event.party_kind, String),
    type_coerce(_event.reached, String),
    type_coerce(_event.audience, String),
    _raw(_event.issue_id),
    _raw(_event.steward_id),
    _raw(_event.lead_id),
    _event.title,
    _event.body,
    _raw(_event.data),
    # Retractions are few: whether there is one costs less here than a question for each page.
    type_coerce(exists().where(Retraction.event_id == _event.id), Integer),
)
_GONE = len(COLUMNS) - 1
_ANYBODYS = select(*COLUMNS, _event.member_id)
ONE = _ANYBODYS.where(_event.id == bindparam("event", type_=IdType()))
"""The event whose id is `event`, with its member."""
STANDS = ~exists().where(
    Retraction.event_id == _event.id, Retraction.moved_member_id == _event.member_id
)
"""Whether no new words of the same member have taken its place."""
_FOLDED = _ANYBODYS.order_by(_event.id)
_FOLDED_KNOWN = _FOLDED.where(KNOWN)


HOLDING = frozenset(("issue.opened", "promise.kept", "promise.replaced"))
"""What further things may be folded into, beside an act that says so itself."""


def dressed(
    session: Session, member_id: UUID, found: Sequence[Any], internal: bool = True
) -> list[Row]:
    """The rows made of `COLUMNS`, with what is folded into them, and retracted ones as stubs. With
    `internal` off they tell what the member knows: no more of an act, and nothing it said before.
    """
    make = _maker(session.connection().dialect)
    rows = [make(member_id, row) for row in found]
    gone = any(row[_GONE] for row in found)
    leads = [row.id for row in rows if "bits" in row.data or row.what in HOLDING]
    folded: dict[UUID | None, list[Row]] = defaultdict(list)
    if leads:
        wanted = _FOLDED if internal else _FOLDED_KNOWN
        for one in find_many(session, wanted, _event.lead_id, leads, member=member_id):
            if one.member_id == member_id:
                child = make(member_id, one)
                folded[child.lead_id].append(child)
                gone = gone or bool(one[_GONE])
    if folded or gone:
        stubs = _stubs(session, member_id) if gone else {}
        rows = [_stubbed(row, folded.get(row.id, ()), stubs) for row in rows]
    if not internal:
        return [_as_known(row) for row in rows]
    if not any("corrects" in row.data for row in rows):
        return rows
    return [_with_formers(session, row, make) for row in rows]


def _as_known(row: Row) -> Row:
    """An act says only of those things in it that the member knows."""
    if not row.data.get("bits"):
        return row
    kinds = {child.kind for child in row.folded}
    bits = [bit for bit in row.data["bits"] if bit["kind"] in kinds]
    values = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**values | {"data": row.data | {"bits": bits}})


_gone = Retraction.__table__.alias("gone")  # the columns ask the table itself
_FORMER = (
    select(*COLUMNS, _gone.c.reason, Steward.name, _gone.c.at)
    .join_from(TimelineEvent, _gone, _gone.c.event_id == _event.id)
    .join(Steward, Steward.id == _gone.c.steward_id)
    .where(_event.id == bindparam("event", type_=IdType()), _event.member_id == MEMBER)
)


def _with_formers(session: Session, row: Row, make: Callable[[UUID, Any], Row]) -> Row:
    formers, before = list[Former](), row.data.get("corrects")
    while before is not None:
        asked = {"event": UUID(str(before)), "member": row.member_id}
        found = session.connection().execute(_FORMER, asked).first()
        if found is None:
            break
        said = make(row.member_id, found)
        formers.append(Former(said, found[-3], found[-2], found[-1]))
        before = said.data.get("corrects")
    values = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**values | {"formers": tuple(formers)})


@lru_cache
def _maker(dialect: Dialect) -> Callable[[UUID, Any], Row]:
    """What makes a Row of a member and its columns."""
    at, id_, values = (_reader(kind, dialect) for kind in (InstantType(), IdType(), ValuesType()))
    again = lru_cache(maxsize=4096)(id_)  # the same stewards and issues, row after row

    def make(member_id: UUID, row: Any) -> Row:
        # All at once: asking the row for one after the other takes a third longer.
        (
            happened,
            event,
            recorded,
            kind,
            what,
            line,
            channel,
            direction,
            party,
            party_kind,
            reached,
            audience,
            issue,
            steward,
            lead,
            title,
            body,
            data,
            _gone,
        ) = row[: _GONE + 1]
        return Row(
            member_id,
            at(happened),
            id_(event),
            at(recorded),
            kind,
            what,
            line,
            channel,
            direction,
            party,
            reached,
            audience,
            again(issue),
            again(steward),
            again(lead),
            title,
            body,
            values(data),
            party_kind=with_whom(party_kind, party) if kind == "contact" else None,
        )

    return make


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """What turns the engine's value into ours; nothing, where it is ours already."""
    return kind.dialect_impl(dialect).result_processor(dialect, None) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


_STUBS = (
    select(
        Retraction.event_id,
        Retraction.reason,
        Steward.name,
        Retraction.at,
        Retraction.moved_event_id,
    )
    .join(Steward, Steward.id == Retraction.steward_id)
    .where(Retraction.member_id == MEMBER)
)


def _stubs(session: Session, member_id: UUID) -> dict[UUID, Retracted]:
    found: Iterable[RowMapping] = (
        session.connection().execute(_STUBS, {"member": member_id}).mappings()
    )
    return {
        row["event_id"]: Retracted(
            row["reason"], row["name"], row["at"], row["moved_event_id"] is not None
        )
        for row in found
    }


def _stubbed(row: Row, folded: Sequence[Row], stubs: dict[UUID, Retracted]) -> Row:
    stub = stubs.get(row.id)
    if stub is None and not folded:
        return row
    values = {name: getattr(row, name) for name in Row.__slots__}
    values["folded"] = tuple(_stubbed(child, (), stubs) for child in folded)
    if any(child.what == "promise.reopened" for child in folded):
        values["data"] = row.data | {"undone": True}
    if stub is not None:
        values |= {"retracted": stub, "title": "", "body": "", "party": None, "data": {}}
    return Row(**values)
