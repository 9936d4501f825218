"""What an event is, how a contact went, and with whom."""

from enum import StrEnum


class Kind(StrEnum):
    """What an event is about."""

    CONTACT = "contact"
    NOTE = "note"
    ISSUE = "issue"
    PROMISE = "promise"
    TASK = "task"
    ORDER = "order"
    BOOKING = "booking"
    FLIGHT = "flight"
    PAYMENT = "payment"
    OUTREACH = "outreach"
    SURVEY = "survey"
    REMINDER = "reminder"
    STEWARDSHIP = "stewardship"
    PROFILE = "profile"
    BUSINESS = "business"


class Audience(StrEnum):
    """Who knows of an event: the member too, or only the house."""

    MEMBER = "member"
    INTERNAL = "internal"


class Channel(StrEnum):
    """The way a contact went."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    SMS = "sms"
    SOCIAL = "social"
    VISIT = "visit"


class Direction(StrEnum):
    """From the member, or to the member."""

    IN = "in"
    OUT = "out"


class Reached(StrEnum):
    """Whether a contact got through."""

    YES = "yes"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"


class PartyKind(StrEnum):
    """With whom a contact was; only the first two are contact with the member."""

    MEMBER = "member"
    REPRESENTATIVE = "representative"
    BUSINESS = "business"
    PARTNER = "partner"
    COLLEAGUE = "colleague"
    OTHER = "other"
