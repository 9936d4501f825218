"""Nothing needs me: the doors to what there is to begin with."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.empty import Door, EmptyState


class EmptyToday(EmptyState):
    """`door_opened` tells 'add' or 'sample', or 'team' for whoever leads one."""

    def __init__(self, parent: QWidget | None = None, *, for_lead: bool = False) -> None:
        super().__init__("list-todo", "today.empty", parent)
        self._for_lead = for_lead
        self._team = ""
        self._retranslate()

    def show_team(self, said: str) -> None:
        """What a lead's team has, in a sentence."""
        self._team = said
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_text(
            self.tr("Nothing of your own needs you now")
            if self._for_lead
            else self.tr("Nothing needs you now"),
            self._team
            or self.tr("What you promise and what you set a reminder for will stand here."),
        )
        add = Door("add", self.tr("Add a member"), "user-plus")
        if self._for_lead:
            self.set_doors([Door("team", self.tr("See my team"), "users"), add])
        else:
            sample = Door("sample", self.tr("Look at the sample programme"), "sparkles")
            self.set_doors([add, sample])
