"""The steward's own knowledge of a person."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from concierge.notes.kinds import Visibility
from concierge.store.base import Base
from concierge.store.types import Id, IdType, Instant, Personal, Word, new_id


class Note(Base):
    """A note; its text lives only here, never on the timeline event (`event_id`)."""

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_member_id", "member_id"),
        Index("ix_note_event_id", "event_id"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    author_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    event_id: Mapped[Id]
    issue_id: Mapped[UUID | None] = mapped_column(IdType)
    visibility: Mapped[Visibility] = mapped_column(Word(Visibility))
    pinned: Mapped[bool] = mapped_column(default=False)
    text: Mapped[Personal]
    at: Mapped[Instant]
    edited_at: Mapped[Instant | None]
    retracted_at: Mapped[Instant | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class NoteVersion(Base):
    """What a note said before it was changed."""

    __tablename__ = "note_version"
    note_id: Mapped[Id] = mapped_column(ForeignKey("note.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[Id]
    text: Mapped[Personal]
    steward_id: Mapped[Id]
    at: Mapped[Instant]
