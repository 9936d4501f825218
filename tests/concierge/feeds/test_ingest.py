"""What businesses send: each event once, what is wrong refused by itself, the rest goes on."""

import io
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from concierge.feeds.arrivals import BATCH, FULL
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.ingest import Summary, ingest
from concierge.feeds.trial import Trial
from concierge.issues import queries as issues
from concierge.members import queries as members
from concierge.members.find import find, find_references
from concierge.members.on_the_way import on_the_way
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.concierge.conftest import NOW, gate

NUMBER = "88000001"


def event(id_: str, type_: str = "concierge.order.placed", **data: Any) -> dict[str, Any]:
    """A CloudEvent about the member of these tests."""
    return {
        "specversion": "1.0",
        "source": "//retail.example/orders",
        "id": id_,
        "type": type_,
        "subject": NUMBER,
        "time": "2026-11-19T02:00:00Z",
        "data": {"line": "retail", "ref": "RT20261119604417", "title": "餐具六件套", **data},
    }


def feed(work: Work, *events: Any, ack: list[str] | None = None) -> Summary:
    """Take these in; strings go in as they stand."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in events]

    def acknowledge(item: FeedItem) -> None:
        if ack is not None:
            ack.append(item.id)

    return ingest(gate(work), io.BytesIO("\n".join(lines).encode()), acknowledge)


def rows(work: Work, member: UUID, kind: str) -> list[Row]:
    """The member's events of one kind."""
    return list(work.read(timeline.page, member, Filter(kind=kind), None, 100).rows)


def test_the_same_file_twice_has_the_effect_of_once(work: Work, member: UUID) -> None:
    events = [event(str(n)) for n in range(30)]
    first, second = feed(work, *events), feed(work, *events)
    assert (first.accepted, first.duplicate) == (30, 0)
    assert (second.accepted, second.duplicate) == (0, 30)
    assert len(rows(work, member, "order")) == 30


def test_the_same_event_twice_in_one_file_counts_once(work: Work, member: UUID) -> None:
    summary = feed(work, event("1"), event("1"))
    assert (summary.accepted, summary.duplicate) == (1, 1)


def test_an_order_is_followed_from_placed_to_delivered_late(work: Work, member: UUID) -> None:
    feed(
        work,
        event("1", expected_at="2026-11-18T10:00:00Z"),
        event("2", "concierge.order.delivered"),
    )
    [order] = work.read(members.profile, member).references
    assert (order.ref, order.title, order.state) == (
        "RT20261119604417",
        "餐具六件套",
        "order.delivered",
    )
    assert order.expected_at is not None
    assert order.ended_at is not None
    assert order.ended_at > order.expected_at
    assert work.read(find_references, "604417")[0].member_id == member


def test_what_arrives_late_is_in_the_stream_and_changes_nothing_else(
    work: Work, member: UUID
) -> None:
    feed(
        work,
        event("1", "concierge.order.delivered") | {"time": "2026-11-18T02:00:00Z"},
        event("2", "concierge.order.dispatched", title="餐具") | {"time": "2026-11-17T02:00:00Z"},
    )
    feed(work, event("3", title="碗", amount=12, currency="cny") | {"time": "2026-11-16T02:00:00Z"})
    [order] = work.read(members.profile, member).references
    assert (order.state, order.title) == ("order.delivered", "餐具六件套")
    assert order.ended_at is not None
    assert (order.amount, order.currency) == (12, "CNY")
    assert len(rows(work, member, "order")) == 3


def test_a_booking_made_again_is_on_the_way_again(work: Work, member: UUID) -> None:
    booked = {"line": "travel", "ref": "HT1", "title": "柏林"}
    feed(
        work,
        event("1", "concierge.booking.made", **booked, expected_at="2026-12-05T06:00:00Z"),
        event("2", "concierge.booking.cancelled", **booked) | {"time": "2026-11-19T03:00:00Z"},
    )
    assert work.read(on_the_way, member) == []
    again = event("3", "concierge.booking.made", **booked, expected_at="2026-12-20T06:00:00Z")
    feed(work, again | {"time": "2026-11-19T04:00:00Z"})
    [booking] = work.read(on_the_way, member)
    assert (booking.state, booking.ended_at) == ("booking.made", None)
    assert booking.expected_at == datetime(2026, 12, 20, 6, tzinfo=UTC)


def test_a_contact_dated_in_the_future_is_the_last_as_of_its_arrival(
    work: Work, member: UUID
) -> None:
    written = event(
        "1", "concierge.contact.received", text="祝好", channel="email", direction="out"
    )
    feed(work, written | {"time": "2099-01-01T00:00:00Z"})
    [row] = rows(work, member, "contact")
    assert row.at == datetime(2099, 1, 1, tzinfo=UTC)
    assert work.read(members.header, member).last_contact == NOW


def test_an_issue_dated_in_the_future_was_opened_when_it_came(work: Work, member: UUID) -> None:
    feed(work, event("1", "concierge.issue.reported") | {"time": "2099-01-01T00:00:00Z"})
    [issue] = work.read(issues.open_of, member)
    assert work.read(issues.detail, issue.id).row.opened_at == NOW


def test_a_word_of_the_member_waits_and_our_answer_is_the_last_contact(
    work: Work, member: UUID
) -> None:
    feed(work, event("1", "concierge.contact.received", text="包裹呢？", channel="chat"))
    [row] = rows(work, member, "contact")
    assert (row.body, row.channel, row.direction) == ("包裹呢？", "chat", "in")
    assert work.read(members.header, member).last_contact is None
    sent = {"text": "今天到", "channel": "chat", "direction": "out"}
    feed(work, event("2", "concierge.contact.received", **sent))
    assert work.read(members.header, member).last_contact == row.at


@pytest.mark.parametrize(
    ("sent", "kind", "audience"),
    [
        ({}, "member", "member"),
        ({"party": "周婷"}, "other", "member"),
        ({"party": "周婷", "party_kind": "representative"}, "representative", "member"),
        ({"party": "顺丰小哥", "party_kind": "business"}, "business", "internal"),
        ({"party_kind": "partner"}, "partner", "internal"),
        ({"party_kind": "colleague"}, "colleague", "internal"),
    ],
)
def test_a_business_says_with_whom_a_contact_was(
    work: Work, member: UUID, sent: dict[str, str], kind: str, audience: str
) -> None:
    feed(work, event("1", "concierge.contact.received", text="到了", channel="phone", **sent))
    [row] = rows(work, member, "contact")
    assert (row.party_kind, row.audience) == (kind, audience)
    heard = kind in ("member", "representative")
    assert (work.read(members.header, member).last_contact == row.at) is heard


def test_an_issue_reported_by_a_business_is_opened_by_it(work: Work, member: UUID) -> None:
    feed(work, event("1", "concierge.issue.reported", title="包裹破损", urgency="urgent"))
    [row] = work.read(issues.open_of, member)
    found = work.read(issues.detail, row.id)
    assert (found.opened_by, row.urgency, found.references[0].ref) == (
        "business",
        "urgent",
        "RT20261119604417",
    )


def test_a_task_event_is_internal_and_changes_nothing_else(work: Work, member: UUID) -> None:
    feed(work, event("1", "concierge.task.answered", text="已查到"))
    [row] = rows(work, member, "task")
    assert row.audience == "internal"
    assert work.read(issues.open_of, member) == []
    assert work.read(members.profile, member).references == ()


def test_an_unknown_type_is_kept_as_a_plain_event(work: Work, member: UUID) -> None:
    feed(work, event("1", "concierge.loyalty.points", text="积分到账"))
    [row] = rows(work, member, "business")
    assert row.data["type"] == "concierge.loyalty.points"


def test_a_member_is_made_and_brought_up_to_date(work: Work) -> None:
    def upsert(id_: str, **data: Any) -> dict[str, Any]:
        made = event(id_, "concierge.member.upserted")
        return {**made, "subject": "88000002", "data": data}

    born = {"name": "吴柏川", "phones": ["13900002086"], "birthday": "1988-11-29"}
    feed(work, upsert("1", **born, tier="铂金", steward="wang"))
    feed(work, upsert("2", tier="黑金", phones=["13900002086"], emails=["wu@example.com"]))
    member = work.read(members.by_number, "88000002")
    found = work.read(members.profile, member)
    assert (found.header.name, found.header.tier) == ("吴柏川", "黑金")
    assert [point.kind for point in found.points] == ["phone", "email"]
    [date] = found.dates
    assert (date.year, date.month, date.day) == (1988, 11, 29)


BAD = (
    ("{not json", None),
    ("[1, 2]", None),
    (json.dumps(event("x") | {"subject": "99999999"}), "x"),
    (json.dumps(event("x") | {"specversion": "0.3"}), "x"),
    (json.dumps(event("x") | {"time": "2026-02-30T10:00:00Z"}), "x"),
    (json.dumps(event("x") | {"time": "2026-11-20T10:00:00"}), "x"),
    (json.dumps(event("x") | {"data": []}), "x"),
    (json.dumps(event("x", line="banking")), "x"),
    (json.dumps(event("x", expected_at="soon")), "x"),
    (json.dumps(event("x", amount="a lot")), "x"),
    (json.dumps(event("x", amount="1e999")), "x"),
    (json.dumps(event("x", channel="pigeon")), "x"),
    (json.dumps(event("x", ref=True)), "x"),
    (json.dumps(event("x", currency="yuan")), "x"),
    (json.dumps(event("x") | {"time": 1763517600}), "x"),
    (json.dumps(event("x", amount=float("nan"))), None),
    (json.dumps(event(" ")), " "),
    (json.dumps(event("x", text={"a": 1})), "x"),
    (json.dumps(event("x", text="\ud800")), "x"),
    (json.dumps(event("x", issue="T-NONE00")), "x"),
    (json.dumps(event("") | {}), ""),
    ("[" * 100_000, None),
)
"""A line, and the id by which it is told which one it was."""


def test_a_bad_line_is_refused_and_the_rest_goes_on(
    work: Work, member: UUID, subtests: pytest.Subtests
) -> None:
    door = gate(work)
    for n, (line, id_) in enumerate(BAD):
        with subtests.test(line=line[:200]):
            summary = feed(door, event(f"before {n}"), line, event(f"after {n}"))
            assert summary.accepted == 2
            [rejected] = summary.rejected
            assert (rejected.line, rejected.id) == (2, id_)
            assert rejected.reason.strip()


def test_an_endless_line_does_not_fill_the_memory(work: Work, member: UUID) -> None:
    summary = feed(work, event("1"), '{"text": "' + "x" * 9_000_000, event("2"))
    assert summary.accepted == 2
    assert [one.line for one in summary.rejected] == [2]


def test_events_are_acknowledged_once_they_are_on_the_disk(work: Work, member: UUID) -> None:
    acked: list[str] = []
    feed(work, *[event(str(n)) for n in range(BATCH + 5)], event("1"), ack=acked)
    assert len(acked) == BATCH + 6
    assert len(rows(work, member, "order")) == 100


def test_a_member_half_valid_leaves_nothing(work: Work) -> None:
    bad = event("1", "concierge.member.upserted")
    bad |= {"subject": "88000009", "data": {"name": "半个人", "birthday": "1988-13-40"}}
    assert len(feed(work, bad).rejected) == 1
    assert work.read(find, "半个人") == []


def test_long_events_make_a_batch_full_sooner(work: Work, member: UUID) -> None:
    text = "字" * (FULL // 3)
    lines = [json.dumps(event(str(n), text=text), ensure_ascii=False) for n in range(3)]
    flushed: list[int] = []
    stream = io.BytesIO("\n".join(lines).encode())
    ingest(gate(work), stream, flush=lambda: flushed.append(stream.tell()))
    assert len(flushed) == 3


@pytest.mark.in_a_file
def test_what_the_database_refuses_stops_nothing_else(work: Work, member: UUID) -> None:
    with work.workspace.writer.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TEMP TRIGGER fussy BEFORE INSERT ON main.timeline_event"
            " WHEN NEW.title = '豌豆' BEGIN SELECT RAISE(ABORT, 'no peas'); END"
        )
    sent = [event(str(n), title="豌豆" if n in (3, 4, 11) else "米") for n in range(20)]
    acked: list[str] = []
    summary = feed(work, *sent, ack=acked)
    assert (summary.accepted, [one.line for one in summary.rejected]) == (17, [4, 5, 12])
    assert "no peas" in summary.rejected[0].reason
    assert acked == [str(n) for n in range(20) if n not in (3, 4, 11)]


def test_a_trial_says_what_would_be_and_keeps_nothing(work: Work, member: UUID) -> None:
    made = event("1", "concierge.member.upserted") | {"subject": "88000005"}
    made |= {"data": {"name": "吴柏川", "steward": "wang"}}
    theirs = event("2") | {"subject": "88000005"}
    sent = [made, theirs, made, event("3"), event("4") | {"subject": "nobody"}]
    at_gate = gate(work)
    trial = Trial(at_gate)
    for batch in (sent, sent[1:3]):
        lines = "\n".join(map(json.dumps, batch)).encode()
        summary = ingest(at_gate, io.BytesIO(lines), take=trial.take)
    assert (summary.accepted, summary.duplicate) == (0, 2)
    assert rows(work, member, "order") == []
    assert work.read(find, "吴柏川") == []
    summary = feed(work, *sent)
    assert (summary.accepted, summary.duplicate, len(summary.rejected)) == (3, 1, 1)


@pytest.mark.in_a_file
def test_an_id_with_a_nul_in_it_is_known_again(work: Work, member: UUID) -> None:
    assert feed(work, event("a\0b"), event("a")).accepted == 2
    assert feed(work, event("a\0b"), event("a"), event("a\0c")).duplicate == 2
