"""The text index: which texts hold these terms, newest first.

FTS5 keeps nothing but our own tokens (no text, no positions), one row a text. The row's number is
its instant, so that the newest come first without sorting, and a mark of whose text it is, so that
most texts of others are passed over without being looked up; `text_ref` says it exactly.

On PostgreSQL the tokens stand in `text_ref` itself, and a function of the database finds them: it
asks by itself what the person may see.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Index,
    Integer,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from concierge.searchindex.expression import MEMBER, Called, code_token, for_postgresql, for_sqlite
from concierge.searchindex.tokens import tokens
from concierge.store import rows
from concierge.store.base import Base
from concierge.store.bulk import run_many
from concierge.store.instants import from_micros, to_micros
from concierge.store.types import Id

FTS_DDL = (
    # `ascii` splits at spaces and takes what is not ASCII as it stands: our tokens, unchanged.
    (
        "CREATE VIRTUAL TABLE text_fts USING fts5"
        "(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')"
    ),
    # Merging would fall on whoever saves next; `merge` does it in idle moments.
    "INSERT INTO text_fts(text_fts, rank) VALUES ('automerge', 0)",
    # Nor may a save that finds sixteen pieces merge them at once, with all that a feed left there:
    # that took nine seconds. Of two thousand in all levels FTS5 would call the disk full.
    "INSERT INTO text_fts(text_fts, rank) VALUES ('crisismerge', 400)",
    # Bytes gathered before a piece is written: with the usual megabyte, a thousand texts of a feed
    # leave five pieces to be merged and take half as long again.
    "INSERT INTO text_fts(text_fts, rank) VALUES ('hashsize', 8388608)",
)

TIE_BITS = 20
SAME_BITS = 4
"""Of those, the last tell texts of one member and millisecond apart; the others are the mark."""
CHUNK = 500
"""Rows asked for at once: SQLite takes 32,766 values a statement, the plan is the same."""


class TextKind(StrEnum):
    """What `source_id` of an indexed text is an id of; the plain word will do."""

    EVENT = "event"
    NOTE = "note"
    ISSUE = "issue"
    RETRACTION = "retraction"


class TextRef(Base):
    """Whose text a row of the index is."""

    __tablename__ = "text_ref"
    __table_args__ = (Index("ix_text_ref_source_id", "source_id"),)
    audited = False
    rowid: Mapped[int] = mapped_column(
        # Only a column typed INTEGER is SQLite's own row number, which has 64 bits there.
        BigInteger().with_variant(Integer(), "sqlite"),
        primary_key=True,
        autoincrement=False,
    )
    member_id: Mapped[Id]
    kind: Mapped[str]
    source_id: Mapped[Id]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be found: `at` is the instant it sorts by, `codes` what the program calls it."""

    at: datetime
    member_id: UUID
    kind: str
    source_id: UUID
    text: str
    codes: tuple[str, ...] = ()

    def tokens(self) -> set[str]:
        """What it is found by."""
        return tokens(self.text) | set(map(code_token, self.codes))


@dataclass(frozen=True, slots=True)
class Match:
    """A text that may hold the terms; the caller checks with `tokens.holds`. `at` in whole ms."""

    rowid: int
    member_id: UUID
    kind: str
    source_id: UUID

    @property
    def at(self) -> datetime:
        """The millisecond the text sorts by."""
        return from_micros((self.rowid >> TIE_BITS) * 1000)


MANY = 1 << 12
"""Whoever sees more members than this finds their texts without passing over many others."""

_FTS = table("text_fts", column("rowid", Integer), column("tokens"))
_MATCHES = text("text_fts MATCH :query")
_MARKS = func.json_each(bindparam("marks")).table_valued("value")
_MAY_BE_OURS = (
    _FTS.c.rowid.op(">>")(SAME_BITS)
    .op("&")((1 << TIE_BITS - SAME_BITS) - 1)
    .in_(select(_MARKS.c.value))
)
_ADD = "INSERT INTO text_fts(rowid, tokens) VALUES (?, ?)"
_ADD_REF = insert(TextRef)
_ADD_TOKENS = text(
    "INSERT INTO text_ref (rowid, member_id, kind, source_id, tokens)"
    " VALUES (:rowid, :member, :kind, :source, array_to_tsvector(CAST(:tokens AS text[])))"
)
_FIND_TEXTS = text(
    "SELECT rowid, member_id, kind, source_id"
    " FROM find_texts(:query, CAST(:member AS uuid), :most, CAST(:before AS bigint),"
    " CAST(:source AS uuid))"
)
_DROP = text("DELETE FROM text_fts WHERE rowid = :rowid")


def add(session: Session | Connection, entries: Iterable[Entry]) -> None:
    """Index texts, in the session's transaction; texts without a word in them are left out."""
    rows: dict[int, tuple[Entry, str]] = {}
    cut = ((entry, entry.tokens()) for entry in entries)
    wanted = [(entry, found) for entry, found in cut if found]
    if not wanted:
        return
    connection = session.connection() if isinstance(session, Session) else session
    if connection.dialect.name == "postgresql":
        _add_on_postgresql(connection, wanted)
        return
    places = _Places(connection, [_rowid(entry) for entry, _ in wanted])
    for entry, found in wanted:
        rowid = places.take(_rowid(entry))
        rows[rowid] = (entry, " ".join((MEMBER + entry.member_id.hex, *found)))
    # In their own order, the index appends; at random it would jump about in the file.
    added = sorted((rowid, entry, words) for rowid, (entry, words) in rows.items())
    connection.exec_driver_sql(_ADD, [(rowid, words) for rowid, _, words in added])
    run_many(
        connection,
        _ADD_REF,
        [
            {
                "rowid": rowid,
                "member_id": entry.member_id,
                "kind": entry.kind,
                "source_id": entry.source_id,
            }
            for rowid, entry, _ in added
        ],
    )


def _add_on_postgresql(
    connection: Connection, wanted: Sequence[tuple[Entry, Collection[str]]]
) -> None:
    connection.execute(_ADD_TOKENS, [on_postgresql(entry, found) for entry, found in wanted])


def on_postgresql(entry: Entry, found: Collection[str]) -> dict[str, Any]:
    """The row that is kept there of a text and the tokens `found` in it."""
    return {
        "rowid": _rowid(entry),
        "member": entry.member_id,
        "kind": str(entry.kind),
        "source": entry.source_id,
        "tokens": sorted({MEMBER + entry.member_id.hex, *found}),
    }


def remove(session: Session | Connection, kind: str, source_id: UUID) -> None:
    """Take a text out of the index; nothing happens if it is not in it."""
    mine = (TextRef.source_id == source_id) & (TextRef.kind == kind)
    connection = session.connection() if isinstance(session, Session) else session
    if connection.dialect.name == "postgresql":
        connection.execute(delete(TextRef.__table__).where(mine))  # type: ignore[arg-type]
        return
    found = session.execute(select(TextRef.rowid).where(mine)).scalars().all()
    for rowid in found:
        session.execute(_DROP, {"rowid": rowid})
    if found:
        session.execute(delete(TextRef.__table__).where(TextRef.rowid.in_(found)))  # type: ignore[arg-type]


def match(
    session: Session | Connection,
    terms: Sequence[str],
    member_id: UUID | None,
    limit: int,
    before: Match | None = None,
    visible: ColumnElement[bool] | None = None,
    values: Mapping[str, Any] | None = None,
    members: Collection[UUID] | None = None,
    called: Called | None = None,
) -> list[Match]:
    """Texts that may hold all folded `terms`, newest first, those after `before`.

    `visible` is a condition on `TextRef.member_id`, asked hit by hit until `limit` are found;
    `values` are those of its parameters. `members` says beforehand whose texts can be visible: a
    word of which all the hits are other people's is then answered in a tenth of the time. An event
    of a code that is `called` as a term says need not hold that term.
    """
    if not terms or limit <= 0:
        return []
    connection = session.connection() if isinstance(session, Session) else session
    if connection.dialect.name == "postgresql":
        asked = {
            "query": for_postgresql(terms, member_id, called or {}),
            "member": member_id,
            "most": limit,
            "before": before.rowid if before else None,
            "source": before.source_id if before else None,
        }
        return rows.each(Match, connection.execute(_FIND_TEXTS, asked))
    wanted = (
        select(TextRef.rowid, TextRef.member_id, TextRef.kind, TextRef.source_id)
        .select_from(_FTS.join(TextRef, TextRef.rowid == _FTS.c.rowid))
        .where(_MATCHES.bindparams(query=for_sqlite(terms, member_id, called or {})))
        .order_by(_FTS.c.rowid.desc())
        .limit(limit)
    )
    if before is not None:
        wanted = wanted.where(_FTS.c.rowid < before.rowid)
    if visible is not None:
        wanted = wanted.where(visible)
    asked = dict(values or {})
    if members is not None and len(members) < MANY:
        wanted = wanted.where(_MAY_BE_OURS)
        asked["marks"] = json.dumps([_mark(member) for member in members])
    return rows.each(Match, session.execute(wanted, asked))


def is_empty(connection: Connection) -> bool:
    """Whether no text is in it: a revision empties what was cut in another way."""
    return connection.execute(select(TextRef.rowid).limit(1)).first() is None


def tidy(connection: Connection) -> None:
    """All of the index in one piece, after very many texts were added."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO text_fts(text_fts) VALUES ('optimize')")


def merge(session: Session | Connection, pages: int = 64) -> bool:
    """One small step of tidying the index, for idle moments; false when there is nothing left.

    Every transaction leaves a small sorted piece behind; merging them keeps searching fast.
    """
    connection = session.connection() if isinstance(session, Session) else session
    if connection.dialect.name == "postgresql":
        return False  # it is tidied by itself
    before = _written(session)
    session.execute(
        text("INSERT INTO text_fts(text_fts, rank) VALUES ('merge', :pages)"), {"pages": pages}
    )
    # FTS5 documents it so: less than two changes means that no merge was needed.
    return _written(session) - before >= 2


def _written(session: Session | Connection) -> int:
    return int(session.execute(text("SELECT total_changes()")).scalar_one())


def _rowid(entry: Entry) -> int:
    milliseconds = to_micros(entry.at) // 1000
    same = entry.source_id.int & _LAST
    return milliseconds << TIE_BITS | _mark(entry.member_id) << SAME_BITS | same


def _mark(member_id: UUID) -> int:
    """A few bits of a member's id, from where it is random."""
    return member_id.int & (1 << TIE_BITS - SAME_BITS) - 1


_LAST = (1 << SAME_BITS) - 1


class _Places:
    """Which row numbers are taken, by the texts there are and by those about to be added."""

    def __init__(self, connection: Connection, wanted: Sequence[int]) -> None:
        self._connection = connection
        self._taken: set[int] = set()
        self._known: set[int] = set()
        for i in range(0, len(wanted), CHUNK):
            some = tuple(wanted[i : i + CHUNK])
            # In the driver's own words: for every text, SQLAlchemy's took longer than the rest.
            marks = ",".join("?" * len(some))
            asked = f"SELECT rowid FROM text_ref WHERE rowid IN ({marks})"  # noqa: S608  # marks only
            self._taken.update(row[0] for row in connection.exec_driver_sql(asked, some))

    def take(self, rowid: int) -> int:
        """`rowid` or the next free one of its member and millisecond; where there is none, of the
        next millisecond."""
        if rowid in self._taken:
            rowid = self._free(rowid)
        self._taken.add(rowid)
        return rowid

    def _free(self, rowid: int) -> int:
        first = rowid & ~_LAST
        while True:
            self._look(first)
            for n in range(1 << SAME_BITS):
                free = first | rowid + n & _LAST
                if free not in self._taken:
                    return free
            first += 1 << TIE_BITS

    def _look(self, first: int) -> None:
        """Read which of a member's and a millisecond's numbers are taken."""
        if first not in self._known:
            self._known.add(first)
            same = TextRef.rowid.between(first, first | _LAST)
            self._taken.update(
                self._connection.execute(select(TextRef.rowid).where(same)).scalars()
            )
