"""Questions about notes; nobody is answered with a note they may not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from concierge.members.tables import Member
from concierge.notes.kinds import Visibility
from concierge.notes.tables import Note
from concierge.store import rows
from concierge.store.act import act
from concierge.store.bulk import find_many
from concierge.store.types import IdType
from concierge.team.access import visible, who
from concierge.team.tables import Steward


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as its readers see it; `version` is what a change must name."""

    id: UUID
    event_id: UUID
    member_id: UUID
    author_name: str
    mine: bool
    visibility: Visibility
    pinned: bool
    text: str
    at: datetime
    edited_at: datetime | None
    version: int
    issue_id: UUID | None


def texts(session: Session, event_ids: Iterable[UUID]) -> dict[UUID, NoteRow]:
    """The notes behind a page's events, by event; those one may not read are left out."""
    me = act(session).actor.steward_id
    values = who(session) | {"me": me}
    found = find_many(session, _NOTES, _note.event_id, list(event_ids), **values)
    return {row.event_id: rows.one(NoteRow, row) for row in found}


def notes(session: Session, note_ids: Iterable[UUID]) -> dict[UUID, NoteRow]:
    """Notes by id, without those one may not read."""
    wanted = list(note_ids)
    return {row.id: row for row in _rows(session, _note.id.in_(wanted))} if wanted else {}


def pinned(session: Session, member_id: UUID) -> list[NoteRow]:
    """The pinned notes of a member, newest first."""
    return _rows(session, _note.member_id == member_id, _note.pinned)


def notes_of(session: Session, member_id: UUID) -> list[NoteRow]:
    """All notes of a member that the asking person may read, newest first."""
    return _rows(session, _note.member_id == member_id)


_note = Note.__table__.c
_member = Member.__table__.c
_ME = bindparam("me", type_=IdType())
# The same as `rules.may_read`, for a whole page at once.
_READABLE = or_(
    _note.author_id == _ME,
    _note.visibility == Visibility.TEAM,
    and_(_note.visibility == Visibility.HANDOVER, _member.owner_id == _ME),
)
_NOTES: Select[Any] = (
    select(
        _note.id,
        _note.event_id,
        _note.member_id,
        Steward.name.label("author_name"),
        (_note.author_id == _ME).label("mine"),
        _note.visibility,
        _note.pinned,
        _note.text,
        _note.at,
        _note.edited_at,
        _note.version,
        _note.issue_id,
    )
    .join(Steward, Steward.id == _note.author_id)
    .join(Member, _member.id == _note.member_id)
    .where(_note.retracted_at.is_(None), _READABLE, visible(_note.member_id))
    .order_by(_note.at.desc(), _note.id.desc())
)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[NoteRow]:
    me = act(session).actor.steward_id
    values = who(session) | {"me": me}
    found = session.connection().execute(_NOTES.where(*conditions), values)
    return rows.each(NoteRow, found)
