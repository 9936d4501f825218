"""A key that several places know is told on the one button that it would press now."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.actions import ActionButton

_TAKES = "takesCommit"


class ActingKey(QObject):
    """`button` tells its key while the focus is in `place` and in no such place inside it; also
    anywhere on `page`, where no other place takes the key."""

    def __init__(self, button: ActionButton, place: QWidget, page: QWidget | None = None) -> None:
        super().__init__(button)
        self._button, self._places = button, [one for one in (place, page) if one is not None]
        for one in self._places:
            one.setProperty(_TAKES, True)
        button.tell_hint(page is not None)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._tell)

    def _tell(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Where the window is left, it stays as it was."""
        if now is not None:
            self._button.tell_hint(_taker(now) in self._places)


def _taker(focus: QWidget) -> QWidget | None:
    at: QWidget | None = focus
    while at is not None and not at.property(_TAKES):
        at = at.parentWidget()
    return at
