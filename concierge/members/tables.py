"""The person served: profile, ways to reach them, dates, business numbers, steward, what is due."""

from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from concierge.members.kinds import DateKind, FactKind, PointKind, ReferenceKind
from concierge.store.base import Base
from concierge.store.types import (
    Amount,
    Day,
    Id,
    IdType,
    Instant,
    Personal,
    Values,
    Word,
    new_id,
)


class BusinessLine(Base):
    """A line of business: data, not code. `letter` begins references people see."""

    __tablename__ = "business_line"
    code: Mapped[str] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str]
    name_zh: Mapped[str]
    icon: Mapped[str]
    position: Mapped[int]


class Tier(Base):
    """How high a member stands in the programme: data, not code. The highest has position 0."""

    __tablename__ = "tier"
    code: Mapped[str] = mapped_column(primary_key=True)
    name_en: Mapped[str]
    name_zh: Mapped[str]
    position: Mapped[int]


class Member(Base):
    """The person served. `reading` is how the name is read, for the order of lists; five columns
    more are kept by the verbs, for lists as well. `known_at` says of which instant the news is that
    a field is from."""

    __tablename__ = "member"
    __table_args__ = (
        # An active member stands under a stewardship of theirs that is current (law 1): asked at
        # the end of a transaction, in the middle of which they may have none or two.
        ForeignKeyConstraint(
            ["stewardship_id", "id", "active"],
            ["stewardship.id", "stewardship.member_id", "stewardship.current"],
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
            name="fk_member_stewardship",
        ),
        CheckConstraint("NOT active OR stewardship_id IS NOT NULL", name="one_steward"),
        Index("ix_member_owner_id", "owner_id", "next_due"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[Personal]
    reading: Mapped[str] = mapped_column(default="", info={"personal": True})
    address: Mapped[Personal]
    tier: Mapped[str]
    tier_until: Mapped[Day | None]
    language: Mapped[str]
    timezone: Mapped[str]
    city: Mapped[str] = mapped_column(default="", info={"personal": True})
    region: Mapped[str] = mapped_column(default="", info={"personal": True})
    active: Mapped[bool] = mapped_column(default=True)
    joined_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(default=1)
    stewardship_id: Mapped[UUID | None] = mapped_column(IdType)
    owner_id: Mapped[UUID | None] = mapped_column(IdType)
    open_issues: Mapped[int] = mapped_column(default=0)
    next_due: Mapped[Instant | None]
    last_contact: Mapped[Instant | None]
    known_at: Mapped[Values] = mapped_column(default=dict)
    __mapper_args__ = {"version_id_col": version}


class MemberTerm(Base):
    """A word a member is found by: name, its tails, pinyin, initials, number, phone reversed."""

    __tablename__ = "member_term"
    __table_args__ = (
        Index("ix_member_term_member_id", "member_id"),
        {"sqlite_with_rowid": False},
    )
    audited = False
    term: Mapped[str] = mapped_column(primary_key=True)
    how: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[Id] = mapped_column(primary_key=True)


class MemberFact(Base):
    """One thing known of a member that everybody who covers sees. Times are local, 'HH:MM'."""

    __tablename__ = "member_fact"
    __table_args__ = (Index("ix_member_fact_member_id", "member_id"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[FactKind] = mapped_column(Word(FactKind))
    text: Mapped[Personal]
    quiet_from: Mapped[str | None] = mapped_column(info={"personal": True})
    quiet_until: Mapped[str | None] = mapped_column(info={"personal": True})
    at: Mapped[Instant]
    ended_at: Mapped[Instant | None]


class ContactPoint(Base):
    """A phone (E.164 where it parses), an address; `value` as given, `plain` normalised."""

    __tablename__ = "contact_point"
    __table_args__ = (
        Index("ix_contact_point_member_id", "member_id"),
        Index("ix_contact_point_plain", "plain"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[PointKind] = mapped_column(Word(PointKind))
    value: Mapped[Personal]
    plain: Mapped[Personal]
    label: Mapped[str] = mapped_column(default="", info={"personal": True})
    position: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[Instant | None]


class ImportantDate(Base):
    """A date, not an instant; the year may be unknown."""

    __tablename__ = "important_date"
    __table_args__ = (Index("ix_important_date_member_id", "member_id"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[DateKind] = mapped_column(Word(DateKind))
    label: Mapped[str] = mapped_column(default="", info={"personal": True})
    month: Mapped[int] = mapped_column(info={"personal": True})
    day: Mapped[int] = mapped_column(info={"personal": True})
    year: Mapped[int | None] = mapped_column(info={"personal": True})
    ended_at: Mapped[Instant | None]


class BusinessReference(Base):
    """An order, booking, waybill or refund of a member, by the business's own number. `tail` is it
    reversed. One that concerns two members is there twice: what one has is not told of the other.
    `known_at` says of which instant the news is that a column is from, and when it last ended."""

    __tablename__ = "business_reference"
    __table_args__ = (
        UniqueConstraint("line", "ref", "member_id"),
        Index("ix_business_reference_tail", "tail"),
        Index("ix_business_reference_member_id", "member_id"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    line: Mapped[str] = mapped_column(ForeignKey("business_line.code"))
    ref: Mapped[str] = mapped_column(info={"personal": True})
    tail: Mapped[str] = mapped_column(info={"personal": True})
    kind: Mapped[ReferenceKind] = mapped_column(Word(ReferenceKind))
    title: Mapped[str] = mapped_column(default="", info={"personal": True})
    state: Mapped[str] = mapped_column(default="")
    at: Mapped[Instant]
    expected_at: Mapped[Instant | None]
    ended_at: Mapped[Instant | None]
    amount: Mapped[Amount | None]
    currency: Mapped[str | None]
    known_at: Mapped[Values] = mapped_column(default=dict)


class Stewardship(Base):
    """Member and steward over time; exactly one is current for an active member (law 1)."""

    __tablename__ = "stewardship"
    __table_args__ = (
        UniqueConstraint("id", "member_id", "current"),
        Index(
            "uq_stewardship_current",
            "member_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
        ),
        Index("ix_stewardship_steward_id", "steward_id"),
        Index("ix_stewardship_member_id", "member_id", "since"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(
        ForeignKey("member.id", deferrable=True, initially="DEFERRED")
    )
    steward_id: Mapped[Id] = mapped_column(ForeignKey("steward.id"))
    since: Mapped[Instant]
    until: Mapped[Instant | None]
    current: Mapped[bool] = mapped_column(Computed("until IS NULL", persisted=True))
    # Not read back when written: on a server, whoever writes it may not see it yet.
    __mapper_args__ = {"eager_defaults": False}


class DueItem(Base):
    """The one table of things due: promises, reminders and later clocks, tasks, replies."""

    __tablename__ = "due_item"
    __table_args__ = (
        Index("ix_due_item_owner_id", "owner_id", "due"),
        Index("ix_due_item_member_id", "member_id", "due"),
        {"sqlite_with_rowid": False},
    )
    audited = False
    ref_id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    """A word of `DueKind`, or one that a newer program wrote."""
    owner_id: Mapped[Id]
    member_id: Mapped[Id]
    issue_id: Mapped[UUID | None] = mapped_column(IdType)
    due: Mapped[Instant]
    statutory: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[Instant | None]
