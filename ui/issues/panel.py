"""All issues of my members, with filters; Enter opens the member with the issue."""

from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues import queries as issues
from concierge.issues.kinds import Status, Urgency
from concierge.issues.queries import IssuesFilter
from concierge.members import lines as members_lines
from concierge.members.lines import Line
from concierge.team.queries import Whose
from ui import language
from ui.commands import bind
from ui.desk import Desk
from ui.issues.delegate import COLUMNS, TEAMS, IssueRowDelegate, column_names, issue_spoken
from ui.issues.narrow import IssuesNarrow
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.act_menu import RowAct, act_menu
from ui.widgets.empty import Door, EmptyState
from ui.widgets.field import FieldButton
from ui.widgets.filter_field import FilterField
from ui.widgets.ground import Pane
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.object_list import ObjectList
from ui.widgets.reload import Reload
from ui.widgets.screen_top import ScreenTop
from ui.widgets.team_sums import TeamSums
from ui.widgets.thin_bar import ThinBar
from ui.widgets.whose import WhoseField

KINDS = ("issue", "promise", "due_item", "member")
FILTER = 120
"""Its least width at 100 %."""


class IssuesPanel(Pane):
    """The next due first."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._voice = desk, voice
        self._business: dict[str, Line] = {}
        self.asked = False  # whether anything was answered yet
        self._build()
        self._lay_out()
        self._connect()
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)
        self._reload.now()

    def take_focus(self) -> None:
        """The keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_any()

    @cached_property
    def beside(self) -> IssuesNarrow:
        """The same list, narrow, for beside a member's page."""
        made = IssuesNarrow(self._voice, self.list, self._desk.zone, self._business, self)
        made.list.opened.connect(self._open_row)
        made.list.menu_asked.connect(self._open_menu)
        made.hide()
        self._reload.shows_too(made)
        return made

    def show_open(self, member_id: UUID, issue_id: UUID | None) -> None:
        """A member's page is open, and that issue of theirs, or none."""
        theirs = [row.id for row in self.list.rows() if row.member_id == member_id]
        wanted = issue_id if issue_id in theirs or not theirs else theirs[0]
        self.beside.show_open(wanted)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.list, self.whose, self.text]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Issues"))
        self.heads.set_names(column_names())
        self.list.setAccessibleName(self.tr("Issues"))
        self.text.set_label(self.tr("Filter issues"))
        self.text.setPlaceholderText(self.tr("Title, member, number"))
        any_status = (None, self.tr("Open ones"), "")
        any_urgency = (None, self.tr("Any urgency"), "")
        any_line = (None, self.tr("Any business"), "")
        self.status.set_label(self.tr("Status"))
        self.urgency.set_label(self.tr("Urgency"))
        self.line.set_label(self.tr("Business line"))
        self.status.set_choices([any_status, *((one, words.name(one), "") for one in Status)])
        self.urgency.set_choices([any_urgency, *((one, words.name(one), "") for one in Urgency)])
        lines = [(line.code, words.line_name(line), line.icon) for line in self._business.values()]
        self.line.set_choices([any_line, *lines])
        self.whose.say(self.tr("Whose issues"), self.tr("My issues"))
        self.list.retranslate()
        self._say_how_many()

    def _build(self) -> None:
        self._title = PlainLabel("", Role.TITLE, strong=True)
        self._count = PlainLabel("", Role.SMALL, "ink2")
        self._sums = TeamSums(self._desk, self)
        self.whose = WhoseField(self._sums, "issues.of", framed=False, leads=self._desk.leads)
        self.status = FieldButton("issues.status")
        self.urgency = FieldButton("issues.urgency")
        self.line = FieldButton("issues.line")
        self.text = FilterField("issues.filter")
        self._delegate = IssueRowDelegate(self._desk.zone, self._business)
        self.list = ObjectList(self._delegate, self._say, "issues.list")
        self._bar = ThinBar(self.list)
        self.heads = Heads(COLUMNS, "issues")
        self._empty = EmptyState("circle-dot", "issues.empty")
        self._empty.door_opened.connect(self._voice.do)
        self._sums.changed.connect(self._say_how_many)

    def _lay_out(self) -> None:
        top = ScreenTop(self._title, self._count)
        for choice in (self.whose, self.status, self.urgency, self.line):
            top.add(choice)
        top.add(self.text, least=FILTER, grows=True)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self._empty)
        column = flat(QVBoxLayout(self), top, self.heads)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.whose.changed.connect(self._other_issues)
        for field in (self.status, self.urgency, self.line):
            field.changed.connect(self._filtered)
        self.text.textChanged.connect(self._filtered)
        self.text.down.connect(self._into_list)
        self.text.entered.connect(self._into_list)
        self.list.opened.connect(self._open_row)
        self.list.menu_asked.connect(self._open_menu)
        bind(self, {"list.filter": self.text.take_focus})

    def _ask(self) -> None:
        if not self._business:
            self._desk.read(members_lines.lines, then=self._keep_lines, key="issues.lines")
        self._desk.read(issues.issues, self._wanted(), then=self._show, key="issues.list")

    def _wanted(self) -> IssuesFilter:
        status, urgency, line = self.status.value(), self.urgency.value(), self.line.value()
        return IssuesFilter(
            str(status) if status else None,
            str(urgency) if urgency else None,
            str(line) if line else None,
            whose=self.whose.whose(),
            text=self.text.text().strip(),
        )

    def _other_issues(self, whose: Whose) -> None:
        columns = TEAMS if whose == "team" else COLUMNS
        if self._delegate.columns != columns:
            self._delegate.columns = columns
            self.heads.set_columns(columns)
            self.heads.set_names(column_names())
        self._ask()

    def _filtered(self, _value: object = None) -> None:
        self._ask()

    def _keep_lines(self, lines: list[Line]) -> None:
        # The delegate holds the same dictionary.
        self._business.update({line.code: line for line in lines})
        self._retranslate()

    def _show(self, rows: list[issues.IssueRow]) -> None:
        self.asked = True
        self.list.fill(rows)
        if self.list.hasFocus():
            self.list.choose_any()
        self._body.setCurrentWidget(self.list if rows else self._empty)
        self._say_how_many()

    def _say_how_many(self) -> None:
        n = len(self.list.rows())
        self._count.setText(self.tr("%n issues", "", n) if self.asked else "")
        if self._wanted() == IssuesFilter():
            team = self._sums.said()
            # A lead's team may have much that is.
            self._empty.set_text(
                self.tr("Nothing of your own is open") if team else self.tr("Nothing is open"),
                team or self.tr("An issue is opened with a contact: open a member, press Ctrl+I."),
            )
            if self._desk.leads:
                self._empty.set_doors([Door("screen.team", self.tr("See my team"), "users")])
        else:
            self._empty.set_text(
                self.tr("No issue like this"), self.tr("Take a filter away, or look for less.")
            )

    def _say(self, row: issues.IssueRow) -> str:
        return issue_spoken(row, self._business, self._desk.zone, clock.now())

    def _open_row(self, row: issues.IssueRow) -> None:
        self._voice.open_issue(row.id)

    def menu(self, row: issues.IssueRow) -> QMenu:
        """What can be done with an issue of the list."""
        member = row.member_id
        return act_menu(
            self.window(),
            [
                RowAct("list.open", partial(self._voice.open_issue, row.id)),
                RowAct("list.member", partial(self._voice.open_member, member)),
                RowAct("call.member", partial(self._voice.begin_call, member)),
                RowAct("compose.contact", partial(self._voice.log_contact, member), keyed=False),
            ],
        )

    def _open_menu(self, row: issues.IssueRow, at: QPoint) -> None:
        self.menu(row).popup(at)

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.choose_any()
