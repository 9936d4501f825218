"""Whose members they are to be: one types a name or walks to it, and Enter moves them."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import clock, words
from concierge.members.moving import Moved, move, move_back
from concierge.members.workload import TeamNow, team_now
from ui import theme
from ui.desk import Desk
from ui.team.choice import ChoiceDelegate
from ui.team.rows import TeamRow, rows_of, spoken, went_back
from ui.theme import Role
from ui.undo import WayBack
from ui.widgets.card import FloatingCard
from ui.widgets.complaint import Complaint
from ui.widgets.labels import PlainLabel
from ui.widgets.object_list import ObjectList
from ui.widgets.walking_field import WalkingField

ROW, MOST = 36, 10


class MoveCard(FloatingCard):
    """Asks, moves, and says what was done, with the way back."""

    toast_wanted = Signal(str, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "move", width=480, top=120, scrim=True)
        self._desk = desk
        self._members: tuple[UUID, ...] = ()
        self._name = ""
        self._team: list[TeamRow] = []
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, wrap=True, identifier="move.title")
        self._prose = PlainLabel("", Role.SMALL, "ink2", wrap=True)
        self._refused = Complaint("move.refused")
        delegate = ChoiceDelegate(desk.zone)
        self._list = ObjectList(
            delegate, self._say, "move.stewards", self, keeps_colour=True, ground="raised"
        )
        self._to = WalkingField(self._list, "move.to")
        self._list.clicked.connect(self._take)
        self._to.textChanged.connect(self._typed)
        self._to.entered.connect(self._take_current)
        self.dismissed.connect(self.close_card)
        self._lay_out()
        self._retranslate()

    def ask(self, members: Sequence[UUID], name: str = "") -> None:
        """Ask to whom these members are to go; `name` is who it is, where it is one."""
        self._members, self._name = tuple(members), name
        self._to.clear()
        self._refused.hide()
        self._retranslate()
        self._desk.read(team_now, then=self._have, key="move.team")
        self.open_card()
        self._to.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _have(self, team: TeamNow) -> None:
        self._team = rows_of(team.loads, team.plans, clock.now())
        self._typed(self._to.text())

    def _typed(self, text: str) -> None:
        wanted = text.strip().casefold()
        rows = [
            row
            for row in self._team
            if row.load.active and wanted in f"{row.load.name}\n{row.load.login}".casefold()
        ]
        self._list.fill(rows)
        self._list.choose_first()
        self._list.setFixedHeight(theme.px(ROW) * min(max(len(rows), 1), MOST))
        self.place()

    def _take_current(self) -> None:
        self._take(self._list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        row = self._list.row(index)
        if row is not None and self._members:
            self._desk.write(
                move,
                self._members,
                row.id,
                then=partial(self._moved, row),
                failed=self._refused.refuse,
            )

    def _moved(self, row: TeamRow, moved: list[Moved]) -> None:
        self.close_card()
        if not moved:
            said = words.fill(self.tr("Already with {name}"), name=row.load.name)
            self.toast_wanted.emit(said, None)
            return
        one = self._name if len(self._members) == 1 and self._name else ""
        who = one or self.tr("%n members", "", len(moved))
        said = words.fill(self.tr("{who} moved to {name}"), who=who, name=row.load.name)
        back = WayBack(self._desk, move_back, moved, said=partial(_said, len(moved)))
        self.toast_wanted.emit(said, back)

    def _say(self, row: TeamRow) -> str:
        return spoken(row, self._desk.zone, clock.now())

    def _retranslate(self) -> None:
        who = self._name or self.tr("%n members", "", len(self._members))
        self._title.setText(words.fill(self.tr("Move {who} to…"), who=who))
        self._prose.setText(
            self.tr("The steward changes, nothing else: promises, issues and reminders go along.")
        )
        self._to.set_label(self.tr("To which steward"))
        self._to.setPlaceholderText(self.tr("Name of a steward"))
        self._list.setAccessibleName(self.tr("Stewards of my team"))
        self._list.retranslate()

    def _lay_out(self) -> None:
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(12), px(16), px(8))
        inner.setSpacing(px(6))
        for widget in (self._title, self._prose, self._to, self._refused):
            inner.addWidget(widget)
        self.body.addLayout(inner)
        self.body.addWidget(self._list)
        self.body.addSpacing(px(8))


def _said(moved: int, back: list[Moved]) -> str:
    return went_back(moved, len(back))
