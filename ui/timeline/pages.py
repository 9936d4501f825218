"""What the stream asks for: whole days of rows with their notes and promises, and what frames them.

Questions for `desk.read`; each puts together what several rooms answer, in one snapshot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from concierge.errors import Refusal
from concierge.issues import promised
from concierge.issues.promised import fates
from concierge.messages import queries as messages
from concierge.notes import queries as notes
from concierge.reminders import queries as reminders
from concierge.store.act import act
from concierge.timeline import queries as timeline
from concierge.timeline.queries import DayCount
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from ui.composer.member_frame import Frame, frame
from ui.timeline.blocks import Block, Blocks

Session = Any
"""A question hands its session on and never looks inside it."""


@dataclass(frozen=True)
class Opening:
    """A stream as it opens: every day's count, and the blocks that are looked at first."""

    days: tuple[DayCount, ...]
    pages: dict[Block, list[Row]]
    frame: Frame
    target: "Target | None"


@dataclass(frozen=True)
class Page:
    """One block of the stream that was shown in that turn."""

    turn: int
    block: Block
    rows: list[Row]


@dataclass(frozen=True)
class Fresh:
    """A stream after something happened: counts, the newest block and those in sight."""

    days: tuple[DayCount, ...]
    newest: list[Row]
    pages: dict[Block, list[Row]]
    frame: Frame


@dataclass(frozen=True)
class Target:
    """Where something stands in the stream: its day, and its event or issue."""

    day: date
    event_id: UUID | None
    issue_id: UUID | None


def opening(
    session: Session, member_id: UUID, wanted: Filter, select: UUID | None, around: date | None
) -> Opening:
    """The stream with its last block, and the block of what is to be selected or of a day."""
    found = target(session, member_id, select) if select is not None else None
    days = tuple(timeline.days(session, member_id, wanted))
    blocks = Blocks(days)
    first = blocks.all[-1:]
    if found is not None:
        around = found.day
    if around is not None and blocks.n:
        number = blocks.number_of(blocks.first_on_or_after(around))
        first = [*{blocks.all[number], *first}]
    pages = {block: _rows(session, member_id, wanted, block.first, block.last) for block in first}
    return Opening(days, pages, frame(session, member_id), found)


def block(session: Session, member_id: UUID, wanted: Filter, one: Block) -> list[Row]:
    """The rows of one block."""
    return _rows(session, member_id, wanted, one.first, one.last)


def page(session: Session, member_id: UUID, wanted: Filter, one: Block, turn: int) -> Page:
    """The rows of one block; `turn` tells later whether they are of the stream still shown."""
    return Page(turn, one, block(session, member_id, wanted, one))


def fresh(
    session: Session, member_id: UUID, wanted: Filter, since: date, sight: Sequence[Block]
) -> Fresh:
    """The stream later: rows from the day `since` on, and the blocks in `sight` again."""
    days = tuple(timeline.days(session, member_id, wanted))
    last = days[-1].day if days else since
    newest = _rows(session, member_id, wanted, since, max(since, last))
    pages = {one: block(session, member_id, wanted, one) for one in sight}
    return Fresh(days, newest, pages, frame(session, member_id))


def target(session: Session, member_id: UUID, wanted: UUID) -> Target | None:
    """Where an event, an issue or what is due stands; None if it is none of this member's. What
    came of an act stands on the day of the act."""
    try:
        row = timeline.event(session, wanted)
    except (KeyError, Refusal):
        return _of_thing(session, member_id, wanted)
    if row.member_id != member_id:
        return None
    act_of = timeline.event(session, row.lead_id) if row.lead_id is not None else row
    return Target(act_of.at.astimezone(act(session).zone).date(), row.id, None)


def _of_thing(session: Session, member_id: UUID, wanted: UUID) -> Target | None:
    """The row that carries a message, a promise or a reminder; the last one of an issue."""
    for entry_of in (messages.event_of, promised.entry_of, reminders.entry_of):
        carries = entry_of(session, wanted)
        if carries is not None:
            return target(session, member_id, carries)
    days = timeline.days(session, member_id, Filter(issue_id=wanted))
    if not days:
        return None
    last = timeline.span(session, member_id, Filter(issue_id=wanted), days[-1].day, days[-1].day)
    return Target(days[-1].day, last[-1].id if last else None, wanted)


def _rows(session: Session, member_id: UUID, wanted: Filter, first: date, last: date) -> list[Row]:
    rows = timeline.span(session, member_id, wanted, first, last)
    every = [*rows, *(one for row in rows for one in row.folded)]
    noted = [row.id for row in every if row.kind == "note"]
    texts = notes.texts(session, noted)
    found = fates(session, [row.id for row in every if row.what == _MADE])
    if not noted and not found:
        return rows
    return [_filled(row, texts, found) for row in rows]


_MADE, _WRITTEN = "promise.made", "note.written"


def _filled(row: Row, texts: dict[UUID, Any], fates: dict[UUID, tuple[str, bool]]) -> Row:
    """The row with what it does not hold itself: a note's text, or that one may not read it; what
    became of a promise."""
    if row.folded:
        row = replace(row, folded=tuple(_filled(one, texts, fates) for one in row.folded))
    if row.retracted is not None:
        return row
    if (note := texts.get(row.id)) is not None:
        return replace(row, body=note.text)
    if row.what == _WRITTEN:
        return replace(row, data=row.data | {"closed": True})
    if (fate := fates.get(row.id)) is not None:
        return replace(row, data=row.data | {"state": fate[0], "late": fate[1]})
    return row
