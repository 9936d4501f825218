"""Who may see which member at this instant. On a server the database itself decides the same, by
its own clock: there the conditions made here say nothing, and its policies all.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Exists, bindparam, exists, func, literal_column, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.act import act
from concierge.store.bulk import find_many
from concierge.store.types import IdType, InstantType
from concierge.team.kinds import NO_PERSONS
from concierge.team.tables import Access

MEMBER = bindparam("member", type_=IdType())
"""The member a statement is about; `who` fills it."""


_access = Access.__table__.c


class _MaySee(Exists):
    """The condition in a file; on a server it is left to the policies."""

    inherit_cache = True


@compiles(_MaySee, "postgresql")
def _left_to_policies(_condition: Any, _compiler: Any, **_words: Any) -> str:
    return "true"


def visible(member: ColumnElement[UUID] | Any = MEMBER) -> Exists:
    """The condition 'the asking person may see `member` now'; run it with `who(session)`."""
    now = bindparam("now", type_=InstantType())
    # With LIMIT, SQLite asks this once, or once a row. Without, it may turn it into a join that
    # comes first, and then has to sort what the timeline would have given in order.
    return _MaySee(
        select(literal_column("1"))
        .where(
            _access.role == bindparam("login"),
            _access.member_id == member,
            _access.since <= now,
            or_(_access.until.is_(None), _access.until > now),
        )
        .limit(literal_column("1"))
    )


def who(session: Session, member_id: UUID | None = None) -> dict[str, Any]:
    """The values `visible` needs: the asking person's login, now, and the member, if one."""
    asking = act(session)
    values: dict[str, Any] = {"login": asking.actor.login, "now": asking.at}
    if member_id is not None:
        values["member"] = member_id
    return values


_now = bindparam("now", type_=InstantType())
_SEEN = (
    select(_access.member_id)
    .distinct()
    .where(
        _access.role == bindparam("login"),
        _access.since <= _now,
        or_(_access.until.is_(None), _access.until > _now),
    )
)


def seen(session: Session) -> list[UUID]:
    """All members the asking person may see now."""
    return list(session.connection().scalars(_SEEN, who(session)))


_MAY_SEE = select(visible())
_SERVER_SAYS = select(func.may_see(MEMBER))
_SERVER_LETS = select(func.may_change(MEMBER))


def may_see(session: Session, member_id: UUID) -> bool:
    """Whether the asking person may see this member now."""
    connection = session.connection()
    asked = _MAY_SEE if connection.dialect.name == "sqlite" else _SERVER_SAYS
    return bool(connection.scalar(asked, who(session, member_id)))


def reasons(session: Session, member_id: UUID) -> list[str]:
    """Why the asking person may see this member now: stewardship, team, cover, or what else."""
    asked = (
        select(_access.reason)
        .distinct()
        .where(
            _access.role == bindparam("login"),
            _access.member_id == MEMBER,
            _access.since <= _now,
            or_(_access.until.is_(None), _access.until > _now),
        )
        .order_by(_access.reason)
    )
    return list(session.connection().scalars(asked, who(session, member_id)))


_SERVES = select(
    exists().where(
        _access.role == bindparam("login"),
        _access.member_id == MEMBER,
        _access.writes,
        _access.since <= _now,
        or_(_access.until.is_(None), _access.until > _now),
    )
)


def require_serving(session: Session, member_id: UUID) -> None:
    """Raises Refusal NOT_YOURS unless the asking person may see this member now, and ONLY_A_LOOK
    where they do no more than look. Who is no person serves everybody in a file as on a server,
    where its policies say so."""
    if act(session).actor.role in NO_PERSONS:
        return
    require(session, member_id)
    connection = session.connection()
    values = who(session, member_id)
    asked = _SERVES if connection.dialect.name == "sqlite" else _SERVER_LETS
    if not connection.scalar(asked, values):
        raise Refusal(Code.ONLY_A_LOOK)


_SERVED = select(_access.member_id, _access.writes).where(
    _access.role == bindparam("login"),
    _access.since <= _now,
    or_(_access.until.is_(None), _access.until > _now),
)


def require_serving_all(session: Session, member_ids: Collection[UUID]) -> None:
    """`require_serving` for many at once, asked by a person."""
    rows = list(find_many(session, _SERVED, _access.member_id, member_ids, **who(session)))
    if not {row.member_id for row in rows}.issuperset(member_ids):
        raise Refusal(Code.NOT_YOURS)
    if not {row.member_id for row in rows if row.writes}.issuperset(member_ids):
        raise Refusal(Code.ONLY_A_LOOK)


def require(session: Session, member_id: UUID) -> None:
    """Raises Refusal(NOT_YOURS) unless the asking person may see this member now."""
    if not may_see(session, member_id):
        raise Refusal(Code.NOT_YOURS)
