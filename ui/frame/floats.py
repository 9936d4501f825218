"""What floats over the screens: palette, sheet of keys, calls, messages for others.

Each is loaded when it is first wanted, or when the first screen stands: not before.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from concierge import words
from ui.calls.row import CallRow
from ui.desk import Desk
from ui.undo import AtOnce
from ui.voice import Voice

if TYPE_CHECKING:
    from ui.calls.calls import Calls
    from ui.frame.sheet import KeySheet
    from ui.left_messages import LeftMessage
    from ui.messages.look_card import LookCard
    from ui.messages.message_card import MessageCard
    from ui.palette.panel import Palette
    from ui.team.move import MoveCard
    from ui.unfinished.begun import Begun
    from ui.unfinished.card import UnfinishedCard


class Floats(QObject):
    """One of each."""

    go_on_wanted = Signal(object)  # Begun
    recorded = Signal(object, object)  # UUID of the member, UUID of the entry

    def __init__(self, desk: Desk, voice: Voice, window: QWidget, row: CallRow) -> None:
        super().__init__(window)
        self._desk, self._voice, self._window, self._row = desk, voice, window, row
        self._calls: Calls | None = None
        self._palette: Palette | None = None
        self._unfinished: UnfinishedCard | None = None
        self._sheet: KeySheet | None = None
        self._move: MoveCard | None = None
        self._message: MessageCard | None = None
        self._look: LookCard | None = None

    @property
    def calls(self) -> "Calls":
        """The calls that are open."""
        if self._calls is None:
            from ui.calls.calls import Calls

            self._calls = Calls(self._desk, self._voice, self._window, self._row)
            self._calls.recorded.connect(self.recorded)
            self._calls.message_back.connect(self._go_on_with)
        return self._calls

    def next_call(self) -> None:
        """Somebody is on the phone, or has been for a while."""
        message = self._message.in_front() if self._message is not None else ""
        self._uncover()
        self.calls.next(message)

    def begin_call(self) -> None:
        """Somebody else is on the phone."""
        self._uncover()
        self.calls.begin()

    def call_with(self, member_id: UUID) -> None:
        """This member is on the phone."""
        self._uncover()
        self.calls.begin_with(member_id)

    def member_added(self, member_id: UUID) -> None:
        """Somebody on the phone may have waited for it."""
        if self._calls is not None:
            self._calls.member_added(member_id)

    def open_palette(self, allowed: frozenset[str]) -> None:
        """Find anything; `allowed` are the ids of the commands that can be done here."""
        if self._palette is None:
            from ui.palette.panel import Palette

            self._palette = Palette(self._desk, self._voice, self._window)
            self._palette.look_wanted.connect(self.look)
        self._palette.ask(allowed)

    def show_unfinished(self) -> None:
        """Everything half written."""
        if self._unfinished is None:
            from ui.unfinished.card import UnfinishedCard

            self._unfinished = UnfinishedCard(self._desk, self._window)
            self._unfinished.go_wanted.connect(self.go_on_wanted)
            self._unfinished.throw_wanted.connect(self._throw_away)
        self._unfinished.begin()

    def _throw_away(self, begun: "Begun") -> None:
        """A call or a draft nobody wants any more; it can be had back."""
        call = self.calls.call_at(begun.id)
        if call is not None:
            self.calls.discard(call)
            return
        self._desk.keeper.throw_away(begun.id)
        what = f"{begun.who} {begun.what()}".strip()
        said = words.fill(self.tr("Thrown away: {what}"), what=what)
        undone = words.fill(self.tr("There again: {what}"), what=what)
        back = partial(self._desk.keeper.bring_back, begun.id, begun.sheet)
        forth = partial(self._desk.keeper.throw_away, begun.id)
        self._voice.offer(said, AtOnce(back, forth, undone=undone))

    def go_on(self, begun: "Begun") -> bool:
        """Go on with what is written in a card; False where it is not."""
        call = self.calls.call_at(begun.id)
        if call is not None:
            self.calls.go_to(call)
        elif begun.spot.what == "message":
            self.take_message(begun.spot.thing)
        elif begun.spot.what == "look":
            self.look()
        elif begun.spot.what == "move":
            fields = begun.sheet.fields
            self.ask_where_to([UUID(one) for one in fields["members"]], fields["name"])
        else:
            return False
        return True

    def take_message(self, number: str = "", text: str = "") -> None:
        """Somebody calls whose member one does not serve; `text` is what was written so far."""
        self._message_card().begin(number, text)

    def _go_on_with(self, message: "LeftMessage") -> None:
        """A message that waited."""
        self._message_card().go_on(message)

    def _message_card(self) -> "MessageCard":
        if self._message is None:
            from ui.messages.message_card import MessageCard

            self._message = MessageCard(self._desk, self._voice, self._window)
            self._message.left.connect(self.calls.messages.left)
            self._message.gone.connect(self.calls.messages.gone)
        return self._message

    def look(self, number: str = "") -> None:
        """Somebody else's member must be seen, for a reason."""
        if self._look is None:
            from ui.messages.look_card import LookCard

            self._look = LookCard(self._desk, self._voice, self._window)
        self._look.begin(number)

    def open_sheet(self, only: Collection[str]) -> None:
        """The keys of these commands; or put them away."""
        if self._sheet is None:
            from ui.frame.sheet import KeySheet

            self._sheet = KeySheet(
                self._window,
                for_lead=self._desk.leads or self._desk.arranges,
                only=only,
            )
        self._sheet.toggle()

    def ask_where_to(self, members: Sequence[UUID], name: str = "") -> None:
        """To which steward these members are to go."""
        if self._move is None:
            from ui.team.move import MoveCard

            self._move = MoveCard(self._desk, self._voice, self._window)
        self._move.ask(members, name)

    def put_away(self) -> None:
        """Nothing floats any more; what was being written waits."""
        self._uncover()
        for card in (self._message, self._look):
            if card is not None:
                card.close_card()
        if self._calls is not None:
            self._calls.put_card_aside()

    def _uncover(self) -> None:
        """Nothing lies dark any more, and the focus is where it was, the topmost card first."""
        from ui.widgets.card import FloatingCard

        for card in reversed(self._window.findChildren(FloatingCard)):
            if card.covers():
                card.close_card()

    def keep_drafts(self) -> None:
        """Before the window closes."""
        if self._calls is not None:
            self._calls.keep_drafts()
        if self._message is not None:
            self._message.keep_drafts()
