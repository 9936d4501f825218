"""The member's own view: for a screen that is shared or read aloud. Only what the member knows or
may know is on it, and a bold line says so."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from concierge import words
from ui import language
from ui.commands import command
from ui.widgets.banner import Banner, Tone
from ui.widgets.empty import EmptyState

LEFT = frozenset({"internals", "lock", "quit"})
"""Commands of the window that show nobody else and nothing of the house."""


class ViewBanner(Banner):
    """Says that the view is on, and ends it."""

    def __init__(self, end: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(Tone.SHARED, "member.view", parent, icon="eye")
        self.acted.connect(end)
        language.follow(self._retranslate)
        self.hide()

    def _retranslate(self) -> None:
        key = command("internals").key()
        said = self.tr("The member's view: only what they know or may know is shown.")
        self.set_text(said, words.fill(self.tr("End it ({key})"), key=key))


class Covered(EmptyState):
    """In place of a screen that names other members."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("eye-off", "member.view.covered", parent)
        language.follow(self._retranslate)

    def _retranslate(self) -> None:
        key = command("internals").key()
        more = self.tr("Press {key} to see it again; then open a member and press it once more.")
        self.set_text(
            self.tr("What is about other members is covered while this screen is shared"),
            words.fill(more, key=key),
        )
