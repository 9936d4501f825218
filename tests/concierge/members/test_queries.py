"""Questions about members."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from concierge import clock
from concierge.errors import Code, Refusal
from concierge.members import queries
from concierge.members.actions import NewMember, add_member, assign
from concierge.members.due import drop_due, set_due
from concierge.members.references import reference
from concierge.members.rules import DueKind
from concierge.members.standing import contacted, issues_opened
from concierge.store.types import new_id
from concierge.store.work import Work


def refused(code: Code) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code is code)


def add(work: Work, number: str, name: str, **more: object) -> UUID:
    new = NewMember(number, name, steward_id=work.actor.steward_id, **more)  # type: ignore[arg-type]
    return work.write(add_member, new).result


def test_my_members_stand_in_the_order_of_their_names(work: Work) -> None:
    for number, name in enumerate(["赵敏", "曾敏", "Amelia Hart", "单敏", "闫敏", "阿敏"]):
        add(work, str(number), name)
    assert [row.name for row in work.read(queries.portfolio)] == [
        "阿敏",
        "Amelia Hart",
        "单敏",
        "闫敏",
        "曾敏",
        "赵敏",
    ]


def test_other_orders(work: Work) -> None:
    now = clock.now()
    first, second, third = (
        add(work, "1", "甲", tier="金卡"),
        add(work, "2", "乙", tier="黑金"),
        add(work, "3", "丙"),
    )

    def live(session: Session) -> None:
        contacted(session, first, now - timedelta(days=1))
        contacted(session, second, now - timedelta(days=9))
        issues_opened(session, third, 2)
        set_due(session, new_id(), DueKind.REMINDER, second, now + timedelta(hours=2))
        set_due(session, new_id(), DueKind.REMINDER, third, now + timedelta(hours=1))

    work.write(live)

    def order(by: str) -> list[UUID]:
        return [row.id for row in work.read(queries.portfolio, by)]

    assert order("next_due") == [third, second, first]
    assert order("last_contact") == [third, second, first]
    assert order("open_issues")[0] == third
    assert order("tier") == [second, first, third]


def test_portfolio_is_one_statement_however_many_members(work: Work) -> None:
    for number in range(5):
        add(work, str(number), f"林{number}")
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(work.workspace.readers, "before_cursor_execute", count)
    try:
        assert len(work.read(queries.portfolio)) == 5
    finally:
        event.remove(work.workspace.readers, "before_cursor_execute", count)
    assert len([one for one in statements if one.lstrip().startswith("SELECT")]) == 1


def test_whom_one_may_not_see_is_not_there(work: Work, colleague: Work, member: UUID) -> None:
    for question in (queries.header, queries.profile):
        with refused(Code.UNKNOWN_MEMBER):
            colleague.read(question, member)
        with refused(Code.UNKNOWN_MEMBER):
            work.read(question, new_id())
    assert work.read(queries.by_number, " 88000001 ") == member
    with refused(Code.UNKNOWN_MEMBER):
        colleague.read(queries.by_number, "88000001")
    assert colleague.read(queries.on_the_way, member) == []


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


def test_a_snoozed_thing_is_due_when_it_wakes(work: Work, member: UUID) -> None:
    now, snoozed, plain = clock.now(), new_id(), new_id()

    def owe(session: Session) -> None:
        until = now + timedelta(hours=9)
        set_due(session, snoozed, DueKind.REMINDER, member, now, snoozed_until=until)
        set_due(session, plain, DueKind.REMINDER, member, now + timedelta(hours=2))

    work.write(owe)
    header = work.read(queries.header, member)
    assert (header.next_due, header.next_due_ref) == (now + timedelta(hours=2), plain)


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
    assert [one.ref for one in work.read(queries.on_the_way, member)] == ["SOON", "LATER", "RECENT"]
    assert len(work.read(queries.profile, member).references) == 5


def test_the_lines_a_programme_starts_with(work: Work) -> None:
    lines = work.read(queries.lines)
    assert [line.letter for line in lines] == list("RTFEGPLC")
    codes = "retail travel food entertainment grocery payments logistics crossborder"
    assert " ".join(line.code for line in lines) == codes
    assert all(line.name_en and line.name_zh and line.icon for line in lines)


def test_a_member_moved_is_in_one_portfolio(work: Work, colleague: Work, member: UUID) -> None:
    work.write(assign, member, colleague.actor.steward_id)
    assert work.read(queries.portfolio) == []
    assert [row.id for row in colleague.read(queries.portfolio)] == [member]
