"""Asking for a promise, a new time for one, or why one will not be kept, inside the pane."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.issues.promised import PromiseRow
from concierge.issues.rules import PromiseDraft
from ui.desk import Desk
from ui.drafting import place_of
from ui.party.contact_choice import ContactChoice
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.money import MoneyField
from ui.widgets.strip import Strip
from ui.widgets.tick import Tick
from ui.widgets.weighed_strip import WeighedStrip
from ui.widgets.when_field import WhenField


class PromiseStrip(WeighedStrip):
    """A new promise, or another one in place of one that is there."""

    def __init__(self, desk: Desk, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, identifier, parent)
        self._zone = zone = desk.zone
        self._of: tuple[UUID, str] | None = None
        self.replaces: PromiseRow | None = None
        self.text = LineField(f"{identifier}.text", self)
        self.money = MoneyField(identifier, self)
        self.due = WhenField(zone, f"{identifier}.due", self)
        self.next_step = LineField(f"{identifier}.next_step", self)
        self.in_answer = Tick("", f"{identifier}.in_answer", self)
        self.form.add(self.text, self.money, self.due, self.next_step, self.in_answer)
        money = {"amount": self.money.amount, "currency": self.money.currency}
        asked = {"text": self.text, **money, "due": self.due, "next": self.next_step}
        self.kept = Kept(desk, asked | {"in_answer": self.in_answer}, self)
        self.text.textChanged.connect(self.weigh)
        self.retranslate()

    def set_usual(self, currency: str) -> None:
        """The currency most likely meant."""
        self.money.set_usual(currency)

    def written(self) -> list[str]:
        return [self.text.text()]

    def show_of(self, member_id: UUID, issue_id: UUID | None) -> None:
        """Promises of that member, or of that issue, from now on."""
        self._of = (member_id, str(issue_id or ""))
        self.mind(member_id)
        self.kept.at("")
        self.replaces = None
        self.close_strip()

    def ask_new(self) -> None:
        """For a promise that was made now; what was typed before and left is still there."""
        self.replaces = None
        self._begin("promise-new", "", ("", None, None, None, ""))
        self.form.show_row(self.next_step, False)
        self.form.show_row(self.in_answer, False)
        self.retranslate()
        self.open_strip(self.text)

    def ask_replacement(self, row: PromiseRow) -> None:
        """For what the member accepted instead of `row`: mostly another time."""
        self.replaces = row
        filled = (row.text, row.amount, row.currency, row.due, row.next_step)
        self._begin("promise-anew", str(row.id), filled)
        self.form.show_row(self.next_step, row.issue_id is not None)
        # What was told once is not told anew by a tick nobody set: it is offered, never taken.
        self.form.show_row(self.in_answer, row.in_answer)
        self.retranslate()
        self.open_strip(self.due)
        self.due.selectAll()

    def draft(self) -> PromiseDraft | None:
        """What is asked for; None when a field cannot be, which then says why."""
        self.form.forgive()
        text = self.text.text().strip()
        if not text:
            self.form.complain(self.text, self.tr("Say what you promised."))
        amount, currency = None, None
        due: datetime | None = None
        try:
            amount, currency = self.money.money()
        except Refusal as refusal:
            self.form.complain(self.money, words.refusal(refusal))
        try:
            due = self.due.instant()
            if due is None:
                self.form.complain(self.due, self.tr("Say by when, like Fri 18:00."))
        except Refusal as refusal:
            self.form.complain(self.due, words.refusal(refusal))
        if self.form.focus_wrong() or due is None:
            return None
        return PromiseDraft(text, due, self._zone.key, amount, currency)

    def step(self) -> str | None:
        """What comes next in the issue then; None where nothing was asked."""
        return None if self.next_step.isHidden() else self.next_step.text()

    def brings_answer(self) -> bool:
        """Whether the answer of the issue is to say the new time too."""
        return self.in_answer.isChecked() and not self.in_answer.isHidden()

    def refused(self, error: Exception) -> None:
        """Says at the field what was refused."""
        late = isinstance(error, Refusal) and error.code in (Code.DUE_PAST, Code.MOMENT_PAST)
        self.form.refuse(self.due if late else self.text, error)

    def done(self) -> None:
        """It was committed: empty again."""
        self.kept.done()
        self.conscience.waved()
        self.kept.at("")
        self._fill("", None, None, None, "")
        self.replaces = None
        self.close_strip()

    def retranslate(self) -> None:
        super().retranslate()
        new = self.replaces is None
        self.heading.setText(
            self.tr("A new promise") if new else self.tr("What the member accepted instead")
        )
        self.commit.set_text(self.tr("Promise") if new else self.tr("Agree new time"))
        self.form.set_label(self.text, self.tr("What"))
        self.form.set_label(self.money, self.tr("Amount"))
        self.form.set_label(self.due, self.tr("By when"))
        self.form.set_label(self.next_step, self.tr("Next step"))
        self.next_step.setPlaceholderText(self.tr("What comes next now; internal"))
        self.due.setPlaceholderText(self.tr("Fri 18:00"))
        self.form.set_label(self.in_answer, self.tr("Answer"))
        brings = self.tr("New time too; tell it again")
        self.in_answer.set_text(brings)
        self.in_answer.setAccessibleName(words.facts(self.tr("Answer"), brings))

    def _begin(
        self,
        what: str,
        promise: str,
        filled: tuple[str, Decimal | None, str | None, datetime | None, str],
    ) -> None:
        if self._of is None:
            return
        member_id, issue = self._of
        thing = "/".join(part for part in (issue, promise) if part)
        place = place_of(member_id, what, thing)
        if place != self.kept.place:
            self.kept.at(place)
            self._fill(*filled)
            self.kept.listen()

    def _fill(
        self,
        text: str,
        amount: Decimal | None,
        currency: str | None,
        due: datetime | None,
        step: str,
    ) -> None:
        self.text.show_text(text)
        self.money.show_money(amount, currency)
        self.due.show_instant(due)
        self.next_step.show_text(step)
        self.in_answer.setChecked(False)


class WithdrawStrip(Strip):
    """A promise that will not be kept: in which contact the member was told so."""

    def __init__(self, desk: Desk, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self.row: PromiseRow | None = None
        self.contact = ContactChoice(desk, f"{identifier}.contact", self)
        self.form.add(self.contact)
        self.kept = Kept(desk, {"contact": self.contact}, self, choices=True)
        self.contact.offered.connect(self.kept.listen)
        self.retranslate()

    def ask(self, row: PromiseRow) -> None:
        """For this promise."""
        self.row = row
        thing = "/".join(str(part) for part in (row.issue_id, row.id) if part)
        self.kept.at(place_of(row.member_id, "promise-withdraw", thing))
        self.contact.ask(row.member_id)
        self.open_strip(self.contact)

    def done(self) -> None:
        """It is withdrawn."""
        self.kept.done()
        self.kept.at("")
        self.close_strip()

    def told_in(self) -> UUID | None:
        """The contact in which the member was told, None for not yet."""
        value = self.contact.value()
        return value if isinstance(value, UUID) else None

    def refused(self, error: Exception) -> None:
        """Says at the field what was refused."""
        self.form.refuse(self.contact, error)

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("It will not happen. When was the member told?"))
        self.contact.offer_nothing(self.tr("Not told yet"))
        self.form.set_label(self.contact, self.tr("Told in"))
        self.commit.set_text(self.tr("Withdraw"))
