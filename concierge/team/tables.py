"""Teams, stewards, and who may see which member."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, true
from sqlalchemy.orm import Mapped, mapped_column

from concierge.store.base import Base
from concierge.store.types import Id, IdType, Instant, Personal, Word, new_id
from concierge.team.kinds import Role


class Team(Base):
    """Stewards under one lead; new members without a steward go to its intake steward."""

    __tablename__ = "team"
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    intake_id: Mapped[UUID | None] = mapped_column(IdType)


class Steward(Base):
    """A person of the house; `capacity` is in minutes a week."""

    __tablename__ = "steward"
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(Word(Role))
    team_id: Mapped[Id] = mapped_column(ForeignKey("team.id"))
    capacity: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)
    since: Mapped[Instant]


class Access(Base):
    """Who may see whom, between two instants, and whether they may change anything too. Kept by
    database triggers, never by Python."""

    __tablename__ = "access"
    __table_args__ = (
        Index("ix_access_member_id", "member_id"),
        {"sqlite_with_rowid": False},
    )
    audited = False
    role: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[Id] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[Instant] = mapped_column(primary_key=True)
    until: Mapped[Instant | None]
    writes: Mapped[bool] = mapped_column(server_default=true())


class Cover(Base):
    """`by_id` stands in for `steward_id` between two instants; the stewardship does not change.
    Ended early, `until` is moved to that moment; called off before it began, it is no more. What
    was arranged in one act has one `plan_id`; without, it is by itself."""

    __tablename__ = "cover"
    __table_args__ = (
        CheckConstraint("steward_id <> by_id", name="two_people"),
        CheckConstraint("since < until", name="lasts"),
        Index("ix_cover_by_id", "by_id", "until"),
        Index("ix_cover_steward_id", "steward_id", "until"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    by_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    plan_id: Mapped[UUID | None] = mapped_column(IdType)
    since: Mapped[Instant]
    until: Mapped[Instant]
    made_by: Mapped[UUID | None] = mapped_column(IdType)
    made_at: Mapped[Instant]


class BreakGlass(Base):
    """Somebody looks at a member outside their access, for an hour and with a reason. Ended early,
    `until` is moved to that moment; of a confidential one the member's steward is not told."""

    __tablename__ = "break_glass"
    __table_args__ = (
        Index("ix_break_glass_member_id", "member_id"),
        Index("ix_break_glass_steward_id", "steward_id", "until"),
    )
    audited = False  # by the verb, which tells nobody of a confidential one
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    member_id: Mapped[Id]
    reason: Mapped[Personal]
    confidential: Mapped[bool]
    since: Mapped[Instant]
    until: Mapped[Instant]
