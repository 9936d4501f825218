"""What was found, with whom it concerns: from checked texts to rows of a list."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import words
from concierge.finding.hits import Text, hits, said_so
from concierge.finding.rules import REPEATED, excerpt
from concierge.issues.tables import Issue
from concierge.members.tables import Member
from concierge.searchindex.tokens import holds
from concierge.store.act import Act, act


@dataclass(frozen=True)
class Result:
    """Something found. `kind` is an event's kind, `note` or `issue`; `match` is what of `excerpt`
    was typed; `event_id` its place in the member's stream. `said` is what the program says of an
    event, `only_said` that its own words do not hold what was typed; `issue_status` where its
    issue stands."""

    kind: str
    member_id: UUID
    member_number: str
    member_name: str
    member_address: str
    issue_id: UUID | None
    issue_ref: str
    at: datetime
    title: str
    excerpt: str
    match: str
    event_id: UUID | None
    line: str | None
    said: str = ""
    only_said: bool = False
    issue_status: str = ""


def search_in(
    session: Session, wanted: tuple[str, ...], limit: int, member_id: UUID | None = None
) -> list[Result]:
    """Texts that hold all folded terms, within one member's if given; then events that are called
    so. Both newest first."""
    written = (one for one in hits(session, wanted, limit, member_id) if one.what not in REPEATED)
    found = chain(written, said_so(session, wanted, limit, member_id))
    return _results(session, list(islice(found, limit)), wanted)


def _results(session: Session, texts: Sequence[Text], wanted: tuple[str, ...]) -> list[Result]:
    if not texts:
        return []
    members = _named(session, {text.member_id for text in texts})
    refs = _referred(session, {text.issue_id for text in texts if text.issue_id})
    at = act(session)
    return [
        replace(
            _result(text, wanted, members[text.member_id], refs),
            said=_said(text, wanted, at) if text.what else "",
            only_said=not holds(text.text, wanted),
        )
        for text in texts
    ]


def _said(text: Text, wanted: tuple[str, ...], at: Act) -> str:
    """What the program says of it; all of that where it is found by what comes after the lead."""
    lead = words.event(text, at.zone, at.at).lead
    missing = [term for term in wanted if not holds(text.text, (term,))]
    if holds(lead, missing):
        return lead
    own = words.event(replace(text, title="", body=""), at.zone, at.at)
    return words.facts(lead, own.text, own.state)


def _result(
    text: Text,
    wanted: tuple[str, ...],
    member: tuple[str, str, str],
    refs: dict[UUID, tuple[str, str]],
) -> Result:
    shown, match = excerpt(text.text, wanted)
    number, name, address = member
    ref, status = refs.get(text.issue_id, ("", "")) if text.issue_id else ("", "")
    return Result(
        kind=text.kind,
        member_id=text.member_id,
        member_number=number,
        member_name=name,
        member_address=address,
        issue_id=text.issue_id,
        issue_ref=ref,
        issue_status=status,
        at=text.at,
        title=text.title,
        excerpt=shown,
        match=match,
        event_id=text.event_id,
        line=text.line,
    )


def _named(session: Session, ids: Iterable[UUID]) -> dict[UUID, tuple[str, str, str]]:
    member = Member.__table__.c
    statement = select(member.id, member.number, member.name, member.address)
    found: Iterable[Any] = session.connection().execute(statement.where(member.id.in_(ids)))
    return {row.id: (row.number, row.name, row.address) for row in found}


def _referred(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    if not ids:
        return {}
    issue = Issue.__table__.c
    statement = select(issue.id, issue.ref, issue.status).where(issue.id.in_(ids))
    return {row.id: (row.ref, str(row.status)) for row in session.connection().execute(statement)}
