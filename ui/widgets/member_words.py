"""What panels say alike of a member: a fact, and a business number with when it is expected."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.members.contact_rule import contact_rule
from concierge.members.kinds import FactKind, ReferenceKind
from concierge.timeline.kinds import Channel
from ui.widgets.due import DueState

if TYPE_CHECKING:
    from concierge.members.on_the_way import Reference
    from concierge.members.queries import Fact

_FACT_ICONS = {
    FactKind.ALLERGY: "carrot",
    FactKind.TABOO: "ban",
    FactKind.COMPLAINT: "message-square-warning",
    FactKind.FAMILY: "users",
    FactKind.LIKES: "star",
    FactKind.DISLIKES: "ban",
}
CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.CHAT: "message-circle",
    Channel.EMAIL: "mail",
    Channel.SMS: "message-square",
    Channel.SOCIAL: "users",
    Channel.VISIT: "user-round",
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
    if fact.kind == FactKind.CONTACT_RULE:
        return _rule_icon(fact)
    if fact.kind == FactKind.ALLERGY and any(nut in fact.text.casefold() for nut in _NUTS):
        return "nut-off"
    return _FACT_ICONS[FactKind(fact.kind)]


def _rule_icon(fact: "Fact") -> str:
    """A crossed phone says no calls; a rule that asks for another way has that way's."""
    rule = contact_rule(fact.text, fact.quiet_from, fact.quiet_until)
    if rule.no_calls:
        return "phone-off"
    if rule.instead:
        return CHANNEL_ICONS[rule.instead[0]]
    return "ban" if rule.forbids else "info"


def reference_text(row: "Reference") -> str:
    """What it is: its title, else its kind and the end of its number; its amount after it."""
    text = row.title or f"{words.name(row.kind, 'ReferenceKind')} {words.tail(row.ref)}"
    return words.with_amount(text, row.amount, row.currency or "")


def reference_when(row: "Reference", zone: ZoneInfo, now: datetime) -> tuple[DueState, str]:
    """When it is expected, and whether that has passed."""
    if row.expected_at is None:
        return DueState.PLAIN, words.standing(row.state)
    if row.kind in _OVER_BY_THEMSELVES:
        # A stay begins, a flight lands: it is not late because its time has passed.
        begins = QCoreApplication.translate("MemberWords", "begins {when}")
        lands = QCoreApplication.translate("MemberWords", "lands {when}")
        said = lands if row.kind == ReferenceKind.FLIGHT else begins
        return DueState.PLAIN, words.fill(said, when=words.short(row.expected_at, zone, now))
    if row.expected_at < now:
        return DueState.OVERDUE, words.late(row.expected_at, now)
    if row.kind in _MONEY:
        said = QCoreApplication.translate("MemberWords", "expected by {when}")
    else:
        said = QCoreApplication.translate("MemberWords", "arrives {when}")
    return DueState.PLAIN, words.fill(said, when=words.short(row.expected_at, zone, now))
