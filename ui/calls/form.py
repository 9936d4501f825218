"""What a call card holds: who calls, and the composer's form for a contact with them."""

from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge.members.find import FoundMember
from concierge.members.typed import typed_as
from concierge.messages.rules import may_be_whole
from ui import theme
from ui.calls.caller import CallerBlock, Calling, calling
from ui.commands import bind
from ui.composer.act_form import ActForm
from ui.composer.acts import ActKind
from ui.composer.call_record import Call, Caret
from ui.composer.sheets import put, taken
from ui.desk import Desk
from ui.drafting import Sheet
from ui.party.member_field import MemberField
from ui.take_off import entry_of, way_off
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.lay import flat
from ui.widgets.wrap_row import WrapRow


class CallForm(ActForm):
    """`known` tells that it is known now who calls; `message_wanted` the number of whoever is none
    of one's own."""

    known = Signal()
    typed = Signal()  # of who is calling
    logged = Signal(object)  # Call
    message_wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "call", "raised", parent, least=3)
        self._call: Call | None = None
        self._sent: Call | None = None
        self._laying = False
        self.calling: Calling | None = None
        self.who = MemberField(desk, "call.find", "call.results", self)
        self.message = ActionButton(Kind.PLAIN, "call.message", self, icon="message-square")
        self.add = ActionButton(Kind.PLAIN, "call.add_member", self, icon="user-plus")
        self.unknown = WrapRow(28, gap=6, parent=self)
        self.unknown.add(self.message)
        self.unknown.add(self.add)
        self.caller = CallerBlock(desk, self)
        self.unknown.hide()
        self.bar.show_act(ActKind.CONTACT)
        self.actions_row.show_act(ActKind.CONTACT)
        self._lay_out()
        self.who.field.textEdited.connect(self._who_typed)
        self.who.chosen.connect(self._chosen)
        self.who.found.connect(self._found)
        self.who.nobody.connect(self._nobody)
        self.message.clicked.connect(self._message)
        self.add.clicked.connect(self.add_wanted)
        bind(self, {"compose.reminder": self.open_reminder})
        self.retranslate()

    def show_call(self, call: Call) -> None:
        """That call, as it was left."""
        self.who.clear()
        self.unknown.hide()
        self.caller.hide()
        self._call, self.calling = call, None
        self.conscience.forget()
        self.bar.offer((), ())
        self.bar.show_call(call.began)
        self._lay()
        self.trouble.say("")
        self._ready()
        if call.member_id is not None:
            self._take_member(call.member_id)
        else:
            self.who.show_typed(call.who)

    def leave_call(self) -> Call | None:
        """The call with all that was written of it; nothing is shown here any more."""
        self.keep()
        call, self._call = self._call, None
        if call is not None:
            call.caret = self.caret()
        return call

    def caret(self) -> Caret | None:
        """Once it is known who calls, nobody goes on with asking that."""
        return None if self.who.field is self.focusWidget() else super().caret()

    def take_focus(self) -> None:
        """The caret where one goes on."""
        call = self._call
        if call is None or (call.member_id is None and call.caret is None):
            self.who.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        else:
            self.go_on_at(call.caret)

    def whose(self) -> UUID | None:
        return self._call.member_id if self._call is not None else None

    def call(self) -> Call | None:
        return self._call

    def keep(self) -> None:
        call = self._call
        if call is None or self._laying:
            return
        call.sheet = taken(self._form) if self.calling is not None else self._not_offered(call)
        self._desk.keeper.keep(call.place, None if call.is_blank() else call.kept())

    def commit(self) -> None:
        if self._call is not None and self._call.member_id is None:
            self.trouble.say(self.tr("Choose who is calling."))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().commit()

    def hand_over(self, verb: object, *args: object) -> None:
        call = self._call
        if call is None:
            return
        self._sent = call
        call.hang_up()
        self._desk.write(
            verb,  # type: ignore[arg-type]
            *args,
            then=partial(self._done, verb, args),
            failed=self.not_done,
            initiator=self,
            before=self._desk.keeper.sending(call.place, call.kept()),
        )

    def not_done(self, error: Exception) -> None:
        self._sent = None
        super().not_done(error)

    def _done(self, verb: Any, args: tuple[object, ...], result: object) -> None:
        sent, self._sent, self._handed = self._sent, None, False
        if sent is not None:
            sent.event_id = entry_of(result)
            sent.way_off = way_off(self._desk, result, verb, *args)
            self._desk.keeper.drop(sent.place)
            self.logged.emit(sent)

    def _not_offered(self, call: Call) -> Sheet:
        """What is chosen among what is not offered yet is as it was kept."""
        sheet = taken(self._form)
        chosen = {key: call.sheet.fields.get(key) for key in ("line", "about")}
        sheet.fields |= {key: value for key, value in chosen.items() if value is not None}
        return sheet

    # ── who calls ──

    def _who_typed(self, text: str) -> None:
        """It is all that is known of them yet, and worth keeping."""
        if self._call is not None and self._call.member_id is None:
            self._call.who = text.strip()
            self.keep()
            self.typed.emit()

    def _chosen(self, member: FoundMember) -> None:
        if self._call is not None:
            self._call.member_id = member.id
            self._call.who = member.address or member.name
            self._take_member(member.id)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keep()
            self.known.emit()

    def _take_member(self, member_id: UUID) -> None:
        self._desk.read(calling, member_id, then=self._have_calling, key=f"call.{id(self)}")

    def _have_calling(self, found: Calling) -> None:
        call = self._call
        if call is None or call.member_id != found.header.id:
            return
        self.calling = found
        call.who = found.header.address or found.header.name
        self.caller.show_header(found.header)
        self.bar.offer(found.lines, found.issues, found.spoken)
        self.promise.set_member_zone(ZoneInfo(found.header.timezone))
        self.conscience.know(found.header)
        self._lay_choices(call)
        self.set_home(found.header.timezone)
        self.weigh()
        self.known.emit()

    def _lay_choices(self, call: Call) -> None:
        """Issue and line, once it is known what there is to choose."""
        kept = self.bar.values()
        kept |= {key: call.sheet.fields.get(key) or kept[key] for key in ("line", "about")}
        self._laying = True
        self.bar.show_values(kept)
        self._laying = False

    def _lay(self) -> None:
        if self._call is not None:
            self._laying = True
            put(self._form, self._call.sheet)
            self._laying = False
            self.bar.ask_level(not self.issue.isHidden())

    def _found(self, n: int) -> None:
        """None of mine has this number: it may be a colleague's member."""
        typed = self.who.field.text()
        whole = n == 0 and may_be_whole(typed, self._desk.zone.key)
        new = n == 0 and typed_as(typed, self._desk.zone.key) is not None
        self.message.setVisible(whole)
        self.add.setVisible(new)
        self.unknown.setVisible(whole or new)

    def _nobody(self, typed: str) -> None:
        if may_be_whole(typed, self._desk.zone.key):
            self.message_wanted.emit(typed)

    def _message(self) -> None:
        self.message_wanted.emit(self.who.field.text())

    # ── showing ──

    def retranslate(self) -> None:
        super().retranslate()
        self.who.set_label(self.tr("Who is calling: name, phone tail or number"))
        self.who.field.setPlaceholderText(self.tr("Name, phone tail or number"))
        self.message.set_text(self.tr("Take a message for a colleague's member"))
        self.message.set_hint("Enter")
        self.add.set_text(self.tr("Add as a member"))
        self.caller.retranslate()

    def _lay_out(self) -> None:
        column = flat(QVBoxLayout(self))
        self._above = QVBoxLayout()
        for widget in (self.who, self.unknown, self.caller):
            self._above.addWidget(widget)
        column.addLayout(self._above)
        self.lay_out_form(column)
        self._order_tabs()
        theme.follow(self._measure)

    def _order_tabs(self) -> None:
        """Who calls comes first, though the form it stands over was made before."""
        first = [self.who.field, self.who.results, self.message, self.add, self.caller.page]
        rest: list[QWidget] = []
        at = self.nextInFocusChain()
        while at is not None and at is not self:
            if self.isAncestorOf(at) and at not in first and at.focusPolicy():
                rest.append(at)
            at = at.nextInFocusChain()
        for before, after in pairwise([*first, *rest]):
            QWidget.setTabOrder(before, after)

    def _measure(self) -> None:
        px = theme.px
        self._above.setContentsMargins(px(16), px(10), px(16), px(6))
        self._above.setSpacing(px(8))
