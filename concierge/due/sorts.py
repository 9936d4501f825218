"""One record for each kind of due thing. Another kind is another record here, and one in
`ui/due/sorts.py`; whoever makes such things says so by its word in `members/kinds.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, String, and_, case, column, literal, select, table

from concierge.issues.tables import Promise
from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem
from concierge.messages.tables import Message
from concierge.money import stored
from concierge.reminders.tables import Reminder
from concierge.store.types import IdType, InstantType
from concierge.team.tables import BreakGlass, Steward
from concierge.words.amounts import amount, with_amount
from concierge.words.names import left_by, name
from concierge.words.speech import _, facts, fill, pgettext


class Reason(Protocol):
    """Why a thing is there, as code and values."""

    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


class Item(Protocol):
    """One thing that is due."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> Reason: ...
    @property
    def due(self) -> datetime: ...
    @property
    def snoozed_until(self) -> datetime | None: ...


When = Callable[[datetime], str]
"""A moment in words."""
Say = Callable[[Item, When], str]


@dataclass(frozen=True)
class Settling:
    """The verbs that finish a thing and put it off, each with the one that takes it back."""

    done: Callable[..., Any]
    undone: Callable[..., Any]
    snooze: Callable[..., Any]
    unsnooze: Callable[..., Any]


@dataclass(frozen=True, eq=False)
class DueSort:
    """All that is to be known of one kind of due thing.

    titles: where its words stand, from `due_item`: "title", and, if it has them, "line" and another
    "code" for the reason; every other column is a value of the reason by its name.
    told_in: the tables in which a change changes those words.
    binds: given to the member, who counts on it: late, it is broken.
    settling: by the issue it belongs to, if any. Without, it is settled on the member's page and
    never put off past its time.
    why: without, it is the name. Once what binds is late: why_late, and beside_late beside a mark
    that says how late it is.
    """

    kind: str
    name: Callable[[], str]
    titles: tuple[Select[Any], ...] = ()
    told_in: tuple[str, ...] = ()
    binds: bool = False
    settling: Callable[[UUID | None], Settling] | None = None
    why: Say | None = None
    why_late: Say | None = None
    beside_late: Say | None = None


def sort_of(kind: str) -> DueSort:
    """Its record; one with its bare word for a kind that only a newer program knows."""
    known = next((sort for sort in SORTS if sort.kind == kind), None)
    return known or DueSort(kind, lambda: kind)


_due = DueItem.__table__
_promise, _reminder = Promise.__table__, Reminder.__table__
_message, _look = Message.__table__, BreakGlass.__table__
_by = Steward.__table__
# In its own words: the classes of the timeline are of no use to the start of the desk.
_event = table(
    "timeline_event",
    column("member_id", IdType()),
    column("at", InstantType()),
    column("id", IdType()),
    column("body", String()),
    column("party", String()),
    column("party_kind", String()),
)

_PROMISED = select(
    _promise.c.text.label("title"), _promise.c.line, _promise.c.amount, _promise.c.currency
).join_from(_due, _promise, _promise.c.id == _due.c.ref_id)
_REMINDED = select(
    _reminder.c.text.label("title"), _reminder.c.created_at.label("set_at")
).join_from(_due, _reminder, _reminder.c.id == _due.c.ref_id)
_TAKEN = (
    select(
        _event.c.body.label("title"),
        _by.c.name.label("by"),
        _message.c.at.label("taken_at"),
        _event.c.party,
        _event.c.party_kind,
        case((_message.c.urgent, True)).label("urgent"),
    )
    .join_from(_due, _message, _message.c.id == _due.c.ref_id)
    .outerjoin(_by, _by.c.id == _message.c.steward_id)
    .outerjoin(
        _event,
        # By its whole key: at the member's page of the timeline.
        and_(
            _event.c.member_id == _message.c.member_id,
            _event.c.at == _message.c.at,
            _event.c.id == _message.c.event_id,
        ),
    )
)
_SPOKEN = select(
    _event.c.body.label("title"),
    literal("spoke", String).label("code"),
    _event.c.at.label("spoke_at"),
).join_from(_due, _event, and_(_due.c.issue_id.is_not(None), _event.c.id == _due.c.ref_id))
_LOOKED = (
    select(
        _look.c.reason.label("title"),
        _by.c.name.label("by"),
        _look.c.until.label("look_until"),
    )
    .join_from(_due, _look, _look.c.id == _due.c.ref_id)
    .outerjoin(_by, _by.c.id == _look.c.steward_id)
)


def _why_promised(item: Item, _when: When) -> str:
    value, currency = item.why.values.get("amount"), item.why.values.get("currency")
    promised = _("Promise")
    if value is None or with_amount(item.title, stored(value), "") == item.title:
        return promised
    return facts(promised, amount(stored(value), str(currency or "")))


def _why_broken(item: Item, when: When) -> str:
    return fill(_("promised by {moment}, not kept"), moment=when(item.due))


def _beside_broken(item: Item, when: When) -> str:
    return fill(_("promised by {moment}"), moment=when(item.due))


def _why_reminded(item: Item, when: When) -> str:
    at = item.why.values.get("set_at")
    return facts(_("Reminder"), fill(_("set {moment}"), moment=when(at)) if at else "")


def _why_replied(item: Item, when: When) -> str:
    """Who took a message, and when; or when the member spoke of an issue that is closed."""
    values = item.why.values
    if item.why.code == "spoke":
        return fill(_("spoke {moment}, the issue is closed"), moment=when(values["spoke_at"]))
    by, at = values.get("by"), values.get("taken_at")
    if not by or not at:
        return _("New reply")
    took = fill(_("{name} took a message {moment}"), name=by, moment=when(at))
    whose = left_by(values.get("party"), values.get("party_kind"))
    return facts(name("urgent", "Urgency") if values.get("urgent") else "", took, whose)


def _why_looked(item: Item, when: When) -> str:
    end = when(item.why.values.get("look_until") or item.due)
    said = _("{name} looks until {moment}")
    return fill(said, name=item.why.values.get("by"), moment=end)


# The verbs are loaded when they are first wanted: the list is painted without them.


def _settle_reminder(_issue_id: UUID | None) -> Settling:
    from concierge.reminders import actions

    return Settling(actions.finish, actions.unfinish, actions.snooze, actions.unsnooze)


def _settle_reply(issue_id: UUID | None) -> Settling:
    if issue_id is not None:
        from concierge.issues import spoken

        return Settling(spoken.put_aside, spoken.take_up, spoken.snooze, spoken.unsnooze)
    from concierge.messages import actions

    return Settling(actions.answered, actions.unanswered, actions.snooze, actions.unsnooze)


def _settle_look(_issue_id: UUID | None) -> Settling:
    from concierge.messages import looking

    return Settling(looking.noticed, looking.unnoticed, looking.snooze, looking.unsnooze)


SORTS: tuple[DueSort, ...] = (
    DueSort(
        DueKind.PROMISE,
        lambda: _("Promise"),
        titles=(_PROMISED,),
        told_in=("promise",),
        binds=True,
        why=_why_promised,
        why_late=_why_broken,
        beside_late=_beside_broken,
    ),
    DueSort(DueKind.CLOCK, lambda: _("Time limit"), binds=True),
    DueSort(
        DueKind.REMINDER,
        lambda: _("Reminder"),
        titles=(_REMINDED,),
        told_in=("reminder",),
        settling=_settle_reminder,
        why=_why_reminded,
    ),
    DueSort(
        DueKind.REPLY,
        lambda: _("New reply"),
        titles=(_TAKEN, _SPOKEN),
        settling=_settle_reply,
        why=_why_replied,
    ),
    DueSort(
        DueKind.LOOK,
        lambda: pgettext("due", "Look"),
        titles=(_LOOKED,),
        settling=_settle_look,
        why=_why_looked,
    ),
    DueSort(DueKind.TASK, lambda: _("Partner task")),
)
