"""A choice written as a word: flat in the composer, framed in a form.

A combo box underneath, so that letters, arrows and a screen reader work as everywhere; only the
painting is ours. A choice's value is any Python value.
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import ENTER, is_enter, is_plain, set_identifier
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width
from ui.widgets.press_on import again, goes_on, press_on

Choice = tuple[Hashable, str, str]
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End, *ENTER)


class FieldButton(QComboBox):
    """24 high and flat, or 28 high and framed. `changed` tells the value a person chose.

    Arrows, letters and Enter open the list; only what is taken there is chosen.

    `label` names it for a screen reader ('Channel'); the text shown is added to it. Reached by
    Tab, not by a click, so that a click leaves the caret where it is.
    """

    changed = Signal(object)

    def __init__(
        self, identifier: str = "", parent: QWidget | None = None, *, framed: bool = False
    ) -> None:
        super().__init__(parent)
        self._framed = framed
        self._label = ""
        self._placeholder = ""
        self._icon = ""
        self._choices: list[Choice] = []
        self._short: Mapping[Hashable, str] = {}
        self._guess: Hashable | None = None
        self._closing = self._settled = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        wide = QSizePolicy.Policy.Expanding if framed else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        set_identifier(self, identifier)
        self.activated.connect(self._chosen)
        self.currentIndexChanged.connect(self._say)
        self.setItemDelegate(QStyledItemDelegate(self))
        theme.follow(self._dress)

    def set_label(self, label: str) -> None:
        """What the choice is about, for a screen reader and the tooltip."""
        self._label = label
        self.setToolTip(label)
        # Beside the name: on Linux Qt gives a combo box its text for a name, whatever is said here.
        self.setAccessibleDescription(label)
        self._say()

    def set_placeholder(self, text: str) -> None:
        """Shown in grey while nothing is chosen."""
        self._placeholder = text
        self._say()

    def set_icon(self, icon: str) -> None:
        """An icon that stands there whatever is chosen, unless the choice has its own."""
        self._icon = icon
        self._say()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """(value, text, icon name or '') in order; the value chosen stays if it is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        self._choices = list(choices)
        for _, text, icon in self._choices:
            self.addItem(theme.qicon(icon) if icon else QIcon(), text)
        self.setCurrentIndex(self._index_of(kept))
        self.blockSignals(False)
        self._say()

    def set_guess(self, value: Hashable | None) -> None:
        """What it is likely to be: shown with a question mark while nothing is chosen, and the one
        that Enter takes when the choices open; it is no value until then."""
        self._guess = value
        self._say()

    def guess(self) -> str:
        """The words of the guess while nothing is chosen, else ''."""
        guessed = self._index_of(self._guess) if self._guess is not None else -1
        open_yet = self.value() is None and guessed >= 0
        return self._choices[guessed][1] if open_yet else ""

    def set_short(self, short: Mapping[Hashable, str]) -> None:
        """What the button says for a value where its whole text has no room."""
        self._short = short
        self.update()

    def value(self) -> Hashable | None:
        """The value chosen; None while nothing is."""
        choice = self._choice()
        return choice[0] if choice else None

    def set_value(self, value: Hashable | None) -> None:
        """Chooses it without telling anyone; one that is not offered leaves nothing chosen."""
        self.blockSignals(True)
        self.setCurrentIndex(self._index_of(value))
        self.blockSignals(False)
        self._say()

    def choose_as(self, written: str | None) -> None:
        """Chooses the value that is written so; one that is not offered leaves nothing chosen."""
        self.set_value(next((one for one, _, _ in self._choices if _written(one) == written), None))

    def stand_as_text(self, settled: bool) -> None:
        """What is settled is read, not chosen: no frame, no chevron, nothing to press."""
        self._settled = settled
        self.setEnabled(not settled)
        self._say()

    def shown(self) -> str:
        """The text on the button."""
        choice = self._choice()
        guess = self.guess()
        return choice[1] if choice else f"{guess}?" if guess else self._placeholder

    def sizeHint(self) -> QSize:
        px = theme.px
        width = text_width(self.shown(), self._font()) + px(4) + px(self._chevron())
        width += px(14) + px(4) if self._own_icon() else 0
        side = px(8) if self._framed else px(4)
        return QSize(width + 2 * side, px(28 if self._framed else 24))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.px(64)), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the open list Ctrl+Enter takes what stands under the keyboard and goes on to the form;
        a key of the window closes it and goes on, too."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not goes_on(event):
            return super().eventFilter(watched, event)
        row = self.view().currentIndex().row()
        self.hidePopup()
        if is_enter(event) and row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)
            self._chosen()
        QTimer.singleShot(0, self, partial(press_on, self, again(event)))
        return True

    def showPopup(self) -> None:
        font = theme.font(Role.BODY)
        widest = max((text_width(text, font) for _, text, _ in self._choices), default=0)
        wide = min(widest + theme.px(56), self.screen().availableGeometry().width())
        self.view().setMinimumWidth(max(self.width(), wide))
        self.view().installEventFilter(self)
        super().showPopup()
        if self.guess():
            self.view().setCurrentIndex(self.model().index(self._index_of(self._guess), 0))

    def hidePopup(self) -> None:
        """Where the key that took a choice comes on to here, it does not open them again."""
        self._closing = True
        QTimer.singleShot(0, self, self._closed)
        super().hidePopup()

    def _closed(self) -> None:
        self._closing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that passes over must not change what is chosen."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closed, no key chooses: what is chosen may be written at once."""
        if event.key() in (*_STEPS, *_ENDS) and is_plain(event):
            if not self._closing:
                self._open_at_hand()
        elif is_plain(event) and event.text().isalnum():
            self.showPopup()
            self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def _open_at_hand(self) -> None:
        """The list, with something in it that Enter takes."""
        self.showPopup()
        if not self.view().currentIndex().isValid():
            self.view().setCurrentIndex(self.model().index(0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_words(painter)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(5 if self._framed else 4))

    def _paint_ground(self, painter: QPainter) -> None:
        colours, px = theme.tokens(), theme.px
        if self._settled:
            return
        if self._framed:
            ground = colours.field if self.isEnabled() else colours.pill
            fill_round(painter, self.rect(), px(5), ground, self._edge())
        elif self.isEnabled() and (self.underMouse() or self.view().isVisible()):
            fill_round(painter, self.rect(), px(4), colours.hover)

    def _paint_words(self, painter: QPainter) -> None:
        px, colours = theme.px, theme.tokens()
        side, chevron = px(8) if self._framed else px(4), px(self._chevron())
        box = self.rect().adjusted(side, 0, -side, 0)
        if icon := self._own_icon():
            square = QRect(box.left(), 0, px(14), self.height())
            draw_icon(
                painter, square, icon, "ink2" if self.isEnabled() or self._settled else "off", 14
            )
            box.adjust(px(14) + px(4), 0, 0, 0)
        words = box.adjusted(0, 0, -chevron - px(4), 0)
        ink = colours.ink if self.value() is not None else colours.ink3
        ink = ink if self.isEnabled() or self._settled else colours.off
        said = self.shown()
        if text_width(said, self._font()) > words.width():
            said = self._short.get(self.value(), said)
        done = draw_text(painter, words, said, self._font(), ink)
        if self._settled:
            return
        left = box.right() + 1 - chevron if self._framed else words.left() + done + px(4)
        square = QRect(left, 0, chevron, self.height())
        draw_icon(painter, square, "chevron-down", "ink3", self._chevron())

    def _edge(self) -> QColor:
        colours = theme.tokens()
        return colours.edge if self.isEnabled() else colours.line2

    def _font(self) -> QFont:
        return theme.font(Role.BODY if self._framed else Role.SMALL)

    def _chevron(self) -> int:
        return 14 if self._framed else 12

    def _own_icon(self) -> str:
        choice = self._choice()
        return (choice[2] if choice else "") or self._icon

    def _choice(self) -> Choice | None:
        index = self.currentIndex()
        return self._choices[index] if 0 <= index < len(self._choices) else None

    def _index_of(self, value: Hashable | None) -> int:
        return next((n for n, choice in enumerate(self._choices) if choice[0] == value), -1)

    def _chosen(self) -> None:
        self._say()
        self.changed.emit(self.value())

    def _dress(self) -> None:
        """Colours and sizes in force, on what Qt paints and on what is painted here."""
        for row, (_, _, icon) in enumerate(self._choices):
            self.setItemIcon(row, theme.qicon(icon) if icon else QIcon())
        self.view().setFont(theme.font(Role.BODY))
        self.view().setIconSize(QSize(theme.px(16), theme.px(16)))
        self._say()

    def _say(self) -> None:
        """A screen reader hears what it is about and what is chosen."""
        self.setAccessibleName(f"{self._label}: {self.shown()}" if self._label else self.shown())
        self.updateGeometry()
        self.update()


def _written(value: Hashable | None) -> str | None:
    return None if value is None else str(value)
