"""Many members move as one does: every table says the same afterwards."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign, assign_many
from concierge.members.tables import Stewardship
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.base import Base
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.cover import cover
from concierge.workspace.file import Workspace
from tests.refusals import refused

HOUR = timedelta(hours=1)
ITS_OWN = {"id", "key", "number", "ref", "rowid", "seq", "tail", "term", "verb"}
"""Columns in which two members, or two ways, differ whatever is done with them."""
NOISE = re.compile(
    r"UUID\('[0-9a-f-]{36}'\)|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|hmac:\w+"
    r"|\b7700\d+|\b[A-Z]-\w{6}\b"
)


def busy(work: Work, number: int, hands: Hands) -> UUID:
    """A member with an issue, a promise and a reminder."""
    new = NewMember(f"7700{number}", "吴柏川", steward_id=work.actor.steward_id)
    member = work.write(add_member, new).result
    due = hands.at + 2 * HOUR
    promises = (PromiseDraft("退款", due, "Asia/Shanghai"),)
    issue = IssueDraft("包裹破损", "logistics")
    work.write(log_contact, Contact(member, "盒子压瘪了。", issue=issue, promises=promises))
    work.write(set_reminder, member, ReminderDraft("回访", due + HOUR, "Asia/Shanghai"))
    return member


def one_by_one(session: Session, member_ids: Sequence[UUID], steward_id: UUID) -> None:
    for member_id in member_ids:
        assign(session, member_id, steward_id)


def stored(workspace: Workspace, member: UUID) -> dict[str, list[str]]:
    """Every row of that member, of every table, but for what is its own in any case."""
    found = {}
    with workspace.readers.connect() as connection:
        for table in Base.metadata.tables.values():
            whose = table.c.get("member_id" if table.name != "member" else "id")
            if whose is not None:
                rows = connection.execute(select(table).where(whose == member)).all()
                found[table.name] = sorted(_said(row) for row in rows)
    return found


def _said(row: Row[Any]) -> str:
    said = {name: value for name, value in row._mapping.items() if name not in ITS_OWN}
    return NOISE.sub("…", repr(said))


def test_it_is_the_same_as_one_by_one(
    workspace: Workspace, work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    singly, together = ([busy(work, 10 * way + n, hands) for n in range(3)] for way in (1, 2))
    hands.move(HOUR)
    lead.write(cover, work.actor.steward_id, lead.actor.steward_id, [(hands.at, hands.at + HOUR)])
    for to in (colleague, work):  # and back
        hands.move(HOUR / 4)
        one = lead.write(one_by_one, singly, to.actor.steward_id)
        many = lead.write(assign_many, together, to.actor.steward_id)
        assert (one.changes.kinds, len(one.changes.members)) == (many.changes.kinds, 3)
        assert many.changes.members == frozenset(together)
        for left, right in zip(singly, together, strict=True):
            assert stored(workspace, left) == stored(workspace, right)


def test_what_is_compared_shows_a_difference(
    workspace: Workspace, work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    left, right = busy(work, 1, hands), busy(work, 2, hands)
    hands.move(HOUR)
    lead.write(assign_many, [left], colleague.actor.steward_id)
    before, after = stored(workspace, right), stored(workspace, left)
    changed = {table for table in before if before[table] != after[table]}
    kept = {"access", "audit", "stewardship", "timeline_day", "timeline_event"}
    assert kept <= changed


def test_it_is_one_operation_with_a_row_for_each_member(
    workspace: Workspace, work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    members = [busy(work, n, hands) for n in range(3)]
    hands.move(HOUR)
    done = lead.write(assign_many, members * 2, colleague.actor.steward_id)
    audit = Base.metadata.tables["audit"]
    wanted = select(audit.c.member_id, audit.c.table_name, audit.c.change).where(
        audit.c.operation == done.changes.operation
    )
    with workspace.readers.connect() as connection:
        rows = {tuple(row) for row in connection.execute(wanted)}
    acts = (("stewardship", "update"), ("stewardship", "insert"), ("timeline_event", "insert"))
    assert rows == {(member, *act) for member in members for act in acts}


def test_where_the_clock_stands_still_each_begins_after_the_one_before(
    workspace: Workspace, work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    members = [busy(work, n, hands) for n in range(2)]
    lead.write(assign_many, members, colleague.actor.steward_id)
    with workspace.readers.connect() as connection:
        asked = select(Stewardship.since, Stewardship.until).order_by(Stewardship.since)
        for member in members:
            before, after = connection.execute(asked.where(Stewardship.member_id == member))
            assert before.since < before.until == after.since
            assert after.until is None


def test_whom_one_does_not_serve_nobody_moves(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    mine = busy(work, 1, hands)
    hers = colleague.actor.steward_id
    new = NewMember("77005", "高远", steward_id=hers)
    theirs = colleague.write(add_member, new).result
    for members in ([mine, theirs], [mine, new_id()]):
        with refused(Code.NOT_YOURS):
            work.write(assign_many, members, hers)
    assert lead.write(assign_many, [], hers).changes.kinds == frozenset()


def test_to_somebody_unknown_nobody_moves(work: Work, hands: Hands) -> None:
    with refused(Code.UNKNOWN_STEWARD):
        work.write(assign_many, [busy(work, 1, hands)], new_id())
