"""The verbs of the issue pane, and what is said when one was done or refused."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from concierge import words
from concierge.contacts import actions as contacts
from concierge.contacts.rules import Telling
from concierge.errors import Code, Refusal
from concierge.issues import actions, closure
from concierge.issues import queries as issues
from concierge.issues.closure import Closing
from concierge.issues.kinds import End, ProofKind, Status, Urgency
from concierge.members.kinds import ReferenceKind
from concierge.members.on_the_way import Reference
from concierge.timeline.kinds import PartyKind, Reached
from ui.desk import Desk
from ui.take_off import way_off
from ui.undo import WayBack, there_and_back
from ui.voice import Voice

_StateVerb = Callable[..., None]
LEAD = "lead"


class IssueActs(QObject):
    """Acts on `detail`, the issue as it is shown now."""

    reload_wanted = Signal()
    was_told = Signal()
    was_referred = Signal()
    was_ended = Signal()
    not_ended = Signal(object)  # Refusal

    def __init__(self, desk: Desk, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self.detail: issues.IssueDetail | None = None

    def may_override(self) -> bool:
        """Whether the person signed in may close what is not ready, with a reason."""
        return self._desk.actor.role == LEAD

    def set_status(self, status: Status) -> None:
        """What it waits for."""
        self._set(actions.set_status, "status", status)

    def set_urgency(self, urgency: Urgency) -> None:
        """How pressing it is."""
        self._set(actions.set_urgency, "urgency", urgency)

    def tell(self, telling: Telling) -> None:
        """Tell the member the answer, or note that one tried."""
        then = partial(self._told, telling)
        self._desk.write(contacts.tell, telling, then=then, failed=self._voice.refuse)

    def add_reference(self, line: str, number: str) -> None:
        """It is about this number too."""
        if self.detail is not None:
            self._desk.write(
                actions.add_reference,
                self.detail.row.id,
                line,
                number,
                then=self._referred,
                failed=self._voice.refuse,
            )

    def drop_reference(self, reference: Reference) -> None:
        """It is not about this number after all; that can be taken back."""
        if self.detail is None or self.detail.end is not None:
            return
        issue_id, kind = self.detail.row.id, ReferenceKind(reference.kind)
        add = actions.add_reference
        number, tail = (issue_id, reference.line, reference.ref, kind), words.tail(reference.ref, 6)
        there_again = words.fill(self.tr("About {number} again"), number=tail)

        def dropped(reference_id: UUID) -> WayBack:
            drop = (actions.drop_reference, issue_id, reference_id)
            return WayBack(self._desk, *drop, undone="", again=back)

        def back(_answer: object = None) -> WayBack:
            return WayBack(self._desk, add, *number, undone=there_again, again=dropped)

        again = back()
        text = words.fill(self.tr("No longer about {number}"), number=tail)
        self._desk.write(
            actions.drop_reference,
            issue_id,
            reference.id,
            then=partial(self._say, text, again),
            failed=self._voice.refuse,
        )

    def prove(self, proof: ProofKind, text: str) -> None:
        """How we know that the outcome reached the member."""
        if self.detail is not None:
            self._desk.write(
                closure.prove, self.detail.row.id, proof, text, failed=self._not_proved
            )

    def close(self, closing: Closing | None = None) -> None:
        """End it; as settled, if nothing else is said."""
        if self.detail is not None:
            closing = closing or Closing()
            done = words.fill(self.tr("Closed: {title}"), title=self.detail.row.title)
            self._desk.write(
                closure.close,
                self.detail.row.id,
                closing,
                then=partial(self._ended, done, self._way_open(self.detail, closing)),
                failed=self._not_ended,
            )

    def reopen(self, reason: str) -> None:
        """It was not over."""
        if self.detail is not None:
            done = words.fill(self.tr("Open again: {title}"), title=self.detail.row.title)
            self._desk.write(
                closure.reopen,
                self.detail.row.id,
                reason,
                then=partial(self._ended, done, None),
                failed=self._not_ended,
            )

    def _set(self, verb: _StateVerb, field: str, value: Status | Urgency) -> None:
        if self.detail is not None:
            row, version = self.detail.row, self.detail.version
            failed = partial(self._not_set, verb, field, getattr(row, field), value)
            self._desk.write(verb, row.id, version, value, failed=failed)

    def _not_set(
        self,
        verb: _StateVerb,
        field: str,
        before: str,
        value: Status | Urgency,
        error: Exception,
    ) -> None:
        if isinstance(error, Refusal) and error.code is Code.STALE and self.detail is not None:
            again = partial(self._set_again, verb, field, before, value)
            self._desk.read(issues.detail, self.detail.row.id, then=again)
        else:
            self._voice.refuse(error)
            self.reload_wanted.emit()

    def _set_again(
        self,
        verb: _StateVerb,
        field: str,
        before: str,
        value: Status | Urgency,
        detail: issues.IssueDetail,
    ) -> None:
        """Something else of the issue was changed meanwhile: ours still holds."""
        if getattr(detail.row, field) == before:
            self._desk.write(verb, detail.row.id, detail.version, value, failed=self._voice.refuse)
        else:
            self._voice.refuse(Refusal(Code.STALE))
            self.reload_wanted.emit()

    def _told(self, telling: Telling, event: UUID) -> None:
        self.was_told.emit()
        reached = telling.reached is Reached.YES
        if telling.whom is not PartyKind.MEMBER:
            text = self.tr("Recorded; the member themselves is not told yet")
        else:
            text = self.tr("The member was told") if reached else self.tr("The try is recorded")
        self._voice.offer(text, way_off(self._desk, event, contacts.tell, telling))

    def _referred(self, _reference: UUID) -> None:
        self.was_referred.emit()

    def _not_proved(self, error: Exception) -> None:
        self._voice.refuse(error)
        self.reload_wanted.emit()

    def _way_open(self, detail: issues.IssueDetail, closing: Closing) -> WayBack | None:
        """Back to where it stood; not once its promises ended with it, or went elsewhere."""
        if closing.end not in (End.SETTLED, End.ERROR):
            return None
        row = detail.row
        why = self.tr("Undone right after it was closed")
        back, forth = (closure.unclose, row.id, row.status, why), (closure.close, row.id, closing)
        undone = words.fill(self.tr("Open again: {title}"), title=row.title)
        return there_and_back(self._desk, back, forth, undone=undone)

    def _ended(self, text: str, back: WayBack | None, _result: object) -> None:
        self.was_ended.emit()
        self._voice.offer(text, back)

    def _not_ended(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.not_ended.emit(error)

    def _say(self, text: str, undo: WayBack, _result: object) -> None:
        self._voice.offer(text, undo)
