"""The call card: over whatever is open, from F2 on, until the call is logged."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Channel, Contact, Direction
from concierge.errors import Refusal
from concierge.issues.queries import IssueRow
from concierge.members.queries import FoundMember
from concierge.store.types import new_id
from ui import theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.theme import Role
from ui.timeline.acts import Sheet
from ui.timeline.call_head import CallHead
from ui.timeline.caller import CallerBlock, Calling, calling
from ui.timeline.keeper import DraftKeeper
from ui.timeline.member_field import MemberField
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.announce import announce
from ui.widgets.card import FloatingCard
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.segment import Segment

MEMBER, OTHER = "member", "other"
WIDTH, FOLDED = 480, 320


class CallCard(FloatingCard):
    """Esc and Alt+Left lead back to what was open; a call that holds anything folds to its head."""

    member_wanted = Signal(object, object)
    toast_wanted = Signal(str, object)
    another_wanted = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "call.card", width=WIDTH)
        self._desk = desk
        self._place = f"call:{new_id()}"
        self._began = clock.now()
        self._calling: Calling | None = None
        self._member: UUID | None = None
        self._folded = False
        self._sending = False
        self.keeper = DraftKeeper(desk, self)
        self.head = CallHead(desk.zone, self)
        self._build()
        self._lay_out_body()
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
        (self.who if self._member is None else self.text).setFocus(
            Qt.FocusReason.ActiveWindowFocusReason
        )

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
        self.text.setPlainText(sheet.text)
        self.other.setText(str(held.get("other") or ""))
        if held.get("member"):
            self._take_member(UUID(str(held["member"])))
        self.open_card()
        self._fold_up()

    def commit(self) -> None:
        """Log the call."""
        if self.text.preedit_active() or self._sending:
            return
        self._complain("")
        if self._member is None:
            self._complain(self.tr("Choose who is calling."))
            self.who.setFocus()
            return
        if not self.text.toPlainText().strip():
            self._complain(self.tr("Write what was said."))
            self.text.setFocus()
            return
        self._sending = True
        then, failed = self._logged, self._failed
        self._desk.write(
            log_contact, self._contact(self._member), then=then, failed=failed, initiator=self
        )

    def _contact(self, member_id: UUID) -> Contact:
        about = self.about.value()
        seconds = (clock.now() - self._began).total_seconds()
        line = self.line.value()
        return Contact(
            member_id,
            self.text.toPlainText(),
            Channel.PHONE,
            Direction.IN,
            party=self.other.text().strip() if self.party.value() == OTHER else "",
            at=self._began,
            minutes=max(round(seconds / 60), 1),
            line=None if line is None else str(line),
            issue_id=about if isinstance(about, UUID) else None,
        )

    def _logged(self, _result: object) -> None:
        self._sending = False
        self.keeper.drop(self._place)
        header = self._calling.header if self._calling else None
        who = (header.address or header.name) if header else ""
        self.toast_wanted.emit(self.tr("Call with {who} logged").format(who=who), None)
        self._end()

    def _failed(self, error: Exception) -> None:
        self._sending = False
        if isinstance(error, Refusal):
            self._complain(words.refusal(error))

    def _end(self) -> None:
        self.head.stop()
        self.close_card()
        self.ended.emit()

    # ── who calls ──

    def _chosen(self, member: FoundMember) -> None:
        self._take_member(member.id)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_member(self, member_id: UUID) -> None:
        self._member = member_id
        self._desk.read(calling, member_id, then=self._have_calling, key=f"{self._place}.calling")
        self._edited()

    def _have_calling(self, found: Calling) -> None:
        self._calling = found
        self.caller.show_header(found.header)
        self.head.show_who(found.header.address or found.header.name)
        nothing = [(None, self.tr("No issue"), "")]
        icons = {line.code: line.icon for line in found.lines}
        issues = [(one.id, one.title, icons.get(one.line, "")) for one in found.issues]
        self.about.set_choices([*nothing, *issues])
        self.about.set_value(self.about.value())
        lines = [(one.code, words.line_name(one), one.icon) for one in found.lines]
        self.line.set_choices(lines)
        for row in (self._who, self._what):
            row.show()
        self.place()

    def _page_wanted(self) -> None:
        if self._member is not None:
            self.member_wanted.emit(self._member, None)
            self._fold_up()

    def _party_chosen(self, value: str) -> None:
        self.other.setVisible(value == OTHER)
        if value == OTHER:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _about_chosen(self, value: object) -> None:
        issue = next((one for one in self._issues() if one.id == value), None)
        self.line.setEnabled(issue is None)
        if issue is not None:
            self.line.set_value(issue.line)
        self._edited()

    def _issues(self) -> tuple[IssueRow, ...]:
        return self._calling.issues if self._calling else ()

    # ── drafts ──

    def _is_blank(self) -> bool:
        return not self.text.toPlainText().strip() and self._member is None

    def _edited(self, _value: object = None) -> None:
        self._complain("")
        text = self.text.toPlainText()
        if text.strip():
            fields = {
                "began": self._began.isoformat(),
                "member": str(self._member) if self._member else None,
                "other": self.other.text(),
            }
            sheet = Sheet(text, self.text.textCursor().position(), fields)
            self.keeper.keep(self._place, sheet)

    def keep_drafts(self) -> None:
        """Before the window closes."""
        self.keeper.flush_and_wait()

    # ── folding ──

    def _fold_up(self) -> None:
        self._folded = True
        self._body.hide()
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
            self._body.show()
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
        self.who.set_label(self.tr("Who is calling: name, phone tail or number"))
        self.who.field.setPlaceholderText(self.tr("Name, phone tail or number"))
        self._who_label.setText(self.tr("With"))
        self.party.set_choices([(MEMBER, self.tr("the member")), (OTHER, self.tr("somebody else"))])
        self.other.set_label(self.tr("Name of who is calling"))
        self.other.setPlaceholderText(self.tr("Name"))
        self._what_label.setText(self.tr("About"))
        self.about.set_label(self.tr("About"))
        self.line.set_label(self.tr("Business line"))
        self.line.set_placeholder(self.tr("Business line"))
        self.text.setAccessibleName(self.tr("What was said"))
        self.text.setPlaceholderText(self.tr("What was said, what was promised, by when"))
        self.back.set_text(self.tr("Back"))
        self.back.set_hint(command("back").key())
        self.another.set_text(self.tr("Another call"))
        self.another.set_hint(command("call").key())
        self.log.set_text(self.tr("Log the call"))
        self.log.set_hint(command("composer.commit").key())
        if self._calling is not None:
            self._have_calling(self._calling)

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _build(self) -> None:
        self._body = QWidget(self)
        body = self._body
        self.who = MemberField(self._desk, "call.find", "call.results", body)
        self.caller = CallerBlock(self._desk, body)
        self._who_label = PlainLabel("", Role.SMALL, "ink2", parent=body)
        self.party = Segment("call.party", body)
        self.other = LineField("call.party.name", body)
        self._what_label = PlainLabel("", Role.SMALL, "ink2", parent=body)
        self.about = FieldButton("call.about", body, framed=True)
        self.line = FieldButton("call.line", body, framed=True)
        self.text = AutoGrowEdit("call.text", body, least=3)
        self.trouble = PlainLabel(
            "", Role.SMALL, "red", wrap=True, identifier="call.trouble", parent=body
        )
        self.back = ActionButton(Kind.GHOST, "call.back", body, icon="undo-2")
        self.another = ActionButton(Kind.PLAIN, "call.another", body)
        self.log = ActionButton(Kind.PRIMARY, "call.commit", body)
        self.about.set_icon("circle-dot")
        self.other.hide()
        self.trouble.hide()

    def _lay_out_body(self) -> None:
        px = theme.px
        self._who, self._what = QWidget(self._body), QWidget(self._body)
        _in_row(self._who, self._who_label, self.party, self.other).addStretch(0)
        _in_row(self._what, self._what_label, self.about, self.line)
        foot = QWidget(self._body)
        row = _in_row(foot, self.back)
        row.addStretch(1)
        row.addWidget(self.another)
        row.addWidget(self.log)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(10))
        for widget in (
            self.who,
            self.caller,
            self._who,
            self._what,
            self.text,
            self.trouble,
            foot,
        ):
            column.addWidget(widget)
        self._who.hide()
        self._what.hide()
        self.body.addWidget(self.head)
        self.body.addWidget(self._body)

    def _wire(self) -> None:
        self.who.chosen.connect(self._chosen)
        self.caller.page_wanted.connect(self._page_wanted)
        self.party.changed.connect(self._party_chosen)
        self.other.textEdited.connect(self._edited)
        self.about.changed.connect(self._about_chosen)
        self.text.textChanged.connect(self._edited)
        self.back.clicked.connect(self.go_back)
        self.another.clicked.connect(self.another_wanted)
        self.log.clicked.connect(self.commit)
        self.head.closed.connect(self.discard)
        self.dismissed.connect(self.go_back)
        bind(self, {"composer.commit": self.commit})


def _in_row(holder: QWidget, *widgets: QWidget) -> QHBoxLayout:
    px = theme.px
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    for widget in widgets:
        if isinstance(widget, PlainLabel):
            widget.setFixedWidth(px(48))
        row.addWidget(widget, 1 if isinstance(widget, (LineField, FieldButton)) else 0)
    return row
