"""Beside a member's stream: open issues first, promises, what is on its way, the person, notes."""

from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues import queries as issues
from concierge.issues.promised import PromiseRow, promises_of
from concierge.members import lines as members_lines
from concierge.members import queries as members
from concierge.members.currencies import likely_currency
from concierge.members.lines import Line
from concierge.members.on_the_way import Reference, on_the_way
from ui import language, theme
from ui.desk import Desk
from ui.members.issue_rows import IssueDelegate, issue_line, issue_spoken
from ui.members.person import PersonSection
from ui.members.profile import ProfileForm
from ui.members.way_rows import WayDelegate, reference_spoken
from ui.promises.panel import PromiseSection
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.facts import SectionHeading
from ui.widgets.ground import HairLine, Pane
from ui.widgets.labels import PlainLabel
from ui.widgets.reload import Reload
from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.short_list import ShortList


class Notes(Protocol):
    """What the notes of another room must do to stand in this pane."""

    def show_member(self, member_id: UUID) -> None: ...
    def go_on(self, thing: str) -> None: ...
    def setVisible(self, visible: bool) -> None: ...
    def set_writes(self, writes: bool) -> None: ...


FIRST = 3
"""So many of what is on the way are shown before one asks for the rest."""
KINDS = (
    "issue",
    "promise",
    "due_item",
    "business_reference",
    "reference_member",
    "member",
    "member_fact",
    "contact_point",
    "important_date",
)


class SidePane(Pane):
    """348 wide, 300 on small screens. The profile is edited in the same rectangle.

    Notes are another room's: whoever places this pane gives them with `place_notes`.
    """

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("list", parent, lines="left")
        self._desk, self._voice = desk, voice
        self._member_id: UUID | None = None
        self._business: dict[str, Line] = {}
        self._notes: Notes | None = None
        self._wanted: UUID | None = None
        self._pointing: UUID | None = None
        self._going_on: tuple[str, str] | None = None
        self._internal = self._writes = True
        self._build()
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)

    def show_member(self, member_id: UUID, select: object = None) -> None:
        """Shows that member; `select` is for panels that have its rows."""
        other = member_id != self._member_id
        self._person.hide_numbers()
        self._member_id = member_id
        if other:
            self._issues.fill(())
            self._scroll.verticalScrollBar().setValue(0)
            self._stack.setCurrentWidget(self._scroll)
        self._reload.of(member_id)
        if self._notes is not None:
            self._notes.show_member(member_id)

    def place_notes(self, notes: Notes) -> None:
        """Puts another room's notes, a widget, at the end of the pane."""
        self._notes = notes
        if isinstance(notes, QWidget):
            at = self._column.indexOf(self._way_line)
            self._column.insertWidget(at, self._notes_line)
            self._column.insertWidget(at + 1, notes)

    def set_internal(self, shown: bool) -> None:
        """Whether what is only for the house may be seen: notes, next steps, what they like."""
        self._internal = shown
        if self._notes is not None:
            self._notes.setVisible(shown)
        self._notes_line.setVisible(shown)
        if not shown:
            self._stack.setCurrentWidget(self._scroll)
        self._step.internal = shown
        self._issues.measure_again()
        self._issues.retranslate()
        self._person.set_internal(shown)
        self._offer()

    def set_writes(self, writes: bool) -> None:
        """Whether one serves the member; who only looks is offered nothing to write with."""
        self._writes = writes
        if not writes:
            self._stack.setCurrentWidget(self._scroll)
        if self._notes is not None:
            self._notes.set_writes(writes)
        self._person.set_writes(writes)
        self._offer()

    def _offer(self) -> None:
        self._promises.set_editable(self._internal and self._writes)
        self._offer_issue()

    def _offer_issue(self) -> None:
        none = not self._issues.model().rowCount()
        self._no_issue_row.setVisible(self._internal and self._writes and none)

    def point_at(self, promise_id: UUID) -> None:
        """That promise is the one acted on, as soon as it is here."""
        self._pointing = promise_id

    def settle(self, promise_id: UUID) -> None:
        """The focus on that promise, to keep it or to agree another time."""
        if not self._promises.settle(promise_id):
            self._wanted = promise_id

    def go_on(self, what: str, thing: str) -> None:
        """Where that is half written, with the caret."""
        if what.startswith("profile"):
            self.edit_profile()
            self._profile_form.take_focus(what)
        elif what == "side-note" and self._notes is not None:
            self._notes.go_on(thing)
        elif what.startswith("promise-"):
            self._going_on = (what, thing)

    def edit_profile(self) -> None:
        """Opens the profile for editing, in place of the overview."""
        if self._member_id is not None and self._writes:
            self._profile_form.show_member(self._member_id)
            self._stack.setCurrentWidget(self._profile_form)

    def ask_fact(self) -> None:
        """Where another thing to mind is added."""
        self.edit_profile()
        if self._writes:
            self._profile_form.ask_fact()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Beside the stream"))
        self._issues_heading.setText(self.tr("Open issues"))
        self._issues.setAccessibleName(self.tr("Open issues"))
        self._no_issue.setText(self.tr("None open. A contact can open one: Ctrl+I."))
        self._way_heading.setText(self.tr("On the way"))
        self._way.setAccessibleName(self.tr("On the way"))
        self._issues.retranslate()
        self._fill_way()
        self._way.retranslate()

    def _build(self) -> None:
        desk, voice = self._desk, self._voice
        self._issues_heading = SectionHeading("", 0)
        self._step = IssueDelegate(desk.zone, self._business)
        self._issues = ShortList(self._step, self._say_issue, "side.issues", ground="list")
        self._no_issue = PlainLabel("", Role.SMALL, "ink2", wrap=True)
        self._promises = PromiseSection(desk, voice, "side.promises", row_height=32, ground="list")
        self._way_heading = SectionHeading("", 0)
        self._way = ShortList(
            WayDelegate(desk.zone), self._say_reference, "side.way", ground="list"
        )
        self._all_way = ActionButton(Kind.GHOST, "side.way.all")
        self._all_way.setCheckable(True)
        self._all_way.toggled.connect(self._fill_way)
        self._all_way.hide()
        self._on_the_way: list[Reference] = []
        self._person = PersonSection(desk, voice)
        self._profile_form = ProfileForm(desk, voice)
        self._lay_out()
        self._issues.activated_row.connect(self._open_issue)
        self._issues.clicked.connect(self._open_issue)
        self._promises.opened.connect(self._open_promise)
        self._person.edit.clicked.connect(self.edit_profile)
        self._profile_form.left.connect(self._back_from_profile)

    def _lay_out(self) -> None:
        inner = Pane("list")
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(16))
        self._column.addWidget(_inset(self._issues_heading))
        self._column.addWidget(self._issues)
        self._no_issue_row = _inset(self._no_issue)
        self._column.addWidget(self._no_issue_row)
        self._notes_line, self._way_line = _inset(HairLine(), 8, 5), _inset(HairLine(), 8, 5)
        self._way_top = _inset(self._way_heading)
        for widget in (
            _inset(HairLine(), 8, 5),
            self._promises,
            self._way_line,
            self._way_top,
            self._way,
            _inset(self._all_way),
            _inset(HairLine(), 8, 5),
            self._person,
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = ScrollPane(self)
        self._scroll.setWidget(inner)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._profile_form)

    def _ask(self) -> None:
        if self._member_id is None:
            return
        if not self._business:
            self._desk.read(members_lines.lines, then=self._keep_lines, key="side.lines")
        of = self._member_id
        for question, then, key in (
            (issues.open_of, self._show_issues, "side.issues"),
            (promises_of, self._show_promises, "side.promises"),
            (on_the_way, self._show_way, "side.way"),
            (members.profile, self._show_person, "side.person"),
        ):
            self._desk.read(question, of, then=partial(then, of), key=key)

    def _keep_lines(self, lines: list[Line]) -> None:
        # The delegate holds the same dictionary.
        self._business.update({line.code: line for line in lines})
        self._issues.retranslate()

    def _show_issues(self, of: UUID, rows: list[issues.IssueRow]) -> None:
        if of != self._member_id:
            return
        self._issues.fill(rows)
        self._issues_heading.set_count(len(rows))
        self._offer_issue()

    def _show_promises(self, of: UUID, rows: list[PromiseRow]) -> None:
        if of != self._member_id:
            return
        self._promises.show_promises(of, rows, editable=self._internal and self._writes)
        pointed, self._pointing = self._pointing, None
        if pointed is not None:
            self._promises.point_at(pointed)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._promises.settle(wanted)
        going, self._going_on = self._going_on, None
        if going is not None:
            self._promises.go_on(*going)

    def _show_way(self, of: UUID, rows: list[Reference]) -> None:
        if of != self._member_id:
            return
        self._on_the_way = rows
        self._fill_way()
        self._way_heading.set_count(len(rows))
        self._way_line.setVisible(bool(rows))
        self._way_top.setVisible(bool(rows))

    def _fill_way(self, _all: bool = False) -> None:
        """The next few; the others are one press away."""
        rows, whole = self._on_the_way, self._all_way.isChecked()
        self._way.fill(rows if whole else rows[:FIRST])
        fewer = words.fill(self.tr("Only the next {n}"), n=FIRST)
        more = words.fill(self.tr("{n} more"), n=len(rows) - FIRST)
        self._all_way.set_text(fewer if whole else more)
        self._all_way.setVisible(len(rows) > FIRST)

    def _show_person(self, of: UUID, profile: members.MemberProfile) -> None:
        if of == self._member_id:
            self._person.show_profile(profile)
            zones = (profile.header.timezone, self._desk.zone.key)
            self._promises.set_usual(likely_currency(*zones))

    def _open_issue(self, index: QModelIndex) -> None:
        row = self._issues.row(index)
        if row is not None:
            self._voice.open_issue(row.id, self._member_id)

    def _open_promise(self, row: PromiseRow | None) -> None:
        if row is not None and row.issue_id is not None:
            self._voice.open_issue(row.issue_id, self._member_id)

    def _back_from_profile(self) -> None:
        self._stack.setCurrentWidget(self._scroll)
        self._person.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reload.now()

    def _say_issue(self, row: issues.IssueRow) -> str:
        if not self._internal:
            return words.facts(row.title, issue_line(row, self._business))
        return issue_spoken(row, self._business, self._desk.zone, clock.now())

    def _say_reference(self, row: Reference) -> str:
        return reference_spoken(row, self._desk.zone, clock.now())


def _inset(widget: QWidget, above: int = 0, below: int = 0) -> QWidget:
    """The widget with the pane's side padding, and some room above and below."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(theme.px(16), theme.px(above), theme.px(16), theme.px(below))
    row.addWidget(widget)
    return holder
