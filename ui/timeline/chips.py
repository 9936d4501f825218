"""What the stream can be filtered by, each with how many rows it shows, and three ways to look."""

from uuid import UUID

from PySide6.QtCore import QEvent, QLocale, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from concierge import words
from concierge.issues.chips import Chips, IssueChip
from concierge.members.queries import Line
from concierge.timeline.rules import Filter
from ui import theme
from ui.commands import command
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipData, ChipRow
from ui.widgets.ground import HairLine, Pane
from ui.widgets.icon_button import IconButton

ALL = "all"


class ChipsBar(Pane):
    """33 high. One filter is on at a time, so that its count is always the rows that are shown."""

    chosen = Signal(object)  # Filter
    search_wanted = Signal()
    date_wanted = Signal()
    internal_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="bottom")
        self._chips: Chips | None = None
        self._offered: tuple[Line, ...] = ()
        self._filter = Filter()
        self.row = ChipRow("member.chips", self)
        self.kinds = Chip("member.kinds", self, menu=True)
        self.issues = Chip("member.issues", self, menu=True)
        self.search = IconButton("search", "member.search", self)
        self.calendar = IconButton("calendar-days", "member.date", self)
        self.internal = IconButton("eye-off", "member.internal", self)
        self.internal.setCheckable(True)
        self._wire()
        self._lay_out()
        theme.notifier().changed.connect(self._measure)
        self.retranslate()

    def show_chips(self, chips: Chips, lines: tuple[Line, ...], shown: Filter) -> None:
        """What there is to choose, and what is chosen."""
        self._chips, self._offered, self._filter = chips, lines, shown
        by_code = {line.code: line for line in lines}
        data = [ChipData(ALL, self.tr("All"), chips.total, first=True)]
        data += [
            ChipData(code, words.line_name(by_code[code]), n, by_code[code].icon)
            for code, n in chips.lines
            if code in by_code
        ]
        self.row.set_chips(data)
        self.row.set_value(shown.line or ALL)
        self._name_menus()

    def show_internal(self, shown: bool) -> None:
        """Whether internal rows are in sight."""
        self.internal.setChecked(not shown)
        self._name_internal()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        self.row.setAccessibleName(self.tr("Filter by business line"))
        self.search.set_text(_with_key(self.tr("Search here"), "stream.search"))
        self.calendar.set_text(_with_key(self.tr("Go to a date"), "stream.date"))
        self._name_internal()
        if self._chips is not None:
            self.show_chips(self._chips, self._offered, self._filter)
        else:
            self._name_menus()

    def _line_chosen(self, key: str) -> None:
        self._choose(Filter(line=None if key == ALL else key))

    def _choose(self, wanted: Filter) -> None:
        self._filter = wanted
        self.row.set_value(wanted.line or ALL)
        self._name_menus()
        self.chosen.emit(wanted)

    def _open_kinds(self) -> None:
        menu = QMenu(self)
        self._add(menu, self.tr("All kinds"), None, not self._filter.kind)
        for kind, n in self._chips.kinds if self._chips else ():
            text = f"{words.name(kind, 'Kind')} {QLocale().toString(n)}"
            self._add(menu, text, kind, self._filter.kind == kind)
        menu.triggered.connect(self._kind_chosen)
        self._popup(menu, self.kinds)

    def _open_issues(self) -> None:
        menu = QMenu(self)
        self._add(menu, self.tr("All issues"), None, not self._filter.issue_id)
        for one in self._chips.issues if self._chips else ():
            text = f"{one.title}  {words.name(one.status, 'Status')}  {QLocale().toString(one.n)}"
            self._add(menu, text, one.id, self._filter.issue_id == one.id)
        menu.triggered.connect(self._issue_chosen)
        self._popup(menu, self.issues)

    def _add(self, menu: QMenu, text: str, value: object, on: bool) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(on)

    def _popup(self, menu: QMenu, under: Chip) -> None:
        under.setChecked(self._is_on(under))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))

    def _kind_chosen(self, action: QAction) -> None:
        kind = action.data()
        self._choose(Filter(kind=kind if isinstance(kind, str) else None))

    def _issue_chosen(self, action: QAction) -> None:
        issue_id = action.data()
        self._choose(Filter(issue_id=issue_id if isinstance(issue_id, UUID) else None))

    def _is_on(self, chip: Chip) -> bool:
        on = self._filter.kind if chip is self.kinds else self._filter.issue_id
        return on is not None

    def _name_menus(self) -> None:
        kind, issue = self._filter.kind, self._issue()
        self.kinds.set_text(words.name(kind, "Kind") if kind else self.tr("Kind"))
        self.issues.set_text(_short(issue.title) if issue else self.tr("Issue"))
        open_ones = (
            [one for one in self._chips.issues if one.status != "closed"] if self._chips else []
        )
        n = issue.n if issue else len(open_ones)
        self.issues.set_count(QLocale().toString(n) if n else "")
        for chip in (self.kinds, self.issues):
            chip.setChecked(self._is_on(chip))

    def _issue(self) -> IssueChip | None:
        chips = self._chips.issues if self._chips else ()
        return next((one for one in chips if one.id == self._filter.issue_id), None)

    def _name_internal(self) -> None:
        hidden = self.internal.isChecked()
        text = self.tr("End the member's view") if hidden else self.tr("The member's own view")
        self.internal.set_text(_with_key(text, "internals"))

    def _internal_pressed(self) -> None:
        self.internal_wanted.emit(not self.internal.isChecked())

    def _wire(self) -> None:
        self.row.chosen.connect(self._line_chosen)
        self.kinds.clicked.connect(self._open_kinds)
        self.issues.clicked.connect(self._open_issues)
        self.search.clicked.connect(self.search_wanted)
        self.calendar.clicked.connect(self.date_wanted)
        self.internal.clicked.connect(self._internal_pressed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(4))
        row.addWidget(self.row, 1)
        line = HairLine(self, standing=True)
        line.setFixedHeight(theme.px(16))
        row.addWidget(line)
        row.addWidget(self.kinds)
        row.addWidget(self.issues)
        row.addStretch(0)
        for button in (self.search, self.calendar, self.internal):
            row.addWidget(button)
        self._measure()

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(12), 0, px(10), px(4))
        self.setFixedHeight(px(33))


def _with_key(text: str, command_id: str) -> str:
    key = command(command_id).key()
    return f"{text}  {key}" if key else text


def _short(text: str) -> str:
    return text if len(text) <= 10 else text[:9] + "…"
