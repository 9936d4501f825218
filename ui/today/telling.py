"""A brief in words: what each of its lines says. No widget in here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import clock, words
from concierge.members.fact_words import fact_text, taboo_text
from concierge.members.kinds import FactKind
from ui.commands import command
from ui.due.sorts import shown_as
from ui.today.brief_rows import Line
from ui.today.rows import Thing
from ui.widgets.due import DueState
from ui.widgets.member_words import (
    REFERENCE_ICONS,
    fact_icon,
    reference_text,
    reference_when,
)

if TYPE_CHECKING:
    from concierge.brief.queries import Brief
    from concierge.issues.queries import IssueRow
    from concierge.members.on_the_way import Reference
    from concierge.members.queries import Dated, MemberHeader
    from concierge.timeline.rows import Row

CONTACT_ICONS = {
    ("phone", "in"): "phone-incoming",
    ("phone", "out"): "phone-outgoing",
    ("email", "in"): "mail",
    ("email", "out"): "mail",
    ("visit", "in"): "user-round",
    ("visit", "out"): "user-round",
}
SHOWN = (FactKind.ALLERGY, FactKind.CONTACT_RULE, FactKind.COMPLAINT)
"""What must not be forgotten, without what must not be said."""


@dataclass(frozen=True)
class SaidFact:
    """A fact in words; `must` is not to be forgotten while talking."""

    icon: str
    text: str
    must: bool


def identity(header: "MemberHeader") -> str:
    """Tier, where and what time it is there, language: `Black · Shanghai 14:05 · Chinese`."""
    parts = (
        words.tier_name(header.tier),
        words.city_time(header.city, header.timezone, clock.now()),
        words.name(header.language, "Language"),
    )
    return " · ".join(part for part in parts if part)


def facts(header: "MemberHeader") -> list[SaidFact]:
    """What must not be forgotten; what must not be said has a place of its own."""
    shown = [fact for fact in header.facts if fact.kind in SHOWN]
    return [SaidFact(fact_icon(fact), fact_text(fact), must=True) for fact in shown]


def taboos(header: "MemberHeader") -> tuple[list[str], list[str]]:
    """What must not be mentioned, under a heading that says so; and what is told with a verb of
    its own, like how not to call them."""
    told = [fact for fact in header.facts if fact.kind == FactKind.TABOO]
    plain = [taboo_text(fact) for fact in told if taboo_text(fact) != fact_text(fact)]
    return plain, [fact.text for fact in told if taboo_text(fact) == fact_text(fact)]


def why_now(thing: Thing) -> list[Line]:
    """The thing, and what to do about one that was broken."""
    lines = [
        Line(thing.icon, thing.what, due=thing.late or thing.due, state=thing.state),
        Line("", thing.why, quiet=True),
    ]
    hint = shown_as(thing.item.kind).when_late
    if thing.state is not DueState.OVERDUE or not hint:
        return lines
    hint = QCoreApplication.translate("Brief", hint)
    said = words.fill(hint, key=command("today.done").key())
    return [*lines, Line(command("today.done").icon, said, quiet=True)]


def contacts(found: "Brief", zone: ZoneInfo) -> list[Line]:
    """The last contacts, newest first."""
    now = clock.now()
    lines = []
    for row in found.last_contacts:
        said = words.event(row, zone, now)
        lines.append(
            Line(_contact_icon(row), said.text or said.lead, due=words.short(row.at, zone, now))
        )
    return lines  # fmt: skip


def issues(found: "Brief", zone: ZoneInfo) -> list[Line]:
    """Open issues, with what is due next in each."""
    return [_issue(row, zone) for row in found.open_issues]


def on_the_way(found: "Brief", zone: ZoneInfo) -> list[Line]:
    """What is under way to the member: parcels, flights, refunds."""
    return [_reference(one, zone) for one in found.on_the_way]


def person(found: "Brief") -> list[tuple[str, str]]:
    """What is known of the person: likes, family, dates."""
    rows = []
    for kind in (FactKind.LIKES, FactKind.DISLIKES, FactKind.FAMILY):
        texts = [fact.text for fact in found.header.facts if fact.kind == kind]
        if texts:
            rows.append((words.name(kind), words.facts(*texts)))
    dates = [
        words.facts(
            f"{_date_name(one)} {words.month_day(one.month, one.day)}", words.in_days(one.in_days)
        )
        for one in found.dates
    ]
    if dates:
        rows.append((QCoreApplication.translate("Brief", "Dates"), words.listed(dates)))
    return rows


def _date_name(one: "Dated") -> str:
    return one.label or words.name(one.kind, "DateKind")


def _contact_icon(row: "Row") -> str:
    if row.channel == "phone" and row.reached == "no_answer":
        return "phone-missed"
    return CONTACT_ICONS.get((str(row.channel), str(row.direction)), "message-circle")


def _issue(row: "IssueRow", zone: ZoneInfo) -> Line:
    now = clock.now()
    more = words.facts(words.name(row.urgency, "Urgency"), words.name(row.status, "Status"))
    if row.next_due is None:
        return Line("circle-dot", row.title, more)
    if row.next_due < now:
        return Line("circle-dot", row.title, more, words.late(row.next_due, now),
                    DueState.OVERDUE)  # fmt: skip
    return Line("circle-dot", row.title, more, words.short(row.next_due, zone, now))


def _reference(one: "Reference", zone: ZoneInfo) -> Line:
    state, when = reference_when(one, zone, clock.now())
    return Line(REFERENCE_ICONS[one.kind], reference_text(one), due=when, state=state)
