"""Whose members or issues a lead's list shows: one's own, the whole team's, one steward's."""

from concierge.team.queries import Whose
from ui.widgets.field import FieldButton
from ui.widgets.team_sums import TeamSums

TEAM: Whose = "team"


class WhoseField(FieldButton):
    """`mine` is what one's own are called there. It is there for a lead alone."""

    def __init__(self, sums: TeamSums, identifier: str, *, framed: bool, leads: bool) -> None:
        super().__init__(identifier, framed=framed)
        self._sums = sums
        self._mine = ""
        self._whose: Whose = None
        if not leads:
            self.hide()
        sums.changed.connect(self._offer)
        self.changed.connect(self.take)

    def whose(self) -> Whose:
        """What is chosen, whether or not the team is known yet."""
        return self._whose

    def take(self, whose: Whose) -> None:
        """Chooses that without telling anyone."""
        self._whose = whose
        self.set_value(whose)

    def say(self, label: str, mine: str) -> None:
        """In the person's language: what is asked, and what one's own are called."""
        self._mine = mine
        self.set_label(label)
        self._offer()

    def _offer(self) -> None:
        others = [(load.id, load.name, "user-round") for load in self._sums.others()]
        own = (None, self._mine, "book-user")
        self.set_choices([own, (TEAM, self.tr("Whole team"), "users"), *others])
        self.set_value(self._whose)
