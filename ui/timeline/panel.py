"""A member's timeline: chips above, the stream, and the composer below."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge.finding.queries import Hit, search_member
from concierge.issues.chips import Chips
from concierge.members.lines import Line
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from ui import language
from ui.commands import bind
from ui.composer.member_frame import Frame
from ui.composer.panel import Composer
from ui.desk import Desk
from ui.timeline.blocks import Block
from ui.timeline.chips import ChipsBar
from ui.timeline.feed import StreamFeed
from ui.timeline.find_bar import FindBar
from ui.timeline.go_to import GoToDay
from ui.timeline.look_foot import LookFoot
from ui.timeline.new_pill import NewPill
from ui.timeline.rights import Rights
from ui.timeline.row_menu import can_be_taken_off, issue_of, row_menu
from ui.timeline.rows import StreamRows
from ui.timeline.stream import StreamView
from ui.timeline.teller import Teller
from ui.timeline.wrong_person import WrongPerson
from ui.voice import Voice
from ui.widgets.empty import EmptyState
from ui.widgets.ground import Pane
from ui.widgets.lay import flat
from ui.widgets.row_word import RowWord

MINUTE = 60_000


class TimelinePanel(Pane):
    """`show_member` opens; everything else it does by itself."""

    message_wanted = Signal(str)  # what was written so far

    def __init__(
        self,
        desk: Desk,
        voice: Voice,
        parent: QWidget | None = None,
        *,
        page: QWidget | None = None,
    ) -> None:
        """`page` is where its keys work, whatever on it has the focus; alone it is the page."""
        super().__init__("surface", parent)
        self._desk, self._voice, self._page = desk, voice, page or self
        self._teller = Teller(desk.zone, desk.actor.steward_id)
        self._internal = self._writes = True
        self._offered: tuple[Line, ...] = ()
        self._going_on: tuple[str, UUID] | None = None
        self._rows = StreamRows(self._teller.aloud, self._fetch_now, self)
        self.stream = StreamView(self._rows, self._teller, self)
        self.feed = StreamFeed(desk, self._rows, self.stream, self._teller)
        self.chips = ChipsBar(self)
        self.search = FindBar(self)
        self.pill = NewPill(self.stream)
        self.wrong = WrongPerson(desk, voice, self._teller, self)
        self.rights = Rights(desk, voice, self._teller, self)
        self.word = RowWord(self.stream, "member.stream.word")
        self.composer = Composer(desk, voice, self, page=self._page)
        self.look = LookFoot(self)
        self._empty = EmptyState("", "member.stream.empty", self.stream)
        self._go_to = GoToDay(self._teller, self)
        self._minute = QTimer(self, interval=MINUTE)
        self._wire()
        self._lay_out()
        language.follow(self._retranslate)

    # ── what others ask of it ──

    def show_member(self, member_id: UUID, select: object = None) -> None:
        """That member's timeline; `select` is the id of an event, an issue or a promise."""
        self.search.close_bar()
        self.wrong.close_strip()
        self.rights.close_forms()
        self.pill.clear()
        self.composer.show_member(member_id)
        self.feed.show_member(member_id, select if isinstance(select, UUID) else None)

    def go_on(self, what: str, thing: UUID) -> None:
        """Where that is half written: of an entry, once it is here, or of a thing it is about."""
        if what == "reminder-right":
            self.rights.reminder.ask(thing)
        elif what == "fact-right":
            self.rights.fact.ask_of(thing)
        elif self.feed.member_id is not None:
            self._going_on = (what, thing)
            self.feed.show_member(self.feed.member_id, thing)

    def focus_stream(self) -> None:
        """The keyboard on the stream."""
        self.stream.setFocus()

    take_focus = focus_stream

    def set_internal(self, shown: bool) -> None:
        """Whether what is internal may be seen; for reading aloud and shared screens."""
        self._internal = shown
        self.chips.show_internal(shown)
        self._show_foot()
        self.wrong.close_strip()
        self.rights.close_forms()
        if self.feed.member_id is None:
            self.feed.filter = Filter(internal=shown)
        elif self.feed.filter.internal != shown:
            kept = self.feed.filter
            self.feed.show_filter(Filter(kept.line, kept.kind, kept.issue_id, shown))

    def set_writes(self, writes: bool) -> None:
        """Whether one serves the member; who looks for an hour has a door to their steward."""
        if writes != self._writes:
            self._writes = writes
            self.wrong.close_strip()
            self.rights.close_forms()
            self._show_foot()

    def start(self, act: str) -> None:
        """Write something down; who only looks is led to what they may do."""
        if self._writes:
            self.composer.start(act)
        else:
            self.look.take_focus()

    def commit(self) -> None:
        """Record what is written."""
        if self._writes:
            self.composer.commit()
        else:
            self.look.take_focus()

    def _show_foot(self) -> None:
        self.composer.setVisible(self._internal and self._writes)
        self.look.setVisible(self._internal and not self._writes)

    def _take_message(self) -> None:
        self.message_wanted.emit(self.composer.text.toPlainText().strip())

    def keep_drafts(self) -> None:
        """Before the window closes."""
        self.composer.keep_drafts()

    # ── what keys do ──

    def open_search(self) -> None:
        """Search in this stream."""
        self.search.open_bar()

    def ask_date(self) -> None:
        """Ask for a day to go to."""
        self._go_to.ask(self.chips.calendar)

    def expand(self) -> None:
        """Unfold the row the keyboard is on, or fold it."""
        index = self.stream.currentIndex()
        if index.isValid():
            self.stream.toggle(index.row())

    def open_issue(self, _index: QModelIndex | None = None) -> None:
        """The issue of the row the keyboard is on."""
        row = self.stream.current_row()
        issue_id = issue_of(row) if row is not None else None
        if issue_id is not None:
            self._open_issue(issue_id)
        elif row is not None:
            self.expand()

    def _open_issue(self, issue_id: UUID) -> None:
        self._voice.open_issue(issue_id, self.feed.member_id)

    def copy(self) -> None:
        """The chosen rows as text, one a line, oldest first."""
        places = sorted(index.row() for index in self.stream.selectedIndexes())
        rows = [self._rows.row(place) for place in places]
        text = "\n".join(self._teller.aloud(row) for row in rows if row is not None)
        if text:
            QGuiApplication.clipboard().setText(text)
            self._voice.say(self.tr("Copied"))

    def ask_wrong_person(self) -> None:
        """Take the row the keyboard is on off this member, if it can be."""
        row = self.stream.current_row()
        if row is None:
            return
        if not self._writes:
            self.look.take_focus()
        elif can_be_taken_off(row):
            self.rights.close_forms()
            self.wrong.ask(row)
        else:
            self._say_at_row(self.tr("Only a contact or a note can be taken off, with all it made"))

    def ask_what_is_right(self) -> None:
        """Put right what the row the keyboard is on says, if it can be."""
        row = self.stream.current_row()
        if row is not None and not self._writes:
            self.look.take_focus()
        elif row is not None:
            self.wrong.close_strip()
            self.rights.ask(row)

    # ── wiring ──

    def _fetch_now(self, block: Block) -> Sequence[Row]:
        return self.feed.fetch_now(block)

    def _go_on(self) -> None:
        if self._going_on is None:
            return
        what, event_id = self._going_on
        place = self._rows.place_of(event_id)
        row = self._rows.row(place) if place is not None else None
        if row is not None:
            self._going_on = None
            ask = self.wrong.ask if what == "retract" else self.rights.ask
            ask(row)

    def _say_at_row(self, sentence: str) -> None:
        """Why it cannot be, where one looks."""
        self.word.say(self.stream.currentIndex(), sentence)

    def _framed(self, frame: Frame) -> None:
        self._offered = frame.lines
        self.composer.show_frame(frame)
        self.rights.show_frame(frame)
        self._say_empty()

    def _counted(self, chips: Chips) -> None:
        self.chips.show_chips(chips, self._offered, self.feed.filter)

    def _opened(self) -> None:
        self.pill.clear()
        self._say_empty()
        self._go_on()

    def _filter_chosen(self, wanted: Filter) -> None:
        shown = Filter(wanted.line, wanted.kind, wanted.issue_id, self._internal)
        self.feed.show_filter(shown)

    def _search(self, text: str) -> None:
        self.stream.set_needle(text)
        if text and self.feed.member_id is not None:
            args = (self.feed.member_id, text, self._internal)
            self._desk.read(
                search_member, *args, then=self.search.show_hits, key=f"find.{id(self)}"
            )

    def _go_to_hit(self, hit: Hit) -> None:
        self.feed.reveal(hit.at.astimezone(self._desk.zone).date(), hit.id)

    def _go_to_day(self, day: date) -> None:
        self.feed.reveal(day, None)
        self.stream.setFocus()

    def _search_closed(self) -> None:
        self.stream.set_needle("")
        self.stream.setFocus()

    def _grew(self, n: int) -> None:
        self.pill.add(n)

    def _at_end(self, at_end: bool) -> None:
        if at_end:
            self.pill.clear()

    def _recorded(self, text: str) -> None:
        """What one records oneself is brought into sight; '' where a toast says it."""
        self.stream.to_end()
        if text:
            self._voice.say(text)

    def _tick(self) -> None:
        if self.stream.isVisible():
            self._teller.forget()
            self.stream.replan()

    def _say_empty(self) -> None:
        nothing = self._rows.rowCount() == 0
        self._empty.setGeometry(self.stream.rect())
        self._empty.setVisible(nothing and self.feed.member_id is not None)
        filtered = self.feed.filter != Filter(internal=self._internal)
        self._empty.set_text(
            self.tr("Nothing here under this filter")
            if filtered
            else self.tr("Nothing has happened yet"),
            self.tr("Choose All above to see everything.")
            if filtered
            else (self.tr("Write down the first contact below.") if self._writes else ""),
        )

    def _open_menu(self, at: QPoint) -> None:
        index = self.stream.indexAt(at)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.stream.select_row(index)
            menu = row_menu(row, self)
            menu.triggered.connect(self._do)
            menu.popup(self.stream.viewport().mapToGlobal(at))

    def _do(self, action: QAction) -> None:
        acts = {
            "stream.expand": self.expand,
            "stream.open": self.open_issue,
            "stream.copy": self.copy,
            "stream.correct": self.ask_what_is_right,
            "stream.wrong": self.ask_wrong_person,
        }
        acts[str(action.data())]()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self.feed.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _retranslate(self) -> None:
        self.stream.setAccessibleName(self.tr("Timeline"))
        self._teller.forget()
        self.stream.replan()
        self._say_empty()

    def _wire(self) -> None:
        self.feed.framed.connect(self._framed)
        self.feed.counted.connect(self._counted)
        self.feed.opened.connect(self._opened)
        self.feed.grew.connect(self._grew)
        self._rows.filled.connect(self._go_on)
        self.stream.at_end_changed.connect(self._at_end)
        self.stream.activated_row.connect(self.open_issue)
        self.stream.issue_pressed.connect(self._open_issue)
        self.stream.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.stream.customContextMenuRequested.connect(self._open_menu)
        self.pill.clicked.connect(self.stream.to_end)
        self.chips.chosen.connect(self._filter_chosen)
        self.chips.search.clicked.connect(self.open_search)
        self.chips.calendar.clicked.connect(self.ask_date)
        self.chips.internal_wanted.connect(partial(self._voice.do, "internals"))
        self.search.typed.connect(self._search)
        self.search.hit_wanted.connect(self._go_to_hit)
        self.search.closed.connect(self._search_closed)
        self._go_to.wanted.connect(self._go_to_day)
        self._go_to.left.connect(self.focus_stream)
        self.wrong.left.connect(self.focus_stream)
        self.rights.not_possible.connect(self._say_at_row)
        self.rights.left.connect(self.focus_stream)
        self.composer.said.connect(self._recorded)
        self.composer.recorded.connect(self.feed.select_new)
        self.composer.left.connect(self.focus_stream)
        self.look.acted.connect(self._take_message)
        self._minute.timeout.connect(self._tick)
        self._bind()

    def _bind(self) -> None:
        bind(
            self._page,
            {
                "compose.contact": self._compose_contact,
                "compose.note": self._compose_note,
                "compose.issue": self._compose_issue,
                "compose.promise": self._compose_promise,
                "compose.reminder": self._compose_reminder,
                "stream.search": self.open_search,
            },
        )
        bind(
            self.stream,
            {
                "stream.expand": self.expand,
                "stream.date": self.ask_date,
                "stream.find": self.open_search,
                "stream.copy": self.copy,
                "stream.correct": self.ask_what_is_right,
                "stream.wrong": self.ask_wrong_person,
            },
        )

    def _compose_contact(self) -> None:
        self.start("contact")

    def _compose_note(self) -> None:
        self.start("note")

    def _compose_issue(self) -> None:
        self.start("issue")

    def _compose_promise(self) -> None:
        self.start("promise")

    def _compose_reminder(self) -> None:
        self.start("reminder")

    def _lay_out(self) -> None:
        column = flat(QVBoxLayout(self), self.chips, self.search)
        column.addWidget(self.stream, 1)
        column.addWidget(self.wrong)
        column.addWidget(self.rights)
        column.addWidget(self.composer)
        column.addWidget(self.look)
