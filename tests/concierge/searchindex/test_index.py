"""The text index in a real encrypted workspace, against a scan of the same texts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select, text
from sqlalchemy.orm import Session

from concierge.searchindex import index
from concierge.searchindex.folding import fold
from concierge.searchindex.index import Entry, TextRef
from concierge.searchindex.tokens import holds, terms
from concierge.store.types import new_id
from concierge.workspace.file import Workspace

pytestmark = pytest.mark.in_a_file  # a server is asked in finding/

START = datetime(2026, 1, 1, tzinfo=UTC)
LIN, WU = new_id(), new_id()


def entry(said: str, minutes: int = 0, member: UUID = LIN, source: UUID | None = None) -> Entry:
    """A text of 林女士, some minutes after START."""
    at = START + timedelta(minutes=minutes)
    return Entry(at, member, "event", source or new_id(), said)


def found(
    connection: Session | Connection,
    query: str,
    member: UUID | None = None,
    limit: int = 100,
    before: index.Match | None = None,
) -> list[UUID]:
    """The sources that match, in the order given."""
    matches = index.match(connection, terms(query), member, limit, before)
    return [match.source_id for match in matches]


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    """A session whose writes end with the test."""
    with Session(workspace.writer) as session:
        yield session
        session.rollback()


def test_the_newest_come_first(session: Session) -> None:
    entries = [entry("退款到账了吗", minutes) for minutes in (3, 1, 2)]
    index.add(session, entries)
    third, first, second = (one.source_id for one in entries)
    assert found(session, "退款") == [third, second, first]
    assert found(session, "退款", limit=1) == [third]


def test_pages_follow_each_other_without_gap(session: Session) -> None:
    index.add(session, [entry("退款", minutes) for minutes in range(7)])
    whole = index.match(session, ["退款"], None, 100)
    first = index.match(session, ["退款"], None, 4)
    rest = index.match(session, ["退款"], None, 4, first[-1])
    assert [*first, *rest] == whole


def test_one_member_at_a_time(session: Session) -> None:
    hers, his = entry("退款", member=LIN), entry("退款", member=WU)
    index.add(session, [hers, his])
    assert found(session, "退款", LIN) == [hers.source_id]
    assert found(session, "退款", WU) == [his.source_id]


def test_no_word_finds_the_mark_of_a_member(session: Session) -> None:
    index.add(session, [entry("早上好")])
    assert found(session, LIN.hex) == []
    assert found(session, LIN.hex[:3]) == []


def test_a_text_taken_out_is_no_longer_found(session: Session) -> None:
    kept, gone = entry("退款"), entry("退款", 1)
    index.add(session, [kept, gone])
    index.remove(session, "event", gone.source_id)
    assert found(session, "退款") == [kept.source_id]
    index.remove(session, "event", gone.source_id)


def test_taking_out_a_note_leaves_an_event_of_the_same_id(session: Session) -> None:
    event = entry("退款")
    note = Entry(event.at, LIN, "note", event.source_id, "退款")
    index.add(session, [event, note])
    index.remove(session, "note", event.source_id)
    assert [match.kind for match in index.match(session, ["退款"], None, 9)] == ["event"]


def test_what_has_no_word_is_not_kept(session: Session) -> None:
    index.add(session, [entry(""), entry("……！")])
    assert session.scalar(select(func.count()).select_from(TextRef)) == 0


def test_texts_of_the_same_millisecond_with_the_same_last_bits_are_all_kept(
    session: Session,
) -> None:
    last = (1 << index.TIE_BITS) - 1
    same = [UUID(int=n << 64 | last) for n in (1, 2, 3)]
    index.add(session, [entry("退款", source=same[0]), entry("退款", source=same[1])])
    index.add(session, [entry("退款", source=same[2])])
    assert set(found(session, "退款")) == set(same)
    assert {match.at for match in index.match(session, ["退款"], None, 9)} == {START}


def test_more_texts_of_one_member_and_millisecond_than_have_room_in_it_are_all_kept(
    session: Session,
) -> None:
    entries = [entry("退款") for _ in range(50)]
    index.add(session, entries[:30])
    index.add(session, entries[30:])
    assert set(found(session, "退款")) == {one.source_id for one in entries}
    last = max(match.at for match in index.match(session, ["退款"], None, 99))
    assert last - START <= timedelta(milliseconds=3)


def test_whose_texts_may_be_seen_can_be_said_beforehand(session: Session) -> None:
    members = [new_id() for _ in range(40)]
    entries = [entry("退款", n, members[n % 40]) for n in range(400)]
    index.add(session, entries)
    mine = TextRef.member_id.in_(members[:3])
    matches = index.match(session, ["退款"], None, 400, visible=mine, members=members[:3])
    assert [match.source_id for match in matches] == [
        one.source_id for one in reversed(entries) if one.member_id in members[:3]
    ]


def test_times_before_1970_sort_too(session: Session) -> None:
    old = Entry(datetime(1969, 7, 20, tzinfo=UTC), LIN, "event", new_id(), "登月")
    new = entry("登月")
    index.add(session, [old, new])
    assert found(session, "登月") == [new.source_id, old.source_id]


def test_hits_out_of_sight_do_not_count_towards_the_limit(session: Session) -> None:
    entries = [entry("退款", n, LIN if n % 5 == 0 else WU) for n in range(50)]
    index.add(session, entries)
    mine = TextRef.member_id == LIN
    matches = index.match(session, ["退款"], None, 3, visible=mine)
    assert [match.source_id for match in matches] == [entries[n].source_id for n in (45, 40, 35)]


def test_nothing_is_asked_when_there_are_no_terms(session: Session) -> None:
    index.add(session, [entry("退款")])
    assert index.match(session, (), None, 9) == []


def test_idle_merging_ends_and_loses_nothing(session: Session) -> None:
    entries = [entry(f"退款 refund {n}", n) for n in range(40)]
    for one in entries:
        index.add(session, [one])
        session.commit()
    steps = 0
    while index.merge(session):
        session.commit()
        steps += 1
        assert steps < 200
    assert found(session, "refu") == [one.source_id for one in reversed(entries)]


def test_a_search_walks_the_index_and_sorts_nothing(session: Session) -> None:
    plan = session.execute(
        text(
            "EXPLAIN QUERY PLAN SELECT r.rowid FROM text_fts JOIN text_ref r"
            " ON r.rowid = text_fts.rowid WHERE text_fts MATCH 'a'"
            " AND EXISTS (SELECT 1 FROM access a WHERE a.role = 'x' AND a.member_id = r.member_id)"
            " ORDER BY text_fts.rowid DESC LIMIT 20"
        )
    )
    steps = [row[3] for row in plan]
    assert "text_fts" in steps[0]
    assert not any("TEMP B-TREE" in step for step in steps)


SAID = st.lists(
    st.text(st.sampled_from("退款货单到账 ，。\nabcAB12 ＡＢ１é"), max_size=12), max_size=8
)
ASKED = st.text(st.sampled_from("退款货单到abc12 "), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(said=SAID, asked=ASKED)
def test_hits_are_those_of_a_scan(session: Session, said: Sequence[str], asked: str) -> None:
    entries = [entry(one, n) for n, one in enumerate(said)]
    wanted = terms(asked)
    with session.begin_nested() as savepoint:
        index.add(session, entries)
        texts = {one.source_id: one.text for one in entries}
        checked = [one for one in found(session, asked) if holds(texts[one], wanted)]
        savepoint.rollback()
    scanned = [one.source_id for one in reversed(entries) if wanted and scan(one.text, wanted)]
    assert checked == scanned


def scan(said: str, wanted: Sequence[str]) -> bool:
    """Han as a substring; words and numbers where no letter, or digit, stands before."""
    folded = fold(said)
    return all(
        any(
            folded.startswith(term, place) and not joined(folded[place - 1 : place], term[0])
            for place in range(len(folded))
        )
        for term in wanted
    )


def joined(before: str, first: str) -> bool:
    """Whether two characters belong to one word."""
    if not before or "\u4e00" <= first <= "\u9fff" or "\u4e00" <= before <= "\u9fff":
        return False
    return before.isalnum() and before.isdigit() == first.isdigit()


def test_real_conversations_are_found_as_a_scan_finds_them(
    session: Session, shared_data: Callable[[str], Path]
) -> None:
    lines = (shared_data("zh-jddc") / "dataSet" / "trainQuestions.txt").read_text("utf-8")
    entries = [entry(line, n) for n, line in enumerate(lines.splitlines()[:2000])]
    index.add(session, entries)
    for query in ("退款", "发货", "京东", "货", "什么时候", "七天无理由", "ems", "e", "发票 京东"):
        wanted = terms(query)
        texts = {one.source_id: one.text for one in entries}
        checked = [one for one in found(session, query, limit=9999) if holds(texts[one], wanted)]
        assert checked == [one.source_id for one in reversed(entries) if scan(one.text, wanted)], (
            query
        )
        assert checked, query


def test_thousands_of_saves_that_nobody_tidies_after_are_kept_and_found(
    workspace: Workspace,
) -> None:
    """FTS5 holds two thousand pieces; one more is a disk it calls full."""
    for n in range(2100):
        with workspace.writer.begin() as connection:
            index.add(connection, [entry(f"第{n}件包裹", n)])
    with workspace.writer.begin() as connection:
        assert len(found(connection, "包裹", limit=3000)) == 2100
