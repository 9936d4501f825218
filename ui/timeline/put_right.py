"""What was logged is put right: its fields again, filled in, and why."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.contacts.correction import Correction, as_logged, correct_contact
from concierge.timeline.kinds import Channel, Direction, Reached
from concierge.timeline.rows import Row
from ui.composer.acts import ActKind
from ui.composer.build import Missing, instant, minutes
from ui.composer.fields import FieldBar
from ui.composer.member_frame import Frame
from ui.desk import Desk
from ui.drafting import place_of
from ui.timeline.teller import Teller
from ui.undo import WayBack
from ui.voice import Voice
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.kept import Kept
from ui.widgets.reason_field import ReasonField
from ui.widgets.weighed_strip import WeighedStrip

PUT_RIGHT = frozenset(("contact.logged", "contact.told"))
"""What can be put right in its place; a colleague's message only beside it."""


class PutRight(WeighedStrip):
    """Says what is so now, and offers the way back."""

    def __init__(
        self, desk: Desk, voice: Voice, teller: Teller, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "correct", parent)
        self._voice, self._teller = voice, teller
        self._row: Row | None = None
        self._frame: Frame | None = None
        self._before: Correction | None = None
        self.bar = FieldBar(desk.zone, self, "correct")
        self.bar.show_act(ActKind.CONTACT)
        self.bar.show_call(None)
        self.text = AutoGrowEdit("correct.text", self, least=1)
        self.reason = ReasonField(desk, "correct.reason", self)
        self.kept = Kept(desk, {"text": self.text, "reason": self.reason}, self)
        self._refused = partial(self.form.refuse, self.text)
        self.form.add(self.text, self.reason)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101  # a strip is one
        column.insertWidget(1, self.bar)
        self.committed.connect(self._commit)
        self.text.textChanged.connect(self.weigh)
        self.conscience.go_on_with("Ctrl+Enter")
        self.retranslate()

    def show_frame(self, frame: Frame) -> None:
        """What can be chosen for this member."""
        self._frame = frame

    def ask(self, row: Row) -> None:
        """About this entry, as it stands."""
        self._row = row
        self.mind(row.member_id)
        self._desk.read(as_logged, row.id, then=self._fill, failed=self._refused)

    def close_strip(self) -> None:
        self._row = None  # an answer that comes late opens nothing
        super().close_strip()

    def written(self) -> list[str]:
        return [self.text.toPlainText()]

    def weigh(self) -> None:
        super().weigh()
        self.text.mark(self.conscience.marked(self.text.toPlainText()))

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_label(self.text, self.tr("Words"))
        self.form.set_label(self.reason, self.tr("Reason"))
        self.commit.set_text(self.tr("Put right"))
        self.commit.set_hint("Ctrl+Enter")

    def _fill(self, before: Correction) -> None:
        row, frame, self._before = self._row, self._frame, before
        if row is None or frame is None or row.id != before.event_id:
            return
        self.bar.offer(frame.lines, frame.open_issues, frame.spoken)
        self.bar.show_values(
            {
                "direction": before.direction,
                "channel": before.channel,
                "whom": before.whom,
                "party": before.party,
                "reached": before.reached,
                "line": before.line,
                "about": before.issue_id,
                "at": self._said_at(before),
                "minutes": "" if before.minutes is None else str(before.minutes),
            }
        )
        self.bar.about.setEnabled(self._offers(before.issue_id))
        self.kept.at(place_of(row.member_id, "correct", row.id))
        self.text.setPlainText(before.text)
        self.reason.ask_of(row.steward_id, row.recorded_at)
        self.kept.listen()
        self.heading.setText(self._what_happens(row))
        self.open_strip(self.text)

    def _what_happens(self, row: Row) -> str:
        if row.steward_id == self._desk.actor.steward_id:
            return self.tr("The new words stand here, the old ones stay behind them.")
        return self.tr("It is not yours: your correction stands beside it, with your name.")

    def _said_at(self, before: Correction) -> str:
        return before.at.astimezone(self._desk.zone).strftime("%Y-%m-%d %H:%M")

    def _offers(self, issue_id: UUID | None) -> bool:
        """Whether the issue is among those that can be chosen; a closed one stays what it is."""
        frame = self._frame
        known = {one.id for one in frame.open_issues} if frame else set()
        return issue_id is None or issue_id in known

    def _right(self, before: Correction) -> Correction:
        """What it is to say. Raises Missing."""
        bar, about = self.bar, self.bar.issue()
        at = instant(bar.at)
        if at is None or bar.at.text().strip() == self._said_at(before):
            at = before.at  # to the second
        issue_id = (about.id if about else None) if bar.about.isEnabled() else before.issue_id
        return replace(
            before,
            text=self.text.toPlainText(),
            at=at,
            channel=Channel(str(bar.channel.value())),
            direction=Direction(str(bar.direction.value())),
            party=bar.whom.party(),
            party_kind=bar.whom.kind(),
            reached=Reached(str(bar.reached.value())),
            line=bar.line_code(),
            issue_id=issue_id,
            minutes=minutes(bar, None),
            reason=self.reason.text().strip(),
        )

    def _commit(self) -> None:
        row, before = self._row, self._before
        if row is None or before is None:
            return
        self.form.forgive()
        try:
            right = self._right(before)
        except Missing as missing:
            self.form.complain(self.text, missing.sentence)
            missing.field.setFocus()
            return
        if right == replace(before, reason=right.reason):
            self.kept.done()
            self.close_strip()
        elif self.reason.missing():
            self.form.blame(self.reason, self.tr("Say why, in a few words."))
        else:
            self._desk.write(
                correct_contact,
                right,
                then=partial(self._put_right, row, before, right),
                failed=self._refused,
                initiator=self,
            )

    def _put_right(self, row: Row, before: Correction, right: Correction, event_id: UUID) -> None:
        self.kept.done()
        self.close_strip()
        told = {"what": self._what(before, right), "text": " ".join(right.text.split())}
        if row.steward_id != self._desk.actor.steward_id:
            beside = self.tr("Your correction stands beside it: {text}")
            self._voice.offer(words.fill(beside, **told), None)
            return
        undone = replace(before, reason=self.tr("undone"))
        said = words.fill(self.tr("As it was before: {text}"), text=" ".join(before.text.split()))
        undo = _to_and_fro(self._desk, undone, right, said, event_id)
        self._voice.offer(words.fill(self.tr("Put right: {text} ({what})"), **told), undo)

    def _what(self, before: Correction, right: Correction) -> str:
        """What of it says something else now."""
        sides = {
            self.tr("words"): (before.text, right.text),
            self.tr("time"): (before.at, right.at),
            self.tr("direction"): (before.direction, right.direction),
            self.tr("channel"): (before.channel, right.channel),
            self.tr("with whom"): (
                (before.whom, before.party),
                (right.whom, right.party),
            ),
            self.tr("whether they were reached"): (before.reached, right.reached),
            self.tr("business line"): (before.line, right.line),
            self.tr("issue"): (before.issue_id, right.issue_id),
            self.tr("minutes"): (before.minutes, right.minutes),
        }
        return words.listed([name for name, (was, now) in sides.items() if was != now])


def _to_and_fro(
    desk: Desk, to: Correction, fro: Correction, undone: str, event_id: UUID
) -> WayBack:
    """Each time it is another entry that stands."""
    then, back = partial(_to_and_fro, desk, fro, to, ""), replace(to, event_id=event_id)
    return WayBack(desk, correct_contact, back, undone=undone, again=then)
