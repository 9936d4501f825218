"""The facts in a member's header: what must not be forgotten first, then the rest, in one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton, set_identifier
from ui.widgets.facts import Fact
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width

GAP = 6


@dataclass(frozen=True)
class FactWords:
    """A fact as it is shown: its icon, its words, and whether it must not be forgotten."""

    icon: str
    text: str
    strong: bool


class FactMore(DeskButton):
    """'+2': opens the facts there was no room for."""

    def sizeHint(self) -> QSize:
        return QSize(2 * theme.px(6) + text_width(self.word(), self._font()), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.ground(None)
        if ground is not None:
            fill_round(painter, self.rect(), theme.px(4), ground)
        box = self.rect().adjusted(theme.px(6), 0, 0, 0)
        draw_text(painter, box, self.word(), self._font(), theme.tokens().ink2)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(4))

    def _font(self) -> QFont:
        return theme.font(Role.SMALL)


class FactAdd(IconButton):
    """A plus, with words where nothing stands before it."""

    def __init__(self, identifier: str, parent: QWidget) -> None:
        super().__init__("plus", identifier, parent, size=14)
        self.alone = False

    def sizeHint(self) -> QSize:
        words = theme.px(8) + text_width(self.word(), theme.font(Role.SMALL)) if self.alone else 0
        return QSize(theme.px(22) + words, theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        ground = self.ground(None)
        if ground is not None:
            fill_round(painter, self.rect(), px(4), ground)
        draw_icon(painter, QRect(0, 0, px(22), self.height()), "plus", "ink2", 14)
        if self.alone:
            rest = self.rect().adjusted(px(24), 0, 0, 0)
            draw_text(painter, rest, self.word(), theme.font(Role.SMALL), colours.ink2)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(4))


class FactStrip(QWidget):
    """Facts in the order given while they fit; the last ones fold into '+n'. `add` stands at their
    end."""

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._facts: list[FactWords] = []
        self._labels: list[Fact] = []
        self._more = FactMore(f"{identifier}.more" if identifier else "", self)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self.add = FactAdd("member.fact", self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self._lay_out)

    def show_facts(self, facts: Sequence[FactWords]) -> None:
        """These, and no others; the strip's accessible name reads them all."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._facts = list(facts)
        self._labels = [
            Fact(words.icon, words.text, must=words.strong, parent=self) for words in facts
        ]
        self.setAccessibleName(", ".join(words.text for words in facts))
        self._lay_out()

    def is_empty(self) -> bool:
        """Whether nothing is to be minded."""
        return not self._facts

    def folded(self) -> list[str]:
        """The words there was no room for."""
        return [
            words.text
            for words, label in zip(self._facts, self._labels, strict=True)
            if label.isHidden()
        ]

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self.updateGeometry()
        shown = self._that_fit()
        left = 0
        for number, label in enumerate(self._labels):
            label.setVisible(number < shown)
            if number < shown:
                left = self._place(label, left)
        hidden = len(self._labels) - shown
        self._more.setVisible(hidden > 0)
        self._more.set_text(f"+{hidden}")
        self._more.setAccessibleName(self.tr("%n more facts", "", hidden))
        self._more.setToolTip(plain_tooltip("\n".join(self.folded())))
        left = self._place(self._more, left) if hidden else left
        self.add.alone = not self._labels
        self._place(self.add, left)

    def _that_fit(self) -> int:
        """How many from the front; one is always shown, cut at the right if it must be."""
        widths = [label.sizeHint().width() + theme.px(GAP) for label in self._labels]
        wide = self.width()
        if not self.add.isHidden():
            wide -= theme.px(22 + GAP)
        if sum(widths) - theme.px(GAP) <= wide:
            return len(widths)
        room = wide - self._more.sizeHint().width() - theme.px(GAP)
        fit = 0
        for width in widths:
            room -= width
            if room < 0:
                break
            fit += 1
        return max(fit, min(1, len(widths)))

    def _place(self, widget: QWidget, left: int) -> int:
        hint = widget.sizeHint()
        kept = 0 if widget is self.add or self.add.isHidden() else theme.px(22 + GAP)
        width = min(hint.width(), max(self.width() - left - kept, 0))
        widget.setGeometry(left, (self.height() - hint.height()) // 2, width, hint.height())
        return left + width + theme.px(GAP)

    def _open_more(self) -> None:
        menu = QMenu(self)
        for words, label in zip(self._facts, self._labels, strict=True):
            if label.isHidden():
                menu.addAction(theme.qicon(words.icon), words.text.replace("&", "&&"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))
