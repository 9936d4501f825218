"""What was found, as rows in words: people, numbers, issues, texts, commands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from concierge import words
from concierge.finding.lookup import Lookup
from concierge.finding.results import Result
from concierge.issues.queries import IssueRow
from concierge.members.find import FoundMember, FoundReference
from concierge.members.typed import Typed, typed_as
from concierge.messages.rules import may_be_whole
from ui.commands import Command
from ui.marking import QT_TRANSLATE_NOOP
from ui.widgets.due import DueState
from ui.widgets.kind_icons import KIND_ICONS
from ui.widgets.member_words import REFERENCE_ICONS

GROUPS = {
    "numbers": QT_TRANSLATE_NOOP("Palette", "Business numbers"),
    "people": QT_TRANSLATE_NOOP("Palette", "Members"),
    "issues": QT_TRANSLATE_NOOP("Palette", "Issues"),
    "texts": QT_TRANSLATE_NOOP("Palette", "Texts"),
    "commands": QT_TRANSLATE_NOOP("Palette", "Commands"),
}
_TEXTS = ("promise", "order", "booking", "flight", "payment", "task", "reminder")
TEXT_ICONS = {"contact": "message-circle", "note": "lock"} | {
    one: KIND_ICONS[one] for one in _TEXTS
}


LONG_TAIL = 8
"""Digits of a tail; what is longer is somebody's phone."""


@dataclass(frozen=True)
class Target:
    """Where a row leads: a member (and an event of theirs), an issue, a command, or a message for
    whoever has that `number`, or a look at them, or the form for somebody `new`, as typed."""

    member_id: UUID | None = None
    event_id: UUID | None = None
    issue_id: UUID | None = None
    command_id: str = ""
    number: str = ""
    look: bool = False
    compose: bool = False
    new: str = ""


@dataclass(frozen=True)
class Found:
    """One row. `lead` is strong, its `marked` part is what was typed; `more` is ink2."""

    id: object
    group: str
    icon: str
    lead: str
    target: Target
    marked: tuple[int, int] = (0, 0)
    name: str = ""
    more: str = ""
    right: str = ""
    state: DueState = DueState.PLAIN
    key: str = ""
    whose: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        return words.facts(f"{self.lead} {self.name}".strip(), self.more, self.right, self.key)


def rows_of(found: Lookup, zone: ZoneInfo, now: datetime, typed: str = "") -> list[Found]:
    """Everything a lookup for what was `typed` found, in the order of the groups."""
    return [
        *(_number(one, zone, now) for one in found.references),
        *(_person(one) for one in found.members),
        *(_issue(one, zone, now, typed, found.because.get(one.id)) for one in found.issues),
        *(_text(one, zone, now, typed) for one in found.texts),
    ]


def commands_for(
    text: str, commands: Iterable[Command], allowed: Callable[[str], bool]
) -> list[Found]:
    """The commands in whose words every word of `text` stands, and that can be done here."""
    wanted = text.casefold().split()
    return [
        Found(command.id, "commands", command.icon or "corner-down-left", command.label(),
              Target(command_id=command.id), key=command.key())
        for command in commands
        if allowed(command.id)
        and all(word in f"{command.label()} {command.text}".casefold() for word in wanted)
    ]  # fmt: skip


def contact_with(found: Iterable[Found], key: str) -> list[Found]:
    """'Log a contact with …' for the first person found."""
    for one in found:
        if one.target.member_id is not None:
            said = QCoreApplication.translate("Palette", "Log a contact with {name}")
            target = Target(member_id=one.target.member_id, compose=True)
            lead = words.fill(said, name=one.whose)
            return [Found("compose", "commands", "pencil-line", lead, target, key=key)]
    return []


def in_order(found: Sequence[Found], acts: Sequence[Found], meant: bool) -> list[Found]:
    """Both, group by group; whoever typed the words of a command means it rather than a text in
    which they stand too."""
    texts = [one for one in found if one.group == "texts"] if meant else []
    return [*(one for one in found if one not in texts), *acts, *texts]


def message_for(text: str, found: Lookup, zone: ZoneInfo) -> list[Found]:
    """'Take a message …' where what was typed may be the whole number of a colleague's member. Who
    that is, is not asked before one wants to know: asking is on the record."""
    number = text.strip()
    known = any(_answers(one, number) for one in found.members)
    if known or found.references or found.issues or not may_be_whole(number, zone.key):
        return []
    said = QCoreApplication.translate("Palette", "Take a message for a colleague's member")
    looks = QCoreApplication.translate("Palette", "Open them for an hour, with a reason…")
    return [
        Found("message", "commands", "message-square", said, Target(number=number), more=number),
        Found("look", "commands", "eye", looks, Target(number=number, look=True), more=number),
    ]


def add_for(text: str, found: Lookup, zone: ZoneInfo) -> list[Found]:
    """'Add as a member' where nobody is found by what may be a new one's: a phone or an address
    beside whatever texts it stands in, a name or a number only where nothing is found by it."""
    typed = text.strip()
    what = typed_as(typed, zone.key)
    sure = what in (Typed.PHONE, Typed.EMAIL) and not found.references
    if what is None or found.members or not (sure or not len(found)):
        return []
    said = QCoreApplication.translate("Palette", "Add as a member")
    return [Found("add", "commands", "user-plus", said, Target(new=typed), more=typed)]


def _answers(one: FoundMember, number: str) -> bool:
    """Whether this is the very person, and not one whose number only begins or ends so."""
    if one.how == "phone":
        return len(number) > LONG_TAIL
    return one.number.casefold() == number.casefold()


def _number(one: FoundReference, zone: ZoneInfo, now: datetime) -> Found:
    kind = words.name(one.kind, "ReferenceKind")
    lead = f"{kind} {words.tail(one.ref, 6)}"
    start = len(lead) - min(6, len(one.ref))
    return Found(
        (one.id, one.member_id), "numbers", REFERENCE_ICONS[one.kind], lead,
        Target(member_id=one.member_id), (start, len(lead)), one.member_name,
        words.facts(one.title, one.issue_title), words.short(one.at, zone, now),
        whose=one.member_name,
    )  # fmt: skip


def _person(one: FoundMember) -> Found:
    tail = f"····{one.phone_tail}" if one.phone_tail else ""
    more = words.facts(words.tier_name(one.tier), one.city, tail)
    issues = words.fill(QCoreApplication.translate("Palette", "{n} open"), n=one.open_issues)
    return Found(
        one.id, "people", "user-round", one.name, Target(member_id=one.id), one.marked,
        words.also(one.name, one.address),
        more, issues if one.open_issues else "", whose=one.name,
    )  # fmt: skip


def _issue(
    one: IssueRow, zone: ZoneInfo, now: datetime, typed: str, because: Result | None
) -> Found:
    status = words.name(one.status, "Status")
    right, state = "", DueState.PLAIN
    if one.closed_at is None and one.next_due is not None:
        overdue = one.next_due < now
        right = words.late(one.next_due, now) if overdue else words.short(one.next_due, zone, now)
        state = DueState.OVERDUE if overdue else DueState.PLAIN
    lead, match = one.title, typed
    if because and because.match and not any(_place(one.title, because.match)):
        # What was typed stands in its cause or its next step.
        lead, match = because.excerpt, because.match
    return Found(
        one.id, "issues", "circle-dot", lead, Target(issue_id=one.id, member_id=one.member_id),
        _place(lead, match),
        more=words.facts(one.title if lead != one.title else "", one.member_name, one.ref, status),
        right=right, state=state,
        whose=one.member_name,
    )  # fmt: skip


def _text(one: Result, zone: ZoneInfo, now: datetime, typed: str) -> Found:
    """What the program says of it stands first where only that was typed, else behind."""
    lead, said = one.excerpt, one.said
    if one.only_said and not one.match:
        lead, said = one.said, one.excerpt
    status = words.name(one.issue_status, "Status") if one.issue_status else ""
    return Found(
        (one.kind, one.event_id, one.issue_id), "texts", TEXT_ICONS.get(one.kind, "circle-dot"),
        lead or one.said, Target(member_id=one.member_id, event_id=one.event_id),
        _place(lead, one.match or typed),
        more=words.facts(said, one.member_name, one.issue_ref, status),
        right=words.short(one.at, zone, now), whose=one.member_name,
    )  # fmt: skip


def _place(text: str, wanted: str) -> tuple[int, int]:
    """Where `wanted` stands in the text, or nowhere."""
    wanted = wanted.strip().casefold()
    start = text.casefold().find(wanted) if wanted else -1
    return (start, start + len(wanted)) if start >= 0 else (0, 0)
