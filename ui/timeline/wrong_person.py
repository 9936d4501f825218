"""Recorded on the wrong person: an entry leaves this stream and moves to the right one."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.contacts.retraction import retract_contact
from concierge.members.find import FoundMember
from concierge.notes.actions import retract_note
from concierge.timeline.rows import Row
from ui.desk import Desk
from ui.drafting import place_of
from ui.party.member_field import MemberField
from ui.timeline.teller import Teller
from ui.voice import Voice
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.strip import Strip

TAKEN_OFF = frozenset(("contact.logged", "contact.told", "note.written"))
"""What can be taken off a stream; the rest goes with the act it belongs to."""


class WrongPerson(Strip):
    """Asks for a reason and the right person; says before what will happen."""

    def __init__(
        self, desk: Desk, voice: Voice, teller: Teller, parent: QWidget | None = None
    ) -> None:
        super().__init__("retract", parent)
        self._desk, self._voice, self._teller = desk, voice, teller
        self._row: Row | None = None
        self.reason = LineField("retract.reason", self)
        self.member = MemberField(desk, "retract.member", "retract.results", self)
        self.kept = Kept(desk, {"reason": self.reason}, self)
        self.form.add(self.reason, self.member)
        self.committed.connect(self._commit)
        self.member.chosen.connect(self._preview)
        self.retranslate()

    def ask(self, row: Row) -> None:
        """About this entry."""
        self._row = row
        self.kept.at(place_of(row.member_id, "retract", row.id))
        self.reason.clear()
        self.kept.listen()
        self.member.clear()
        self._preview()
        self.open_strip(self.reason)

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_label(self.reason, self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Stays on the record here"))
        self.form.set_label(self.member, self.tr("Right person"))
        self.member.field.setPlaceholderText(self.tr("Name, phone tail or number"))
        self._preview()

    def _preview(self, _chosen: object = None) -> None:
        """What will be here and there once it is done."""
        right = self.member.value()
        if self._row is None:
            self.commit.set_text(self.tr("Take it off"))
            return
        what = self._teller.said(self._row)
        text = f"{what.lead} {what.text}".strip()
        shown = text if len(text) <= 60 else text[:59] + "…"
        if right is None:
            after = self.tr("Its text leaves this timeline; reason and your name stay.")
            self.commit.set_text(self.tr("Take it off"))
        else:
            moved = self.tr(
                "It moves to {who} with all that came of it; reason and name stay here."
            )
            after = words.fill(moved, who=_called(right))
            self.commit.set_text(words.fill(self.tr("Move to {who}"), who=_called(right)))
        self.heading.setText(f"{shown}\n{after}")

    def _commit(self) -> None:
        row, right = self._row, self.member.value()
        if row is None:
            return
        self.form.forgive()
        if not self.reason.text().strip():
            self.form.blame(self.reason, self.tr("Say why, in a few words."))
            return
        if right is None and self.member.field.text().strip():
            self.form.blame(self.member, self.tr("Choose one of those found, or leave it empty."))
            return
        verb, thing = self._verb(row)
        args = (thing, self.reason.text().strip(), right.id if right else None)
        refused = partial(self.form.refuse, self.member)
        self._desk.write(verb, *args, then=self._taken_off, failed=refused, initiator=self)

    def _verb(self, row: Row) -> tuple[Callable[..., object], UUID]:
        if row.kind == "note":
            return retract_note, UUID(str(row.data["note_id"]))
        return retract_contact, row.id

    def _taken_off(self, _result: object) -> None:
        self.kept.done()
        self.close_strip()
        right = self.member.value()
        moved = words.fill(self.tr("Moved to {who}"), who=_called(right)) if right else ""
        self._voice.say(moved or self.tr("Taken off"))


def _called(member: FoundMember) -> str:
    return member.address or member.name
