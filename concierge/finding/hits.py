"""From the index to the texts themselves: each hit is read and checked before it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from concierge.issues.tables import Issue
from concierge.notes import queries as notes
from concierge.store import index
from concierge.store.index import Match, TextKind, TextRef
from concierge.store.tokens import holds
from concierge.team.access import seen, visible, who
from concierge.timeline.tables import TimelineEvent

LARGEST = 512
"""Hits read at once when many of them turn out not to hold what was typed."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that holds what was typed. `event_id` is its place in the stream, `what` the event's
    code (empty for an issue or a note)."""

    rowid: int
    source: str
    kind: str
    what: str
    member_id: UUID
    issue_id: UUID | None
    event_id: UUID | None
    at: datetime
    line: str | None
    title: str
    body: str
    internal: bool

    @property
    def text(self) -> str:
        """All that is searched of it."""
        return "\n".join(filter(None, (self.title, self.body)))


def hits(
    session: Session, terms: Sequence[str], limit: int, member_id: UUID | None = None
) -> Iterator[Text]:
    """Texts the asking person may read that hold all folded `terms`, newest first, without end.

    `limit` is about how many are wanted.
    """
    before: Match | None = None
    size = limit + limit // 2
    # Whose texts they may be is not asked where it is one member's; a server asks by itself.
    in_a_file = session.connection().dialect.name == "sqlite"
    ours = seen(session) if member_id is None and in_a_file else None
    while True:
        found = index.match(
            session, terms, member_id, size, before, visible(TextRef.member_id), who(session), ours
        )
        texts = _read(session, found)
        for match in found:
            text = texts.get((match.kind, match.source_id))
            if text is not None and holds(text.text, terms):
                yield text
        if len(found) < size:
            return
        before, size = found[-1], min(2 * size, LARGEST)


Source = tuple[str, UUID]
"""The kind of a text and its id. Rows of two texts of one millisecond may have the same number."""


def _read(session: Session, found: Sequence[Match]) -> dict[Source, Text]:
    """The texts of the matches, without those the asking person may not read."""
    rows = {(match.kind, match.source_id): match.rowid for match in found}
    of = {kind: [match.source_id for match in found if match.kind == kind] for kind in TextKind}
    return dict(
        (
            *_events(session, rows, of[TextKind.EVENT]),
            *_notes(session, rows, of[TextKind.NOTE]),
            *_issues(session, rows, of[TextKind.ISSUE]),
        )
    )


Rows = dict[Source, int]
Found = Iterator[tuple[Source, Text]]

_event = TimelineEvent.__table__.c
_EVENTS = select(
    type_coerce(_event.kind, String),
    _event.what,
    _event.member_id,
    _event.issue_id,
    _event.id,
    _event.at,
    _event.line,
    _event.title,
    _event.body,
    type_coerce(_event.audience, String).label("audience"),
)


def _events(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    if not ids:
        return
    for row in session.connection().execute(_EVENTS.where(_event.id.in_(ids))):
        key = TextKind.EVENT, row.id
        yield key, Text(*(rows[key], TextKind.EVENT, *row[:-1], row.audience == "internal"))


def _notes(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    for note in notes.notes(session, ids).values():
        key = TextKind.NOTE, note.id
        yield (
            key,
            Text(
                rowid=rows[key],
                source=TextKind.NOTE,
                kind="note",
                what="",
                member_id=note.member_id,
                issue_id=note.issue_id,
                event_id=note.event_id,
                at=note.at,
                line=None,
                title="",
                body=note.text,
                internal=True,
            ),
        )


_issue = Issue.__table__.c
_ISSUES = select(
    _issue.id,
    _issue.member_id,
    _issue.opened_event_id,
    _issue.opened_at,
    _issue.line,
    _issue.title,
)


def _issues(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    if not ids:
        return
    for row in session.connection().execute(_ISSUES.where(_issue.id.in_(ids))):
        key = TextKind.ISSUE, row.id
        yield (
            key,
            Text(
                rowid=rows[key],
                source=TextKind.ISSUE,
                kind="issue",
                what="",
                member_id=row.member_id,
                issue_id=row.id,
                event_id=row.opened_event_id,
                at=row.opened_at,
                line=row.line,
                title=row.title,
                body="",
                internal=False,
            ),
        )
