"""`kill -9` at random moments: what was acknowledged is there, nothing is half there.

A child works through every verb and says each operation once it is durable; it is killed in the
middle, again and again, on the same file. In between the file is opened as a person would open it.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, select, text

from concierge import clock
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Telling
from concierge.feeds.actions import take_in
from concierge.feeds.cloudevents import read
from concierge.issues import queries as issues
from concierge.issues.actions import add_reference, set_status, set_urgency
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove, reopen
from concierge.issues.kinds import ProofKind, Status, Urgency
from concierge.issues.promises import keep_promise, replace_promise, withdraw_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.actions import MemberEdit, NewMember, add_member, change_member
from concierge.members.assigning import assign
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.portfolio import portfolio
from concierge.members.profile import NewDate, NewFact, NewPoint, add_date, add_fact, add_point
from concierge.notes.actions import NewNote, change_note, retract_note, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import finish, set_reminder, snooze, unfinish
from concierge.reminders.rules import ReminderDraft
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.timeline.actions import look
from concierge.timeline.kinds import Reached
from concierge.workspace import drafts as drafting
from concierge.workspace import file as workspace_file
from concierge.workspace.drafts import Drafts
from tests.concierge.conftest import signed_in

KILLS = int(os.environ.get("CONCIERGE_KILLS", "100"))
MOST = 80
"""Lines a child says at most before it is killed: every verb once, and its drafts."""
LONGEST = 0.02
"""Seconds it lives on at most after that: the kill falls into the middle of something."""


def a_day_of_work(
    work: Work, members_: list[UUID], say: Callable[[str, UUID | None], None]
) -> None:
    """Every verb once, in an order that makes sense, on a member of one's choice."""
    pick = random.SystemRandom().choice
    member, other = pick(members_), pick(members_)
    now = clock.now()
    zone = "Asia/Shanghai"

    def do(verb: Callable[..., object], *args: object) -> object:
        done = work.write(verb, *args)
        # A verb that found nothing to change leaves no trace to look for.
        say(verb.__name__, done.changes.operation if done.changes.kinds else None)
        return done.result

    logged = do(
        log_contact,
        Contact(
            member,
            "酒店说查不到预订",
            issue=IssueDraft("预订丢失", "travel", Urgency.URGENT, references=("HT-1",)),
            promises=(
                PromiseDraft("订好酒店", now + timedelta(hours=2), zone),
                PromiseDraft("退款", now + timedelta(hours=3), zone),
                PromiseDraft("送券", now + timedelta(hours=4), zone),
            ),
            reminders=(ReminderDraft("问入住", now + timedelta(days=1), zone),),
        ),
    )
    issue, (kept, replaced, withdrawn) = logged.issue_id, logged.promise_ids  # type: ignore[attr-defined]
    do(set_status, issue, work.read(issues.detail, issue).version, Status.WAITING_PARTNER)
    do(set_urgency, issue, work.read(issues.detail, issue).version, Urgency.ROUTINE)
    do(add_reference, issue, "logistics", "SF1234567731")
    do(set_answer, issue, work.read(issues.detail, issue).version, AnswerDraft("换同级酒店"))
    do(tell, Telling(issue, reached=Reached.NO_ANSWER))
    do(tell, Telling(issue))
    do(keep_promise, kept)
    again = do(replace_promise, replaced, PromiseDraft("明天退款", now + timedelta(days=1), zone))
    do(keep_promise, again)
    call = do(log_contact, Contact(member, "券不要了", issue_id=issue))
    do(withdraw_promise, withdrawn, call.event_id)  # type: ignore[attr-defined]
    do(prove, issue, ProofKind.MEMBER_CONFIRMED)
    do(close, issue)
    do(reopen, issue, "又丢了")
    do(
        log_contact,
        Contact(
            member,
            "汤洒了，重新下单",
            issue=IssueDraft("汤洒了", "food"),
            settled=AnswerDraft("重新下单"),
        ),
    )
    wrong = do(
        log_contact,
        Contact(member, "记错了人", issue=IssueDraft("别人的事", "retail")),
    )
    if other != member:
        do(retract_contact, wrong.event_id, "记错人", other)  # type: ignore[attr-defined]
    note = do(write_note, NewNote(member, "喜欢高楼层"))
    do(change_note, note, 1, "喜欢高楼层，安静", Visibility.TEAM, True)
    do(retract_note, note, "不是她")
    reminder = do(set_reminder, member, ReminderDraft("回访", now + timedelta(hours=1), zone))
    do(snooze, reminder, now + timedelta(hours=5))
    do(finish, reminder)
    do(unfinish, reminder)
    do(add_fact, NewFact(member, FactKind.ALLERGY, "花生"))
    do(add_point, NewPoint(member, PointKind.EMAIL, f"{issue}@example.com"))
    do(add_date, NewDate(member, DateKind.ANNIVERSARY, "结婚", 11, 28, 2015))
    profile = work.read(members.profile, member)
    who = profile.header
    edit = MemberEdit(
        member, profile.version, who.name, who.address, "金卡", "zh", zone, who.city + "。"
    )
    do(change_member, edit)
    do(look, member, now)
    line = (
        '{"specversion":"1.0","source":"k","id":"%s","type":"concierge.order.placed",'
        '"subject":"%s","data":{"line":"retail","ref":"R-%s","title":"餐具"}}'
    )
    items = [read(line % (f"{issue}{n}", who.number, n), {"retail"}) for n in range(50)]
    do(take_in, items)
    do(assign, member, work.actor.steward_id)


def child(folder: Path, pipe: int, draft: int) -> None:
    """Work until killed, saying each operation and each draft once it is on the disk."""
    with workspace_file.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
        work = signed_in(opened, "wang")
        own = drafting.open_for(opened.identity.workspace, opened.key, work.actor.steward_id)
        mine = [row.id for row in work.read(portfolio)]
        os.write(pipe, b"ready\n")

        def say(verb: str, operation: UUID | None) -> None:
            nonlocal draft
            os.write(pipe, f"{verb} {operation}\n".encode())
            draft += 1
            own.put("member:1:contact", f"写到一半的第 {draft} 稿", {"line": "retail"}, 3)
            os.write(pipe, f"draft {draft}\n".encode())

        while True:
            a_day_of_work(work, mine, say)


def one_life(folder: Path, draft: int, lines: int, seconds: float) -> list[tuple[str, str]]:
    """Start a child, kill it so many seconds after it has said so many lines; all it said."""
    reader, pipe = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            child(folder, pipe, draft)
        finally:
            os._exit(1)
    os.close(pipe)
    said = b""
    with os.fdopen(reader, "rb") as stream:
        for _ in range(1 + lines):
            said += stream.readline()
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        said += stream.read()
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), f"the child failed by itself:\n{said.decode()}"
    spoken = said.decode().splitlines()[1:]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in spoken)]


HALVES = {
    "an event without its day's count": (
        "SELECT (SELECT count(*) FROM timeline_event) - (SELECT coalesce(sum(n), 0)"
        " FROM timeline_day)"
    ),
    "an issue without its event": (
        "SELECT count(*) FROM issue WHERE opened_event_id NOT IN (SELECT id FROM timeline_event)"
    ),
    "a promise without its event": (
        "SELECT count(*) FROM promise WHERE event_id NOT IN (SELECT id FROM timeline_event)"
    ),
    "an open promise that is not due": (
        "SELECT count(*) FROM promise WHERE state = 'open' AND id NOT IN"
        " (SELECT ref_id FROM due_item WHERE kind = 'promise')"
    ),
    "something due that has ended": (
        "SELECT count(*) FROM due_item WHERE kind = 'promise' AND ref_id IN"
        " (SELECT id FROM promise WHERE state <> 'open')"
    ),
    "a member with a wrong count of open issues": (
        "SELECT count(*) FROM member WHERE open_issues <> (SELECT count(*) FROM issue"
        " WHERE issue.member_id = member.id AND status <> 'closed')"
    ),
    "a member with a wrong next due": (
        "SELECT count(*) FROM member WHERE next_due IS NOT (SELECT"
        " min(coalesce(snoozed_until, due)) FROM due_item WHERE due_item.member_id = member.id)"
    ),
    "a note without its event": (
        "SELECT count(*) FROM note WHERE event_id NOT IN (SELECT id FROM timeline_event)"
    ),
    "a folded event without its entry": (
        "SELECT count(*) FROM timeline_event WHERE lead_id IS NOT NULL AND lead_id NOT IN"
        " (SELECT id FROM timeline_event)"
    ),
    "an indexed text without its row": (
        "SELECT (SELECT count(*) FROM text_ref) - (SELECT count(*) FROM text_fts)"
    ),
    "a closed issue that was not proved": (
        "SELECT count(*) FROM issue WHERE status = 'closed' AND (proof IS NULL OR told_at IS NULL)"
    ),
    "a retraction whose event did not move": (
        "SELECT count(*) FROM retraction WHERE moved_event_id IS NOT NULL AND moved_event_id"
        " NOT IN (SELECT id FROM timeline_event)"
    ),
    "a feed event taken in without its entry": (
        "SELECT abs((SELECT count(*) FROM feed_event) - (SELECT count(*) FROM timeline_event"
        " WHERE kind = 'order'))"
    ),
}


def half_there(connection: Connection) -> list[str]:
    """What is there only in part."""
    return [name for name, query in HALVES.items() if connection.scalar(text(query))]


@pytest.mark.timeout(900)  # a hundred lives
def test_what_was_acknowledged_survives_and_nothing_is_half_there(
    template: Path, tmp_path: Path
) -> None:
    import shutil

    folder = tmp_path / "desk"
    shutil.copytree(template, folder)
    with workspace_file.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
        work = signed_in(opened, "wang")
        for n in range(5):
            new = NewMember(f"8800000{n}", f"会员{n}", steward_id=work.actor.steward_id)
            work.write(add_member, new)
    chance = random.Random(7)
    draft, acknowledged, verbs = 0, 0, set[str]()
    for _ in range(KILLS):
        said = one_life(folder, draft, chance.randint(0, MOST), chance.uniform(0.0, LONGEST))
        operations = {UUID(rest) for word, rest in said if word != "draft" and rest != "None"}
        drafted = [int(rest) for word, rest in said if word == "draft"]
        draft = max([draft, *drafted])
        with workspace_file.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
            with opened.readers.connect() as connection:
                found = connection.scalars(
                    select(Audit.operation).where(Audit.operation.in_(operations)).distinct()
                )
                lost = operations - set(found)
                assert not lost
                assert half_there(connection) == []
            report = workspace_file.check(opened)
            assert report.ok, report
            person = signed_in(opened, "wang").actor.steward_id
            own: Drafts = drafting.open_for(opened.identity.workspace, opened.key, person)
            kept = own.get("member:1:contact")
            own.close()
        if draft:
            assert kept is not None
            # The draft after the last one it said may have reached the disk unsaid.
            assert kept.text in {f"写到一半的第 {n} 稿" for n in (draft, draft + 1)}
            draft = int(kept.text.split()[1])
        acknowledged += len(operations)
        verbs |= {word for word, _ in said if word != "draft"}
    if KILLS >= 100:
        assert acknowledged > 1000
        assert len(verbs) >= 25
