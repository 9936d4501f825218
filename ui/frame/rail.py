"""The screens, down the left edge. What is not built yet is absent; numbers stay with a screen."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import language, theme
from ui.commands import command, key_text
from ui.frame.navigation import Screen
from ui.widgets.ground import Pane
from ui.widgets.labels import plain_tooltip
from ui.widgets.rail import RailButton

SCREENS: tuple[Screen, ...] = (
    "today", "members", "issues", "team", "people", "audit", "settings",
)  # fmt: skip


class Rail(Pane):
    """60 wide. `wanted` tells the screen whose button was pressed."""

    wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        for_lead: bool = False,
        shown: Collection[Screen] = SCREENS,
    ) -> None:
        super().__init__("window", parent, lines="right")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        for screen in SCREENS:
            found = command(f"screen.{screen}")
            if screen not in shown or (found.for_leads and not for_lead):
                continue
            button = RailButton(found.icon, f"rail.{screen}", self)
            self._buttons[screen] = button
            self._group.addButton(button)
            if screen == "settings":
                self._column.addStretch(1)
            self._column.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        theme.follow(self._measure)
        language.follow(self._retranslate)

    def screens(self) -> list[str]:
        """Those that have a button."""
        return list(self._buttons)

    def show_screen(self, screen: str) -> None:
        """Mark the screen shown; a member's page belongs to the list that stands beside it."""
        if screen in self._buttons:
            self._buttons[screen].setChecked(True)

    def _clicked(self, button: RailButton) -> None:
        self.wanted.emit(next(name for name, one in self._buttons.items() if one is button))

    def _retranslate(self) -> None:
        for screen, button in self._buttons.items():
            found = command(f"screen.{screen}")
            button.set_text(found.label())
            button.setToolTip(plain_tooltip(f"{found.label()}  {key_text(found.keys[0])}"))

    def _measure(self) -> None:
        px = theme.px
        self.setFixedWidth(px(60))
        self._column.setContentsMargins(px(4), px(8), px(3), px(8))
        self._column.setSpacing(px(4))
