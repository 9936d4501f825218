"""Writing down what happened: a contact with all that came of it, a note, an issue, a promise."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from concierge import words
from concierge.issues.promised import PromiseRow, promises_of
from ui.commands import bind
from ui.composer.act_form import ActForm
from ui.composer.acts import ActKind
from ui.composer.build import Besides
from ui.composer.call_head import CallHead
from ui.composer.call_record import Call
from ui.composer.form_room import FormRoom
from ui.composer.member_frame import Frame
from ui.composer.parts import TabRow
from ui.composer.sheets import Sheets
from ui.desk import Desk
from ui.take_off import entry_of, way_off
from ui.voice import Voice
from ui.widgets.lay import flat

WIDE = 560
"""What the form would like to have at 100 %."""


@dataclass(frozen=True)
class _Sent:
    """What was handed over and not answered yet."""

    member_id: UUID
    act: ActKind
    call: Call | None


class Composer(ActForm):
    """Every act has its own text, fields and draft; text never travels between them.

    While a call with the member is written on here, a contact is that call.
    """

    call_logged = Signal(object)  # Call
    call_parked = Signal(object)
    call_discarded = Signal(object)
    member_shown = Signal(object)  # UUID
    recorded = Signal(object)  # UUID of the entry, None for what is the newest

    def __init__(
        self,
        desk: Desk,
        voice: Voice,
        parent: QWidget | None = None,
        *,
        page: QWidget | None = None,
    ) -> None:
        super().__init__(desk, "composer", "surface", parent, lines="top", page=page)
        self._voice = voice
        self._sent: _Sent | None = None
        self.tabs = TabRow(self)
        self.head = CallHead(desk.zone, "composer.call", self, high=32)
        self.sheets = Sheets(desk, self._form, self)
        self._wire()
        self._lay_out()
        self.retranslate()
        self._show_act()
        self.setEnabled(False)

    # ── what others ask of it ──

    def show_member(self, member_id: UUID) -> None:
        """Another member: what was begun for the last one is kept, what was begun here is back."""
        if member_id != self.sheets.member_id:
            self.conscience.forget()
            self.setEnabled(True)
            self.sheets.show_member(member_id)
            self._show_act()
        self.member_shown.emit(member_id)

    def show_frame(self, frame: Frame) -> None:
        """Who it is about, and what can be chosen."""
        if frame.header.id == self.sheets.member_id:
            kept = self.bar.values()
            self.bar.offer(frame.lines, frame.open_issues, frame.spoken)
            self.bar.show_values(self.sheets.kept().fields | kept)
            self.promise.set_member_zone(ZoneInfo(frame.header.timezone))
            self.set_home(frame.header.timezone)
            self.conscience.know(frame.header)
            self.weigh()

    def start(self, act: str, replaces: UUID | None = None) -> None:
        """Go to a tab ('contact', 'note', 'issue', 'promise') or to the reminder's line.

        With `replaces` the promise takes the place of that one, which the member agreed to.
        """
        if act == "reminder":
            self.open_reminder()
            return
        self.go(ActKind(act))
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        member_id = self.sheets.member_id
        if replaces is not None and member_id is not None:
            self.actions_row.replaces = replaces
            self._ask_about()
            self._desk.read(promises_of, member_id, then=self._replace)

    def open_issue(self) -> None:
        """From whichever tab: it is a contact that opens one."""
        self.go(ActKind.CONTACT)
        super().open_issue()

    def open_promise(self) -> None:
        """The same for a promise."""
        self.go(ActKind.CONTACT)
        super().open_promise()

    def go(self, act: ActKind) -> None:
        """Another tab; its text, caret and fields are as they were left."""
        if act is self.sheets.act:
            self.tabs.show_act(self.sheets.act)
            return
        self.sheets.show_act(act)
        self._show_act()

    def take_call(self, call: Call) -> None:
        """The contact of its member is this call from now on."""
        self.sheets.take_call(call)
        self._show_act()

    def go_on_with(self, call: Call) -> None:
        """The call is written on here, from where one stopped."""
        self._keep_caret(call)
        self.take_call(call)
        self.go(ActKind.CONTACT)
        self.go_on_at(call.caret)

    def leave_call(self, call: Call) -> None:
        """The call goes on elsewhere; all of it is in `call`."""
        self._keep_caret(call)
        self.sheets.leave_call(call)
        self._show_act()

    def _keep_caret(self, call: Call) -> None:
        if self.sheets.call() is call:
            call.caret = self.caret()

    def keep_drafts(self) -> None:
        """Before the window closes: wait until everything is on the disk."""
        self.sheets.put_away()
        self.sheets.keeper.flush_and_wait()

    # ── what the form asks ──

    def whose(self) -> UUID | None:
        return self.sheets.member_id

    def act(self) -> ActKind:
        return self.sheets.act

    def call(self) -> Call | None:
        return self.sheets.call()

    def keep(self) -> None:
        if self.sheets.laying or self.sheets.member_id is None:
            return
        self.tabs.show_kept("")
        self.sheets.put_away()

    def hand_over(self, verb: object, *args: object) -> None:
        member_id = self.sheets.member_id
        if member_id is None:
            return
        call = self.sheets.call()
        if call is not None:
            call.hang_up()
        self._sent = _Sent(member_id, self.sheets.act, call)
        self._desk.write(
            verb,  # type: ignore[arg-type]
            *args,
            then=partial(self._done, verb, args),
            failed=self.not_done,
            initiator=self,
            before=self.sheets.sending(),
        )

    def not_done(self, error: Exception) -> None:
        self._sent = None
        super().not_done(error)

    def _besides(self) -> Besides:
        return replace(super()._besides(), replaces=self.actions_row.replaces)

    def _done(self, verb: Any, args: tuple[object, ...], result: object) -> None:
        sent, self._sent, self._handed = self._sent, None, False
        if sent is None:
            return
        self.sheets.forget(sent.member_id, sent.act)
        if sent.call is not None:
            self.call_logged.emit(sent.call)
        if sent.member_id == self.sheets.member_id:
            self.recorded.emit(entry_of(result))
        if (sent.member_id, sent.act) == (self.sheets.member_id, self.sheets.act):
            self.conscience.waved()
            self.sheets.take_out()
            self._show_act()
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        back = way_off(self._desk, result, verb, *args) if sent.act is ActKind.CONTACT else None
        if back is not None:
            self._voice.offer(self.tr("Recorded"), back)
        self.said.emit("" if back is not None else self.tr("Recorded"))

    def _kept(self) -> None:
        self.tabs.show_kept(self.tr("draft saved"))

    # ── showing ──

    def _show_act(self) -> None:
        act, call = self.sheets.act, self.sheets.call()
        self.tabs.show_act(act)
        self.tabs.show_kept("")
        self.bar.show_act(act)
        self.bar.show_call(call.began if call else None)
        self.head.show_call(call)
        for line, of in ((self.issue, ActKind.ISSUE), (self.promise, ActKind.PROMISE)):
            line.alone(act is not ActKind.CONTACT)
            if act is not ActKind.CONTACT:
                line.setVisible(act is of)
        self.bar.ask_level(not self.issue.isHidden())
        self._ask_about()
        self.set_ground("internal" if act is ActKind.NOTE else "surface")
        self.actions_row.show_act(act)
        self.trouble.say("")
        self.name_text()
        self._guess_line()
        self._ask_currency()
        self.weigh()
        self._ready()
        member_id = self.sheets.member_id
        if self.actions_row.replaces is not None and member_id is not None:
            self._desk.read(promises_of, member_id, then=self._say_replaced)

    def _ask_about(self) -> None:
        """What it is about; of a promise in place of another that is known, and is not asked."""
        known = self.sheets.act is ActKind.PROMISE and self.actions_row.replaces is not None
        self.bar.setVisible(not known)

    def _replace(self, promises: list[PromiseRow]) -> None:
        """The same is offered; what is to be agreed is when."""
        row = self._say_replaced(promises)
        if row is None:
            return
        if not self.text.toPlainText().strip():
            self.text.setPlainText(row.text)
            self.promise.money.show_money(row.amount, row.currency)
        if row.issue_id is not None and self.promise.next_step() is None:
            self.promise.offer_step(row.next_step)
        if row.in_answer and self.promise.brings_answer() is None:
            self.promise.offer_answer(False)
        self.promise.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_replaced(self, promises: list[PromiseRow]) -> PromiseRow | None:
        """In whose place the promise stands that is written here."""
        replaces = self.actions_row.replaces
        row = next((one for one in promises if one.id == replaces), None)
        if row is not None and self.sheets.act is ActKind.PROMISE:
            what = words.facts(row.text, row.issue_title)
            said = words.fill(self.tr("In place of: {what}"), what=what)
            self.actions_row.say(said)
            return row
        return None

    def _park(self) -> None:
        call = self.sheets.call()
        if call is not None:
            self.leave_call(call)
            self.call_parked.emit(call)

    def _discard(self) -> None:
        call = self.sheets.call()
        if call is not None:
            self.leave_call(call)
            self.call_discarded.emit(call)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what is written stays, and is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.sheets.keeper.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.sheets.put_away()
        super().hideEvent(event)

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.go)
        self.sheets.saved.connect(self._kept)
        self.sheets.returned.connect(self._show_act)
        self.head.park.clicked.connect(self._park)
        self.head.discard.clicked.connect(self._discard)
        bind(self, {"call.discard": self._discard})

    def _lay_out(self) -> None:
        column = flat(QVBoxLayout(self), self.tabs, self.head)
        form = QWidget()
        inner = flat(QVBoxLayout(form))
        self.lay_out_form(inner)
        # What records it stays in sight, however much is to be recorded.
        column.addWidget(FormRoom(form, WIDE, self), 1)
        column.addWidget(self.actions_row)
