"""Where the composer stands while one only looks at a member: that, and the door that is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import language
from ui.widgets.banner import Banner, Tone


class LookFoot(Banner):
    """`acted` where one would rather leave word for their steward."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.NEUTRAL, "member.look", parent, icon="eye")
        self.hide()
        language.follow(self._retranslate)

    def take_focus(self) -> None:
        """What would write stands at the door instead."""
        self._action.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _retranslate(self) -> None:
        self.set_text(
            self.tr("You look at this member for an hour and change nothing."),
            self.tr("Take a message"),
        )
