"""Questions about members."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock
from concierge.errors import Code
from concierge.members import queries
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.on_the_way import on_the_way
from concierge.store.types import new_id
from concierge.store.work import Work
from tests.refusals import refused


def test_whom_one_may_not_see_is_not_there(work: Work, colleague: Work, member: UUID) -> None:
    for question in (queries.header, queries.profile):
        with refused(Code.UNKNOWN_MEMBER):
            colleague.read(question, member)
        with refused(Code.UNKNOWN_MEMBER):
            work.read(question, new_id())
    assert work.read(queries.by_number, " 88000001 ") == member
    with refused(Code.UNKNOWN_MEMBER):
        colleague.read(queries.by_number, "88000001")
    assert colleague.read(on_the_way, member) == []


def test_the_header_says_what_is_due_next(work: Work, member: UUID) -> None:
    now, soon, later = clock.now(), new_id(), new_id()

    def owe(session: Session) -> None:
        set_due(session, later, DueKind.PROMISE, member, now + timedelta(hours=3))
        set_due(session, soon, DueKind.REMINDER, member, now + timedelta(hours=1))

    work.write(owe)
    header = work.read(queries.header, member)
    assert (header.next_due, header.next_due_kind, header.next_due_ref) == (
        now + timedelta(hours=1),
        "reminder",
        soon,
    )

    def finish(session: Session) -> None:
        drop_due(session, soon, DueKind.REMINDER, member)

    work.write(finish)
    assert work.read(queries.header, member).next_due_ref == later
