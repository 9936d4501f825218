"""Keys and what they do, at the foot of a place: pressing one with the mouse does it too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.facts import draw_key_cap, key_cap_width
from ui.widgets.lay import flat
from ui.widgets.paint import draw_text, fill_round, text_width


@dataclass(frozen=True)
class Hint:
    """A key as it is read, what it does, and the command that does it; '' for keys that move."""

    key: str
    what: str
    command_id: str = ""


class KeyHint(DeskButton):
    """For the mouse alone: whoever has the keyboard presses the key. A key that only moves looks
    like a word and takes no press; the others have the key in a cap, if `capped`."""

    def __init__(self, hint: Hint, identifier: str, parent: QWidget, *, capped: bool) -> None:
        super().__init__(f"{identifier}.{hint.command_id}" if hint.command_id else "", parent)
        self.hint = hint
        self._capped = capped and bool(hint.command_id)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(bool(hint.command_id))
        self.set_text(f"{hint.what} {hint.key}")

    def sizeHint(self) -> QSize:
        px = theme.px
        words = text_width(self.hint.what, theme.font(Role.SMALL))
        return QSize(self._key_width() + px(6) + words + 2 * px(6), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        ground = self.ground(None) if self.isEnabled() else None
        if ground is not None:
            fill_round(painter, self.rect(), px(4), ground)
        left, wide, font = px(6), self._key_width(), theme.font(Role.SMALL)
        if self._capped:
            cap = QRect(left, (self.height() - px(18)) // 2, wide, px(18))
            draw_key_cap(painter, cap, self.hint.key, colours.ink2)
        else:
            draw_text(painter, QRect(left, 0, wide, self.height()), self.hint.key, font,
                      colours.ink2)  # fmt: skip
        left += wide + px(6)
        rest = QRect(left, 0, self.width() - left, self.height())
        draw_text(
            painter, rest, self.hint.what, font, colours.ink2 if self._capped else colours.ink3
        )

    def _key_width(self) -> int:
        font = theme.font(Role.SMALL)
        return key_cap_width(self.hint.key) if self._capped else text_width(self.hint.key, font)


class KeyHints(QWidget):
    """In one row; those that have no room are left out, from the left or from the right."""

    wanted = Signal(str)  # the id of a command

    def __init__(
        self, identifier: str, parent: QWidget, *, capped: bool = False, drops_left: bool = False
    ) -> None:
        super().__init__(parent)
        self._identifier, self._capped, self._drops_left = identifier, capped, drops_left
        self._hints: list[KeyHint] = []
        self._told: list[Hint] = []
        self._row = flat(QHBoxLayout(self))

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """These, from the left."""
        if list(hints) == self._told:
            return
        self._told = list(hints)
        for old in self._hints:
            old.hide()
            old.deleteLater()
        self._hints = [KeyHint(hint, self._identifier, self, capped=self._capped) for hint in hints]
        for one in self._hints:
            one.clicked.connect(self._pressed)
            self._row.addWidget(one)

    def fit(self, room: int) -> None:
        """Show as many as have room in so many pixels."""
        wide = 0
        for one in reversed(self._hints) if self._drops_left else self._hints:
            wide += one.sizeHint().width()
            one.setVisible(wide <= room)
        shown = [one.sizeHint().width() for one in self._hints if not one.isHidden()]
        self.setFixedWidth(sum(shown))

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, KeyHint):
            self.wanted.emit(sender.hint.command_id)
