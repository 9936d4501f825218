"""Questions about the record: who did what, and who looked (操作留痕)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select, true
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.deeds import Done, Names, Thing, names_for, thing_of, together
from concierge.members.looks import Glass, Look, glasses_of, look_of
from concierge.members.tables import Member
from concierge.store.act import act
from concierge.store.audit import Audit
from concierge.store.bulk import find_many
from concierge.store.types import IdType
from concierge.team.access import visible, who
from concierge.team.kinds import Role
from concierge.team.tables import BreakGlass, Steward

LOOKS = ("look", "search", "export")
"""What changes nothing."""
GLASS = BreakGlass.__tablename__
"""A look for an hour is written down like anything else, and is a look all the same."""


@dataclass(frozen=True)
class RecordFilter:
    """Which of it is asked for: about one member, by one person, since an aware instant, only
    where somebody looked."""

    member_id: UUID | None = None
    steward_id: UUID | None = None
    since: datetime | None = None
    looks: bool = False


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row of the record. `operation` is the act it was part of; `login` and `name` are empty
    where nobody was signed in, `number` where it is of no member, `member` where the reader may not
    see them; `columns` names what changed, `thing` says what is known of it. `look` is there where
    somebody looked."""

    seq: int
    operation: UUID
    at: datetime
    login: str
    name: str
    verb: str
    table: str
    row_id: str
    number: str
    member: str
    change: str
    columns: tuple[str, ...]
    look: Look | None
    thing: Thing


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Rows, the newest first; `next` goes on where they end, None at the beginning of time."""

    rows: tuple[RecordRow, ...]
    next: int | None


_audit = Audit.__table__.c
_steward = Steward.__table__.c
_member = Member.__table__.c
_ROWS: Select[Any] = (
    select(
        _audit.seq,
        _audit.operation,
        _audit.at,
        _steward.login,
        _steward.name,
        _audit.verb,
        _audit.table_name,
        _audit.row_id,
        _audit.member_id,
        _audit.change,
        _audit.columns,
    )
    .outerjoin_from(Audit, Steward, Steward.id == Audit.steward_id)
    .order_by(_audit.at.desc(), _audit.seq.desc())
)
_NAMES = select(_member.id, _member.name).where(visible(_member.id))


def record(
    session: Session, wanted: RecordFilter, before: int | None = None, limit: int = 200
) -> RecordPage:
    """What is on the record, by when it was recorded, the newest first: for an administrator all of
    it, for a lead what the team did and what was done to its members. On a server the database
    decides the same. `before` is the `seq` at which a page ended; no page ends within an act.

    Raises Refusal RECORD_NOT_YOURS.
    """
    query = _ROWS.where(_mine(session), *_conditions(wanted)).limit(limit + 1)
    if before is not None:
        query = query.where(_older(session, before))
    found = session.execute(query, who(session)).all()
    rows = [*found[:limit], *(_rest_of(session, wanted, found[limit - 1]) if found[limit:] else ())]
    glasses = glasses_of(session, [row.row_id for row in rows if row.table_name == GLASS])
    ids = {row.seq: _member_of(row, glasses) for row in rows}
    concerned = {one for one in ids.values() if one is not None}
    named = _numbers(session, concerned), _names_of(session, concerned)
    known = names_for(session, rows)
    page = tuple(_row(row, ids[row.seq], *named, glasses.get(row.row_id), known) for row in rows)
    return RecordPage(page, page[-1].seq if len(found) > limit else None)


def _rest_of(session: Session, wanted: RecordFilter, last: Any) -> Sequence[Any]:
    """What else the act did whose rows a page breaks off: hundreds of members may have moved."""
    theirs = _audit.operation == last.operation, _audit.seq < last.seq
    query = _ROWS.where(_mine(session), *_conditions(wanted), *theirs)
    return session.execute(query.order_by(None).order_by(_audit.seq.desc()), who(session)).all()


def _older(session: Session, seq: int) -> ColumnElement[bool]:
    at = session.scalar(select(_audit.at).where(_audit.seq == seq))
    # What one may not see has no time: then by the order in which it was written.
    earlier = _audit.at <= at if at is not None else true()
    same = _audit.at == at if at is not None else true()
    return and_(earlier, or_(not_(same), _audit.seq < seq))


@dataclass(frozen=True)
class Wanted:
    """A `RecordFilter` as a person asks for it: by a member number, all members if it is empty."""

    number: str = ""
    steward_id: UUID | None = None
    since: datetime | None = None
    looks: bool = False


def page_of(session: Session, wanted: Wanted, before: int | None = None) -> RecordPage:
    """`record`, of a member by their number. Raises Refusal as `member_of` does, too."""
    member_id = member_of(session, wanted.number) if wanted.number else None
    return record(
        session, RecordFilter(member_id, wanted.steward_id, wanted.since, wanted.looks), before
    )


def member_of(session: Session, number: str) -> UUID:
    """Whose number that is, also for an administrator, who sees no member. Raises Refusal
    UNKNOWN_MEMBER, RECORD_NOT_YOURS."""
    _mine(session)
    if _on_server(session):
        found = session.scalar(select(func.member_of_number(number.strip(), type_=IdType())))
    else:
        found = session.scalar(
            select(Member.id).where(Member.number == number.strip(), _seen(session)), who(session)
        )
    if found is None:
        raise Refusal(Code.UNKNOWN_MEMBER, number=number)
    return found  # type: ignore[no-any-return]


def _mine(session: Session) -> ColumnElement[bool]:
    actor = act(session).actor
    if actor.role not in (Role.LEAD, Role.ADMIN):
        raise Refusal(Code.RECORD_NOT_YOURS)
    if actor.role == Role.ADMIN or _on_server(session):
        return true()
    team = select(_steward.team_id).where(_steward.id == actor.steward_id).scalar_subquery()
    mine = select(_steward.id).where(
        _steward.team_id == team, _steward.role.in_((Role.STEWARD, Role.LEAD))
    )
    return or_(_audit.steward_id.in_(mine), visible(_audit.member_id))


def _seen(session: Session) -> ColumnElement[bool]:
    return true() if act(session).actor.role == Role.ADMIN else visible(Member.id)


def _conditions(wanted: RecordFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.member_id is not None:
        yield _audit.member_id == wanted.member_id
    if wanted.steward_id is not None:
        yield _audit.steward_id == wanted.steward_id
    if wanted.since is not None:
        yield _audit.at >= wanted.since
    if wanted.looks:
        glass = and_(_audit.table_name == GLASS, _audit.change == "insert")
        yield or_(_audit.change.in_(LOOKS), glass)


def _numbers(session: Session, member_ids: set[UUID]) -> dict[UUID, str]:
    if _on_server(session):
        asked = func.member_numbers(array(member_ids, type_=IdType())) if member_ids else None
        if asked is None:
            return {}
        said = asked.table_valued("id", "number")
        return {row.id: row.number for row in session.execute(select(said))}
    plain = select(_member.id, _member.number)
    return dict(row for row in find_many(session, plain, _member.id, list(member_ids)))


def _names_of(session: Session, member_ids: set[UUID]) -> dict[UUID, str]:
    """Whoever the reader may see, by name; an administrator sees no member."""
    if act(session).actor.role == Role.ADMIN:
        return {}
    found = find_many(session, _NAMES, _member.id, list(member_ids), **who(session))
    return dict(row for row in found)


def _member_of(row: Any, glasses: Mapping[str, Glass]) -> UUID | None:
    """Of whom it is; of a confidential look that only says who may know of it."""
    glass = glasses.get(row.row_id) if row.table_name == GLASS else None
    return row.member_id or (glass.member_id if glass else None)


def _on_server(session: Session) -> bool:
    return session.connection().dialect.name == "postgresql"


def _row(
    row: Any,
    member_id: UUID | None,
    numbers: Mapping[UUID, str],
    names: Mapping[UUID, str],
    glass: Glass | None,
    known: Names,
) -> RecordRow:
    looks = row.change in LOOKS or (row.table_name == GLASS and row.change == "insert")
    return RecordRow(
        row.seq,
        row.operation,
        row.at,
        row.login or "",
        row.name or "",
        row.verb,
        row.table_name,
        row.row_id,
        numbers.get(member_id, "") if member_id else "",
        names.get(member_id, "") if member_id else "",
        row.change,
        _names(row.columns),
        look_of(row.change, row.table_name, row.columns, glass) if looks else None,
        thing_of(row, known),
    )


def _names(columns: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(columns))


@dataclass(frozen=True, slots=True)
class Deed:
    """What one act did: its rows on the record together. `members` is to how many; `number` and
    `member` say to whom where it was one."""

    seq: int
    at: datetime
    login: str
    name: str
    members: int
    number: str
    member: str
    verb: str
    things: tuple[Done, ...]
    looks: tuple[Look, ...]


def deeds(rows: Sequence[RecordRow]) -> list[Deed]:
    """The rows, those of one act together, the newest act first."""
    found: dict[UUID, list[RecordRow]] = {}
    for row in rows:
        found.setdefault(row.operation, []).append(row)
    return [_deed(of_one) for of_one in found.values()]


def _deed(rows: Sequence[RecordRow]) -> Deed:
    first = rows[0]
    whose = dict.fromkeys((row.number, row.member) for row in rows if row.number)
    number, member = next(iter(whose)) if len(whose) == 1 else ("", "")
    return Deed(
        first.seq,
        first.at,
        first.login,
        first.name,
        len(whose),
        number,
        member,
        first.verb,
        together([row.thing for row in reversed(rows) if row.look is None]),
        tuple(dict.fromkeys(row.look for row in reversed(rows) if row.look is not None)),
    )
