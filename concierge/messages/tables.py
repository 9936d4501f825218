"""Messages taken for a colleague's member, and who asked whose member somebody is."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from concierge.store.base import Base
from concierge.store.types import Id, IdType, Instant, new_id


class Enquiry(Base):
    """Somebody asked by a full number whose member that is: one row for each member found, one
    without a member where there is none. `hour` counts from 1970, `n` from 1 in the hour: that two
    at once cannot have the same keeps anybody from asking more than so often."""

    __tablename__ = "enquiry"
    __table_args__ = (
        UniqueConstraint("steward_id", "hour", "n"),
        CheckConstraint("n BETWEEN 1 AND 35", name="so_often"),
        Index("ix_enquiry_asked_id", "asked_id"),
        Index("ix_enquiry_member_id", "member_id"),
    )
    audited = False  # it is a record itself; that somebody asked is audited by the verb
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    asked_id: Mapped[Id]
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    member_id: Mapped[UUID | None] = mapped_column(IdType)
    hour: Mapped[int]
    n: Mapped[int]
    at: Mapped[Instant]


class Message(Base):
    """A contact taken down for a colleague's member, to be answered by their steward. What was said
    stands in its event, recorded `at`; `steward_id` took it."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_member_id", "member_id"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    event_id: Mapped[Id]
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    at: Mapped[Instant]
    urgent: Mapped[bool]
    due: Mapped[Instant]
    snoozed_until: Mapped[Instant | None]
    done_at: Mapped[Instant | None]
