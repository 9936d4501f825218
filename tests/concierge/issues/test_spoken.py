"""What the member says of an issue keeps it from closing in silence, and comes up after its end."""

from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import Contact, Telling
from concierge.errors import Code
from concierge.issues import queries as issues
from concierge.issues import spoken
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove, reopen
from concierge.issues.kinds import ProofKind
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.store.work import Work
from concierge.timeline.kinds import Channel, Direction, PartyKind
from concierge.today import queries as today
from tests.concierge.feeds.test_ingest import event, feed
from tests.refusals import refused

DAY = timedelta(days=1)


@pytest.fixture
def told(work: Work, member: UUID) -> UUID:
    """An issue whose answer the member knows."""
    issue: UUID = work.write(open_issue, member, IssueDraft("碗坏了", "retail")).result
    version = work.read(issues.detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    work.write(tell, Telling(issue))
    return issue


@pytest.fixture
def closed(work: Work, told: UUID) -> UUID:
    """It is over."""
    work.write(prove, told, ProofKind.MEMBER_CONFIRMED)
    work.write(close, told)
    return told


def spoke(member: UUID, issue: UUID | None, **more: object) -> Contact:
    """A word of the member's."""
    return Contact(member, "还是坏的", issue_id=issue, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.CHAT, Channel.EMAIL, Channel.VISIT])
@pytest.mark.parametrize("named", [True, False])
def test_silence_counts_from_the_last_word_by_any_channel(
    work: Work, member: UUID, told: UUID, hands: Hands, channel: Channel, named: bool
) -> None:
    hands.move(DAY)
    work.write(log_contact, spoke(member, told if named else None, channel=channel))
    hands.move(2 * DAY)
    with refused(Code.NOT_READY):
        work.write(prove, told, ProofKind.TOLD_AND_SILENT)
    hands.move(DAY)
    work.write(prove, told, ProofKind.TOLD_AND_SILENT)
    work.write(close, told)


def test_a_word_on_another_issue_or_of_a_courier_breaks_no_silence(
    work: Work, member: UUID, told: UUID, hands: Hands
) -> None:
    hands.move(DAY)
    work.write(log_contact, Contact(member, "杯子", issue=IssueDraft("杯子", "retail")))
    work.write(log_contact, spoke(member, told, party_kind=PartyKind.BUSINESS))
    hands.move(2 * DAY)
    work.write(prove, told, ProofKind.TOLD_AND_SILENT)


@pytest.mark.parametrize("proof", [ProofKind.MEMBER_CONFIRMED, ProofKind.TOLD_AND_SILENT])
def test_a_word_after_the_proof_asks_for_another(
    work: Work, member: UUID, told: UUID, hands: Hands, proof: ProofKind
) -> None:
    hands.move(3 * DAY)
    work.write(prove, told, proof)
    hands.move(DAY)
    work.write(log_contact, spoke(member, told))
    with refused(Code.NOT_READY):
        work.write(close, told)


def waiting(work: Work) -> list[tuple[str, str, UUID]]:
    """What stands on Today."""
    return [(one.why.code, one.title, one.ref_id) for one in work.read(today.agenda).items]


def test_a_word_on_a_closed_issue_comes_up_and_goes_when_it_is_opened_again(
    work: Work, member: UUID, closed: UUID
) -> None:
    said = work.write(log_contact, spoke(member, closed, channel=Channel.CHAT)).result
    assert waiting(work) == [("spoke", "还是坏的", said.event_id)]
    work.write(reopen, closed, "还是坏的")
    assert waiting(work) == []


def test_it_is_put_aside_and_taken_up_again(work: Work, member: UUID, closed: UUID) -> None:
    said = work.write(log_contact, spoke(member, closed)).result.event_id
    work.write(spoken.put_aside, said)
    assert waiting(work) == []
    work.write(spoken.take_up, said)
    assert [one[0] for one in waiting(work)] == ["spoke"]


def test_our_own_word_on_it_is_nothing_to_do(work: Work, member: UUID, closed: UUID) -> None:
    work.write(log_contact, spoke(member, closed, direction=Direction.OUT))
    work.write(log_contact, spoke(member, closed, party_kind=PartyKind.PARTNER))
    assert waiting(work) == []


def test_a_word_by_a_feed_comes_up_too(work: Work, member: UUID, closed: UUID) -> None:
    ref = work.read(issues.detail, closed).row.ref
    feed(work, event("1", "concierge.contact.received", text="又坏了", channel="chat", issue=ref))
    assert [one[:2] for one in waiting(work)] == [("spoke", "又坏了")]
