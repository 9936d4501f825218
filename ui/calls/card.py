"""The call card: the composer's contact in another frame, over whatever is open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import language, theme
from ui.calls.form import CallForm
from ui.commands import bind, command
from ui.composer.call_head import CallHead
from ui.composer.call_record import Call
from ui.composer.form_room import FormRoom
from ui.desk import Desk
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.card import FloatingCard

WIDTH = 560
LEAST = 220
"""Height at 100 % below which it does not keep clear of the composer: one could not write in it."""


class CallCard(FloatingCard):
    """There is one, and it shows one call; Esc, Alt+Left and the cross put that aside."""

    parked = Signal(object)  # Call
    discarded = Signal(object)
    logged = Signal(object)
    page_wanted = Signal(object)
    next_wanted = Signal()
    message_wanted = Signal(str, str)  # the number typed, what was written so far
    add_wanted = Signal(object)  # Call, of somebody who is to become a member
    known = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "call.card", width=WIDTH)
        self.head = CallHead(desk.zone, "call", self)
        self.form = CallForm(desk, self)
        self._room = FormRoom(self.form, WIDTH, self)
        self.back = ActionButton(Kind.GHOST, "call.back", self, icon="arrow-left")
        self.page = ActionButton(Kind.GHOST, "call.to_page", self, icon="arrow-right")
        self.another = ActionButton(Kind.GHOST, "call.another", self)
        self.body.addWidget(self.head)
        self.body.addWidget(self._room, 1)
        # What records it stays in sight, however much is to be recorded.
        self.body.addWidget(self.form.actions_row)
        self._foot = QHBoxLayout()
        for button in (self.back, self.page):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.another)
        self.body.addLayout(self._foot)
        self._wire()
        theme.follow(self._measure_foot)
        language.follow(self._retranslate)

    def show_call(self, call: Call) -> None:
        """This call, in front, the caret where one goes on."""
        if self.form.call() is not call:
            self.form.show_call(call)
            self.head.show_call(call)
        self._offer_page()
        if not self.isVisible():
            self.open_card()
        self.raise_()
        self.place()
        self.form.take_focus()

    def call(self) -> Call | None:
        """The call that is shown."""
        return self.form.call() if self.isVisible() else None

    def leave(self) -> Call | None:
        """The call with all that was written of it; the card goes."""
        call = self.form.leave_call()
        self.head.show_call(None)
        self.close_card()
        return call

    # ── out of it ──

    def park(self) -> None:
        """To what was open, with caret and draft as they were; the call waits in its row."""
        call = self.leave()
        if call is not None:
            self.parked.emit(call)

    def discard(self) -> None:
        """Throw the call away."""
        call = self.leave()
        if call is not None:
            self.discarded.emit(call)

    def go_to_page(self) -> None:
        """To the member's page, where the call is written on."""
        call = self.form.call()
        if call is not None and call.member_id is not None:
            self._came_from = None
            self.leave()
            self.page_wanted.emit(call)

    def _logged(self, call: Call) -> None:
        if self.form.call() is call:
            self.leave()
        self.logged.emit(call)

    def _message_wanted(self, number: str) -> None:
        """A colleague's member: what was written goes with it, and this call is that message."""
        text = self.form.text.toPlainText()
        call = self.leave()
        if call is not None:
            self.logged.emit(call)
        self.message_wanted.emit(number, text)

    def _add_wanted(self) -> None:
        call = self.leave()
        if call is not None:
            self.parked.emit(call)
            self.add_wanted.emit(call)

    def _known(self) -> None:
        self._offer_page()
        self.place()
        self.known.emit()

    def _offer_page(self) -> None:
        self.page.setVisible(self.form.whose() is not None)

    # ── where it lies ──

    def place(self) -> None:
        """Over the stream where there is one, never over the composer nor the row of calls."""
        super().place()
        px, card = theme.px, self.card_rect().translated(self.pos())
        over = self._over.height() - px(32)
        stream, composer = self._rect_of("member.stream"), self._rect_of("composer.contact")
        left = card.left()
        wanted = px(96)
        if stream is not None and composer is not None:
            left = stream.left() + (stream.width() - card.width()) // 2
            wanted = stream.top() + px(20)
            if composer.top() - px(8) - px(8) >= px(LEAST):
                over = composer.top() - px(8)
        high = self._wanted_height(self.width()) - (self.height() - card.height())
        high = min(high, over - px(8))
        top = max(min(wanted, over - high), px(8))
        left = max(min(left, self._over.width() - card.width() - px(8)), px(8))
        self._put(card, QRect(left, top, card.width(), high))

    def _put(self, card: QRect, to: QRect) -> None:
        shadow = self.geometry()
        self.setGeometry(
            to.adjusted(
                shadow.left() - card.left(),
                shadow.top() - card.top(),
                shadow.right() - card.right(),
                shadow.bottom() - card.bottom(),
            )
        )

    def _rect_of(self, identifier: str) -> QRect | None:
        for one in self._over.findChildren(QWidget, identifier):
            if one.isVisible():
                return QRect(one.mapTo(self._over, QPoint(0, 0)), one.size())
        return None

    # ── keys ──

    def event(self, event: QEvent) -> bool:
        """Alt+Left, Alt+Right and F2 belong to the card while the focus is in it."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and override and self._acts(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts(event)
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Escape:
            self.park()
        else:
            super().keyPressEvent(event)

    def _acts(self, event: QKeyEvent) -> Callable[[], object] | None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if alt and event.key() == Qt.Key.Key_Left:
            return self.park
        if alt and event.key() == Qt.Key.Key_Right:
            return self.go_to_page
        if plain and event.key() == Qt.Key.Key_F2:
            return self.next_wanted.emit
        return None

    # ── showing ──

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Call"))
        self.back.set_text(self.tr("Back"))
        self.back.set_hint(command("back").key())
        self.page.set_text(self.tr("Member's page"))
        self.page.set_hint(command("call.page").key())
        self.another.set_text(self.tr("Next call"))
        self.another.set_hint(command("call").key())

    def _wire(self) -> None:
        form = self.form
        form.known.connect(self._known)
        form.typed.connect(self.known)
        form.logged.connect(self._logged)
        form.message_wanted.connect(self._message_wanted)
        form.add_wanted.connect(self._add_wanted)
        form.caller.page.clicked.connect(self.go_to_page)
        form.left.connect(self.park)
        self.back.clicked.connect(self.park)
        self.page.clicked.connect(self.go_to_page)
        self.another.clicked.connect(self.next_wanted)
        self.head.park.clicked.connect(self.park)
        self.head.discard.clicked.connect(self.discard)
        self.dismissed.connect(self.park)
        bind(self, {"call.discard": self.discard, "call.page": self.go_to_page})

    def _measure_foot(self) -> None:
        px = theme.px
        self._foot.setContentsMargins(px(8), 0, px(8), px(6))
        self._foot.setSpacing(px(4))
