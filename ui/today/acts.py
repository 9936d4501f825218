"""What one can do with a thing in Today: finish it, put it off, or go where it is settled."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from concierge import clock, words
from concierge.errors import Code, Refusal
from concierge.today.rules import AgendaItem
from ui.desk import Desk
from ui.today.rows import Thing
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.act_menu import RowAct, act_menu

if TYPE_CHECKING:
    from ui.today.snooze import SnoozeCard

Verb = Callable[..., Any]


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

    def open_menu(self, thing: Thing, at: QPoint) -> None:
        """All of it by mouse, where the mouse is."""
        self.menu(thing).popup(at)

    def menu(self, thing: Thing) -> QMenu:
        """What can be done with a thing."""
        item = thing.item
        contact = partial(self._voice.log_contact, item.member_id)
        later = RowAct("today.snooze", partial(self.ask_until, thing), not item.statutory)
        if item.kind == "promise":
            later = RowAct("today.renegotiate", partial(self.renegotiate, thing))
        by_hand = item.kind == "reminder"
        correcting = [RowAct("today.correct", partial(self.correct, thing))] if by_hand else []
        settling = [RowAct("today.done", partial(self.done, thing))]
        if _spoke(item):
            settling = [
                RowAct("today.reopen", partial(self._reopen, thing)),
                RowAct("today.aside", partial(self.finish, thing)),
            ]
        acts = [
            RowAct("today.open", partial(self._voice.open_member, item.member_id, item)),
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
        if thing.item.kind not in ("reminder", "reply", "look"):
            self.settle_wanted.emit(thing.item)
            return
        if _spoke(thing.item):
            self.spoken_menu(thing).popup(QCursor.pos())
        elif thing.item.kind == "reply":
            self._answer(thing)
        else:
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
        done = _verbs(thing.item).done
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
        """Put a reminder or a message off until an aware instant."""
        self._desk.write(
            _verbs(thing.item).snooze,
            thing.item.ref_id,
            until,
            then=partial(self._snoozed, thing, until),
            initiator=self,
        )

    def _reopen(self, thing: Thing) -> None:
        from concierge.issues.closure import reopen

        item = thing.item
        why = item.title or words.why(item, self._desk.zone, clock.now())
        said = words.fill(self.tr("Reopened: {what}"), what=_named(thing))
        then = partial(self._reopened, thing, said)
        self._desk.write(reopen, item.issue_id, why, then=then, initiator=self)

    def _reopened(self, thing: Thing, said: str, _result: object) -> None:
        self._voice.offer(said)
        self._voice.open_member(thing.item.member_id, thing.item)

    def _finished(self, thing: Thing, _result: object) -> None:
        said = words.fill(self.tr("Done: {what}"), what=_named(thing))
        verbs, ref_id = _verbs(thing.item), thing.item.ref_id
        open_again = words.fill(self.tr("To be done again: {what}"), what=_named(thing))
        ways = (verbs.undone, ref_id), (verbs.done, ref_id)
        back = there_and_back(self._desk, *ways, self, undone=open_again)
        self._voice.offer(said, back)

    def _snoozed(self, thing: Thing, until: datetime, before: datetime | None) -> None:
        moment = words.moment(until, self._desk.zone, clock.now())
        said = words.fill(
            self.tr("Snoozed until {moment}: {what}"), moment=moment, what=_named(thing)
        )
        verbs, ref_id = _verbs(thing.item), thing.item.ref_id
        off, on = (verbs.unsnooze, ref_id, before), (verbs.snooze, ref_id, until)
        back = there_and_back(self._desk, off, on, self, undone=self._said_due(thing, before))
        self._voice.offer(said, back)

    def _said_due(self, thing: Thing, until: datetime | None) -> str:
        """When it is due once it is not put off any more, or as long as it was before."""
        moment = words.moment(until or thing.item.due, self._desk.zone, clock.now())
        said = self.tr("Due {moment}: {what}")
        return words.fill(said, moment=moment, what=_named(thing))


@dataclass(frozen=True)
class _Verbs:
    """What finishes a thing, puts it off, and takes each back."""

    done: Verb
    undone: Verb
    snooze: Verb
    unsnooze: Verb


def _verbs(item: AgendaItem) -> _Verbs:
    if _spoke(item):
        from concierge.issues import spoken

        return _Verbs(spoken.put_aside, spoken.take_up, spoken.snooze, spoken.unsnooze)
    if item.kind == "reply":
        from concierge.messages import actions as messages

        return _Verbs(messages.answered, messages.unanswered, messages.snooze, messages.unsnooze)
    if item.kind == "look":
        from concierge.messages import looking

        return _Verbs(looking.noticed, looking.unnoticed, looking.snooze, looking.unsnooze)
    from concierge.reminders import actions as reminders

    return _Verbs(reminders.finish, reminders.unfinish, reminders.snooze, reminders.unsnooze)


def _spoke(item: AgendaItem) -> bool:
    """Whether it is a word of the member's on a closed issue."""
    return item.kind == "reply" and item.issue_id is not None


def _named(thing: Thing) -> str:
    """Whose and what: several members may have the same thing to do."""
    return words.facts(thing.who, thing.what)
