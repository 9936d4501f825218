"""What one must know of a member before a call: one question, asked of every room."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.due.queries import title_of
from concierge.issues.promised import PromiseRow, promises_of
from concierge.issues.queries import IssueRow, open_of
from concierge.members.on_the_way import Reference, on_the_way
from concierge.members.queries import Dated, Fact, MemberHeader, profile
from concierge.notes.queries import NoteRow, pinned
from concierge.timeline.kinds import Kind
from concierge.timeline.queries import page
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter

LAST = 3
"""Contacts shown: what was said lately, not the history."""


@dataclass(frozen=True)
class Brief:
    """A member before a call. `promises` are the open ones; `last_contacts` newest first."""

    header: MemberHeader
    dates: tuple[Dated, ...]
    last_contacts: tuple[Row, ...]
    open_issues: tuple[IssueRow, ...]
    promises: tuple[PromiseRow, ...]
    on_the_way: tuple[Reference, ...]
    pinned: tuple[NoteRow, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What everybody who talks to the member must know."""
        return self.header.facts


def brief(session: Session, member_id: UUID) -> Brief:
    """All of it as it stands now. Raises Refusal UNKNOWN_MEMBER or NOT_YOURS."""
    whole = profile(session, member_id)
    promises = promises_of(session, member_id)
    return Brief(
        header=_titled(session, whole.header, promises),
        dates=whole.dates,
        last_contacts=_last_contacts(session, member_id),
        open_issues=tuple(open_of(session, member_id)),
        promises=tuple(promises),
        on_the_way=tuple(on_the_way(session, member_id)),
        pinned=tuple(pinned(session, member_id)),
    )


def _last_contacts(session: Session, member_id: UUID) -> tuple[Row, ...]:
    # A few more, for some may have been retracted since.
    wanted = Filter(kind=Kind.CONTACT.value, internal=False)
    rows = page(session, member_id, wanted, None, 3 * LAST).rows
    return tuple(row for row in rows if row.retracted is None)[:LAST]


def _titled(session: Session, header: MemberHeader, promises: Iterable[PromiseRow]) -> MemberHeader:
    """The header with what is due next in words: the members' room knows its id alone."""
    ref, kind = header.next_due_ref, header.next_due_kind
    if ref is None or kind is None:
        return header
    asked_already = {promise.id: promise.text for promise in promises}
    title = asked_already.get(ref) or title_of(session, kind, ref)
    return replace(header, next_due_title=title)
