"""The calls that are open, in the line at the foot: each with its name and minutes; beside them the
messages that wait."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from concierge import words
from ui import language, theme
from ui.commands import command
from ui.composer.call_record import Call
from ui.left_messages import LeftMessage
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width

MOST = 160
"""The widest a call is at 100 %."""


class CallRow(QWidget):
    """Part of the layout, so that it lies on nothing; not there while nothing is open or waits."""

    call_wanted = Signal(object)  # Call
    message_wanted = Signal(object)  # LeftMessage
    page_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calls.row")
        self.setAccessibleIdentifier("calls.row")
        self._calls: list[_CallButton] = []
        self._messages: list[_MessageButton] = []
        self.new = _NewButton("calls.new", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.new)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell_time)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self._measure)
        language.follow(self.retranslate)
        self.hide()

    def show_calls(
        self, calls: Sequence[Call], here: Call | None, messages: Sequence[LeftMessage] = ()
    ) -> None:
        """These, in the order they began; `here` is the call in front."""
        while len(self._calls) < len(calls):
            self._add()
        while len(self._calls) > len(calls):
            self._calls.pop().deleteLater()
        for button, call in zip(self._calls, calls, strict=True):
            button.show_call(call, call is here)
        self._show_messages(messages)
        self.setVisible(bool(calls or messages))

    def buttons(self) -> "list[_CallButton]":
        """One for each call."""
        return list(self._calls)

    def messages(self) -> "list[_MessageButton]":
        """One for each message that waits."""
        return list(self._messages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def retranslate(self) -> None:
        """After the language changed."""
        self.setAccessibleName(self.tr("Open calls and messages"))
        self.new.set_text(self.tr("New call"))
        self.new.setToolTip(f"{self.tr('New call')} ({command('call.new').key()})")
        self._tell_time()

    def _add(self) -> None:
        button = _CallButton(f"calls.{len(self._calls) + 1}", self)
        button.clicked.connect(partial(self._pressed, button))
        button.menu_wanted.connect(partial(self._open_menu, button))
        self._row.insertWidget(len(self._calls), button)
        self._calls.append(button)

    def _show_messages(self, messages: Sequence[LeftMessage]) -> None:
        while len(self._messages) < len(messages):
            self._add_message()
        while len(self._messages) > len(messages):
            self._messages.pop().deleteLater()
        for button, message in zip(self._messages, messages, strict=True):
            button.show_message(message)

    def _add_message(self) -> None:
        button = _MessageButton(f"calls.message.{len(self._messages) + 1}", self)
        button.clicked.connect(partial(self._message_pressed, button))
        self._row.insertWidget(self._row.count() - 1, button)
        self._messages.append(button)

    def _message_pressed(self, button: "_MessageButton", _on: bool = False) -> None:
        if button.message is not None:
            self.message_wanted.emit(button.message)

    def _pressed(self, button: "_CallButton", _on: bool = False) -> None:
        if button.call is not None:
            self.call_wanted.emit(button.call)

    def _open_menu(self, button: "_CallButton") -> None:
        call = button.call
        if call is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Go on with this call"), partial(self.call_wanted.emit, call))
        if call.member_id is not None:
            page = menu.addAction(self.tr("On the member's page"))
            page.triggered.connect(partial(self._to_page, call))
        menu.addSeparator()
        menu.addAction(self.tr("Throw this call away"), partial(self.discard_wanted.emit, call))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().topLeft()))

    def _to_page(self, call: Call, _on: bool = False) -> None:
        self.page_wanted.emit(call)

    def _tell_time(self) -> None:
        for button in (*self._calls, *self._messages):
            button.tell()

    def _measure(self) -> None:
        self._row.setSpacing(theme.px(4))
        self.updateGeometry()


class _OpenButton(DeskButton):
    """An icon and who; as wide as that is, cut where there is no room."""

    ICON = ""

    def __init__(self, identifier: str, parent: QWidget) -> None:
        super().__init__(identifier, parent)
        self._here = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def tell(self) -> None:
        """What it says, as it is now."""

    def say(self, said: str) -> None:
        """All of it, wherever it is cut."""
        if said != self.word():
            self.set_text(said)
            self.setToolTip(said)

    def sizeHint(self) -> QSize:
        px = theme.px
        wide = px(6 + 14 + 4 + 6) + text_width(self.word(), theme.font(Role.SMALL, strong=True))
        return QSize(min(wide, px(MOST)), px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(56), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        ground = self.ground(colours.sel if self._here else colours.pill)
        if ground is not None:
            fill_round(painter, self.rect(), px(4), ground)
        square = QRect(px(6), 0, px(14), self.height())
        draw_icon(painter, square, self.ICON, "accent", 12)
        room = self.rect().adjusted(px(24), 0, -px(4), 0)
        font = theme.font(Role.SMALL, strong=self._here)
        draw_text(painter, room, self.word(), font, colours.ink)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(4))


class _CallButton(_OpenButton):
    """Who, and for how many minutes."""

    ICON = "phone-call"
    menu_wanted = Signal()

    def __init__(self, identifier: str, parent: QWidget) -> None:
        super().__init__(identifier, parent)
        self.call: Call | None = None

    def show_call(self, call: Call, here: bool) -> None:
        """That one."""
        self.call, self._here = call, here
        self.tell()
        self.update()

    def tell(self) -> None:
        """Who and how long, as it is now."""
        if self.call is not None:
            who = self.call.who or self.tr("New call")
            minutes = int(self.call.ran() // 60)
            self.say(words.fill(self.tr("{who} {n} min"), who=who, n=minutes))

    def spoken(self) -> str:
        return words.fill(self.tr("Call: {what}"), what=self.word())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()


class _MessageButton(_OpenButton):
    """For whom, and that it is a message; of nobody found yet, the number."""

    ICON = "message-square"

    def __init__(self, identifier: str, parent: QWidget) -> None:
        super().__init__(identifier, parent)
        self.message: LeftMessage | None = None

    def show_message(self, message: LeftMessage) -> None:
        """That one."""
        self.message = message
        self.tell()

    def tell(self) -> None:
        """For whom it is."""
        if self.message is not None:
            who = self.message.who or self.message.number
            said = words.fill(self.tr("{who} message"), who=who) if who else self.tr("Message")
            self.say(said)

    def spoken(self) -> str:
        return words.fill(self.tr("Go on: {what}"), what=self.word())


class _NewButton(DeskButton):
    """A plus and the key."""

    def sizeHint(self) -> QSize:
        font = theme.font(Role.HINT)
        wide = text_width(command("call.new").key(), font)
        return QSize(theme.px(6 + 12 + 4 + 6) + wide, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        ground = self.ground(None)
        if ground is not None:
            fill_round(painter, self.rect(), px(4), ground)
        draw_icon(painter, QRect(px(6), 0, px(12), self.height()), "plus", "ink2", 12)
        room = self.rect().adjusted(px(22), 0, -px(4), 0)
        draw_text(painter, room, command("call.new").key(), theme.font(Role.HINT), colours.ink3)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(4))
