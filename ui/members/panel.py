"""My members: found by whatever one remembers of them, sorted by what matters now."""

from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from concierge import words
from concierge.members.find import FoundMember, FoundReference, find, find_references
from concierge.members.portfolio import PortfolioRow, portfolio
from concierge.team.queries import Whose
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.members.add_member import AddMember
from ui.members.columns import COLUMNS, columns_of, names
from ui.members.delegate import MemberDelegate, member_spoken
from ui.members.narrow import MembersNarrow
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.act_menu import RowAct, act_menu
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.empty import Door, EmptyState
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

KINDS = ("member", "due_item", "issue", "promise", "reminder", "timeline_event", "stewardship")
MOST = 200
"""Members a filter shows at most."""
FORM, FILTER = 468, 160
"""Widths at 100 %: of the form beside the list, and the least of the filter above it."""


class MembersPanel(Pane):
    """Filter, list, and beside it the form that adds one."""

    member_added = Signal(object)

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._voice = desk, voice
        self._order = ""
        self._focus_wanted = False
        self._mine: list[PortfolioRow] | None = None
        self._found: list[FoundMember] = []
        self._by_reference: list[UUID] = []
        self._held: tuple[UUID, UUID] | None = None
        self._build()
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)
        self._reload.now()

    def chosen(self) -> list[PortfolioRow]:
        """The members whose rows are selected, in their order."""
        places = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [self.list.row(index) for index in places]

    def add_member(self, typed: str = "") -> None:
        """Opens the form for a new member beside the list, with what was typed of them."""
        self._focus_wanted = False
        self.form.show()
        self._fit_form()
        self.form.start(typed or self.filter.text() if self._nobody_found() else typed)

    def _add(self, _on: bool = False) -> None:
        self.add_member()

    def _nobody_found(self) -> bool:
        return self._body.currentWidget() is self._nothing

    def take_focus(self) -> None:
        """The keyboard on the list, as soon as there are rows in it."""
        self._focus_wanted = not self.list.isVisible()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_any()

    def show_members_of(self, whose: Whose) -> None:
        """The members of one of a lead's team or of all of it, what is broken first; or one's
        own."""
        self._order = ""
        self.filter.clear()
        self.whose.take(None if whose == self._desk.actor.steward_id else whose)
        self._other_members()

    def _other_members(self, _whose: Whose = None) -> None:
        self._dress_columns()
        self.list.scrollToTop()
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())
        self._reload.now()

    def _dress_columns(self) -> None:
        columns = columns_of(self.whose.whose())
        if self._delegate.columns != columns:
            self._delegate.columns = columns
            self.heads.set_columns(columns)
            self.heads.set_names(names())
        if self._order not in {column.order for column in columns}:
            self._order = ""
        self.heads.set_order(self._order_now())

    def _order_now(self) -> str:
        """As was chosen; else one's own by name, and of others what is broken first."""
        return self._order or ("name" if self.whose.whose() is None else "broken")

    @cached_property
    def beside(self) -> MembersNarrow:
        """The same list, narrow, for beside a member's page."""
        made = MembersNarrow(self._voice, self.list, self._desk.zone, self)
        made.list.opened.connect(self._open_row)
        made.list.menu_asked.connect(self._open_menu)
        made.hide()
        self._reload.shows_too(made)
        return made

    def show_open(self, member_id: UUID, _issue_id: UUID | None) -> None:
        """A member's page is open."""
        self.beside.show_open(member_id)

    def hold(self, member_id: UUID, steward_id: UUID | None) -> None:
        """A member's page is open beside this list, and they are among those it shows: where they
        were not, it becomes the list of their steward."""
        mine = steward_id == self._desk.actor.steward_id
        if not (self._desk.leads or mine) or steward_id is None:
            return
        self._held = member_id, steward_id
        if self._mine is not None:
            self._turn_to_held()

    def _turn_to_held(self) -> None:
        held, self._held = self._held, None
        if held is not None and held[0] not in {row.id for row in self.list.rows()}:
            self.show_members_of(held[1])

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.list, self.whose, self.filter, self.form]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Members"))
        self.filter.set_label(self.tr("Filter members"))
        self.filter.setPlaceholderText(self.tr("Name, pinyin, initials, phone tail, number, order"))
        self.heads.set_names(names())
        self.list.setAccessibleName(self.tr("My members"))
        self.add.set_text(self.tr("Add a member"))
        self.give.set_text(self.tr("Move to…"))
        self.give.set_hint(command("member.move").key())
        self.whose.say(self.tr("Whose members"), self.tr("My members"))
        team = Door("screen.team", self.tr("See my team"), "users")
        add = Door("member.add", self.tr("Add a member"), "user-plus")
        self._nobody.set_doors([team, add] if self._desk.leads else [add])
        self.list.retranslate()
        self._show()

    def _build(self) -> None:
        self._title = PlainLabel("", Role.TITLE, strong=True)
        self._count = PlainLabel("", Role.SMALL, "ink2")
        self.filter = FilterField("members.filter")
        self._sums = TeamSums(self._desk, self)
        leads = self._desk.leads
        self.whose = WhoseField(self._sums, "members.of", framed=True, leads=leads)
        self.add = ActionButton(Kind.PLAIN, "members.add", icon="user-plus")
        self.heads = Heads(COLUMNS, "members")
        self.heads.set_order(self._order_now())
        self.give = ActionButton(Kind.PLAIN, "members.move", self, icon="arrow-right-left")
        self.give.setVisible(leads)
        self._delegate = MemberDelegate(self._desk.zone)
        self.list = ObjectList(self._delegate, self._say, "members.list", several=leads)
        self._bar = ThinBar(self.list)
        self._nobody = EmptyState("book-user", "members.empty")
        self._sums.changed.connect(self._show)
        self._nothing = EmptyState("search", "members.nothing")
        self.form = AddMember(self._desk)
        self.form.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._top = top = ScreenTop(self._title, self._count)
        top.add(self.whose)
        top.add(self.filter, least=FILTER, grows=True)
        top.add(self.give)
        top.add(self.add)
        self._body = QStackedWidget()
        for page in (self.list, self._nobody, self._nothing):
            self._body.addWidget(page)
        column = flat(QVBoxLayout(), top, self.heads)
        column.addWidget(self._body, 1)
        row = flat(QHBoxLayout(self))
        row.addLayout(column, 1)
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.whose.changed.connect(self._other_members)
        self.filter.down.connect(self._into_list)
        self.filter.entered.connect(self._open_current)
        self.heads.sorted_by.connect(self._sort)
        self.list.opened.connect(self._open_row)
        self.list.menu_asked.connect(self._open_menu)
        self.add.clicked.connect(self._add)
        self.give.clicked.connect(partial(self._voice.do, "member.move"))
        self.list.selectionModel().selectionChanged.connect(self._tell_count)
        self._nobody.door_opened.connect(self._door)
        self._nothing.door_opened.connect(self._door)
        self.form.added.connect(self._added)
        self.form.left.connect(self._leave_form)
        bind(self, {"list.filter": self._to_filter})
        theme.notifier().changed.connect(self._fit_form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_form()

    def _fit_form(self) -> None:
        wide = min(theme.px(FORM), self.width() // 2)
        self.form.setFixedWidth(wide)
        # While somebody is being added, the way there is no use and its room is.
        self.add.setVisible(self.form.isHidden())

    def _ask(self) -> None:
        order, whose = self._order_now(), self.whose.whose()
        self._desk.read(portfolio, order, whose, then=self._keep, key="members.portfolio")
        if self.filter.text().strip():
            self._filter(self.filter.text())

    def _keep(self, rows: list[PortfolioRow]) -> None:
        self._mine = rows
        self._show()
        self._turn_to_held()

    def _sort(self, order: str) -> None:
        self._order = order
        self._ask()

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        if not wanted:
            self._found, self._by_reference = [], []
            self._show()
            return
        self._desk.read(find, wanted, MOST, then=self._keep_found, key="members.find")
        self._desk.read(
            find_references, wanted, then=self._keep_references, key="members.reference"
        )

    def _keep_found(self, found: list[FoundMember]) -> None:
        self._found = found
        self._show()

    def _keep_references(self, found: list[FoundReference]) -> None:
        self._by_reference = [one.member_id for one in found]
        self._show()

    def _show(self) -> None:
        if self._mine is None:
            return
        rows = self._wanted(self._mine)
        self.list.fill(rows)
        if self.list.hasFocus():
            self.list.choose_any()
        filtered = bool(self.filter.text().strip())
        self._say_nothing()
        self._say_nobody()
        if not rows:
            self._body.setCurrentWidget(self._nothing if filtered else self._nobody)
        else:
            self._body.setCurrentWidget(self.list)
            if self._focus_wanted:
                self.take_focus()
        self.heads.setVisible(bool(rows) or filtered)
        self._tell_count()

    def _tell_count(self) -> None:
        chosen = len(self.list.selectionModel().selectedIndexes())
        total = self.tr("%n members", "", len(self.list.rows()))
        several = self.tr("%n selected", "", chosen) if chosen > 1 else ""
        most = self.tr("%n selected", "", len(self.list.rows()))
        self._top.keep_room(words.facts(total, most) if self._desk.leads else "")
        self._count.setText(words.facts(total, several))
        self.give.setEnabled(chosen > 0)

    def _say_nobody(self) -> None:
        if self.whose.whose() is not None:
            said = self.tr("Nobody is served here"), self.tr("Choose another steward above.")
        elif self._desk.leads:
            said = (
                self.tr("You serve no members yourself"),
                self._sums.said()
                or self.tr("Choose a steward above to see theirs, or add a member."),
            )
        else:
            said = self.tr("No members yet"), self.tr("Add the first one.")
        self._nobody.set_text(*said)

    def _say_nothing(self) -> None:
        add = Door("member.add", self.tr("Add as a member"), "user-plus")
        self._nothing.set_doors([add])
        self._nothing.set_text(
            words.fill(self.tr("Nobody found by “{text}”"), text=self.filter.text().strip()),
            self.tr("Try fewer letters, the pinyin, or the last four digits of the phone."),
        )

    def _wanted(self, mine: list[PortfolioRow]) -> list[PortfolioRow]:
        """All of mine, or those found, the closest first."""
        if not self.filter.text().strip():
            return mine
        by_id = {row.id: row for row in mine}
        wanted = {one.id: by_id.get(one.id) or _as_row(one) for one in self._found}
        for member_id in self._by_reference:
            if member_id in by_id:
                wanted.setdefault(member_id, by_id[member_id])
        return list(wanted.values())

    def _say(self, row: PortfolioRow) -> str:
        return member_spoken(row, self._desk.zone)

    def _open_row(self, row: PortfolioRow) -> None:
        self._voice.open_member(row.id)

    def menu(self, row: PortfolioRow) -> QMenu:
        """What can be done with a member of the list."""
        acts: list[RowAct | None] = [
            RowAct("list.open", partial(self._voice.open_member, row.id)),
            RowAct("call.member", partial(self._voice.begin_call, row.id)),
            RowAct("compose.contact", partial(self._voice.log_contact, row.id), keyed=False),
        ]
        if self._desk.leads and self.list.isVisible():
            acts.append(RowAct("member.move", partial(self._voice.do, "member.move")))
        return act_menu(self.window(), acts)

    def _open_menu(self, row: PortfolioRow, at: QPoint) -> None:
        self.menu(row).popup(at)

    def _open_current(self) -> None:
        self.list.choose_any()
        self.list.open_current()

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.choose_any()

    def _to_filter(self) -> None:
        self._focus_wanted = False
        self.filter.take_focus()

    def _door(self, key: str) -> None:
        if key == "screen.team":
            self._voice.do(key)
        else:
            self.add_member()

    def _added(self, member_id: UUID) -> None:
        self.filter.clear()
        self.member_added.emit(member_id)
        self.form.hide()
        self._fit_form()
        self._voice.offer(self.tr("Member added"))
        self._voice.open_member(member_id)

    def _leave_form(self) -> None:
        self.form.hide()
        self._fit_form()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _as_row(found: FoundMember) -> PortfolioRow:
    """Somebody else's member whom I may see: what is due is known to their steward."""
    return PortfolioRow(
        found.id,
        found.number,
        found.name,
        found.address,
        found.tier,
        found.city,
        found.open_issues,
        None,
        None,
    )
