"""The card with everything unfinished: Enter goes on with one, Del throws it away."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.unfinished.begun import Begun, ask
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.card import FloatingCard
from ui.widgets.labels import PlainLabel
from ui.widgets.object_list import ObjectList
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width
from ui.widgets.row_delegate import RowDelegate

ROW, MOST = 32, 12


class UnfinishedCard(FloatingCard):
    """`go_wanted` and `throw_wanted` tell the Begun."""

    go_wanted = Signal(object)
    throw_wanted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "unfinished", width=640, top=96, scrim=True)
        self._desk = desk
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, identifier="unfinished.title")
        self._nothing = PlainLabel("", Role.BODY, "ink2", identifier="unfinished.nothing")
        self.list = _List(_Row(desk), self._say, "unfinished.list", self, ground="raised")
        self.throw = ActionButton(Kind.PLAIN, "unfinished.throw", self, icon="trash-2")
        self.go = ActionButton(Kind.PRIMARY, "unfinished.go", self)
        self.list.activated_row.connect(self._go)
        self.list.delete_pressed.connect(self._throw)
        self.throw.clicked.connect(self._throw)
        self.go.clicked.connect(self._go)
        self.dismissed.connect(self.close_card)
        self._lay_out()
        language.follow(self._retranslate)

    def begin(self) -> None:
        """Show what there is now."""
        self.show_begun([])
        self.open_card()
        self.list.setFocus()
        ask(self._desk, self.show_begun)

    def show_begun(self, begun: list[Begun]) -> None:
        """These, the last written first."""
        at = self.list.currentIndex().row()
        self.list.fill(begun)
        if self.list.current() is None and begun:
            self.list.select_row(self.list.objects.index(min(max(at, 0), len(begun) - 1)))
        self.list.setFixedHeight(theme.px(ROW) * min(max(len(begun), 1), MOST))
        self.list.setVisible(bool(begun))
        self._nothing.setVisible(not begun)
        for button in (self.throw, self.go):
            button.setVisible(bool(begun))
        self._retranslate()
        if begun and self.isVisible():
            self.list.setFocus()
        self.place()

    def _go(self, _index: object = None) -> None:
        begun = self.list.current()
        if isinstance(begun, Begun):
            self._came_from = None
            self.close_card()
            self.go_wanted.emit(begun)

    def _throw(self) -> None:
        begun = self.list.current()
        if isinstance(begun, Begun):
            self.throw_wanted.emit(begun)
            ask(self._desk, self.show_begun)

    def _say(self, begun: Begun) -> str:
        return begun.spoken(self._desk)

    def _retranslate(self) -> None:
        n = len(self.list.rows())
        self._title.setText(self.tr("Unfinished %n", "", n) if n else self.tr("Unfinished"))
        self.setAccessibleName(self._title.text())
        self.list.setAccessibleName(self.tr("Unfinished"))
        self._nothing.setText(self.tr("Nothing is half written."))
        self.throw.set_text(self.tr("Throw away"))
        self.throw.set_hint("Del")
        self.go.set_text(self.tr("Go on"))
        self.go.set_hint("Enter")
        self.list.retranslate()

    def _lay_out(self) -> None:
        px = theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.setContentsMargins(px(16), 0, px(16), 0)
        foot.addStretch(1)
        foot.addWidget(self.throw)
        foot.addWidget(self.go)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, px(12), 0, px(12))
        inner.setSpacing(px(8))
        for label in (self._title, self._nothing):
            label.setContentsMargins(px(16), 0, px(16), 0)
        for widget in (self._title, self._nothing, self.list):
            inner.addWidget(widget)
        inner.addLayout(foot)
        self.body.addLayout(inner)


class _List(ObjectList):
    """Del throws away."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class _Row(RowDelegate):
    """16 | icon | who | what | how it begins | since when, at the right."""

    height = ROW

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.zone)
        self._desk = desk

    def paint_row(self, painter: QPainter, rect: QRect, row: Begun) -> None:
        px, colours = theme.px, theme.tokens()
        body, small = theme.font(Role.BODY), theme.font(Role.SMALL)
        stand = baseline(rect, body)
        box = rect.adjusted(px(16), 0, -px(16), 0)
        square = QRect(box.left(), box.top(), px(16), box.height())
        draw_icon(painter, square, row.icon(), "ink2", 16)
        since = row.since(self._desk)
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, box, since, small, colours.ink3, align=right, stand=stand)
        room = box.adjusted(px(24), 0, -text_width(since, small) - px(12), 0)
        strong = theme.font(Role.BODY, strong=True)
        done = draw_text(painter, room, row.who, strong, colours.ink, stand=stand)
        room.adjust(done + (px(8) if row.who else 0), 0, 0, 0)
        done = draw_text(painter, room, row.what(), small, colours.ink2, stand=stand)
        room.adjust(done + px(8), 0, 0, 0)
        draw_text(painter, room, row.text(), body, colours.ink, stand=stand)
