"""Who stands in for whom, now and later; each can be ended."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.team.plans import Plan
from ui import language, theme
from ui.commands import command
from ui.desk import Desk
from ui.team.delegate import PlanDelegate
from ui.team.rows import plan_next, plan_rest, plan_spoken
from ui.theme import Role
from ui.widgets.act_menu import RowAct, act_menu
from ui.widgets.actions import ActionButton
from ui.widgets.button import set_identifier
from ui.widgets.facts import SectionHeading
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.object_list import ObjectList
from ui.widgets.thin_bar import ThinBar


class PlanList(QWidget):
    """`end_wanted` with the Plan, and whether all of it is to be over or the next time alone. Of a
    roster that is asked. `left` when the keyboard has nothing to do here any more."""

    end_wanted = Signal(object, bool)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._heading = SectionHeading("", 0)
        self._none = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="team.plans.none")
        self.list = ObjectList(PlanDelegate(desk.zone), self._say, "team.plans", ground="list")
        self._bar = ThinBar(self.list)
        self.end = ActionButton(identifier="team.plans.end", icon="x")
        self.end.clicked.connect(self.ask_end)
        self.list.menu_wanted.connect(self._open_menu)
        self._lay_out()
        language.follow(self._retranslate)

    def fill(self, plans: Sequence[Plan]) -> None:
        """Shows these; the row that was current stays current, or what stands in its place now."""
        place, held = self.list.currentIndex().row(), self.holds_focus()
        self.list.fill(plans)
        self.list.choose_any(place)
        self._heading.set_count(len(plans))
        self.list.setVisible(bool(plans))
        self.end.setVisible(bool(plans))
        self._none.setVisible(not plans)
        if held and not plans:
            self.left.emit()

    def holds_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self.list.hasFocus() or self.end.hasFocus()

    def choose_for(self, steward_id: UUID, newest: UUID | None = None) -> bool:
        """Makes current what was begun last for that steward, else their next, else where they
        stand in themselves; False, and none is, where there is none."""
        plans: list[Plan] = self.list.rows()
        wanted = [one.id for one in plans if one.id == newest and one.steward_id == steward_id]
        wanted += [one.id for one in plans if one.steward_id == steward_id]
        wanted += [one.id for one in plans if one.by_id == steward_id]
        return self.list.choose(wanted[0] if wanted else None)

    def take_focus(self) -> None:
        """The keyboard on the list, if there is any."""
        if self.list.rows():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Who stands in"))
        self.list.setAccessibleName(self.tr("Who stands in"))
        self._none.setText(
            self.tr(
                "Nobody is away. Choose a steward and press C when somebody is ill or on leave."
            )
        )
        self.end.set_text(self.tr("End it"))
        self.end.set_hint(command("team.end").key())
        self.list.retranslate()

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        self.list.select_row(index)
        act_menu(self.window(), [RowAct("team.end", self.ask_end)]).popup(at)

    def ask_end(self) -> None:
        """End the plan whose row is current; of a roster how much of it is asked."""
        plan = self.list.current()
        if plan is None or not self.isVisible():
            return
        if plan.times == 1:
            self.end_wanted.emit(plan, True)
        else:
            box = self.list.visualRect(self.list.currentIndex())
            self._ask_how_much(plan, self.list.viewport().mapToGlobal(box.bottomLeft()))

    def _ask_how_much(self, plan: Plan, where: QPoint) -> None:
        """The next time is under the keyboard: Enter ends no more than that."""
        now = clock.now()
        menu = QMenu(self)
        set_identifier(menu, "team.plans.how_much")
        for text, when, whole in (
            (self.tr("Only the next time: {when}"), plan_next(plan, self._desk.zone, now), False),
            (self.tr("All of it: {when}"), plan_rest(plan, self._desk.zone, now), True),
        ):
            said = words.fill(text, when=when).replace("&", "&&")
            menu.addAction(said, partial(self.end_wanted.emit, plan, whole))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _say(self, plan: Plan) -> str:
        return plan_spoken(plan, self._desk.zone, clock.now())

    def _lay_out(self) -> None:
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(16), 0)
        head.addWidget(self._heading)
        head.addStretch(1)
        none = QHBoxLayout()
        none.setContentsMargins(px(16), px(4), px(16), 0)
        none.addWidget(self._none)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addStretch(1)
        foot.addWidget(self.end)
        column = flat(QVBoxLayout(self))
        column.addLayout(head)
        column.addLayout(none)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addStretch(0)
