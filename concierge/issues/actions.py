"""The verbs of an issue: open, change, refer. Answering, promising and closing have their own."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.issues.kinds import OpenedBy, Stage, Status, Urgency
from concierge.issues.rules import IssueDraft
from concierge.issues.tables import Issue, IssueReference
from concierge.issues.texts import entry
from concierge.members.kinds import ReferenceKind
from concierge.members.references import reference
from concierge.members.standing import issues_opened
from concierge.members.tables import BusinessLine, BusinessReference
from concierge.searchindex import index
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, stored
from concierge.timeline.kinds import Audience, Kind

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH = 6
EDITED = (
    "line",
    "stage",
    "cause",
    "next_step",
    "people_spoken",
    "told_again",
    "evidence_asked",
)


@dataclass(frozen=True)
class IssueEdit:
    """What the inner part of an issue says after an edit of `version`."""

    issue_id: UUID
    version: int
    title: str
    line: str
    stage: Stage | None
    cause: str
    next_step: str
    people_spoken: int
    told_again: int
    evidence_asked: int


def open_issue(
    session: Session,
    member_id: UUID,
    draft: IssueDraft,
    opened_by: OpenedBy = OpenedBy.STEWARD,
    lead: UUID | None = None,
    at: datetime | None = None,
    audience: Audience = Audience.MEMBER,
) -> UUID:
    """Open an issue; `lead` is the event it folds under, `at` when it was raised (now, if None);
    `audience` says whether the member knows of it."""
    require_serving(session, member_id)
    return raise_issue(session, member_id, draft, opened_by, lead, at, audience)


def raise_issue(
    session: Session,
    member_id: UUID,
    draft: IssueDraft,
    opened_by: OpenedBy,
    lead: UUID | None = None,
    at: datetime | None = None,
    audience: Audience = Audience.MEMBER,
    party: str = "",
) -> UUID:
    """`open_issue` for a business, which may raise one for any member and sees none; `party` is who
    told it, if not the member."""
    title = said(draft.title, "title")
    now = act(session)
    business = opened_by is OpenedBy.BUSINESS
    raised = at or now.at
    issue = Issue(
        id=new_id(),
        ref=_new_ref(session, draft.line),
        member_id=member_id,
        line=draft.line,
        title=title,
        urgency=draft.urgency,
        status=Status.OPEN,
        stage=draft.stage,
        cause=draft.cause,
        opened_by=opened_by,
        opened_at=min(raised, now.at),
        steward_id=None if business else now.actor.steward_id,
        people_spoken=0 if business else 1,
    )
    issue.opened_event_id = record(
        session,
        NewEvent(
            member_id,
            Kind.ISSUE,
            "issue.opened",
            audience,
            at=raised,
            line=draft.line,
            issue_id=issue.id,
            lead_id=lead,
            title=title,
            party=party,
            data={"ref": issue.ref, "urgency": draft.urgency, "opened_by": opened_by},
            feed=business,
        ),
    )
    session.add(issue)
    # The rows that point at the issue are written by plain SQL, which no flush puts in order.
    session.flush()
    index.add(session, [entry(issue)])
    issues_opened(session, member_id, 1)
    for number in draft.references:
        _refer(session, issue, draft.line, number, None)
    return issue.id


def change_issue(session: Session, edit: IssueEdit) -> None:
    """Save what the inner part of an issue says. Raises Refusal(STALE) if it was changed since."""
    issue = held(session, edit.issue_id, edit.version)
    title = said(edit.title, "title")
    _letter(session, edit.line)
    changed = [name for name in EDITED if getattr(issue, name) != getattr(edit, name)]
    for name in changed:
        setattr(issue, name, getattr(edit, name))
    if issue.title != title:
        issue.title = title
        changed.append("title")
    if {"title", "cause", "next_step"} & set(changed):
        index.remove(session, index.TextKind.ISSUE, issue.id)
        index.add(session, [entry(issue)])
    if changed:
        fold(session, issue, "issue.changed", {"fields": changed})


def change_next_step(session: Session, issue_id: UUID, next_step: str, lead: UUID) -> None:
    """What comes next, as part of the act `lead`, which made what stood there untrue."""
    issue = unclosed(session, issue_id)
    step = next_step.strip()
    if issue.next_step == step:
        return
    issue.next_step = step
    index.remove(session, index.TextKind.ISSUE, issue.id)
    index.add(session, [entry(issue)])
    log(session, issue, "issue.changed", data={"fields": ["next_step"]}, lead=lead)


def set_status(session: Session, issue_id: UUID, version: int, status: Status) -> None:
    """Say what an open issue waits for. Told and closed are reached by telling and closing only."""
    issue = held(session, issue_id, version)
    before = issue.status
    if status in (Status.TOLD, Status.CLOSED):
        raise Refusal(Code.NOT_READY, status=before, missing=[])
    if status is not before:
        issue.status = status
        log(session, issue, "issue.status", data={"from": before, "to": status})


def set_urgency(session: Session, issue_id: UUID, version: int, urgency: Urgency) -> None:
    """Say how pressing an issue is."""
    issue = held(session, issue_id, version)
    before = issue.urgency
    if urgency is not before:
        issue.urgency = urgency
        fold(session, issue, "issue.urgency", {"from": before, "to": urgency})


def add_reference(
    session: Session, issue_id: UUID, line: str, number: str, kind: ReferenceKind | None = None
) -> UUID:
    """Say that an issue is also about this business number, known or new."""
    issue = held(session, issue_id)
    reference_id = _refer(session, issue, line, said(number, "reference"), kind)
    fold(session, issue, "issue.reference", {"line": line, "number": number.strip()})
    return reference_id


def drop_reference(session: Session, issue_id: UUID, reference_id: UUID) -> None:
    """Say that an issue is not about this business number after all."""
    issue = held(session, issue_id)
    link = session.get(IssueReference, (issue_id, reference_id))
    if link is None:
        return
    number = session.get_one(BusinessReference, reference_id)
    session.delete(link)
    data = {"line": number.line, "number": number.ref, "dropped": True}
    fold(session, issue, "issue.reference", data)


def held(session: Session, issue_id: UUID, version: int | None = None) -> Issue:
    """The issue, if the actor may see it. Raises UNKNOWN_ISSUE, or STALE for an old `version`."""
    issue = session.get(Issue, issue_id)
    if issue is None:
        raise Refusal(Code.UNKNOWN_ISSUE, issue=str(issue_id))
    require_serving(session, issue.member_id)
    if version is not None and issue.version != version:
        raise Refusal(Code.STALE)
    return issue


def unclosed(session: Session, issue_id: UUID, version: int | None = None) -> Issue:
    """`held`, and not closed. Raises ISSUE_CLOSED."""
    issue = held(session, issue_id, version)
    if issue.status is Status.CLOSED:
        raise Refusal(Code.ISSUE_CLOSED, issue=issue.ref)
    return issue


def log(
    session: Session,
    issue: Issue,
    what: str,
    *,
    title: str = "",
    data: Mapping[str, object] | None = None,
    audience: Audience = Audience.INTERNAL,
    lead: UUID | None = None,
) -> UUID:
    """Record what was done to an issue on its member's timeline."""
    return record(
        session,
        NewEvent(
            issue.member_id,
            Kind.ISSUE,
            what,
            audience=audience,
            line=issue.line,
            issue_id=issue.id,
            lead_id=lead,
            title=title,
            data={"ref": issue.ref, **(data or {})},
        ),
    )


def fold(session: Session, issue: Issue, what: str, data: Mapping[str, object]) -> None:
    """`log` what is nobody's news: it stands inside the entry that opened the issue."""
    lead = issue.opened_event_id
    if lead is not None:
        lead = stored(session, lead).lead_id or lead
    log(session, issue, what, data=data, lead=lead)


def said(text: str, field: str) -> str:
    """`text` without the spaces around it. Raises TEXT_MISSING, naming `field`, if none is left."""
    text = text.strip()
    if not text:
        raise Refusal(Code.TEXT_MISSING, field=field)
    return text


def references_of(session: Session, issue_id: UUID) -> Sequence[IssueReference]:
    """The links from an issue to its business numbers."""
    query = select(IssueReference).where(IssueReference.issue_id == issue_id)
    return session.scalars(query).all()


def _refer(
    session: Session, issue: Issue, line: str, number: str, kind: ReferenceKind | None
) -> UUID:
    _letter(session, line)
    reference_id = reference(session, issue.member_id, line, number.strip(), kind)
    if session.get(IssueReference, (issue.id, reference_id)) is None:
        link = IssueReference(
            issue_id=issue.id, reference_id=reference_id, member_id=issue.member_id
        )
        session.add(link)
    return reference_id


def _new_ref(session: Session, line: str) -> str:
    letter = _letter(session, line)
    while True:
        ref = f"{letter}-" + "".join(secrets.choice(CROCKFORD) for _ in range(REFERENCE_LENGTH))
        taken = session.connection().scalar(_BY_REF, {"new": ref})
        if taken is None:
            return ref


_BY_REF = select(Issue.id).where(Issue.ref == bindparam("new"))
_LETTER = select(BusinessLine.letter).where(BusinessLine.code == bindparam("line"))


def _letter(session: Session, line: str) -> str:
    letter = session.connection().scalar(_LETTER, {"line": line})
    if letter is None:
        raise Refusal(Code.LINE_UNKNOWN, line=line)
    return letter
