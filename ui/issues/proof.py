"""How we know that the outcome reached the member."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.issues.kinds import ProofKind
from concierge.issues.proving import fitting
from concierge.issues.queries import IssueDetail
from ui import theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.widgets.complaint import Complaint
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.wrap_row import WrapRow

LEAST = 170
"""Of each of the two fields, so that it can be read what is asked."""


class ProofField(QWidget):
    """How we know that the outcome reached the member: what fits the answer comes first. Choosing
    is keeping, once what shows it is said, or why something shows it that does not fit."""

    chosen = Signal(object, str)  # ProofKind and words

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = FieldButton("issue.proof", self, framed=True)
        self.text = LineField("issue.proof.text", self)
        self.missing = Complaint("issue.proof.missing", self)
        row = WrapRow(32, gap=8)
        for field in (self.kind, self.text):
            row.add(field, 1, least=LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(row)
        column.addWidget(self.missing)
        self._issue_id: UUID | None = None
        self._fits: tuple[ProofKind, ...] = tuple(ProofKind)
        self._kept: tuple[object, str] = (None, "")
        self._stands = False
        self.waits = False
        """The chosen kind has not its words yet."""
        self._draft = Kept(desk, {"text": self.text}, self)
        self.kind.changed.connect(self._choose)
        self.text.editingFinished.connect(self._write)
        self.retranslate()

    def show_detail(self, detail: IssueDetail) -> None:
        """The proof of this issue; words that were not kept yet stay in the field."""
        proof = ProofKind(detail.proof) if detail.proof else None
        kept = (proof, detail.proof_text)
        self._stands = any(one.ok for one in detail.checklist if one.code == "proof")
        self._offer(detail)
        if detail.row.id != self._issue_id:
            self._wait_for("")
        # A choice that was refused is taken back; the words with it stay. One that still waits for
        # its words is nobody's to take back.
        if not self.waits:
            self.kind.set_value(proof)
        if detail.row.id != self._issue_id:
            self._issue_id, self._kept = detail.row.id, kept
            self._draft.at(place_of(detail.row.member_id, "issue-proof", detail.row.id))
            self.text.show_text(detail.proof_text)
            self._draft.listen()
        elif kept != self._kept:
            self._kept = kept
            if self.text.text().strip() == detail.proof_text:
                self._draft.done()
            if not self.waits and (proof is not None or not self.text.hasFocus()):
                self._draft.lay(partial(self.text.show_text, detail.proof_text))
                self._draft.done()
        for field in (self.kind, self.text):
            field.setEnabled(detail.end is None)

    def keep(self) -> bool:
        """Keeps what is written and not kept yet; False if that waits for its words."""
        self._write()
        return not self.waits

    def retranslate(self) -> None:
        """After the language changed."""
        self.kind.set_label(self.tr("Proof"))
        self.kind.set_placeholder(self.tr("Choose the proof"))
        others = [one for one in ProofKind if one not in self._fits]
        odd = self.tr("does not fit the answer")
        self.kind.set_choices(
            [(one, words.name(one), "") for one in self._fits]
            + [(one, words.facts(words.name(one), odd), "") for one in others]
        )
        self._name_text()

    def _offer(self, detail: IssueDetail) -> None:
        """What fits what the member was to get."""
        answer, kinds = detail.answer, [one.kind for one in detail.references]
        fits = fitting(answer.outcome, answer.amount, kinds) if answer else tuple(ProofKind)
        if fits != self._fits:
            chosen, self._fits = self.kind.value(), fits
            self.retranslate()
            self.kind.set_value(chosen)

    def _name_text(self) -> None:
        """What is to be written beside the kind."""
        kind = self.kind.value()
        said = {
            ProofKind.REFUND_POSTED: self.tr("Reference of the payment"),
            ProofKind.BOOKING_CONFIRMED: self.tr("New booking number"),
            ProofKind.PARCEL_DELIVERED: self.tr("Signed for by whom, when"),
        }
        name = self.tr("What shows it")
        if isinstance(kind, ProofKind) and kind in said:
            name = said[kind] if kind in self._fits else self.tr("Why this shows it")
        self.text.set_label(name)
        self.text.setPlaceholderText(name)

    def _asked(self, kind: ProofKind) -> str:
        """What is to be said with it."""
        if kind not in self._fits:
            return self.tr("It does not fit the answer: say why it shows that they got it.")
        return {
            ProofKind.REFUND_POSTED: self.tr("Which payment shows it? Its reference."),
            ProofKind.BOOKING_CONFIRMED: self.tr("Which booking shows it? Its new number."),
            ProofKind.PARCEL_DELIVERED: self.tr("Who signed for it, and when?"),
        }.get(kind, "")

    def _is_said(self, kind: ProofKind, text: str) -> bool:
        """Whether the words are of this proof, not of the one that stands."""
        before, words_before = self._kept
        return bool(text) and (kind is before or text != words_before)

    def _wait_for(self, sentence: str) -> None:
        self.waits = bool(sentence)
        self.missing.say(sentence)

    def _choose(self, kind: object) -> None:
        """What stands already is not written again."""
        self._name_text()
        text = self.text.text().strip()
        if not isinstance(kind, ProofKind):
            return
        self._wait_for("" if self._is_said(kind, text) else self._asked(kind))
        if self.waits:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (self._stands and (kind, text) == self._kept):
            self.chosen.emit(kind, text)

    def _write(self) -> None:
        kind, text = self.kind.value(), self.text.text().strip()
        if not isinstance(kind, ProofKind) or (kind, text) == self._kept:
            return
        self._wait_for("" if self._is_said(kind, text) else self._asked(kind))
        if not self.waits:
            self.chosen.emit(kind, text)
