"""What was noted of a member is put right: what it is, its words, its hours, and why."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from concierge import moments, words
from concierge.members.fact_words import fact_text
from concierge.members.kinds import FactKind
from concierge.members.noted import NotedFact, noted, noted_of
from concierge.members.profile import NewFact, correct_fact
from ui.desk import Desk
from ui.drafting import place_of
from ui.undo import WayBack
from ui.voice import Voice
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.reason_field import ReasonField
from ui.widgets.strip import Strip


def read_hour(text: str) -> str | None:
    """`9`, `09:00`, 22点, 晚上十点, `10pm` as 'HH:MM'; None if it is no hour."""
    hour = text.strip()
    at = moments.hour_of(f"{hour}:00" if hour.isdecimal() else hour)
    return at.isoformat("minutes") if at is not None else None


class FactRight(Strip):
    """Says what is so now, and offers the way back; `not_possible` tells why it cannot be."""

    not_possible = Signal(str)

    def __init__(
        self, desk: Desk, voice: Voice, identifier: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(identifier, parent)
        self._desk, self._voice = desk, voice
        self._fact: NotedFact | None = None
        self._asks = False
        self.kind = FieldButton(f"{identifier}.kind", self, framed=True)
        self.text = LineField(f"{identifier}.text", self)
        self.quiet_from = LineField(f"{identifier}.from", self)
        self.quiet_until = LineField(f"{identifier}.until", self)
        self.reason = ReasonField(desk, f"{identifier}.reason", self)
        self.form.add(self.kind, self.text, self.quiet_from, self.quiet_until, self.reason)
        self.kept = Kept(desk, self._asked(), self)
        self.kind.changed.connect(self._kind_chosen)
        self.kept.returned.connect(self._kind_chosen)
        self.committed.connect(self._commit)
        self.retranslate()

    def ask(self, member_id: UUID, kind: str, text: str) -> None:
        """About the fact of those words, as it stands."""
        self._asks = True
        key = f"fact.right.{id(self)}"
        self._desk.read(noted, member_id, kind, text, then=self._fill, key=key)

    def ask_of(self, fact_id: UUID) -> None:
        """About this one."""
        self._asks = True
        self._desk.read(noted_of, fact_id, then=self._fill, key=f"fact.right.{id(self)}")

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("What is to be minded"))
        self.form.set_label(self.kind, self.tr("Kind"))
        self.kind.set_choices([(kind, words.name(kind), "") for kind in FactKind])
        self.form.set_label(self.text, self.tr("Words"))
        self.form.set_label(self.quiet_from, self.tr("Quiet from"))
        self.form.set_label(self.quiet_until, self.tr("Quiet until"))
        self.form.set_label(self.reason, self.tr("Reason"))
        self.commit.set_text(self.tr("Put right"))

    def leave(self) -> None:
        """What was asked is no longer asked."""
        self.kept.at("")
        self.close_strip()

    def close_strip(self) -> None:
        self._asks = False
        super().close_strip()

    def _asked(self) -> dict[str, QWidget]:
        return {
            "kind": self.kind,
            "text": self.text,
            "from": self.quiet_from,
            "until": self.quiet_until,
            "reason": self.reason,
        }

    def _fill(self, found: NotedFact | None) -> None:
        if not self._asks:
            return  # what was asked is no longer asked
        if found is None:
            self.not_possible.emit(
                self.tr("This holds no more, or was put right since: see the newest entry of it.")
            )
            return
        self._fact = found
        place = place_of(found.member_id, "fact-right", found.id)
        if place != self.kept.place:
            self.kept.at(place)
            self.kind.set_value(FactKind(found.kind))
            self.text.show_text(found.text)
            self.quiet_from.show_text(found.quiet_from or "")
            self.quiet_until.show_text(found.quiet_until or "")
            self.reason.ask_of(found.steward_id, found.recorded_at)
            self.kept.listen()
        self._kind_chosen()
        self.open_strip(self.text)
        self.text.selectAll()

    def _kind_chosen(self, _kind: object = None) -> None:
        """Only a contact rule has hours."""
        for field in (self.quiet_from, self.quiet_until):
            self.form.show_row(field, self.kind.value() == FactKind.CONTACT_RULE)

    def _right(self, found: NotedFact) -> NewFact | None:
        """What it is to say; None with a complaint where that cannot be."""
        self.form.forgive()
        kind, text = FactKind(str(self.kind.value())), self.text.text().strip()
        said = [one.text().strip() for one in (self.quiet_from, self.quiet_until)]
        rule = kind is FactKind.CONTACT_RULE and any(said)
        hours = [read_hour(one) for one in said] if rule else [None, None]
        if rule and None in hours:
            sentence = self.tr("Quiet hours need both ends, like 22:00 and 09:00.")
            self.form.complain(self.quiet_from, sentence)
        if not text and not rule:
            self.form.complain(self.text, self.tr("Write what is to be minded."))
        right = NewFact(found.member_id, kind, text, *hours)
        if right != _as_new(found) and self.reason.missing():
            self.form.complain(self.reason, self.tr("Say why, in a few words."))
        return right

    def _commit(self) -> None:
        found = self._fact
        right = self._right(found) if found is not None else None
        if found is None or right is None or self.form.focus_wrong():
            return
        if right == _as_new(found):
            self.kept.done()
            self.leave()
        else:
            then, why = partial(self._corrected, found, right), self.reason.reason()
            refused = partial(self.form.refuse, self.text)
            self._desk.write(correct_fact, found.id, right, why, then=then, failed=refused)

    def _corrected(self, found: NotedFact, right: NewFact, fact_id: UUID) -> None:
        ways = ((_as_new(found), self.tr("undone")), (right, self.reason.reason()))
        was, now = fact_text(found), fact_text(right)
        before = words.facts(words.name(found.kind, "FactKind"), was)
        undone = words.fill(self.tr("As it was before: {what}"), what=before)
        back = _to_and_fro(self._desk, *ways, undone, fact_id)
        what = f"{was} → {now}" if was != now else words.facts(words.name(right.kind), now)
        self.kept.done()
        self.leave()
        self._voice.offer(words.fill(self.tr("Put right: {what}"), what=what), back)


def _to_and_fro(
    desk: Desk, to: tuple[NewFact, str], fro: tuple[NewFact, str], undone: str, fact_id: UUID
) -> WayBack:
    """Each time it is another fact that holds."""
    again = partial(_to_and_fro, desk, fro, to, "")
    return WayBack(desk, correct_fact, fact_id, *to, undone=undone, again=again)


def _as_new(found: NotedFact) -> NewFact:
    """As it would be noted anew."""
    kind = FactKind(found.kind)
    return NewFact(found.member_id, kind, found.text, found.quiet_from, found.quiet_until)
