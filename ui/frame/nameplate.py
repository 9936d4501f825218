"""Who is at this desk, and in which workspace: in the title of the window and at its foot."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from concierge.team.queries import StewardRow, who_am_i
from ui import language
from ui.desk import Desk
from ui.frame.status import StatusLine

DASH = " — "


class Nameplate(QObject):
    """The title names the member whose page is open, for as long as it is."""

    def __init__(
        self, desk: Desk, status: StatusLine, window: QWidget, *, workspace: str, sample: bool
    ) -> None:
        super().__init__(window)
        self._desk, self._status, self._window = desk, status, window
        self._workspace, self._sample = workspace, sample
        self._me: StewardRow | None = None
        self._member = ""
        language.follow(self._tell)

    def ask(self) -> None:
        """Ask who it is."""
        self._desk.read(who_am_i, then=self._have, key="window.me")

    def show_member(self, name: str) -> None:
        """That member's page is open; nobody's, if empty."""
        self._member = name
        self._tell()

    def _have(self, me: StewardRow | None) -> None:
        self._me = me
        self._tell()

    def _tell(self) -> None:
        me = f"{self._me.name} · {self._me.team}" if self._me is not None else ""
        place = self.tr("Sample programme") if self._sample else self._workspace
        self._status.show_whose(me, place or self.tr("This computer"))
        parts = (self._member, me, self.tr("Concierge"))
        self._window.setWindowTitle(DASH.join(part for part in parts if part))
