"""The other honest ends of an issue, a lead's decision, and opening it again."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.issues.closure import Closing
from concierge.issues.kinds import End
from concierge.issues.queries import IssueDetail, IssueRow
from ui.desk import Desk
from ui.drafting import place_of
from ui.party.contact_choice import ContactChoice
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.strip import Strip


class Way(StrEnum):
    """What is asked for in the strip."""

    WITHDRAWN = "withdrawn"
    ERROR = "error"
    MERGED = "merged"
    OVERRIDE = "override"
    REOPEN = "reopen"


class EndStrip(Strip):
    """One strip for all: only the fields its way needs are there."""

    close_wanted = Signal(object)  # Closing
    reopen_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("issue.end", parent)
        self.way = Way.WITHDRAWN
        self._detail: IssueDetail | None = None
        self.contact = ContactChoice(desk, "issue.end.contact", self)
        self.target = FieldButton("issue.end.target", self, framed=True)
        self.reason = LineField("issue.end.reason", self)
        self.form.add(self.contact, self.target, self.reason)
        self.kept = Kept(desk, {"reason": self.reason}, self)
        self.committed.connect(self._commit)
        self.retranslate()

    def ask(self, way: Way, detail: IssueDetail) -> None:
        """Opens for that way of ending this issue."""
        self.way, self._detail = way, detail
        place = place_of(detail.row.member_id, f"issue-end-{way}", detail.row.id)
        if place != self.kept.place:
            self.kept.at(place)
            self.reason.clear()
            self.kept.listen()
        self.form.show_row(self.contact, way is Way.WITHDRAWN)
        self.form.show_row(self.target, way is Way.MERGED)
        self.form.show_row(self.reason, way is not Way.MERGED)
        if way is Way.WITHDRAWN:
            self.contact.ask(detail.row.member_id)
        self.retranslate()
        first = {Way.WITHDRAWN: self.contact, Way.MERGED: self.target}
        self.open_strip(first.get(way, self.reason))

    def done(self) -> None:
        """It has ended, or was opened again."""
        self.reason.clear()
        self.kept.done()
        self.close_strip()

    def offer_targets(self, rows: Sequence[IssueRow]) -> None:
        """The other open issues of the member, into which this one may go."""
        here = self._detail.row.id if self._detail else None
        others = [row for row in rows if row.id != here]
        self.target.set_choices([(row.id, f"{row.title} {row.ref}", "") for row in others])

    def refused(self, refusal: Refusal) -> None:
        """Says at its field what was refused."""
        fields: dict[Code, QWidget] = {
            Code.CONTACT_MISSING: self.contact,
            Code.MERGE_TARGET: self.target,
        }
        usual = self.target if self.way is Way.MERGED else self.reason
        self.form.complain(fields.get(refusal.code, usual), words.refusal(refusal))

    def retranslate(self) -> None:
        super().retranslate()
        headings = {
            Way.WITHDRAWN: self.tr("The member withdrew it. In which contact?"),
            Way.ERROR: self.tr("Opened in error: nothing was told or promised. Why?"),
            Way.MERGED: self.tr("It goes on in another issue, with its promises and numbers."),
            Way.OVERRIDE: self.tr("Close although something is missing. Your reason is recorded."),
            Way.REOPEN: self.tr("It was not over after all. Why?"),
        }
        self.heading.setText(headings[self.way])
        self.form.set_label(self.contact, self.tr("Contact"))
        self.form.set_label(self.target, self.tr("Goes into"))
        self.form.set_label(self.reason, self.tr("Reason"))
        self.target.set_placeholder(self.tr("Choose an issue"))
        reopen = self.way is Way.REOPEN
        self.commit.set_text(self.tr("Reopen") if reopen else self.tr("Close"))

    def _commit(self) -> None:
        self.form.forgive()
        reason = self.reason.text().strip()
        if self.way is Way.REOPEN:
            if reason:
                self.reopen_wanted.emit(reason)
            else:
                self.form.complain(self.reason, self.tr("Write why, in a few words."))
            return
        contact, target = self.contact.value(), self.target.value()
        self.close_wanted.emit(
            Closing(
                end=End.SETTLED if self.way is Way.OVERRIDE else End(str(self.way)),
                reason=reason,
                contact_event_id=_id(contact) if self.way is Way.WITHDRAWN else None,
                merged_into=_id(target) if self.way is Way.MERGED else None,
                override=self.way is Way.OVERRIDE,
            )
        )


def _id(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None
