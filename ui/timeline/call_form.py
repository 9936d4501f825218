"""What a call card asks: who calls, about what, and what was said."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.issues.queries import IssueRow
from concierge.messages.rules import may_be_whole
from ui import theme
from ui.commands import command
from ui.desk import Desk
from ui.theme import Role
from ui.timeline.caller import CallerBlock, Calling
from ui.timeline.member_field import MemberField
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.complaint import Complaint
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.segment import Segment

MEMBER, OTHER = "member", "other"


class CallForm(QWidget):
    """`edited` tells that anything was changed by a person; `message_wanted` the number of whoever
    is none of one's own."""

    edited = Signal()
    message_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = desk.zone
        self._calling: Calling | None = None
        self._kept: dict[str, Any] = {}
        self.who = MemberField(desk, "call.find", "call.results", self)
        self.message = ActionButton(Kind.PLAIN, "call.message", self, icon="message-square")
        self.caller = CallerBlock(desk, self)
        self._who_label = PlainLabel("", Role.SMALL, "ink2", parent=self)
        self.party = Segment("call.party", self)
        self.other = LineField("call.party.name", self)
        self._what_label = PlainLabel("", Role.SMALL, "ink2", parent=self)
        self.about = FieldButton("call.about", self, framed=True)
        self.line = FieldButton("call.line", self, framed=True)
        self.text = AutoGrowEdit("call.text", self, least=3)
        self.trouble = Complaint("call.trouble", self)
        self.back = ActionButton(Kind.GHOST, "call.back", self, icon="undo-2")
        self.another = ActionButton(Kind.PLAIN, "call.another", self)
        self.log = ActionButton(Kind.PRIMARY, "call.commit", self)
        self.about.set_icon("circle-dot")
        self.other.hide()
        self.message.hide()
        self._lay_out()
        self.who.found.connect(self._found)
        self.who.nobody.connect(self._nobody)
        self.message.clicked.connect(self._message)
        self.party.changed.connect(self._party_chosen)
        self.about.changed.connect(self._about_chosen)
        self.line.changed.connect(self._tell)
        self.other.textEdited.connect(self._tell)
        self.text.textChanged.connect(self._tell)
        self.retranslate()

    def show_calling(self, found: Calling) -> None:
        """Whom it is about, and what can be chosen for them."""
        self._calling = found
        self.caller.show_header(found.header)
        icons = {line.code: line.icon for line in found.lines}
        issues = [(one.id, one.title, icons.get(one.line, "")) for one in found.issues]
        self.about.set_choices([(None, self.tr("No issue"), ""), *issues])
        lines = [(one.code, words.line_name(one), one.icon) for one in found.lines]
        self.line.set_choices(lines)
        if self._kept:
            about = self._kept.get("about")
            self.line.set_value(self._kept.get("line"))
            self.about.set_value(UUID(about) if about else None)
            self._kept = {}
        self._follow_issue()
        self._who.show()
        self._what.show()

    def calling(self) -> Calling | None:
        """Whom it is about, once that is known."""
        return self._calling

    def party_name(self) -> str:
        """Who speaks; '' is the member."""
        return self.other.text().strip() if self.party.value() == OTHER else ""

    def issue(self) -> IssueRow | None:
        """The issue it is about."""
        issues = self._calling.issues if self._calling else ()
        return next((one for one in issues if one.id == self.about.value()), None)

    def line_code(self) -> str | None:
        """The business line."""
        value = self.line.value()
        return None if value is None else str(value)

    def held(self) -> dict[str, Any]:
        """What the fields hold, as it can be kept."""
        issue = self.issue()
        about = str(issue.id) if issue else None
        return {"other": self.party_name(), "about": about, "line": self.line_code()}

    def put(self, text: str, held: dict[str, Any]) -> None:
        """What was kept; issue and line once it is known whom it is about."""
        self.text.setPlainText(text)
        self._kept = held
        if held.get("other"):
            self.other.setText(str(held["other"]))
            self.party.set_value(OTHER)
            self.other.show()

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """What is wrong, in a sentence; '' takes it back."""
        self.trouble.say(sentence)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        self.who.set_label(self.tr("Who is calling: name, phone tail or number"))
        self.who.field.setPlaceholderText(self.tr("Name, phone tail or number"))
        self.message.set_text(self.tr("Take a message for a colleague's member"))
        self.message.set_hint("Enter")
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
            self.show_calling(self._calling)

    def _found(self, n: int) -> None:
        """None of mine has this number: it may be a colleague's member."""
        typed = self.who.field.text()
        self.message.setVisible(n == 0 and may_be_whole(typed, self._zone.key))

    def _nobody(self, typed: str) -> None:
        if may_be_whole(typed, self._zone.key):
            self.message_wanted.emit(typed)

    def _message(self) -> None:
        self.message_wanted.emit(self.who.field.text())

    def _party_chosen(self, value: str) -> None:
        self.other.setVisible(value == OTHER)
        if value == OTHER:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _about_chosen(self, _value: object) -> None:
        self._follow_issue()
        self._tell()

    def _follow_issue(self) -> None:
        """An issue brings its business line along."""
        issue = self.issue()
        self.line.setEnabled(issue is None)
        if issue is not None:
            self.line.set_value(issue.line)

    def _tell(self, _value: object = None) -> None:
        self.complain("")
        self.edited.emit()

    def _lay_out(self) -> None:
        px = theme.px
        self._who, self._what, foot = QWidget(self), QWidget(self), QWidget(self)
        _in_row(self._who, self._who_label, self.party, self.other).addStretch(0)
        _in_row(self._what, self._what_label, self.about, self.line)
        row = _in_row(foot, self.back)
        row.addStretch(1)
        row.addWidget(self.another)
        row.addWidget(self.log)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(10))
        above = (self.who, self.message, self.caller, self._who, self._what)
        for widget in (*above, self.text, self.trouble, foot):
            column.addWidget(widget)
        self._who.hide()
        self._what.hide()


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
