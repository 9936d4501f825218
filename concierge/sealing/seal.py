"""The seals of the audit: a chain of hashes that shows what was changed in it afterwards.

A chain extended in every commit would make all desks wait for one row; so rows are sealed about
once a minute, by whichever desk comes first. On a server a function of the database does it: what
sits in front of a person is not trusted.
"""

import json
import struct
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import BigInteger, Connection, Index, func, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from concierge.store.act import act
from concierge.store.base import Base
from concierge.store.instants import to_micros
from concierge.store.types import Instant

MOST, SEALS = 1000, 2
"""Rows a seal covers, and seals made at a time: what has piled up is sealed in several turns, so
that no act waits long for them. A server, where nobody waits, makes ten."""
EVIDENCE = 40
"""Bytes a seal keeps of each row: its number and its hash."""
PAUSE = timedelta(seconds=50)
"""Seals are at least so far apart, unless somebody checks."""

VALUES = {
    "sqlite": "lower(hex(operation)), at, lower(hex(steward_id)), verb, table_name, row_id,"
    " lower(hex(member_id)), change, columns",
    "postgresql": "encode(uuid_send(operation), 'hex'), (extract(epoch FROM at) * 1000000)::bigint,"
    " coalesce(encode(uuid_send(steward_id), 'hex'), ''), verb, table_name, row_id,"
    " coalesce(encode(uuid_send(member_id), 'hex'), ''), change, columns::text",
}
"""What is hashed of a row, the same on both engines; `audit_hash` on a server says it once more."""


class AuditSeal(Base):
    """`evidence` is the number (8 bytes) and the hash (32) of each row covered, in their order."""

    __tablename__ = "audit_seal"
    __table_args__ = (Index("ix_audit_seal_first_seq", "first_seq"),)
    audited = False
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[Instant]
    first_seq: Mapped[int] = mapped_column(BigInteger)
    last_seq: Mapped[int] = mapped_column(BigInteger)
    covered: Mapped[int]
    evidence: Mapped[bytes]
    previous: Mapped[bytes]
    hash: Mapped[bytes]


def seal(session: Session, at_once: bool = False) -> int:
    """Seal the rows that are not sealed yet, if the newest seal is old enough or it must be `at
    once`; how many that were. On a server `at once` is for those who may check."""
    if session.get_bind().dialect.name == "postgresql":
        return int(session.scalars(select(func.seal_audit())).one())
    connection, now = session.connection(), act(session).at
    newest = connection.execute(
        select(AuditSeal.number, AuditSeal.at, AuditSeal.covered, AuditSeal.hash)
        .order_by(AuditSeal.number.desc())
        .limit(1)
    ).one()
    if newest.covered and not at_once and timedelta() <= now - newest.at < PAUSE:
        return 0
    last: int = connection.scalar(select(func.max(AuditSeal.last_seq))) or 0
    number, previous, done = newest.number, newest.hash, 0
    for _ in range(SEALS):
        evidence = list(hashes(connection, last, MOST))
        if not evidence:
            break
        number, last = number + 1, evidence[-1][0]
        row: dict[str, Any] = {
            "number": number,
            "at": now,
            "first_seq": evidence[0][0],
            "last_seq": last,
            "covered": len(evidence),
            "evidence": b"".join(struct.pack(">q32s", *one) for one in evidence),
            "previous": previous,
        }
        row["hash"] = previous = seal_hash(number, now, row["evidence"], previous)
        connection.execute(insert(AuditSeal), row)
        done += len(evidence)
    return done


def seal_hash(number: int, at: datetime, evidence: bytes, previous: bytes) -> bytes:
    """The hash of a seal, which holds that of the one before it."""
    head = struct.pack(">qqi", number, to_micros(at), len(evidence) // EVIDENCE)
    return sha256(previous + head + evidence).digest()


def hashes(connection: Connection, after: int, most: int) -> Iterator[tuple[int, bytes]]:
    """The number and the hash of the next rows of the audit."""
    values = VALUES[connection.dialect.name]
    asked = text(
        f"SELECT seq, {values} FROM audit"  # noqa: S608  # columns of ours
        " WHERE seq > :after ORDER BY seq LIMIT :most"
    )
    for seq, *row in connection.execute(asked, {"after": after, "most": most}):
        yield seq, row_hash(row)


def row_hash(values: Iterable[Any]) -> bytes:
    """The hash of a row, as `VALUES` has it."""
    return sha256(_written(list(values)).encode()).digest()


# What JSON cannot hold is in no row of ours; a forged one must not stop a check.
_written = json.JSONEncoder(ensure_ascii=False, default=str).encode
