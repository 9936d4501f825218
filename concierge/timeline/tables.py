"""The append-only timeline and what is counted from it."""

from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from concierge.store.base import Base
from concierge.store.types import Day, Id, IdType, Instant, InstantType, Values, Word, new_id
from concierge.timeline.kinds import Audience, Channel, Direction, Kind, PartyKind, Reached


class TimelineEvent(Base):
    """One entry of a member's timeline. Never edited, never removed (database triggers refuse).

    `what` says what happened ("issue.opened"); `data` are its values, rendered by `words`; `title`
    and `body` are human text, `body` unchanged. `lead_id` is the entry it folds under. `party` is a
    name; `party_kind` is None where it is no contact, and in entries older than that word
    (`rules.with_whom` reads them).
    """

    __tablename__ = "timeline_event"
    __table_args__ = (
        Index("uq_timeline_event_id", "id", unique=True),
        Index(
            "ix_timeline_event_member_issue",
            "member_id",
            "issue_id",
            "lead_id",
            "at",
            "id",
            "audience",
            sqlite_where=text("issue_id IS NOT NULL"),
        ),
        Index("ix_timeline_event_member_kind", "member_id", "kind", "at", "id"),
        Index("ix_timeline_event_member_line", "member_id", "line", "at", "id"),
        Index("ix_timeline_event_lead_id", "lead_id", sqlite_where=text("lead_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    member_id: Mapped[Id] = mapped_column(primary_key=True)
    at: Mapped[Instant] = mapped_column(primary_key=True)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    recorded_at: Mapped[Instant]
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    what: Mapped[str]
    line: Mapped[str | None]
    channel: Mapped[Channel | None] = mapped_column(Word(Channel))
    direction: Mapped[Direction | None] = mapped_column(Word(Direction))
    party: Mapped[str | None] = mapped_column(info={"personal": True})
    party_kind: Mapped[PartyKind | None] = mapped_column(Word(PartyKind))
    reached: Mapped[Reached | None] = mapped_column(Word(Reached))
    audience: Mapped[Audience] = mapped_column(Word(Audience))
    issue_id: Mapped[UUID | None] = mapped_column(IdType)
    steward_id: Mapped[UUID | None] = mapped_column(IdType)
    lead_id: Mapped[UUID | None] = mapped_column(IdType)
    batch_id: Mapped[Id]
    title: Mapped[str] = mapped_column(default="", info={"personal": True})
    body: Mapped[str] = mapped_column(default="", info={"personal": True})
    data: Mapped[Values] = mapped_column(default=dict, info={"personal": True})


class TimelineDay(Base):
    """How many events of one sort a member has on one day of the workspace's zone."""

    __tablename__ = "timeline_day"
    __table_args__ = ({"sqlite_with_rowid": False},)
    audited = False
    member_id: Mapped[Id] = mapped_column(primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    audience: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[bool] = mapped_column(primary_key=True)
    n: Mapped[int]


class Retraction(Base):
    """An event recorded on the wrong person: its text is gone from there, this stub stays."""

    __tablename__ = "retraction"
    __table_args__ = (Index("ix_retraction_member_id", "member_id"),)
    event_id: Mapped[Id] = mapped_column(primary_key=True)
    member_id: Mapped[Id]
    moved_event_id: Mapped[UUID | None] = mapped_column(IdType)
    moved_member_id: Mapped[UUID | None] = mapped_column(IdType)
    reason: Mapped[str] = mapped_column(info={"personal": True})
    steward_id: Mapped[Id]
    at: Mapped[Instant]


class MemberSeen(Base):
    """Up to which recorded instant a steward has looked at a member's stream."""

    __tablename__ = "member_seen"
    __table_args__ = ({"sqlite_with_rowid": False},)
    audited = False
    steward_id: Mapped[Id] = mapped_column(primary_key=True)
    member_id: Mapped[Id] = mapped_column(primary_key=True)
    seen: Mapped[Instant] = mapped_column(InstantType)
