"""What the events of businesses mean to us (CloudEvents types, DESIGN of the feed)."""

from dataclasses import dataclass

from concierge.members.kinds import ReferenceKind
from concierge.timeline.kinds import Audience, Kind

PREFIX = "concierge."
MEMBER_UPSERTED = "concierge.member.upserted"
CONTACT_RECEIVED = "concierge.contact.received"
ISSUE_REPORTED = "concierge.issue.reported"


@dataclass(frozen=True)
class Meaning:
    """What an event type becomes; `ends` says that its business reference is over with it."""

    kind: Kind
    reference: ReferenceKind
    ends: bool = False
    audience: Audience = Audience.MEMBER


_ORDER, _BOOKING = ReferenceKind.ORDER, ReferenceKind.BOOKING
_FLIGHT, _REFUND = ReferenceKind.FLIGHT, ReferenceKind.REFUND

MEANINGS = {
    "order.placed": Meaning(Kind.ORDER, _ORDER),
    "order.dispatched": Meaning(Kind.ORDER, _ORDER),
    "order.delivered": Meaning(Kind.ORDER, _ORDER, ends=True),
    "order.delayed": Meaning(Kind.ORDER, _ORDER),
    "order.exception": Meaning(Kind.ORDER, _ORDER),
    "order.cancelled": Meaning(Kind.ORDER, _ORDER, ends=True),
    "return.picked_up": Meaning(Kind.ORDER, _ORDER),
    "return.received": Meaning(Kind.ORDER, _ORDER, ends=True),
    "booking.made": Meaning(Kind.BOOKING, _BOOKING),
    "booking.changed": Meaning(Kind.BOOKING, _BOOKING),
    "booking.cancelled": Meaning(Kind.BOOKING, _BOOKING, ends=True),
    "flight.delayed": Meaning(Kind.FLIGHT, _FLIGHT),
    "flight.cancelled": Meaning(Kind.FLIGHT, _FLIGHT, ends=True),
    "payment.refunded": Meaning(Kind.PAYMENT, _REFUND),
    "payment.failed": Meaning(Kind.PAYMENT, ReferenceKind.PAYMENT),
    "payment.reversed": Meaning(Kind.PAYMENT, _REFUND, ends=True),
    "task.accepted": Meaning(Kind.TASK, ReferenceKind.OTHER, audience=Audience.INTERNAL),
    "task.answered": Meaning(Kind.TASK, ReferenceKind.OTHER, audience=Audience.INTERNAL),
    "task.refused": Meaning(Kind.TASK, ReferenceKind.OTHER, audience=Audience.INTERNAL),
    "task.done": Meaning(Kind.TASK, ReferenceKind.OTHER, audience=Audience.INTERNAL),
}
UNKNOWN = Meaning(Kind.BUSINESS, ReferenceKind.OTHER, audience=Audience.INTERNAL)


def meaning(type_: str) -> tuple[str, Meaning]:
    """The `what` of an event type and what it becomes; a type we do not know stays plain."""
    what = type_.removeprefix(PREFIX)
    known = MEANINGS.get(what) if type_.startswith(PREFIX) else None
    return (what, known) if known else ("business.event", UNKNOWN)
