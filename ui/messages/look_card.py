"""A look at a colleague's member: whose it is, why, and an hour."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.messages.looking import LookDraft, look_in
from concierge.messages.rules import Found
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.messages.found_block import FoundBlock
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.card import FloatingCard
from ui.widgets.complaint import Complaint
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.tick import Tick

LEAD = "lead"


class LookCard(FloatingCard):
    """Esc leaves, Enter or Ctrl+Enter opens the member for an hour."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent, "look.card", width=480, scrim=True)
        self._desk, self._voice = desk, voice
        self._sending = False
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, parent=self)
        self.whose = FoundBlock(desk, self)
        self.reason = LineField("look.reason", self)
        self.secret = Tick("", "look.confidential", self)
        self._kept = Kept(desk, {"reason": self.reason}, self)
        self.trouble = Complaint("look.trouble", self)
        self._told = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.open = ActionButton(Kind.PRIMARY, "look.commit", self, icon="eye")
        self._lay_out()
        self._wire()
        language.follow(self._retranslate)

    def begin(self, number: str) -> None:
        """Ask who has this number."""
        self._kept.at("look")
        self.reason.clear()
        self._kept.listen()
        self.secret.setChecked(False)
        self.trouble.say("")
        self.open_card()
        self.whose.begin(number, self.reason)

    def commit(self) -> None:
        """Open the member."""
        if self.reason.preedit_active() or self._sending:
            return
        self.trouble.say("")
        found = self.whose.demand(self.trouble)
        if found is None:
            return
        if found.member_id is not None:
            self._opened(found.member_id)
        elif not self.reason.text().strip():
            self.trouble.say(self.tr("Write why you look."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._sending = True
            draft = LookDraft(found.id, self.reason.text(), self.secret.isChecked())
            self._desk.write(look_in, draft, then=self._opened, failed=self._failed)

    def _retranslate(self) -> None:
        self.reason.set_label(self.tr("Why do you look?"))
        self.reason.setPlaceholderText(self.tr("Why do you look?"))
        self.secret.set_text(self.tr("Confidential: their steward is not told"))
        self.open.set_text(self.tr("Open for an hour"))
        self.open.set_hint(command("composer.commit").key())
        self._tell()

    def _tell(self, _value: object = None) -> None:
        found: Found | None = self.whose.value()
        said = self.tr("Look at a colleague's member")
        if found is not None:
            said = words.fill(self.tr("Look at {who} for an hour"), who=found.address)
        self._title.setText(said)
        self.setAccessibleName(said)
        if found is not None and found.member_id is not None:
            self._told.setText(self.tr("You may see this member anyway; no reason is needed."))
        elif self.secret.isChecked():
            self._told.setText(self.tr("On the record; nobody is told."))
        else:
            self._told.setText(
                self.tr("On the record. Their steward is told that you look, and why.")
            )

    def _opened(self, member_id: UUID) -> None:
        self._sending = False
        self._kept.done()
        self.close_card()
        self._voice.open_member(member_id)

    def _failed(self, error: Exception) -> None:
        self._sending = False
        self.trouble.refuse(error)

    def _wire(self) -> None:
        self.whose.found.connect(self._tell)
        self.secret.toggled.connect(self._tell)
        self.reason.returnPressed.connect(self.commit)
        self.open.clicked.connect(self.commit)
        self.dismissed.connect(self.close_card)
        bind(self, {"composer.commit": self.commit})

    def _lay_out(self) -> None:
        px = theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.open)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(12), px(16), px(12))
        inner.setSpacing(px(10))
        for widget in (self._title, self.whose, self.reason, self.secret, self.trouble):
            inner.addWidget(widget)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self.secret.setVisible(self._desk.actor.role == LEAD)
