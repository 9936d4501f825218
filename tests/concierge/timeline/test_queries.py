"""The stream: pages, days, counts, stubs; nothing of another person ever in it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from concierge.clock import Hands
from concierge.store.instants import FIRST, LAST, from_micros, to_micros
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.actions import NewEvent, look, record_many, retract
from concierge.timeline.kinds import Audience, Kind
from concierge.timeline.rows import Row
from concierge.timeline.rules import Cursor, Filter
from tests.concierge.conftest import NOW, gate

LINES = ("retail", "travel", "food", None)
KINDS = (Kind.ORDER, Kind.BOOKING, Kind.CONTACT, Kind.TASK)


def mixed(member: UUID, n: int) -> list[NewEvent]:
    """`n` events, six hours apart, of several lines and kinds, every fifth internal."""
    return [
        NewEvent(
            member,
            KINDS[i % 4],
            "order.placed",
            Audience.INTERNAL if i % 5 == 0 else Audience.MEMBER,
            at=NOW - timedelta(hours=6 * i),
            line=LINES[i % 3],
            body=f"第 {i} 条",
            feed=True,
        )
        for i in range(1, n + 1)
    ]


def everything(work: Work, member: UUID, wanted: Filter, limit: int) -> list[Row]:
    """All pages, one after the other."""
    rows: list[Row] = []
    cursor: Cursor | None = None
    while True:
        page = work.read(timeline.page, member, wanted, cursor, limit)
        rows += page.rows
        if page.next is None:
            return rows
        cursor = Cursor.parse(page.next)


def test_pages_follow_one_another_without_gap_or_overlap(work: Work, member: UUID) -> None:
    gate(work).write(record_many, mixed(member, 95))
    rows = everything(work, member, Filter(), 10)
    ats = [row.at for row in rows]
    assert len({row.id for row in rows}) == len(rows) >= 95
    assert ats == sorted(ats, reverse=True)


def test_events_of_the_same_instant_are_neither_lost_nor_doubled(work: Work, member: UUID) -> None:
    same = [NewEvent(member, Kind.ORDER, "order.placed", at=NOW, feed=True) for _ in range(25)]
    gate(work).write(record_many, same)
    rows = everything(work, member, Filter(kind="order"), 4)
    assert len({row.id for row in rows}) == 25


def test_every_filter_shows_as_many_rows_as_its_count_says(work: Work, member: UUID) -> None:
    gate(work).write(record_many, mixed(member, 60))
    for internal in (True, False):
        counts = work.read(timeline.counts, member, internal)
        assert counts.total == len(everything(work, member, Filter(internal=internal), 50))
        for line, n in counts.lines:
            wanted = Filter(line=line, internal=internal)
            assert n == len(everything(work, member, wanted, 50))
            assert n == sum(day.n for day in work.read(timeline.days, member, wanted))
        for kind, n in counts.kinds:
            assert n == len(everything(work, member, Filter(kind=kind, internal=internal), 50))


def test_the_days_of_a_stream_add_up_to_its_spans(work: Work, member: UUID) -> None:
    gate(work).write(record_many, mixed(member, 40))
    days = work.read(timeline.days, member, Filter())
    spanned = work.read(timeline.span, member, Filter(), days[0].day, days[-1].day)
    assert sum(day.n for day in days) == len(spanned)
    [first] = [day for day in days if day.day == days[0].day]
    assert first.n == len(work.read(timeline.span, member, Filter(), first.day, first.day))


def test_a_day_begins_at_midnight_of_the_workspace(work: Work, member: UUID) -> None:
    # 23:30 and 00:30 in Shanghai
    for at in (
        datetime(2026, 11, 1, 15, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 16, 30, tzinfo=UTC),
    ):
        order = NewEvent(member, Kind.ORDER, "order.placed", at=at, feed=True)
        gate(work).write(record_many, [order])
    days = work.read(timeline.days, member, Filter(kind="order"))
    assert [day.day for day in days] == [date(2026, 11, 1), date(2026, 11, 2)]


def test_hidden_internals_are_in_no_row_and_no_count(work: Work, member: UUID) -> None:
    gate(work).write(record_many, mixed(member, 30))
    rows = everything(work, member, Filter(internal=False), 50)
    assert {row.audience for row in rows} == {"member"}


def test_nothing_of_a_colleagues_member_is_shown(work: Work, colleague: Work, member: UUID) -> None:
    gate(work).write(record_many, mixed(member, 10))
    assert colleague.read(timeline.page, member, Filter(), None, 50).rows == ()
    assert colleague.read(timeline.counts, member).total == 0
    assert colleague.read(timeline.days, member, Filter()) == []


def test_a_retracted_event_leaves_a_stub_without_its_text(work: Work, member: UUID) -> None:
    event = NewEvent(member, Kind.CONTACT, "contact.logged", body="别人的秘密", party="别人")
    [event_id] = work.write(record_many, [event]).result
    work.write(retract, event_id, "记错人了")
    row = work.read(timeline.event, event_id)
    assert (row.body, row.title, row.party) == ("", "", None)
    assert row.retracted is not None
    assert (row.retracted.reason, row.retracted.steward_name) == ("记错人了", "王静")


def test_what_came_since_i_looked_is_counted(work: Work, member: UUID, hands: Hands) -> None:
    gate(work).write(record_many, mixed(member, 3))
    work.write(look, member, NOW)
    hands.move(timedelta(minutes=1))
    assert work.read(timeline.unseen, member).n == 0
    late = NewEvent(member, Kind.ORDER, "order.placed", at=NOW - timedelta(days=3), feed=True)
    gate(work).write(record_many, [late])
    assert work.read(timeline.unseen, member).n == 1


@pytest.mark.in_a_file
def test_a_deep_page_is_read_by_its_key(work: Work, member: UUID) -> None:
    with work.workspace.readers.connect() as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT * FROM timeline_event WHERE member_id = :m"
                " AND (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT 50"
            ),
            {"m": member.bytes, "at": 0, "id": b""},
        ).all()
    said = " ".join(str(row[-1]) for row in plan)
    assert "PRIMARY KEY" in said
    assert "TEMP B-TREE" not in said


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(to_micros(FIRST), to_micros(LAST - timedelta(microseconds=1))))
def test_a_cursor_is_read_back_as_it_was(micros: int) -> None:
    cursor = Cursor(from_micros(micros), new_id())
    assert Cursor.parse(str(cursor)) == cursor
