"""Keeps drafts on the disk, one after the other, never on the window's thread."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from concierge.errors import Refusal
from concierge.store.drafts import Draft
from ui.desk import Desk
from ui.timeline.acts import Sheet

DELAY = 700
"""Milliseconds after the first key that is not kept yet; a draft is to be kept within 2 s."""


class DraftKeeper(QObject):
    """`saved` tells a place whose draft is on the disk now."""

    saved = Signal(str)
    found = Signal(object)  # dict[str, Sheet]

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, Sheet] = {}
        self._queue: deque[tuple[str, Sheet | None]] = deque()
        self._busy = False
        self._delay = QTimer(self, singleShot=True, interval=DELAY)
        self._delay.timeout.connect(self.flush)

    def keep(self, place: str, sheet: Sheet) -> None:
        """Keep it soon."""
        self._waiting[place] = sheet
        if not self._delay.isActive():
            self._delay.start()

    def drop(self, place: str) -> None:
        """Forget it: it was committed."""
        self._waiting.pop(place, None)
        self._queue.append((place, None))
        self._next()

    def sending(self, place: str, sheet: Sheet) -> Callable[[UUID], None]:
        """Keeps that sheet as what is committed by an act, should nobody live to hear of it."""

        def send(operation: UUID) -> None:
            if self._desk.drafts is not None and self._do(place, sheet):
                with suppress(Refusal):  # then it comes back, and is seen to be there already
                    self._desk.drafts.send(place, operation)

        return send

    def flush(self) -> None:
        """Keep what waits at once."""
        self._delay.stop()
        for place, sheet in self._waiting.items():
            self._queue.append((place, None if sheet.is_blank() else sheet))
        self._waiting.clear()
        self._next()

    def flush_and_wait(self) -> None:
        """Before the window closes: everything is on the disk when this returns."""
        self._delay.stop()
        if self._desk.drafts is None:
            return
        for place, sheet in [*self._queue, *self._waiting.items()]:
            self._do(place, None if sheet is None or sheet.is_blank() else sheet)
        self._queue.clear()
        self._waiting.clear()

    def load(self, places: Sequence[str]) -> None:
        """`found` tells the drafts kept at those places."""
        if self._desk.drafts is not None:
            self._desk.background(self._read, tuple(places), then=self.found.emit)

    def _next(self) -> None:
        if self._busy or not self._queue or self._desk.drafts is None:
            return
        self._busy = True
        place, sheet = self._queue.popleft()
        self._desk.background(self._do, place, sheet, then=self._done)

    def _do(self, place: str, sheet: Sheet | None) -> str:
        """On another thread. The place if it was kept, '' if it was dropped or could not be."""
        drafts = self._desk.drafts
        if drafts is None:
            return ""
        try:
            if sheet is None:
                drafts.drop(place)
                return ""
            drafts.put(place, sheet.text, sheet.fields, sheet.caret)
        except Refusal:
            # The text is on the screen, and the next key tries again.
            return ""
        return place

    def _done(self, place: str) -> None:
        self._busy = False
        if place:
            self.saved.emit(place)
        self._next()

    def _read(self, places: tuple[str, ...]) -> dict[str, Sheet]:
        """On another thread."""
        drafts = self._desk.drafts
        if drafts is None:
            return {}
        try:
            kept = [drafts.get(place) for place in places]
        except Refusal:
            return {}
        return {one.place: sheet_of(one) for one in kept if one is not None}


def sheet_of(draft: Draft) -> Sheet:
    """A draft as the composer fills it in."""
    return Sheet(draft.text, draft.caret, dict(draft.fields))
