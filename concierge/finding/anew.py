"""Everything that is found, written anew: after an upgrade that cuts texts or names in another way.

A revision empties what was kept; here it is filled from the texts themselves.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, String, select, type_coerce, update
from sqlalchemy.orm import Session

from concierge.issues.tables import Issue
from concierge.issues.texts import entry_of as issue_entry
from concierge.members.kinds import PointKind
from concierge.members.names import reading_of
from concierge.members.phones import plain_number
from concierge.members.tables import ContactPoint, Member, MemberTerm
from concierge.members.terms import keep_terms
from concierge.notes.tables import Note
from concierge.searchindex import index
from concierge.store.bulk import unswept
from concierge.timeline.actions import CORRECTED
from concierge.timeline.actions import entry_of as event_entry
from concierge.timeline.tables import Retraction, TimelineEvent

CHUNK = 2000

_event, _issue = TimelineEvent.__table__.c, Issue.__table__.c
_point = ContactPoint.__table__.c
_note, _stub = Note.__table__.c, Retraction.__table__.c
_EVENTS = select(
    _event.at, _event.member_id, _event.id, _event.title, _event.body, _event.party, _event.what,
    _event.channel, _event.direction, _event.reached, _event.data,
).where(
    # What was put right since is still found by a lead.
    _event.id.not_in(
        select(_stub.event_id).where(_stub.moved_member_id.is_distinct_from(_stub.member_id))
    )
)  # fmt: skip
_ISSUES = select(
    _issue.id, _issue.member_id, _issue.opened_at, _issue.title, _issue.cause, _issue.next_step
)
_NOTES = select(_note.at, _note.member_id, _note.id, _note.text).where(_note.retracted_at.is_(None))
_STUBS = (
    select(_event.at, _stub.member_id, _stub.event_id, _stub.reason)
    .join(TimelineEvent, _event.id == _stub.event_id)
    .where(_stub.reason != CORRECTED)
)

Source = tuple[Select[Any], ColumnElement[Any], ColumnElement[Any], Callable[[Any], index.Entry]]
SOURCES: tuple[Source, ...] = (
    (_EVENTS, _event.at, _event.id, lambda row: event_entry(*row)),
    (_ISSUES, _issue.opened_at, _issue.id, lambda row: issue_entry(*row)),
    (_NOTES, _note.at, _note.id,
     lambda row: index.Entry(row.at, row.member_id, "note", row.id, row.text)),
    (_STUBS, _event.at, _stub.event_id,
     lambda row: index.Entry(row.at, row.member_id, "retraction", row.event_id, row.reason)),
)  # fmt: skip
"""What is asked of each sort of text, when it was, its id, and how it is found."""


def find_anew(session: Session) -> None:
    """Fill what is empty: the words members are found by, and the text index."""
    if session.execute(select(MemberTerm.term).limit(1)).first() is None:
        _members(session)
    if index.is_empty(session.connection()):
        for source in SOURCES:
            _texts(session, *source)
        index.tidy(session.connection())


def _members(session: Session) -> None:
    for member in session.scalars(select(Member).order_by(Member.id)).all():
        _phones(session, member)
        keep_terms(session, member)
        reading = reading_of(member.name)
        if reading != member.reading:
            # Not as an edit of the profile: nobody changed it.
            anew = update(Member.__table__).where(Member.id == member.id)  # type: ignore[arg-type]
            session.execute(anew.values(reading=reading))


def _phones(session: Session, member: Member) -> None:
    """A phone is dialled and compared as this program reads it."""
    wanted = select(_point.id, _point.value, _point.plain).where(
        _point.member_id == member.id, type_coerce(_point.kind, String) == PointKind.PHONE.value
    )
    for row in session.execute(wanted).all():
        plain = plain_number(row.value, member.timezone, member.region)
        if plain != row.plain:
            anew = update(ContactPoint.__table__).where(_point.id == row.id)  # type: ignore[arg-type]
            session.execute(anew.values(plain=plain))


def _texts(
    session: Session,
    wanted: Select[Any],
    at: ColumnElement[Any],
    id_: ColumnElement[Any],
    entry: Callable[[Any], index.Entry],
) -> None:
    # By their instants: in its own order, the index appends. Only those are sorted, not the texts.
    inorder = wanted.with_only_columns(id_).order_by(at).execution_options(yield_per=CHUNK)
    for some in session.connection().execute(inorder).scalars().partitions(CHUNK):
        with unswept():
            rows = session.connection().execute(wanted.where(id_.in_(some)))
            index.add(session, list(map(entry, rows)))
