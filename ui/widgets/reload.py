"""When a panel asks its question again: what it shows was touched, and it can be seen."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from concierge.changes import Changes
from ui.desk import Desk


class Reload(QObject):
    """Listens for one panel: `ask()` when one of these `kinds` was touched, of the member it is
    `of`, else of anybody; while it is hidden, on showing.

    What the panel itself began (`initiator`) is passed over: it knows, and it may hold the caret.
    """

    def __init__(
        self,
        desk: Desk,
        panel: QWidget,
        ask: Callable[[], object],
        kinds: Sequence[str],
    ) -> None:
        super().__init__(panel)
        self._panel, self._ask, self._kinds = panel, ask, kinds
        self.member_id: UUID | None = None
        self._showing = [panel]
        self._stale = False
        desk.changed.connect(self._changed)
        panel.installEventFilter(self)

    def now(self) -> None:
        """Ask at once if the panel can be seen, else when it is shown."""
        self._stale = not any(one.isVisible() for one in self._showing)
        if not self._stale:
            self._ask()

    def of(self, member_id: UUID) -> None:
        """What this member has, now and from now on."""
        self.member_id = member_id
        self.now()

    def shows_too(self, widget: QWidget) -> None:
        """Another widget that shows the answer, and is kept up to date while it can be seen."""
        self._showing.append(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._stale and event.type() is QEvent.Type.Show:
            self._stale = False
            self._ask()
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        touched = changes.touch(self.member_id, *self._kinds)
        if touched and changes.initiator is not self._panel:
            self.now()
