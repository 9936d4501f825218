"""Looks as the record has them: at what, through what, for what reason, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from concierge.store.act import act
from concierge.store.bulk import find_many
from concierge.store.types import IdType
from concierge.team.access import visible, who
from concierge.team.kinds import Role
from concierge.team.tables import BreakGlass


@dataclass(frozen=True, slots=True)
class Look:
    """`how` is look, search, export or break_glass, `table` whose rows were seen; `through` is why
    the member was open to them, `n` how much was found or given out. `reason` is empty where the
    reader of the record may not know it."""

    how: str
    table: str
    through: tuple[str, ...] = ()
    n: int | None = None
    length: int | None = None
    reason: str = ""
    until: datetime | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Glass:
    """A look for an hour that the reader may know of."""

    member_id: UUID
    reason: str


_glass = BreakGlass.__table__.c
_ME = bindparam("me", type_=IdType())
_GLASSES = select(_glass.id, _glass.member_id, _glass.reason).where(
    # On a server the database says the same, and nothing is left out.
    or_(_glass.steward_id == _ME, visible(_glass.member_id))
)


def glasses_of(session: Session, row_ids: Sequence[str]) -> dict[str, Glass]:
    """By the row of the record that tells of it; an administrator knows of none."""
    actor = act(session).actor
    if not row_ids or actor.role == Role.ADMIN:
        return {}
    me = actor.steward_id
    found = find_many(session, _GLASSES, _glass.id, list(map(UUID, row_ids)), me=me, **who(session))
    return {str(one.id): Glass(one.member_id, one.reason) for one in found}


def look_of(change: str, table: str, said: Mapping[str, Any], glass: Glass | None) -> Look:
    """What a row of the record says of a look."""
    if table == BreakGlass.__tablename__:
        until = datetime.fromisoformat(str(said["until"])) if said.get("until") else None
        hidden = bool(said.get("confidential"))
        return Look(table, table, (), None, None, glass.reason if glass else "", until, hidden)
    through = tuple(map(str, said.get("through", ())))
    n = said.get("hits") if change == "search" else said.get("rows")
    return Look(change, table, through, n, said.get("length"))
