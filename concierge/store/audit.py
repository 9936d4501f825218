"""Operation log: who changed what, off the flush, never by a room."""

import hashlib
import hmac
import secrets
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from concierge.store.base import Base
from concierge.store.types import Id, IdType, Instant, Values


class Audit(Base):
    """One changed row. Personal values are keyed hashes; `seq` is the order of knowledge."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_operation", "operation"),
        Index("ix_audit_at", "at", "seq"),
        Index("ix_audit_member_id", "member_id", "at", "seq"),
        Index("ix_audit_steward_id", "steward_id", "at", "seq"),
        {"sqlite_autoincrement": True},
    )
    audited = False
    seq: Mapped[int] = mapped_column(
        # Only a column typed INTEGER is SQLite's own row number, which has 64 bits there.
        BigInteger().with_variant(Integer(), "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    operation: Mapped[Id]
    at: Mapped[Instant]
    steward_id: Mapped[UUID | None] = mapped_column(IdType)
    verb: Mapped[str]
    table_name: Mapped[str]
    row_id: Mapped[str]
    member_id: Mapped[UUID | None] = mapped_column(IdType)
    change: Mapped[str]
    columns: Mapped[Values]


class MemberKey(Base):
    """The key under which the audit hashes what is personal to one member."""

    __tablename__ = "member_key"
    audited = False
    member_id: Mapped[Id] = mapped_column(primary_key=True)
    key: Mapped[bytes]


def plain(value: Any) -> Any:
    """A value JSON can hold, for columns that are not personal."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value)


class KeyRing:
    """The hashing keys of the members one operation touches, read once each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keys: dict[UUID, bytes] = {}

    def hashed(self, member_id: UUID | None, value: object) -> str | None:
        """The keyed hash of a personal value; members without a key yet are given one."""
        if value is None or value == "":
            return None
        if member_id is None:
            return "withheld"
        key = self._keys.get(member_id) or self._load(member_id)
        digest = hmac.new(key, str(value).encode("utf-8", "surrogatepass"), hashlib.sha256)
        return "hmac:" + digest.hexdigest()[:32]

    def _load(self, member_id: UUID) -> bytes:
        connection = self._session.connection()
        key = connection.scalar(select(MemberKey.key).where(MemberKey.member_id == member_id))
        if key is None:
            key = secrets.token_bytes(32)
            connection.execute(insert(MemberKey).values(member_id=member_id, key=key))
        self._keys[member_id] = key
        return key
