"""Whose a phone or an address is already."""

from uuid import UUID

import pytest

from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import PointKind
from concierge.members.profile import NewPoint, add_point, end_point
from concierge.members.queries import profile
from concierge.members.sharing import Shared, shared
from concierge.store.work import Work

HERE = "Asia/Shanghai"
PHONE, EMAIL, WECHAT = PointKind.PHONE, PointKind.EMAIL, PointKind.WECHAT


@pytest.mark.parametrize(
    "typed", ["13800004417", "+86 138 0000 4417", "138-0000-4417", " １３８００００４４１７ "]
)
def test_a_phone_is_somebodys_however_it_is_written(work: Work, member: UUID, typed: str) -> None:
    assert work.read(shared, [(PHONE, typed)], HERE) == [Shared(typed.strip(), ("林雅岚",))]


@pytest.mark.parametrize(
    "typed", ["", " ", "4417", "13800004418", "800004417", "\ud800", "\0", "?"]
)
def test_what_is_not_the_whole_of_it_is_nobodys(work: Work, member: UUID, typed: str) -> None:
    for kind in PointKind:
        assert work.read(shared, [(kind, typed)], HERE) == []


def test_a_family_shares_and_nothing_is_refused(work: Work, member: UUID) -> None:
    work.write(add_point, NewPoint(member, EMAIL, "Lin@Example.com"))
    work.write(add_point, NewPoint(member, WECHAT, "linhome"))
    work.write(add_point, NewPoint(member, PointKind.ADDRESS, "世纪大道 100 号"))
    new = NewMember(
        "2", "林小雨", phones=("13800004417",), emails=("lin@example.com",),
        steward_id=work.actor.steward_id,
    )  # fmt: skip
    other = work.write(add_member, new).result
    both = ("林小雨", "林雅岚")
    ways = [(PHONE, "13800004417"), (EMAIL, "LIN@example.com"), (WECHAT, "linhome")]
    assert [one.names for one in work.read(shared, ways, HERE)] == [both, both, ("林雅岚",)]
    assert [one.names for one in work.read(shared, ways, HERE, member)] == [("林小雨",)] * 2
    assert [one.names for one in work.read(shared, ways, HERE, other)] == [("林雅岚",)] * 3
    assert work.read(shared, [(PointKind.ADDRESS, "世纪大道 100 号")], HERE) == []
    work.write(end_point, work.read(profile, member).points[0].id)
    assert work.read(shared, ways[:1], HERE, other) == []


def test_nothing_is_told_of_whom_one_may_not_see(
    work: Work, colleague: Work, lead: Work, member: UUID
) -> None:
    assert colleague.read(shared, [(PHONE, "13800004417")], HERE) == []
    assert lead.read(shared, [(PHONE, "13800004417")], HERE) == [Shared("13800004417", ("林雅岚",))]
