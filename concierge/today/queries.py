"""What needs the signed-in steward, in order."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Select, String, and_, any_, bindparam, case, column, func, or_, select, table
from sqlalchemy.orm import Session

from concierge.issues.tables import Issue, Promise
from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem, Member
from concierge.messages.tables import Message
from concierge.moments.my_day import day_of
from concierge.reminders.tables import Reminder
from concierge.store.act import act
from concierge.store.types import IdType, InstantType
from concierge.team.access import visible, who
from concierge.team.tables import BreakGlass, Cover, Steward
from concierge.today.rules import DAY_BEGINS, AgendaItem, Why, arrange, horizon


@dataclass(frozen=True)
class Agenda:
    """What is due until the end of tomorrow; `members` are how many it concerns."""

    items: tuple[AgendaItem, ...]
    members: int
    day: date


_due, _member = DueItem.__table__.c, Member.__table__.c
_cover = Cover.__table__.c
_promise, _reminder, _issue = Promise.__table__.c, Reminder.__table__.c, Issue.__table__.c
_look = BreakGlass.__table__.c
_message, _taker = Message.__table__.c, Steward.__table__.c
# In its own words: the classes of the timeline are of no use to the start of the desk.
_EVENT = table(
    "timeline_event",
    column("member_id", IdType()),
    column("at", InstantType()),
    column("id", IdType()),
    column("body", String()),
    column("party", String()),
    column("party_kind", String()),
)
_said = _EVENT.c
_WORD = _EVENT.alias("word")
_word = _WORD.c
"""What the member said of an issue that was closed."""
_ME = bindparam("me", type_=IdType())
_NOW = bindparam("now", type_=InstantType())
_COVERED = select(_cover.steward_id).where(
    _cover.by_id == _ME, _cover.since <= _NOW, _cover.until > _NOW
)
_WHOSE = select(_ME).union_all(_COVERED)
# One statement, from the few things due to their titles by key: nothing is looked through.
_THINGS: Select[Any] = (
    select(
        _due.ref_id,
        _due.kind,
        _due.member_id,
        _member.number,
        _member.name,
        _member.address,
        _member.tier,
        func.coalesce(_promise.line, _issue.line).label("line"),
        _due.issue_id,
        func.coalesce(_issue.ref, "").label("issue_ref"),
        func.coalesce(
            _promise.text, _reminder.text, _said.body, _word.body, _look.reason, _issue.title, ""
        ).label("title"),
        _due.due,
        _due.statutory,
        _due.snoozed_until,
        _promise.amount,
        _promise.currency,
        _issue.title.label("issue"),
        _reminder.created_at.label("set_at"),
        _taker.name.label("by"),
        _message.at.label("taken_at"),
        _said.party,
        _said.party_kind,
        case((_message.urgent, True)).label("urgent"),
        _look.until.label("look_until"),
        _word.at.label("spoke_at"),
    )
    .join(Member.__table__, _member.id == _due.member_id)
    .outerjoin(Promise.__table__, and_(_due.kind == DueKind.PROMISE, _promise.id == _due.ref_id))
    .outerjoin(Reminder.__table__, and_(_due.kind == DueKind.REMINDER, _reminder.id == _due.ref_id))
    .outerjoin(Message.__table__, and_(_due.kind == DueKind.REPLY, _message.id == _due.ref_id))
    .outerjoin(BreakGlass.__table__, and_(_due.kind == DueKind.LOOK, _look.id == _due.ref_id))
    .outerjoin(Steward.__table__, _taker.id == func.coalesce(_message.steward_id, _look.steward_id))
    .outerjoin(
        _EVENT,
        # By its whole key: at the member's page of the timeline.
        and_(
            _said.member_id == _message.member_id,
            _said.at == _message.at,
            _said.id == _message.event_id,
        ),
    )
    .outerjoin(
        _WORD,
        and_(_due.kind == DueKind.REPLY, _due.issue_id.is_not(None), _word.id == _due.ref_id),
    )
    .outerjoin(Issue.__table__, _issue.id == _due.issue_id)
    .where(
        # A regulator's deadline is not for the evening before.
        or_(_due.due < bindparam("until", type_=InstantType()), _due.statutory),
        visible(_due.member_id),
    )
)
_AGENDA = _THINGS.where(_due.owner_id.in_(_WHOSE))
# As a list made beforehand, or PostgreSQL looks at everybody's things and asks whose they are.
_ON_A_SERVER = _THINGS.where(_due.owner_id == any_(func.array(_WHOSE.scalar_subquery())))


def agenda(session: Session, begins: time = DAY_BEGINS) -> Agenda:
    """All that needs the signed-in steward, or whom they stand in for now, until the end of
    tomorrow, and every statutory deadline, in Today's order.

    `begins` is the wall time at which the steward's day begins.
    """
    now = act(session)
    day = day_of(now.at, now.zone, begins)
    _, until = horizon(day, now.zone, begins)
    values = who(session) | {"me": now.actor.steward_id, "until": until}
    connection = session.connection()
    asked = _AGENDA if connection.dialect.name == "sqlite" else _ON_A_SERVER
    found = connection.execute(asked, values)
    items = arrange(map(_item, found), now.at, now.zone, begins)
    return Agenda(tuple(items), len({item.member_id for item in items}), day)


def _item(row: Any) -> AgendaItem:
    given = dict(zip(_REASONS, row[14:], strict=True))
    reasons = {name: value for name, value in given.items() if value is not None}
    if reasons.get("issue") == row.title:
        del reasons["issue"]  # said already
    title = " ".join(row.title.split())  # a message may have lines, a row has one
    code = "look" if row.look_until is not None else row.kind.value
    code = "spoke" if row.spoke_at is not None else code
    fields = [*row[:10], title, Why(code, reasons), *row[11:14]]
    return AgendaItem(*fields)


_REASONS = (
    "amount",
    "currency",
    "issue",
    "set_at",
    "by",
    "taken_at",
    "party",
    "party_kind",
    "urgent",
    "look_until",
    "spoke_at",
)
