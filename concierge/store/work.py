"""One verb, one transaction: open it, run the verb, write the audit, commit, say what was touched.

A verb is a plain function `verb(session, draft) -> result` that never opens or commits anything; a
question is `question(session, ...) -> values`. Both find who asks, and when, in `act(session)`.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.changes import Changes
from concierge.errors import Code, Refusal
from concierge.store.act import Act, Actor, act
from concierge.store.audit import Audit
from concierge.store.ledger import Ledger, VerbSession, record
from concierge.store.news import News
from concierge.store.ticket import Ticket
from concierge.store.types import InstantType, new_id
from concierge.store.unanswered import Patience, Unanswered

P = ParamSpec("P")
T = TypeVar("T")


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


TRIES, PAUSE_S = 7, 0.01
TOGETHER = ("40001", "40P01")
"""PostgreSQL's words for a transaction that failed only because of another: run again, it works."""


def set_zone(session: Session, zone: ZoneInfo) -> None:
    """The workspace's days begin there, once this operation is committed."""
    session.info["zone"] = zone


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
        record(session, ledger.rows)
        changes = Changes(at.operation, frozenset(ledger.members), frozenset(ledger.kinds))
        done = Done(result, changes, session.info.get("zone"))
        _commit(session, done)
    return done


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
        self.news = News(workspace.readers)
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
        self.news.own(at.operation)
        try:
            done = self._carried_out(at, verb, *args, **kwargs)
        except BaseException:
            self.news.disown(at.operation)
            raise
        if not done.changes.kinds:
            self.news.disown(at.operation)
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

    def _act(self) -> Act:
        return Act(new_id(), self.actor, clock.now(), self.workspace.zone)
