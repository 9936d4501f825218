"""The call card: over whatever is open, from F2 on, until the call is logged."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Channel, Contact, Direction
from concierge.members.queries import FoundMember
from concierge.store.types import new_id
from ui import theme
from ui.commands import bind
from ui.desk import Desk
from ui.timeline.acts import Sheet
from ui.timeline.call_form import CallForm
from ui.timeline.call_head import CallHead
from ui.timeline.caller import Calling, calling
from ui.timeline.keeper import DraftKeeper
from ui.widgets.card import FloatingCard

WIDTH, FOLDED = 480, 320


class CallCard(FloatingCard):
    """Esc and Alt+Left lead back to what was open; a call that holds anything folds to its head."""

    member_wanted = Signal(object, object)
    toast_wanted = Signal(str, object)
    another_wanted = Signal()
    message_wanted = Signal(str, str)  # the number typed, what was written so far
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "call.card", width=WIDTH)
        self._desk = desk
        self._place = f"call:{new_id()}"
        self._began = clock.now()
        self._member: UUID | None = None
        self._folded = False
        self._sending = False
        self.keeper = DraftKeeper(desk, self)
        self.head = CallHead(desk.zone, self)
        self.form = CallForm(desk, self)
        self.body.addWidget(self.head)
        self.body.addWidget(self.form)
        self._wire()
        self.retranslate()

    # ── from one end of a call to the other ──

    def begin(self) -> None:
        """The phone rings: from now on the time runs."""
        self._began = clock.now()
        self.head.start(self._began)
        self.open_card()
        self.take_focus()

    def take_focus(self) -> None:
        """Unfolded and in front, the caret where one goes on."""
        self._unfold()
        first = self.form.who if self._member is None else self.form.text
        first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def go_back(self) -> None:
        """To what was open, with caret and draft as they were."""
        if self._is_blank():
            self._end()
        elif not self._folded:
            self._fold_up()

    def discard(self) -> None:
        """The cross: a call with something in it folds first, a folded one goes."""
        if self._folded or self._is_blank():
            self.keeper.drop(self._place)
            self._end()
        else:
            self._fold_up()

    def resume(self, place: str, sheet: Sheet) -> None:
        """A call from before the desk was closed, folded."""
        self._place, held = place, sheet.fields
        self._began = datetime.fromisoformat(str(held["began"]))
        self.head.start(self._began)
        self.form.put(sheet.text, held)
        if held.get("member"):
            self._take_member(UUID(str(held["member"])))
        self.open_card()
        self._fold_up()

    def commit(self) -> None:
        """Log the call."""
        form = self.form
        if form.text.preedit_active() or self._sending:
            return
        form.complain("")
        if self._member is None:
            form.complain(self.tr("Choose who is calling."), form.who)
        elif not form.text.toPlainText().strip():
            form.complain(self.tr("Write what was said."), form.text)
        else:
            self._sending = True
            args = (log_contact, self._contact(self._member))
            self._desk.write(*args, then=self._logged, failed=self._failed, initiator=self)

    def _contact(self, member_id: UUID) -> Contact:
        form, issue = self.form, self.form.issue()
        seconds = (clock.now() - self._began).total_seconds()
        return Contact(
            member_id,
            form.text.toPlainText(),
            Channel.PHONE,
            Direction.IN,
            party=form.party_name(),
            at=self._began,
            minutes=max(round(seconds / 60), 1),
            line=form.line_code(),
            issue_id=issue.id if issue else None,
        )

    def _logged(self, _result: object) -> None:
        self._sending = False
        self.keeper.drop(self._place)
        found = self.form.calling()
        header = found.header if found else None
        who = (header.address or header.name) if header else ""
        self.toast_wanted.emit(self.tr("Call with {who} logged").format(who=who), None)
        self._end()

    def _failed(self, error: Exception) -> None:
        self._sending = False
        self.form.trouble.refuse(error)

    def _end(self) -> None:
        self.head.stop()
        self.close_card()
        self.ended.emit()

    # ── who calls ──

    def _chosen(self, member: FoundMember) -> None:
        self._take_member(member.id)
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_member(self, member_id: UUID) -> None:
        self._member = member_id
        self._desk.read(calling, member_id, then=self._have_calling, key=f"{self._place}.calling")
        self._edited()

    def _have_calling(self, found: Calling) -> None:
        self.form.show_calling(found)
        self.head.show_who(found.header.address or found.header.name)
        self.place()

    def _message_wanted(self, number: str) -> None:
        """A colleague's member: what was written goes with it, and this call is that message."""
        text = self.form.text.toPlainText()
        self.keeper.drop(self._place)
        self._end()
        self.message_wanted.emit(number, text)

    def _page_wanted(self) -> None:
        if self._member is not None:
            self.member_wanted.emit(self._member, None)
            self._fold_up()

    # ── drafts ──

    def _is_blank(self) -> bool:
        return not self.form.text.toPlainText().strip() and self._member is None

    def _edited(self) -> None:
        text = self.form.text.toPlainText()
        if text.strip():
            member = str(self._member) if self._member else None
            fields = {"began": self._began.isoformat(), "member": member, **self.form.held()}
            sheet = Sheet(text, self.form.text.textCursor().position(), fields)
            self.keeper.keep(self._place, sheet)

    def keep_drafts(self) -> None:
        """Before the window closes."""
        self.keeper.flush_and_wait()

    # ── folding ──

    def _fold_up(self) -> None:
        self._folded = True
        self.form.hide()
        self._width = FOLDED
        self.head.show_folded(True)
        self.keeper.flush()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self.place()

    def _unfold(self) -> None:
        if self._folded:
            self._folded = False
            self._width = WIDTH
            self.form.show()
            self.head.show_folded(False)
            self.place()
        self.raise_()

    def place(self) -> None:
        """Over the stream where there is one, and never over the composer; folded, at the side."""
        super().place()
        card = self.card_rect().translated(self.pos())
        stream = self._stream_rect()
        if self._folded:
            others = [one for one in self._over.findChildren(CallCard) if one.is_folded()]
            above = others.index(self) if self in others else 0
            room = stream or self._over.rect().adjusted(0, theme.px(64), 0, 0)
            left = room.right() - card.width() - theme.px(16)
            top = room.top() + theme.px(8) + above * (card.height() + theme.px(8))
            self._move_card(card, QPoint(left, top))
            return
        if stream is not None:
            left = stream.left() + (stream.width() - card.width()) // 2
            lowest = stream.bottom() - card.height()
            top = max(min(stream.top() + theme.px(20), lowest), theme.px(8))
            self._move_card(card, QPoint(left, top))

    def is_folded(self) -> bool:
        """Whether only its head is shown."""
        return self._folded

    def _move_card(self, card: QRect, to: QPoint) -> None:
        self.move(self.pos() + to - card.topLeft())

    def _stream_rect(self) -> QRect | None:
        for stream in self._over.findChildren(QWidget, "member.stream"):
            if stream.isVisible():
                return QRect(stream.mapTo(self._over, QPoint(0, 0)), stream.size())
        return None

    # ── keys ──

    def event(self, event: QEvent) -> bool:
        """Alt+Left and F2 belong to the card while the focus is in it, not to the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and (self._is_back(event) or event.key() == Qt.Key.Key_F2)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_back(event) or event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() == Qt.Key.Key_F2:
            self.another_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._folded and event.isAccepted():
            self.take_focus()

    def _is_back(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return event.key() == Qt.Key.Key_Left and bool(alt)

    # ── showing ──

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        self.setAccessibleName(self.tr("Call"))

    def _wire(self) -> None:
        form = self.form
        form.who.chosen.connect(self._chosen)
        form.message_wanted.connect(self._message_wanted)
        form.caller.page_wanted.connect(self._page_wanted)
        form.edited.connect(self._edited)
        form.back.clicked.connect(self.go_back)
        form.another.clicked.connect(self.another_wanted)
        form.log.clicked.connect(self.commit)
        self.head.closed.connect(self.discard)
        self.dismissed.connect(self.go_back)
        bind(self, {"composer.commit": self.commit})
