"""What is half written anywhere at the desk, kept on the disk: one keeper for all panels.

A place says of whom and of what: `member:ID:WHAT`, with the id of a thing at the end where there
may be several; `call:ID`; `message:NUMBER`.
"""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from concierge.errors import Refusal

if TYPE_CHECKING:
    from concierge.workspace.drafts import Draft, Drafts

DELAY = 700
"""Milliseconds after the first key that is not kept yet; a draft is to be kept within 2 s."""


@dataclass
class Sheet:
    """One unfinished thing as it is kept: its text, the caret, and what its fields hold."""

    text: str = ""
    caret: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    """When it was kept."""


@dataclass(frozen=True)
class Spot:
    """A place taken apart: of which member, what, and of which thing if there may be several."""

    what: str
    member_id: UUID | None = None
    thing: str = ""


class Away(Protocol):
    """What a desk does for its keeper: where drafts lie, and a thread to get there."""

    drafts: "Drafts | None"

    def background(
        self, fn: Callable[..., Any], *args: object, then: Callable[[Any], object] | None = None
    ) -> None: ...


Found = Callable[[dict[str, Sheet]], object]


@dataclass(frozen=True)
class _Kept:
    """What a place holds from its turn `n` on; None where nothing is left."""

    n: int
    place: str
    sheet: Sheet | None


@dataclass(frozen=True)
class _Asked:
    """A question among what is to be kept; places None asks for all."""

    places: frozenset[str] | None
    then: Found


class DraftKeeper(QObject):
    """One thing after the other, never on the window's thread: who asks for a draft gets what was
    kept before. `saved` tells a place whose draft is on the disk now."""

    saved = Signal(str)
    changed = Signal()  # what is kept is not what it was
    thrown = Signal(str)  # a place whose draft somebody threw away from elsewhere
    brought = Signal(str, object)  # a place and the Sheet that is there again

    def __init__(self, desk: Away, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, Sheet | None] = {}
        self._queue: deque[_Kept | _Asked] = deque()
        self._busy = False
        self._under_way: _Kept | None = None
        self._turns, self._done_of = count(), dict[str, int]()
        self._one_at_a_time = Lock()
        self._delay = QTimer(self, singleShot=True, interval=DELAY)
        self._delay.timeout.connect(self.flush)

    def keep(self, place: str, sheet: Sheet | None) -> None:
        """Keep it soon; None where nothing worth keeping is left."""
        self._waiting[place] = sheet
        if not self._delay.isActive():
            self._delay.start()

    def drop(self, place: str) -> None:
        """Forget it: it was committed."""
        self._waiting.pop(place, None)
        self._queue.append(self._turn(place, None))
        self._next()

    def throw_away(self, place: str) -> None:
        """Forget it: nobody wants it any more. Whoever shows it empties."""
        self.drop(place)
        self.thrown.emit(place)

    def bring_back(self, place: str, sheet: Sheet) -> None:
        """It was thrown away by mistake."""
        self.keep(place, sheet)
        self.flush()
        self.brought.emit(place, sheet)

    def sending(self, place: str, sheet: Sheet) -> Callable[[UUID], None]:
        """Keeps that sheet as what is committed by an act, should nobody live to hear of it."""

        def send(operation: UUID) -> None:
            if self._desk.drafts is not None and self._do(self._turn(place, sheet)):
                with suppress(Refusal):  # then it comes back, and is seen to be there already
                    self._desk.drafts.send(place, operation)

        return send

    def flush(self) -> None:
        """Keep what waits at once."""
        self._delay.stop()
        self._queue.extend(self._turn(*one) for one in self._waiting.items())
        self._waiting.clear()
        self._next()

    def flush_and_wait(self) -> None:
        """Before the window closes: everything is on the disk when this returns."""
        self._delay.stop()
        under_way = [self._under_way] if self._under_way is not None else []
        kept = under_way + [one for one in self._queue if not isinstance(one, _Asked)]
        for one in [*kept, *(self._turn(*one) for one in self._waiting.items())]:
            self._do(one)
        self._queue.clear()
        self._waiting.clear()

    def load(self, places: Sequence[str], then: Found) -> None:
        """`then` gets the drafts kept at those places, by place."""
        if places:
            self._ask(frozenset(places), then)

    def load_all(self, then: Found) -> None:
        """`then` gets every draft by its place, the last written first."""
        self._ask(None, then)

    def stop(self) -> None:
        """Nothing more is kept."""
        self._delay.stop()

    def _ask(self, places: frozenset[str] | None, then: Found) -> None:
        self.flush()
        self._queue.append(_Asked(places, then))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._queue or self._desk.drafts is None:
            return
        self._busy = True
        one = self._queue.popleft()
        if isinstance(one, _Asked):
            self._desk.background(self._read, one.places, then=partial(self._answer, one.then))
        else:
            self._under_way = one
            self._desk.background(self._do, one, then=self._done)

    def _turn(self, place: str, sheet: Sheet | None) -> _Kept:
        return _Kept(next(self._turns), place, sheet)

    def _do(self, kept: _Kept) -> str:
        """On any thread. The place if it was kept, '' if it was dropped or could not be.

        One whose turn comes after that of a later one (a window that closes waits for none) has
        nothing left to say.
        """
        with self._one_at_a_time:
            if self._desk.drafts is None or kept.n < self._done_of.get(kept.place, 0):
                return ""
            self._done_of[kept.place] = kept.n
            return self._put(self._desk.drafts, kept.place, kept.sheet)

    @staticmethod
    def _put(drafts: "Drafts", place: str, sheet: Sheet | None) -> str:
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
        self._busy, self._under_way = False, None
        if place:
            self.saved.emit(place)
        self._next()
        if not self._busy:
            self.changed.emit()

    def _read(self, places: frozenset[str] | None) -> dict[str, Sheet]:
        """On another thread."""
        drafts = self._desk.drafts
        if drafts is None:
            return {}
        try:
            kept = drafts.all()
        except Refusal:
            return {}
        return {one.place: sheet_of(one) for one in kept if not places or one.place in places}

    def _answer(self, then: Found, found: dict[str, Sheet]) -> None:
        self._busy = False
        self._next()
        if _stands(then):
            then(found)


def _stands(call: object) -> bool:
    """Whether the widget whose method this is still stands."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def sheet_of(draft: "Draft") -> Sheet:
    """A draft as a form is filled with it."""
    return Sheet(draft.text, draft.caret, dict(draft.fields), draft.saved_at)


def place_of(member_id: UUID, what: str, thing: object = "") -> str:
    """Where that is kept."""
    return f"member:{member_id}:{what}" + (f":{thing}" if thing else "")


def spot_of(place: str) -> Spot:
    """Which place it is; of one that says nothing of a member, what it is alone."""
    kind, _, rest = place.partition(":")
    if kind != "member":
        return Spot(kind, thing=rest)
    member, _, rest = rest.partition(":")
    what, _, thing = rest.partition(":")
    return Spot(what, UUID(member), thing)
