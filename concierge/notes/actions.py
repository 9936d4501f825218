"""Writing notes, changing them, and taking back what was noted on the wrong person."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.tables import Member
from concierge.notes.kinds import Visibility
from concierge.notes.rules import may_read
from concierge.notes.tables import Note, NoteVersion
from concierge.searchindex import index
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record, retract
from concierge.timeline.kinds import Audience, Kind
from concierge.timeline.tables import TimelineEvent


@dataclass(frozen=True)
class NewNote:
    """What a steward wants to remember of a person, and who else may read it."""

    member_id: UUID
    text: str
    visibility: Visibility = Visibility.HANDOVER
    pinned: bool = False
    issue_id: UUID | None = None


def write_note(session: Session, draft: NewNote) -> UUID:
    """Keep a note. Raises Refusal TEXT_MISSING, NOT_YOURS."""
    require_serving(session, draft.member_id)
    _need_text(draft.text)
    now = act(session)
    note = Note(
        id=new_id(),
        member_id=draft.member_id,
        author_id=now.actor.steward_id,
        issue_id=draft.issue_id,
        visibility=draft.visibility,
        pinned=draft.pinned,
        text=draft.text,
        at=now.at,
    )
    _keep(session, note)
    return note.id


def change_note(
    session: Session, note_id: UUID, version: int, text: str, visibility: Visibility, pinned: bool
) -> None:
    """Save what a note says now; what it said before stays beside it.

    Raises Refusal STALE if it was changed since `version` was read, TEXT_MISSING, and NOT_YOURS
    for a note one may not read, or for its visibility where somebody else wrote it.
    """
    note = held(session, note_id)
    if note.version != version:
        raise Refusal(Code.STALE)
    _need_text(text)
    if visibility is not note.visibility and note.author_id != act(session).actor.steward_id:
        raise Refusal(Code.NOT_YOURS)
    if (text, visibility, pinned) == (note.text, note.visibility, note.pinned):
        return
    reworded = text != note.text
    if reworded:
        _keep_version(session, note)
        note.edited_at = act(session).at
    # All at once: each flush between would be a version of its own.
    note.text, note.visibility, note.pinned = text, visibility, pinned
    if reworded:
        index.remove(session, "note", note.id)
        index.add(session, [_entry(note)])
    _log(session, note, "note.changed")


def retract_note(
    session: Session, note_id: UUID, reason: str, to_member_id: UUID | None = None
) -> UUID | None:
    """Take a note off the wrong person; it moves to `to_member_id`, if given, as it was written.

    Returns the moved note's id. Raises Refusal TEXT_MISSING without a reason, SAME_MEMBER,
    NOT_YOURS.
    """
    note = held(session, note_id)
    moved = _move(session, note, to_member_id) if to_member_id else None
    note.retracted_at = act(session).at
    index.remove(session, "note", note.id)
    place = (moved.event_id, moved.member_id) if moved else (None, None)
    retract(session, note.event_id, reason, *place)
    for event_id in _changes(session, note):
        retract(session, event_id, reason, *place)
    return moved.id if moved else None


def held(session: Session, note_id: UUID) -> Note:
    """The note, if the actor may read it. Raises Refusal GONE or NOT_YOURS."""
    note = session.get(Note, note_id)
    if note is None or note.retracted_at is not None:
        raise Refusal(Code.GONE)
    require_serving(session, note.member_id)
    me = act(session).actor.steward_id
    owner = session.get_one(Member, note.member_id).owner_id
    if not may_read(note.visibility, author=note.author_id == me, steward=owner == me):
        raise Refusal(Code.NOT_YOURS)
    return note


def _keep(session: Session, note: Note) -> None:
    """Put a note down with its event, which holds no text, and its place in the index."""
    note.event_id = _log(session, note, "note.written")
    session.add(note)
    # On a server the index takes only the text of a note that is there.
    session.flush()
    index.add(session, [_entry(note)])


def _log(session: Session, note: Note, what: str) -> UUID:
    event = NewEvent(
        note.member_id,
        Kind.NOTE,
        what,
        Audience.INTERNAL,
        at=note.at if what == "note.written" else None,
        issue_id=note.issue_id,
        data={
            "note_id": str(note.id),
            "visibility": note.visibility.value,
            "pinned": note.pinned,
        },
    )
    return record(session, event)


def _entry(note: Note) -> index.Entry:
    return index.Entry(note.at, note.member_id, "note", note.id, note.text)


def _keep_version(session: Session, note: Note) -> None:
    """Keep what the note says, with who is about to change it, and when."""
    now = act(session)
    session.add(
        NoteVersion(
            note_id=note.id,
            version=note.version,
            member_id=note.member_id,
            text=note.text,
            steward_id=now.actor.steward_id,
            at=now.at,
        )
    )


def _move(session: Session, note: Note, to_member_id: UUID) -> Note:
    if to_member_id == note.member_id:
        raise Refusal(Code.SAME_MEMBER)
    require_serving(session, to_member_id)
    moved = Note(
        id=new_id(),
        member_id=to_member_id,
        author_id=note.author_id,
        visibility=note.visibility,
        pinned=note.pinned,
        text=note.text,
        at=note.at,
        edited_at=note.edited_at,
    )
    _keep(session, moved)
    return moved


def _changes(session: Session, note: Note) -> list[UUID]:
    """The events that say the note was changed: they go with it."""
    found = session.execute(
        select(TimelineEvent.id, TimelineEvent.data).where(
            TimelineEvent.member_id == note.member_id,
            TimelineEvent.kind == Kind.NOTE,
            TimelineEvent.what == "note.changed",
        )
    )
    return [event_id for event_id, data in found if data.get("note_id") == str(note.id)]


def _need_text(text: str) -> None:
    if not text.strip():
        raise Refusal(Code.TEXT_MISSING, field="text")
