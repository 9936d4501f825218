"""What is asked all day is looked up, never looked through: the plans SQLite makes of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.finding.queries import search, search_member
from concierge.issues.actions import raise_issue
from concierge.issues.kinds import OpenedBy
from concierge.issues.rules import IssueDraft
from concierge.members.due import set_due
from concierge.members.find import find
from concierge.members.kinds import DueKind
from concierge.members.on_the_way import on_the_way
from concierge.members.portfolio import portfolio
from concierge.members.queries import by_number, header
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Cursor, Filter
from concierge.today.queries import agenda
from concierge.workspace import engine

pytestmark = pytest.mark.in_a_file

Plan = list[str]


@pytest.fixture
def plans(work: Work) -> Callable[..., list[Plan]]:
    """The plans of all that a question asks of the database."""

    def of(question: Callable[..., Any], *args: object) -> list[Plan]:
        asked: list[tuple[str, Any]] = []

        def note(*given: Any) -> None:
            asked.append((given[2], given[3]))

        event.listen(work.workspace.readers, "before_cursor_execute", note)
        try:
            work.read(question, *args)
        finally:
            event.remove(work.workspace.readers, "before_cursor_execute", note)
        driver = engine.connect(work.workspace.path, work.workspace.key)
        try:
            found = [driver.execute(f"EXPLAIN QUERY PLAN {sql}", values) for sql, values in asked]
            return [[row[3] for row in rows] for rows in found]
        finally:
            driver.close()

    return of


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "PRIMARY KEY (member_id=?"),
        (Filter(internal=False), "PRIMARY KEY (member_id=?"),
        (Filter(kind="survey"), "INDEX ix_timeline_event_member_kind (member_id=? AND kind=?"),
        (Filter(line="food"), "INDEX ix_timeline_event_member_line (member_id=? AND line=?"),
        (Filter(line="food", kind="order"), "INDEX ix_timeline_event_member_kind (member_id=?"),
        (
            Filter(kind="survey", internal=False),
            "INDEX ix_timeline_event_member_kind (member_id=? AND kind=?",
        ),
    ],
)
@pytest.mark.parametrize("deep", [False, True], ids=["first", "deep"])
def test_a_page_is_read_in_its_order_from_where_it_begins(
    plans: Callable[..., list[Plan]],
    work: Work,
    member: UUID,
    wanted: Filter,
    index: str,
    deep: bool,
) -> None:
    newest = work.read(timeline.page, member, Filter(), None, 1).rows[0]
    before = Cursor(newest.at, newest.id) if deep else None
    plan, *_ = plans(timeline.page, member, wanted, before, 50)
    assert f"SEARCH timeline_event USING {index}" in plan[0]
    assert ("(at,id)<(?,?)" in plan[0]) is deep
    assert sorted_by_itself(plan)
    assert looked_up(plan)


def test_the_entries_of_an_issue_are_found_by_it(
    plans: Callable[..., list[Plan]], work: Work, member: UUID
) -> None:
    draft = IssueDraft("退款未到账", "retail")
    issue = work.write(raise_issue, member, draft, OpenedBy.STEWARD).result
    plan, *_ = plans(timeline.page, member, Filter(issue_id=issue), None, 50)
    found_by = "ix_timeline_event_member_issue (member_id=? AND issue_id=? AND lead_id=?)"
    assert found_by in plan[0]
    assert sorted_by_itself(plan)
    assert looked_up(plan)


@pytest.mark.parametrize(
    "question",
    [
        lambda session, member: timeline.days(session, member, Filter()),
        lambda session, member: timeline.counts(session, member),
        lambda session, member: timeline.unseen(session, member),
        lambda session, member: header(session, member),
        lambda session, member: on_the_way(session, member),
        lambda session, _: portfolio(session),
        lambda session, _: agenda(session),
        lambda session, _: by_number(session, "88000001"),
        lambda session, _: find(session, "lin"),
        lambda session, _: search(session, "退款"),
        lambda session, member: search_member(session, member, "refund"),
    ],
    ids=[
        "days",
        "counts",
        "unseen",
        "header",
        "on the way",
        "portfolio",
        "Today",
        "by number",
        "by pinyin",
        "search",
        "search of one member",
    ],
)
def test_nothing_is_looked_through(
    plans: Callable[..., list[Plan]], work: Work, member: UUID, question: Callable[..., Any]
) -> None:
    work.write(log_contact, Contact(member, "退款 refund"))
    asked = plans(question, member)
    assert asked
    for plan in asked:
        assert looked_up(plan), plan


def test_what_things_are_called_is_found_by_their_keys(
    plans: Callable[..., list[Plan]], work: Work, member: UUID, hands: Hands
) -> None:
    for kind in DueKind:
        work.write(set_due, new_id(), kind, member, hands.at)
    things, titles = plans(lambda session, _: agenda(session), None)
    assert looked_up(things)
    assert looked_up(titles)


def test_a_search_comes_newest_first_without_sorting(
    plans: Callable[..., list[Plan]], member: UUID
) -> None:
    _whose, plan, *_ = plans(search, "退款")
    assert plan[0].startswith("SCAN text_fts VIRTUAL TABLE")
    assert sorted_by_itself(plan)


def looked_up(plan: Plan) -> bool:
    """Whether no table is gone through; the text index calls its own lookup a scan."""
    harmless = ("VIRTUAL TABLE INDEX", "CONSTANT ROW")
    return not any(
        step.startswith("SCAN") and not any(one in step for one in harmless) for step in plan
    )


def sorted_by_itself(plan: Plan) -> bool:
    """Whether rows come in order and need no sorting."""
    return not any("TEMP B-TREE" in step for step in plan)
