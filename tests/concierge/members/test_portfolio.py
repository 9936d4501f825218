"""My members, as a list."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from concierge import clock
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.members.portfolio import how_many, portfolio
from concierge.members.standing import contacted, issues_opened
from concierge.store.types import new_id
from concierge.store.work import Work


def add(work: Work, number: str, name: str, **more: object) -> UUID:
    new = NewMember(number, name, steward_id=work.actor.steward_id, **more)  # type: ignore[arg-type]
    return work.write(add_member, new).result


def test_my_members_stand_in_the_order_of_their_names(work: Work) -> None:
    for number, name in enumerate(["赵敏", "曾敏", "Amelia Hart", "单敏", "闫敏", "阿敏"]):
        add(work, str(number), name)
    assert [row.name for row in work.read(portfolio)] == [
        "阿敏",
        "Amelia Hart",
        "单敏",
        "闫敏",
        "曾敏",
        "赵敏",
    ]


def test_how_many_they_are(work: Work) -> None:
    assert work.read(how_many) == 0
    add(work, "1", "甲")
    add(work, "2", "乙")
    assert work.read(how_many) == len(work.read(portfolio)) == 2


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
        return [row.id for row in work.read(portfolio, by)]

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
        assert len(work.read(portfolio)) == 5
    finally:
        event.remove(work.workspace.readers, "before_cursor_execute", count)
    assert len([one for one in statements if one.startswith("SELECT member")]) == 1


def test_a_member_moved_is_in_one_portfolio(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    hands.move(timedelta(seconds=1))
    lead.write(assign, member, colleague.actor.steward_id)
    assert work.read(portfolio) == []
    assert [row.id for row in colleague.read(portfolio)] == [member]


def test_a_lead_has_those_of_one_steward_and_of_the_team_what_is_broken_first(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    theirs = colleague.write(
        add_member, NewMember("2", "乙", steward_id=colleague.actor.steward_id)
    ).result
    mine = add(work, "3", "丙")

    def live(session: Session, member_id: UUID, kind: DueKind, hours: int) -> None:
        set_due(session, new_id(), kind, member_id, clock.now() + timedelta(hours=hours))

    work.write(live, mine, DueKind.REMINDER, -9)
    work.write(live, member, DueKind.PROMISE, -1)
    colleague.write(live, theirs, DueKind.PROMISE, 2)
    team = lead.read(portfolio, "broken", "team")
    assert [(row.id, row.broken) for row in team] == [(member, 1), (mine, 0), (theirs, 0)]
    assert {row.steward for row in team} == {"王静", "何敏"}
    assert next(row.steward for row in lead.read(portfolio, "steward", "team")) == "何敏"
    one = lead.read(portfolio, "broken", work.actor.steward_id)
    assert [row.id for row in one] == [member, mine]
    assert {row.id for row in work.read(portfolio, "name", "team")} == {member, mine}
