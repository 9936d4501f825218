"""Search: what is found, of whom, in which order, and what is never found."""

from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from concierge import words
from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.finding.queries import search, search_member
from concierge.issues.actions import open_issue
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import set_reminder, snooze
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline.actions import NewEvent, record_many, retract
from concierge.timeline.kinds import Kind
from tests.concierge.conftest import NOW, gate

ZONE = "Asia/Shanghai"
HOUR = timedelta(hours=1)


def say(work: Work, member: UUID, text: str, **values: object) -> UUID:
    """Log a contact that says so; the id of its entry."""
    return work.write(log_contact, Contact(member, text, **values)).result.event_id  # type: ignore[arg-type]


@pytest.fixture
def neighbour(work: Work) -> UUID:
    """吴先生, another member of 王静's."""
    new = NewMember("88000002", "吴建国", "吴先生", steward_id=work.actor.steward_id)
    return work.write(add_member, new).result


@pytest.fixture
def stranger(colleague: Work) -> UUID:
    """马女士, a member of 何敏's."""
    new = NewMember("88000003", "马晓", "马女士", steward_id=colleague.actor.steward_id)
    return colleague.write(add_member, new).result


def test_contacts_notes_and_issues_are_found_newest_first(
    work: Work, member: UUID, neighbour: UUID, hands: Hands
) -> None:
    say(work, member, "退款还没到账")
    hands.move(timedelta(minutes=1))
    work.write(open_issue, neighbour, IssueDraft("退款迟到", "payments"))
    hands.move(timedelta(minutes=1))
    work.write(write_note, NewNote(member, "退款要短信通知"))
    found = work.read(search, "退款")
    assert [(one.kind, one.member_address) for one in found] == [
        ("note", "林女士"),
        ("issue", "吴先生"),
        ("contact", "林女士"),
    ]
    note, issue, contact = found
    assert (note.excerpt, note.match, note.member_number) == ("退款要短信通知", "退款", "88000001")
    assert issue.issue_ref.startswith("P-")
    assert (issue.title, contact.at) == ("退款迟到", hands.at - timedelta(minutes=2))


def test_all_words_must_be_there(work: Work, member: UUID) -> None:
    say(work, member, "航班 CA1832 延误，酒店退款")
    assert work.read(search, "ca1832 退款")
    assert work.read(search, "1832")
    assert not work.read(search, "ca1832 发票")
    assert not work.read(search, "832")
    assert not work.read(search, "航班退款")


def test_pairs_that_are_not_one_word_are_not_a_hit(work: Work, member: UUID) -> None:
    say(work, member, "款到，原路退款，路上")
    assert not work.read(search, "原路上")
    assert not work.read(search, "退款到")


def test_nobody_finds_what_they_may_not_see(
    work: Work, colleague: Work, member: UUID, stranger: UUID
) -> None:
    say(work, member, "退款还没到账")
    theirs = say(colleague, stranger, "我的退款呢")
    work.write(write_note, NewNote(member, "退款要短信通知", Visibility.MINE))
    assert [one.event_id for one in colleague.read(search, "退款")] == [theirs]
    assert theirs not in {one.event_id for one in work.read(search, "退款")}
    assert colleague.read(search_member, member, "退款") == []


def test_a_lead_finds_what_their_stewards_find_but_no_private_note(
    work: Work, lead: Work, member: UUID
) -> None:
    said = say(work, member, "退款还没到账")
    work.write(write_note, NewNote(member, "退款要短信通知", Visibility.MINE))
    assert [one.event_id for one in lead.read(search, "退款")] == [said]


def test_what_was_retracted_is_not_found(work: Work, member: UUID) -> None:
    said = say(work, member, "退款还没到账")
    work.write(retract, said, "记错人了")
    assert work.read(search, "退款") == []
    assert work.read(search_member, member, "退款") == []


def test_hits_behind_many_that_only_look_alike_are_found(
    work: Work, member: UUID, hands: Hands
) -> None:
    wanted = say(work, member, "原路退款")
    for _ in range(30):
        hands.move(timedelta(minutes=1))
        say(work, member, "退款到原路，路退")
    assert [one.event_id for one in work.read(search, "原路退款", 2)] == [wanted]


@pytest.mark.parametrize("often", [0, 1, 7, 60, 300])
def test_however_often_it_was_said_in_ten_years_all_of_it_is_found_newest_first(
    work: Work, colleague: Work, member: UUID, neighbour: UUID, stranger: UUID, often: int
) -> None:
    ats = [NOW - timedelta(days=12 * n, hours=n % 7) for n in range(300)]
    said = set(Random(often).sample(range(len(ats)), often))

    def entry(whose: UUID, n: int, text: str) -> NewEvent:
        return NewEvent(whose, Kind.CONTACT, "contact.logged", at=ats[n], body=text)

    word = "订了格林威治 Greenwich"
    ours = [entry((member, neighbour)[n % 2], n, word if n in said else "…") for n in range(300)]
    work.write(record_many, ours)
    colleague.write(record_many, [entry(stranger, n, word) for n in range(0, 300, 3)])
    expected = [ats[n] for n in sorted(said)]
    for typed in ("格林威治", "greenwich", "gre", "订了 green"):
        assert [one.at for one in work.read(search, typed, 400)] == expected
        assert [one.at for one in work.read(search, typed, 20)] == expected[:20]


def test_the_limit_is_kept(work: Work, member: UUID, hands: Hands) -> None:
    said = []
    for _ in range(5):
        hands.move(timedelta(minutes=1))
        said.append(say(work, member, "退款"))
    assert [one.event_id for one in work.read(search, "退款", 3)] == said[:1:-1]


@pytest.mark.parametrize("text", ["", "  ", "？！", "\ud800", "a\x00b", '"退款" AND', "*", "退*"])
def test_odd_words_are_harmless(work: Work, member: UUID, text: str) -> None:
    say(work, member, "别的")
    assert work.read(search, text) == []


def test_a_promise_kept_is_listed_once(work: Work, member: UUID, hands: Hands) -> None:
    promise = PromiseDraft("退款到账", hands.at + timedelta(hours=1), ZONE)
    say(work, member, "好的", promises=(promise,))
    assert [one.kind for one in work.read(search, "退款")] == ["promise"]


def test_inside_a_stream_hits_are_its_rows_oldest_first(
    work: Work, member: UUID, neighbour: UUID, hands: Hands
) -> None:
    promise = PromiseDraft("退款到账", hands.at + timedelta(hours=1), ZONE)
    folded = say(work, member, "好的", promises=(promise,))
    hands.move(timedelta(minutes=1))
    both = say(work, member, "退款", issue=IssueDraft("退款迟到", "payments"))
    hands.move(timedelta(minutes=1))
    work.write(write_note, NewNote(member, "退款要短信通知"))
    say(work, neighbour, "退款")
    hits = work.read(search_member, member, "退款")
    assert [(hit.id, hit.kind) for hit in hits[:2]] == [(folded, "contact"), (both, "contact")]
    assert [hit.kind for hit in hits[2:]] == ["note"]
    heard = work.read(search_member, member, "退款", False)
    assert [hit.id for hit in heard] == [folded, both]
    assert work.read(search_member, member, "退款", True, 1) == hits[2:]


def test_a_label_one_has_read_on_an_event_is_found_in_either_language(
    work: Work, member: UUID, hands: Hands
) -> None:
    refunded = NewEvent(member, Kind.PAYMENT, "payment.refunded", title="退款 ¥300.00", feed=True)
    gate(work).write(record_many, [refunded])
    for typed in ("退款到账", "refunded", "REFUNDED", "退款到账 300"):
        [one] = work.read(search, typed)
        assert (one.kind, one.title, one.only_said) == ("payment", "退款 ¥300.00", True), typed
    assert len(work.read(search_member, member, "退款到账")) == 1
    hands.move(timedelta(minutes=1))
    work.write(write_note, NewNote(member, "退款到账要短信通知"))
    assert [one.kind for one in work.read(search, "退款到账")] == ["note", "payment"]
    assert not work.read(search, "退款到账 500")


def test_what_is_said_of_a_call_is_found_too(work: Work, member: UUID) -> None:
    say(work, member, "", direction="out", reached="no_answer")
    say(work, member, "在吗", channel="chat", direction="out")
    assert [one.kind for one in work.read(search, "未接通")] == ["contact"]


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "snooze"), ("zh", "稍后"), ("zh", "snooze")]
)
def test_what_is_found_by_what_the_program_says_shows_those_words(
    work: Work, member: UUID, hands: Hands, language: str, typed: str
) -> None:
    reminder = work.write(set_reminder, member, ReminderDraft("回电", NOW + HOUR, ZONE)).result
    work.write(snooze, reminder, NOW + 3 * HOUR)
    say(work, member, "", direction="out", reached="no_answer")
    with words.spoken(language):
        [one] = work.read(search, typed)
        shown = {"en": "snoozed until", "zh": "已稍后提醒到"}[language]
        assert one.only_said
        assert shown in one.said
        assert "回电" not in one.said
        unreached = words.name("no_answer", "Reached")
        [one] = work.read(search, unreached)
        assert unreached in one.said.lower()


def test_a_colleague_finds_no_label_of_somebody_elses_member(
    colleague: Work, work: Work, member: UUID
) -> None:
    refunded = NewEvent(member, Kind.PAYMENT, "payment.refunded", title="退款", feed=True)
    gate(work).write(record_many, [refunded])
    assert not colleague.read(search, "退款到账")
