"""How an issue and a promise stand, and how they end."""

from enum import StrEnum


class Urgency(StrEnum):
    """How pressing an issue is."""

    URGENT = "urgent"
    ROUTINE = "routine"
    INQUIRY = "inquiry"


class Status(StrEnum):
    """Where an issue stands."""

    OPEN = "open"
    WAITING_MEMBER = "waiting_member"
    WAITING_PARTNER = "waiting_partner"
    TOLD = "told"
    CLOSED = "closed"


class Stage(StrEnum):
    """Before the sale, during it, or after."""

    PRE_SALE = "pre_sale"
    IN_SALE = "in_sale"
    AFTER_SALE = "after_sale"


class OpenedBy(StrEnum):
    """Who noticed first."""

    MEMBER = "member"
    STEWARD = "steward"
    TRIGGER = "trigger"
    BUSINESS = "business"


class End(StrEnum):
    """How an issue ended."""

    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    ERROR = "error"
    MERGED = "merged"


class ProofKind(StrEnum):
    """How we know that the outcome reached the member."""

    MEMBER_CONFIRMED = "member_confirmed"
    REFUND_POSTED = "refund_posted"
    PARCEL_DELIVERED = "parcel_delivered"
    BOOKING_CONFIRMED = "booking_confirmed"
    TOLD_AND_SILENT = "told_and_silent"


class PromiseState(StrEnum):
    """Where a promise stands; a breach is no state but a fact: `due` passed before `ended_at`."""

    OPEN = "open"
    KEPT = "kept"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
