"""The one table of things due, and what the member row keeps of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.members import queries
from concierge.members.due import drop_due, move_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem
from concierge.store.types import new_id
from concierge.store.work import Work


def put(work: Work, member: UUID, due: datetime, ref: UUID | None = None) -> UUID:
    ref = ref or new_id()

    def owe(session: Session) -> None:
        set_due(session, ref, DueKind.PROMISE, member, due)

    work.write(owe)
    return ref


def items(work: Work, member: UUID) -> list[tuple[UUID, datetime]]:
    def ask(session: Session) -> list[tuple[UUID, datetime]]:
        mine = select(DueItem.owner_id, DueItem.due).where(DueItem.member_id == member)
        return [(row.owner_id, row.due) for row in session.execute(mine)]

    return work.read(ask)


def test_what_is_due_is_on_the_list_of_the_members_steward(
    work: Work, lead: Work, member: UUID
) -> None:
    due = clock.now() + timedelta(hours=1)
    put(lead, member, due)
    assert items(work, member) == [(work.actor.steward_id, due)]


def test_put_again_it_is_there_once_with_its_new_time(work: Work, member: UUID) -> None:
    now = clock.now()
    ref = put(work, member, now)
    put(work, member, now + timedelta(days=1), ref)
    assert items(work, member) == [(work.actor.steward_id, now + timedelta(days=1))]
    assert work.read(queries.header, member).next_due == now + timedelta(days=1)


def test_dropped_it_is_gone_and_dropping_twice_does_no_harm(work: Work, member: UUID) -> None:
    ref = put(work, member, clock.now())

    def done(session: Session) -> None:
        drop_due(session, ref, DueKind.PROMISE, member)

    assert work.write(done).changes.touch(member, "due_item")
    work.write(done)
    assert items(work, member) == []
    assert work.read(queries.header, member).next_due is None


@pytest.mark.in_a_file  # on a server only with the member, by assignment
def test_moved_it_is_on_the_other_list(work: Work, colleague: Work, member: UUID) -> None:
    put(work, member, clock.now())

    def move(session: Session) -> None:
        move_due(session, [member], colleague.actor.steward_id)

    work.write(move)
    assert items(work, member) == [(colleague.actor.steward_id, clock.now())]


def test_a_snoozed_thing_is_due_when_it_wakes(work: Work, member: UUID) -> None:
    now, snoozed, plain = clock.now(), new_id(), new_id()

    def owe(session: Session) -> None:
        until = now + timedelta(hours=9)
        set_due(session, snoozed, DueKind.REMINDER, member, now, snoozed_until=until)
        set_due(session, plain, DueKind.REMINDER, member, now + timedelta(hours=2))

    work.write(owe)
    header = work.read(queries.header, member)
    assert (header.next_due, header.next_due_ref) == (now + timedelta(hours=2), plain)
