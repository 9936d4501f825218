"""The record, page by page: who did what and who looked, by member, person and time."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from concierge import clock
from concierge.members.queries import by_number
from concierge.members.record import Deed, RecordPage, RecordRow, Wanted, deeds, page_of
from concierge.team.queries import Person, people
from ui import language, theme
from ui.audit.rows import COLUMNS, names, rows_of
from ui.commands import bind
from ui.desk import Desk
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.cells import CellsDelegate, spoken
from ui.widgets.complaint import Complaint
from ui.widgets.empty import EmptyState
from ui.widgets.field import FieldButton
from ui.widgets.ground import Pane
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.line_field import LineField
from ui.widgets.object_list import ObjectList
from ui.widgets.screen_top import ScreenTop
from ui.widgets.thin_bar import ThinBar

DAY, WEEK, MONTH = 1, 7, 30
FIELD = 130
"""The least width of each at 100 %."""


class AuditPanel(Pane):
    """Only looks at it: on the record nothing is changed. A lead opens the member of a row."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._voice = desk, voice
        self._rows: list[RecordRow] = []
        self._next: int | None = None
        self._people: Sequence[Person] = ()
        self._title = PlainLabel("", Role.TITLE, strong=True)
        self.member = LineField("audit.member", self)
        self.person = FieldButton("audit.person", self, framed=True)
        self.since = FieldButton("audit.since", self, framed=True)
        self.kind = FieldButton("audit.kind", self, framed=True)
        self._refused = Complaint("audit.refused")
        self.heads = Heads(COLUMNS, "audit")
        self.list = ObjectList(CellsDelegate(COLUMNS, strong=1), spoken, "audit.list")
        self._bar = ThinBar(self.list)
        self._nothing = EmptyState("history", "audit.empty")
        self.more = ActionButton(Kind.GHOST, "audit.more", icon="chevron-down")
        self._lay_out()
        for field in (self.person, self.since, self.kind):
            field.changed.connect(self.ask)
        self.member.returnPressed.connect(self.ask)
        self.more.clicked.connect(self._ask_more)
        self.list.activated_row.connect(self._open)
        bind(self, {"list.filter": self._to_member})
        language.follow(self._retranslate)

    def take_focus(self) -> None:
        """The keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """What was done meanwhile is on the record, and who came since is among the people."""
        super().showEvent(event)
        self.ask()
        self._desk.read(people, then=self._have_people, key="audit.people")

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.member, self.list]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Audit"))
        self.member.setPlaceholderText(self.tr("Member number"))
        self.member.set_label(self.tr("Of the member with this number"))
        self.person.set_label(self.tr("By whom"))
        self.since.set_label(self.tr("Since when"))
        self.kind.set_label(self.tr("What kind"))
        self.since.set_choices(
            [
                (None, self.tr("Any time"), ""),
                (DAY, self.tr("Last 24 hours"), ""),
                (WEEK, self.tr("Last 7 days"), ""),
                (MONTH, self.tr("Last 30 days"), ""),
            ]
        )
        kinds = [(False, self.tr("Done and looked"), ""), (True, self.tr("Looked only"), "")]
        self.kind.set_choices(kinds)
        self.heads.set_names(names(), {})
        self.list.setAccessibleName(self.tr("Audit"))
        self.more.set_text(self.tr("Older"))
        self._nothing.set_text(
            self.tr("Nothing on the record"), self.tr("Ask for another member, person or time.")
        )
        if self.kind.value() is None:
            self.kind.set_value(False)
        self._offer_people()
        self._show()

    def ask(self, _value: object = None) -> None:
        """From the newest, what is asked for now."""
        self._read(self._wanted(), then=self._have)

    def _ask_more(self) -> None:
        self._read(self._wanted(), self._next, then=self._have_more)

    def _read(self, *args: object, then: Callable[[RecordPage], object]) -> None:
        self._desk.read(page_of, *args, then=then, failed=self._refuse, key="audit")

    def _refuse(self, error: Exception) -> None:
        """What stood there was the answer to something else."""
        self._rows, self._next = [], None
        self._show()
        self._refused.refuse(error)

    def _open(self, index: QModelIndex) -> None:
        """The member of the row; where there is none to open, that is said."""
        deed = self._deed(index)
        if deed is None:
            return
        if self._desk.leads and deed.number:
            self._desk.read(
                by_number, deed.number, then=self._voice.open_member, failed=self._voice.refuse
            )
        else:
            self._voice.offer(self._why_not(deed))

    def _why_not(self, deed: Deed) -> str:
        if deed.members > 1:
            return self.tr("This was done to %n members. Ask for one by number.", "", deed.members)
        if deed.number:
            return self.tr("An administrator opens no member.")
        return self.tr("This was done to no member, so there is none to open.")

    def _deed(self, index: QModelIndex) -> Deed | None:
        row = self.list.row(index)
        known = {one.seq: one for one in deeds(self._rows)}
        return known.get(row.id) if row is not None else None

    def _to_member(self) -> None:
        self.member.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.member.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is asked of one member, and goes to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self.member.text():
            self.member.clear()
            self.ask()
        self.take_focus()

    def _wanted(self) -> Wanted:
        days, person = self.since.value(), self.person.value()
        return Wanted(
            self.member.text().strip(),
            person if isinstance(person, UUID) else None,
            clock.now() - timedelta(days=days) if isinstance(days, int) and days else None,
            self.kind.value() is True,
        )

    def _have(self, page: RecordPage) -> None:
        self._rows = list(page.rows)
        self._keep(page)

    def _have_more(self, page: RecordPage) -> None:
        self._rows += page.rows
        self._keep(page)

    def _keep(self, page: RecordPage) -> None:
        self._next = page.next
        self._refused.say("")
        self._show()

    def _have_people(self, found: Sequence[Person]) -> None:
        self._people = found
        self._offer_people()

    def _offer_people(self) -> None:
        everybody = [(None, self.tr("Everybody"), "")]
        offered = [(one.id, one.name, "user-round") for one in self._people]
        self.person.set_choices([*everybody, *offered])

    def _show(self) -> None:
        found = rows_of(deeds(self._rows), self._desk.zone, clock.now())
        self.list.fill(found)
        self.list.choose_any()
        self.more.setVisible(self._next is not None)
        self._body.setCurrentWidget(self._listed if found else self._nothing)

    def _lay_out(self) -> None:
        px = theme.px
        top = ScreenTop(self._title)
        for field in (self.member, self.person, self.since, self.kind):
            top.add(field, least=FIELD)
        below = QHBoxLayout()
        below.setContentsMargins(px(24), 0, px(24), 0)
        below.addWidget(self._refused)
        self._listed = QWidget()
        listed = flat(QVBoxLayout(self._listed), self.heads)
        listed.addWidget(self.list, 1)
        listed.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._body = QStackedWidget()
        self._body.addWidget(self._listed)
        self._body.addWidget(self._nothing)
        column = flat(QVBoxLayout(self), top)
        column.addLayout(below)
        column.addWidget(self._body, 1)
