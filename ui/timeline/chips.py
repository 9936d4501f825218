"""What the stream can be filtered by, each with how many rows it shows, and three ways to look."""

from uuid import UUID

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from concierge import words
from concierge.issues.chips import Chips, IssueChip
from concierge.members.lines import Line
from concierge.timeline.rules import Filter
from ui import language, theme
from ui.commands import command
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipData, ChipRow
from ui.widgets.ground import HairLine, Pane
from ui.widgets.icon_button import IconButton

ALL = "all"


class ChipsBar(Pane):
    """33 high. One filter is on at a time, so that its count is always the rows that are shown.
    Where it is narrow, all but the business lines is in one menu."""

    chosen = Signal(object)  # Filter
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
        self.folded = IconButton("ellipsis", "member.filters", self)
        self._standing = HairLine(self, standing=True)
        self._wire()
        self._lay_out()
        theme.notifier().changed.connect(self._measure)
        language.follow(self._retranslate)

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

    def _retranslate(self) -> None:
        self.row.setAccessibleName(self.tr("Filter by business line"))
        self.search.set_text(_with_key(self.tr("Search here"), "stream.search"))
        self.calendar.set_text(_with_key(self.tr("Go to a date"), "stream.date"))
        self.folded.set_text(self.tr("Filter and search"))
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
        self._popup(self._kinds_menu(), self.kinds)

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self.tr("Kind"), self)
        self._add(menu, self.tr("All kinds"), None, not self._filter.kind)
        for kind, n in self._chips.kinds if self._chips else ():
            text = f"{words.name(kind, 'Kind')} {QLocale().toString(n)}"
            self._add(menu, text, kind, self._filter.kind == kind)
        menu.triggered.connect(self._kind_chosen)
        return menu

    def _open_issues(self) -> None:
        self._popup(self._issues_menu(), self.issues)

    def _issues_menu(self) -> QMenu:
        menu = QMenu(self.tr("Issue"), self)
        self._add(menu, self.tr("All issues"), None, not self._filter.issue_id)
        for one in self._chips.issues if self._chips else ():
            text = f"{one.title}  {words.name(one.status, 'Status')}  {QLocale().toString(one.n)}"
            self._add(menu, text, one.id, self._filter.issue_id == one.id)
        menu.triggered.connect(self._issue_chosen)
        return menu

    def _open_folded(self) -> None:
        menu = QMenu(self)
        parts = (self._kinds_menu(), self._issues_menu())
        for part in parts:
            menu.addMenu(part)
        menu.addSeparator()
        for button in (self.search, self.calendar, self.internal):
            menu.addAction(button.word().replace("  ", "\t"), button.click)
        for part in parts:
            menu.aboutToHide.connect(part.deleteLater)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.folded.mapToGlobal(QPoint(0, self.folded.height() + 2)))

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
        self._fold()

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
        self.internal.clicked.connect(self._internal_pressed)
        self.folded.clicked.connect(self._open_folded)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(4))
        row.addWidget(self.row, 1)
        row.addWidget(self._standing)
        row.addWidget(self.kinds)
        row.addWidget(self.issues)
        row.addStretch(0)
        for button in (self.search, self.calendar, self.internal, self.folded):
            row.addWidget(button)
        self._measure()

    def _fold(self) -> None:
        """All of it where it has room, else in one menu."""
        row, parts = self.layout(), self._apart()
        if row is None:
            return
        gaps = (len(parts) + 2) * row.spacing() + theme.px(22)
        wanted = sum(one.sizeHint().width() for one in parts) + gaps
        least = self.row.minimumSizeHint().width()
        roomy = self.width() >= wanted + least
        for one in parts:
            one.setVisible(roomy)
        self.folded.setVisible(not roomy)

    def _apart(self) -> tuple[QWidget, ...]:
        return (
            self._standing, self.kinds, self.issues, self.search, self.calendar, self.internal,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(12), 0, px(10), px(4))
        self._standing.setFixedHeight(px(16))
        self.setFixedHeight(px(33))
        self._fold()


def _with_key(text: str, command_id: str) -> str:
    key = command(command_id).key()
    return f"{text}  {key}" if key else text


def _short(text: str) -> str:
    return text if len(text) <= 10 else text[:9] + "…"
