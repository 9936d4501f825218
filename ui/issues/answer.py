"""The answer to the member: what they get, how much, and by when in both places."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Refusal
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft
from concierge.members.queries import MemberHeader
from concierge.money import REFUSALS
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.widgets.conscience import Conscience
from ui.widgets.facts import SectionHeading
from ui.widgets.field_icon import FieldIcon
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.money import MoneyField
from ui.widgets.places import time_there
from ui.widgets.when_field import WhenField

NOTHING = AnswerDraft("")


class AnswerPart(QWidget):
    """Label 52, input 28, row 32. `edited` for every change."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._member_zone = desk.zone.key
        self.heading = SectionHeading("", parent=self)
        self.form = Form(self, label_width=60)
        self.outcome = LineField("issue.answer.outcome", self)
        self.money = MoneyField("issue.answer", self)
        self.due = WhenField(desk.zone, "issue.answer.due", self)
        self.both = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.conscience = Conscience(desk.zone, "issue.answer.conscience", self, inside=True)
        self.form.add(self.outcome, self.money, self.due)
        self._usual = FieldIcon("chevron-down", self.outcome, ink="ink3", size=14)
        self._usual.clicked.connect(self._offer_usual)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(3), px(16), 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.form)
        column.addWidget(self.both)
        column.addWidget(self.conscience)
        self.both.setContentsMargins(px(68), 0, 0, 0)
        self.outcome.textChanged.connect(self.edited)
        self.outcome.textChanged.connect(self._weigh)
        self.money.edited.connect(self.edited)
        self.due.textChanged.connect(self._due_changed)
        language.follow(self._retranslate)

    def set_member_zone(self, zone: str) -> None:
        """The IANA zone the member's times are said in."""
        self._member_zone = zone
        self._show_both()

    def set_usual(self, currency: str) -> None:
        """The currency most likely meant."""
        self.money.set_usual(currency)

    def know(self, header: MemberHeader) -> None:
        """Whose taboos are minded while one writes what they get."""
        self.conscience.know(header)
        self._weigh()

    def _weigh(self) -> None:
        self.conscience.weigh(None, [self.outcome.text()])

    def set_editable(self, editable: bool) -> None:
        """A closed issue's answer stays as it was."""
        for field in (self.outcome, self.money.amount, self.due):
            field.stand_as_text(not editable)
        self.money.currency.stand_as_text(not editable)
        for row, text in (
            (self.outcome, self.outcome), (self.money, self.money.amount), (self.due, self.due),
        ):  # fmt: skip
            self.form.show_row(row, editable or bool(text.text()))

    def asked(self) -> dict[str, QWidget]:
        """Its fields by name, as they are kept."""
        return {
            "outcome": self.outcome,
            "amount": self.money.amount,
            "currency": self.money.currency,
            "due": self.due,
        }

    def stored(self, detail: IssueDetail) -> AnswerDraft:
        """What is saved of it."""
        answer = detail.answer
        if answer is None:
            return NOTHING
        return AnswerDraft(answer.outcome, answer.amount, answer.currency, answer.due)

    def written(self) -> AnswerDraft | None:
        """What stands in the fields; None when one cannot be, which then says why."""
        self.form.forgive()
        outcome, draft = self.outcome.text().strip(), NOTHING
        try:
            draft = AnswerDraft(outcome, *self.money.money())
        except Refusal as refusal:
            self.form.complain(self.money, words.refusal(refusal))
        try:
            draft = AnswerDraft(outcome, draft.amount, draft.currency, self.due.instant())
        except Refusal as refusal:
            self.form.complain(self.due, words.refusal(refusal))
        if not outcome and draft != NOTHING:
            self.form.complain(self.outcome, self.tr("Say what the member gets."))
        return None if self.form.first_complaint() else draft

    def show_value(self, value: AnswerDraft) -> None:
        """Puts an answer into the fields."""
        self.form.forgive()
        self.outcome.show_text(value.outcome)
        self.money.show_money(value.amount, value.currency)
        self.due.show_instant(value.due)
        self._show_both()

    def as_text(self, value: AnswerDraft) -> str:
        """An answer on one line, to compare two."""
        money = words.amount(value.amount, value.currency or "") if value.amount is not None else ""
        due = f"{value.due.astimezone(self._desk.zone):%Y-%m-%d %H:%M}" if value.due else ""
        return words.facts(value.outcome or self.tr("no answer"), money, due)

    def refused(self, refusal: Refusal) -> None:
        """Says at its field what was refused."""
        field = self.money if refusal.code in REFUSALS else self.outcome
        self.form.complain(field, words.refusal(refusal))

    def ask_outcome(self) -> None:
        """The caret where the answer is written."""
        self.outcome.setFocus()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Answer to the member"))
        self.form.set_label(self.outcome, self.tr("Outcome"))
        self.form.set_label(self.money, self.tr("Amount"))
        self.form.set_label(self.due, self.tr("By when"))
        self.outcome.setPlaceholderText(self.tr("What the member gets"))
        self.due.setPlaceholderText(self.tr("Fri 18:00"))
        self._usual.set_text(self.tr("Usual answers"))
        self._show_both()

    def _due_changed(self) -> None:
        self._show_both()
        self.edited.emit()

    def _show_both(self) -> None:
        """The due time where I am and where the member is."""
        try:
            due = self.due.instant()
        except Refusal:
            due = None
        self.both.setVisible(due is not None)
        if due is None:
            return
        here = self._desk.zone.key
        if due.astimezone(self._desk.zone).utcoffset() == _offset(due, self._member_zone):
            both = self.tr("{place} (me and the member)")
            self.both.setText(words.fill(both, place=time_there(due, here)))
            return
        mine = words.fill(self.tr("{place} (me)"), place=time_there(due, here))
        theirs = words.fill(self.tr("{place} (member)"), place=time_there(due, self._member_zone))
        self.both.setText(f"{mine}  {theirs}")

    def _offer_usual(self) -> None:
        menu = QMenu(self)
        for text in (
            self.tr("Refund"),
            self.tr("Replacement"),
            self.tr("Refund and replacement"),
            self.tr("Rebooked"),
            self.tr("Compensation"),
            self.tr("Cannot be done; instead: "),
        ):
            menu.addAction(text).setData(text)
        menu.triggered.connect(self._took_usual)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.outcome.mapToGlobal(QPoint(0, self.outcome.height() + 2)))

    def _took_usual(self, action: QAction) -> None:
        self.outcome.setText(str(action.data()))
        self.outcome.setFocus()


def _offset(at: datetime, zone: str) -> timedelta | None:
    return at.astimezone(ZoneInfo(zone)).utcoffset()
