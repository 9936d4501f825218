"""What the member row keeps for lists."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock
from concierge.members import queries
from concierge.members.portfolio import portfolio
from concierge.members.standing import contacted, issues_opened
from concierge.store.work import Work


def test_the_last_contact_is_the_latest_in_whatever_order_they_are_written(
    work: Work, member: UUID
) -> None:
    now = clock.now()
    for at in (now - timedelta(days=2), now, now - timedelta(days=1)):

        def talk(session: Session, at=at) -> None:  # type: ignore[no-untyped-def]
            contacted(session, member, at)

        work.write(talk)
    assert work.read(queries.header, member).last_contact == now


def test_open_issues_are_counted_and_the_profile_keeps_its_version(
    work: Work, member: UUID
) -> None:
    before = work.read(queries.profile, member).version

    def open_and_close(session: Session) -> None:
        issues_opened(session, member, 2)
        issues_opened(session, member, -1)

    work.write(open_and_close)
    assert [row.open_issues for row in work.read(portfolio)] == [1]
    assert work.read(queries.profile, member).version == before
