"""What a lead's team has: in all, said where the lead's own list has nothing; and by whom."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.members.workload import Load, TeamNow, team_now
from ui.desk import Desk
from ui.widgets.reload import Reload

KINDS = ("member", "due_item", "issue", "promise", "stewardship", "steward", "team")


class TeamSums(QObject):
    """Asks while its panel can be seen, and only for a lead; `changed` when there is news."""

    changed = Signal()

    def __init__(self, desk: Desk, panel: QWidget) -> None:
        super().__init__(panel)
        self._desk = desk
        self._team: TeamNow | None = None
        if desk.leads:
            self._reload = Reload(desk, panel, self._ask, KINDS)
            self._reload.now()

    def others(self) -> tuple[Load, ...]:
        """Everybody else of the team who serves members, or could."""
        loads = self._team.loads if self._team is not None else ()
        return tuple(load for load in loads if load.id != self._desk.actor.steward_id)

    def said(self) -> str:
        """Members, open issues, promises due and broken; empty while that is not known."""
        if self._team is None:
            return ""
        loads = self._team.loads
        broken = sum(load.promises_broken for load in loads)
        return words.facts(
            self.tr("Your team has %n members", "", sum(load.members for load in loads)),
            self.tr("%n open issues", "", sum(load.open_issues for load in loads)),
            self.tr("%n promises due", "", sum(load.promises_due for load in loads)),
            self.tr("%n promises broken", "", broken) if broken else "",
        )

    def _ask(self) -> None:
        self._desk.read(team_now, then=self._have)

    def _have(self, team: TeamNow) -> None:
        self._team = team
        self.changed.emit()
