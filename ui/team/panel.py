"""A lead's team: a row per steward, who stands in for whom beside it, and what a lead does."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.members.workload import TeamNow, team_now
from concierge.team.cover import Ended, end_covers
from concierge.team.plans import CoverDraft, Plan, begin_plan
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.team.columns import COLUMNS, names, short_names, tips
from ui.team.cover_form import CoverForm
from ui.team.delegate import TeamDelegate
from ui.team.leave_form import LeaveForm
from ui.team.plan_list import PlanList
from ui.team.rows import (
    TeamRow,
    plan_said,
    rows_of,
    spoken,
)
from ui.team.team_list import TeamList
from ui.team.ways import said_ended, way_to_begin, way_to_end
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.act_menu import RowAct, act_menu
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.empty import Door, EmptyState
from ui.widgets.ground import Pane
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.reload import Reload
from ui.widgets.screen_top import ScreenTop
from ui.widgets.thin_bar import ThinBar

KINDS = ("member", "due_item", "issue", "promise", "stewardship", "steward", "team", "cover")
MINUTE = 60_000
SIDES = {1280: 348, 800: 300, 0: 280}
"""From which width of the page at 100 % the pane beside the list is how wide."""


class TeamPanel(Pane):
    """The list at the left; at the right who stands in, or the form that asks."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._voice = desk, voice
        self._team: TeamNow | None = None
        self._going_on: tuple[str, UUID] | None = None
        self._newest: UUID | None = None
        self._build()
        self._lay_out()
        self._connect()
        # Somebody's time begins or is over, and a promise breaks, without anybody doing anything.
        self._minutes = QTimer(self, interval=MINUTE)
        self._minutes.timeout.connect(self._ask_if_seen)
        self._minutes.start()
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)
        self._reload.now()

    def take_focus(self) -> None:
        """The keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.list, self._side]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Team"))
        self.heads.set_names(names(), tips(), short_names())
        self.list.setAccessibleName(self.tr("Stewards of my team"))
        self.cover.set_text(self.tr("Stand-in…"))
        self.cover.set_hint("C")
        self.leave.set_text(self.tr("Leaves…"))
        self.leave.set_hint("L")
        self.open.set_text(self.tr("Their members"))
        self.open.set_hint("Enter")
        self._nobody.set_text(
            self.tr("Nobody works in this team yet"),
            self.tr("Add stewards under People.")
            if self._desk.in_charge
            else self.tr("An administrator adds stewards under People."),
        )
        people = Door(
            "screen.people", self.tr("People"), "users-round", command("screen.people").key()
        )
        self._nobody.set_doors([people] if self._desk.in_charge else [])
        self.list.retranslate()
        self._show()

    def _build(self) -> None:
        self._title = PlainLabel("", Role.TITLE, strong=True)
        self._count = PlainLabel("", Role.SMALL, "ink2", identifier="team.count")
        self.cover = ActionButton(Kind.PLAIN, "team.cover", icon="user-check")
        self.leave = ActionButton(Kind.GHOST, "team.leave", icon="user-x")
        self.open = ActionButton(Kind.PLAIN, "team.open", icon="book-user")
        self.heads = Heads(COLUMNS, "team")
        self.list = TeamList(TeamDelegate(self._desk.zone), self._say, "team.list")
        self._bar = ThinBar(self.list)
        self._nobody = EmptyState("users", "team.empty")
        self._side = Pane("list", lines="left")
        self.plans = PlanList(self._desk)
        self.form = CoverForm(self._desk, self._voice)
        self.leaving = LeaveForm(self._desk, self._voice)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.broken_wanted.connect(self.list.activated_row)
        self.open.clicked.connect(self.list.open_current)
        self.cover.clicked.connect(self.ask_cover)
        self.form.committed.connect(self._begin)
        self.form.left.connect(self._leave_form)
        self.leaving.left.connect(self._leave_form)
        self.leave.clicked.connect(self.ask_leave)
        self.list.menu_wanted.connect(self._open_menu)
        self.plans.end_wanted.connect(self._end)
        self.plans.left.connect(self.take_focus)
        self._nobody.door_opened.connect(self._voice.do)
        keys = {
            "team.cover": self.ask_cover,
            "team.leave": self.ask_leave,
            "team.plans": self._go_to_plans,
            "team.end": self._ask_end,
        }
        bind(self, keys)
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        top = ScreenTop(self._title, self._count)
        for act in (self.leave, self.open, self.cover):
            top.add(act)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self._nobody)
        column = flat(QVBoxLayout(), top, self.heads)
        column.addWidget(self._body, 1)
        self._beside = QStackedWidget()
        self._beside.addWidget(self.plans)
        self._beside.addWidget(self.form)
        self._beside.addWidget(self.leaving)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._beside)
        row = flat(QHBoxLayout(self))
        row.addLayout(column, 1)
        row.addWidget(self._side)
        self._dress()

    def _dress(self) -> None:
        px = theme.px
        wide = next(wide for least, wide in SIDES.items() if self.width() >= px(least))
        self._side.setFixedWidth(px(wide))

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        self._desk.read(team_now, then=self._keep, key="team.now")

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _keep(self, team: TeamNow) -> None:
        self._team = team
        self._show()
        self._go_on()

    def _show(self) -> None:
        if self._team is None:
            return
        rows = rows_of(self._team.loads, self._team.plans, clock.now())
        self.list.fill(rows)
        self.list.choose_any()
        self.plans.fill(self._team.plans)
        self._body.setCurrentWidget(self.list if rows else self._nobody)
        self.heads.setVisible(bool(rows))
        for button in (self.cover, self.open, self.leave):
            button.setEnabled(bool(rows))
        stewards = self.tr("%n stewards", "", len(rows))
        members = self.tr("%n members", "", sum(row.load.members for row in rows))
        self._count.setText(words.facts(self._team.name, stewards, members))

    def _say(self, row: TeamRow) -> str:
        return spoken(row, self._desk.zone, clock.now())

    # ── what a lead does ────────────────────────────────────────────────────────────────────────

    def _open(self, row: TeamRow) -> None:
        self._voice.open_members_of(row.id)

    def menu(self, row: TeamRow) -> QMenu:
        """What can be done with a steward of the list."""
        return act_menu(
            self.window(),
            [
                RowAct("team.open", partial(self._voice.open_members_of, row.id)),
                RowAct("team.cover", self.ask_cover, row.load.active),
                RowAct("team.leave", self.ask_leave),
            ],
        )

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        self.list.select_row(index)
        self.menu(self.list.row(index)).popup(at)

    def go_on(self, what: str, steward_id: UUID) -> None:
        """Where something of that steward is half asked, once the team is here."""
        self._going_on = (what, steward_id)
        self._go_on()

    def _go_on(self) -> None:
        if self._going_on is None or self._team is None:
            return
        (what, steward_id), self._going_on = self._going_on, None
        if self.list.choose(steward_id):
            (self.ask_leave if what == "team-leave" else self.ask_cover)()

    def ask_cover(self) -> None:
        """Ask who stands in for the steward whose row is current."""
        row = self.list.current()
        if row is not None and row.load.active:
            self._beside.setCurrentWidget(self.form)
            self.form.ask(row, self.list.rows())

    def ask_leave(self) -> None:
        """Show what is still to be decided for the steward whose row is current."""
        row = self.list.current()
        if row is not None:
            self._beside.setCurrentWidget(self.leaving)
            self.leaving.ask(row, self.list.rows())

    def _choose_plan(self) -> bool:
        """The plan of the steward whose row is current is the one meant."""
        row = self.list.current()
        return row is not None and self.plans.choose_for(row.id, self._newest)

    def _go_to_plans(self) -> None:
        if not self.plans.holds_focus():
            self._choose_plan()
            self.plans.take_focus()

    def _ask_end(self) -> None:
        if self.plans.holds_focus() or self._choose_plan():
            self.plans.ask_end()
        elif (row := self.list.current()) is not None:
            said = words.fill(self.tr("Nobody stands in for {name}"), name=row.load.name)
            self._voice.offer(said)

    def _begin(self, draft: CoverDraft) -> None:
        self._desk.write(begin_plan, draft, then=self._begun, failed=self.form.refuse)

    def _begun(self, plan: Plan) -> None:
        self._newest = plan.id
        self.form.kept.done()
        self._leave_form()
        said = plan_said(plan, self._desk.zone, clock.now())
        self._voice.offer(said, way_to_end(self._desk, plan))

    def _end(self, plan: Plan, whole: bool) -> None:
        ids = plan.ids if whole else plan.next_ids
        then = partial(self._tell_ended, plan, whole)
        self._desk.write(end_covers, ids, then=then, failed=self._not_ended)

    def _tell_ended(self, plan: Plan, whole: bool, ended: Ended) -> None:
        back = way_to_begin(self._desk, plan, whole, ended)
        self._voice.offer(said_ended(self._desk, plan, ended), back)

    def _not_ended(self, error: Exception) -> None:
        self._voice.refuse(error)
        self._ask()

    def _leave_form(self) -> None:
        self._beside.setCurrentWidget(self.plans)
        self.take_focus()
