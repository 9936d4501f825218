"""The form of an act in whatever frame: fields, text, what can be added, and handing it over."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues.likely import likely_line
from concierge.issues.promised import currency_used
from concierge.members.currencies import likely_currency
from concierge.members.on_the_way import Reference, references_of
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.timeline.kinds import Channel
from ui import language, theme
from ui.commands import bind, command
from ui.composer import build, weighing
from ui.composer.acts import ActKind
from ui.composer.build import Besides, Missing
from ui.composer.call_record import Call, Caret
from ui.composer.extras import AnswerLine, ExtraLine, IssueLine, PromiseLine, ReminderLine
from ui.composer.fields import FieldBar
from ui.composer.parts import ActionRow
from ui.desk import Desk
from ui.widgets.acting_key import ActingKey
from ui.widgets.complaint import Complaint
from ui.widgets.conscience import Conscience
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.ground import Pane


class ActForm(Pane):
    """`name` begins its identifiers; on `page`, else on itself, its keys work. Where its draft
    lies, and what follows, say those who derive: the composer, which has all acts of a member, and
    the call card, which has one call."""

    said = Signal(str)
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        name: str,
        ground: str,
        parent: QWidget | None = None,
        *,
        lines: str = "",
        least: int = 2,
        page: QWidget | None = None,
    ) -> None:
        super().__init__(ground, parent, lines=lines)
        self._desk, self._name = desk, name
        self._handed = False
        self._at_home = likely_currency(desk.zone.key)
        self._numbers: tuple[UUID, dict[str, str]] | None = None
        self.bar = FieldBar(desk.zone, self, name)
        self.text = AutoGrowEdit(f"{name}.text", self, least=least)
        self.issue = IssueLine(self, name)
        self.promise = PromiseLine(desk.zone, self, name)
        self.reminder = ReminderLine(desk.zone, self, name)
        self.answer = AnswerLine(self, name)
        self.conscience = Conscience(desk.zone, f"{name}.conscience", self)
        self.trouble = Complaint(f"{name}.trouble", self)
        self.actions_row = ActionRow(self, name)
        self._extra = (self.issue, self.promise, self.answer, self.reminder)
        self._form = build.Form(
            self.text,
            self.bar,
            self.issue,
            self.promise,
            self.reminder,
            self.answer,
            self.actions_row,
        )
        self._wire_form()
        self._bind(page or self)
        language.notifier().changed.connect(self.retranslate)

    # ── what those who derive say ──

    def whose(self) -> UUID | None:
        """The member the act is of, once that is known."""
        raise NotImplementedError

    def act(self) -> ActKind:
        """Which act it is."""
        return ActKind.CONTACT

    def call(self) -> Call | None:
        """The call this is, if it is one."""
        return None

    def keep(self) -> None:
        """What is written now goes to where its draft lies, unless it is just being laid here."""
        raise NotImplementedError

    def hand_over(self, verb: object, *args: object) -> None:
        """Write it down."""
        raise NotImplementedError

    # ── where one writes ──

    def caret(self) -> Caret | None:
        """The line in which one wrote last; None is the text, which keeps its caret itself."""
        last = self.focusWidget()
        if not isinstance(last, QLineEdit) or not last.objectName().startswith(self._name):
            return None
        return Caret(last.objectName().removeprefix(self._name), last.cursorPosition())

    def go_on_at(self, caret: Caret | None) -> None:
        """The keyboard where one stopped, in the text where that field is not open any more."""
        name = f"{self._name}{caret.field}" if caret is not None else ""
        line = self.findChild(QLineEdit, name) if name else None
        stands = line is not None and line.isEnabled() and line.isVisibleTo(self)
        (line if line is not None and stands else self.text).setFocus(
            Qt.FocusReason.ActiveWindowFocusReason
        )
        if line is not None and caret is not None:
            line.setCursorPosition(caret.at)

    # ── handing over ──

    def commit(self) -> None:
        """Hand over what is written; the text stays until it is stored."""
        member_id = self.whose()
        if self.text.preedit_active() or member_id is None or self._handed:
            return
        self.trouble.say("")
        if self._reminder_goes_alone():
            self._remind(then=self.commit if self._written() else None)
            return
        try:
            verb, *args = build.act(self.act(), member_id, self._form, self._besides())
        except Missing as missing:
            self.miss(missing)
            return
        self.weigh()
        if self.act() is not ActKind.NOTE and not self.conscience.lets_pass():
            return
        self._handed = True
        self.actions_row.set_ready(False)
        self.hand_over(verb, *args)

    def settle(self) -> None:
        """Settled on the spot: asks what the member got, then logs the whole of it."""
        if self.text.preedit_active():
            return
        if self.act() is not ActKind.CONTACT:
            self.commit()
        elif self.answer.isHidden():
            self._open(self.answer, self.answer.outcome)
            if self.bar.issue() is None and self.bar.line_code() is None:
                key = command("composer.line").key()
                said = self.tr("Say what the member got, and choose the business line ({key}).")
                self.trouble.say(words.fill(said, key=key))
        else:
            self.commit()

    def remind(self) -> None:
        """Set the reminder by itself."""
        self._remind()

    def _remind(self, then: Callable[[], object] | None = None) -> None:
        """`then` goes on once it is set."""
        member_id = self.whose()
        if member_id is None or self._handed:
            return
        try:
            draft = build.reminder(self.reminder)
        except Missing as missing:
            self.miss(missing)
            return
        about = self.bar.issue()
        args = (member_id, draft, about.id if about else None)
        self._handed = True
        told, failed = partial(self._reminded, then), self.not_done
        self._desk.write(set_reminder, *args, then=told, failed=failed, initiator=self)

    def not_done(self, error: Exception) -> None:
        """What was written is still here, and in its draft."""
        self._handed = False
        self._ready()
        self.trouble.refuse(error)

    def miss(self, missing: Missing) -> None:
        """Say what is missing, the keyboard where it is to be said."""
        field = self.text if missing.field.isHidden() else missing.field
        # First the focus: a field that is left may write out what it understood, which is a change.
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trouble.say(missing.sentence)
        if field is self.bar.line:
            self.choose_line()
        elif isinstance(field, FieldButton):
            field.showPopup()

    def choose_line(self) -> None:
        """The business lines to choose from, the likely one first at hand."""
        if not self.bar.line.isEnabled() or self.bar.line.isHidden():
            return
        self._guess_line()
        self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        guess = self.bar.line.guess()
        if guess and not self.trouble.isHidden():
            said = self.tr("{sentence} Likely: {line}. Enter takes it.")
            self.trouble.say(words.fill(said, sentence=self.trouble.text(), line=guess))
        self.bar.line.showPopup()

    def _guess_line(self) -> None:
        """Only an issue needs a line, so only then one is guessed."""
        asked = self.act() is ActKind.ISSUE or not (
            self.issue.isHidden() and self.answer.isHidden()
        )
        member_id = self.whose()
        if not asked or member_id is None:
            self.bar.line.set_guess(None)
            return
        if self._numbers is None or self._numbers[0] != member_id:
            self._numbers = (member_id, {})
            read = partial(self._have_numbers, member_id)
            self._desk.read(references_of, member_id, then=read, key=f"numbers.{id(self)}")
        said = f"{self.text.toPlainText()} {self.issue.title.text()}"
        numbers = self.issue.numbers()
        known = self._numbers[1]
        self.bar.line.set_guess(likely_line(said, numbers, known, self.bar.lines()))

    def _have_numbers(self, member_id: UUID, found: list[Reference]) -> None:
        if self._numbers is not None and self._numbers[0] == member_id:
            self._numbers = (member_id, {one.ref: one.line for one in found})
            self._guess_line()

    def mark_told(self) -> None:
        """The answer was given in this contact."""
        if self.act() is ActKind.CONTACT:
            self.actions_row.tell()

    def mark_repeated(self) -> None:
        """They had to tell it again."""
        if self.act() is ActKind.CONTACT:
            self.actions_row.repeat()

    def _marked(self) -> None:
        """Which issue it is of is asked at once."""
        self.edited()
        try:
            build.about_which(self._form, self._besides())
        except Missing as missing:
            self.miss(missing)

    def _besides(self) -> Besides:
        row = self.actions_row
        return Besides(row.told_again(), row.tells(), None, self.call())

    # ── in which money ──

    def set_home(self, timezone: str) -> None:
        """Where the member is at home (IANA zone)."""
        self._at_home = likely_currency(timezone, self._desk.zone.key)
        self._ask_currency()

    def _ask_currency(self) -> None:
        """What was last spoken of in the issue it is about, else the money of where they are."""
        issue = self.bar.issue()
        if issue is None or self.act() is ActKind.ISSUE:
            self._use_currency(None)
        else:
            then, key = self._use_currency, f"currency.{id(self)}"
            self._desk.read(currency_used, issue.id, then=then, key=key)

    def _use_currency(self, used: str | None) -> None:
        for line in (self.promise, self.answer):
            line.money.set_usual(used or self._at_home)

    # ── what speaks against it ──

    def weigh(self) -> None:
        """Say what speaks against what is written, and against the way that was chosen."""
        contact = self.act() is ActKind.CONTACT
        attempt = weighing.attempt(self._form, self.call()) if contact else None
        self.conscience.weigh(attempt, weighing.written(self._form))
        self.text.mark(self.conscience.marked(self.text.toPlainText()))

    def _use_other(self, channel: Channel) -> None:
        """The way that is allowed; what is written stays."""
        self.bar.channel.set_value(channel)
        self.edited()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remind_then(self, at: datetime) -> None:
        """For when it is allowed, with the first words of what is written."""
        member_id = self.whose()
        if member_id is None:
            return
        said = build.first_words(self.text.toPlainText()) or self.tr("Get in touch")
        about = self.bar.issue()
        draft = ReminderDraft(said, at, self._desk.zone.key)
        args = (member_id, draft, about.id if about else None)
        said_so = partial(self._told_reminder, at)
        self._desk.write(set_reminder, *args, then=said_so, failed=self.not_done, initiator=self)

    def _told_reminder(self, at: datetime, _result: object) -> None:
        when = words.moment(at, self._desk.zone, clock.now())
        self.said.emit(words.fill(self.tr("Reminder set for {time}"), time=when))

    def _reminded(self, then: Callable[[], object] | None, _result: object) -> None:
        self._handed = False
        self._close(self.reminder)
        self.said.emit(self.tr("Reminder set"))
        if then is not None:
            then()

    def _reminder_goes_alone(self) -> bool:
        """Only a contact takes one along; nor does that where nothing else is written."""
        others = (self.issue, self.promise, self.answer)
        along = self._written() or not all(one.isHidden() for one in others)
        return not self.reminder.isHidden() and not (self.act() is ActKind.CONTACT and along)

    def _written(self) -> bool:
        return bool(self.text.toPlainText().strip())

    # ── writing ──

    def edited(self) -> None:
        """Somebody changed something."""
        self._ready()
        self.trouble.say("")
        self._guess_line()
        self.weigh()
        self.keep()

    def _caret_moved(self) -> None:
        """Where one stopped is kept with what one wrote."""
        if self.text.toPlainText():
            self.keep()

    def _ready(self) -> None:
        """There is something to be recorded."""
        unreached = self.act() is ActKind.CONTACT and self.bar.reached.value() != "yes"
        written = self._written() or self._reminder_goes_alone()
        self.actions_row.set_ready(not self._handed and (written or unreached))

    def open_reminder(self) -> None:
        """The line for a reminder, the caret in it."""
        self._open(self.reminder, self.reminder.text)

    def open_issue(self) -> None:
        """The line for an issue; the first words of the text are offered for its title."""
        if self.issue.isHidden() and not self.issue.title.text():
            self.issue.title.show_text(build.first_words(self.text.toPlainText()))
        self._open(self.issue, self.issue.title)
        # From its end, so that its beginning is what one sees.
        title = self.issue.title
        title.setSelection(len(title.text()), -len(title.text()))

    def open_promise(self) -> None:
        """The line for a promise."""
        self._open(self.promise, self.promise.what)

    def _open(self, line: ExtraLine, first: QWidget) -> None:
        if self.act() is not ActKind.CONTACT and line is not self.reminder:
            return
        line.show()
        self.bar.ask_level(not self.issue.isHidden())
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited()

    def _close(self, line: ExtraLine) -> None:
        line.hide()
        for field in line.findChildren(type(self.reminder.text)):
            field.clear()
        self.bar.ask_level(not self.issue.isHidden())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited()

    def _removed(self) -> None:
        line = self.sender()
        if isinstance(line, ExtraLine):
            self._close(line)

    def _open_more(self) -> None:
        menu = QMenu(self)
        self.actions_row.fill_menu(menu, about=self.bar.has_issues())
        menu.aboutToHide.connect(menu.deleteLater)
        under = self.actions_row.commit.more
        menu.popup(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))

    # ── showing ──

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.keeper.flush()

    def retranslate(self) -> None:
        """After the language changed."""
        self.name_text()

    def name_text(self) -> None:
        """What is to be written of this act."""
        said = {
            ActKind.CONTACT: self.tr("What was said, what was promised, by when"),
            ActKind.NOTE: self.tr("What to remember of this person"),
            ActKind.ISSUE: self.tr("What is to be settled"),
            ActKind.PROMISE: self.tr("What is promised"),
        }
        self.text.setPlaceholderText(said[self.act()])
        self.text.setAccessibleName(said[self.act()])

    def _wire_form(self) -> None:
        self.text.textChanged.connect(self.edited)
        self.text.cursorPositionChanged.connect(self._caret_moved)
        self.bar.edited.connect(self.edited)
        self.bar.about.changed.connect(self._ask_currency)
        for line in self._extra:
            line.edited.connect(self.edited)
            line.removed.connect(self._removed)
        self.reminder.commit.clicked.connect(self.remind)
        self.reminder.entered.connect(self.remind)
        self.conscience.other_wanted.connect(self._use_other)
        self.conscience.remind_wanted.connect(self._remind_then)
        row = self.actions_row
        row.marked.connect(self._marked)
        row.reminder.clicked.connect(self.open_reminder)
        row.issue.clicked.connect(self.open_issue)
        row.promise.clicked.connect(self.open_promise)
        row.commit.main.clicked.connect(self.commit)
        row.commit.more.clicked.connect(self._open_more)
        row.settle_wanted.connect(self.settle)
        row.reminder_wanted.connect(self.open_reminder)

    def _bind(self, page: QWidget) -> None:
        """On the page, for whatever on it has the focus; Ctrl+Enter is for others there as well."""
        ActingKey(self.actions_row.commit.main, self, page if page is not self else None)
        bind(self, {"composer.commit": self.commit})
        self.conscience.listen(self)
        bind(
            page,
            {
                "composer.settled": self.settle,
                "composer.issue": self.open_issue,
                "composer.promise": self.open_promise,
                "composer.line": self.choose_line,
                "composer.told": self.mark_told,
                "composer.again": self.mark_repeated,
            },
        )

    def lay_out_form(self, column: QVBoxLayout) -> None:
        """The whole of it, from the fields down to the buttons, at the end of `column`."""
        column.addWidget(self.bar)
        self._frame = QVBoxLayout()
        self._frame.addWidget(self.text)
        column.addLayout(self._frame)
        for line in self._extra:
            column.addWidget(line)
        column.addWidget(self.conscience)
        column.addWidget(self.trouble)
        column.addWidget(self.actions_row)
        theme.follow(self._measure_form)

    def _measure_form(self) -> None:
        px = theme.px
        self._frame.setContentsMargins(px(16), px(4), px(16), 0)
        self.trouble.setContentsMargins(px(16), px(2), px(16), 0)
