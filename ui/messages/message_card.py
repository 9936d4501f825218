"""A message for a colleague's member: found by a full number, taken down, and nothing read."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.messages.rules import Found, TakenMessage
from concierge.messages.taking import take_message
from concierge.timeline.kinds import Channel, PartyKind
from concierge.timeline.rules import with_whom
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.drafting import Sheet
from ui.left_messages import LeftMessage, message_place
from ui.messages.found_block import FoundBlock
from ui.party.whom_field import WhomField
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.card import FloatingCard
from ui.widgets.complaint import Complaint
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.tick import Tick


class MessageCard(FloatingCard):
    """Esc leaves and keeps the draft, by the number it is for; Ctrl+Enter takes the message."""

    left = Signal(object)  # LeftMessage
    gone = Signal(str)  # the place of one that does not wait any more

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent, "message.card", width=480, scrim=True)
        self._desk, self._voice = desk, voice
        self._sending = False
        self._at = ""
        self.keeper = desk.keeper
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, parent=self)
        self.whose = FoundBlock(desk, self)
        self.channel = FieldButton("message.channel", self, framed=True)
        self.party = LineField("message.party", self)
        self.whom = WhomField("message.whom", self.party, self, framed=True)
        self.urgent = Tick("", "message.urgent", self)
        self.text = AutoGrowEdit("message.text", self, least=4)
        self.trouble = Complaint("message.trouble", self)
        self._told = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.open = ActionButton(Kind.PLAIN, "message.open", self, icon="corner-down-left")
        self.take = ActionButton(Kind.PRIMARY, "message.commit", self)
        self._lay_out()
        self._wire()
        language.follow(self._retranslate)

    def begin(self, number: str, text: str = "") -> None:
        """Ask who has this number; `text` is what was written down of the call so far."""
        self._tell_left()
        self._at = ""  # what is laid here now nobody typed
        self._empty()
        self.text.setPlainText(text)
        self.open_card()
        self.whose.begin(number, self.text)
        self._at = message_place(number)
        if text.strip():
            self._edited()
        self.keeper.load([self._at], self._have_drafts)

    def go_on(self, message: LeftMessage) -> None:
        """That one in front again; who it is for is asked anew only where that is not known."""
        if message.place == self._at and self.whose.value() is not None:
            self.open_card()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin(message.number)

    def close_card(self) -> None:
        """What is written waits."""
        self._tell_left()
        super().close_card()

    def in_front(self) -> str:
        """The place of the one that is written on now."""
        return self._at if self.isVisible() else ""

    def commit(self) -> None:
        """Take the message."""
        if self.text.preedit_active() or self._sending:
            return
        self.trouble.say("")
        found = self.whose.demand(self.trouble)
        if found is None:
            return
        if not self.text.toPlainText().strip():
            self.trouble.say(self.tr("Write what was said."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._sending = True
            self._desk.write(
                take_message,
                TakenMessage(
                    found.id,
                    self.text.toPlainText(),
                    Channel(str(self.channel.value())),
                    self.whom.party(),
                    self.urgent.isChecked(),
                    self.whom.kind(),
                ),
                then=self._taken,
                failed=self._failed,
                initiator=self,
            )

    def keep_drafts(self) -> None:
        """Before the window closes."""
        self.keeper.flush_and_wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Left and alt:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._call_it(self.whose.value())
        self.channel.set_label(self.tr("Channel"))
        self.channel.set_choices([(one.value, words.name(one), "") for one in Channel])
        self.whom.set_label(self.tr("What they are who left the word"))
        self.whom.retranslate()
        self.party.set_label(self.tr("Who called; empty is the member"))
        self.party.setPlaceholderText(self.tr("Their name"))
        self.urgent.set_text(words.name("urgent", "Urgency"))
        self.text.setAccessibleName(self.tr("What was said"))
        self.text.setPlaceholderText(self.tr("What was said, and what they wait for"))
        self._told.setText(
            self.tr("Their steward answers it; you see nothing more of this member.")
        )
        self.open.set_text(self.tr("Open"))
        self.take.set_text(self.tr("Take the message"))
        self.take.set_hint(command("composer.commit").key())

    def _found(self, found: Found | None) -> None:
        """One's own member needs no message."""
        self._call_it(found)
        self.open.setVisible(found is not None and found.member_id is not None)

    def _call_it(self, found: Found | None) -> None:
        said = self.tr("Take a message")
        if found is not None:
            said = words.fill(self.tr("Take a message for {who}"), who=found.address)
        self._title.setText(said)
        self.setAccessibleName(said)

    def _open(self) -> None:
        found = self.whose.value()
        if found is not None and found.member_id is not None:
            self._leave()
            self._voice.open_member(found.member_id)

    def _taken(self, _result: object) -> None:
        self._sending = False
        found = self.whose.value()
        self.keeper.drop(message_place(self.whose.number.text()))
        said = self.tr("Message for {who} taken; {steward} has it on Today")
        if found is not None:
            self._voice.offer(words.fill(said, who=found.address, steward=found.steward))
        self._empty()
        self.close_card()

    def _failed(self, error: Exception) -> None:
        self._sending = False
        self.trouble.refuse(error)

    def _leave(self) -> None:
        self.keeper.flush()
        self.close_card()

    def _tell_left(self) -> None:
        """By the number its draft is kept at; another may be typed by now, with one of its own."""
        if self.isVisible() and self.text.toPlainText().strip():
            number = self._at.partition(":")[2]
            self.left.emit(LeftMessage(number, self._who()))

    def _who(self) -> str:
        """Their form of address, as far as the draft is kept for them."""
        found, typed = self.whose.value(), message_place(self.whose.number.text())
        return found.address if found is not None and typed == self._at else ""

    def _empty(self) -> None:
        self.text.clear()
        self.whom.empty()
        self.urgent.setChecked(False)
        self.channel.set_value(Channel.PHONE.value)
        self.trouble.say("")

    def _edited(self) -> None:
        text, number = self.text.toPlainText(), self.whose.number.text()
        if not self._at:
            return
        if message_place(number) != self._at:
            self.keeper.keep(self._at, None)  # it is for this number now
            self.gone.emit(self._at)
            self._at = message_place(number)
        if text.strip():
            fields = {
                "party": self.party.text(),
                "party_kind": self.whom.kind().value,
                "urgent": self.urgent.isChecked(),
                "channel": str(self.channel.value()),
                "who": self._who(),
            }
            self.keeper.keep(
                message_place(number), Sheet(text, self.text.textCursor().position(), fields)
            )
        else:
            self.keeper.keep(message_place(number), None)
            self.gone.emit(message_place(number))
        self.trouble.say("")

    def _have_drafts(self, found: dict[str, Sheet]) -> None:
        kept = found.get(message_place(self.whose.number.text()))
        if kept is None or self.text.toPlainText().strip():
            return
        self.text.setPlainText(kept.text)
        cursor = self.text.textCursor()
        cursor.setPosition(min(kept.caret, len(kept.text)))
        self.text.setTextCursor(cursor)
        self.party.setText(str(kept.fields.get("party") or ""))
        self.whom.set_value(with_whom(_kind(kept), self.party.text().strip()))
        self.urgent.setChecked(bool(kept.fields.get("urgent")))
        self.channel.set_value(kept.fields.get("channel") or Channel.PHONE.value)

    def _wire(self) -> None:
        self.whose.found.connect(self._found)
        self.text.textChanged.connect(self._edited)
        self.party.textEdited.connect(self._edited)
        self.whom.changed.connect(self._edited)
        self.urgent.toggled.connect(self._edited)
        self.channel.changed.connect(self._edited)
        self.party.returnPressed.connect(self.commit)
        self.take.clicked.connect(self.commit)
        self.open.clicked.connect(self._open)
        self.dismissed.connect(self._leave)
        bind(self, {"composer.commit": self.commit})

    def _lay_out(self) -> None:
        px = theme.px
        how = QHBoxLayout()
        how.setSpacing(px(8))
        how.addWidget(self.channel)
        how.addWidget(self.whom)
        how.addWidget(self.party, 1)
        how.addWidget(self.urgent)
        # The field of the kind is made after that of the name, which it follows.
        for one, following in pairwise((self.channel, self.whom, self.party, self.urgent)):
            self.setTabOrder(one, following)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.open)
        foot.addWidget(self.take)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(12), px(16), px(12))
        inner.setSpacing(px(10))
        inner.addWidget(self._title)
        inner.addWidget(self.whose)
        inner.addLayout(how)
        inner.addWidget(self.text)
        inner.addWidget(self.trouble)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self.open.hide()


def _kind(kept: Sheet) -> str | None:
    """Of a draft of before, which had none, a name says it."""
    said = kept.fields.get("party_kind")
    return str(said) if said in set(PartyKind) else None
