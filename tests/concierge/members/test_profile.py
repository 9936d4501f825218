"""Facts, ways to reach somebody, and dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.members import queries
from concierge.members.find import find
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.noted import noted
from concierge.members.profile import (
    NewDate,
    NewFact,
    NewPoint,
    add_date,
    add_fact,
    add_point,
    correct_fact,
    end_date,
    end_fact,
    end_point,
    reveal_point,
)
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.timeline.queries import page
from concierge.timeline.rules import Filter
from tests.refusals import refused


def newest(work: Work, member: UUID) -> tuple[str, str, dict[str, object]]:
    row = work.read(page, member, Filter(), None, 1).rows[0]
    return row.what, row.title, row.data


def test_what_must_not_be_forgotten_comes_first(work: Work, member: UUID) -> None:
    for kind, text in (
        (FactKind.LIKES, "高楼层"),
        (FactKind.TABOO, "勿称“林姐”"),
        (FactKind.ALLERGY, "花生过敏"),
    ):
        work.write(add_fact, NewFact(member, kind, text))
    facts = work.read(queries.header, member).facts
    assert [fact.text for fact in facts] == ["花生过敏", "勿称“林姐”", "高楼层"]
    assert [fact.must_not_forget for fact in facts] == [True, True, False]


def test_a_fact_is_recorded_and_can_end(work: Work, member: UUID) -> None:
    fact = work.write(add_fact, NewFact(member, FactKind.ALLERGY, "花生")).result
    assert newest(work, member) == ("profile.fact", "花生", {"kind": "allergy"})
    work.write(end_fact, fact)
    assert newest(work, member) == ("profile.fact_ended", "花生", {"kind": "allergy"})
    assert work.read(queries.header, member).facts == ()
    with refused(Code.GONE):
        work.write(end_fact, fact)


def test_quiet_hours_have_two_ends(work: Work, member: UUID) -> None:
    rule = NewFact(member, FactKind.CONTACT_RULE, "", "22:00", "09:00")
    work.write(add_fact, rule)
    [fact] = work.read(queries.header, member).facts
    assert (fact.quiet_from, fact.quiet_until) == ("22:00", "09:00")
    with refused(Code.HOURS_WRONG):
        work.write(add_fact, NewFact(member, FactKind.CONTACT_RULE, "", "22:00"))
    with refused(Code.HOURS_WRONG):
        work.write(add_fact, NewFact(member, FactKind.CONTACT_RULE, "", "22:00", "soon"))
    with refused(Code.TEXT_MISSING):
        work.write(add_fact, NewFact(member, FactKind.CONTACT_RULE, " "))


def test_a_complaint_is_counted_for_thirty_days(work: Work, member: UUID) -> None:
    ended = work.write(add_fact, NewFact(member, FactKind.COMPLAINT, "包裹")).result
    work.write(add_fact, NewFact(member, FactKind.COMPLAINT, "酒店"))
    work.write(end_fact, ended)
    header = work.read(queries.header, member)
    assert (header.complaints_30d, len(header.facts)) == (2, 1)


def test_a_phone_is_kept_as_given_and_as_dialled(work: Work, member: UUID) -> None:
    work.write(add_point, NewPoint(member, PointKind.PHONE, "139 1234 2094", "助理"))
    points = work.read(queries.profile, member).points
    assert [(point.value, point.plain, point.label) for point in points] == [
        ("13800004417", "+8613800004417", ""),
        ("139 1234 2094", "+8613912342094", "助理"),
    ]
    assert newest(work, member) == ("profile.point", "助理", {"kind": "phone"})
    assert [one.phone_tail for one in work.read(find, "2094")] == ["2094"]


def test_the_same_phone_twice_has_the_effect_of_once(work: Work, member: UUID) -> None:
    again = NewPoint(member, PointKind.PHONE, "+86 138 0000 4417")
    assert work.write(add_point, again).changes.members == frozenset()
    assert len(work.read(queries.profile, member).points) == 1


def test_a_phone_that_ended_finds_nobody(work: Work, member: UUID) -> None:
    [point] = work.read(queries.profile, member).points
    work.write(end_point, point.id)
    assert work.read(find, "4417") == []
    assert [one.phone_tail for one in work.read(find, "林雅岚")] == [""]


def test_looking_at_a_phone_in_full_is_on_the_record(work: Work, member: UUID) -> None:
    [point] = work.read(queries.profile, member).points
    assert work.write(reveal_point, point.id).result == "13800004417"

    def looks(session: Session) -> list[tuple[object, ...]]:
        record = select(Audit.change, Audit.member_id, Audit.steward_id, Audit.row_id)
        return [tuple(row) for row in session.execute(record.where(Audit.change == "look"))]

    assert work.read(looks) == [("look", member, work.actor.steward_id, str(point.id))]


def test_dates_come_in_the_order_of_their_next_day(work: Work, member: UUID) -> None:
    work.write(add_date, NewDate(member, DateKind.BIRTHDAY, "", 12, 3, 1988))
    gone = work.write(add_date, NewDate(member, DateKind.OTHER, "搬家", 1, 1)).result
    work.write(add_date, NewDate(member, DateKind.ANNIVERSARY, "结婚", 11, 21))
    assert newest(work, member)[0] == "profile.date"
    work.write(end_date, gone)
    dates = work.read(queries.profile, member).dates
    assert [(dated.kind, dated.in_days) for dated in dates] == [
        ("anniversary", 1),
        ("birthday", 13),
    ]
    with refused(Code.DATE_WRONG):
        work.write(add_date, NewDate(member, DateKind.BIRTHDAY, "", 2, 30))


def test_until_the_day_begins_a_date_is_as_far_off_as_the_evening_before(
    work: Work, member: UUID, hands: Hands
) -> None:
    work.write(add_date, NewDate(member, DateKind.BIRTHDAY, "", 11, 21))
    hands.set(datetime(2026, 11, 20, 19, 5, tzinfo=UTC))  # 03:05 in Shanghai
    assert [dated.in_days for dated in work.read(queries.profile, member).dates] == [1]


def test_a_colleague_can_do_none_of_this(work: Work, colleague: Work, member: UUID) -> None:
    [point] = work.read(queries.profile, member).points
    fact = work.write(add_fact, NewFact(member, FactKind.LIKES, "茶")).result
    for verb, draft in (
        (add_fact, NewFact(member, FactKind.LIKES, "x")),
        (add_point, NewPoint(member, PointKind.PHONE, "1")),
        (add_date, NewDate(member, DateKind.OTHER, "", 1, 1)),
        (end_fact, fact),
        (end_point, point.id),
        (reveal_point, point.id),
    ):
        with pytest.raises(Refusal) as told:
            colleague.write(verb, draft)  # type: ignore[arg-type]
        # A server shows not even that it is there.
        assert told.value.code in (Code.NOT_YOURS, Code.GONE)


def test_a_fact_is_put_right_as_one_entry(work: Work, member: UUID) -> None:
    fact = work.write(add_fact, NewFact(member, FactKind.TABOO, "勿称林姐")).result
    right = work.write(correct_fact, fact, NewFact(member, FactKind.TABOO, "勿提前夫")).result
    [known] = work.read(queries.header, member).facts
    assert (known.id, known.text) == (right, "勿提前夫")
    assert newest(work, member) == ("profile.fact_corrected", "勿提前夫", {"kind": "taboo"})
    with refused(Code.GONE):
        work.write(correct_fact, fact, NewFact(member, FactKind.TABOO, "别的"))


def test_a_fact_noted_by_somebody_else_or_long_ago_is_put_right_with_a_reason(
    work: Work, member: UUID, hands: Hands
) -> None:
    fact = work.write(add_fact, NewFact(member, FactKind.TABOO, "勿称林姐")).result
    said = work.read(noted, member, "taboo", "勿称林姐")
    assert said is not None
    assert said.steward_id == work.actor.steward_id
    hands.move(timedelta(hours=25))
    right = NewFact(member, FactKind.TABOO, "勿提前夫")
    with refused(Code.TEXT_MISSING):
        work.write(correct_fact, fact, right)
    work.write(correct_fact, fact, right, "听错了")
    assert newest(work, member)[2] == {"kind": "taboo", "why": "听错了"}
    assert work.read(noted, member, "taboo", "勿称林姐") is None
