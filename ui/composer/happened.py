"""When it happened: now, unless something else is typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from concierge import clock, moments, words
from concierge.errors import Refusal
from ui.composer.flat_field import FlatField
from ui.widgets.meant import MeantNote


class HappenedField(FlatField):
    """Empty is now; `14:05`, 昨天 18:00 and the like are moments behind us, of the desk's zone."""

    def __init__(self, zone: ZoneInfo, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent, icon="clock")
        self._zone = zone
        self.editingFinished.connect(self._settle)
        MeantNote(self, self._meant, f"{identifier}.meant" if identifier else "")

    def instant(self) -> datetime | None:
        """The aware UTC instant, None for now. Raises Refusal MOMENT_…."""
        text = self.text().strip()
        return moments.behind(text, clock.now(), self._zone) if text else None

    def _meant(self, _text: str) -> str:
        at = self.instant()
        return words.understood(at, self._zone, clock.now()) if at else ""

    def _settle(self) -> None:
        """Say which moment was understood."""
        try:
            at = self.instant()
        except Refusal as refusal:
            self.setAccessibleDescription(words.refusal(refusal))
            return
        if at is not None:
            self.setToolTip(words.understood(at, self._zone, clock.now()))
