"""A member's page: Today at the left, header and timeline in the middle, one pane at the right."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from concierge.due.sorts import sort_of
from concierge.today.rules import AgendaItem
from ui import theme
from ui.commands import bind
from ui.composer.acts import ActKind
from ui.desk import Desk
from ui.frame.panes import entrance
from ui.issues.pane import IssuePane
from ui.members.header import MemberHeader
from ui.members.looks import Looks
from ui.members.side import SidePane
from ui.notes.section import NotesSection
from ui.timeline.panel import TimelinePanel
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.narrow import TodayNarrow
from ui.voice import Voice
from ui.widgets.button import is_enter
from ui.widgets.lay import flat

WIDE_FROM, TODAY_FROM = 1380, 1220
"""Widths of the page at 100 % (the window's without the rail) from which the panes are wide, and
from which Today is there at all."""
WIDEST_FROM = 2000
"""From here on the panes beside the stream have more room, for its rows need no more."""
TODAY_WIDTHS, RIGHT_WIDTHS = (288, 256, 400), (348, 300, 460)
MIDDLE = 560
"""The stream is never narrower."""
BLINK = 120
"""Milliseconds the page waits for the stream of another member, so that it is painted once."""


class MemberPage(QWidget):
    """Composes the panels of one member; the issue pane takes the right pane's rectangle."""

    def __init__(
        self, desk: Desk, voice: Voice, feed: TodayFeed, acts: TodayActs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self.member_id: UUID | None = None
        self.issue_id: UUID | None = None
        self._internal = True
        self._asked_side = False
        # Each is made where it stays: a widget that moves to another parent is styled anew, with
        # everything in it.
        self._right = QStackedWidget(self)
        self._lists = QStackedWidget(self)
        self.today = TodayNarrow(desk, voice, feed, acts, self._lists)
        self.header = MemberHeader(desk, voice, self)
        self.timeline = TimelinePanel(desk, voice, self, page=self)
        self.side = SidePane(desk, voice, self._right)
        self.side.place_notes(NotesSection(desk, voice, self.side))
        self.issue = IssuePane(desk, voice, self._right)
        self._looks = Looks(desk, self)
        self._blink = QTimer(self, singleShot=True, interval=BLINK)
        self._blink.timeout.connect(self._paint_again)
        self.timeline.feed.opened.connect(self._paint_again)
        self.timeline.feed.opened.connect(self._opened)
        self._lay_out()
        self._wire()
        theme.notifier().changed.connect(self._measure)

    def show_member(self, member_id: UUID, select: object = None) -> None:
        """Show that member; `select` is an AgendaItem, an event's id, or None."""
        self._hold_still()
        self._asked_side = self._asked_side and member_id == self.member_id
        self.member_id = member_id
        self.close_issue()
        # First what one looks at first: questions are answered in the order they are asked.
        thing = select.ref_id if isinstance(select, AgendaItem) else select
        self.timeline.show_member(member_id, thing)
        self.header.show_member(member_id)
        self.side.show_member(member_id, select)
        if not isinstance(select, AgendaItem):
            return
        if select.issue_id is not None:
            self.show_issue(select.issue_id)
        if sort_of(select.kind).settling is None:
            (self.issue if select.issue_id is not None else self.side).point_at(select.ref_id)

    def show_beside(self, beside: QWidget | None) -> None:
        """The list the page was opened from; Today where it was none."""
        wanted = beside or self.today
        if self._lists.indexOf(wanted) < 0:
            self._lists.addWidget(wanted)
        self._lists.setCurrentWidget(wanted)

    def show_issue(self, issue_id: UUID) -> None:
        """Show an issue of this member in the right pane's rectangle; the stream does not move.
        What is asked and weighed there is the house's."""
        if not self._internal:
            return
        self.issue_id = issue_id
        self.issue.show_issue(issue_id)
        self._right.setCurrentWidget(self.issue)
        self._measure()  # where there is no room for the pane beside the stream, it is there now

    def close_issue(self) -> None:
        """The right pane again; from within the issue the keyboard goes to the stream."""
        if self.issue_id is not None:
            inside = self._in_right()
            self.issue_id = None
            self._right.setCurrentWidget(self.side)
            self._measure()
            if inside:
                self.timeline.focus_stream()

    def add_fact(self) -> None:
        """Another thing to mind, in the pane at the right."""
        if self._internal and not self.header.looks():
            self._ask_side(True)
            self.side.ask_fact()

    def show_side(self) -> None:
        """What stands beside the timeline, with the keyboard in it: the issue, which stays where it
        is asked for once more; else the pane, which goes then where it has no room of its own."""
        if self.issue_id is not None:
            if not self._in_right():
                self.issue.take_focus()
            return
        self._ask_side(not self._asked_side or not self._takes_room())
        into = entrance(self.timeline.stream if self._right.isHidden() else self._right)
        if into is not None:
            into.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_side(self, asked: bool) -> None:
        self.close_issue()
        self._asked_side = asked
        self._measure()

    def settle(self, item: AgendaItem) -> None:
        """Open the act that settles a promise."""
        if item.issue_id is not None:
            self.show_issue(item.issue_id)
            self.issue.settle(item.ref_id)
        else:
            self.side.settle(item.ref_id)

    def go_on(self, what: str, thing: str) -> None:
        """Where that is half written, with the caret."""
        if what in [act.value for act in ActKind]:
            self.timeline.start(what)
        elif what in ("correct", "retract", "reminder-right", "fact-right"):
            self.timeline.go_on(what, UUID(thing))
        elif what.startswith("issue-"):
            self.show_issue(UUID(thing))
            self.issue.go_on(what)
        elif (what == "promise-new" and thing) or "/" in thing:
            issue, _, promise = thing.partition("/")
            self.show_issue(UUID(issue))
            self.issue.go_on(f"{what}:{promise}")
        else:
            self.side.go_on(what, thing)

    def set_internal(self, shown: bool) -> None:
        """Whether what is internal may be seen; else no list of others either, and no issue."""
        self._internal = shown
        if not shown:
            self.close_issue()
        for panel in (self.header, self.timeline, self.side):
            panel.set_internal(shown)
        self._measure()

    def panes(self) -> list[QWidget]:
        """What F6 goes round: the list, the stream, the composer, the pane at the right."""
        return [self._lists, self.timeline.stream, self.timeline.composer, self._right]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing under the focus took. Ctrl+Enter records what is written; Esc goes one step
        out: from the pane to the stream, from there closes the issue, then to the list."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_enter(event) and control:
            self.timeline.commit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._in_right():
            self.timeline.focus_stream()
            self._asked_side = False
            self._measure()
        elif self.issue_id is not None:
            self.issue.dismiss()
        else:
            self._voice.leave_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _in_right(self) -> bool:
        """Whether the keyboard is in the pane beside the stream."""
        focus = QApplication.focusWidget()
        return focus is not None and self._right.isAncestorOf(focus)

    def _hold_still(self) -> None:
        """What is seen stays until the other member's is here. Before a window's first picture
        there is nothing to stay, and what paints every pixel of its own would be black."""
        handle = self.window().windowHandle()
        if handle is not None and handle.isExposed():
            self.setUpdatesEnabled(False)
            self._blink.start()

    def _paint_again(self) -> None:
        self._blink.stop()
        self.setUpdatesEnabled(True)

    def _opened(self) -> None:
        if self.member_id is not None:
            self._looks.opened(self.member_id)

    def _known(self, _who: str) -> None:
        """Who looks for an hour writes nothing, and nothing here asks them to."""
        for panel in (self.timeline, self.side, self.issue):
            panel.set_writes(not self.header.looks())

    def _ask_message(self, text: str) -> None:
        header = self.header.shown()
        if header is not None:
            self._voice.take_message(header.number, text)

    def _wire(self) -> None:
        self.header.named.connect(self._known)
        self.timeline.message_wanted.connect(self._ask_message)
        self.header.facts.add.clicked.connect(self.add_fact)
        self.header.beside.clicked.connect(self.show_side)
        bind(self, {"member.fact": self.add_fact, "member.side": self.show_side})
        self.issue.closed.connect(self.close_issue)

    def _lay_out(self) -> None:
        middle = flat(QVBoxLayout(), self.header)
        middle.addWidget(self.timeline, 1)
        self._right.addWidget(self.side)
        self._right.addWidget(self.issue)
        row = flat(QHBoxLayout(self))
        self._lists.addWidget(self.today)
        row.addWidget(self._lists)
        row.addLayout(middle, 1)
        row.addWidget(self._right)
        self._measure()

    def _measure(self) -> None:
        px = theme.px
        size = 2 if self.width() >= px(WIDEST_FROM) else int(self.width() < px(WIDE_FROM))
        beside, right = px(TODAY_WIDTHS[size]), px(RIGHT_WIDTHS[size])
        self._lists.setFixedWidth(beside)
        self._right.setFixedWidth(right)
        fits = self.width() >= TODAY_FROM and self.width() - right - beside >= px(MIDDLE)
        self._lists.setVisible(fits and self._internal)
        narrow = self._takes_room()
        asked = self.issue_id is not None or self._asked_side
        self._right.setVisible(asked or not narrow)
        self.header.offer_side(narrow and self.issue_id is None, self._asked_side)

    def _takes_room(self) -> bool:
        """Whether the pane at the right stands in the room of the stream."""
        return self.width() - self._right.minimumWidth() < MIDDLE
