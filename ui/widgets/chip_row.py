"""Filter chips in one line, most first; what does not fit folds into 'More'."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui import language, theme
from ui.widgets.button import set_identifier
from ui.widgets.chip import Chip

_GAP = 2


@dataclass(frozen=True)
class ChipData:
    """One filter. `first` puts it before all others whatever its count ('All')."""

    key: str
    word: str
    count: int | None = None
    icon: str = ""
    first: bool = False


class ChipRow(QWidget):
    """One chip is on at a time; `chosen` tells its key. Pressing it again goes back to the first.

    Left and Right move between the chips. Each chip's identifier is IDENTIFIER.KEY.
    """

    chosen = Signal(str)

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._identifier = identifier
        self._data: list[ChipData] = []
        self._chips: dict[str, Chip] = {}
        self._on = ""
        self._more = Chip(f"{identifier}.more" if identifier else "", self, menu=True)
        self._more.setCheckable(False)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        language.follow(self._name_more)
        for notifier in (language.notifier(), theme.notifier()):
            notifier.changed.connect(self._lay_again)

    def set_chips(self, chips: Sequence[ChipData]) -> None:
        """Shows these, ordered by count; the one that is on stays on if it is still there."""
        self._data = sorted(chips, key=lambda chip: (not chip.first, -(chip.count or 0)))
        wanted = {chip.key for chip in chips}
        for key in set(self._chips) - wanted:
            gone = self._chips.pop(key)
            gone.hide()
            gone.deleteLater()
        for chip in self._data:
            self._show_chip(chip)
        self._chain()
        if self._on not in wanted:
            self._on = self._data[0].key if self._data else ""
        self._mark()
        self._lay_again()

    def value(self) -> str:
        """Key of the chip that is on."""
        return self._on

    def set_value(self, key: str) -> None:
        """Puts that chip on without telling anyone."""
        if key in self._chips:
            self._on = key
            self._mark()
            self._lay_out()

    def folded(self) -> list[str]:
        """Keys of the chips that are under 'More' now."""
        return [chip.key for chip in self._data if self._chips[chip.key].isHidden()]

    def sizeHint(self) -> QSize:
        widths = [chip.sizeHint().width() for chip in self._chips.values()]
        return QSize(sum(widths) + _GAP * max(len(widths) - 1, 0), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        first = self._chips[self._data[0].key].sizeHint().width() if self._data else 0
        return QSize(first + _GAP + self._more.sizeHint().width(), theme.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move_focus(step)

    def _show_chip(self, data: ChipData) -> None:
        chip = self._chips.get(data.key)
        if chip is None:
            name = f"{self._identifier}.{data.key}" if self._identifier else ""
            chip = Chip(name, self, icon=data.icon)
            chip.setProperty("key", data.key)
            chip.clicked.connect(self._pressed)
            self._chips[data.key] = chip
        chip.set_text(data.word)
        chip.set_count("" if data.count is None else QLocale().toString(data.count))

    def _chain(self) -> None:
        """Tab comes by in the order they stand, though they were made at different times."""
        order = [*(self._chips[chip.key] for chip in self._data), self._more]
        if len(order) > 1:
            QWidget.setTabOrder(self._more, order[0])
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Chip):
            self._choose(str(sender.property("key")))

    def _choose(self, key: str) -> None:
        again = key == self._on
        self._on = self._data[0].key if again else key
        self._mark()
        self._lay_out()
        self.chosen.emit(self._on)

    def _choose_folded(self, action: QAction) -> None:
        self._choose(str(action.data()))

    def _mark(self) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key == self._on)

    def _lay_again(self) -> None:
        self.updateGeometry()
        self._lay_out()

    def _lay_out(self) -> None:
        shown = self._that_fit()
        left = 0
        for data in self._data:
            chip = self._chips[data.key]
            chip.setVisible(data.key in shown)
            if data.key in shown:
                left = self._place(chip, left)
        self._more.setVisible(len(shown) < len(self._data))
        if len(shown) < len(self._data):
            self._place(self._more, left)

    def _that_fit(self) -> set[str]:
        """Keys in order while there is room, and always the one that is on."""
        if self.sizeHint().width() <= self.width():
            return set(self._chips)
        room = self.width() - self._more.sizeHint().width() - self._width(self._on)
        shown = {self._on}
        for data in self._data:
            if data.key == self._on:
                continue
            room -= self._width(data.key)
            if room < 0:
                break
            shown.add(data.key)
        return shown

    def _width(self, key: str) -> int:
        chip = self._chips.get(key)
        return chip.sizeHint().width() + _GAP if chip else 0

    def _place(self, chip: Chip, left: int) -> int:
        hint = chip.sizeHint()
        top = (self.height() - hint.height()) // 2
        chip.setGeometry(left, top, hint.width(), hint.height())
        return left + hint.width() + _GAP

    def _move_focus(self, step: int) -> None:
        seen = [self._chips[chip.key] for chip in self._data]
        line = [chip for chip in [*seen, self._more] if not chip.isHidden()]
        at = next((n for n, chip in enumerate(line) if chip.hasFocus()), None)
        if at is not None and 0 <= at + step < len(line):
            line[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_more(self) -> None:
        menu = QMenu(self)
        for data in self._data:
            if self._chips[data.key].isHidden():
                action = menu.addAction(self._chips[data.key].spoken().replace("&", "&&"))
                action.setData(data.key)
                if data.icon:
                    action.setIcon(theme.qicon(data.icon))
        menu.triggered.connect(self._choose_folded)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _name_more(self) -> None:
        self._more.set_text(self.tr("More"))
