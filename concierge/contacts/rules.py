"""What a contact is, as a steward notes it down."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from concierge.errors import Code, Refusal
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.reminders.rules import ReminderDraft
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from concierge.timeline.rules import with_whom

WRITTEN = frozenset({Channel.CHAT, Channel.EMAIL, Channel.SMS, Channel.SOCIAL})
"""Channels that leave the answer in writing."""
LONGEST_MINUTES = 9999
"""A week; longer is a number that was pasted."""


@dataclass(frozen=True)
class Contact:
    """One act: a contact, and with it an issue, promises and reminders.

    `party` is empty for the member, else a typed name, and `party_kind` with whom it was (None: the
    member without a name, else somebody else); `at` when it happened (now, if None);
    `issue_id` an open issue it is about, `issue` a new one; `tells` says the issue's answer was
    given in it; `settled` is the answer of an issue settled on the spot.
    """

    member_id: UUID
    text: str
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.IN
    party: str = ""
    reached: Reached = Reached.YES
    at: datetime | None = None
    minutes: int | None = None
    line: str | None = None
    issue_id: UUID | None = None
    issue: IssueDraft | None = None
    promises: tuple[PromiseDraft, ...] = ()
    reminders: tuple[ReminderDraft, ...] = ()
    settled: AnswerDraft | None = None
    tells: bool = False
    told_again: bool = False
    party_kind: PartyKind | None = None

    @property
    def whom(self) -> PartyKind:
        """With whom it was."""
        return with_whom(self.party_kind, self.party.strip())


@dataclass(frozen=True)
class Telling:
    """A try to tell the member the answer of an issue, outbound. With anybody but the member it is
    kept as the contact it was, and tells nobody."""

    issue_id: UUID
    channel: Channel = Channel.PHONE
    reached: Reached = Reached.YES
    party: str = ""
    at: datetime | None = None
    party_kind: PartyKind | None = None

    @property
    def whom(self) -> PartyKind:
        """With whom it was."""
        return with_whom(self.party_kind, self.party.strip())


@dataclass(frozen=True)
class Logged:
    """What one act made, and whether the member was told the answer in it."""

    event_id: UUID
    issue_id: UUID | None
    promise_ids: tuple[UUID, ...]
    reminder_ids: tuple[UUID, ...]
    told: bool = False


def check_minutes(minutes: int | None) -> None:
    """Raises Refusal MINUTES_WRONG for what no contact lasts."""
    if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
        raise Refusal(Code.MINUTES_WRONG, most=LONGEST_MINUTES)
