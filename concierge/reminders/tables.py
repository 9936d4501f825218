"""Reminders a steward sets by hand."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from concierge.store.base import Base
from concierge.store.types import Id, IdType, Instant, Personal, new_id


class Reminder(Base):
    """Something to do for a member at a time; `zone` is where its local words were meant."""

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_member_id", "member_id"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    issue_id: Mapped[UUID | None] = mapped_column(IdType)
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    text: Mapped[Personal]
    at: Mapped[Instant]
    zone: Mapped[str]
    snoozed_until: Mapped[Instant | None]
    done_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
