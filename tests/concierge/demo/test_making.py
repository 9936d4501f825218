"""What the programme holds: believable, lawful, and alive today."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge import clock
from concierge.demo import programme
from concierge.demo.cast import STORIES
from concierge.demo.house import STEWARDS
from concierge.demo.wanted import Wanted
from concierge.issues import queries as issues
from concierge.issues.queries import IssuesFilter
from concierge.issues.tables import Issue, Tell
from concierge.members.portfolio import portfolio
from concierge.members.tables import Member, Stewardship
from concierge.notes.kinds import Visibility
from concierge.notes.tables import Note
from concierge.store.work import Work
from concierge.team.tables import Steward
from concierge.timeline.kinds import Audience
from concierge.timeline.tables import Retraction, TimelineEvent
from concierge.today.queries import agenda
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace
from tests.concierge.conftest import NOW, signed_in
from tests.concierge.demo.conftest import SMALL, TINY, nobody_looks, there


def every(made: Workspace, statement: Any) -> list[Any]:
    """The rows of a statement."""
    with Session(made.readers) as session:
        return list(session.execute(statement))


def test_the_file_is_whole(made: Workspace) -> None:
    assert workspace_file.check(made).ok


def test_everybody_of_the_house_is_there(made: Workspace) -> None:
    rows = every(made, select(Steward.role, func.count()).group_by(Steward.role))
    assert {row[0].value: row[1] for row in rows} == {"steward": 12, "lead": 2}


def test_the_signed_in_steward_has_as_many_members_as_were_asked_for(wang: Work) -> None:
    rows = wang.read(portfolio)
    assert len(rows) == SMALL.members
    assert {who.name for who, _ in STORIES} < {row.name for row in rows}


def test_every_colleague_has_some(made: Workspace) -> None:
    for login, _, _ in STEWARDS:
        assert signed_in(made, login).read(portfolio)


def test_every_active_member_has_exactly_one_steward(made: Workspace) -> None:
    active = [row.id for row in every(made, select(Member.id).where(Member.active))]
    current = every(made, select(Stewardship.member_id).where(Stewardship.until.is_(None)))
    assert sorted(active) == sorted(row.member_id for row in current)


def test_members_carry_names_of_their_own(made: Workspace) -> None:
    names = Counter(row.name for row in every(made, select(Member.name)))
    assert max(names.values()) == 1


def test_one_member_has_more_than_all_others(made: Workspace) -> None:
    rows = every(
        made,
        select(Member.name, func.count())
        .join(TimelineEvent, TimelineEvent.member_id == Member.id)
        .group_by(Member.id)
        .order_by(func.count().desc()),
    )
    assert rows[0][0] == "梁慕言"
    assert rows[0][1] >= SMALL.most


def test_nothing_happens_after_now(made: Workspace) -> None:
    rows = every(made, select(func.max(TimelineEvent.at), func.max(TimelineEvent.recorded_at)))
    assert max(rows[0]) <= NOW


def test_nothing_internal_was_told(made: Workspace) -> None:
    told = {row.event_id for row in every(made, select(Tell.event_id))}
    audiences = every(made, select(TimelineEvent.audience).where(TimelineEvent.id.in_(told)))
    assert {row.audience for row in audiences} == {Audience.MEMBER}


def test_today_has_something_of_every_section(wang: Work) -> None:
    found = wang.read(agenda)
    sections = Counter(item.section for item in found.items)
    assert set(sections) == {"statutory", "overdue", "today", "tomorrow"}
    assert 12 <= len(found.items) <= 20
    assert found.items[0].address == "韩先生"


def test_some_of_today_is_due_soon_and_something_is_put_off(wang: Work) -> None:
    states = Counter(item.state for item in wang.read(agenda).items)
    assert states["soon"] >= 1
    assert states["snoozed"] == 1


def test_a_colleague_took_a_message_that_waits_for_an_answer(wang: Work) -> None:
    [message] = [item for item in wang.read(agenda).items if item.kind == "reply"]
    assert (message.address, message.why.values["by"]) == ("高先生", "何敏")


@pytest.mark.parametrize("login", [login for login, _, _ in STEWARDS])
def test_nobodys_today_is_empty(made: Workspace, login: str) -> None:
    assert signed_in(made, login).read(agenda).items


def test_one_issue_is_ready_to_close_in_each_language(wang: Work) -> None:
    rows = wang.read(issues.issues, IssuesFilter())
    ready = [row.member_name for row in rows if wang.read(issues.detail, row.id).ready]
    assert sorted(ready) == ["Marta Lindqvist", "唐若溪"]


def test_the_broken_plate_still_needs_two_promises_and_a_proof(wang: Work) -> None:
    [row] = [
        row for row in wang.read(issues.issues, IssuesFilter()) if row.title == "餐具包裹晚到且破损"
    ]
    detail = wang.read(issues.detail, row.id)
    checks = {check.code: check for check in detail.checklist}
    assert checks["answer_told"].ok
    assert checks["promises_ended"].detail["n"] == 2
    assert not checks["proof"].ok
    assert row.broken


def test_issues_ended_in_many_ways_and_some_came_back(made: Workspace) -> None:
    rows = every(made, select(Issue.status, Issue.reopened, Issue.answer_outcome))
    assert {row.status.value for row in rows} == {
        "open",
        "waiting_member",
        "waiting_partner",
        "told",
        "closed",
    }
    assert sum(row.reopened for row in rows) == 2
    assert any((row.answer_outcome or "").startswith("无法满足") for row in rows)


def test_a_contact_with_the_wrong_person_has_gone_where_it_belongs(made: Workspace) -> None:
    [lead, *folded] = every(
        made,
        select(Member.name, TimelineEvent.kind)
        .join(Retraction, Retraction.member_id == Member.id)
        .join(TimelineEvent, TimelineEvent.id == Retraction.event_id)
        .order_by(TimelineEvent.lead_id.is_not(None)),
    )
    assert (lead.name, lead.kind) == ("周子衡", "contact")
    assert len(folded) == 2


def test_notes_are_of_every_visibility_and_some_are_pinned(made: Workspace) -> None:
    rows = every(made, select(Note.visibility, Note.pinned))
    assert {row.visibility for row in rows} == set(Visibility)
    assert any(row.pinned for row in rows)


def test_only_the_last_word_of_one_member_is_new(wang: Work) -> None:
    from concierge.timeline.queries import unseen

    rows = {row.name: row.id for row in wang.read(portfolio)}
    assert wang.read(unseen, rows["林雅岚"]).n == 1
    assert wang.read(unseen, rows["吴柏川"]).n == 0


def test_the_same_seed_tells_the_same_and_another_another(
    tmp_path: Path, in_shanghai: None
) -> None:
    def told(folder: str, seed: int, at: timedelta = timedelta()) -> list[Any]:
        with clock.frozen(NOW + at):
            place = there(tmp_path / folder)
            made = programme.ready(place, nobody_looks, Wanted(seed=seed), TINY)
            with workspace_file.open(made.path, key_file=made.key_file) as opened:
                rows = every(
                    opened,
                    select(
                        Member.number,
                        Member.name,
                        TimelineEvent.at,
                        TimelineEvent.recorded_at,
                        TimelineEvent.what,
                        TimelineEvent.title,
                        TimelineEvent.body,
                    ).join(Member, Member.id == TimelineEvent.member_id),
                )
                return sorted(tuple(row) for row in rows)

    first = told("a", 7)
    assert told("b", 7) == first
    assert told("c", 8) != first
    assert told("d", 7, timedelta(days=1)) != first
