"""What a fact, a way, a date or a number of a member is, and what sort of thing is due."""

from enum import StrEnum


class FactKind(StrEnum):
    """What a profile fact is; the first four must not be forgotten while talking."""

    ALLERGY = "allergy"
    CONTACT_RULE = "contact_rule"
    TABOO = "taboo"
    COMPLAINT = "complaint"
    FAMILY = "family"
    LIKES = "likes"
    DISLIKES = "dislikes"


class PointKind(StrEnum):
    """A way to reach a member."""

    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    ADDRESS = "address"


class DateKind(StrEnum):
    """What a date of a member is."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class ReferenceKind(StrEnum):
    """What a business number stands for."""

    ORDER = "order"
    BOOKING = "booking"
    FLIGHT = "flight"
    WAYBILL = "waybill"
    REFUND = "refund"
    PAYMENT = "payment"
    OTHER = "other"


class DueKind(StrEnum):
    """What sort of thing is due."""

    PROMISE = "promise"
    CLOCK = "clock"
    REMINDER = "reminder"
    REPLY = "reply"
    LOOK = "look"
    TASK = "task"
