"""The verbs of a promise: make, keep, replace, withdraw. A breach is read off its times."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.actions import change_next_step, said, unclosed
from concierge.issues.answer import set_answer
from concierge.issues.kinds import PromiseState
from concierge.issues.rules import AnswerDraft, PromiseDraft
from concierge.issues.tables import Promise
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.money import kept
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, stored
from concierge.timeline.kinds import Audience, Kind, PartyKind, Reached
from concierge.timeline.rules import with_whom
from concierge.timeline.tables import TimelineEvent


def make_promise(
    session: Session,
    member_id: UUID,
    draft: PromiseDraft,
    issue_id: UUID | None = None,
    lead: UUID | None = None,
    at: datetime | None = None,
    line: str | None = None,
) -> UUID:
    """Promise a member something; `at` is when it was said. Raises DUE_PAST if due before that."""
    require_serving(session, member_id)
    text = said(draft.text, "promise")
    amount, currency = kept(draft.amount, draft.currency)
    now = act(session)
    made_at = at or now.at
    if draft.due <= made_at:
        raise Refusal(Code.DUE_PAST, due=draft.due)
    if issue_id is not None:
        line = unclosed(session, issue_id).line
    promise = Promise(
        id=new_id(),
        member_id=member_id,
        issue_id=issue_id,
        line=line,
        text=text,
        amount=amount,
        currency=currency,
        due=draft.due,
        zone=draft.zone,
        state=PromiseState.OPEN,
        made_at=made_at,
        steward_id=now.actor.steward_id,
    )
    promise.event_id = _log(session, promise, "promise.made", at=made_at, lead=lead)
    session.add(promise)
    _put_due(session, promise)
    return promise.id


def keep_promise(session: Session, promise_id: UUID) -> None:
    """It happened. If its time had passed, it is kept late and still counts as broken."""
    promise = _open(session, promise_id)
    _end(session, promise, PromiseState.KEPT)
    _log(session, promise, "promise.kept", late=_is_late(promise))


def replace_promise(
    session: Session,
    promise_id: UUID,
    draft: PromiseDraft,
    lead: UUID | None = None,
    next_step: str | None = None,
    in_answer: bool = False,
) -> UUID:
    """The member accepted another promise instead of this one; `next_step` is what comes next in
    its issue then, None for what stands there. With `in_answer` the issue's answer, which said the
    old time, says the new one. Raises STALE where it says another by now."""
    promise = _open(session, promise_id)
    _end(session, promise, PromiseState.REPLACED)
    entry = _log(
        session,
        promise,
        "promise.replaced",
        lead=lead,
        new_due=draft.due.isoformat(),
        late=_is_late(promise),
    )
    # One act, one entry: what is promised instead stands inside it.
    promise.replaced_by = make_promise(
        session, promise.member_id, draft, promise.issue_id, lead or entry, line=promise.line
    )
    if next_step is not None and promise.issue_id is not None:
        change_next_step(session, promise.issue_id, next_step, lead or entry)
    if in_answer and promise.issue_id is not None:
        _bring_answer(session, promise.issue_id, promise.due, draft.due, lead or entry)
    return promise.replaced_by


def withdraw_promise(
    session: Session, promise_id: UUID, told_event_id: UUID | None = None, reason: str = ""
) -> None:
    """It will not happen. It has ended once a contact that reached the member told them so.

    Called again with that contact for a promise withdrawn before.
    """
    promise = _held(session, promise_id)
    if promise.state is PromiseState.WITHDRAWN and promise.withdrawn_event_id is None:
        if told_event_id is None:
            raise Refusal(Code.WITHDRAWAL_UNTOLD)
    elif promise.state is not PromiseState.OPEN:
        raise Refusal(Code.PROMISE_ENDED)
    if told_event_id is not None:
        check_reached(session, promise.member_id, told_event_id)
        promise.withdrawn_event_id = told_event_id
    if promise.state is PromiseState.OPEN:
        _end(session, promise, PromiseState.WITHDRAWN)
        audience = Audience.MEMBER if told_event_id else Audience.INTERNAL
        _log(session, promise, "promise.withdrawn", audience=audience, body=reason)


def reopen_promise(session: Session, promise_id: UUID) -> None:
    """Take back that it was kept (undo)."""
    promise = _held(session, promise_id)
    if promise.state is not PromiseState.KEPT:
        raise Refusal(Code.PROMISE_OPEN)
    if promise.issue_id is not None:
        unclosed(session, promise.issue_id)
    promise.state = PromiseState.OPEN
    promise.ended_at = None
    _put_due(session, promise)
    kept = _entry_that_kept(session, promise)
    _log(session, promise, "promise.reopened", lead=kept, audience=Audience.INTERNAL)


def check_reached(session: Session, member_id: UUID, event_id: UUID) -> None:
    """Raises CONTACT_MISSING unless `event_id` is a contact that reached this member themselves."""
    try:
        event = stored(session, event_id)
    except KeyError as error:
        raise Refusal(Code.CONTACT_MISSING) from error
    same = event.member_id == member_id and event.kind is Kind.CONTACT
    themselves = with_whom(event.party_kind, event.party) is PartyKind.MEMBER
    if not same or not themselves or event.reached is not Reached.YES:
        raise Refusal(Code.CONTACT_MISSING)


def _bring_answer(
    session: Session, issue_id: UUID, old: datetime, new: datetime, lead: UUID
) -> None:
    """The answer by the new time; as any changed answer it has not been told yet."""
    issue = unclosed(session, issue_id)
    if issue.answer_outcome is None or issue.answer_due != old:
        raise Refusal(Code.STALE)
    answer = AnswerDraft(issue.answer_outcome, issue.answer_amount, issue.answer_currency, new)
    set_answer(session, issue_id, issue.version, answer, lead)


def _held(session: Session, promise_id: UUID) -> Promise:
    promise = session.get(Promise, promise_id)
    if promise is None:
        raise Refusal(Code.GONE)
    require_serving(session, promise.member_id)
    return promise


def _open(session: Session, promise_id: UUID) -> Promise:
    promise = _held(session, promise_id)
    if promise.state is not PromiseState.OPEN:
        raise Refusal(Code.PROMISE_ENDED)
    return promise


def _end(session: Session, promise: Promise, state: PromiseState) -> None:
    promise.state = state
    promise.ended_at = act(session).at
    drop_due(session, promise.id, DueKind.PROMISE, promise.member_id)


def _is_late(promise: Promise) -> bool:
    return promise.ended_at is not None and promise.ended_at > promise.due


def _entry_that_kept(session: Session, promise: Promise) -> UUID | None:
    """The last entry that says it was kept: that it was not after all stands inside it."""
    event = TimelineEvent
    kept = session.scalars(
        select(event)
        .where(
            event.member_id == promise.member_id,
            event.kind == Kind.PROMISE,
            event.what == "promise.kept",
        )
        .order_by(event.at.desc(), event.id.desc())
    )
    named = str(promise.id)
    return next((one.id for one in kept if one.data.get("promise_id") == named), None)


def _put_due(session: Session, promise: Promise) -> None:
    set_due(
        session,
        promise.id,
        DueKind.PROMISE,
        promise.member_id,
        promise.due,
        issue_id=promise.issue_id,
    )


def _log(
    session: Session,
    promise: Promise,
    what: str,
    *,
    at: datetime | None = None,
    lead: UUID | None = None,
    audience: Audience = Audience.MEMBER,
    body: str = "",
    **values: object,
) -> UUID:
    data: dict[str, object] = {
        "due": promise.due.isoformat(),
        "zone": promise.zone,
        "promise_id": str(promise.id),
    }
    if promise.amount is not None:
        data |= {"amount": format(promise.amount, "f"), "currency": promise.currency}
    return record(
        session,
        NewEvent(
            promise.member_id,
            Kind.PROMISE,
            what,
            audience=audience,
            at=at,
            line=promise.line,
            issue_id=promise.issue_id,
            lead_id=lead,
            title=promise.text,
            body=body.strip(),
            data=data | values,
        ),
    )
