"""What other programs read: each object has the keys they rely on, in the order they rely on."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from concierge.clock import Hands
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import Contact, Logged, Telling
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove
from concierge.issues.kinds import ProofKind, Urgency
from concierge.issues.promises import keep_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import NewDate, NewFact, NewPoint, add_date, add_fact, add_point
from concierge.notes.actions import NewNote, write_note
from concierge.reminders.actions import set_reminder, snooze
from concierge.reminders.rules import ReminderDraft
from concierge.store.audit import Audit
from concierge.store.news import LOOKING
from concierge.store.work import Work
from concierge.timeline.kinds import Channel, Direction, Reached
from tests.concierge.cli.conftest import Run
from tests.concierge.conftest import NOW

ZONE = "Asia/Shanghai"
NOW_SAID = "2026-11-20T06:05:00Z"


def in_hours(n: float) -> Any:
    return NOW + timedelta(hours=n)


@pytest.fixture
def hotel(work: Work, member: UUID) -> Logged:
    """A call with an issue, a promise due in two hours and a reminder in five."""
    contact = Contact(
        member,
        "酒店说查不到我们的预订\n急",
        party="赵秘书",
        issue=IssueDraft("东京酒店预订丢失", "travel", Urgency.URGENT, references=("HT-990231",)),
        promises=(PromiseDraft("订好东京酒店", in_hours(2), ZONE),),
        reminders=(ReminderDraft("问入住顺不顺", in_hours(5), ZONE),),
    )
    return work.write(log_contact, contact).result


def ref_of(work: Work, logged: Logged) -> str:
    assert logged.issue_id is not None
    return work.read(issues.detail, logged.issue_id).row.ref


def test_a_timeline_has_every_event_newest_first(run: Run, work: Work, hotel: Logged) -> None:
    shown = run("show", "timeline", "88000001", "--json").json
    assert list(shown) == ["member", "events", "next"]
    assert (shown["member"], shown["next"]) == ("88000001", None)
    contact = next(one for one in shown["events"] if one["kind"] == "contact")
    wanted = {
        "id": str(hotel.event_id),
        "at": NOW_SAID,
        "recorded_at": NOW_SAID,
        "kind": "contact",
        "line": "travel",
        "channel": "phone",
        "direction": "in",
        "party": "赵秘书",
        "party_kind": "other",
        "reached": "yes",
        "audience": "member",
        "issue": ref_of(work, hotel),
        "steward": "wang",
        "body": "酒店说查不到我们的预订\n急",
    }
    assert {name: contact[name] for name in wanted} == wanted
    assert contact["title"]
    folded = [one["kind"] for one in shown["events"] if one["act"] == contact["id"]]
    assert sorted(folded) == ["issue", "promise", "reminder"]
    times = [one["at"] for one in shown["events"]]
    assert times == sorted(times, reverse=True)
    assert len({one["id"] for one in shown["events"]}) == len(shown["events"])


def test_a_long_timeline_is_read_page_by_page(run: Run, work: Work, member: UUID) -> None:
    for n in range(7):
        work.write(log_contact, Contact(member, f"第 {n} 次", at=in_hours(-n)))
    said: list[str] = []
    cursor: tuple[str, ...] = ()
    for _ in range(10):
        page = run(
            "show", "timeline", "88000001", "--kind", "contact", "--limit", "3", "--json", *cursor
        ).json
        said += [one["body"] for one in page["events"]]
        if page["next"] is None:
            break
        cursor = ("--before", page["next"])
    assert said == [f"第 {n} 次" for n in range(7)]


def test_a_timeline_can_be_narrowed(run: Run, work: Work, member: UUID, hotel: Logged) -> None:
    work.write(log_contact, Contact(member, "汤洒了", line="food"))

    def bodies(*narrow: str) -> list[str]:
        events = run("show", "timeline", "88000001", "--json", *narrow).json["events"]
        return [one["kind"] for one in events]

    assert bodies("--line", "food") == ["contact"]
    assert bodies("--kind", "promise") == ["promise"]
    assert sorted(bodies("--issue", ref_of(work, hotel))) == [
        "contact",
        "issue",
        "promise",
        "reminder",
    ]
    assert bodies("--line", "food", "--kind", "promise") == []


def test_the_text_of_a_note_is_in_its_event(run: Run, work: Work, member: UUID) -> None:
    work.write(write_note, NewNote(member, "  喜欢高楼层。\n怕吵  "))
    [note] = run("show", "timeline", "88000001", "--kind", "note", "--json").json["events"]
    assert (note["body"], note["audience"]) == ("  喜欢高楼层。\n怕吵  ", "internal")


def test_what_a_person_wrote_is_unchanged(run: Run, work: Work, member: UUID) -> None:
    written = "  \t第一行\r\n\n　最后 \x1b[31m一行\n "
    work.write(log_contact, Contact(member, written))
    [contact] = run("show", "timeline", "88000001", "--kind", "contact", "--json").json["events"]
    assert contact["body"] == written
    shown = run("show", "timeline", "88000001", "--kind", "contact").out
    assert shown.count("\n") == 1
    assert "\x1b" not in shown


def test_a_try_that_reached_nobody_is_told_apart(run: Run, work: Work, member: UUID) -> None:
    tried = Contact(
        member, "", channel=Channel.SMS, direction=Direction.OUT, reached=Reached.MESSAGE_LEFT
    )
    work.write(log_contact, tried)
    [contact] = run("show", "timeline", "88000001", "--kind", "contact", "--json").json["events"]
    assert (contact["channel"], contact["direction"], contact["reached"]) == (
        "sms",
        "out",
        "message_left",
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--kind", "gossip"),
        ("--line", "banking"),
        ("--issue", "T-NONE00"),
        ("--before", "nonsense"),
        ("--before", "AAAA"),
        ("--before", "f" * 32),
        ("--before", "会"),
    ],
)
def test_what_cannot_be_narrowed_to_is_refused(
    run: Run, member: UUID, option: str, value: str
) -> None:
    for lang, stop in (("en", "."), ("zh", "。")):
        said = run("show", "timeline", "88000001", option, value, "--lang", lang)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert said.err.rstrip().endswith(stop)


def test_a_member_is_told_whole(run: Run, work: Work, member: UUID, hotel: Logged) -> None:
    rule = NewFact(member, FactKind.CONTACT_RULE, "", "22:00", "09:00")
    work.write(add_fact, rule)
    work.write(add_fact, NewFact(member, FactKind.ALLERGY, "花生"))
    work.write(add_point, NewPoint(member, PointKind.EMAIL, "lin@example.com", "公司"))
    work.write(add_date, NewDate(member, DateKind.ANNIVERSARY, "结婚", 11, 28, 2015))
    shown = run("show", "member", "88000001", "--json").json
    assert {name: shown[name] for name in list(shown)[:7]} == {
        "number": "88000001",
        "name": "林雅岚",
        "address": "林女士",
        "tier": "黑金",
        "language": "zh",
        "timezone": ZONE,
        "steward": "wang",
    }
    assert shown["facts"] == [
        {"kind": "allergy", "text": "花生", "quiet_from": None, "quiet_until": None},
        {"kind": "contact_rule", "text": "", "quiet_from": "22:00", "quiet_until": "09:00"},
    ]
    assert shown["contact_points"] == [
        {"kind": "phone", "value": "13800004417", "label": ""},
        {"kind": "email", "value": "lin@example.com", "label": "公司"},
    ]
    assert shown["dates"] == [
        {"kind": "anniversary", "label": "结婚", "month": 11, "day": 28, "year": 2015}
    ]
    [number] = shown["references"]
    assert (number["line"], number["ref"], number["kind"]) == ("travel", "HT-990231", "booking")
    assert "花生" in run("show", "member", "88000001").out


def test_a_portfolio_has_those_one_serves(
    run: Run, work: Work, colleague: Work, hotel: Logged
) -> None:
    new = NewMember("88000002", "吴建国", steward_id=colleague.actor.steward_id)
    colleague.write(add_member, new)
    assert run("show", "portfolio", "--json").json == {
        "steward": "wang",
        "members": [
            {
                "number": "88000001",
                "name": "林雅岚",
                "tier": "黑金",
                "open_issues": 1,
                "next_due": "2026-11-20T08:05:00Z",
                "last_contact": None,  # it was with her secretary
            }
        ],
    }
    theirs = run("show", "portfolio", "--json", login="he").json
    assert [one["number"] for one in theirs["members"]] == ["88000002"]
    assert run("show", "portfolio", "--json", login="shen").json["members"] == []


def test_the_agenda_is_in_todays_order_and_says_why(
    run: Run, work: Work, member: UUID, hotel: Logged, hands: Hands
) -> None:
    past = work.write(set_reminder, member, ReminderDraft("回访", in_hours(1), ZONE)).result
    work.write(set_reminder, member, ReminderDraft("下周的事", in_hours(24 * 8), ZONE))
    work.write(snooze, hotel.reminder_ids[0], in_hours(20))
    hands.move(timedelta(hours=3))  # the promise and a reminder are past due now
    shown = run("show", "agenda", "--json").json
    assert list(shown) == ["steward", "items"]
    keys = {"due", "kind", "member", "issue", "title", "why"}
    assert all(keys <= one.keys() for one in shown["items"])
    assert [(one["kind"], one["title"], one["due"]) for one in shown["items"]] == [
        ("reminder", "回访", "2026-11-20T07:05:00Z"),
        ("promise", "订好东京酒店", "2026-11-20T08:05:00Z"),
        ("reminder", "问入住顺不顺", "2026-11-20T11:05:00Z"),
    ]
    ref = ref_of(work, hotel)
    assert [one["issue"] for one in shown["items"]] == [None, ref, ref]
    assert {one["member"] for one in shown["items"]} == {"88000001"}
    assert all(one["why"] for one in shown["items"])
    chinese = run("show", "agenda", "--json", "--lang", "zh").json["items"]
    assert [one["title"] for one in chinese] == [one["title"] for one in shown["items"]]
    assert chinese[0]["why"] != shown["items"][0]["why"]
    assert run("show", "agenda", "--json", login="he").json["items"] == []
    assert past


def test_an_issue_says_what_its_end_still_needs(
    run: Run, work: Work, hotel: Logged, hands: Hands
) -> None:
    ref = ref_of(work, hotel)
    shown = run("show", "issue", ref, "--json").json
    assert {name: shown[name] for name in ("ref", "line", "status", "urgency", "title")} == {
        "ref": ref,
        "line": "travel",
        "status": "open",
        "urgency": "urgent",
        "title": "东京酒店预订丢失",
    }
    assert ref.startswith("T-")
    assert (shown["member"], shown["references"]) == ("88000001", ["HT-990231"])
    assert shown["answer"] is None
    [promise_id] = hotel.promise_ids
    assert shown["promises"] == [
        {
            "id": str(promise_id),
            "text": "订好东京酒店",
            "due": "2026-11-20T08:05:00Z",
            "state": "open",
            "broken_at": None,
            "ended_at": None,
        }
    ]
    assert (shown["tasks"], shown["clocks"]) == ([], [])
    assert shown["closure"] == {
        "ready": False,
        "missing": ["answer_told", "promises_ended", "proof"],
        "proof": None,
        "end": None,
    }
    assert run("show", "issue", ref.lower(), "--json").json == shown
    hands.move(timedelta(hours=4))
    settle(work, hotel)
    shown = run("show", "issue", ref, "--json").json
    assert shown["status"] == "closed"
    assert shown["answer"] == {
        "outcome": "换同级酒店",
        "amount": "300.00",
        "currency": "CNY",
        "due": "2026-11-21T06:05:00Z",
        "told_at": "2026-11-20T10:05:00Z",
    }
    [promise] = shown["promises"]
    assert (promise["state"], promise["broken_at"], promise["ended_at"]) == (
        "kept",
        "2026-11-20T08:05:00Z",
        "2026-11-20T10:05:00Z",
    )
    assert shown["closure"] == {
        "ready": True,
        "missing": [],
        "proof": "member_confirmed",
        "end": "settled",
    }
    assert run("show", "issue", ref).code == 0


def settle(work: Work, logged: Logged) -> None:
    """Answer, tell, keep what was promised, prove, close."""
    issue = logged.issue_id
    assert issue is not None
    answer = AnswerDraft("换同级酒店", Decimal("300.00"), "CNY", in_hours(24))
    work.write(set_answer, issue, work.read(issues.detail, issue).version, answer)
    work.write(tell, Telling(issue))
    work.write(keep_promise, logged.promise_ids[0])
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    work.write(close, issue)


def test_somebody_elses_member_is_not_even_there(run: Run, work: Work, hotel: Logged) -> None:
    ref = ref_of(work, hotel)
    for what, hers, absent in (
        ("timeline", "88000001", "99999999"),
        ("member", "88000001", "99999999"),
        ("issue", ref, "T-NONE00"),
    ):
        theirs = run("show", what, hers, "--json", login="he")
        nobodys = run("show", what, absent, "--json")
        assert (theirs.code, theirs.out, theirs.err) == (1, "", nobodys.err)
    assert run("show", "member", "88000001", login="shen").code == 0  # their lead


def test_lines_for_people_are_in_local_time(run: Run, hotel: Logged) -> None:
    shown = run("show", "timeline", "88000001").out
    assert "2026-11-20 14:05" in shown
    assert "2026-11-20 16:05" in run("show", "agenda").out
    assert "林雅岚" in run("show", "portfolio").out


def test_a_lead_reads_what_everybody_carries(
    run: Run, work: Work, hotel: Logged, hands: Hands
) -> None:
    hands.move(timedelta(hours=3))
    said = run("show", "workload", "--json", login="shen").json
    he, wang = said["stewards"]
    assert wang == {
        "login": "wang",
        "members": 1,
        "capacity": None,
        "open_issues": 1,
        "promises_due": 0,
        "promises_broken": 1,
        "oldest_silence_hours": 3.0,
    }
    assert (he["login"], he["members"], he["oldest_silence_hours"]) == ("he", 0, None)
    assert run("show", "workload", login="wang").code == 0


def looks(work: Work) -> list[tuple[str, str, int | None]]:
    """Who looked at what, and how many rows were given out."""
    with work.workspace.readers.connect() as connection:
        asked = select(Audit.change, Audit.table_name, Audit.columns)
        rows = connection.execute(asked.where(Audit.change.in_(LOOKING)).order_by(Audit.seq))
        return [(change, table, values.get("rows")) for change, table, values in rows]


def test_what_is_given_out_for_programs_is_on_record(run: Run, work: Work, hotel: Logged) -> None:
    for _ in range(2):
        assert run("show", "portfolio").code == 0
        assert run("show", "timeline", "88000001").code == 0
        assert run("show", "member", "88000001", "--json").code == 0
    assert looks(work) == []
    events = run("show", "timeline", "88000001", "--json").json["events"]
    run("show", "portfolio", "--json")
    assert looks(work) == [("export", "timeline_event", len(events)), ("export", "member", 1)]


def test_a_lead_who_has_somebodys_member_shown_is_on_record(
    run: Run, work: Work, hotel: Logged
) -> None:
    run("show", "member", "88000001", login="shen")
    run("show", "timeline", "88000001", login="shen")
    run("show", "issue", ref_of(work, hotel), login="shen")
    assert looks(work) == [("look", "member", None)] * 3
    assert run("show", "member", "88000001", login="he").code == 1
    assert len(looks(work)) == 3


def test_a_timeline_for_people_has_the_number_that_correct_takes_and_marks_what_is_internal(
    run: Run, work: Work, member: UUID
) -> None:
    work.write(write_note, NewNote(member, "喜欢靠窗"))
    events = run("show", "timeline", "88000001", "--json").json["events"]
    lines = run("show", "timeline", "88000001").out.splitlines()
    assert len(lines) == len(events)
    for line, one in zip(lines, events, strict=True):
        assert line.endswith(one["id"])
        assert ("internal" in line.lower()) == (one["audience"] == "internal")
