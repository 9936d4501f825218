"""What an operation touched, read off its flushes: the audit, and whom it is news to.

No room reports it, so that none can forget. What no flush sees is said by `touch` and `audit`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import event, insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history, instance_state

from concierge.store.act import act
from concierge.store.audit import Audit, KeyRing, plain
from concierge.store.base import Base

MANY, MOST = 20, 500
"""Rows of the record from which they are written in one statement, and in how large ones."""
# Its number is not asked back: who writes may not read.
_AUDIT = insert(Audit.__table__).inline()  # type: ignore[arg-type]


class VerbSession(Session):
    """The session verbs are given; its flushes are read for audit and Changes."""


@dataclass
class Ledger:
    """What the flushes of one operation touched so far."""

    verb: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    members: set[UUID] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


def touch(session: Session, member_id: UUID | None, *kinds: str) -> None:
    """Say what was changed by SQL that no flush sees (counters, derived rows)."""
    ledger: Ledger = session.info["ledger"]
    ledger.kinds.update(kinds)
    if member_id is not None:
        ledger.members.add(member_id)


def audit(
    session: Session,
    change: str,
    table: str,
    row_id: object,
    member_id: UUID | None,
    values: dict[str, Any],
) -> None:
    """Put a row on the record that no flush shows: a batch, or somebody looking."""
    at = act(session)
    ledger: Ledger = session.info["ledger"]
    ledger.rows.append(
        {
            "operation": at.operation,
            "at": at.at,
            "steward_id": at.actor.steward_id,
            "verb": ledger.verb,
            "table_name": table,
            "row_id": str(row_id),
            "member_id": member_id,
            "change": change,
            "columns": values,
        }
    )


def record(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write what the operation has put on the record."""
    if len(rows) < MANY or session.get_bind().dialect.name == "sqlite":
        if rows:
            session.execute(_AUDIT, rows)
        return
    # A server tells desks of every statement: many rows are one.
    for start in range(0, len(rows), MOST):
        session.execute(_AUDIT.values(rows[start : start + MOST]))


@event.listens_for(VerbSession, "pending_to_persistent")
@event.listens_for(VerbSession, "loaded_as_persistent")
def _hold(session: Session, thing: object) -> None:
    """Rows stay at hand until the verb ends; a session by itself lets go of what nobody holds, and
    the next step of the same verb would ask the database for it again."""
    session.info.setdefault("held", []).append(thing)


@event.listens_for(VerbSession, "after_flush")
def _read_flush(session: Session, _context: object) -> None:
    for thing in session.new:
        _note(session, thing, "insert", _inserted(thing))
    for thing in session.dirty:
        if changed := _changed(thing):
            _note(session, thing, "update", changed)
    for thing in session.deleted:
        _note(session, thing, "delete", _inserted(thing))


def _changed(thing: Base) -> list[str]:
    """What was set to something else; what was set to what it was is no news and no deed."""
    were = instance_state(thing).committed_state
    return [key for key in were if get_history(thing, key).has_changes()]


def _inserted(thing: Base) -> list[str]:
    return [key for key in _columns(type(thing)) if getattr(thing, key) not in (None, "")]


@cache
def _columns(model: type[Base]) -> dict[str, bool]:
    """The columns of a table, and whether what they hold is personal."""
    return {column.key: bool(column.info.get("personal")) for column in model.__table__.columns}


def _note(session: Session, thing: Base, change: str, keys: Any) -> None:
    table = thing.__table__
    ledger: Ledger = session.info["ledger"]
    ledger.kinds.add(table.name)  # type: ignore[attr-defined]
    member: UUID | None = getattr(
        thing, "id" if thing.__tablename__ == "member" else "member_id", None
    )
    if member is not None:
        ledger.members.add(member)
    if not thing.audited:
        return
    ring: KeyRing = session.info.setdefault("keys", KeyRing(session))
    columns = _columns(type(thing))
    values = {
        key: ring.hashed(member, getattr(thing, key))
        if columns[key]
        else plain(getattr(thing, key))
        for key in keys
        if key in columns
    }
    row_id = "/".join(str(getattr(thing, column.key)) for column in table.primary_key)
    audit(session, change, str(thing.__tablename__), row_id, member, values)
