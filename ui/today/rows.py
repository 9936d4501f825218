"""The rows of Today: sections with their counts, one row a thing, one member's things together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject

from concierge import clock, words
from concierge.due import saying
from concierge.members.lines import Line as BusinessLine
from concierge.today.queries import Agenda
from concierge.today.rules import AgendaItem
from ui.due.sorts import shown_as
from ui.widgets.due import DueState
from ui.widgets.headed import HeadedRows, Index

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Heading:
    """The heading of a section and how many things stand under it."""

    section: str
    text: str
    count: int

    def spoken(self) -> str:
        """As it is read aloud."""
        return f"{self.text} {self.count}"


@dataclass(frozen=True)
class Thing:
    """One thing due, in words; `again` when the row above is the same member's, `below` what there
    is to say of it beside its mark."""

    item: AgendaItem
    again: bool
    who: str
    what: str
    why: str
    below: str
    due: str
    late: str
    span: str
    state: DueState
    icon: str
    line: str
    line_icon: str

    @property
    def key(self) -> tuple[UUID, str]:
        return self.item.key

    def spoken(self) -> str:
        """When, what, whose, state: what a screen reader says."""
        return words.facts(self.late or self.due, self.what, self.who, self.why)

    def matches(self, text: str) -> bool:
        """Whether every word of `text` stands in the row."""
        item = self.item
        hay = " ".join((item.name, item.address, item.number, self.what, self.why, self.line))
        return all(word in hay.casefold() for word in text.casefold().split())


class TodayRows(HeadedRows):
    """Fed with an agenda; asks nobody itself."""

    heading = Heading

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rows: list[Heading | Thing] = []
        self._agenda: Agenda | None = None
        self._lines: dict[str, BusinessLine] = {}
        self._filter = ""

    def show_agenda(self, agenda: Agenda, lines: Iterable[BusinessLine]) -> None:
        """From now on, these things."""
        self._agenda = agenda
        self._lines = {line.code: line for line in lines}
        self.say_again()

    def set_filter(self, text: str) -> None:
        """Only the rows in which every word of `text` stands."""
        self._filter = text
        self.say_again()

    def say_again(self) -> None:
        """The words anew: another minute, another language, another filter."""
        rows = self._made()
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def things(self) -> list[Thing]:
        """The rows that are things, in their order."""
        return [row for row in self._rows if isinstance(row, Thing)]

    def thing(self, index: Index) -> Thing | None:
        """The thing of that row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Thing) else None

    def find(self, key: tuple[UUID, str]) -> QModelIndex:
        """Where a thing stands now; an invalid index if it is gone."""
        return self._where(key=key)

    def _made(self) -> list[Heading | Thing]:
        if self._agenda is None:
            return []
        now = clock.now()
        shown = [thing for thing in self._said(self._agenda, now) if thing.matches(self._filter)]
        rows: list[Heading | Thing] = []
        for section in dict.fromkeys(thing.item.section for thing in shown):
            under = [thing for thing in shown if thing.item.section == section]
            rows.append(Heading(section, words.name(section, "Section"), len(under)))
            rows += _marked(under)
        return rows

    def _said(self, agenda: Agenda, now: datetime) -> list[Thing]:
        return [self._thing(item, now) for item in agenda.items]

    def _thing(self, item: AgendaItem, now: datetime) -> Thing:
        state = _STATES.get(item.state, DueState.PLAIN)
        overdue = state is DueState.OVERDUE
        line = self._lines.get(item.line or "")
        snoozed = item.state == "snoozed"
        return Thing(
            item=item,
            again=False,
            who=item.address or item.name,
            what=saying.thing(item),
            why=_begun(saying.why(item, self._zone, now)),
            below=_begun(saying.why_beside(item, self._zone, now)),
            due=words.late(item.due, now) if overdue else _time(item, self._zone, now),
            late=words.late(item.due, now, exact=True) if overdue else "",
            span=_span(item, now),
            state=state,
            icon="moon" if snoozed else "scale" if item.statutory else shown_as(item.kind).icon,
            line=words.line_name(line) if line else "",
            line_icon=line.icon if line else "",
        )


_STATES = {"overdue": DueState.OVERDUE, "soon": DueState.SOON}


def _span(item: AgendaItem, now: datetime) -> str:
    """How late, for where there is no room to say that it is: its section says so too."""
    whole = item.section == "overdue" and now - item.due >= MINUTE
    return words.span(now - item.due, exact=False) if whole else ""


def _begun(text: str) -> str:
    """With a capital at the beginning, where the script has any."""
    return text[:1].upper() + text[1:]


def _identity(row: Heading | Thing) -> object:
    return row.section if isinstance(row, Heading) else (*row.key, row.again)


def _marked(things: list[Thing]) -> list[Thing]:
    """The same things, each knowing whether the row above is the same member's."""
    above: UUID | None = None
    marked = []
    for thing in things:
        marked.append(replace(thing, again=thing.item.member_id == above))
        above = thing.item.member_id
    return marked


def _time(item: AgendaItem, zone: ZoneInfo, now: datetime) -> str:
    """The time alone: under the heading Tomorrow the day is known, as it is under Today."""
    at = item.snoozed_until if item.state == "snoozed" and item.snoozed_until else item.due
    if item.section in ("today", "tomorrow"):
        return words.clock_time(at, zone)
    return words.short(at, zone, now)
