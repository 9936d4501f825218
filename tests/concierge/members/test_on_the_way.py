"""What is still to come for a member."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock
from concierge.members import queries
from concierge.members.kinds import ReferenceKind
from concierge.members.on_the_way import on_the_way
from concierge.members.references import reference
from concierge.store.work import Work


def test_what_is_on_the_way_is_what_is_expected_or_recent(work: Work, member: UUID) -> None:
    now = clock.now()

    def order(session: Session) -> None:
        for number, fields in {
            "LATER": {"expected_at": now + timedelta(days=2)},
            "SOON": {"expected_at": now + timedelta(hours=2)},
            "RECENT": {"at": now - timedelta(days=3)},
            "OLD": {"at": now - timedelta(days=300)},
            "ENDED": {"ended_at": now, "expected_at": now},
        }.items():
            reference(session, member, "retail", number, **fields)  # type: ignore[arg-type]

    work.write(order)
    assert [one.ref for one in work.read(on_the_way, member)] == ["SOON", "LATER", "RECENT"]
    assert len(work.read(queries.profile, member).references) == 5


def test_a_late_parcel_is_still_to_come_and_a_flight_of_last_week_is_over(
    work: Work, member: UUID
) -> None:
    last_week = clock.now() - timedelta(days=7)

    def send(session: Session) -> None:
        for kind in (ReferenceKind.WAYBILL, ReferenceKind.FLIGHT, ReferenceKind.BOOKING):
            reference(session, member, "travel", kind.upper(), kind, expected_at=last_week)

    work.write(send)
    assert [one.kind for one in work.read(on_the_way, member)] == ["waybill"]
