"""The calls that are open: one card for all of them, the composer on a member's page, and a row
that names each. F2 goes from one to the next, then to the messages that wait beside them, and past
the last one begins another."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from concierge import clock, words
from concierge.members.queries import names_of
from concierge.timeline.kinds import Direction
from ui.calls.card import CallCard
from ui.calls.row import CallRow
from ui.composer.call_record import PLACE, Call, call_of
from ui.composer.panel import Composer
from ui.desk import Desk
from ui.drafting import Sheet
from ui.left_messages import LeftMessage, LeftMessages
from ui.undo import AtOnce
from ui.voice import Voice

EVERY = 30_000
"""Milliseconds after which the minutes of the calls that are open are kept again: no more of them
is lost when the desk falls over."""


class Calls(QObject):
    """A call is shown in the card, or on its member's page, or waits in the row."""

    message_back = Signal(object)  # LeftMessage, to be gone on with
    recorded = Signal(object, object)  # UUID of the member, UUID of the entry

    def __init__(self, desk: Desk, voice: Voice, window: QWidget, row: CallRow) -> None:
        super().__init__(window)
        self._desk, self._voice, self._window, self._row = desk, voice, window, row
        self._open: list[Call] = []
        self._composer: Composer | None = None
        self._carried: Call | None = None
        self._newcomer: Call | None = None
        self.messages = LeftMessages(desk.keeper, self)
        self.card = CallCard(desk, window)
        self._minutes = QTimer(self, interval=EVERY)
        self._minutes.timeout.connect(self._keep_minutes)
        self._wire()

    # ── what keys do ──

    def begin(self) -> None:
        """A new call, from now on."""
        self.put_card_aside()
        call = Call(clock.now())
        self._open.append(call)
        self._show(call)

    def begin_with(self, member_id: UUID) -> None:
        """One calls that member; or the call that is open with them."""
        theirs = next((one for one in self._open if one.member_id == member_id), None)
        if theirs is not None:
            self.go_to(theirs)
            return
        self.put_card_aside()
        # Whoever starts from the member is the one who dials; who is called starts with F2.
        outgoing = Sheet(fields={"direction": Direction.OUT.value})
        call = Call(clock.now(), member_id=member_id, sheet=outgoing)
        self._open.append(call)
        self._show(call)
        self._desk.read(names_of, (member_id,), then=partial(self._have_name, call))

    def _add(self, call: Call) -> None:
        """Whoever is on the phone becomes a member; their call waits for that."""
        self._newcomer = call
        self._voice.add_member(call.who)

    def member_added(self, member_id: UUID) -> None:
        """The call that waited for it is with them."""
        call, self._newcomer = self._newcomer, None
        if call is not None and call in self._open and call.member_id is None:
            call.member_id = member_id
            self._desk.keeper.keep(call.place, call.kept())
            self._desk.read(names_of, (member_id,), then=partial(self._have_name, call))

    def next(self, message: str = "") -> None:
        """The next one that is open or waits; past the last one, another call. `message` is the
        place of the message in front, if one is."""
        ring, call = self._ring(), self._here()
        here = self.messages.at(message) or call
        at = ring.index(here) + 1 if here is not None else 0
        after = ring[at] if at < len(ring) else None
        if after is None and here is call and call is not None and call.is_blank():
            after = ring[0]
        if after is None:
            self.begin()
        elif isinstance(after, LeftMessage):
            self.go_on_with(after)
        else:
            self.go_to(after)

    def go_on_with(self, message: LeftMessage) -> None:
        """That message in front."""
        self.put_card_aside()
        self.message_back.emit(message)

    def go_to(self, call: Call) -> None:
        """That call in front: on its member's page where that is open, else in the card."""
        if self.card.call() is not call:
            self.put_card_aside()
        if call in self._open:
            self._show(call)

    def discard(self, call: Call) -> None:
        """Throw it away; it can be had back as it was."""
        self._let_go(call)
        if call not in self._open:
            return
        at = self._open.index(call)
        self._forget(call)
        if not call.is_blank():
            who = call.who or self.tr("somebody")
            said = words.fill(self.tr("Call with {who} thrown away"), who=who)
            again = words.fill(self.tr("The call with {who} is back"), who=who)
            self._voice.offer(said, AtOnce(partial(self._take_back, call, at), undone=again))

    def put_card_aside(self) -> None:
        """The call in the card waits in the row; a blank one is gone."""
        call = self.card.leave() if self.card.call() is not None else None
        if call is not None:
            self._parked(call)

    def carry(self, call: Call) -> None:
        """To the member's page, the same draft, caret and time in its composer."""
        self._carried = call
        if call.member_id is not None:
            self._voice.open_member(call.member_id)
            if self._composer is not None:
                self._composer.go_on_with(call)
        self._tell()

    def come_back(self, member_id: UUID | None) -> None:
        """One left that member's page by the way one came: a call carried there is a card again."""
        call, self._carried = self._carried, None
        if call is not None and call in self._open and call.member_id == member_id:
            self._let_go(call)
            self._show(call)

    # ── what others do ──

    def resume(self) -> None:
        """Calls begun before the desk was closed, or fell over, wait in the row."""
        self._desk.keeper.load_all(self._have_drafts)

    def use_composer(self, composer: Composer) -> None:
        """The composer of the member's page, whenever that is built anew."""
        self._composer = composer
        composer.member_shown.connect(self._member_shown)
        composer.call_logged.connect(self._forget)
        composer.call_parked.connect(self._parked)
        composer.call_discarded.connect(self.discard)

    def call_at(self, place: str) -> Call | None:
        """The open call whose draft is kept there."""
        return next((one for one in self._open if one.place == place), None)

    def open_calls(self) -> list[Call]:
        """The calls that are open, in the order they began."""
        return list(self._open)

    def keep_drafts(self) -> None:
        """Before the window closes."""
        self._minutes.stop()
        self._keep_minutes()
        self._desk.keeper.flush_and_wait()

    # ── between card, page and row ──

    def _here(self) -> Call | None:
        """The call one is at."""
        in_card = self.card.call()
        if in_card is not None:
            return in_card
        composer = self._page()
        focus = self._window.focusWidget()
        if composer is None or focus is None or not composer.isAncestorOf(focus):
            return None
        return composer.call()

    def _ring(self) -> list[Call | LeftMessage]:
        """What one goes through, in its order; past a call nobody knows anything of, round."""
        known = [call for call in self._open if not call.is_blank()]
        blank = [call for call in self._open if call.is_blank()]
        return [*known, *self.messages.all(), *blank]

    def _page(self) -> Composer | None:
        """The composer, where it is in sight."""
        composer = self._composer
        if composer is None or not isValid(composer):
            return None
        return composer if composer.isVisible() else None

    def _have_name(self, call: Call, names: Mapping[UUID, str]) -> None:
        call.who = next(iter(names.values()), "") or call.who
        self._tell()

    def _show(self, call: Call) -> None:
        composer = self._page()
        whose = composer.whose() if composer is not None else None
        if composer is not None and call.member_id is not None and whose == call.member_id:
            composer.go_on_with(call)
        else:
            self._let_go(call)
            self.card.show_call(call)
        self._tell()

    def _let_go(self, call: Call) -> None:
        """No frame holds it any more; all of it is in the call."""
        if self._composer is not None and isValid(self._composer):
            self._composer.leave_call(call)

    def _parked(self, call: Call) -> None:
        if call.is_blank():
            self._forget(call)
        self._tell()

    def _member_shown(self, member_id: UUID) -> None:
        """On her page a contact is the call with her, unless that is in the card."""
        composer, in_card = self._composer, self.card.call()
        hers = [one for one in self._open if one.member_id == member_id and one is not in_card]
        if composer is not None and hers and composer.sheets.call_with(member_id) is None:
            composer.take_call(hers[-1])

    def _logged(self, call: Call) -> None:
        who = call.who
        self._forget(call)
        if call.member_id is not None and call.event_id is not None:
            self.recorded.emit(call.member_id, call.event_id)
        if call.member_id is not None:
            said = words.fill(self.tr("Call with {who} logged"), who=who)
            self._voice.offer(said, call.way_off)

    def _forget(self, call: Call) -> None:
        if call in self._open:
            self._open.remove(call)
        self._desk.keeper.drop(call.place)
        self._tell()

    def _keep_minutes(self) -> None:
        """As long as each has run by now, and all that is written of it."""
        self.card.form.keep()
        for call in self._open:
            if not call.is_blank():
                self._desk.keeper.keep(call.place, call.kept())

    def _take_back(self, call: Call, at: int) -> None:
        if call not in self._open:
            self._open.insert(at, call)
            self._desk.keeper.keep(call.place, call.kept())
            self.go_to(call)

    def _have_drafts(self, drafts: dict[str, Sheet]) -> None:
        known = {one.place for one in self._open}
        calls = [(at, one) for at, one in drafts.items() if at.startswith(f"{PLACE}:")]
        kept = [call_of(at, one) for at, one in calls if at not in known]
        self._open = sorted([*kept, *self._open], key=lambda call: call.began)
        for at, one in drafts.items():
            self.messages.kept(at, one)
        self._tell()

    def _tell(self) -> None:
        self._row.show_calls(self._open, self._here(), self.messages.all())
        if not self._open:
            self._minutes.stop()
        elif not self._minutes.isActive():
            self._minutes.start()

    def _wire(self) -> None:
        card, row = self.card, self._row
        card.parked.connect(self._parked)
        card.discarded.connect(self.discard)
        card.logged.connect(self._logged)
        card.page_wanted.connect(self.carry)
        card.next_wanted.connect(self.next)
        card.add_wanted.connect(self._add)
        card.message_wanted.connect(self._voice.take_message)
        card.known.connect(self._tell)
        self.messages.changed.connect(self._tell)
        row.call_wanted.connect(self.go_to)
        row.message_wanted.connect(self.go_on_with)
        row.page_wanted.connect(self.carry)
        row.discard_wanted.connect(self.discard)
        row.new.clicked.connect(self.begin)
