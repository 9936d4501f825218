"""Whose members they are to be: one types a name or walks to it, and Enter moves them."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import clock, words
from concierge.members.moving import Going, Moved, move, to_move
from concierge.members.workload import TeamNow
from ui import language, theme
from ui.desk import Desk
from ui.drafting import Sheet
from ui.team.choice import ChoiceDelegate
from ui.team.rows import TeamRow, rows_of, spoken
from ui.team.ways import way_to_move_back
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.card import FloatingCard
from ui.widgets.complaint import Complaint
from ui.widgets.labels import PlainLabel
from ui.widgets.object_list import ObjectList
from ui.widgets.walking_field import WalkingField

ROW, MOST = 36, 10
PLACE = "move"
"""Of its draft: one asks about one move at a time."""
NAMED = 6
"""Of those who go, so many are named."""


class MoveCard(FloatingCard):
    """Asks, moves, and says what was done, with the way back."""

    def __init__(self, desk: Desk, voice: Voice, window: QWidget) -> None:
        super().__init__(window, "move", width=480, top=120, scrim=True)
        self._desk, self._voice = desk, voice
        self._members: tuple[UUID, ...] = ()
        self._name = ""
        self._laying = False
        self._team: list[TeamRow] = []
        self._going: list[Going] = []
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, wrap=True, identifier="move.title")
        self._prose = PlainLabel("", Role.SMALL, "ink2", wrap=True)
        self._goes = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="move.goes")
        self._refused = Complaint("move.refused")
        delegate = ChoiceDelegate(desk.zone)
        self._list = ObjectList(
            delegate, self._say, "move.stewards", self, keeps_colour=True, ground="raised"
        )
        self._to = WalkingField(self._list, "move.to")
        self._list.clicked.connect(self._take)
        self._list.selectionModel().currentChanged.connect(self._preview)
        self._to.textChanged.connect(self._typed)
        self._to.textChanged.connect(self._keep)
        self._to.entered.connect(self._take_current)
        self.dismissed.connect(self._leave)
        self._lay_out()
        language.follow(self._retranslate)

    def ask(self, members: Sequence[UUID], name: str = "") -> None:
        """Ask to whom these members are to go; `name` is who it is, where it is one."""
        self._members, self._name = tuple(members), name
        self._team, self._going = [], []
        self._typed("")
        self._laying = True
        self._to.clear()
        self._laying = False
        self._desk.keeper.load([PLACE], self._have_draft)
        self._refused.hide()
        self._retranslate()
        self._desk.read(to_move, self._members, then=self._have, key="move.team")
        self.open_card()
        self._to.setFocus()

    def _have(self, found: tuple[TeamNow, list[Going]]) -> None:
        team, self._going = found
        self._team = rows_of(team.loads, team.plans, clock.now())
        self._typed(self._to.text())

    def _have_draft(self, found: dict[str, Sheet]) -> None:
        """The name that was typed of the same members before the desk was closed."""
        kept = found.get(PLACE)
        if kept is not None and kept.fields.get("members") == self._named():
            self._to.setText(kept.text)

    def _named(self) -> list[str]:
        return [str(one) for one in self._members]

    def _keep(self, text: str) -> None:
        if not self._laying:
            fields = {"members": self._named(), "name": self._name}
            self._desk.keeper.keep(PLACE, Sheet(text, len(text), fields) if text.strip() else None)

    def _leave(self) -> None:
        """Not moved after all is nothing half written."""
        self._desk.keeper.drop(PLACE)
        self.close_card()

    def _typed(self, text: str) -> None:
        wanted = text.strip().casefold()
        rows = [
            row
            for row in self._team
            if self._gets_some(row) and wanted in f"{row.load.name}\n{row.load.login}".casefold()
        ]
        self._list.fill(rows)
        self._list.choose_first()
        self._list.setFixedHeight(theme.px(ROW) * min(max(len(rows), 1), MOST))
        self._preview()
        self.place()

    def _gets_some(self, row: TeamRow) -> bool:
        """Whoever has all of them already is nobody to move them to."""
        return row.load.active and any(one.owner_id != row.id for one in self._going)

    def _preview(self, *_index: object) -> None:
        """Who goes to the steward whose row is current, and what goes along."""
        row: TeamRow | None = self._list.current()
        moving = [one for one in self._going if row is None or one.owner_id != row.id]
        names = [one.who for one in moving[:NAMED]]
        more = len(moving) - len(names)
        who = words.listed(names) if not more else words.fill(
            self.tr("{names} and {n} more"), names=words.facts(*names), n=more
        )  # fmt: skip
        issues, promises = (sum(map(of, moving)) for of in (_issues, _promises))
        along = words.facts(
            self.tr("%n open issues", "", issues) if issues else "",
            self.tr("%n open promises", "", promises) if promises else "",
        )
        stay = len(self._going) - len(moving)
        said = [
            who,
            words.fill(self.tr("Goes along: {what}"), what=along) if along else "",
            self.tr("%n are there already and stay", "", stay) if stay else "",
        ]
        self._goes.setText("\n".join(filter(None, said)))

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
        self._leave()
        if not moved:
            said = words.fill(self.tr("Already with {name}"), name=row.load.name)
            self._voice.offer(said)
            return
        one = self._name if len(self._members) == 1 and self._name else ""
        who = one or self.tr("%n members", "", len(moved))
        said = words.fill(self.tr("{who} moved to {name}"), who=who, name=row.load.name)
        stayed = len(self._members) - len(moved)
        there = self.tr("%n were there already", "", stayed) if stayed else ""
        said = words.facts(said, there)
        self._voice.offer(said, way_to_move_back(self._desk, moved))

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
        self._preview()

    def _lay_out(self) -> None:
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(12), px(16), px(8))
        inner.setSpacing(px(6))
        for widget in (self._title, self._goes, self._prose, self._to, self._refused):
            inner.addWidget(widget)
        self.body.addLayout(inner)
        self.body.addWidget(self._list)
        self.body.addSpacing(px(8))


def _issues(one: Going) -> int:
    return one.open_issues


def _promises(one: Going) -> int:
    return one.promises
