"""Is the record as it was sealed: every seal holds the one before it, every row its hash.

What somebody with all rights over the database may still do unseen, unless a head was kept
elsewhere: take away the newest rows with their seals, and write all of it anew.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from struct import iter_unpack
from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from concierge.errors import Code, Refusal
from concierge.sealing.seal import EVIDENCE, AuditSeal, hashes, seal_hash

PAGE = 5000
"""Rows read at a time."""
UNREADABLE = (TypeError, ValueError, OverflowError)
"""What is raised by a value of another kind: SQLite lets anything be written anywhere."""
NEVER = 1 << 63
"""Greater than every number of a row."""


class Break(StrEnum):
    """What is wrong with the first row, seal or head that is not as it was."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    MOVED = "moved"
    SEAL = "seal"
    CUT = "cut"
    REWRITTEN = "rewritten"


@dataclass(frozen=True)
class Broken:
    """A break, and where: at the row `seq`, or at the seal `seal` and the rows from `seq` on."""

    what: Break
    seq: int | None = None
    seal: int | None = None


@dataclass(frozen=True)
class Head:
    """The newest seal, to be kept elsewhere: its number, the last row it covers, its hash."""

    seal: int
    seq: int
    hash: str
    at: datetime

    def line(self) -> str:
        """As one line of JSON, the instant in UTC."""
        at = self.at.isoformat().replace("+00:00", "Z")
        return json.dumps(asdict(self) | {"at": at})


@dataclass(frozen=True)
class Found:
    """How many rows are sealed and how many still wait; the first of each kind of break."""

    sealed: int
    waiting: int
    broken: tuple[Broken, ...]


def head(connection: Connection) -> Head:
    """The newest seal there is. Raises Refusal RECORD_GONE where there is none."""
    newest = connection.execute(
        select(AuditSeal.number, AuditSeal.last_seq, AuditSeal.hash, AuditSeal.at)
        .order_by(AuditSeal.number.desc())
        .limit(1)
    ).one_or_none()
    if newest is None:
        raise Refusal(Code.RECORD_GONE)
    return Head(newest.number, newest.last_seq, newest.hash.hex(), newest.at)


def heads(lines: str) -> list[Head]:
    """Heads that were kept, one a line. Raises Refusal HEAD_UNREADABLE."""
    try:
        said = [json.loads(line) for line in lines.splitlines() if line.strip()]
        found = [
            Head(int(one["seal"]), int(one["seq"]), str(one["hash"]), _instant(one["at"]))
            for one in said
        ]
    except (ValueError, TypeError, KeyError) as error:
        raise Refusal(Code.HEAD_UNREADABLE) from error
    if not found:
        raise Refusal(Code.HEAD_UNREADABLE)
    return found


def _instant(at: str) -> datetime:
    return datetime.fromisoformat(at.replace("Z", "+00:00"))


def verify(connection: Connection, kept: Sequence[Head] = ()) -> Found:
    """Compare every row with the seals, the seals with each other, and these with what was `kept`.

    `connection` is at the beginning of a transaction that sees one state of everything.
    """
    sealed, seal_broken = _seals(connection)
    try:
        waiting, row_broken = _rows(connection)
    except UNREADABLE:
        if not seal_broken:
            raise
        waiting, row_broken = 0, []  # the seal that holds no hashes is named already
    broken = (*_cut(connection, kept), *seal_broken, *row_broken)
    return Found(sealed, waiting, broken)


def _cut(connection: Connection, kept: Sequence[Head]) -> Iterator[Broken]:
    """The oldest head that was kept and is not in the chain."""
    for one in sorted(kept, key=lambda one: one.seal):
        known = connection.scalar(select(AuditSeal.hash).where(AuditSeal.number == one.seal))
        if known is None:
            yield Broken(Break.CUT, one.seq, one.seal)
            return
        if known.hex() != one.hash:
            yield Broken(Break.REWRITTEN, one.seq, one.seal)
            return


def _seals(connection: Connection) -> tuple[int, list[Broken]]:
    """How many rows they cover; the first that does not follow from the one before."""
    asked = select(AuditSeal.__table__).order_by(AuditSeal.number)
    number, previous, sealed, last = 0, None, 0, 0
    try:
        for one in _stream(connection, asked):
            follows = one.number == number and previous in (None, one.previous)
            if not follows or not _is_itself(one):
                return sealed, [Broken(Break.SEAL, last + 1, number)]
            number, previous, sealed = number + 1, one.hash, sealed + one.covered
            last = max(last, one.last_seq)
    except UNREADABLE:
        return sealed, [Broken(Break.SEAL, last + 1, number)]
    return sealed, [] if number else [Broken(Break.SEAL, 0, 0)]


def _is_itself(one: Row[Any]) -> bool:
    seqs = [seq for seq, _ in _pairs(one.evidence)] or [0]
    return (
        len(one.evidence) == EVIDENCE * one.covered
        and (one.first_seq, one.last_seq) == (seqs[0], seqs[-1])
        and one.hash == seal_hash(one.number, one.at, one.evidence, one.previous)
    )


def _rows(connection: Connection) -> tuple[int, list[Broken]]:
    """How many rows wait to be sealed; the first that is not as it was sealed.

    Both are read in the order of the rows' numbers, side by side.
    """
    waiting = 0
    sealed = chain(_sealed(connection), [(NEVER, b"")])
    expected, proof = next(sealed)
    for seq, hashed, waits in _kept(connection):
        if expected < seq:
            break
        if waits and expected > seq:
            waiting += 1
        elif expected > seq:
            return waiting, [Broken(Break.ADDED, seq)]
        elif proof != hashed:
            return waiting, [_changed(connection, seq, hashed)]
        else:
            expected, proof = next(sealed)
    return waiting, [Broken(Break.MISSING, expected)] if expected < NEVER else []


def _changed(connection: Connection, seq: int, hashed: bytes) -> Broken:
    """Whether what is there now stood elsewhere when it was sealed."""
    asked = select(AuditSeal.evidence).order_by(AuditSeal.number)
    for row in _stream(connection, asked):
        if any(hashed == one for _, one in _pairs(row.evidence)):
            return Broken(Break.MOVED, seq)
    return Broken(Break.CHANGED, seq)


def _sealed(connection: Connection) -> Iterator[tuple[int, bytes]]:
    """The number and hash of every sealed row, by number. Seals overlap where acts ended late."""
    asked = select(AuditSeal.first_seq, AuditSeal.evidence).order_by(AuditSeal.first_seq)
    rows: list[tuple[int, bytes]] = []
    for first, evidence in _stream(connection, asked):
        ready = bisect_left(rows, (first,))
        yield from rows[:ready]
        rows = sorted(chain(rows[ready:], _pairs(evidence)))
    yield from rows


def _pairs(evidence: bytes) -> list[tuple[int, bytes]]:
    return list(iter_unpack(">q32s", evidence[: len(evidence) // EVIDENCE * EVIDENCE]))


def _kept(connection: Connection) -> Iterator[tuple[int, bytes, bool]]:
    """The number and hash of every row there is, by number, and whether it waits to be sealed."""
    read = _page if _reads_all(connection) else _told_page
    last = -NEVER
    while page := read(connection, last):
        yield from page
        last = page[-1][0]


def _reads_all(connection: Connection) -> bool:
    """Whether the rows themselves may be read, and no function need be trusted."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.scalar(select(func.pg_has_role("concierge_owner", "MEMBER"))))


def _page(connection: Connection, after: int) -> list[tuple[int, bytes, bool]]:
    page = list(hashes(connection, after, PAGE))
    if not page:
        return []
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(func.max(AuditSeal.last_seq))) or 0
        return [(seq, hashed, seq > last) for seq, hashed in page]
    asked = text("SELECT seq FROM audit_unsealed WHERE seq BETWEEN :first AND :last")
    within = {"first": page[0][0], "last": page[-1][0]}
    waiting = set(connection.scalars(asked, within))
    return [(seq, hashed, seq in waiting) for seq, hashed in page]


def _told_page(connection: Connection, after: int) -> list[tuple[int, bytes, bool]]:
    asked = text("SELECT seq, hash, waits FROM audit_evidence(:after, :most)")
    found = connection.execute(asked, {"after": after, "most": PAGE})
    return [(seq, bytes(hashed), waits) for seq, hashed, waits in found]


def _stream(connection: Connection, asked: Any) -> Iterator[Any]:
    """A few at a time: each holds the hashes of a thousand rows."""
    with connection.execute(asked.execution_options(yield_per=50)) as result:
        yield from result
