"""All keys on one sheet, by the place they work in; read from the commands, so never wrong."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import language, theme
from ui.commands import COMMANDS, PLACES, Command, Place, key_text
from ui.theme import Role
from ui.widgets.card import FloatingCard
from ui.widgets.facts import SectionHeading, draw_key_cap, key_cap_width
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.paint import draw_text, text_width

Columns = tuple[tuple[Place, ...], ...]
COLUMNS: Columns = (
    ("window", "issue"),
    ("today", "list", "team", "composer"),
    ("member", "stream"),
)
NARROW: Columns = (("window", "today", "list"), ("member", "stream", "composer", "issue", "team"))
ONE: Columns = (("window", "today", "list", "member", "stream", "composer", "issue", "team"),)
WIDTH, GAP, SIDE = 1080, 24, 24
BAR = 12
"""What the bar of what scrolls takes."""
_STEPS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeySheet(FloatingCard):
    """Three columns, or two or one where it is narrow; Esc, `?` or a click beside it closes it."""

    def __init__(
        self,
        parent: QWidget,
        *,
        for_lead: bool = False,
        only: Collection[str] | None = None,
    ) -> None:
        super().__init__(parent, "sheet", width=WIDTH, top=64, scrim=True)
        self._shown_columns: Columns = ()
        self._told = [
            one
            for one in COMMANDS
            if one.keys and (for_lead or not one.for_leads) and (only is None or one.id in only)
        ]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = PlainLabel(role=Role.SUBTITLE, strong=True)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._title)
        self._scroll = _Whole()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inner.addWidget(self._scroll)
        self.body.addLayout(self._inner)
        self.dismissed.connect(self.close_card)
        theme.notifier().changed.connect(self._fill)
        language.follow(self._fill)

    def place(self) -> None:
        """In a window that changed there may be room for more columns, or for fewer."""
        if self._columns() != self._shown_columns:
            self._fill()
        super().place()

    def told(self) -> list[Command]:
        """Whose keys it tells."""
        return self._told

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.isVisible():
            self.close_card()
        else:
            self._fill()
            self.open_card()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages walk through what has no room."""
        # Not by sending it on: what a bar has no use for comes back to its parents, for ever.
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll.verticalScrollBar().triggerAction(step)

    def _fill(self) -> None:
        px = theme.px
        self._title.setText(self.tr("Keys"))
        self._inner.setContentsMargins(px(SIDE), px(16), px(SIDE), px(16))
        self._inner.setSpacing(px(8))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(BAR), 0)
        grid.setHorizontalSpacing(px(GAP))
        self._shown_columns = self._columns()
        for at, places in enumerate(self._shown_columns):
            grid.addLayout(self._column(places), 0, at)
            grid.setColumnStretch(at, 1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # the scroll area has just turned it on

    def _columns(self) -> Columns:
        """As many as can be read whole side by side."""
        px = theme.px
        room = min(px(WIDTH), self._over.width() - 2 * px(16)) - 2 * px(SIDE) - px(BAR)
        need = max(_width(command) for command in self._told) + px(GAP)
        some = (self._with_something(columns) for columns in (COLUMNS, NARROW))
        fit = (columns for columns in some if len(columns) * need <= room + px(GAP))
        return next(fit, ONE)

    def _with_something(self, columns: Columns) -> Columns:
        """Whoever has few keys has no empty column beside them."""
        there = {command.place for command in self._told}
        return tuple(places for places in columns if there.intersection(places))

    def _column(self, places: Iterable[Place]) -> QVBoxLayout:
        column = flat(QVBoxLayout())
        for place in places:
            told = [command for command in self._told if command.place == place]
            if told:
                name = QCoreApplication.translate("Places", PLACES[place])
                column.addWidget(SectionHeading(name))
            for command in told:
                column.addWidget(_KeyRow(command))
        column.addStretch(1)
        return column


class _Whole(QScrollArea):
    """Wants to show all that is in it, and gives way where there is no room."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return super().sizeHint() if inside is None else inside.sizeHint()


class _KeyRow(QWidget):
    """26 high: what it does, and its key in a cap at the right."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self._command = command
        self.setAccessibleName(f"{command.label()} {command.key()}")
        self.setFixedHeight(theme.px(26))

    def sizeHint(self) -> QSize:
        return QSize(_width(self._command), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, px = QPainter(self), theme.tokens(), theme.px
        right = self.width()
        for key in reversed(_shown(self._command)):
            cap = key_cap_width(key)
            box = QRect(right - cap, (self.height() - px(18)) // 2, cap, px(18))
            draw_key_cap(painter, box, key, colours.ink2)
            right -= cap + px(4)
        words = QRect(0, 0, right - px(8), self.height())
        draw_text(painter, words, self._command.label(), theme.font(Role.BODY), colours.ink)


def _width(command: Command) -> int:
    """Of a row in which it can be read whole."""
    px = theme.px
    caps = sum(key_cap_width(key) + px(4) for key in _shown(command))
    return text_width(command.label(), theme.font(Role.BODY)) + px(8) + caps


def _shown(command: Command) -> list[str]:
    """Its keys as they are read, each once: Return and Enter are one key to a person."""
    return list(dict.fromkeys(key_text(key) for key in command.keys))
