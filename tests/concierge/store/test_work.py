"""One verb, one transaction: a change, its event and its audit row, or none of them."""

from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.members.tables import Member, Stewardship
from concierge.store.act import act
from concierge.store.audit import Audit
from concierge.store.ticket import Ticket
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.timeline.tables import TimelineEvent
from concierge.workspace.file import Workspace
from tests.refusals import refused


def audits(workspace: Workspace) -> int:
    """How many rows are on the record."""
    with workspace.readers.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Audit)) or 0


def events(workspace: Workspace) -> int:
    """How many events are stored."""
    with workspace.readers.connect() as connection:
        return connection.scalar(select(func.count()).select_from(TimelineEvent)) or 0


def test_a_verb_that_fails_half_way_leaves_nothing(
    work: Work, workspace: Workspace, member: UUID
) -> None:
    before = events(workspace), audits(workspace)

    def half(session: Session) -> None:
        log_contact(session, Contact(member, "只写了一半"))
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work.write(half)
    assert (events(workspace), audits(workspace)) == before


def test_every_change_is_on_the_record_under_one_operation(work: Work, member: UUID) -> None:
    done = work.write(log_contact, Contact(member, "问好"))
    with work.workspace.readers.connect() as connection:
        rows = connection.execute(
            select(Audit).where(Audit.operation == done.changes.operation)
        ).all()
    assert {row.table_name for row in rows} == {"timeline_event"}
    assert {row.verb for row in rows} == {"contacts.actions.log_contact"}
    assert {row.steward_id for row in rows} == {work.actor.steward_id}


def test_the_record_holds_no_personal_value(work: Work, member: UUID) -> None:
    with work.workspace.readers.connect() as connection:
        said = " ".join(str(row) for row in connection.execute(text("SELECT * FROM audit")))
    assert "林雅岚" not in said
    assert "13800004417" not in said
    assert "hmac:" in said


def test_changes_name_the_members_and_tables_touched(work: Work, member: UUID) -> None:
    changes = work.write(log_contact, Contact(member, "问好")).changes
    assert changes.members == {member}
    assert {"timeline_event", "member"} <= changes.kinds
    assert changes.touch(member, "timeline_event")
    assert not changes.touch(new_id())


def test_another_programs_writes_are_news_and_ones_own_are_not(
    work: Work, workspace: Workspace, member: UUID
) -> None:
    other = Work(workspace, work.actor)
    assert work.news.since_last() is None
    work.write(log_contact, Contact(member, "自己写的"))
    assert work.news.since_last() is None
    other.write(log_contact, Contact(member, "别处写的"))
    news = work.news.since_last()
    assert news is not None
    assert news.touch(member, "timeline_event")
    assert work.news.since_last() is None


def test_a_stale_question_is_stopped(work: Work) -> None:
    ticket = Ticket()
    ticket.interrupt()
    with refused(Code.INTERRUPTED):
        work.ask(ticket, lambda session: session.scalar(text("SELECT 1")))


def test_what_becomes_stale_between_two_statements_is_stopped_in_the_next(work: Work) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000) "
        "SELECT count(*) FROM n"
    )
    ticket = Ticket()

    def two_statements(session: Session) -> object:
        session.scalar(text("SELECT 1"))
        ticket.interrupt()
        return session.scalar(text(endless))

    with refused(Code.INTERRUPTED):
        work.ask(ticket, two_statements)
    assert work.ask(Ticket(), lambda session: session.scalar(text("SELECT 2"))) == 2


def test_a_question_cannot_write(work: Work, member: UUID) -> None:
    def sneak(session: Session) -> None:
        session.execute(text("DELETE FROM member"))

    with refused(Code.READ_ONLY):
        work.read(sneak)


@pytest.mark.parametrize("change", ["UPDATE timeline_event SET body = ''", "DELETE FROM audit"])
def test_what_is_append_only_stays(work: Work, member: UUID, change: str) -> None:
    def tamper(session: Session) -> None:
        session.execute(text(change))

    with pytest.raises(IntegrityError, match="append-only"):
        work.write(tamper)


def test_an_active_member_without_a_steward_is_refused_by_the_database(
    work: Work, member: UUID
) -> None:
    def orphan(session: Session) -> None:
        session.execute(
            text("UPDATE member SET stewardship_id = NULL WHERE id = :id"), {"id": member.bytes}
        )

    with pytest.raises(IntegrityError):
        work.write(orphan)


def test_two_current_stewards_of_one_member_are_refused_by_the_database(
    work: Work, member: UUID
) -> None:
    def second(session: Session) -> None:
        session.add(
            Stewardship(
                id=new_id(),
                member_id=member,
                steward_id=work.actor.steward_id,
                since=act(session).at,
            )
        )

    with pytest.raises(IntegrityError):
        work.write(second)


def test_a_member_cannot_point_at_another_members_stewardship(work: Work, member: UUID) -> None:
    def stray(session: Session) -> None:
        session.get_one(Member, member).stewardship_id = new_id()

    with pytest.raises(IntegrityError):
        work.write(stray)
