"""One verb, one transaction: open it, run the verb, write the audit, commit, say what was touched.

A verb is a plain function `verb(session, draft) -> result` that never opens or commits anything; a
question is `question(session, ...) -> values`. Both find who asks, and when, in `act(session)`.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from concierge import clock
from concierge.changes import Changes
from concierge.errors import Code, Refusal
from concierge.store.audit import Audit, KeyRing, plain
from concierge.store.base import Base
from concierge.store.ticket import Ticket
from concierge.store.types import InstantType, new_id
from concierge.store.unanswered import Patience, Unanswered

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Actor:
    """The signed-in person a verb runs for."""

    steward_id: UUID
    login: str
    role: str


@dataclass(frozen=True)
class Act:
    """One operation: who, when (aware UTC), and the workspace's zone its days are counted in."""

    operation: UUID
    actor: Actor
    at: datetime
    zone: ZoneInfo


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a verb answered and what it touched."""

    result: T
    changes: Changes
    zone: ZoneInfo | None = None
    """Where the workspace's days begin from now on, if that is what was done."""


class Store(Protocol):
    """An open workspace, in a file or on a server, as far as work is done in it."""

    writer: Engine
    readers: Engine
    zone: ZoneInfo

    def move_days(self, zone: ZoneInfo) -> None:
        """The days begin in that zone from now on."""


class VerbSession(Session):
    """The session verbs are given; its flushes are read for audit and Changes."""


@dataclass
class Ledger:
    """What the flushes of one operation touched so far."""

    verb: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    members: set[UUID] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


MANY, MOST = 20, 500
"""Rows of the record from which they are written in one statement, and in how large ones."""
TRIES, PAUSE_S = 7, 0.01
TOGETHER = ("40001", "40P01")
"""PostgreSQL's words for a transaction that failed only because of another: run again, it works."""


LOOKING = ("look", "search", "export")
"""What changes nothing: on the record, and no news to anybody."""


def act(session: Session) -> Act:
    """Who asks or acts here, and when that began."""
    return session.info["act"]  # type: ignore[no-any-return]


def set_zone(session: Session, zone: ZoneInfo) -> None:
    """The workspace's days begin there, once this operation is committed."""
    session.info["zone"] = zone


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


def carry_out(
    bind: Engine,
    at: Act,
    verb: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Done[T]:
    """Run `verb` as the operation `at`, in one transaction: it and its audit, or neither.

    Where PostgreSQL says that others wrote the same rows at the same time, it is run again. Raises
    Unanswered when nobody knows whether it was done.
    """
    for tried in range(TRIES - 1):
        try:
            return _carry_out(bind, at, verb, *args, **kwargs)
        except Refusal as refusal:
            # SQLAlchemy begins nothing where somebody else is writing; PostgreSQL notices later.
            if getattr(refusal.__cause__, "sqlstate", None) not in TOGETHER:
                raise
            # So that two do not meet again; many need more room.
            time.sleep(random.uniform(0, PAUSE_S * 2**tried))  # noqa: S311
    return _carry_out(bind, at, verb, *args, **kwargs)


# Its number is not asked back: who writes may not read.
_AUDIT = insert(Audit.__table__).inline()  # type: ignore[arg-type]
_THIS_INSTANT = select(func.this_instant(type_=InstantType()))


def _carry_out(
    bind: Engine,
    at: Act,
    verb: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Done[T]:
    ledger = Ledger(f"{verb.__module__.removeprefix('concierge.')}.{verb.__name__}")
    info: dict[str, Any] = {"act": at, "ledger": ledger}
    with VerbSession(bind, info=info, expire_on_commit=False) as session:
        if bind.dialect.name == "postgresql":
            # By the server's clock; a desk's may be wrong, and policies go by the server's.
            session.info["act"] = replace(at, at=session.scalars(_THIS_INSTANT).one())
        result = verb(session, *args, **kwargs)
        session.flush()
        _record(session, ledger.rows)
        changes = Changes(at.operation, frozenset(ledger.members), frozenset(ledger.kinds))
        done = Done(result, changes, session.info.get("zone"))
        _commit(session, done)
    return done


def _record(session: Session, rows: list[dict[str, Any]]) -> None:
    if len(rows) < MANY or session.get_bind().dialect.name == "sqlite":
        if rows:
            session.execute(_AUDIT, rows)
        return
    # A server tells desks of every statement: many rows are one.
    for start in range(0, len(rows), MOST):
        session.execute(_AUDIT.values(rows[start : start + MOST]))


def _commit(session: Session, done: Done[Any]) -> None:
    process = _process(session)
    try:
        session.commit()
    except Refusal as refusal:
        # What is not on the record left nothing to find, and may as well be done again.
        if refusal.code is not Code.SERVER_AWAY or not session.info["ledger"].rows:
            raise
        raise Unanswered(done, process) from refusal


def _process(session: Session) -> int:
    """The server's process that does this; a file has none."""
    if session.get_bind().dialect.name == "sqlite":
        return 0
    driver: Any = session.connection().connection.driver_connection
    return int(driver.info.backend_pid)


def again(session: Session, actor: Actor | None = None) -> None:
    """Begin a further operation in the same transaction, at what the clock says now, by `actor`.

    For whoever tells a history of many acts: each keeps its own time, author and audit, and the
    disk is waited for once.
    """
    session.flush()
    before = act(session)
    session.info["act"] = Act(new_id(), actor or before.actor, clock.now(), before.zone)


class Work:
    """An open workspace as one signed-in person uses it. Safe to call from several threads."""

    def __init__(self, workspace: Store, actor: Actor) -> None:
        self.workspace = workspace
        self.actor = actor
        self.patience = Patience()
        self._own: set[UUID] = set()
        self._seen: int | None = None
        self.wrote = False

    def write(
        self,
        verb: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        """Run `verb` in one transaction. Raises Refusal when nothing was written and why;
        UNANSWERED when the server was lost as it committed and did not come back to say."""
        return self.write_as(new_id(), verb, *args, **kwargs)

    def write_as(
        self,
        operation: UUID,
        verb: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        """`write`, under a number of the caller's, by which it can be asked whether it was done."""
        at, self.wrote = replace(self._act(), operation=operation), True
        # Before the commit shows it to `news`, which must not take it for somebody else's.
        self._own.add(at.operation)
        try:
            done = self._carried_out(at, verb, *args, **kwargs)
        except BaseException:
            self._own.discard(at.operation)
            raise
        if not done.changes.kinds:
            self._own.discard(at.operation)
        if done.zone is not None:
            self.workspace.move_days(done.zone)
        return done

    def _carried_out(
        self,
        at: Act,
        verb: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        try:
            return carry_out(self.workspace.writer, at, verb, *args, **kwargs)
        except Unanswered as lost:
            done: Done[T] = lost.done
            if self.patience.was_done(self.workspace.writer, at.operation, lost.process):
                return done
            raise Refusal(Code.SERVER_AWAY) from lost

    def read(
        self,
        question: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Ask `question` of a consistent snapshot."""
        return self.ask(Ticket(), question, *args, **kwargs)

    def ask(
        self,
        ticket: Ticket,
        question: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """`read`, with a ticket by which another thread can interrupt it."""
        with (
            Session(self.workspace.readers, info={"act": self._act()}) as session,
        ):
            ticket.hold(session.connection())
            try:
                return question(session, *args, **kwargs)
            finally:
                ticket.let_go()

    def done(self, operations: frozenset[UUID]) -> frozenset[UUID]:
        """Which of these of one's own operations were done."""
        asked = select(Audit.operation).where(
            Audit.operation.in_(operations), Audit.steward_id == self.actor.steward_id
        )
        with self.workspace.readers.connect() as connection:
            return frozenset(connection.scalars(asked))

    def changes_of(self, operations: frozenset[UUID]) -> Changes:
        """What these operations of others touched, as far as one may see it."""
        with self.workspace.readers.connect() as connection:
            return _changes(
                connection.execute(_TOUCHED.where(Audit.operation.in_(operations))).all()
            )

    def news(self) -> Changes | None:
        """What other programs wrote to a file since the last call; the first takes only a mark."""
        with self.workspace.readers.connect() as connection:
            seen, self._seen = self._seen, connection.scalar(select(func.max(Audit.seq))) or 0
            if seen is None or seen == self._seen:
                return None
            found = connection.execute(_TOUCHED.where(Audit.seq > seen)).all()
        rows = [row for row in found if row.operation not in self._own]
        self._own -= {row.operation for row in found}
        return _changes(rows) if rows else None

    def _act(self) -> Act:
        return Act(new_id(), self.actor, clock.now(), self.workspace.zone)


_TOUCHED = select(Audit.operation, Audit.member_id, Audit.table_name, Audit.columns).where(
    Audit.change.not_in(LOOKING)
)


def _changes(rows: Sequence[Any]) -> Changes:
    members = {row.member_id for row in rows if row.member_id is not None}
    for row in rows:
        members.update(UUID(hex=member) for member in row.columns.get("members", ()))
    return Changes(None, frozenset(members), frozenset(row.table_name for row in rows))


def with_initiator(changes: Changes, initiator: object) -> Changes:
    """The same changes, naming who asked for them."""
    return replace(changes, initiator=initiator)


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
        before = instance_state(thing).committed_state
        if before:
            _note(session, thing, "update", before)
    for thing in session.deleted:
        _note(session, thing, "delete", _inserted(thing))


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
