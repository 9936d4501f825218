"""From the index to the texts themselves: each hit is read and checked before it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, case, select, type_coerce
from sqlalchemy.orm import Session

from concierge.finding.labels import called
from concierge.issues.tables import Issue
from concierge.issues.texts import text_of
from concierge.notes import queries as notes
from concierge.searchindex import index
from concierge.searchindex.expression import Called
from concierge.searchindex.index import Match, TextKind, TextRef
from concierge.searchindex.tokens import holds
from concierge.store.act import act
from concierge.team.access import seen, visible, who
from concierge.team.kinds import Role
from concierge.timeline.rules import codes, written
from concierge.timeline.tables import Retraction, TimelineEvent

LARGEST = 512
"""Hits read at once when many of them turn out not to hold what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that holds what was typed. `event_id` is its place in the stream, `what` the event's
    code (empty for an issue, a note or a retraction)."""

    rowid: int
    source: str
    kind: str
    what: str = ""
    member_id: UUID
    issue_id: UUID | None = None
    event_id: UUID | None
    at: datetime
    line: str | None = None
    title: str = ""
    body: str = ""
    internal: bool = False
    channel: str | None = None
    direction: str | None = None
    party: str | None = None
    party_kind: None = None
    reached: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    retracted: None = None

    @property
    def text(self) -> str:
        """All that is searched of it."""
        return written(self.title, self.body, self.party, self.data)

    def is_called(self, some: Called, term: str) -> bool:
        """Whether the program calls it so."""
        mine = codes(self.what, self.channel, self.direction, self.reached, self.data)
        return term in some and not some[term].isdisjoint(mine)


def hits(
    session: Session, terms: Sequence[str], limit: int, member_id: UUID | None = None
) -> Iterator[Text]:
    """Texts the asking person may read that hold all folded `terms`, newest first, without end.

    `limit` is about how many are wanted.
    """
    for text in _matches(session, terms, limit, member_id, {}):
        if holds(text.text, terms):
            yield text


def said_so(
    session: Session, terms: Sequence[str], limit: int, member_id: UUID | None = None
) -> Iterator[Text]:
    """The further events of which the program says what their own words do not: a label one has
    read on the screen, in whatever language."""
    some = called(terms)
    if not some:
        return
    for text in _matches(session, terms, limit, member_id, some):
        missing = [term for term in terms if not holds(text.text, [term])]
        if missing and all(text.is_called(some, term) for term in missing):
            yield text


def _matches(
    session: Session, terms: Sequence[str], limit: int, member_id: UUID | None, some: Called
) -> Iterator[Text]:
    """What the index offers, read, newest first."""
    before: Match | None = None
    size = limit + limit // 2
    # Whose texts they may be is not asked where it is one member's; a server asks by itself.
    in_a_file = session.connection().dialect.name == "sqlite"
    ours = seen(session) if member_id is None and in_a_file else None
    mine = visible(TextRef.member_id), who(session), ours
    while True:
        found = index.match(session, terms, member_id, size, before, *mine, some)
        texts = _read(session, found)
        for match in found:
            text = texts.get((match.kind, match.source_id))
            if text is not None:
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
            *_retractions(session, rows, of[TextKind.RETRACTION]),
        )
    )


Rows = dict[Source, int]
Found = Iterator[tuple[Source, Text]]

_event, _stub = TimelineEvent.__table__.c, Retraction.__table__.c
_EVENTS = select(
    type_coerce(_event.kind, String).label("kind"),
    _event.what,
    _event.member_id,
    _event.issue_id,
    _event.id,
    _event.at,
    _event.line,
    _event.title,
    _event.body,
    type_coerce(_event.audience, String).label("audience"),
    type_coerce(_event.channel, String).label("channel"),
    type_coerce(_event.direction, String).label("direction"),
    _event.party,
    type_coerce(_event.reached, String).label("reached"),
    _event.data,
    _stub.moved_event_id.label("now"),
).outerjoin(
    Retraction,
    and_(_stub.event_id == _event.id, _stub.moved_member_id == _event.member_id),
)


def _events(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    if not ids:
        return
    for row in session.connection().execute(_EVENTS.where(_event.id.in_(ids))).mappings():
        key, said = (TextKind.EVENT, row["id"]), dict(row)
        event_id, internal = said.pop("id"), said.pop("audience") == "internal"
        if (now := said.pop("now")) is not None:
            # Put right since: the old words are found by a lead, at the new ones.
            if act(session).actor.role != Role.LEAD:
                continue
            event_id, internal = now, True
        yield (
            key,
            Text(
                rowid=rows[key],
                source=TextKind.EVENT,
                event_id=event_id,
                internal=internal,
                **said,
            ),
        )


def _notes(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    for note in notes.notes(session, ids).values():
        key = TextKind.NOTE, note.id
        yield (
            key,
            Text(
                rowid=rows[key],
                source=TextKind.NOTE,
                kind="note",
                member_id=note.member_id,
                issue_id=note.issue_id,
                event_id=note.event_id,
                at=note.at,
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
    _issue.cause,
    _issue.next_step,
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
                member_id=row.member_id,
                issue_id=row.id,
                event_id=row.opened_event_id,
                at=row.opened_at,
                line=row.line,
                title=row.title,
                body=text_of("", row.cause, row.next_step),
                internal=True,
            ),
        )


_RETRACTIONS = select(
    _stub.event_id,
    _stub.member_id,
    _stub.reason,
    _event.at,
    _event.kind,
    case((_stub.moved_member_id == _stub.member_id, _stub.moved_event_id)).label("now"),
).join(TimelineEvent, _event.id == _stub.event_id)


def _retractions(session: Session, rows: Rows, ids: Sequence[UUID]) -> Found:
    if not ids:
        return
    for row in session.connection().execute(_RETRACTIONS.where(_stub.event_id.in_(ids))):
        key = TextKind.RETRACTION, row.event_id
        yield (
            key,
            Text(
                rowid=rows[key],
                source=TextKind.RETRACTION,
                kind=str(row.kind),
                member_id=row.member_id,
                event_id=row.now or row.event_id,
                at=row.at,
                body=row.reason,
                internal=True,
            ),
        )
