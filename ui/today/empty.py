"""Nothing needs me: the doors to what there is to begin with."""

from PySide6.QtWidgets import QWidget

from ui import language
from ui.widgets.empty import Door, EmptyState


class EmptyToday(EmptyState):
    """Doors to a first member and to the sample, or to one's team for whoever leads one."""

    def __init__(self, parent: QWidget | None = None, *, for_lead: bool = False) -> None:
        super().__init__("list-todo", "today.empty", parent)
        self._for_lead = for_lead
        self._team = ""
        language.follow(self._retranslate)

    def show_team(self, said: str) -> None:
        """What a lead's team has, in a sentence."""
        self._team = said
        self._retranslate()

    def _retranslate(self) -> None:
        self.set_text(
            self.tr("Nothing of your own needs you now")
            if self._for_lead
            else self.tr("Nothing needs you now"),
            self._team
            or self.tr("What you promise and what you set a reminder for will stand here."),
        )
        add = Door("member.add", self.tr("Add a member"), "user-plus")
        if self._for_lead:
            self.set_doors([Door("screen.team", self.tr("See my team"), "users"), add])
        else:
            sample = Door("sample", self.tr("Look at the sample programme"), "sparkles")
            self.set_doors([add, sample])
