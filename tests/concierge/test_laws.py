"""The laws the database itself keeps, whoever writes to it: tried in plain SQL, past every verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from concierge.brief.queries import brief
from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact, Logged
from concierge.errors import Code, Refusal
from concierge.finding import queries as finding
from concierge.finding.lookup import lookup
from concierge.issues import queries as issues
from concierge.issues.actions import add_reference, set_urgency
from concierge.issues.chips import chips_of
from concierge.issues.closure import close, prove
from concierge.issues.kinds import ProofKind, Urgency
from concierge.issues.promised import fates, promises_of
from concierge.issues.promises import keep_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.find import find, find_references
from concierge.members.kinds import FactKind, PointKind
from concierge.members.on_the_way import on_the_way
from concierge.members.portfolio import portfolio
from concierge.members.profile import NewFact, NewPoint, add_fact, add_point
from concierge.notes import queries as notes
from concierge.notes.actions import NewNote, change_note, retract_note, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import finish, set_reminder
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.queries import stewards
from concierge.timeline import queries as timeline
from concierge.timeline.actions import look
from concierge.timeline.rules import Filter
from concierge.today import queries as today
from tests.concierge.conftest import NOW, signed_in

pytestmark = pytest.mark.in_a_file  # in SQLite's words; a server is tried as its people would

ZONE, DAY = "Asia/Shanghai", date(2026, 11, 20)
SQL = Callable[..., Any]


@pytest.fixture
def sql(work: Work) -> SQL:
    """Runs statements in one transaction that is committed at the end."""

    def run(*statements: str, **values: Any) -> int:
        with work.workspace.writer.begin() as connection:
            return [
                connection.execute(text(one), {k: v for k, v in values.items() if f":{k}" in one})
                for one in statements
            ][-1].rowcount

    return run


def refused(sql: SQL, *statements: str, **values: Any) -> str:
    """What the database says to it."""
    with pytest.raises(IntegrityError) as refusal:
        sql(*statements, **values)
    return str(refusal.value.orig)


# 1. an active member has exactly one current steward

STEWARDSHIP = (
    "INSERT INTO stewardship (id, member_id, steward_id, since, until)"
    " VALUES (:id, :member, (SELECT id FROM steward WHERE login = 'he'), 0, NULL)"
)


def test_nobody_is_without_a_steward(sql: SQL, member: UUID) -> None:
    said = refused(
        sql, "UPDATE member SET stewardship_id = NULL WHERE id = :member", member=member.bytes
    )
    assert "one_steward" in said


def test_nobody_has_two(sql: SQL, member: UUID) -> None:
    said = refused(sql, STEWARDSHIP, id=new_id().bytes, member=member.bytes)
    assert "UNIQUE" in said


def test_nobody_is_served_under_another_persons_stewardship(
    sql: SQL, work: Work, member: UUID
) -> None:
    new = NewMember("88000002", "吴建国", steward_id=work.actor.steward_id)
    other = work.write(add_member, new).result
    theirs = "(SELECT stewardship_id FROM member WHERE id = :other)"
    said = refused(
        sql,
        f"UPDATE member SET stewardship_id = {theirs} WHERE id = :member",
        member=member.bytes,
        other=other.bytes,
    )
    assert "FOREIGN KEY" in said


def test_a_stewardship_does_not_end_before_another_begins(sql: SQL, member: UUID) -> None:
    ends = "UPDATE stewardship SET until = 1 WHERE member_id = :member"
    assert "FOREIGN KEY" in refused(sql, ends, member=member.bytes)
    sql(
        ends,
        STEWARDSHIP,
        "UPDATE member SET stewardship_id = :id WHERE id = :member",
        id=new_id().bytes,
        member=member.bytes,
    )


def test_who_is_no_longer_served_needs_none(sql: SQL, member: UUID) -> None:
    gone = "UPDATE member SET active = 0, stewardship_id = NULL WHERE id = :member"
    sql("UPDATE stewardship SET until = 1 WHERE member_id = :member", gone, member=member.bytes)


def test_a_stewardship_somebody_stands_under_is_not_removed(sql: SQL, member: UUID) -> None:
    said = refused(sql, "DELETE FROM stewardship WHERE member_id = :member", member=member.bytes)
    assert "FOREIGN KEY" in said


def test_a_member_cannot_come_without_one(sql: SQL, member: UUID) -> None:
    columns = (
        "name, reading, address, tier, tier_until, language, timezone, city, region, active,"
        " joined_at, version, owner_id, open_issues, next_due, last_contact"
    )
    copy = (
        "INSERT INTO member (id, number, stewardship_id, {}) SELECT :id, 'x', :of, {} FROM member"
    )
    statement = copy.format(columns, columns)
    assert "one_steward" in refused(sql, statement, id=new_id().bytes, of=None)
    assert "FOREIGN KEY" in refused(sql, statement, id=new_id().bytes, of=new_id().bytes)


# 2. what happened is never edited or removed

NEVER = {
    "edited": "UPDATE {} SET {} = {}",
    "removed": "DELETE FROM {}",
    "written over": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "updated by an insert": "UPDATE OR REPLACE {} SET {} = {}",
}
APPEND_ONLY = {
    "timeline_event": "body",
    "audit": "verb",
    "audit_seal": "hash",
    "retraction": "reason",
    "note_version": "text",
}


def test_what_happened_is_never_edited_or_removed(
    work: Work, sql: SQL, member: UUID, subtests: pytest.Subtests
) -> None:
    note = work.write(write_note, NewNote(member, "怕吵")).result
    work.write(change_note, note, 1, "怕吵，也怕热", Visibility.TEAM, True)
    work.write(retract_note, note, "不是她")
    for (table, column), how in product(APPEND_ONLY.items(), NEVER):
        with subtests.test(table=table, how=how):
            before = everything(work, table)
            assert before
            said = refused(sql, NEVER[how].format(table, column, column))
            assert said == f"{table} is append-only"
            assert everything(work, table) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_but_for_a_member_who_is_erased_and_nobody_is_yet(
    work: Work, sql: SQL, member: UUID, table: str
) -> None:
    other = work.write(
        add_member, NewMember("88000003", "吴建国", steward_id=work.actor.steward_id)
    ).result
    for one in (member, other):
        note = work.write(write_note, NewNote(one, "怕吵")).result
        work.write(change_note, note, 1, "怕吵，也怕热", Visibility.TEAM, True)
        work.write(retract_note, note, "不是她")
    mark = "INSERT INTO erasure VALUES (1, :member)"
    assert refused(sql, mark, member=member.bytes) == "nobody is erased yet"
    forget = f"UPDATE {table} SET {APPEND_ONLY[table]} = ''"
    theirs = "" if table == "audit_seal" else " WHERE member_id = :member"
    with work.workspace.writer.connect() as connection:  # of which nothing is kept
        connection.execute(text("DROP TRIGGER erasure_not_yet"))
        connection.execute(text(mark), {"member": member.bytes})
        if table in ("audit", "audit_seal"):
            with pytest.raises(IntegrityError, match="append-only"):
                connection.execute(
                    text(forget + theirs), {"member": member.bytes} if theirs else {}
                )
            return
        assert connection.execute(text(forget + theirs), {"member": member.bytes}).rowcount > 0
        with pytest.raises(IntegrityError, match="append-only"):
            connection.execute(text(forget + theirs), {"member": other.bytes})


def everything(work: Work, table: str) -> list[tuple[Any, ...]]:
    with work.workspace.readers.connect() as asking:
        return [tuple(row) for row in asking.execute(text(f"SELECT * FROM {table}"))]


# 9. a steward sees their own, a lead their team, from the instant on and until the instant


def granted(work: Work, member: UUID) -> set[tuple[str, str, bool]]:
    """Who may see the member for what reason, and whether still."""
    with work.workspace.readers.connect() as asking:
        rows = asking.execute(
            text("SELECT role, reason, until IS NULL AS now FROM access WHERE member_id = :member"),
            {"member": member.bytes},
        )
        return {(row.role, row.reason, bool(row.now)) for row in rows}


def test_serving_somebody_is_what_lets_one_see_them(work: Work, member: UUID) -> None:
    assert granted(work, member) == {("wang", "stewardship", True), ("shen", "team", True)}


def test_the_database_grants_it_whoever_writes(work: Work, sql: SQL, member: UUID) -> None:
    moved, he = new_id().bytes, "(SELECT id FROM steward WHERE login = 'he')"
    sql(
        "UPDATE stewardship SET until = 1 WHERE member_id = :member",
        STEWARDSHIP,
        f"UPDATE member SET stewardship_id = :id, owner_id = {he} WHERE id = :member",
        id=moved,
        member=member.bytes,
    )
    assert granted(work, member) == {
        ("wang", "stewardship", False),
        ("shen", "team", False),
        ("he", "stewardship", True),
        ("shen", "team", True),
    }


def test_a_lead_of_another_team_sees_nobody_here(work: Work, setup: Work, member: UUID) -> None:
    setup.write(add_steward, NewSteward("liu", "刘洋", "lead", "北京"))
    other = signed_in(work.workspace, "liu")
    assert other.read(finding.search, "林") == []
    with pytest.raises(Refusal):
        other.read(members.header, member)


def test_a_lead_who_comes_later_sees_who_is_served_already(
    work: Work, setup: Work, member: UUID
) -> None:
    setup.write(add_steward, NewSteward("fang", "方明", "lead", "Shanghai"))
    assert signed_in(work.workspace, "fang").read(members.header, member).name == "林雅岚"


def test_a_member_who_moves_is_seen_by_the_new_one_and_not_by_the_old_one_at_once(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    assert work.read(members.header, member).mine
    hands.move(timedelta(hours=1))
    lead.write(assign, member, colleague.actor.steward_id)
    with pytest.raises(Refusal) as refusal:
        work.read(members.header, member)
    assert refusal.value.code is Code.UNKNOWN_MEMBER
    assert colleague.read(members.header, member).mine
    assert lead.read(members.header, member).name == "林雅岚"
    hands.move(timedelta(hours=1))
    lead.write(assign, member, work.actor.steward_id)
    assert work.read(members.header, member).mine
    with pytest.raises(Refusal):
        colleague.read(members.header, member)


def test_nobody_sees_before_it_began(work: Work, member: UUID, hands: Hands) -> None:
    hands.move(timedelta(seconds=-1))
    with pytest.raises(Refusal):
        work.read(members.header, member)


@dataclass(frozen=True, kw_only=True)
class Known(Logged):
    """What was logged, and the events folded into it."""

    folded: tuple[UUID, ...]


@pytest.fixture
def known(work: Work, member: UUID) -> Known:
    """All that can be known of 林女士."""
    contact = Contact(
        member,
        "包裹没收到",
        issue=IssueDraft("包裹丢失", "retail", references=("RT604417",)),
        promises=(PromiseDraft("补寄", NOW + timedelta(hours=2), ZONE),),
        reminders=(ReminderDraft("问签收", NOW + timedelta(hours=3), ZONE),),
    )
    logged = work.write(log_contact, contact).result
    for visibility in Visibility:
        work.write(write_note, NewNote(member, "包裹放前台", visibility, pinned=True))
    work.write(look, member, NOW - timedelta(days=1))
    folded = work.read(timeline.event, logged.event_id).folded
    return Known(**vars(logged), folded=tuple(row.id for row in folded))


QUESTIONS: dict[str, Callable[..., Any]] = {
    "header": lambda ask, one, known: ask(members.header, one),
    "profile": lambda ask, one, known: ask(members.profile, one),
    "brief": lambda ask, one, known: ask(brief, one),
    "number": lambda ask, one, known: ask(members.by_number, "88000001"),
    "on the way": lambda ask, one, known: ask(on_the_way, one),
    "portfolio": lambda ask, one, known: ask(portfolio),
    "name": lambda ask, one, known: ask(find, "林雅岚"),
    "phone": lambda ask, one, known: ask(find, "13800004417"),
    "order": lambda ask, one, known: ask(find_references, "RT604417"),
    "page": lambda ask, one, known: ask(timeline.page, one, Filter(), None, 50).rows,
    "days": lambda ask, one, known: ask(timeline.days, one, Filter()),
    "span": lambda ask, one, known: ask(timeline.span, one, Filter(), DAY, DAY),
    "counts": lambda ask, one, known: ask(timeline.counts, one).total,
    "unseen": lambda ask, one, known: ask(timeline.unseen, one).n,
    "event": lambda ask, one, known: ask(timeline.event, known.event_id),
    "notes": lambda ask, one, known: ask(notes.notes_of, one),
    "pinned": lambda ask, one, known: ask(notes.pinned, one),
    "reminders": lambda ask, one, known: ask(reminders_of, one),
    "issue": lambda ask, one, known: ask(issues.detail, known.issue_id),
    "issues": lambda ask, one, known: ask(issues.issues, issues.IssuesFilter(mine=False)),
    "open": lambda ask, one, known: ask(issues.open_of, one),
    "closed": lambda ask, one, known: ask(issues.recent_of, one) or None,
    "some": lambda ask, one, known: ask(issues.some, [known.issue_id]),
    "refs": lambda ask, one, known: ask(issues.refs, [known.issue_id]),
    "promises": lambda ask, one, known: ask(promises_of, one),
    "fates": lambda ask, one, known: ask(fates, known.folded),
    "chips": lambda ask, one, known: ask(chips_of, one).issues,
    "search": lambda ask, one, known: ask(finding.search, "包裹"),
    "lookup": lambda ask, one, known: len(ask(lookup, "包裹")),
    "within": lambda ask, one, known: ask(finding.search_member, one, "包裹"),
    "today": lambda ask, one, known: ask(today.agenda).items,
}


def answer(work: Work, question: str, member: UUID, known: Known) -> object:
    """What somebody is answered; None where they are refused."""
    try:
        return QUESTIONS[question](work.read, member, known)
    except (Refusal, KeyError):
        return None


def test_no_question_about_somebody_elses_member_is_answered(
    work: Work,
    colleague: Work,
    lead: Work,
    member: UUID,
    known: Known,
    hands: Hands,
    subtests: pytest.Subtests,
) -> None:
    for question in QUESTIONS:
        with subtests.test(question=question):
            assert not answer(colleague, question, member, known)
            if question not in ("closed", "unseen"):
                assert answer(work, question, member, known)
    hands.move(timedelta(minutes=1))
    lead.write(assign, member, colleague.actor.steward_id)
    for question in QUESTIONS:  # hers until a moment ago
        with subtests.test(question=question, left=True):
            assert not answer(work, question, member, known)


def test_no_verb_touches_somebody_elses_member(
    work: Work, colleague: Work, member: UUID, known: Known
) -> None:
    note = work.read(notes.notes_of, member)[0].id
    assert known.issue_id is not None
    version = work.read(issues.detail, known.issue_id).version
    before = everything(work, "audit")
    for verb, *args in (
        (log_contact, Contact(member, "在吗")),
        (write_note, NewNote(member, "偷看")),
        (retract_note, note, "偷看"),
        (set_reminder, member, ReminderDraft("偷看", NOW + timedelta(hours=1), ZONE)),
        (finish, known.reminder_ids[0]),
        (keep_promise, known.promise_ids[0]),
        (set_urgency, known.issue_id, version, Urgency.URGENT),
        (add_reference, known.issue_id, "retail", "RT1"),
        (prove, known.issue_id, ProofKind.MEMBER_CONFIRMED),
        (close, known.issue_id),
        (add_fact, NewFact(member, FactKind.LIKES, "茶")),
        (add_point, NewPoint(member, PointKind.PHONE, "13900000000")),
        (assign, member, colleague.actor.steward_id),
    ):
        with pytest.raises(Refusal) as refusal:
            colleague.write(verb, *args)
        assert refusal.value.code is Code.NOT_YOURS, verb
    assert everything(work, "audit") == before


def test_those_who_work_here_are_known_to_all(colleague: Work) -> None:
    assert {one.login for one in colleague.read(stewards)} == {"wang", "he", "shen"}
