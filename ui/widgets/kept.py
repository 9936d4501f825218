"""What is typed into a form is kept until it is saved, wherever one goes meanwhile."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit, QWidget

from ui.desk import Desk
from ui.drafting import Sheet
from ui.widgets.field import FieldButton


@runtime_checkable
class Written(Protocol):
    """A choice that is no button with a list: how it is kept as text. Its signal is `changed`."""

    def written(self) -> str: ...

    def show_written(self, text: str) -> None: ...


class Kept(QObject):
    """`at` a place one fills the fields and says `listen`: from then on what differs from that is
    kept there, and what was kept there comes back, which `returned` tells. `done` once it is saved.
    With `choices` what was chosen is worth keeping too, where hardly anything is written.
    """

    returned = Signal()

    def __init__(
        self,
        desk: Desk,
        fields: Mapping[str, QWidget],
        parent: QObject,
        *,
        choices: bool = False,
    ) -> None:
        super().__init__(parent)
        self._keeper = desk.keeper
        self._fields, self._choices = dict(fields), choices
        self.place = ""
        self._base: dict[str, Any] = {}
        self._listening = False
        for field in self._fields.values():
            _changes(field).connect(self._changed)
        self._keeper.thrown.connect(self._thrown)
        self._keeper.brought.connect(self._brought)

    def differs(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._listening and self._values() != self._base

    def at(self, place: str) -> None:
        """Of another thing from now on; what was typed of the last one is kept where it was."""
        self.place, self._listening = place, False

    def listen(self) -> None:
        """What stands in the fields now is what is saved, or nothing."""
        self._base, self._listening = self._values(), True
        if self.place:
            place = self.place
            self._keeper.load([place], partial(self._have, place))

    def lay(self, fill: Callable[[], object]) -> None:
        """Let `fill` put what is saved into the fields: nobody typed it."""
        self._listening = False
        fill()
        self._base, self._listening = self._values(), True

    def done(self) -> None:
        """It is saved, or let go: nothing is kept of it."""
        if self.place:
            self._keeper.drop(self.place)
        self._base = self._values()

    def _changed(self, _value: object = None) -> None:
        if self._listening and self.place:
            self._keeper.keep(self.place, self._sheet())

    def _sheet(self) -> Sheet | None:
        """Choices alone are not worth a draft, unless there is nothing else."""
        now = self._values()
        worth = [name for name, one in self._fields.items() if self._choices or _is_text(one)]
        changed = [name for name in worth if now[name] != self._base[name]]
        if not changed:
            return None
        said = (_said(self._fields[name], now[name]) for name in changed)
        text = next((one for one in said if one.strip()), "")
        carets = [one.textCursor().position() for one in self._texts()]
        return Sheet(text, carets[0] if carets else len(text), {"typed": now})

    def _have(self, place: str, found: dict[str, Sheet]) -> None:
        """A draft from the disk; what has been typed meanwhile is newer."""
        kept = found.get(place)
        if kept is None or place != self.place or self._values() != self._base:
            return
        typed = dict(kept.fields.get("typed") or {})
        if all(self._base.get(name) == value for name, value in typed.items()):
            self._keeper.drop(place)  # nothing of it is still to be saved
            return
        self._put_all(typed)
        for one in self._texts():
            cursor = one.textCursor()
            cursor.setPosition(min(kept.caret, len(one.toPlainText())))
            one.setTextCursor(cursor)
        self.returned.emit()

    def _thrown(self, place: str) -> None:
        if self._listening and place == self.place:
            self._put_all(self._base)

    def _brought(self, place: str, sheet: Sheet) -> None:
        if self._listening:
            self._have(place, {place: sheet})

    def _put_all(self, values: Mapping[str, Any]) -> None:
        """Nobody typed it just now."""
        self._listening = False
        for name, value in values.items():
            if name in self._fields:
                _put(self._fields[name], value)
        self._listening = True

    def _values(self) -> dict[str, Any]:
        return {name: _value(field) for name, field in self._fields.items()}

    def _texts(self) -> list[QTextEdit]:
        return [one for one in self._fields.values() if isinstance(one, QTextEdit)]


def _said(field: QWidget, value: Any) -> str:
    """How it begins, in words."""
    if isinstance(field, FieldButton):
        return field.shown()
    return str(value) if _is_text(field) else ""


def _is_text(field: QWidget) -> bool:
    return isinstance(field, (QTextEdit, QLineEdit))


def _changes(field: QWidget) -> Any:
    """The signal that tells a change."""
    if isinstance(field, (FieldButton, Written)):
        return field.changed
    if isinstance(field, QAbstractButton):
        return field.toggled
    if isinstance(field, (QTextEdit, QLineEdit)):
        return field.textChanged
    raise TypeError(f"nothing is known of a {type(field).__name__}")


def _value(field: QWidget) -> Any:
    """What it holds, as JSON can keep it."""
    if isinstance(field, FieldButton):
        value = field.value()
        return None if value is None else str(value)
    if isinstance(field, Written):
        return field.written()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, QTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else None


def _put(field: QWidget, value: Any) -> None:
    if isinstance(field, FieldButton):
        field.choose_as(None if value is None else str(value))
    elif isinstance(field, Written):
        field.show_written(str(value))
    elif isinstance(field, QAbstractButton):
        field.setChecked(bool(value))
    elif isinstance(field, QTextEdit):
        field.setPlainText(str(value))
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
