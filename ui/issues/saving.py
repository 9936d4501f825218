"""Saving what is written in a part of an issue: on leaving it or on Ctrl+S, against its version.

The version belongs to the whole issue. Where somebody changed another part of it meanwhile, ours
is saved over the new version by itself; where they changed the same part, the person is shown both
texts and chooses.
"""

from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.issues.queries import IssueDetail
from ui.desk import Desk
from ui.drafting import place_of
from ui.widgets.conflict import Conflict
from ui.widgets.kept import Kept

T = TypeVar("T")
PAUSE = 400
"""Milliseconds after which what was put in without the focus (by a screen reader) is saved."""


class Part(Protocol[T]):
    """A part of the pane that can be saved by itself."""

    def asked(self) -> dict[str, QWidget]: ...
    def stored(self, detail: IssueDetail) -> T: ...
    def written(self) -> T | None: ...
    def show_value(self, value: T) -> None: ...
    def as_text(self, value: T) -> str: ...
    def refused(self, refusal: Refusal) -> None: ...


class Saver(QObject, Generic[T]):
    """Keeps one part. `verb(desk session, issue_id, version, value)` saves it."""

    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        part: Part[T],
        inside: QWidget,
        conflict: Conflict,
        write: Callable[[UUID, int, T], tuple[object, ...]],
        initiator: object,
        draft: str,
    ) -> None:
        super().__init__(inside)
        self._draft = draft
        self._kept = Kept(desk, part.asked(), self)
        self._kept.returned.connect(self._returned)
        self._desk, self._part = desk, part
        self._inside = [inside]
        self._conflict, self._write, self._initiator = conflict, write, initiator
        self._issue_id: UUID | None = None
        self._version = 0
        self._base: T | None = None
        self._dirty = self._filling = self._saving = self._again = False
        self._after: list[Callable[[], object]] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save)
        conflict.mine.connect(self._save_mine)
        conflict.theirs.connect(self._take_theirs)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def watch(self, also: QWidget) -> None:
        """Another place whose fields are saved with it."""
        self._inside.append(also)

    def show_detail(self, detail: IssueDetail) -> None:
        """What is stored now; what is being written stays, over the version it may be saved."""
        value = self._part.stored(detail)
        if detail.row.id != self._issue_id:
            self._issue_id, self._dirty, self._again = detail.row.id, False, False
            self._after.clear()
            self._conflict.hide()
            self._version, self._base = detail.version, value
            self._kept.at(place_of(detail.row.member_id, self._draft, detail.row.id))
            self._fill(value)
            self._kept.listen()
            return
        if self._dirty and value != self._base:
            return
        self._version, self._base = detail.version, value
        if not self._dirty:
            self._fill(value)

    def edited(self) -> None:
        """A field changed; told by the part for every change."""
        if self._filling:
            return
        self._dirty = True
        self._again = self._saving
        if not self._holds(QApplication.focusWidget()):
            self._pause.start()

    def save(self) -> None:
        """Saves it now if anything was written; what cannot be saved says why in its place."""
        if not self._dirty or self._saving or self._issue_id is None:
            return
        value = self._part.written()
        if value is None:
            self._after.clear()
            return
        if value == self._base:
            self._dirty = False
            self._kept.done()
            self._flow_on()
            return
        self._saving = True
        verb, *args = self._write(self._issue_id, self._version, value)
        self._desk.write(
            verb,  # type: ignore[arg-type]
            *args,
            then=self._saved,
            failed=self._failed,
            initiator=self._initiator,
        )

    def save_then(self, act: Callable[[], object]) -> None:
        """`act()` once nothing is unsaved here; not at all if it cannot be saved."""
        self._after.append(act)
        if self._dirty:
            self.save()
        elif not self._saving:
            self._flow_on()

    def is_dirty(self) -> bool:
        """Whether something is written and not saved."""
        return self._dirty

    def _fill(self, value: T) -> None:
        self._filling = True
        self._kept.lay(partial(self._part.show_value, value))
        self._filling = False

    def _returned(self) -> None:
        """What was written and not saved is here again; it is saved when one leaves it."""
        self._dirty = True

    def _saved(self, _result: object) -> None:
        self._saving = False
        self._dirty, self._again = self._again, False
        if not self._dirty:
            self._kept.done()
        self._conflict.hide()
        self.saved.emit()
        self._flow_on()

    def _flow_on(self) -> None:
        acts, self._after = self._after, []
        for act in acts:
            act()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, Refusal):
            return
        if error.code is Code.STALE and self._issue_id is not None:
            self._desk.read(issues.detail, self._issue_id, then=self._compare)
        else:
            self._after.clear()
            self._part.refused(error)

    def _compare(self, detail: IssueDetail) -> None:
        """Somebody was faster: was it in the same part?"""
        if detail.row.id != self._issue_id:
            return
        theirs, mine = self._part.stored(detail), self._part.written()
        same, self._version, self._base = theirs == self._base, detail.version, theirs
        if mine is None:
            return
        if same or theirs == mine:
            self.save()
        else:
            self._after.clear()
            self._conflict.ask(self._part.as_text(mine), self._part.as_text(theirs))

    def _save_mine(self) -> None:
        self._dirty = True
        self.save()

    def _take_theirs(self) -> None:
        self._dirty = False
        if self._base is not None:
            self._fill(self._base)
            self._kept.done()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._holds(old) and not self._holds(new) and not self._conflict.isVisible():
            self.save()

    def _holds(self, widget: QWidget | None) -> bool:
        return any(_within(place, widget) for place in self._inside)


def _within(place: QWidget, widget: QWidget | None) -> bool:
    """Whether it lies in `place`, a popup of something in there too."""
    while widget is not None and widget is not place:
        widget = widget.parentWidget()
    return widget is place
