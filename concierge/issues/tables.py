"""What is to be settled for a member, and what was promised on the way."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from concierge.issues.kinds import End, OpenedBy, PromiseState, ProofKind, Stage, Status, Urgency
from concierge.store.base import Base
from concierge.store.types import Amount, Id, IdType, Instant, Personal, Word, new_id


class Issue(Base):
    """Something to be settled for a member; its answer is the only part the member is told."""

    __tablename__ = "issue"
    __table_args__ = (Index("ix_issue_member_id", "member_id", "status"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    ref: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    line: Mapped[str] = mapped_column(ForeignKey("business_line.code"))
    title: Mapped[Personal]
    urgency: Mapped[Urgency] = mapped_column(Word(Urgency))
    status: Mapped[Status] = mapped_column(Word(Status))
    stage: Mapped[Stage | None] = mapped_column(Word(Stage))
    cause: Mapped[str] = mapped_column(default="", info={"personal": True})
    opened_by: Mapped[OpenedBy] = mapped_column(Word(OpenedBy))
    opened_at: Mapped[Instant]
    opened_event_id: Mapped[UUID | None] = mapped_column(IdType)
    steward_id: Mapped[UUID | None] = mapped_column(IdType)
    people_spoken: Mapped[int] = mapped_column(default=0)
    told_again: Mapped[int] = mapped_column(default=0)
    evidence_asked: Mapped[int] = mapped_column(default=0)
    next_step: Mapped[str] = mapped_column(default="", info={"personal": True})
    answer_outcome: Mapped[str | None] = mapped_column(info={"personal": True})
    answer_amount: Mapped[Amount | None]
    answer_currency: Mapped[str | None]
    answer_due: Mapped[Instant | None]
    answered_at: Mapped[Instant | None]
    first_told_at: Mapped[Instant | None]
    told_at: Mapped[Instant | None]
    told_event_id: Mapped[UUID | None] = mapped_column(IdType)
    proof: Mapped[ProofKind | None] = mapped_column(Word(ProofKind))
    proof_text: Mapped[str] = mapped_column(default="", info={"personal": True})
    proof_at: Mapped[Instant | None]
    end: Mapped[End | None] = mapped_column(Word(End))
    end_reason: Mapped[str] = mapped_column(default="", info={"personal": True})
    end_event_id: Mapped[UUID | None] = mapped_column(IdType)
    merged_into: Mapped[UUID | None] = mapped_column(IdType)
    closed_at: Mapped[Instant | None]
    closed_by: Mapped[UUID | None] = mapped_column(IdType)
    reopened: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Tell(Base):
    """One try to tell the member the answer; `event_id` is the contact it was."""

    __tablename__ = "tell"
    __table_args__ = (Index("ix_tell_issue_id", "issue_id"),)
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    issue_id: Mapped[Id] = mapped_column(ForeignKey("issue.id"))
    member_id: Mapped[Id]
    event_id: Mapped[Id]
    at: Mapped[Instant]
    reached: Mapped[bool]
    written: Mapped[bool]


class Promise(Base):
    """What a steward told a member would happen, and by when. `due` never changes."""

    __tablename__ = "promise"
    __table_args__ = (
        Index("ix_promise_member_id", "member_id", "state"),
        Index("ix_promise_issue_id", "issue_id"),
    )
    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[Id] = mapped_column(ForeignKey("member.id"))
    issue_id: Mapped[UUID | None] = mapped_column(IdType, ForeignKey("issue.id"))
    line: Mapped[str | None]
    text: Mapped[Personal]
    amount: Mapped[Amount | None]
    currency: Mapped[str | None]
    due: Mapped[Instant]
    zone: Mapped[str]
    state: Mapped[PromiseState] = mapped_column(Word(PromiseState))
    made_at: Mapped[Instant]
    steward_id: Mapped[Id]
    event_id: Mapped[Id]
    ended_at: Mapped[Instant | None]
    replaced_by: Mapped[UUID | None] = mapped_column(IdType)
    withdrawn_event_id: Mapped[UUID | None] = mapped_column(IdType)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class IssueReference(Base):
    """Which business references an issue is about."""

    __tablename__ = "issue_reference"
    __table_args__ = ({"sqlite_with_rowid": False},)
    issue_id: Mapped[Id] = mapped_column(ForeignKey("issue.id"), primary_key=True)
    reference_id: Mapped[Id] = mapped_column(ForeignKey("business_reference.id"), primary_key=True)
    member_id: Mapped[Id]
