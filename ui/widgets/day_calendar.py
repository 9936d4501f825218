"""A month to pick a day from: in the theme's colours and sizes and the program's language."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from concierge import words
from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.paint import draw_text, fill_round

_LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayCalendar(QCalendarWidget):
    """`picked` with a date. Arrows, Page Up and Page Down walk it, Enter picks, Esc leaves."""

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget, identifier: str = "") -> None:
        super().__init__(parent)
        self._today = _qdate(today)
        set_identifier(self, identifier)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLocale(_locale())
        self.setFirstDayOfWeek(first_day_of_week())
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setAccessibleName(self.tr("Pick a day"))
        self._dress()
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def open_under(self, field: QWidget) -> None:
        """Below the field, with the keyboard on the day that is chosen."""
        self.move(field.mapToGlobal(QPoint(0, field.height() + theme.px(2))))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(7 * 36 + 16), theme.px(36 + 7 * 28 + 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill_round(QPainter(self), self.rect(), 0, colours.raised, colours.line2)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Colour says state only: what is chosen, today, what cannot be picked."""
        at = day if isinstance(day, QDate) else _qdate(day)
        colours, chosen, now = theme.tokens(), at == self.selectedDate(), at == self._today
        painter.fillRect(rect, colours.raised)
        box = rect.adjusted(2, 2, -2, -2)
        if chosen:
            fill_round(painter, box, theme.px(4), colours.sel, colours.accent)
        font = theme.font(Role.SMALL, strong=now or chosen)
        ink = colours.ink if self._can_be_picked(at) else colours.off
        draw_text(painter, rect, str(at.day()), font, ink, align=Qt.AlignmentFlag.AlignHCenter)
        if now:
            wide, high = theme.px(14), theme.px(2)
            left = rect.center().x() - wide // 2
            painter.fillRect(left, box.bottom() - theme.px(2) - high, wide, high, colours.ink2)

    def _can_be_picked(self, at: QDate) -> bool:
        of_month = at.month() == self.monthShown() and at.year() == self.yearShown()
        return of_month and self.minimumDate() <= at <= self.maximumDate()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def _dress(self) -> None:
        colours, small, margin = theme.tokens(), theme.font(Role.SMALL), theme.px(8)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(margin, margin, margin, margin)
        self.setFont(small)
        plain = QTextCharFormat()
        plain.setForeground(colours.ink3)
        plain.setBackground(colours.raised)
        plain.setFont(small)
        self.setHeaderTextFormat(plain)
        for weekday in WEEKEND:  # a weekend is no state, and not red
            self.setWeekdayTextFormat(weekday, plain)
        for name, icon, said in (
            ("qt_calendar_prevmonth", "chevron-left", self.tr("Month before")),
            ("qt_calendar_nextmonth", "chevron-right", self.tr("Month after")),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.qicon(icon, "ink2", 16))
                button.setIconSize(QSize(theme.px(16), theme.px(16)))
                button.setAccessibleName(said)
        for button in self.findChildren(QToolButton):
            button.setFont(theme.font(Role.BODY, strong=True))
        view = self.findChild(QTableView)
        if view is not None:
            view.setFont(small)
            # As narrow as it must be: what the font asks for at 150 % would push Sunday out.
            view.horizontalHeader().setMinimumSectionSize(theme.px(24))


def first_day_of_week() -> Qt.DayOfWeek:
    """As the system has it, where it speaks the program's language; else Monday, as in both."""
    system = QLocale.system()
    return system.firstDayOfWeek() if system.language() == _locale().language() else _MONDAY


_MONDAY = Qt.DayOfWeek.Monday


def _locale() -> QLocale:
    return _LOCALES[words.language()]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
