"""Writing a note, or changing one: its text, who may read it, whether it is pinned."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.notes.kinds import Visibility
from concierge.notes.queries import NoteRow
from ui import language, theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.theme import Role
from ui.widgets.acting_key import ActingKey
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import is_enter
from ui.widgets.complaint import Complaint
from ui.widgets.conflict import Conflict
from ui.widgets.edit import AutoGrowEdit
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.tick import Tick

DRAFT = "side-note"
"""What a note begun in the side pane is called among drafts."""


class NoteForm(QWidget):
    """On internal ground. Ctrl+Enter keeps it, Esc leaves it; what was written stays for later."""

    committed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member_id: UUID | None = None
        self.note: NoteRow | None = None
        self._word = PlainLabel("", Role.SMALL, "intink", strong=True, wrap=True, parent=self)
        self.text = AutoGrowEdit("note.text", self, least=3, most=12)
        self.visibility = FieldButton("note.visibility", self)
        self.pinned = Tick("", "note.pinned", self)
        self.trouble = Complaint(parent=self)
        self.conflict = Conflict("note.conflict", self)
        self.commit = ActionButton(Kind.PRIMARY, "note.commit", self)
        self.cancel = ActionButton(Kind.GHOST, "note.cancel", self)
        ActingKey(self.commit, self)
        fields = {"text": self.text, "visibility": self.visibility, "pinned": self.pinned}
        self.kept = Kept(desk, fields, self)
        self._lay_out()
        self.commit.clicked.connect(self.committed)
        self.cancel.clicked.connect(self.left)
        self.conflict.mine.connect(self.committed)
        self.conflict.theirs.connect(self._take_theirs)
        language.follow(self._retranslate)
        self.visibility.set_value(Visibility.HANDOVER)
        self.hide()

    def show_member(self, member_id: UUID) -> None:
        """Notes of that member from now on; what was begun for another is kept with them."""
        self.member_id, self.note = member_id, None
        self.kept.at("")
        self.text.clear()
        self.hide()

    def start(self, note: NoteRow | None) -> None:
        """For that note, or a new one, the caret in it."""
        self.open(note)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, note: NoteRow | None) -> None:
        """For that note, or a new one; what was begun of it comes back."""
        place = self._place(note)
        if place != self.kept.place:
            self.kept.at(place)
            self.text.setPlainText(note.text if note else "")
            self.visibility.set_value(note.visibility if note else Visibility.HANDOVER)
            self.pinned.setChecked(note.pinned if note else False)
            self.kept.listen()
        self.note = note
        self.conflict.hide()
        self.trouble.say("")
        # Only who wrote a note says who may read it.
        self.visibility.setEnabled(note is None or note.mine)
        self.show()

    def compare(self, theirs: NoteRow) -> None:
        """Somebody changed it meanwhile: both texts, and a choice."""
        self.note = theirs
        self.conflict.ask(self.text.toPlainText(), theirs.text)

    def done(self) -> None:
        """It is kept: empty again."""
        self.note = None
        self.kept.done()
        self.kept.at("")
        self.text.clear()
        self.hide()

    def value(self) -> tuple[str, Visibility, bool]:
        """Text, who may read it, pinned."""
        visibility = self.visibility.value()
        who = visibility if isinstance(visibility, Visibility) else Visibility.HANDOVER
        return self.text.toPlainText().strip(), who, self.pinned.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter(event) and control:
            self.committed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        painter.fillRect(self.rect(), colours.internal)
        painter.fillRect(0, 0, 2, self.height(), colours.intl)

    def _retranslate(self) -> None:
        self._word.setText(self.tr("Internal only, never sent to the member"))
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setPlaceholderText(self.tr("What to remember of this person"))
        self.visibility.set_label(self.tr("Who may read it"))
        self.visibility.set_choices([(one, words.name(one), "") for one in Visibility])
        self.pinned.set_text(self.tr("Pinned"))
        self.commit.set_text(self.tr("Keep"))
        self.commit.set_hint("Ctrl+Enter")
        self.cancel.set_text(self.tr("Cancel"))

    def _lay_out(self) -> None:
        px = theme.px
        below = QHBoxLayout()
        below.addWidget(self.visibility)
        below.addWidget(self.pinned)
        below.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(8), px(8))
        column.setSpacing(px(4))
        column.addWidget(self._word)
        column.addWidget(self.text)
        column.addWidget(self.trouble)
        column.addLayout(below)
        column.addWidget(self.conflict)
        column.addLayout(buttons)

    def _place(self, note: NoteRow | None) -> str:
        if self.member_id is None:
            return ""
        return place_of(self.member_id, DRAFT, note.id if note else "")

    def _take_theirs(self) -> None:
        if self.note is not None:
            self.text.setPlainText(self.note.text)
