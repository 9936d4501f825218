"""Finding a member by name, pinyin, phone tail or number, in a field with its results below."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from concierge import words
from concierge.members.find import FoundMember, find
from ui import theme
from ui.desk import Desk
from ui.theme import Role
from ui.widgets.button import is_enter
from ui.widgets.line_field import LineField
from ui.widgets.objects import OBJECT
from ui.widgets.paint import baseline, draw_text
from ui.widgets.rows import paint_ground
from ui.widgets.short_list import ShortList

MOST = 5
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class MemberField(QWidget):
    """`chosen` tells the FoundMember; Enter takes the first, Down goes into the results. `nobody`
    tells what was typed when Enter finds nobody."""

    chosen = Signal(object)
    found = Signal(int)
    nobody = Signal(str)

    def __init__(
        self, desk: Desk, identifier: str, results: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._taken: FoundMember | None = None
        self._take_first = False
        self._asking = False
        self.field = _SearchLine(identifier, self)
        self.results = ShortList(_FoundDelegate(), spoken, results, self, ground="raised")
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.down.connect(self._into_results)
        self.results.activated_row.connect(self._activated)
        self.results.clicked.connect(self._activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.results)

    def value(self) -> FoundMember | None:
        """The member that was chosen and is still in the field."""
        return self._taken

    def clear(self) -> None:
        """Nobody."""
        self._taken = None
        self.field.clear()
        self.results.fill([])

    def show_member(self, member: FoundMember) -> None:
        """That member is chosen."""
        self._taken = member
        self.field.show_text("  ".join(part for part in (*_called(member), member.number) if part))
        self.results.fill([])

    def show_typed(self, text: str) -> None:
        """What was typed before, and who may be meant."""
        self.field.setText(text)
        if text:
            self._typed(text)

    def set_label(self, label: str) -> None:
        """What the field is for."""
        self.field.set_label(label)
        self.results.setAccessibleName(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; where somebody is chosen it is the form's, which commits."""
        if is_enter(event) and event.modifiers() in _PLAIN and self._taken is None:
            self._entered()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._taken, self._take_first, self._asking = None, False, True
        key = f"member-field.{id(self)}"
        self._desk.read(find, text.strip(), MOST, then=self._show, key=key)

    def _show(self, found: Sequence[FoundMember]) -> None:
        entered, self._take_first, self._asking = self._take_first, False, False
        self.results.fill(found if self.field.text().strip() else [])
        self.found.emit(len(found))
        if entered and found:
            self._take(found[0])
        elif entered:
            self.nobody.emit(self.field.text())

    def _entered(self) -> None:
        row = self.results.current() or self.results.row(self.results.model().index(0, 0))
        if isinstance(row, FoundMember):
            self._take(row)
        elif self._asking:
            self._take_first = True
        else:
            self.nobody.emit(self.field.text())

    def _into_results(self) -> None:
        self.results.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _activated(self, index: QModelIndex) -> None:
        row = self.results.row(index)
        if isinstance(row, FoundMember):
            self._take(row)

    def _take(self, member: FoundMember) -> None:
        self.show_member(member)
        self.chosen.emit(member)


class _SearchLine(LineField):
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _FoundDelegate(QStyledItemDelegate):
    """Form of address, name, tier and city, phone tail."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(theme.px(200), theme.px(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        member, rect = index.data(OBJECT), option.rect
        paint_ground(painter, option)
        px, colours = theme.px, theme.tokens()
        box = rect.adjusted(px(12), 0, -px(12), 0)
        bold, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        stand = baseline(box, theme.font(Role.BODY))
        called, also = _called(member)
        done = draw_text(painter, box, called, bold, colours.ink, stand=stand)
        rest = box.adjusted(done + px(6), 0, -px(72), 0)
        about = words.facts(also, words.tier_name(member.tier), member.city)
        draw_text(painter, rest, about, small, colours.ink2, stand=stand)
        tail = QRect(box.right() - px(68), box.top(), px(68), box.height())
        number = words.tail(member.phone_tail) if member.phone_tail else member.number
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, tail, number, small, colours.ink3, align=right, stand=stand)


def spoken(member: FoundMember) -> str:
    """A person found, as it is read aloud."""
    tier = words.tier_name(member.tier)
    return words.facts(*_called(member), tier, member.city, member.number)


def _called(member: FoundMember) -> tuple[str, str]:
    """As they are spoken of, and their name where that is another."""
    return member.address or member.name, words.also(member.address, member.name)
