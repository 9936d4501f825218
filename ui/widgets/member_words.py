"""What panels say alike of a member: a fact, and a business number with when it is expected."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.members.rules import FactKind, ReferenceKind
from ui.widgets.due import DueState

if TYPE_CHECKING:
    from concierge.members.queries import Fact, Reference

_FACT_ICONS = {
    FactKind.ALLERGY: "carrot",
    FactKind.CONTACT_RULE: "phone-off",
    FactKind.TABOO: "ban",
    FactKind.COMPLAINT: "message-square-warning",
    FactKind.FAMILY: "users",
    FactKind.LIKES: "star",
    FactKind.DISLIKES: "ban",
}
_NUTS = ("nut", "花生", "坚果", "杏仁", "腰果", "核桃", "榛")


REFERENCE_ICONS: dict[str, str] = {
    ReferenceKind.ORDER: "shopping-bag",
    ReferenceKind.BOOKING: "calendar-days",
    ReferenceKind.FLIGHT: "plane",
    ReferenceKind.WAYBILL: "package",
    ReferenceKind.REFUND: "wallet",
    ReferenceKind.PAYMENT: "wallet",
    ReferenceKind.OTHER: "tag",
}
_MONEY = (ReferenceKind.REFUND, ReferenceKind.PAYMENT)
_OVER_BY_THEMSELVES = (ReferenceKind.BOOKING, ReferenceKind.FLIGHT)


def fact_icon(fact: "Fact") -> str:
    """The icon of a fact; nuts have one of their own."""
    if fact.kind == FactKind.ALLERGY and any(nut in fact.text.casefold() for nut in _NUTS):
        return "nut-off"
    return _FACT_ICONS[FactKind(fact.kind)]


def fact_text(fact: "Fact") -> str:
    """The words of a fact, quiet hours before them: '22:00–09:00 no calls'."""
    if not fact.quiet_from or not fact.quiet_until:
        return fact.text
    rule = fact.text or QCoreApplication.translate("MemberWords", "no calls")
    hours = f"{fact.quiet_from}–{fact.quiet_until}"
    return rule if hours in rule else f"{hours} {rule}"


def reference_text(row: "Reference") -> str:
    """What it is: its title, else its kind and the end of its number; its amount after it."""
    text = row.title or f"{words.name(row.kind, 'ReferenceKind')} {words.tail(row.ref)}"
    if row.amount is None:
        return text
    amount = words.amount(row.amount, row.currency or "")
    return text if amount in text else f"{text} {amount}"


def reference_when(row: "Reference", zone: ZoneInfo, now: datetime) -> tuple[DueState, str]:
    """When it is expected, and whether that has passed."""
    if row.expected_at is None:
        return DueState.PLAIN, row.state
    if row.kind in _OVER_BY_THEMSELVES:
        # A stay begins, a flight lands: it is not late because its time has passed.
        return DueState.PLAIN, words.short(row.expected_at, zone, now)
    if row.expected_at < now:
        return DueState.OVERDUE, words.late(row.expected_at, now)
    if row.kind in _MONEY:
        said = QCoreApplication.translate("MemberWords", "expected by {when}")
    else:
        said = QCoreApplication.translate("MemberWords", "arrives {when}")
    return DueState.PLAIN, said.format(when=words.short(row.expected_at, zone, now))
