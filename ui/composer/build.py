"""From what is written in the composer to a verb and what it takes, or what is missing for that."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Refusal
from concierge.issues.actions import open_issue
from concierge.issues.kinds import Urgency
from concierge.issues.promises import make_promise, replace_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.rules import ReminderDraft
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from ui.composer.acts import ActKind
from ui.composer.call_record import Call
from ui.composer.extras import AnswerLine, IssueLine, PromiseLine, ReminderLine
from ui.composer.fields import FieldBar
from ui.composer.happened import HappenedField
from ui.composer.parts import ActionRow
from ui.marking import QT_TRANSLATE_NOOP
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.money import MoneyField
from ui.widgets.when_field import WhenField

LONGEST = 240
"""Minutes after which nobody is still on the phone."""
TITLE = 40
"""Characters of the text that make a title where none was written."""


class Missing(Exception):
    """Something is not there yet or cannot be: the sentence for the person, and the field."""

    def __init__(self, field: QWidget, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


@dataclass(frozen=True)
class Form:
    """The widgets an act is read from."""

    text: AutoGrowEdit
    bar: FieldBar
    issue: IssueLine
    promise: PromiseLine
    reminder: ReminderLine
    answer: AnswerLine
    marks: ActionRow


_SAY = {
    "text": QT_TRANSLATE_NOOP("Composer", "Write what was said."),
    "note": QT_TRANSLATE_NOOP("Composer", "Write what is to be remembered."),
    "title": QT_TRANSLATE_NOOP("Composer", "Write what is to be settled."),
    "line": QT_TRANSLATE_NOOP("Composer", "Choose the business line of the issue."),
    "about": QT_TRANSLATE_NOOP("Composer", "Choose the issue it was about."),
    "what": QT_TRANSLATE_NOOP("Composer", "Write what is promised."),
    "whom": QT_TRANSLATE_NOOP("Composer", "Only the member themselves can be told the answer."),
    "due": QT_TRANSLATE_NOOP("Composer", "Say by when, like Fri 18:00."),
    "remind": QT_TRANSLATE_NOOP("Composer", "Write what to be reminded of."),
    "at": QT_TRANSLATE_NOOP("Composer", "Say when, like tomorrow 15:00."),
    "outcome": QT_TRANSLATE_NOOP("Composer", "Write what the member got."),
    "minutes": QT_TRANSLATE_NOOP("Composer", "Minutes are a whole number."),
}


@dataclass(frozen=True)
class Besides:
    """What was said of an act outside the fields."""

    told_again: bool = False
    tells: bool = False
    replaces: UUID | None = None
    """The promise in whose place this one stands."""
    call: Call | None = None
    """The call that this is: unless something else is said, it happened when that began and took
    as long as that ran."""


def act(kind: ActKind, member_id: UUID, on: Form, besides: Besides) -> tuple[Any, ...]:
    """The verb for what is written, and what it takes. Raises Missing."""
    text, about = on.text.toPlainText(), on.bar.issue()
    match kind:
        case ActKind.NOTE:
            return write_note, note(member_id, text, on.bar, on.text)
        case ActKind.ISSUE:
            return open_issue, member_id, issue(text, on)
        case ActKind.PROMISE if besides.replaces is not None:
            said, step = promise(text, on.promise), on.promise.next_step()
            brings = bool(on.promise.brings_answer())
            return replace_promise, besides.replaces, said, None, step, brings
        case ActKind.PROMISE:
            return make_promise, member_id, promise(text, on.promise), about.id if about else None
        case _:
            return log_contact, contact(member_id, text, on, besides)


def contact(member_id: UUID, text: str, on: Form, besides: Besides) -> Contact:
    """One contact with all that was added to it. Raises Missing."""
    bar = on.bar
    reached = Reached(str(bar.reached.value()))
    if not text.strip() and reached is Reached.YES:
        _miss(on.text, "text")
    whom = bar.whom.kind()
    if besides.tells and whom is not PartyKind.MEMBER:
        _miss(bar.whom, "whom")
    about_which(on, besides)
    about = bar.issue()
    settled = answer(on.answer) if not on.answer.isHidden() else None
    new = issue(text, on) if not on.issue.isHidden() or (settled and about is None) else None
    return Contact(
        member_id=member_id,
        text=text,
        channel=Channel(str(bar.channel.value())),
        direction=Direction(str(bar.direction.value())),
        party=bar.whom.party(),
        party_kind=whom,
        reached=reached,
        at=instant(bar.at) or (besides.call.began if besides.call else None),
        minutes=minutes(bar, besides.call),
        line=bar.line_code(),
        issue_id=about.id if about is not None and new is None else None,
        issue=new,
        promises=(promise(on.promise.what.text(), on.promise),)
        if not on.promise.isHidden()
        else (),
        reminders=(reminder(on.reminder),) if not on.reminder.isHidden() else (),
        settled=settled,
        tells=besides.tells and settled is None and about is not None,
        told_again=besides.told_again,
    )


def about_which(on: Form, besides: Besides) -> None:
    """An answer given, or told again: of an issue that is open. Raises Missing."""
    marked = besides.tells or besides.told_again
    if marked and on.bar.issue() is None and on.issue.isHidden() and on.answer.isHidden():
        _miss(on.bar.about, "about")


def note(member_id: UUID, text: str, bar: FieldBar, on: QWidget) -> NewNote:
    """A note. Raises Missing."""
    if not text.strip():
        _miss(on, "note")
    about = bar.issue()
    return NewNote(
        member_id,
        text,
        Visibility(str(bar.visibility.value())),
        bar.pinned.isChecked(),
        about.id if about else None,
    )


def issue(text: str, on: Form) -> IssueDraft:
    """A new issue; without a title of its own, the first words of the text. Raises Missing."""
    title = on.issue.title.text().strip() or first_words(text)
    if not title:
        _miss(on.text, "title")
    line = on.bar.line_code()
    if line is None:
        _miss(on.bar.line, "line")
    urgency = Urgency(str(on.bar.level.value()))
    return IssueDraft(title, line, urgency, references=on.issue.numbers())


def promise(what: str, line: PromiseLine) -> PromiseDraft:
    """A promise. Raises Missing."""
    if not what.strip():
        _miss(line.what, "what")
    due = instant(line.due)
    if due is None:
        _miss(line.due, "due")
    amount, currency = _money(line.money)
    return PromiseDraft(what.strip(), due, line.zone().key, amount, currency)


def reminder(line: ReminderLine) -> ReminderDraft:
    """A reminder. Raises Missing."""
    if not line.text.text().strip():
        _miss(line.text, "remind")
    at = instant(line.at)
    if at is None:
        _miss(line.at, "at")
    return ReminderDraft(line.text.text().strip(), at, line.zone.key)


def answer(line: AnswerLine) -> AnswerDraft:
    """What the member got. Raises Missing."""
    if not line.outcome.text().strip():
        _miss(line.outcome, "outcome")
    amount, currency = _money(line.money)
    return AnswerDraft(line.outcome.text().strip(), amount, currency)


def first_words(text: str) -> str:
    """The first sentence of a text, cut where it is long."""
    first = text.strip().split("\n", 1)[0]
    for end in "。！？!?；;":
        head, found, _rest = first.partition(end)
        first = head if found and head.strip() else first
    return first if len(first) <= TITLE else first[: TITLE - 1].rstrip() + "…"


def minutes(bar: FieldBar, call: Call | None) -> int | None:
    text = bar.minutes.text().strip()
    if bar.minutes.isHidden():
        return None
    if not text:
        return ran(call.ran()) if call else None
    if not text.isdecimal() or len(text) > 4:
        _miss(bar.minutes, "minutes")
    return int(text)


def ran(seconds: float) -> int | None:
    """The whole minutes of a call, one at least; None where it cannot have been that long: it lay
    aside unfinished."""
    minutes = max(round(seconds / 60), 1)
    return minutes if minutes <= LONGEST else None


def _money(field: MoneyField) -> tuple[Decimal | None, str | None]:
    try:
        return field.money()
    except Refusal as refusal:
        raise Missing(field.amount, words.refusal(refusal)) from refusal


def instant(field: WhenField | HappenedField) -> datetime | None:
    try:
        return field.instant()
    except Refusal as refusal:
        raise Missing(field, words.refusal(refusal)) from refusal


def _miss(field: QWidget, what: str) -> NoReturn:
    raise Missing(field, QCoreApplication.translate("Composer", _SAY[what]))
