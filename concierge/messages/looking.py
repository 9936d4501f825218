"""A look at a colleague's member, who is found by a full number: for an hour, for a reason said,
and their steward is told of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem
from concierge.messages import server
from concierge.messages.taking import whose
from concierge.store.act import act
from concierge.store.ledger import audit, touch
from concierge.store.types import new_id
from concierge.team.access import may_see, require_serving
from concierge.team.kinds import Role
from concierge.team.tables import BreakGlass, Steward
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Kind

HOUR = timedelta(hours=1)
LONGEST_REASON = 2000


@dataclass(frozen=True)
class LookDraft:
    """Whom `found_id` stands for is looked at, and why; `confidential` is for leads alone."""

    found_id: UUID
    reason: str
    confidential: bool = False


def look_in(session: Session, draft: LookDraft) -> UUID:
    """Open a member outside one's access for an hour; the member's id is returned. Whoever may see
    them anyway needs no look. Their steward is told, on Today and in the timeline, unless a lead
    says that it is confidential.

    Raises Refusal TEXT_MISSING, TEXT_TOO_LONG, ONLY_A_LEAD, FOUND_TOO_LONG_AGO.
    """
    if not draft.reason.strip():
        raise Refusal(Code.TEXT_MISSING, field="reason")
    if len(draft.reason) > LONGEST_REASON:
        raise Refusal(Code.TEXT_TOO_LONG, most=LONGEST_REASON)
    if draft.confidential and act(session).actor.role != Role.LEAD:
        raise Refusal(Code.ONLY_A_LEAD)
    if server.is_on_server(session):
        member_id = server.look_in(session, draft.found_id, draft.reason, draft.confidential)
    else:
        member_id = _look_in(session, draft)
    if member_id is None:
        raise Refusal(Code.FOUND_TOO_LONG_AGO)
    touch(session, member_id, "break_glass", "member")
    return member_id


def noticed(session: Session, look_id: UUID) -> None:
    """The steward has taken note; twice is as good as once. Raises Refusal GONE, NOT_YOURS."""
    look = _told(session, look_id)
    if _due(session, look_id) is None:
        return
    drop_due(session, look.id, DueKind.LOOK, look.member_id)
    _log(session, look, "glass.noticed")


def unnoticed(session: Session, look_id: UUID) -> None:
    """Take `noticed` back."""
    look = _told(session, look_id)
    if _due(session, look_id) is None:
        _show(session, look)
        _log(session, look, "glass.unnoticed")


def snooze(session: Session, look_id: UUID, until: datetime) -> datetime | None:
    """Put the note off to an aware instant; what it was put off to before is returned.

    Raises Refusal DUE_PAST, and GONE for one that was noticed.
    """
    if until <= act(session).at:
        raise Refusal(Code.DUE_PAST)
    look, due = _told(session, look_id), _due(session, look_id)
    if due is None:
        raise Refusal(Code.GONE)
    before = due.snoozed_until
    _show(session, look, until)
    return before


def unsnooze(session: Session, look_id: UUID, back_to: datetime | None = None) -> None:
    """Take `snooze` back: `back_to` is what it returned. Raises Refusal GONE."""
    look = _told(session, look_id)
    if _due(session, look_id) is None:
        raise Refusal(Code.GONE)
    _show(session, look, back_to)


def _look_in(session: Session, draft: LookDraft) -> UUID | None:
    member_id = whose(session, draft.found_id)
    if member_id is None or may_see(session, member_id):
        return member_id
    now = act(session)
    look = BreakGlass(
        id=new_id(),
        steward_id=now.actor.steward_id,
        member_id=member_id,
        reason=draft.reason,
        confidential=draft.confidential,
        since=now.at,
        until=now.at + HOUR,
    )
    session.add(look)
    session.flush()
    told = None if draft.confidential else member_id
    values = {"confidential": draft.confidential, "until": look.until.isoformat()}
    audit(session, "insert", "break_glass", look.id, told, values)
    if not draft.confidential:
        by = session.get_one(Steward, now.actor.steward_id).name
        _log(session, look, "glass.opened", look.reason, by=by, until=look.until.isoformat())
        _show(session, look)
    return member_id


def _told(session: Session, look_id: UUID) -> BreakGlass:
    look = session.get(BreakGlass, look_id)
    if look is None or look.confidential:
        raise Refusal(Code.GONE)
    require_serving(session, look.member_id)
    return look


def _due(session: Session, look_id: UUID) -> DueItem | None:
    wanted = select(DueItem).where(DueItem.ref_id == look_id, DueItem.kind == DueKind.LOOK)
    return session.scalar(wanted.execution_options(populate_existing=True))


def _show(session: Session, look: BreakGlass, until: datetime | None = None) -> None:
    set_due(session, look.id, DueKind.LOOK, look.member_id, look.until, snoozed_until=until)


def _log(session: Session, look: BreakGlass, what: str, body: str = "", **data: str) -> None:
    data["look_id"] = str(look.id)
    event = NewEvent(
        look.member_id, Kind.STEWARDSHIP, what, Audience.INTERNAL, body=body, data=data
    )
    record(session, event)
