"""The notes of a member in the side pane: the pinned ones always, the others when asked for."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge.errors import Code, Refusal
from concierge.notes import actions
from concierge.notes import queries as notes
from concierge.notes.queries import NoteRow
from ui import language, theme
from ui.desk import Desk
from ui.drafting import Sheet, spot_of
from ui.notes.block import NoteBlock
from ui.notes.form import DRAFT, NoteForm
from ui.theme import Role
from ui.undo import WayBack
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.reload import Reload

KINDS = ("note", "retraction", "member")


class NotesSection(QWidget):
    """Only what the signed-in person may read is asked for."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self._member_id: UUID | None = None
        self._rows: list[NoteRow] = []
        self._blocks: list[NoteBlock] = []
        self._begun: str | None = None
        self._focusing = False
        self._writes = True
        self.form = NoteForm(desk, self)
        self.all = ActionButton(Kind.GHOST, "notes.all", self, icon="lock")
        self.all.setCheckable(True)
        self._label = PlainLabel("", Role.SMALL, "ink3", strong=True)
        self.new = IconButton("plus", "notes.new", self)
        self._lay_out()
        self.all.toggled.connect(self._fill)
        self.new.clicked.connect(self._write)
        self.form.committed.connect(self._commit)
        self.form.left.connect(self._leave)
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)

    def show_member(self, member_id: UUID) -> None:
        """That member's."""
        if member_id != self._member_id:
            self.form.show_member(member_id)
            self.all.setChecked(False)
            self._rows = []
            self._fill()
            self._begun = None
            self._desk.keeper.load_all(partial(self._have_drafts, member_id))
        self._member_id = member_id
        self._reload.of(member_id)

    def set_writes(self, writes: bool) -> None:
        """Whether one may write notes here; what is half written stays kept."""
        self._writes = writes
        self.new.setVisible(writes)
        if not writes:
            self.form.hide()
        for block in self._blocks:
            block.set_writes(writes)

    def go_on(self, thing: str) -> None:
        """With the note half written, the caret in it."""
        self._begun, self._focusing = thing, True
        if not self.form.isHidden():
            self._focusing = False
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self._label.setText(self.tr("Notes"))
        self.new.set_text(self.tr("New note"))
        self._count()

    def _lay_out(self) -> None:
        px = theme.px
        self._stack = QVBoxLayout()
        self._stack.setSpacing(px(6))
        self._stack.setContentsMargins(0, 0, px(6), 0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self.all)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(6), px(10), 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addLayout(self._stack)
        column.addWidget(self.form)

    def _ask(self) -> None:
        if self._member_id is not None:
            of = self._member_id
            self._desk.read(notes.notes_of, of, then=partial(self._show, of), key="notes")

    def _show(self, of: UUID, rows: list[NoteRow]) -> None:
        if of == self._member_id:
            self._rows = sorted(rows, key=_pinned_first)
            self._fill()
            self._go_on()

    def _have_drafts(self, of: UUID, drafts: dict[str, Sheet]) -> None:
        """A note begun here and not kept lies open again."""
        spots = [spot_of(place) for place in drafts]
        begun = [one.thing for one in spots if (one.member_id, one.what) == (of, DRAFT)]
        if of == self._member_id and begun:
            self._begun = begun[0]
            self._go_on()

    def _go_on(self) -> None:
        """Once the note is here of which something was changed."""
        if self._begun is None or not self._writes or not self.form.isHidden():
            return
        note = next((row for row in self._rows if str(row.id) == self._begun), None)
        if note is not None or not self._begun:
            self._begun = None
            if self._focusing:
                self.form.start(note)
            else:
                self.form.open(note)
            self._focusing = False

    def _fill(self, _all: bool = False) -> None:
        for block in self._blocks:
            self._stack.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = []
        for row in self._rows:
            if row.pinned or self.all.isChecked():
                self._add(row)
        self._count()

    def _add(self, row: NoteRow) -> None:
        block = NoteBlock(self._desk, row, self)
        block.edit_wanted.connect(self.form.start)
        block.pin_wanted.connect(self._pin)
        block.set_writes(self._writes)
        self._stack.addWidget(block)
        block.show()
        self._blocks.append(block)

    def _count(self) -> None:
        more = sum(not row.pinned for row in self._rows)
        self.all.set_text(self._said_of(more, pinned=len(self._rows) > more))
        self.all.setVisible(more > 0)

    def _said_of(self, more: int, *, pinned: bool) -> str:
        """More than what stands there, or all there are."""
        if self.all.isChecked():
            return self.tr("Only the pinned ones") if pinned else self.tr("Hide the notes")
        return self.tr("%n more notes", "", more) if pinned else self.tr("%n notes", "", more)

    def _write(self) -> None:
        self.form.start(None)

    def _leave(self) -> None:
        self.form.hide()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pin(self, row: NoteRow, pinned: bool) -> None:
        args = (row.id, row.version, row.text, row.visibility)
        as_before = self.tr("The note is not pinned") if pinned else self.tr("The note is pinned")
        undo = _pinned_back(self._desk, row, row.version + 1, not pinned, as_before)
        text = self.tr("Pinned") if pinned else self.tr("Unpinned")
        self._desk.write(
            actions.change_note,
            *args,
            pinned,
            then=partial(self._done, text, undo),
            failed=self._not_pinned,
        )

    def _commit(self) -> None:
        text, visibility, pinned = self.form.value()
        if not text:
            self.form.trouble.say(self.tr("Write the note first."))
            return
        if self._member_id is None:
            return
        note = self.form.note
        done = partial(self._kept, self.tr("Note kept"))
        if note is None:
            draft = actions.NewNote(self._member_id, text, visibility, pinned)
            self._desk.write(actions.write_note, draft, then=done, failed=self._refused)
        else:
            self._desk.write(
                actions.change_note,
                note.id,
                note.version,
                text,
                visibility,
                pinned,
                then=done,
                failed=self._refused,
            )

    def _kept(self, text: str, _result: object) -> None:
        self.form.done()
        self._voice.offer(text)

    def _done(self, text: str, undo: WayBack, _result: object) -> None:
        self._voice.offer(text, undo)

    def _not_pinned(self, error: Exception) -> None:
        self._voice.refuse(error)
        self._ask()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            return
        if error.code is Code.STALE and self.form.note is not None:
            self._desk.read(notes.notes, [self.form.note.id], then=self._compare)
        else:
            self.form.trouble.refuse(error)

    def _compare(self, found: dict[UUID, NoteRow]) -> None:
        note = self.form.note
        if note is not None and note.id in found:
            self.form.compare(found[note.id])


def _pinned_first(row: NoteRow) -> tuple[bool, float]:
    return not row.pinned, -row.at.timestamp()


def _pinned_back(
    desk: Desk,
    row: NoteRow,
    version: int,
    pinned: bool,
    undone: str,
    _answer: object = None,
) -> WayBack:
    """It comes after a change, so it must name the version that this one made."""
    args = (row.id, version, row.text, row.visibility, pinned)
    again = partial(_pinned_back, desk, row, version + 1, not pinned, "")
    return WayBack(desk, actions.change_note, *args, undone=undone, again=again)
