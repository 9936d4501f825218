"""The head of an issue: its title, business line, urgency, status and number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.issues.kinds import Status, Urgency
from concierge.issues.queries import IssueDetail
from concierge.members.lines import Line
from ui import language, theme
from ui.theme import Role
from ui.widgets.field import FieldButton
from ui.widgets.ground import HairLine
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.wrap_row import WrapRow


class TitleField(LineField):
    """A heading until the caret is in it."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self.setProperty("bare", True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._bare(self.isReadOnly())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._bare(True)
        self.setCursorPosition(0)
        super().focusOutEvent(event)

    def stand_as_text(self, settled: bool) -> None:
        self.setReadOnly(settled)

    def _bare(self, bare: bool) -> None:
        self.setProperty("bare", bare)
        self.style().unpolish(self)
        self.style().polish(self)

    def _dress(self) -> None:
        self.setFont(theme.font(Role.SUBTITLE, strong=True))
        self.updateGeometry()


class HeadPart(QWidget):
    """56 high: 15/600 title over the identity line."""

    edited = Signal()
    line_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: IssueDetail | None = None
        self.title = TitleField("issue.title", self)
        self.writes = True
        self.line = FieldButton("issue.line", self)
        self.urgency = FieldButton("issue.urgency", self)
        self.status = FieldButton("issue.status", self)
        self.number = PlainLabel("", Role.SMALL, "ink2", identifier="issue.number")
        self.whose = ElidedLabel("", Role.SMALL, "ink2", identifier="issue.member")
        self.whose.hide()
        self.more = IconButton("ellipsis", "issue.more", self)
        self.dismiss = IconButton("x", "issue.dismiss", self)
        self._lay_out()
        self.title.textChanged.connect(self.edited)
        self.line.changed.connect(self._line_chosen)
        language.follow(self._retranslate)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """The business lines there are."""
        self.line.set_choices([(line.code, words.line_name(line), line.icon) for line in lines])

    def show_detail(self, detail: IssueDetail) -> None:
        """The parts that are not written in fields of their own."""
        self._detail = detail
        self._offer_states()
        self.number.setText(detail.row.ref)
        closed = detail.end is not None or not self.writes
        for field in (self.title, self.line, self.urgency, self.status):
            field.stand_as_text(closed)
        self.more.setVisible(not closed)

    def _retranslate(self) -> None:
        self.title.set_label(self.tr("Title"))
        self.line.set_label(self.tr("Business line"))
        self.urgency.set_label(self.tr("Urgency"))
        self.status.set_label(self.tr("Status"))
        self.more.set_text(self.tr("Other ends"))
        self.dismiss.set_text(self.tr("Back to the member"))
        self._offer_states()

    def _offer_states(self) -> None:
        """Told and closed are reached by telling and closing only, so they are not offered."""
        self.urgency.set_choices([(one, words.name(one), "") for one in Urgency])
        detail = self._detail
        now = Status(detail.row.status) if detail else Status.OPEN
        offered = [one for one in Status if one not in (Status.TOLD, Status.CLOSED) or one is now]
        self.status.set_choices([(one, words.name(one), "") for one in offered])
        if detail is not None:
            self.status.set_value(now)
            self.urgency.set_value(Urgency(detail.row.urgency))

    def _line_chosen(self, _line: object) -> None:
        self.edited.emit()
        self.line_chosen.emit()

    def _lay_out(self) -> None:
        px = theme.px
        first = QHBoxLayout()
        first.setContentsMargins(px(16), 0, px(10), 0)
        first.setSpacing(px(2))
        first.addWidget(self.title, 1)
        first.addWidget(self.more)
        first.addWidget(self.dismiss)
        second = WrapRow(24)
        # The flat choices are outdented by 4, so that their text follows the margin.
        second.setContentsMargins(px(12), 0, px(16), px(4))
        self.number.setContentsMargins(px(4), 0, 0, 0)
        for widget in (self.line, self.urgency, self.status):
            second.add(widget)
        second.add(QWidget(), stretch=1)
        second.add(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(second)
        column.addWidget(HairLine())
