"""One member's story: at every step the clock is moved there, and the steward does what they do."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Logged, Telling
from concierge.demo.hours import Hours, day_word
from concierge.demo.house import House
from concierge.demo.people import Person
from concierge.demo.sending import sender
from concierge.feeds.actions import take_in
from concierge.issues.actions import IssueEdit, add_reference, change_issue, held, set_status
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove, reopen
from concierge.issues.kinds import ProofKind, Status
from concierge.issues.promises import keep_promise, replace_promise
from concierge.issues.rules import AnswerDraft, PromiseDraft
from concierge.members.assigning import assign
from concierge.members.due import set_due
from concierge.members.kinds import DateKind, DueKind, FactKind
from concierge.members.profile import NewDate, NewFact, add_date, add_fact
from concierge.messages.rules import TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import finish, set_reminder, snooze
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import again
from concierge.timeline.actions import look
from concierge.timeline.kinds import Channel, Direction, Reached

EDITED = (
    "title",
    "line",
    "stage",
    "cause",
    "next_step",
    "people_spoken",
    "told_again",
    "evidence_asked",
)


class Teller:
    """Tells what happened with one member, by the verbs their steward would have used.

    Each verb begins with the instant at which it is done.
    """

    def __init__(self, session: Session, hands: clock.Hands, hours: Hours, house: House) -> None:
        self.session = session
        self.hours = hours
        self._hands = hands
        self._house = house

    def about(self, who: Person) -> "Teller":
        """Begin the story of `who`, told by whoever served them first."""
        served = self._house.served[who.name]
        self.who = who
        self.member, self._number = served.id, served.number
        self._actor = self._house.actors[who.before or served.login]
        self._send = sender(served.number, f"{served.number}-s")
        return self

    # the person

    def fact(
        self,
        at: datetime,
        kind: FactKind,
        text: str,
        since: str | None = None,
        to: str | None = None,
    ) -> None:
        """Something everybody must know; `since` and `to` are quiet hours."""
        self._at(at)
        add_fact(self.session, NewFact(self.member, kind, text, since, to))

    def date(self, at: datetime, kind: DateKind, label: str, day: int) -> None:
        """A day of the year, so many days from today."""
        self._at(at)
        date = self.hours.today + timedelta(days=day)
        add_date(self.session, NewDate(self.member, kind, label, date.month, date.day))

    def note(
        self,
        at: datetime,
        text: str,
        visibility: Visibility = Visibility.HANDOVER,
        *,
        pinned: bool = False,
        issue: UUID | None = None,
    ) -> None:
        """The steward's own knowledge."""
        self._at(at)
        write_note(self.session, NewNote(self.member, text, visibility, pinned, issue))

    def passed(self, at: datetime, login: str) -> None:
        """Somebody else serves the member from now on."""
        self._at(at)
        self._actor = self._house.actors[login]
        assign(self.session, self.member, self._actor.steward_id)

    def seen(self, at: datetime) -> None:
        """The steward has looked at everything up to now."""
        self._at(at)
        look(self.session, self.member, at)

    # contacts

    def taken(self, at: datetime, login: str, text: str) -> None:
        """A colleague, who may not see the member, takes a message for them."""
        self._at(at)
        again(self.session, self._house.actors[login])
        [found] = found_by(self.session, enquire(self.session, self._number))
        take_message(self.session, TakenMessage(found.id, text))

    def heard(self, at: datetime, text: str, **more: Any) -> Logged:
        """The member got in touch; `more` as in Contact, a chat unless it says otherwise."""
        return self._contact(at, text, Direction.IN, more)

    def wrote(self, at: datetime, text: str, **more: Any) -> Logged:
        """The steward got in touch."""
        return self._contact(at, text, Direction.OUT, more)

    def rang(self, at: datetime, **more: Any) -> None:
        """Nobody answered."""
        more = {"channel": Channel.PHONE, "reached": Reached.NO_ANSWER, **more}
        self._contact(at, "", Direction.OUT, more)

    def misfiled(self, at: datetime, logged: Logged, reason: str, whose: str) -> None:
        """That contact was with `whose`, not with this member."""
        self._at(at)
        right = self._house.served[whose].id
        retract_contact(self.session, logged.event_id, reason, right)

    # issues

    def answer(
        self,
        at: datetime,
        issue: UUID,
        outcome: str,
        amount: str | None = None,
        due: datetime | None = None,
    ) -> None:
        """Decide what the member gets, in their own money."""
        self._at(at)
        set_answer(self.session, issue, self._version(issue), self.gives(outcome, amount, due))

    def gives(
        self, outcome: str, amount: str | None = None, due: datetime | None = None
    ) -> AnswerDraft:
        """An answer in the member's own money."""
        money = Decimal(amount) if amount else None
        return AnswerDraft(outcome, money, self.who.currency if money else None, due)

    def told(self, at: datetime, issue: UUID, channel: Channel = Channel.PHONE) -> None:
        """Tell the answer."""
        self._at(at)
        tell(self.session, Telling(issue, channel))

    def tried(self, at: datetime, issue: UUID) -> None:
        """Try to tell the answer; nobody picks up."""
        self._at(at)
        tell(self.session, Telling(issue, Channel.PHONE, Reached.NO_ANSWER))

    def status(self, at: datetime, issue: UUID, status: Status) -> None:
        """Say what the issue waits for."""
        self._at(at)
        set_status(self.session, issue, self._version(issue), status)

    def edit(self, at: datetime, issue: UUID, **changed: Any) -> None:
        """Change the inner part of an issue: `next_step`, `title`, `cause`…"""
        self._at(at)
        known = held(self.session, issue)
        values = {name: getattr(known, name) for name in EDITED} | changed
        change_issue(self.session, IssueEdit(issue, known.version, **values))

    def refers(self, at: datetime, issue: UUID, line: str, number: str) -> None:
        """The issue is also about another line's number."""
        self._at(at)
        add_reference(self.session, issue, line, number)

    def proved(self, at: datetime, issue: UUID, proof: ProofKind, text: str = "") -> None:
        """Say how we know that it reached the member."""
        self._at(at)
        prove(self.session, issue, proof, text)

    def closed(self, at: datetime, issue: UUID, proof: ProofKind | None = None) -> None:
        """Close the issue as settled, with `proof` if there is none yet."""
        self._at(at)
        if proof is not None:
            prove(self.session, issue, proof)
        self.session.flush()
        close(self.session, issue)

    def reopened(self, at: datetime, issue: UUID, reason: str) -> None:
        """It was not over after all."""
        self._at(at)
        reopen(self.session, issue, reason)

    # promises and reminders

    def promise(self, text: str, due: datetime, amount: str | None = None) -> PromiseDraft:
        """A promise in the member's own money and zone, to be made in a contact."""
        money = Decimal(amount) if amount else None
        return PromiseDraft(text, due, self.zone, money, self.who.currency if money else None)

    def kept(self, at: datetime, promise: UUID) -> None:
        """It happened."""
        self._at(at)
        keep_promise(self.session, promise)

    def replaced(self, at: datetime, promise: UUID, new: PromiseDraft) -> UUID:
        """The member accepted another one."""
        self._at(at)
        return replace_promise(self.session, promise, new)

    def remind(self, at: datetime, text: str, due: datetime, issue: UUID | None = None) -> UUID:
        """Set a reminder for the steward."""
        self._at(at)
        draft = ReminderDraft(text, due, self.hours.zone.key)
        return set_reminder(self.session, self.member, draft, issue)

    def statutory(self, at: datetime, reminder: UUID, due: datetime, issue: UUID) -> None:
        """The reminder's time is a regulator's: typed from a letter, never put off."""
        self._at(at)
        set_due(
            self.session,
            reminder,
            DueKind.REMINDER,
            self.member,
            due,
            issue_id=issue,
            statutory=True,
        )

    def done(self, at: datetime, reminder: UUID) -> None:
        """Finish a reminder."""
        self._at(at)
        finish(self.session, reminder)

    def snoozed(self, at: datetime, reminder: UUID, until: datetime) -> None:
        """Put a reminder off."""
        self._at(at)
        snooze(self.session, reminder, until)

    # businesses

    def sent(self, at: datetime, what: str, line: str, title: str = "", **more: Any) -> None:
        """A business reports; `amount` as text, in the member's own money."""
        self._at(at)
        if "amount" in more:
            more |= {"amount": Decimal(more["amount"]), "currency": self.who.currency}
        outcome = take_in(self.session, [self._send(what, at, line, title, **more)])
        for refusal in outcome.refused.values():
            raise refusal

    # words

    def word(self, at: datetime, said: datetime) -> str:
        """The day of `at` as somebody calls it who speaks at `said`."""
        return day_word(at, said, self.hours.zone, self.who.language)

    @property
    def zone(self) -> str:
        """The member's own zone."""
        return self.who.zone

    def _contact(
        self, at: datetime, text: str, direction: Direction, more: dict[str, Any]
    ) -> Logged:
        self._at(at)
        given = {"channel": Channel.CHAT, **more}
        if "minutes" in given:
            given["channel"] = Channel.PHONE
        return log_contact(self.session, Contact(self.member, text, direction=direction, **given))

    def _version(self, issue: UUID) -> int:
        return held(self.session, issue).version

    def _at(self, at: datetime) -> None:
        if at > self.hours.now:
            raise ValueError(f"{at} has not happened yet")
        self._hands.set(at)
        again(self.session, self._actor)


def opened(logged: Logged) -> UUID:
    """The issue a contact was about."""
    if logged.issue_id is None:
        raise ValueError("this contact was about no issue")
    return logged.issue_id
