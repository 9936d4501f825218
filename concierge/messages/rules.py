"""What a message for a colleague's member is, and who may be asked after."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from concierge.members.phones import digits, own_number, plain_number
from concierge.searchindex.folding import fold
from concierge.timeline.kinds import Channel, PartyKind
from concierge.timeline.rules import with_whom

MOST_AN_HOUR = 30
"""Numbers one person may ask after in an hour of the clock. A busy hour on the phone is a dozen."""
MOST_FOR_ONE = 10
"""Messages one person may take for one member within an hour."""
VALID = timedelta(hours=1)
"""How long what was found may be used: as long as a call with everything around it."""
WITHIN = {True: timedelta(minutes=30), False: timedelta(hours=4)}
"""When a message is due that is urgent, and one that is not."""
SHORTEST, WHOLE_PHONE = 5, 9
"""Digits a member number, and a phone, has at least."""
LONGEST = 20_000
"""Characters of a message."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found by their full number: how to address them, and who serves them. `id` is good
    for a message or a look within the hour; `member_id` is known where one may see them anyway."""

    id: UUID
    address: str
    steward: str
    member_id: UUID | None


@dataclass(frozen=True)
class TakenMessage:
    """One contact taken down for whom `found_id` stands for. `party` is the name of whoever called
    or wrote, if not the member; `party_kind` what they are, if a name alone does not say it."""

    found_id: UUID
    text: str
    channel: Channel = Channel.PHONE
    party: str = ""
    urgent: bool = False
    party_kind: PartyKind | None = None

    @property
    def whom(self) -> PartyKind:
        """What they are who left the word."""
        return with_whom(self.party_kind, self.party.strip())


def full_number(typed: str, zone: str) -> tuple[str, str]:
    """The member number that was typed, and the phone in E.164 that it may be for somebody in the
    IANA `zone`; empty where it is none."""
    number = typed.strip()
    phone = own_number(plain_number(number, zone))
    return number, phone if phone.startswith("+") else ""


def may_be_whole(typed: str, zone: str) -> bool:
    """Whether what was typed looks like a whole number, and not like a word or a tail."""
    typed = fold(typed).strip()
    if len(digits(typed)) < SHORTEST or any(character.isspace() for character in typed.strip()):
        return len(digits(typed)) >= WHOLE_PHONE and full_number(typed, zone)[1] != ""
    return typed.isascii()
