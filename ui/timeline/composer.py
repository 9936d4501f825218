"""Writing down what happened: a contact with all that came of it, a note, an issue, a promise."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from concierge.issues.promised import PromiseRow, promises_of
from concierge.reminders.actions import set_reminder
from ui import theme
from ui.commands import bind
from ui.desk import Desk
from ui.timeline import build
from ui.timeline.acts import ActKind
from ui.timeline.build import Besides, Missing
from ui.timeline.composer_parts import ActionRow, TabRow
from ui.timeline.extras import AnswerLine, ExtraLine, IssueLine, PromiseLine, ReminderLine
from ui.timeline.fields import FieldBar
from ui.timeline.pages import Frame
from ui.timeline.sheets import Sheets
from ui.widgets.complaint import Complaint
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.ground import Pane


@dataclass(frozen=True)
class _Sent:
    """What was handed over and not answered yet."""

    member_id: UUID
    act: ActKind


class Composer(Pane):
    """Every act has its own text, fields and draft; text never travels between them."""

    toast_wanted = Signal(str, object)
    said = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="top")
        self._desk = desk
        self._sent: _Sent | None = None
        self._replaces: UUID | None = None
        self._internal = True
        self.tabs = TabRow(self)
        self.bar = FieldBar(desk.zone, self)
        self.text = AutoGrowEdit("composer.text", self)
        self.issue = IssueLine(self)
        self.promise = PromiseLine(desk.zone, self)
        self.reminder = ReminderLine(desk.zone, self)
        self.answer = AnswerLine(self)
        self.trouble = Complaint("composer.trouble", self)
        self.actions_row = ActionRow(self)
        self._form = build.Form(
            self.text, self.bar, self.issue, self.promise, self.reminder, self.answer
        )
        self.sheets = Sheets(desk, self._form, self)
        self._wire()
        self._lay_out()
        self.retranslate()
        self._show_act()
        self.setEnabled(False)

    # ── what others ask of it ──

    def show_member(self, member_id: UUID) -> None:
        """Another member: what was begun for the last one is kept, what was begun here is back."""
        if member_id == self.sheets.member_id:
            return
        self._replaces = None
        self.setEnabled(True)
        self.sheets.show_member(member_id, notes=self._internal)
        self._show_act()

    def show_frame(self, frame: Frame) -> None:
        """Who it is about, and what can be chosen."""
        if frame.header.id == self.sheets.member_id:
            kept = self.bar.values()
            self.bar.offer(frame.lines, frame.open_issues)
            self.bar.show_values(self.sheets.kept().fields | kept)
            self.promise.set_member_zone(ZoneInfo(frame.header.timezone))

    def start(self, act: str, replaces: UUID | None = None) -> None:
        """Go to a tab ('contact', 'note', 'issue', 'promise') or to the reminder's line.

        With `replaces` the promise takes the place of that one, which the member agreed to.
        """
        if act == "reminder":
            self._open(self.reminder, self.reminder.text)
            return
        self.go(ActKind(act))
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        member_id = self.sheets.member_id
        if replaces is not None and member_id is not None:
            self._replaces = replaces
            self._desk.read(promises_of, member_id, then=self._show_replaced)

    def go(self, act: ActKind) -> None:
        """Another tab; its text, caret and fields are as they were left."""
        if act is self.sheets.act or (act is ActKind.NOTE and not self._internal):
            self.tabs.show_act(self.sheets.act)
            return
        self._replaces = None
        self.sheets.show_act(act)
        self._show_act()

    def set_internal(self, shown: bool) -> None:
        """With internal things hidden there is no place for a note."""
        self._internal = shown
        self.tabs.allow_notes(shown)
        if not shown and self.sheets.act is ActKind.NOTE:
            self.go(ActKind.CONTACT)

    def keep_drafts(self) -> None:
        """Before the window closes: wait until everything is on the disk."""
        self.sheets.put_away()
        self.sheets.keeper.flush_and_wait()

    def commit(self) -> None:
        """Hand over what is written; the text stays until it is stored."""
        member_id, act = self.sheets.member_id, self.sheets.act
        if self.text.preedit_active() or member_id is None or self._sent is not None:
            return
        self.trouble.say("")
        if act is ActKind.CONTACT and self._only_a_reminder():
            self.remind()
            return
        row = self.actions_row
        try:
            besides = Besides(row.told_again(), row.tells(), self._replaces)
            verb, *args = build.act(act, member_id, self._form, besides)
        except Missing as missing:
            self._miss(missing)
            return
        self._sent = _Sent(member_id, act)
        self.actions_row.set_ready(False)
        self._desk.write(
            verb,
            *args,
            then=self._done,
            failed=self._failed,
            initiator=self,
            before=self.sheets.sending(),
        )

    def settle(self) -> None:
        """Settled on the spot: asks what the member got, then logs the whole of it."""
        if self.text.preedit_active():
            return
        if self.sheets.act is not ActKind.CONTACT:
            self.commit()
        elif self.answer.isHidden():
            self._open(self.answer, self.answer.outcome)
            if self.bar.issue() is None and self.bar.line_code() is None:
                self.trouble.say(self.tr("Choose the business line, and say what the member got."))
        else:
            self.commit()

    def remind(self) -> None:
        """Set the reminder by itself."""
        member_id = self.sheets.member_id
        if member_id is None:
            return
        try:
            draft = build.reminder(self.reminder)
        except Missing as missing:
            self._miss(missing)
            return
        about = self.bar.issue()
        args = (member_id, draft, about.id if about else None)
        then, failed = self._reminded, self._failed
        self._desk.write(set_reminder, *args, then=then, failed=failed, initiator=self)

    # ── writing ──

    def _done(self, _result: object) -> None:
        sent, self._sent = self._sent, None
        if sent is None:
            return
        self.sheets.forget(sent.member_id, sent.act)
        if (sent.member_id, sent.act) == (self.sheets.member_id, self.sheets.act):
            self._replaces = None
            self.sheets.take_out()
            self._show_act()
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(self.tr("Recorded"))

    def _failed(self, error: Exception) -> None:
        """What was written is still here, and in its draft."""
        self._sent = None
        self._ready()
        self.trouble.refuse(error)

    def _reminded(self, _result: object) -> None:
        self._close(self.reminder)
        self.said.emit(self.tr("Reminder set"))

    def _miss(self, missing: Missing) -> None:
        field = self.text if missing.field.isHidden() else missing.field
        self.trouble.say(missing.sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _only_a_reminder(self) -> bool:
        others = (self.issue, self.promise, self.answer)
        nothing_else = not self.text.toPlainText().strip() and all(one.isHidden() for one in others)
        return not self.reminder.isHidden() and nothing_else

    # ── drafts ──

    def _edited(self) -> None:
        self._ready()
        if not self.sheets.laying and self.sheets.member_id is not None:
            self.trouble.say("")
            self.tabs.show_kept("")
            self.sheets.put_away()

    def _caret_moved(self) -> None:
        """Where one stopped is kept with what one wrote."""
        if not self.sheets.laying and self.text.toPlainText():
            self.sheets.put_away()

    def _kept(self) -> None:
        self.tabs.show_kept(self.tr("draft saved"))

    # ── showing ──

    def _show_act(self) -> None:
        act = self.sheets.act
        self.actions_row.forget()
        self.tabs.show_act(act)
        self.tabs.show_kept("")
        self.bar.show_act(act)
        for line, of in ((self.issue, ActKind.ISSUE), (self.promise, ActKind.PROMISE)):
            line.alone(act is not ActKind.CONTACT)
            if act is not ActKind.CONTACT:
                line.setVisible(act is of)
        self.bar.ask_level(not self.issue.isHidden())
        self.set_ground("internal" if act is ActKind.NOTE else "surface")
        self.actions_row.show_act(act)
        self.trouble.say("")
        self._name_text()
        self._ready()

    def _ready(self) -> None:
        """There is something to be recorded."""
        unreached = self.sheets.act is ActKind.CONTACT and self.bar.reached.value() != "yes"
        written = bool(self.text.toPlainText().strip()) or self._only_a_reminder()
        self.actions_row.set_ready(self._sent is None and (written or unreached))

    def _open(self, line: ExtraLine, first: QWidget) -> None:
        if self.sheets.act is not ActKind.CONTACT and line is not self.reminder:
            return
        line.show()
        self.bar.ask_level(not self.issue.isHidden())
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edited()

    def _close(self, line: ExtraLine) -> None:
        line.hide()
        for field in line.findChildren(type(self.reminder.text)):
            field.clear()
        self.bar.ask_level(not self.issue.isHidden())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _open_issue(self) -> None:
        if self.issue.isHidden() and not self.issue.title.text():
            self.issue.title.show_text(build.first_words(self.text.toPlainText()))
        self._open(self.issue, self.issue.title)
        self.issue.title.selectAll()

    def _open_promise(self) -> None:
        self._open(self.promise, self.promise.what)

    def _removed(self) -> None:
        line = self.sender()
        if isinstance(line, ExtraLine):
            self._close(line)

    def _show_replaced(self, promises: list[PromiseRow]) -> None:
        row = next((one for one in promises if one.id == self._replaces), None)
        if row is None or self.sheets.act is not ActKind.PROMISE:
            return
        if not self.text.toPlainText().strip():
            self.text.setPlainText(row.text)
            self.promise.money.show_money(row.amount, row.currency)
        self.actions_row.say(self.tr("In place of: {what}").format(what=row.text))
        self.promise.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_more(self) -> None:
        menu = QMenu(self)
        self.actions_row.fill_menu(menu, about=self.bar.issue() is not None)
        menu.aboutToHide.connect(menu.deleteLater)
        under = self.actions_row.commit.more
        menu.popup(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what is written stays, and is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.sheets.keeper.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sheets.put_away()
        self.sheets.keeper.flush()

    def retranslate(self) -> None:
        """After the language changed."""
        self._name_text()

    def _name_text(self) -> None:
        said = {
            ActKind.CONTACT: self.tr("What was said, what was promised, by when"),
            ActKind.NOTE: self.tr("What to remember of this person"),
            ActKind.ISSUE: self.tr("What is to be settled"),
            ActKind.PROMISE: self.tr("What is promised"),
        }
        self.text.setPlaceholderText(said[self.sheets.act])
        self.text.setAccessibleName(said[self.sheets.act])

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.go)
        self.text.textChanged.connect(self._edited)
        self.text.cursorPositionChanged.connect(self._caret_moved)
        self.bar.edited.connect(self._edited)
        for line in (self.issue, self.promise, self.reminder, self.answer):
            line.edited.connect(self._edited)
            line.removed.connect(self._removed)
        self.reminder.commit.clicked.connect(self.remind)
        row = self.actions_row
        row.issue.clicked.connect(self._open_issue)
        row.promise.clicked.connect(self._open_promise)
        row.commit.main.clicked.connect(self.commit)
        row.commit.more.clicked.connect(self._open_more)
        row.settle_wanted.connect(self.settle)
        row.reminder_wanted.connect(self._start_reminder)
        self.sheets.saved.connect(self._kept)
        self.sheets.returned.connect(self._show_act)
        bind(
            self,
            {
                "composer.commit": self.commit,
                "composer.settled": self.settle,
                "composer.issue": self._open_issue,
                "composer.promise": self._open_promise,
            },
        )

    def _start_reminder(self) -> None:
        self.start("reminder")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.bar)
        self._frame = QVBoxLayout()
        self._frame.addWidget(self.text)
        column.addLayout(self._frame)
        for line in (self.issue, self.promise, self.answer, self.reminder):
            column.addWidget(line)
        column.addWidget(self.trouble)
        column.addWidget(self.actions_row)
        theme.notifier().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = theme.px
        self._frame.setContentsMargins(px(16), px(4), px(16), 0)
        self.trouble.setContentsMargins(px(16), px(2), px(16), 0)
