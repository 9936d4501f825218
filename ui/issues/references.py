"""The business numbers an issue is about."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from concierge import words
from concierge.issues.queries import IssueDetail
from concierge.members.lines import Line
from concierge.members.on_the_way import Reference
from ui import language, theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.theme import Role
from ui.widgets.facts import SectionHeading
from ui.widgets.field import FieldButton
from ui.widgets.icon_button import IconButton
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.member_words import REFERENCE_ICONS
from ui.widgets.objects import OBJECT
from ui.widgets.paint import draw_icon, draw_text, text_width
from ui.widgets.rows import paint_ground
from ui.widgets.short_list import ShortList
from ui.widgets.strip import Strip


def shown(row: Reference) -> str:
    """Its kind and the end of its number."""
    return f"{words.name(row.kind, 'ReferenceKind')} {words.tail(row.ref, 6)}"


def spoken(row: Reference) -> str:
    """As read aloud: kind, whole number, what it is, how it stands."""
    what = f"{words.name(row.kind, 'ReferenceKind')} {row.ref}"
    return words.facts(what, row.title, words.standing(row.state))


class ReferenceDelegate(QStyledItemDelegate):
    """Icon and words, one after the other like words on a line. It only paints."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        px = theme.px
        text = text_width(shown(index.data(OBJECT)), theme.font(Role.SMALL))
        return QSize(px(6) + px(14) + px(4) + text + px(10), px(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Reference = index.data(OBJECT)
        paint_ground(painter, option)
        px, box = theme.px, option.rect
        square = QRect(box.left() + px(6), box.top(), px(14), box.height())
        draw_icon(painter, square, REFERENCE_ICONS[row.kind], "ink3", 14)
        text = box.adjusted(px(24), 0, 0, 0)
        draw_text(painter, text, shown(row), theme.font(Role.SMALL), theme.tokens().ink2)


class ReferenceList(ShortList):
    """The numbers side by side, going on below where there is no room. Del drops one."""

    drop_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ReferenceDelegate(), spoken, "issue.references", parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.key_pressed.connect(self._key)
        self.menu_wanted.connect(self.open_menu)

    def open_menu(self, index: QModelIndex, where: QPoint) -> None:
        """Copy the number, or drop it."""
        self.select_row(index)
        menu = QMenu(self)
        menu.addAction(self.tr("Copy the number"), self._copy)
        menu.addAction(self.tr("Not about this number"), self._drop)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _content_height(self) -> int:
        count = self.model().rowCount() if self.model() else 0
        if not count:
            return 0
        left, lines = 0, 1
        for number in range(count):
            width = self.sizeHintForIndex(self.model().index(number, 0)).width()
            if left and left + width > self.viewport().width():
                left, lines = 0, lines + 1
            left += width
        return lines * theme.px(28)

    def _key(self, key: str) -> None:
        if key == "Del":
            self._drop()

    def _copy(self) -> None:
        if self.current() is not None:
            QGuiApplication.clipboard().setText(self.current().ref)

    def _drop(self) -> None:
        if self.current() is not None:
            self.drop_wanted.emit(self.current())


class ReferenceStrip(Strip):
    """Business line and number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("issue.references.draft", parent)
        self.line = FieldButton("issue.references.line", self, framed=True)
        self.number = LineField("issue.references.number", self)
        self.form.add(self.line, self.number)
        self.kept = Kept(desk, {"line": self.line, "number": self.number}, self)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("Another number this is about"))
        self.form.set_label(self.line, self.tr("Line"))
        self.form.set_label(self.number, self.tr("Number"))
        self.number.setPlaceholderText(self.tr("Order, booking, waybill, refund"))
        self.commit.set_text(self.tr("Add"))


class ReferencesPart(QWidget):
    """Heading, numbers, and the strip for another. `add_wanted` (line, number), `drop_wanted`."""

    add_wanted = Signal(str, str)
    drop_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issue_id: UUID | None = None
        self._line: str | None = None
        self.heading = SectionHeading("", 0, parent=self)
        self.list = ReferenceList(self)
        self.writes = True
        self.new = IconButton("plus", "issue.references.new", self)
        self.strip = ReferenceStrip(desk, self)
        px = theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(16), 0, px(10), 0)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.new)
        numbers = QHBoxLayout()
        numbers.setContentsMargins(px(10), 0, px(10), 0)
        numbers.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(numbers)
        column.addWidget(self.strip)
        self.new.clicked.connect(self.ask)
        self.list.drop_wanted.connect(self.drop_wanted)
        self.strip.committed.connect(self._commit)
        language.follow(self._retranslate)

    def set_lines(self, lines: list[Line]) -> None:
        """The business lines there are; they may be known later than the issue is."""
        self.strip.line.set_choices(
            [(line.code, words.line_name(line), line.icon) for line in lines]
        )
        if self.strip.line.value() is None:
            self.strip.line.set_value(self._line)

    def show_detail(self, detail: IssueDetail) -> None:
        """The numbers of this issue."""
        if detail.row.id != self._issue_id:
            self._issue_id = detail.row.id
            self.strip.close_strip()
            self.strip.kept.at(place_of(detail.row.member_id, "issue-number", detail.row.id))
            self.strip.number.clear()
            self._line = detail.row.line
            self.strip.line.set_value(self._line)
            self.strip.kept.listen()
        self.list.fill(detail.references)
        self.heading.set_count(len(detail.references))
        self.new.setVisible(detail.end is None and self.writes)

    def done(self) -> None:
        """A number was added."""
        self.strip.number.clear()
        self.strip.kept.done()
        self.strip.close_strip()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Business numbers"))
        self.list.setAccessibleName(self.tr("Business numbers"))
        self.new.set_text(self.tr("Add a business number"))
        self.list.retranslate()

    def ask(self) -> None:
        """For another number."""
        self.strip.open_strip(self.strip.number)

    def _commit(self) -> None:
        number, line = self.strip.number.text().strip(), self.strip.line.value()
        self.strip.form.forgive()
        if not number:
            self.strip.form.complain(self.strip.number, self.tr("Write the number first."))
        elif line is None:
            self.strip.form.complain(self.strip.line, self.tr("Choose the business it is from."))
        else:
            self.add_wanted.emit(str(line), number)
