"""What one can do with a thing in Today: finish it, put it off, or go where it is settled."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from concierge import clock, words
from concierge.due import saying
from concierge.due.sorts import Settling, sort_of
from concierge.errors import Code, Refusal
from concierge.today.rules import AgendaItem
from ui.desk import Desk
from ui.due.sorts import RENEGOTIATE, SNOOZE, Asked, shown_as
from ui.today.rows import Thing
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.act_menu import RowAct, act_menu

if TYPE_CHECKING:
    from ui.today.snooze import SnoozeCard


class TodayActs(QObject):
    """A reminder is finished or snoozed here; a promise is settled at its issue.

    The verbs and the card are loaded when they are first wanted: see `Screens.prepare`.
    """

    settle_wanted = Signal(object)  # AgendaItem: open the act that settles it
    correct_wanted = Signal(object)  # Thing: put its words and its time right
    renegotiate_wanted = Signal(object)  # AgendaItem: agree another time with the member

    def __init__(self, desk: Desk, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._voice, self._window = desk, voice, window
        self._card: SnoozeCard | None = None

    def open(self, thing: Thing) -> None:
        """Whose it is, and what it is about."""
        self._voice.open_member(thing.item.member_id, thing.item)

    def open_menu(self, thing: Thing, at: QPoint) -> None:
        """All of it by mouse, where the mouse is."""
        self.menu(thing).popup(at)

    def menu(self, thing: Thing) -> QMenu:
        """What can be done with a thing."""
        item = thing.item
        contact = partial(self._voice.log_contact, item.member_id)
        later = RowAct(SNOOZE, partial(self.ask_until, thing), not item.statutory)
        shown = shown_as(item.kind)
        if shown.later == RENEGOTIATE:
            later = RowAct(RENEGOTIATE, partial(self.renegotiate, thing))
        correct = RowAct("today.correct", partial(self.correct, thing))
        correcting = [correct] if shown.by_hand else []
        settling = [RowAct("today.done", partial(self.done, thing))]
        if shown.asked(item) is Asked.OPEN_AGAIN:
            settling = [
                RowAct("today.reopen", partial(self._reopen, thing)),
                RowAct("today.aside", partial(self.finish, thing)),
            ]
        acts = [
            RowAct("today.open", partial(self.open, thing)),
            *settling,
            later,
            *correcting,
            None,
            RowAct("call.member", partial(self._voice.begin_call, item.member_id)),
            RowAct("compose.contact", contact, keyed=False),
        ]
        return act_menu(self._window, acts)

    def done(self, thing: Thing) -> None:
        """Finish a reminder, say that a message is answered; anything else is settled where it
        belongs."""
        item = thing.item
        if sort_of(item.kind).settling is None:
            self.settle_wanted.emit(item)
            return
        match shown_as(item.kind).asked(item):
            case Asked.OPEN_AGAIN:
                self.spoken_menu(thing).popup(QCursor.pos())
            case Asked.CALLED_BACK:
                self._answer(thing)
            case Asked.NOTHING:
                self.finish(thing)

    def _answer(self, thing: Thing) -> None:
        """A message is answered by a contact that reached the member; without one it is asked."""
        from concierge.messages.queries import called_back

        def told(heard: bool) -> None:
            if heard:
                self.finish(thing)
            else:
                self.unanswered_menu(thing).popup(QCursor.pos())

        self._desk.read(called_back, thing.item.ref_id, then=told, key="today.answered")

    def unanswered_menu(self, thing: Thing) -> QMenu:
        """Nobody has spoken with the member since: the call is logged, or the message put aside."""
        contact = partial(self._voice.log_contact, thing.item.member_id)
        acts = [
            RowAct("compose.contact", contact, keyed=False),
            RowAct("today.aside", partial(self.finish, thing)),
        ]
        menu = act_menu(self._window, acts)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def spoken_menu(self, thing: Thing) -> QMenu:
        """The member spoke of an issue that is closed: it is opened again, or stays closed."""
        acts = [
            RowAct("today.reopen", partial(self._reopen, thing)),
            RowAct("today.aside", partial(self.finish, thing)),
        ]
        return act_menu(self._window, acts)

    def finish(self, thing: Thing) -> None:
        """It is done."""
        done = _settling(thing.item).done
        self._desk.write(
            done, thing.item.ref_id, then=partial(self._finished, thing), initiator=self
        )

    def ask_until(self, thing: Thing) -> None:
        """Ask until when it is to be put off; a statutory deadline never is."""
        if thing.item.statutory:
            said = words.refusal(Refusal(Code.STATUTORY_BINDS))
            self._voice.offer(said)
            return
        if self._card is None:
            from ui.today.snooze import SnoozeCard

            self._card = SnoozeCard(self._desk, self._window)
            self._card.snoozed.connect(self.snooze)
            self._card.renegotiate_wanted.connect(self.renegotiate)
        self._card.ask(thing)

    def renegotiate(self, thing: Thing) -> None:
        """A promise is not put off: another time is agreed with the member."""
        self.renegotiate_wanted.emit(thing.item)

    def correct(self, thing: Thing) -> None:
        """Put its words and its time right, in the list one looks at."""
        self.correct_wanted.emit(thing)

    def snooze(self, thing: Thing, until: datetime) -> None:
        """Put a reminder or a message off until an aware instant; what is settled on its member's
        page is not put off there either."""
        if sort_of(thing.item.kind).settling is None:
            self.renegotiate(thing)
            return
        self._desk.write(
            _settling(thing.item).snooze,
            thing.item.ref_id,
            until,
            then=partial(self._snoozed, thing, until),
            initiator=self,
        )

    def _reopen(self, thing: Thing) -> None:
        from concierge.issues.closure import reopen

        item = thing.item
        why = item.title or saying.why(item, self._desk.zone, clock.now())
        said = words.fill(self.tr("Reopened: {what}"), what=_named(thing))
        then = partial(self._reopened, thing, said)
        self._desk.write(reopen, item.issue_id, why, then=then, initiator=self)

    def _reopened(self, thing: Thing, said: str, _result: object) -> None:
        self._voice.offer(said)
        self._voice.open_member(thing.item.member_id, thing.item)

    def _finished(self, thing: Thing, _result: object) -> None:
        said = words.fill(self.tr("Done: {what}"), what=_named(thing))
        verbs, ref_id = _settling(thing.item), thing.item.ref_id
        open_again = words.fill(self.tr("To be done again: {what}"), what=_named(thing))
        ways = (verbs.undone, ref_id), (verbs.done, ref_id)
        back = there_and_back(self._desk, *ways, self, undone=open_again)
        self._voice.offer(said, back)

    def _snoozed(self, thing: Thing, until: datetime, before: datetime | None) -> None:
        moment = words.moment(until, self._desk.zone, clock.now())
        said = words.fill(
            self.tr("Snoozed until {moment}: {what}"), moment=moment, what=_named(thing)
        )
        verbs, ref_id = _settling(thing.item), thing.item.ref_id
        off, on = (verbs.unsnooze, ref_id, before), (verbs.snooze, ref_id, until)
        back = there_and_back(self._desk, off, on, self, undone=self._said_due(thing, before))
        self._voice.offer(said, back)

    def _said_due(self, thing: Thing, until: datetime | None) -> str:
        """When it is due once it is not put off any more, or as long as it was before."""
        moment = words.moment(until or thing.item.due, self._desk.zone, clock.now())
        said = self.tr("Due {moment}: {what}")
        return words.fill(said, moment=moment, what=_named(thing))


def _settling(item: AgendaItem) -> Settling:
    """The verbs of what is finished and put off here."""
    settling = sort_of(item.kind).settling
    if settling is None:
        raise ValueError(f"{item.kind} is settled on its member's page")
    return settling(item.issue_id)


def _named(thing: Thing) -> str:
    """Whose and what: several members may have the same thing to do."""
    return words.facts(thing.who, thing.what)
