"""Adding, changing and moving members, on a real workspace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.errors import Code
from concierge.members import queries
from concierge.members.actions import MemberEdit, NewMember, add_member, change_member
from concierge.members.assigning import assign
from concierge.members.due import set_due
from concierge.members.find import find
from concierge.members.kinds import DueKind
from concierge.members.portfolio import portfolio
from concierge.members.tables import DueItem, Member, MemberTerm, Stewardship
from concierge.store.audit import Audit
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.actions import set_intake
from concierge.team.tables import Access, Steward
from concierge.timeline.queries import page
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.refusals import refused


def stream(work: Work, member: UUID, kind: str | None = None) -> list[Row]:
    return list(work.read(page, member, Filter(kind=kind), None, 50).rows)


def edit_of(work: Work, member: UUID) -> MemberEdit:
    profile = work.read(queries.profile, member)
    head = profile.header
    return MemberEdit(
        member,
        profile.version,
        head.name,
        head.address,
        head.tier,
        head.language,
        head.timezone,
        head.city,
    )


def rows(work: Work, table: type, **where: object) -> list[object]:
    def ask(session: Session) -> list[object]:
        return list(session.scalars(select(table).filter_by(**where)).all())

    return work.read(ask)


# adding


def test_a_new_member_is_mine_from_the_first_instant(work: Work, member: UUID) -> None:
    header = work.read(queries.header, member)
    assert (header.address, header.owner_name, header.mine) == ("林女士", "王静", True)
    [stewardship] = rows(work, Stewardship, member_id=member)
    assert (stewardship.until, stewardship.since) == (None, clock.now())  # type: ignore[attr-defined]


def test_adding_is_one_entry_with_what_came_with_it_folded(work: Work, member: UUID) -> None:
    [entry] = stream(work, member)
    assert entry.what == "profile.added"
    assert {row.what for row in entry.folded} == {"stewardship.began", "profile.point"}
    assert entry.audience == "internal"


def test_no_phone_is_ever_in_the_timeline(work: Work, member: UUID) -> None:
    [entry] = stream(work, member)
    assert not [row for row in (entry, *entry.folded) if "4417" in f"{row.title}{row.data}"]


def test_what_is_personal_is_in_the_audit_as_a_hash_only(work: Work, member: UUID) -> None:
    told = " ".join(str(row.columns) for row in rows(work, Audit))  # type: ignore[attr-defined]
    assert "hmac:" in told
    assert not [word for word in ("林雅岚", "林女士", "4417") if word in told]


def test_a_member_number_belongs_to_one_person(work: Work, member: UUID) -> None:
    with refused(Code.NUMBER_TAKEN):
        work.write(add_member, NewMember(number=" 88000001 ", name="林二"))


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewMember(number=" ", name="林"), Code.NUMBER_MISSING),
        (NewMember(number="1", name=" "), Code.TEXT_MISSING),
        (NewMember(number="1", name="林", timezone="Mars/Base"), Code.ZONE_UNKNOWN),
        (NewMember(number="1", name="林", timezone="/etc/passwd"), Code.ZONE_UNKNOWN),
    ],
)
def test_what_is_not_valid_is_refused_and_nothing_is_kept(
    work: Work, new: NewMember, code: Code
) -> None:
    with refused(code):
        work.write(add_member, replace(new, steward_id=work.actor.steward_id))
    assert rows(work, Member) == []


def test_a_birthday_that_is_no_day_refuses_the_whole_member(work: Work) -> None:
    new = NewMember("1", "林", birthday=(2, 30, None), steward_id=work.actor.steward_id)
    with refused(Code.DATE_WRONG):
        work.write(add_member, new)
    assert rows(work, Member) == []
    assert rows(work, MemberTerm) == []


def test_without_a_steward_a_member_goes_to_the_intake_steward_of_the_team(
    colleague: Work, lead: Work
) -> None:
    with refused(Code.NO_STEWARD):  # three people work here, and nobody is the intake steward
        lead.write(add_member, NewMember("1", "林"))
    lead.write(set_intake, "Shanghai", colleague.actor.steward_id)
    added = lead.write(add_member, NewMember("1", "林")).result
    assert colleague.read(queries.header, added).mine


def test_a_member_has_a_form_of_address_even_if_none_was_given(work: Work) -> None:
    new = NewMember("1", "Amelia Hart", tier_until=date(2027, 1, 31))
    added = work.write(add_member, replace(new, steward_id=work.actor.steward_id)).result
    profile = work.read(queries.profile, added)
    assert (profile.header.address, profile.tier_until) == ("Amelia Hart", date(2027, 1, 31))


# changing


def test_an_edit_is_saved_recorded_and_found(work: Work, member: UUID) -> None:
    work.write(change_member, replace(edit_of(work, member), name="林雅兰", tier="铂金"))
    newest = stream(work, member)[0]
    assert (newest.what, newest.data["fields"]) == ("profile.changed", ["name", "tier"])
    assert [one.id for one in work.read(find, "雅兰")] == [member]
    assert work.read(find, "雅岚") == []


def test_the_second_of_two_edits_is_told(work: Work, member: UUID) -> None:
    mine = theirs = edit_of(work, member)
    work.write(change_member, replace(theirs, city="Tokyo"))
    with refused(Code.STALE):
        work.write(change_member, replace(mine, city="Osaka"))
    assert work.read(queries.header, member).city == "Tokyo"


def test_an_edit_that_changes_nothing_leaves_no_trace(work: Work, member: UUID) -> None:
    work.write(change_member, edit_of(work, member))
    assert len(stream(work, member)) == 1


def test_a_colleague_cannot_change_my_member(work: Work, colleague: Work, member: UUID) -> None:
    with refused(Code.NOT_YOURS):
        colleague.write(change_member, edit_of(work, member))


# moving (law 5)


def test_moving_changes_the_steward_and_nothing_else(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    thing, due = new_id(), clock.now() + timedelta(hours=3)

    def owe(session: Session) -> None:
        set_due(session, thing, DueKind.PROMISE, member, due)

    work.write(owe)
    before = work.read(queries.profile, member)
    hands.move(timedelta(hours=1))
    lead.write(assign, member, colleague.actor.steward_id)

    [item] = rows(colleague, DueItem, member_id=member)
    assert (item.due, item.owner_id) == (due, colleague.actor.steward_id)  # type: ignore[attr-defined]
    after = colleague.read(queries.profile, member)
    assert after.version == before.version
    assert after.points == before.points
    assert replace(after.header, owner_id=None, owner_name="", mine=False) == replace(
        before.header, owner_id=None, owner_name="", mine=False
    )
    assert after.header.owner_name == "何敏"


def test_moving_is_recorded_with_both_names(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    hands.move(timedelta(hours=1))
    lead.write(assign, member, colleague.actor.steward_id)
    newest = stream(colleague, member)[0]
    assert (newest.what, newest.data) == ("stewardship.began", {"from": "王静", "to": "何敏"})


def test_whoever_had_the_member_sees_them_no_more(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    lead.write(assign, member, colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    with refused(Code.UNKNOWN_MEMBER):
        work.read(queries.header, member)
    with refused(Code.NOT_YOURS):
        work.write(assign, member, work.actor.steward_id)
    assert colleague.read(queries.header, member).mine
    assert not lead.read(queries.header, member).mine
    assert [row.id for row in colleague.read(portfolio)] == [member]
    assert work.read(portfolio) == []


def test_there_and_back_within_one_instant(
    work: Work, colleague: Work, lead: Work, setup: Work, member: UUID
) -> None:
    """The clock stands still; at every instant exactly one stewardship is current (law 1)."""
    for steward in (colleague, work, colleague, work):
        lead.write(assign, member, steward.actor.steward_id)
    served = sorted(rows(lead, Stewardship, member_id=member), key=lambda row: row.since)  # type: ignore[attr-defined]
    ends = [row.until for row in served]  # type: ignore[attr-defined]
    starts = [row.since for row in served]  # type: ignore[attr-defined]
    assert ends == [*starts[1:], None]
    assert starts == sorted(set(starts))
    current = [row for row in rows(setup, Access, member_id=member) if row.until is None]  # type: ignore[attr-defined]
    assert {row.role for row in current} == {"wang", "shen"}  # type: ignore[attr-defined]


def test_moving_to_whom_it_belongs_already_does_nothing(
    work: Work, lead: Work, member: UUID
) -> None:
    lead.write(assign, member, work.actor.steward_id)
    assert len(rows(work, Stewardship, member_id=member)) == 1


def test_nobody_is_given_to_somebody_who_left(
    setup: Work, colleague: Work, lead: Work, member: UUID
) -> None:
    def leave(session: Session) -> None:
        session.get_one(Steward, colleague.actor.steward_id).active = False

    setup.write(leave)
    with refused(Code.STEWARD_GONE):
        lead.write(assign, member, colleague.actor.steward_id)
    with refused(Code.UNKNOWN_STEWARD):
        lead.write(assign, member, new_id())


def test_moving_does_not_make_an_open_edit_stale(
    work: Work, lead: Work, colleague: Work, member: UUID
) -> None:
    edit = edit_of(work, member)
    lead.write(assign, member, colleague.actor.steward_id)
    lead.write(assign, member, work.actor.steward_id)
    lead.write(change_member, replace(edit, city="Tokyo"))


def test_every_verb_says_what_it_touched(colleague: Work, lead: Work, member: UUID) -> None:
    done = lead.write(assign, member, colleague.actor.steward_id)
    assert done.changes.touch(member, "stewardship")
    assert done.changes.touch(member, "due_item")
    assert done.changes.touch(member, "timeline_event")
